"""What a page is compared with: the latest version, as its page is read now.

Another version of the extractor, or of our own rules, reads other words on the same page. So does the reading of a live
page: one with an entry or two reads as an article, with other lines around them. Those are no news.
"""

from __future__ import annotations

from dataclasses import replace

from monitor import versions
from monitor.model import ArticleMemory, Document, Page, Version
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.reading import is_live, read_page, read_since


def rebased(deps: Dependencies, memory: ArticleMemory, document: Document, page: Page) -> tuple[ArticleMemory, bool]:
    """The memory with its latest version as the program that read ``document`` reads it, as a live page if that is one.

    Read again from its page, with the inputs of the new reading; where that cannot be, from what was noted of the page
    (``versions.as_read_now``). Then True as well: the new reading is to be kept if it shows nothing new, since it is
    what the next one is compared with.
    """
    latest = memory.latest
    if latest is None:
        return memory, False
    known = next((each for each in (latest.document, memory.reading) if _is_read_as(document, each)), None)
    if known is latest.document:
        return memory, False
    found = known or _read_again(deps, latest, page, was_live=is_live(latest.document) or is_live(document))
    if found is not None:
        return _based_on(memory, _reading_of(latest, found)), False
    if latest.document.extractor == document.extractor:
        return memory, False
    since = deps.sandbox.call(read_since, memory.article.fingerprint or "", page.body, latest.document)
    return _based_on(memory, versions.as_read_now(latest, document, since)), True


def _is_read_as(document: Document, other: Document | None) -> bool:
    """Whether another text was read as this one is: by this program, and as a live page if this is one."""
    return other is not None and other.extractor == document.extractor and is_live(other) >= is_live(document)


def _read_again(deps: Dependencies, version: Version, page: Page, *, was_live: bool) -> Document | None:
    """The text of a version's page, None where the page is not kept or this program finds no article on it."""
    raw = deps.store.versions.raw(version.article_id, version.number)
    if raw is None:
        return None
    # Its own Content-Type is not kept; a site does not change that of one page.
    reading = deps.sandbox.call(read_page, raw, version.url, page.header("content-type"), was_live=was_live)
    return None if reading.problem is not None else reading.document


def _reading_of(version: Version, document: Document) -> Version:
    digest, body_digest = versions.text_digests(document)
    return replace(version, document=document, digest=digest, body_digest=body_digest)


def _based_on(memory: ArticleMemory, latest: Version) -> ArticleMemory:
    """With the digests of the latest version as it is read now: by them its earlier texts are recognised."""
    marks = (
        replace(mark, digest=latest.digest, body_digest=latest.body_digest) if mark.number == latest.number else mark
        for mark in memory.marks
    )
    return replace(memory, latest=latest, marks=tuple(marks))
