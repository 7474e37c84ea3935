"""Start-up time of the program: `--help`, and a command that reads a database.

    python benchmarks/startup.py [--runs 15]      # how long commands take
    python benchmarks/startup.py --imports        # what commands and parsing processes import, by `-X importtime`

Prints the fastest and the median run in milliseconds, also for `python -c pass`, with compiled modules as in an
installation. Exits with 1 if `--help` takes more than 150 ms longer than `python -c pass`.

With `--imports` prints for each command, and for a parsing process for each kind of call: the number of imported
modules, the milliseconds of their import (by `-X importtime`, best of all runs), memory, and the slowest packages.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_MS = 150.0
COMMANDS = {
    "--help": ["-m", "monitor", "--help"],
    "log -n 5": ["-m", "monitor", "log", "-n", "5"],
    "poll": ["-m", "monitor", "poll"],
}
# A parsing process imports these before its first call of each kind: the worker, and the modules of `ports.loads`.
CALLS = ("reading.same_article", "reading.read_feed", "reading.read_page", "comparing.judge", "comparing.read_contents")
PARSER = (
    "import importlib, monitor.sandbox.worker\n"
    "module, _, name = {call!r}.partition('.')\n"
    "function = getattr(importlib.import_module('monitor.pipeline.' + module), name)\n"
    "[importlib.import_module(needed) for needed in function.loads]"
)
SHOWN = 5


def environment(folder: Path) -> dict[str, str]:
    """Environment variables by which modules are compiled, as in an installation."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def imports(arguments: list[str], runs: int, folder: Path) -> tuple[int, float, float, dict[str, float]]:
    """Number of imported modules, milliseconds, megabytes, and milliseconds by top-level package; the best run."""
    best: tuple[int, float, float, dict[str, float]] | None = None
    for _ in range(runs + 1):
        command = [sys.executable, "-X", "importtime", *arguments]
        process = subprocess.Popen(
            command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        with process.stderr as report:
            lines = report.read().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        packages: dict[str, float] = {}
        count = 0
        for line in lines:
            parts = line.removeprefix("import time:").split("|")
            if len(parts) == 3 and parts[0].strip().isdigit():
                top = parts[2].strip().partition(".")[0]
                packages[top] = packages.get(top, 0.0) + int(parts[0]) / 1000
                count += 1
        found = (count, sum(packages.values()), usage.ru_maxrss / 1024, packages)
        if best is None or found[1] < best[1]:
            best = found
    assert best is not None
    return best


def print_imports(runs: int, folder: Path) -> None:
    parsers = {f"parser: {call}": ["-c", PARSER.format(call=call)] for call in CALLS}
    nothing, *_ = imports(["-c", "pass"], runs, folder)
    print(f"modules imported beyond the {nothing} of `python -c pass`")
    for label, arguments in (COMMANDS | parsers).items():
        count, taken, memory, packages = imports(arguments, runs, folder)
        most = sorted(packages.items(), key=lambda item: item[1], reverse=True)[:SHOWN]
        costly = ", ".join(f"{name} {cost:.0f}" for name, cost in most)
        print(f"{label:<30} {count - nothing:>4} modules {taken:>6.0f} ms {memory:>5.0f} MB   {costly}", flush=True)


def measure(arguments: list[str], runs: int, folder: Path) -> tuple[float, float]:
    """Fastest and median milliseconds of a Python process; the first run, which compiles, is not counted."""
    taken = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments], cwd=folder, env=environment(folder), check=True, capture_output=True
        )
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken[1:]), statistics.median(taken[1:])


def main() -> int:
    """Measure and print; the exit status is 1 beyond the limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--imports", action="store_true", help="what is imported, instead of how long commands take")
    arguments = parser.parse_args()
    runs = arguments.runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "monitor", "init"], cwd=folder, check=True, capture_output=True)
        if arguments.imports:
            print_imports(runs, folder)
            return 0
        commands = {
            "python -c pass": ["-c", "pass"],
            "monitor --help": ["-m", "monitor", "--help"],
            "monitor diff --help": ["-m", "monitor", "diff", "--help"],
            "monitor log": ["-m", "monitor", "log"],
        }
        results = {label: measure(arguments, runs, folder) for label, arguments in commands.items()}
    for label, (fastest, median) in results.items():
        print(f"{label:<20} fastest {fastest:7.1f} ms   median {median:7.1f} ms")
    more = results["monitor --help"][0] - results["python -c pass"][0]
    print(f"--help takes {more:.1f} ms more than `python -c pass` (limit {LIMIT_MS:.0f} ms)")
    return int(more > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
