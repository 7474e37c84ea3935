"""Install the package in three ways on every Python there is, outside the checkout, and try each installation.

locked   the versions of requirements.lock, with all extras
lowest   the lowest versions that pyproject.toml allows, with all extras
newest   what a plain ``pip install`` chooses today, by the oldest pip that comes with that Python; first without extras

Each runs the tests of ``tests/smoke``; the plain installation also runs ``monitor demo`` and ``monitor compare``.
Pythons that were not found are named: for them it is only checked that all three ways can be resolved to wheels.
With ``--here`` only the Python that runs this is tried, and the others are resolved.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ",".join(PROJECT["optional-dependencies"])
PYTHONS = [found[1] for line in PROJECT["classifiers"] if (found := re.search(r":: (3\.\d+)$", line))]
UV = Path(sys.executable).with_name("uv")
# What tests/smoke imports besides the package and its dependencies.
FOR_TESTS = ("pytest", "cryptography")
# Binary wheels only, so that a missing one is noticed; dkimpy is published as source only, and pure Python.
WHEELS = ("--only-binary", ":all:", "--no-binary", "dkimpy")
LOWEST = ("--resolution", "lowest-direct", "--prerelease", "disallow")
# A step that takes longer than this hangs: on an idle machine the longest takes one.
STEP_SECONDS = 1200


@dataclass(frozen=True)
class Bench:
    """A folder outside the checkout with what was built, the smoke tests and a log of each installation."""

    folder: Path
    wheel: Path
    source: Path
    constraints: Path

    @classmethod
    def laid_out(cls, folder: Path) -> Bench:
        """Build the package and copy the tests."""
        run([sys.executable, "-m", "hatchling", "build", "-d", folder / "dist"], ROOT)
        helpers = ("__init__.py", "databases.py", "prepared.py", "send/servers.py")
        for name in ("pyproject.toml", *(f"tests/{helper}" for helper in helpers)):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        shutil.copytree(ROOT / "tests" / "smoke", folder / "tests" / "smoke")
        constraints = folder / "constraints.txt"
        lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        constraints.write_text("\n".join(re.findall(r"^[a-z0-9].*?(?= \\$)", lock, re.MULTILINE)), encoding="utf-8")
        (wheel,), (source,) = (folder / "dist").glob("*.whl"), (folder / "dist").glob("*.tar.gz")
        return cls(folder, wheel, source, constraints)


@dataclass
class Trial:
    """One installation: its environment, and what was said while it was made and tried."""

    bench: Bench
    name: str
    log: list[str] = field(default_factory=list)

    @property
    def environment(self) -> Path:
        return self.bench.folder / "environments" / self.name

    @property
    def python(self) -> Path:
        return self.environment / "bin" / "python"

    def run(self, *command: str | Path) -> None:
        """Run a command in the bench's folder. Raises CalledProcessError."""
        self.log.append(f"$ {' '.join(map(str, command))}")
        self.log.append(run(command, self.bench.folder))

    def smoke(self, *options: str) -> None:
        """The smoke tests, on the package as it was installed and not on the checkout."""
        self.run(self.python, "-c", "import monitor, sys; assert monitor.__file__.startswith(sys.prefix)")
        self.run(self.python, "-m", "pytest", "-p", "no:cacheprovider", *options, "tests/smoke")


def run(command: Sequence[str | Path], folder: Path) -> str:
    """What a command says. Raises CalledProcessError, which holds that too, or TimeoutExpired."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            said, _ = process.communicate(timeout=STEP_SECONDS)
        except subprocess.TimeoutExpired as late:
            # As Ctrl-C does: tests then stop the servers that they started.
            process.send_signal(signal.SIGINT)
            late.output, _ = process.communicate()
            raise
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return said


def locked(trial: Trial, python: Path) -> None:
    """Warnings are errors here: these versions only change when we change them."""
    trial.run(UV, "venv", "--quiet", "--python", python, trial.environment)
    wanted = (f"{trial.bench.wheel}[{EXTRAS}]", *FOR_TESTS)
    trial.run(UV, "pip", "install", "--python", trial.python, "--constraint", trial.bench.constraints, *wanted)
    trial.run(UV, "pip", "check", "--python", trial.python)
    trial.run(trial.python, "-W", "error", "-m", "monitor", "--help")
    trial.smoke()


def lowest(trial: Trial, python: Path) -> None:
    """The lower bounds of pyproject.toml, raised only where there is no wheel for this Python."""
    trial.run(UV, "venv", "--quiet", "--python", python, trial.environment)
    wanted = (f"{trial.bench.wheel}[{EXTRAS}]", *FOR_TESTS)
    # The tools of the tests are not what is tried: they may be as new as they like.
    chosen = trial.environment / "lowest.txt"
    trial.run(
        UV, "pip", "compile", *LOWEST, *WHEELS, "--all-extras", "--python", trial.python, "--no-header", "--quiet",
        "--output-file", chosen, ROOT / "pyproject.toml",
    )  # fmt: skip
    if trial.name.startswith(f"{PYTHONS[0]}-"):
        reached_bounds(chosen.read_text(encoding="utf-8"))
    trial.run(UV, "pip", "install", "--python", trial.python, *WHEELS, "--constraint", chosen, *wanted)
    trial.run(UV, "pip", "check", "--python", trial.python)
    trial.smoke("-o", "filterwarnings=default")


def reached_bounds(chosen: str) -> None:
    """Raises ValueError for lower bounds that were not chosen, since something else asks for more: they say nothing."""
    pins = {name: Version(version) for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", chosen, re.MULTILINE)}
    extras = PROJECT["optional-dependencies"].values()
    wanted = [Requirement(text) for texts in (PROJECT["dependencies"], *extras) for text in texts]
    found = [
        f"{one.name} {pins[one.name]}"
        for one in wanted
        if not any(bound.operator == ">=" and Version(bound.version) == pins[one.name] for bound in one.specifier)
    ]
    if found:
        raise ValueError(f"the lowest versions that can be installed are higher than declared: {', '.join(found)}")


def newest(trial: Trial, python: Path) -> None:
    """As somebody installs it who has nothing but Python."""
    pip = (trial.python, "-m", "pip", "--disable-pip-version-check")
    trial.run(python, "-m", "venv", trial.environment)
    trial.run(*pip, "--version")
    trial.run(*pip, "install", "--quiet", trial.bench.source)
    trial.run(*pip, "check")
    program = trial.environment / "bin" / "monitor"
    for name, text in (("old", "The bridge is open."), ("new", "The bridge is open. Two people were hurt.")):
        (trial.environment / f"{name}.txt").write_text(text, encoding="utf-8")
    trial.run(program, "compare", trial.environment / "old.txt", trial.environment / "new.txt")
    trial.run(program, "demo")
    trial.run(*pip, "install", "--quiet", f"{trial.bench.source}[{EXTRAS}]", *FOR_TESTS)
    trial.run(*pip, "check")
    trial.smoke("-o", "filterwarnings=default")


def resolved(trial: Trial, version: str) -> None:
    """What can be said of a Python that is not here: every version that would be chosen has a wheel for it."""
    choose = (
        UV,
        "pip",
        "compile",
        "--quiet",
        *WHEELS,
        "--all-extras",
        "--python-version",
        version,
        ROOT / "pyproject.toml",
    )
    trial.run(*choose)
    trial.run(*choose, *LOWEST)
    trial.run(*choose, "--constraint", trial.bench.constraints)


def interpreters(version: str) -> Iterator[tuple[tuple[int, ...], Path]]:
    """The Pythons of a version on this machine that can make environments, with the version of the pip they bring."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    for python in (
        *(folder / f"python{version}" for folder in folders),
        *pyenv.glob(f"versions/{version}.*/bin/python"),
    ):
        ask = "import ensurepip, sys, venv; print(ensurepip.version(), *sys.version_info[:2])"
        try:
            pip, *found = run([python, "-c", ask], ROOT).split()
        except (OSError, subprocess.SubprocessError, ValueError):
            continue
        if ".".join(found) == version:
            yield tuple(int(part) for part in re.findall(r"\d+", pip)), python


def attempt(trial: Trial, way: Callable[[], None]) -> bool:
    """Whether it went well, which is said at once; if not, with all that was said before."""
    start = time.monotonic()
    problem = ""
    try:
        way()
    except subprocess.CalledProcessError as error:
        problem = f"exit status {error.returncode}"
        trial.log.append(error.output)
    except ValueError as error:
        problem = str(error)
    except subprocess.TimeoutExpired as error:
        problem = f"took longer than {STEP_SECONDS} s"
        trial.log.append(error.output)
    lines = [f"{trial.name:15} {problem or 'ok'} ({time.monotonic() - start:.0f} s)", *(trial.log if problem else [])]
    print("\n".join(lines), flush=True)
    return not problem


def trials(bench: Bench) -> Iterator[tuple[Trial, Callable[[], None]]]:
    """All that is to be tried, the longest first."""
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    tried = [here] if "--here" in sys.argv else PYTHONS
    found = {v: min(interpreters(v), default=(None, None))[1] if v in tried else None for v in PYTHONS}
    for way in (newest, lowest, locked):
        for version, python in found.items():
            if python:
                trial = Trial(bench, f"{version}-{way.__name__}")
                yield trial, lambda way=way, trial=trial, python=python: way(trial, python)
    for version, python in found.items():
        if not python:
            print(
                f"!!! NOT TRIED: Python {version} (not asked for, or not here): only its wheels are looked for",
                flush=True,
            )
            trial = Trial(bench, f"{version}-resolved")
            yield trial, lambda trial=trial, version=version: resolved(trial, version)


def main() -> int:
    """Try all; the status is that of the program."""
    with tempfile.TemporaryDirectory(prefix="monitor-installs-") as name, ThreadPoolExecutor(os.cpu_count()) as pool:
        bench = Bench.laid_out(Path(name))
        outcomes = [pool.submit(attempt, trial, way) for trial, way in trials(bench)]
        passed = [outcome.result() for outcome in outcomes].count(True)
    print(f"{passed} passed, {len(outcomes) - passed} failed")
    return 0 if passed == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
