"""Cost of recognising an unchanged article by its fingerprint, and whether a fingerprint ever hides a change.

python benchmarks/recheck.py FOLDER   # with govuk-dev.jsonl.gz (page histories), articles-181.jsonl.gz (real pages)

Real pages get boilerplate that changes: scripts, links, counters, times, links in their own asides. Then their articles
are changed in every way of ``WAYS``, at several places. A change is hidden if the fingerprint matches although a full
reading gives another text. The invented newsroom of ``updates.py`` is checked in the same way.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from updates import articles

from monitor.extract import fingerprint_holds, make_fingerprint, read_article
from monitor.model import Document
from monitor.versions import text_digests

CHROME = (
    "<!doctype html><html lang='en'><head><title>{title}</title></head><body><nav><ul>{links}</ul></nav>{main}"
    "<aside><h2>Most read</h2><ol>{links}</ol><p>{count} people are reading this</p></aside></body></html>"
)
_OWN_FURNITURE = re.compile(r"<(aside|nav|footer)\b[^>]*>.*?</\1>", re.IGNORECASE | re.DOTALL)
PLACES = 2
# Articles of the newsroom: enough for every content system and kind of edit.
NEWSROOM = 100


@dataclass
class Tally:
    """Counts, and processor seconds per call."""

    pages: int = 0
    checks: int = 0
    held: int = 0
    changed: int = 0
    unstable: int = 0
    hidden: list[str] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)
    tracing: list[float] = field(default_factory=list)
    checking: list[float] = field(default_factory=list)

    def read(self, page: str) -> tuple[Document, str]:
        """Read a page; its document and fingerprint."""
        began = process_time()
        document = read_article(page)
        middle = process_time()
        fingerprint = make_fingerprint(page.encode(), document)
        self.reading.append(middle - began)
        self.tracing.append(process_time() - middle)
        self.pages += 1
        return document, fingerprint

    def check(self, fingerprint: str, page: str) -> bool:
        """Whether the fingerprint holds."""
        body = page.encode()
        began = process_time()
        holds = fingerprint_holds(fingerprint, body)
        self.checking.append(process_time() - began)
        return holds

    def churn(self, document: Document, fingerprint: str, page: str) -> None:
        """Check a page whose boilerplate alone changed."""
        self.checks += 1
        if self.check(fingerprint, page):
            self.held += 1
            # The article is the same: if a full reading gives another text, the reading is unstable.
            self.unstable += text_digests(read_article(page)) != text_digests(document)

    def change(self, document: Document, fingerprint: str, page: str, way: str) -> None:
        """Check a page whose article was changed; if the fingerprint holds, a full reading must give the same text."""
        self.changed += 1
        if self.check(fingerprint, page) and text_digests(read_article(page)) != text_digests(document):
            self.hidden.append(way)

    def print_results(self, what: str) -> None:
        """Print the results in a few lines."""
        reading, checking = median(self.reading) * 1000, median(self.checking) * 1000
        print(
            f"{what}: {len(self.hidden)} hidden of {self.changed} changes {sorted(set(self.hidden)) or ''}\n"
            f"  {self.held} of {self.checks} pages recognised where only boilerplate changed "
            f"({self.held / self.checks:.1%}); a full reading of {self.unstable} of them gives another text\n"
            f"  median processor time: reading {reading:.1f} ms, "
            f"making a fingerprint {median(self.tracing) * 1000:.1f} ms, "
            f"a check {checking:.2f} ms (1/{reading / checking:.1f} of a reading)",
            flush=True,
        )


def rows(file: Path) -> Iterator[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def histories(file: Path, pages: int) -> Tally:
    """Check every version with other boilerplate, and with the fingerprint of the version before."""
    tally, chance = Tally(), random.Random(1)
    for _, row in zip(range(pages), rows(file), strict=False):
        before: tuple[Document, str] | None = None
        for version in row["versions"]:
            document, fingerprint = tally.read(_in_chrome(version["html"], chance))
            tally.churn(document, fingerprint, _in_chrome(version["html"], chance))
            if before and text_digests(before[0]) != text_digests(document):
                tally.change(*before, _in_chrome(version["html"], chance), row["path"])
            before = document, fingerprint
    return tally


def newsroom(pages: int) -> Tally:
    """Check every article of the invented newsroom at a second visit, then with its edit."""
    tally = Tally()
    for article in articles(pages):
        document, fingerprint = tally.read(article.page(updated=False, visit=1).decode())
        tally.churn(document, fingerprint, article.page(updated=False, visit=2).decode())
        tally.change(document, fingerprint, article.page(updated=True, visit=3).decode(), article.kind)
    return tally


def _in_chrome(main: str, chance: random.Random) -> str:
    links = "".join(f"<li><a href='/{n}'>Story number {chance.randrange(10**6)}</a></li>" for n in range(8))
    return CHROME.format(title="Replayed", links=links, main=main, count=chance.randrange(10**4))


def real_pages(file: Path, pages: int) -> Tally:
    """Check real pages with other boilerplate, then with their articles changed in every way."""
    tally, chance = Tally(), random.Random(1)
    for _, row in zip(range(pages), rows(file), strict=False):
        page = row["html"]
        document, fingerprint = tally.read(page)
        tally.churn(document, fingerprint, _churned(page, chance))
        spots = _spots(page, document)
        for name, way in WAYS.items():
            for start, end in chance.sample(spots, min(PLACES, len(spots))):
                if (changed := way(page, start, end)) != page:
                    tally.change(document, fingerprint, changed, name)
        if document.title and (changed := page.replace(document.title, "Storm closes three ports")) != page:
            tally.change(document, fingerprint, changed, "headline")
    return tally


def _spots(page: str, document: Document) -> list[tuple[int, int]]:
    """Start and end of the article's blocks in the markup, for blocks whose first words are found there."""
    spots, at = [], 0
    for block in document.blocks:
        head = block.text[:40]
        found = page.find(head, at) if len(head) >= 12 else -1
        if found >= 0:
            end = page.find("</", found)
            at = end if end >= 0 else found + len(head)
            spots.append((found, at))
    return spots


# Each function changes a page at a spot (start and end of a block); it returns the page unchanged if it cannot.


def _other_word(page: str, start: int, end: int) -> str:
    words = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>?", " ", page[start:end]))
    return _put(page, start, end, words[-1], "Zwyxwv") if words else page


def _other_number(page: str, start: int, end: int) -> str:
    figures = re.findall(r"\b\d+\b", re.sub(r"<[^>]*>?", " ", page[start:end]))
    return _put(page, start, end, figures[0], str(int(figures[0]) + 1)) if figures else page


def _put(page: str, start: int, end: int, old: str, new: str) -> str:
    at = page.rfind(old, start, end)
    return page[:at] + new + page[at + len(old) :] if at >= 0 else page


def _without_first_sentence(page: str, start: int, end: int) -> str:
    parts = re.split(r"(?<=[.!?]) (?=[A-Z])", page[start:end])
    return page[:start] + " ".join(parts[1:]) + page[end:] if len(parts) > 1 and "<" not in parts[0] else page


def _at_block_end(text: str) -> Callable[[str, int, int], str]:
    return lambda page, _, end: page[:end] + text + page[end:]


def _after_block(markup: str) -> Callable[[str, int, int], str]:
    """Insert markup after the block that contains the spot."""

    def insert(page: str, _: int, end: int) -> str:
        close = re.compile(r"</(?:p|div|ul|ol|blockquote|h\d)>", re.IGNORECASE).search(page, end)
        return page[: close.end()] + markup + page[close.end() :] if close else page

    return insert


WAYS: dict[str, Callable[[str, int, int], str]] = {
    "a word": _other_word,
    "a number": _other_number,
    "a sentence more": _at_block_end(" The minister resigned on Friday."),
    "two words more": _at_block_end(" Nobody survived"),
    "a sentence less": _without_first_sentence,
    "a paragraph less": lambda page, start, end: page[:start] + page[end:],
    "a paragraph more": _after_block(
        "<p>Rescuers found 14 more people in the ruins of the old mill on Friday night.</p>"
    ),
    "a short paragraph more": _after_block("<p>Two more died.</p>"),
    "a block without a tag of its own": _after_block("<div>Two more people died in hospital.</div>"),
    "a linked paragraph more": _after_block("<p><a href='/new'>Police named the suspect on Friday.</a></p>"),
    "a heading more": _after_block("<h2>Suspect named</h2>"),
    "a list more": _after_block("<ul><li>Ferry: free until Sunday</li><li>Bus: 3 euros</li></ul>"),
    "a quotation more": _after_block("<blockquote><p>We had no warning at all.</p></blockquote>"),
    "a row more": _after_block("<table><tr><td>Injured</td><td>14</td></tr></table>"),
    "a note": _after_block("<p><em>Correction: an earlier version of this article gave a wrong date.</em></p>"),
    "an update note": _after_block("<p>This story has been updated with a statement of the police.</p>"),
}


def _churned(page: str, chance: random.Random) -> str:
    """The page with its own boilerplate changed and new boilerplate added."""
    links = "".join(f"<li><a href='/{n}'>Story number {chance.randrange(10**6)}</a></li>" for n in range(8))
    aside = f"<aside class='related'><ul>{links}</ul><p>Updated {chance.randrange(2, 59)} minutes ago</p></aside>"
    page = re.sub(r'nonce="[^"]*"', lambda _: f'nonce="{chance.randrange(10**9)}"', page)
    script = f"<script nonce='{chance.randrange(10**9)}'>var seen = {chance.randrange(10**9)};</script>"
    page = page.replace("</head>", script + "</head>", 1)
    page = _OWN_FURNITURE.sub(
        lambda found: re.sub(r">[^<>]{3,80}</a>", lambda _: f">Story {chance.randrange(999)}</a>", found.group(0)), page
    )
    head, found, tail = page.rpartition("</body>")
    return head + aside + f"<p>{chance.randrange(999)} comments</p>" + found + tail if found else page + aside


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=463)
    given = parser.parse_args()
    real_pages(given.folder / "articles-181.jsonl.gz", given.pages).print_results("real pages")
    histories(given.folder / "govuk-dev.jsonl.gz", given.pages).print_results("page histories")
    newsroom(min(given.pages, NEWSROOM)).print_results("the invented newsroom")


if __name__ == "__main__":
    main()
