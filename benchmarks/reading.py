"""Cost of reading a page of the invented newsroom in full, as a parsing process does.

    python benchmarks/reading.py [--pages 100] [--rounds 4] [--beside OTHER-CHECKOUT/.venv/bin/python]

Prints processor milliseconds per page: the mean over all pages of the fastest round of each. Each round is a new
process; with ``--beside`` the two checkouts take turns. A page has about 225 lines, most of them boilerplate that
differs at every visit.
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

# Pages read before measuring: the first ones cost more, as tables of phrases are compiled.
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
    """Processor seconds of each page but the first few, read by a new process of this Python."""
    done = subprocess.run([python, "-c", READ, str(pages)], cwd=pages.parent, capture_output=True, check=True)
    seconds: list[float] = json.loads(done.stdout)
    return seconds[FIRST:]


def least(rounds: Sequence[Sequence[float]]) -> float:
    """Milliseconds: the mean over all pages of the fastest round of each."""
    return 1000 * fmean(map(min, zip(*rounds, strict=True)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--beside", help="the Python of another checkout")
    given = parser.parse_args()
    pythons = [sys.executable, *([given.beside] if given.beside else [])]
    followed = articles(given.pages + FIRST)
    pages = [(article.page(updated=False, visit=1), f"http://127.0.0.1{article.path}") for article in followed]
    found: dict[str, list[list[float]]] = {python: [] for python in pythons}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages"
        file.write_bytes(pickle.dumps(pages))
        for _ in range(given.rounds):
            for python in pythons:
                found[python].append(spent(python, file))
    for python, rounds in found.items():
        print(f"{least(rounds):6.2f} ms a page   {python}")
    if given.beside:
        print(f"{least(found[sys.executable]) / least(found[given.beside]):6.2f} times")


if __name__ == "__main__":
    main()
