"""What is built holds the package and nothing else, and asks for everything that it imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
EXTRAS = [Requirement(text) for texts in PROJECT["project"]["optional-dependencies"].values() for text in texts]
DEVELOPMENT = [Requirement(text) for text in PROJECT["dependency-groups"]["dev"]]
# Distributions whose modules nothing of ours imports, with the reason why they are asked for.
NOT_IMPORTED = {
    "lxml-html-clean": "jusText imports it",
    "psycopg": "SQLAlchemy imports it by its name",
    "tzdata": "zoneinfo reads it where the system has no time zones",
}
OPTIONAL = {"apprise", "dkimpy", "psycopg"}


def imported(folder: Path) -> Iterator[tuple[str, bool]]:
    """The distributions whose modules are imported, and whether when the importing module is loaded."""
    owners = packages_distributions()
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        loaded = {id(node) for node in tree.body}
        for node in ast.walk(tree):
            for name in modules(node):
                top = name.partition(".")[0]
                script = not path.with_name("__init__.py").exists()  # which imports those beside it by their bare names
                ours = any((ROOT / there).exists() for there in (top, f"training/{top}.py")) or (
                    script and path.with_name(f"{top}.py").exists()
                )
                if top not in sys.stdlib_module_names and not ours:
                    # What no distribution here brings keeps its own name: it is declared by nobody.
                    yield canonicalize_name(owners.get(top, [top])[0]), id(node) in loaded


def modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def names(requirements: list[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}


def test_every_import_is_declared_and_every_declaration_needed():
    wanted = {name for name, _ in imported(ROOT / "monitor")}
    assert wanted | set(NOT_IMPORTED) == names(DEPENDENCIES) | names(EXTRAS)
    assert wanted.isdisjoint(NOT_IMPORTED)


def test_no_module_needs_an_extra_to_be_loaded():
    assert {name for name, at_load in imported(ROOT / "monitor") if at_load} & names(EXTRAS) == set()
    assert names(EXTRAS) == OPTIONAL


@pytest.mark.parametrize("folder", ["tests", "benchmarks"])
def test_tests_import_what_the_project_declares(folder: str):
    declared = names(DEPENDENCIES) | names(EXTRAS) | names(DEVELOPMENT)
    assert {name for name, _ in imported(ROOT / folder)} - declared == set()


@pytest.mark.parametrize("requirement", [*DEPENDENCIES, *EXTRAS, *DEVELOPMENT], ids=str)
def test_every_requirement_has_a_lower_bound_that_the_lock_meets(requirement: Requirement):
    assert [bound.operator for bound in requirement.specifier if bound.operator.startswith(">")] == [">="]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==(\S+)", lock, re.MULTILINE))
    assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a wheel and a source archive, made without a network."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", folder], cwd=ROOT, check=True)
    return folder


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(built: Path):
    (wheel,) = built.glob("*.whl")
    with ZipFile(wheel) as archive:
        held = set(archive.namelist())
    package = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "monitor").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    facts = {name for name in held if ".dist-info/" in name}
    assert held - facts == package
    assert {name.partition(".dist-info/")[2] for name in facts} == {
        "METADATA", "WHEEL", "RECORD", "entry_points.txt",
        "licenses/LICENSE", "licenses/monitor/web/static/htmx.LICENSE",
    }  # fmt: skip


def test_the_source_archive_builds_the_same_wheel(built: Path, tmp_path: Path):
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=folder, check=True)
    (again,), (first,) = tmp_path.glob("*.whl"), built.glob("*.whl")
    with ZipFile(again) as one, ZipFile(first) as other:
        assert set(one.namelist()) == set(other.namelist())
