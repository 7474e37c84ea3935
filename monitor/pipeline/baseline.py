"""The text that a page is compared with: the latest version, as the current program would read its page.

Another version of the extractor or of our own rules may read different words on the same page. So may live pages: a
page with an entry or two is read as an article, with other lines around the entries. Such differences are not news.
"""

from __future__ import annotations

from dataclasses import replace

from monitor import versions
from monitor.model import ArticleMemory, Document, Page, Version
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.reading import is_live, read_page, read_since


def rebased(deps: Dependencies, memory: ArticleMemory, document: Document, page: Page) -> tuple[ArticleMemory, bool]:
    """Return the memory with its latest version read in the same way as ``document``: same extractor, same page kind.

    The latest version's stored page is read again. Without that page, ``versions.as_read_now`` estimates the text from
    the fingerprint; the flag returned is then True: store the new reading even if it shows no change, because the next
    reading is compared with it.
    """
    latest = memory.latest
    if latest is None or _is_read_alike(document, latest.document):
        return memory, False
    if memory.reading is not None and _is_read_alike(document, memory.reading):
        text: Document | None = memory.reading
    else:
        text = _read_again(deps, latest, page, was_live=is_live(latest.document) or is_live(document))
    if text is not None:
        return _with_latest(memory, _with_text(latest, text)), False
    if latest.document.extractor == document.extractor:
        return memory, False
    since = deps.sandbox.call(read_since, memory.article.fingerprint or "", page.body, latest.document)
    return _with_latest(memory, versions.as_read_now(latest, document, since)), True


def _is_read_alike(document: Document, other: Document) -> bool:
    """Whether another text was read by the same extractor, and as a live page if this one was."""
    return other.extractor == document.extractor and (is_live(other) or not is_live(document))


def _read_again(deps: Dependencies, version: Version, page: Page, *, was_live: bool) -> Document | None:
    """Read a version's stored page with this program; None if the page was not kept or shows no article."""
    raw = deps.store.versions.raw(version.article_id, version.number)
    if raw is None:
        return None
    # The version's Content-Type is not stored; that of the new response is taken, as sites do not change it.
    reading = deps.sandbox.call(read_page, raw, version.url, page.header("content-type"), was_live=was_live)
    return None if reading.problem is not None else reading.document


def _with_text(version: Version, document: Document) -> Version:
    digest, body_digest = versions.text_digests(document)
    return replace(version, document=document, digest=digest, body_digest=body_digest)


def _with_latest(memory: ArticleMemory, latest: Version) -> ArticleMemory:
    """Replace the latest version, and its digests in ``marks``, by which a return to an older text is recognised."""
    marks = (
        replace(mark, digest=latest.digest, body_digest=latest.body_digest) if mark.number == latest.number else mark
        for mark in memory.marks
    )
    return replace(memory, latest=latest, marks=tuple(marks))
