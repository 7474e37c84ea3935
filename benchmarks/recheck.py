"""What it costs to see that an article did not change, and that no change is ever hidden by it.

python benchmarks/recheck.py FOLDER   # of govuk-dev.jsonl.gz (page histories) and articles-181.jsonl.gz (real pages)

Real pages get boilerplate that changes: scripts, links, an advertisement, counters, clocks, links in their own asides.
Then their articles are changed in every way of ``WAYS``, at several places. A change is hidden where the fingerprint
matches and a full reading would give another text. The invented newsroom of ``updates.py`` is checked likewise.
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
# Articles of the newsroom: it has some of each content system and kind of edit.
NEWSROOM = 100


@dataclass
class Tally:
    """Counts, and processor seconds."""

    pages: int = 0
    checks: int = 0
    held: int = 0
    changed: int = 0
    wavering: int = 0
    hidden: list[str] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)
    tracing: list[float] = field(default_factory=list)
    checking: list[float] = field(default_factory=list)

    def read(self, page: str) -> tuple[Document, str]:
        """A page's document, and its fingerprint."""
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
        """Check a page of which only the boilerplate changed."""
        self.checks += 1
        if self.check(fingerprint, page):
            self.held += 1
            # The article is the same: where a full reading tells another text, it is the reading that wavers.
            self.wavering += text_digests(read_article(page)) != text_digests(document)

    def change(self, document: Document, fingerprint: str, page: str, way: str) -> None:
        """Look at a page of which the article may have changed: where it seems the same, a full reading must agree."""
        self.changed += 1
        if self.check(fingerprint, page) and text_digests(read_article(page)) != text_digests(document):
            self.hidden.append(way)

    def say(self, what: str) -> None:
        """A few lines."""
        reading, checking = median(self.reading) * 1000, median(self.checking) * 1000
        print(
            f"{what}: {len(self.hidden)} hidden of {self.changed} changes {sorted(set(self.hidden)) or ''}\n"
            f"  {self.held} of {self.checks} pages known again where only boilerplate changed "
            f"({self.held / self.checks:.1%}); a full reading of {self.wavering} of them tells another text\n"
            f"  median processor time: reading {reading:.1f} ms, "
            f"making a fingerprint {median(self.tracing) * 1000:.1f} ms, "
            f"a check {checking:.2f} ms (1/{reading / checking:.1f} of a reading)",
            flush=True,
        )


def rows(file: Path) -> Iterator[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def histories(file: Path, pages: int) -> Tally:
    """Every version is checked again under other boilerplate, then with the fingerprint of the version before."""
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
    """The invented newsroom of fourteen content systems: every article at two visits, then with its edit."""
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
    """Real pages: with changing boilerplate, and with their articles changed in every way."""
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
    """Where the article's blocks stand in the markup, as far as their opening words are found there."""
    spots, at = [], 0
    for block in document.blocks:
        head = block.text[:40]
        found = page.find(head, at) if len(head) >= 12 else -1
        if found >= 0:
            end = page.find("</", found)
            at = end if end >= 0 else found + len(head)
            spots.append((found, at))
    return spots


def _other_word(page: str, start: int, end: int) -> str:
    words = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>?", " ", page[start:end]))
    return _put(page, start, end, words[-1], "Zwyxwv") if words else page


def _other_number(page: str, start: int, end: int) -> str:
    figures = re.findall(r"\b\d+\b", re.sub(r"<[^>]*>?", " ", page[start:end]))
    return _put(page, start, end, figures[0], str(int(figures[0]) + 1)) if figures else page


def _put(page: str, start: int, end: int, old: str, new: str) -> str:
    at = page.rfind(old, start, end)
    return page[:at] + new + page[at + len(old) :] if at >= 0 else page


def _sentence_less(page: str, start: int, end: int) -> str:
    parts = re.split(r"(?<=[.!?]) (?=[A-Z])", page[start:end])
    return page[:start] + " ".join(parts[1:]) + page[end:] if len(parts) > 1 and "<" not in parts[0] else page


def _within(text: str) -> Callable[[str, int, int], str]:
    return lambda page, _, end: page[:end] + text + page[end:]


def _behind(markup: str) -> Callable[[str, int, int], str]:
    """Markup after the paragraph, or whatever block it is, that a spot stands in."""

    def insert(page: str, _: int, end: int) -> str:
        close = re.compile(r"</(?:p|div|ul|ol|blockquote|h\d)>", re.IGNORECASE).search(page, end)
        return page[: close.end()] + markup + page[close.end() :] if close else page

    return insert


WAYS: dict[str, Callable[[str, int, int], str]] = {
    "a word": _other_word,
    "a number": _other_number,
    "a sentence more": _within(" The minister resigned on Friday."),
    "two words more": _within(" Nobody survived"),
    "a sentence less": _sentence_less,
    "a paragraph less": lambda page, start, end: page[:start] + page[end:],
    "a paragraph more": _behind("<p>Rescuers found 14 more people in the ruins of the old mill on Friday night.</p>"),
    "a short paragraph more": _behind("<p>Two more died.</p>"),
    "a block without a tag of its own": _behind("<div>Two more people died in hospital.</div>"),
    "a linked paragraph more": _behind("<p><a href='/new'>Police named the suspect on Friday.</a></p>"),
    "a heading more": _behind("<h2>Suspect named</h2>"),
    "a list more": _behind("<ul><li>Ferry: free until Sunday</li><li>Bus: 3 euros</li></ul>"),
    "a quotation more": _behind("<blockquote><p>We had no warning at all.</p></blockquote>"),
    "a row more": _behind("<table><tr><td>Injured</td><td>14</td></tr></table>"),
    "a note": _behind("<p><em>Correction: an earlier version of this article gave a wrong date.</em></p>"),
    "an update note": _behind("<p>This story has been updated with a statement of the police.</p>"),
}


def _churned(page: str, chance: random.Random) -> str:
    """The page with other boilerplate, its own and new."""
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
    real_pages(given.folder / "articles-181.jsonl.gz", given.pages).say("real pages")
    histories(given.folder / "govuk-dev.jsonl.gz", given.pages).say("page histories")
    newsroom(min(given.pages, NEWSROOM)).say("the invented newsroom")


if __name__ == "__main__":
    main()
