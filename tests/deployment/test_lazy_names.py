"""Packages that load what is asked for: what type checkers are told of them is what they give."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAZY = sorted(
    str(file.parent.relative_to(ROOT)).replace("/", ".")
    for file in (ROOT / "monitor").rglob("__init__.py")
    if "lazy_names(" in file.read_text("utf-8")
)


def declared(package: str) -> dict[str, str]:
    """Each name that type checkers are told of, and the module it comes from."""
    tree = ast.parse((ROOT / package.replace(".", "/") / "__init__.py").read_text("utf-8"))
    blocks = (node for node in tree.body if isinstance(node, ast.If))
    imports = (node for block in blocks for node in block.body if isinstance(node, ast.ImportFrom))
    return {name.name: str(node.module) for node in imports for name in node.names}


def tabled(package: str) -> dict[str, str]:
    """Each name that the package loads, and the module it is loaded from."""
    tree = ast.parse((ROOT / package.replace(".", "/") / "__init__.py").read_text("utf-8"))
    tables = (node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    pairs = (pair for table in tables for pair in zip(table.keys, table.values, strict=True))
    return {name: ast.literal_eval(key) for key, value in pairs if key for name in ast.literal_eval(value).split()}


def test_there_are_some() -> None:
    assert {"monitor.extract", "monitor.model", "monitor.pipeline"} <= set(LAZY)


@pytest.mark.parametrize("package", LAZY)
def test_the_table_is_what_type_checkers_are_told(package: str) -> None:
    table = tabled(package)
    public = import_module(package).__all__
    assert {name: home for name, home in declared(package).items() if name in public} == {
        name: table[name] for name in public if name in table
    }
    assert set(table) <= set(public)
    modules = {file.stem for file in (ROOT / package.replace(".", "/")).glob("*.py")}
    assert modules.isdisjoint(table), "once that module is imported, the name would mean the module"


@pytest.mark.parametrize("package", LAZY)
def test_every_public_name_is_there(package: str) -> None:
    room = import_module(package)
    for name, home in tabled(package).items():
        assert getattr(room, name) is getattr(import_module(home), name)
    with pytest.raises(AttributeError, match="no_such_name"):
        room.no_such_name  # noqa: B018
