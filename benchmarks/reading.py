"""What it costs to read a page of the invented newsroom in full, as a parsing process does.

    python benchmarks/reading.py [--pages 100] [--rounds 4] [--beside OTHER-CHECKOUT/.venv/bin/python]

Processor milliseconds a page: of each page the least of all rounds, and their mean. Each round is a process of its own,
and the checkouts take turns. A page has some 225 lines, most of them boilerplate that differs at every visit.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from updates import articles

# What has been read before costs less: menus, and the tables of phrases.
FIRST = 5
READ = """
import json, pickle, sys, time
from monitor.pipeline.reading import read_page
spent = []
for body, url in pickle.load(open(sys.argv[1], "rb")):
    began = time.process_time()
    read_page(body, url, "text/html")
    spent.append(time.process_time() - began)
print(json.dumps(spent))
"""


def spent(python: str, pages: Path) -> list[float]:
    """Processor seconds of each page after the first few, read by another process."""
    done = subprocess.run([python, "-c", READ, str(pages)], cwd=pages.parent, capture_output=True, check=True)
    seconds: list[float] = json.loads(done.stdout)
    return seconds[FIRST:]


def least(rounds: Sequence[Sequence[float]]) -> float:
    """The mean over all pages of the least milliseconds in any round."""
    return 1000 * fmean(map(min, *rounds)) if len(rounds) > 1 else 1000 * fmean(rounds[0])


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--beside", help="the Python of another checkout")
    asked = parser.parse_args()
    pythons = [sys.executable, *([asked.beside] if asked.beside else [])]
    followed = articles(asked.pages + FIRST)
    pages = [(one.page(updated=False, visit=1), f"http://127.0.0.1{one.path}") for one in followed]
    found: dict[str, list[list[float]]] = {python: [] for python in pythons}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages"
        file.write_bytes(pickle.dumps(pages))
        for _ in range(asked.rounds):
            for python in pythons:
                found[python].append(spent(python, file))
    for python, rounds in found.items():
        print(f"{least(rounds):6.2f} ms a page   {python}")
    if asked.beside:
        print(f"{least(found[sys.executable]) / least(found[asked.beside]):6.2f} times")


if __name__ == "__main__":
    main()
