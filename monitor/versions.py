"""Version identity: is what was read a new version, and is it the same article at all?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from monitor.extract import line_key
from monitor.model import ArticleMemory, Document, Page


@dataclass(frozen=True, slots=True)
class NewVersion:
    """Store it. ``reverted_to`` is the earlier version whose text it restores."""

    digest: str
    body_digest: str
    reverted_to: int | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing significant differs."""

    why: str


@dataclass(frozen=True, slots=True)
class Alternating:
    """The title flips between forms that are known; ``version`` had this one."""

    version: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Not the article: ``reason`` says what stands there."""

    reason: str


Decision = NewVersion | Unchanged | Alternating | Blocked


def text_digests(document: Document) -> tuple[str, str]:
    """Digests of the significant text: whole (title and body), and body alone."""
    lines = [line_key(block.text) for block in document.blocks if not block.furniture]
    body = "\n".join(line for line in lines if line)
    return _digest(line_key(document.title) + "\n\n" + body), _digest(body)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def decide(document: Document, memory: ArticleMemory, now: datetime) -> Decision:  # noqa: ARG001
    """What a freshly read document is to an article."""
    digest, body_digest = text_digests(document)
    if memory.latest is None:
        return NewVersion(digest, body_digest)
    if digest == memory.latest.digest:
        return Unchanged("same text")
    earlier = next((mark for mark in memory.marks if mark.digest == digest), None)
    if earlier and body_digest == memory.latest.body_digest:
        return Alternating(earlier.number)
    return NewVersion(digest, body_digest, reverted_to=earlier.number if earlier else None)


def same_article(old: Document, new: Document) -> bool:
    """Whether two documents are one article at two addresses."""
    mine = {line_key(block.text) for block in old.blocks}
    theirs = {line_key(block.text) for block in new.blocks}
    shared = len(mine & theirs)
    return shared * 2 > min(len(mine), len(theirs)) and line_key(old.title) == line_key(new.title)


def known_addresses(page: Page, document: Document) -> tuple[str, ...]:
    """The addresses under which this page's article is known: as asked, as answered, as the page says."""
    found = [page.requested_url]
    if page.redirects and all(hop.status in (301, 308) for hop in page.redirects):
        found.append(page.url)
    if document.url:
        link = urljoin(page.url, document.url)
        if urlsplit(link).hostname == urlsplit(page.url).hostname and urlsplit(link).path.strip("/"):
            found.append(link)
    return tuple(dict.fromkeys(found))
