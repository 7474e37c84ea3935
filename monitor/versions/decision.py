"""Decides whether a newly read document is a new version of its article, unchanged, or not the article."""

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

_KEPT = 2 / 3  # a text that keeps this share of its words is the same article without further checks
# A text with fewer words, and a smaller share of the older one's, may be a stub.
_STUB_SHARE = 0.25
_STUB_WORDS = 120
_ANOTHER = 0.1  # a text that keeps less may be another page
_REPUBLISHED_AFTER = timedelta(hours=24)


def decide(document: Document, memory: ArticleMemory, now: datetime) -> Decision:
    """Decide about a newly read document of a known article. Both documents must be marked with the same site lines.

    No new version: a headline that this article had before, and a text that returns within a day after a reversion, as
    some servers answer from two caches.
    """
    digest, body_digest = text_digests(document)
    latest = memory.latest
    if latest is None:
        return NewVersion(digest, body_digest)
    if digest == latest.digest:
        return Unchanged("same text")
    if body_digest == latest.body_digest or body_tokens(document) == body_tokens(latest.document):
        return _retitled(document, memory, digest, body_digest)
    if _only_lost_entries(latest.document, document):
        return Unchanged("only its oldest entries were removed")
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
    """The decision where only the headline may differ: it is the same, a known alternative, or new."""
    title = title_tokens(document.title)
    if memory.latest is not None and (not title or title == title_tokens(memory.latest.document.title)):
        return Unchanged("same words")
    known = next((mark for mark in memory.marks if title_tokens(mark.title) == title), None)
    return Alternating(known.number) if known else NewVersion(digest, body_digest)


def _not_the_article(old: Document, new: Document) -> str:
    """Why a text that changed by more than a third is not the article any more; "" where it still is."""
    before, after = sentences_in(old), sentences_in(new)
    if shared(before, after) >= _KEPT or _is_same_live_page(old, new):
        return ""
    from monitor.extract import (
        page_problem,  # here, not above: few texts change so much, and its phrases take long to load
    )

    problem = page_problem(new, None)
    if problem is not None:
        return str(problem)
    old_words, new_words = sum(before.values()), sum(after.values())
    added = _added_texts(new, before)
    if new_words < min(_STUB_WORDS, _STUB_SHARE * old_words):
        if _explains_cut(added):
            return ""
        if old_words >= _STUB_WORDS or not added:  # a few lines may be replaced by one: "The strike is off."
            return f"only {new_words} of {old_words} words are left: a paywall, or the page was not read in full"
    return ANOTHER_PAGE if shared(before, after) < _ANOTHER and not same_story(old, new) else ""


def _is_same_live_page(old: Document, new: Document) -> bool:
    """Whether both are one live page, whose entries and headline may all have changed.

    The older one must have entries. Then the canonical addresses decide; where one has none, whether both have entries.
    """
    if not entries_of(old):
        return False
    if old.url and new.url:
        return old.url == new.url
    return bool(entries_of(new))


def _only_lost_entries(old: Document, new: Document) -> bool:
    """Whether a live page only lost its oldest entries, or shows some entries cut off."""
    before, after = entries_of(old), entries_of(new)
    if not (before and after) or title_tokens(old.title) != title_tokens(new.title):
        return False
    if [tokens_of(text) for text in around_entries(old)] != [tokens_of(text) for text in around_entries(new)]:
        return False
    lost = {" ".join(tokens_of(block.text)): block for block in before}
    for block in after:
        known = _known_as(block.text, lost)
        if known is None:
            return False
        del lost[known]
    return _are_oldest(list(lost.values()), before)


def _known_as(text: str, known: Collection[str]) -> str | None:
    """The text in ``known`` (as tokens) that equals this one, or begins with it if it ends in "…"; else None."""
    key = " ".join(tokens_of(text))
    if key in known:
        return key
    return next((other for other in known if other.startswith(key)), None) if text.endswith("…") else None


def _are_oldest(gone: list[Block], before: list[Block]) -> bool:
    """Whether these are the oldest entries; where not all have times, those listed last."""
    stayed = [block for block in before if block not in gone]
    if all(block.at is not None for block in before):
        first = min(block.at for block in stayed if block.at is not None)
        return all(block.at is not None and block.at <= first for block in gone)
    return before[len(stayed) :] == gone


def _added_texts(new: Document, before: Collection[str]) -> list[str]:
    """The texts of blocks that are not in the older text, not even cut off as at a paywall."""
    return [block.text for block in new.content if not _is_old(block, before)]


def _explains_cut(added: Collection[str]) -> bool:
    """Whether the added texts explain why a text is much shorter now: by a note, or a notice of withdrawal."""
    from monitor.extract import says_withdrawn  # here, not above: slow to load, like page_problem

    return any(is_note(text) or says_withdrawn(text) for text in added)


def _is_old(block: Block, before: Collection[str]) -> bool:
    """Whether each sentence of a block is one of the older text, or the beginning of one."""
    return all(any(known.startswith(key) for known in before) for key in sentences_of(block))
