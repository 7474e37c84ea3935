"""How long the program takes to say something: `--help`, and the first command that reads a database.

    python benchmarks/startup.py [--runs 15]

Prints the fastest and the median of so many runs in milliseconds, beside `python -c pass`, with compiled modules at
hand as an installed program has them. `--help` may take at most 150 ms more than that; exits with 1 if it takes longer.
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


def measure(arguments: list[str], runs: int, folder: Path) -> tuple[float, float]:
    """Fastest and median milliseconds of a Python process with these arguments, after one that compiles."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    taken = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True)
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken[1:]), statistics.median(taken[1:])


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "monitor", "init"], cwd=folder, check=True, capture_output=True)
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
    print(f"--help takes {more:.1f} ms more than nothing at all (limit {LIMIT_MS:.0f} ms)")
    return int(more > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
