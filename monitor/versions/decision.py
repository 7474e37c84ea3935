"""Whether what was read is a new version, and whether it is the article at all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from monitor.boilerplate import is_note
from monitor.versions.identity import same_story
from monitor.versions.outcomes import ANOTHER_PAGE, Alternating, Blocked, Decision, NewVersion, Unchanged
from monitor.versions.texts import (
    around_entries,
    body_tokens,
    entries_of,
    sentences_in,
    sentences_of,
    shared,
    text_digests,
    title_tokens,
    tokens_of,
)

if TYPE_CHECKING:
    from monitor.model import ArticleMemory, Block, Document, Version, VersionSummary

_KEPT = 2 / 3
_STUB_SHARE = 0.25
_STUB_WORDS = 120
_REPUBLISHED_AFTER = timedelta(hours=24)


def decide(document: Document, memory: ArticleMemory, now: datetime) -> Decision:
    """What a freshly read document is to a known article. Both documents are marked with the same site lines.

    A headline that was seen with this article before makes no version again, nor does a text that flips back within a
    day after a reversion: some servers answer from two caches.
    """
    digest, body_digest = text_digests(document)
    latest = memory.latest
    if latest is None:
        return NewVersion(digest, body_digest)
    if digest == latest.digest:
        return Unchanged("same text")
    if body_digest == latest.body_digest or body_tokens(document) == body_tokens(latest.document):
        return _retitled(document, memory, digest, body_digest)
    if _only_left(latest.document, document):
        return Unchanged("entries left the end of the page")
    earlier = _earlier(memory, latest, digest, body_digest)
    if earlier is not None:
        if latest.reverted_to is not None and now - latest.fetched_at < _REPUBLISHED_AFTER:
            return Alternating(earlier.number, for_now=True)
        return NewVersion(digest, body_digest, reverted_to=earlier.number)
    reason = _not_the_article(latest.document, document)
    return Blocked(reason) if reason else NewVersion(digest, body_digest)


def _earlier(memory: ArticleMemory, latest: Version, digest: str, body_digest: str) -> VersionSummary | None:
    """The newest earlier version with the same text, else with the same body."""
    same = (mark for mark in memory.marks if mark.digest == digest and mark.number != latest.number)
    same_body = (mark for mark in memory.marks if mark.body_digest == body_digest)
    return next(chain(same, same_body), None)


def _retitled(document: Document, memory: ArticleMemory, digest: str, body_digest: str) -> Decision:
    """Only the headline differs: an alternative one that is known, or a new one."""
    title = title_tokens(document.title)
    if memory.latest is not None and (not title or title == title_tokens(memory.latest.document.title)):
        return Unchanged("same words")
    known = next((mark for mark in memory.marks if title_tokens(mark.title) == title), None)
    return Alternating(known.number) if known else NewVersion(digest, body_digest)


def _not_the_article(old: Document, new: Document) -> str:
    """Why a text that changed by a third or more is not the article any more, or nothing."""
    before, after = sentences_in(old), sentences_in(new)
    if shared(before, after) >= _KEPT or _rolls_on(old, new):
        return ""
    from monitor.extract import (
        page_problem,  # here, not above: few texts change so much, and its phrases take long to load
    )

    problem = page_problem(new, None)
    if problem is not None:
        return str(problem)
    old_words, new_words = sum(before.values()), sum(after.values())
    own = _own_texts(new, before)
    if new_words < min(_STUB_WORDS, _STUB_SHARE * old_words):
        if _says_why(own):
            return ""
        if old_words >= _STUB_WORDS or not own:  # a few lines may be replaced by one: "The strike is off."
            return f"only {new_words} of {old_words} words are left: a paywall, or the page was not read in full"
    return ANOTHER_PAGE if shared(before, after) < 0.1 and not same_story(old, new) else ""


def _rolls_on(old: Document, new: Document) -> bool:
    """Whether a live page is the same one: its entries and its headline may all have changed.

    Its maker says so by entries on either side; where these have ended, by the address the page gives itself.
    """
    if not entries_of(old):
        return False
    if old.url and new.url:
        return old.url == new.url
    return bool(entries_of(new))


def _only_left(old: Document, new: Document) -> bool:
    """Whether a live page only lost entries at its older end, or shows some of them cut."""
    before, after = entries_of(old), entries_of(new)
    if not (before and after) or title_tokens(old.title) != title_tokens(new.title):
        return False
    if [tokens_of(text) for text in around_entries(old)] != [tokens_of(text) for text in around_entries(new)]:
        return False
    left = {" ".join(tokens_of(block.text)): block for block in before}
    for block in after:
        known = _known_as(block.text, left)
        if known is None:
            return False
        del left[known]
    return _at_the_end(list(left.values()), before)


def _known_as(text: str, known: Collection[str]) -> str | None:
    """The key in ``known`` (texts as tokens) that a text has, or whose beginning it is if it ends in "…"."""
    key = " ".join(tokens_of(text))
    if key in known:
        return key
    return next((one for one in known if one.startswith(key)), None) if text.endswith("…") else None


def _at_the_end(gone: list[Block], before: list[Block]) -> bool:
    """Whether these are the oldest of the entries; without times, those that are listed last."""
    stayed = [block for block in before if block not in gone]
    if all(block.at is not None for block in before):
        first = min(block.at for block in stayed if block.at is not None)
        return all(block.at is not None and block.at <= first for block in gone)
    return before[len(stayed) :] == gone


def _own_texts(new: Document, before: Collection[str]) -> list[str]:
    """The texts that an older text does not have: a paywall leaves its beginning."""
    return [block.text for block in new.content if not _is_left(block, before)]


def _says_why(own: Collection[str]) -> bool:
    """Whether a text that is far shorter notes why, in words of its own."""
    from monitor.extract import says_withdrawn  # here, not above: as page_problem

    return any(is_note(text) or says_withdrawn(text) for text in own)


def _is_left(block: Block, before: Collection[str]) -> bool:
    """Whether a block is of an older text, or is the beginning of one of its sentences."""
    return all(any(known.startswith(key) for known in before) for key in sentences_of(block))
