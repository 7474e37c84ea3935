"""What it costs to see that an article did not change, and that no change is ever hidden by it.

python benchmarks/recheck.py FOLDER   # of govuk-dev.jsonl.gz (page histories) and articles-181.jsonl.gz (real pages)

Real pages get furniture that churns: links, an advertisement, a clock. Then one word of each
paragraph is changed in turn.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from monitor.extract import make_trace, read_article, trace_holds
from monitor.versions import text_digests

CHROME = (
    "<!doctype html><html lang='en'><head><title>{title}</title></head><body><nav><ul>{links}</ul></nav>{main}"
    "<aside><h2>Most read</h2><ol>{links}</ol><p>{count} people are reading this</p></aside></body></html>"
)


@dataclass
class Tally:
    """Counts, and processor seconds."""

    pages: int = 0
    held: int = 0
    changed: int = 0
    hidden: int = 0
    reading: float = 0.0
    tracing: float = 0.0
    looking: float = 0.0
    looks: int = 0

    def read(self, page: str) -> tuple[str, tuple[str, str]]:
        """A page's trace, and the digests of its text."""
        began = process_time()
        document = read_article(page)
        middle = process_time()
        trace = make_trace(page.encode(), document)
        self.reading += middle - began
        self.tracing += process_time() - middle
        self.pages += 1
        return trace, text_digests(document)

    def look(self, trace: str, page: str) -> bool:
        """Whether the trace holds."""
        body = page.encode()
        began = process_time()
        holds = trace_holds(trace, body)
        self.looking += process_time() - began
        self.looks += 1
        return holds

    def say(self, what: str) -> None:
        """One line."""
        print(
            f"{what}: reading {self.reading / self.pages * 1000:.1f} ms, making a trace "
            f"{self.tracing / self.pages * 1000:.1f} ms, a look {self.looking / self.looks * 1000:.2f} ms; "
            f"{self.held} of {self.pages} pages known again; {self.changed} changes, {self.hidden} hidden",
            flush=True,
        )


def rows(file: Path) -> Iterator[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def histories(file: Path, pages: int) -> Tally:
    """Every version is looked at again under another chrome, then with the trace of the version before."""
    tally, chance = Tally(), random.Random(1)
    for _, row in zip(range(pages), rows(file), strict=False):
        trace, digests = "", ("", "")
        for version in row["versions"]:
            before, old = trace, digests
            trace, digests = tally.read(_in_chrome(version["html"], chance))
            tally.held += tally.look(trace, _in_chrome(version["html"], chance))
            if before and digests != old:
                tally.changed += 1
                tally.hidden += tally.look(before, _in_chrome(version["html"], chance))
    return tally


def _in_chrome(main: str, chance: random.Random) -> str:
    links = "".join(f"<li><a href='/{n}'>Story number {chance.randrange(10**6)}</a></li>" for n in range(8))
    return CHROME.format(title="Replayed", links=links, main=main, count=chance.randrange(10**4))


def real_pages(file: Path) -> Tally:
    """Real pages: with churning furniture, and with one word changed in each of their paragraphs in turn."""
    tally, chance = Tally(), random.Random(1)
    for row in rows(file):
        page = row["html"]
        trace, digests = tally.read(page)
        tally.held += tally.look(trace, _churned(page, chance))
        for block in row["body"].split("\n"):
            word = max(block.split(), key=len, default="")
            at = page.find(block[:60])
            if len(word) < 4 or at < 0 or (found := page.find(word, at, at + len(block))) < 0:
                continue
            changed = page[:found] + "Zwyxwv" + page[found + len(word) :]
            if tally.look(trace, changed):
                # Known as unchanged: then a full reading must say the same.
                tally.hidden += text_digests(read_article(changed)) != digests
            tally.changed += 1
    return tally


def _churned(page: str, chance: random.Random) -> str:
    links = "".join(f"<li><a href='/{n}'>Story number {chance.randrange(10**6)}</a></li>" for n in range(8))
    aside = f"<aside class='related'><ul>{links}</ul><p>Updated {chance.randrange(2, 59)} minutes ago</p></aside>"
    head, found, tail = page.rpartition("</body>")
    return head + aside + found + tail if found else page + aside


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=463)
    given = parser.parse_args()
    histories(given.folder / "govuk-dev.jsonl.gz", given.pages).say("page histories")
    real_pages(given.folder / "articles-181.jsonl.gz").say("real pages")


if __name__ == "__main__":
    main()
