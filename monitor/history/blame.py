"""Finds the version with which each sentence came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.history.speech import joined_to_before
from monitor.history.weave import partners
from monitor.model import Change, Op, Version

if TYPE_CHECKING:
    from monitor.diff import Sentence

CARRIED = (Op.MOVED, Op.SPLIT, Op.MERGED)


@dataclass(frozen=True, slots=True)
class BlamedSentence:
    """A sentence with the version in which its present wording first appeared, and that version's fetch time.

    ``or_earlier``: it may be older, because the versions before were pruned or not searched. ``with_before``: it
    belongs to the sentence before it, which begins the same quotation or says who speaks.
    """

    sentence: str
    version: int
    since: datetime
    or_earlier: bool = False
    with_before: bool = False


@dataclass(frozen=True, slots=True)
class _Origin:
    number: int
    fetched_at: datetime
    or_earlier: bool = False


def blame(
    versions: Iterable[Version],
    change: Callable[[Version, Version], Change],
    pruned: Callable[[Version], Change | None] = lambda _: None,
) -> tuple[BlamedSentence, ...]:
    """Return each sentence of the last of these versions (oldest first) with the version it came with.

    A sentence that only moved, was split or merged keeps its origin; one whose words changed gets a new one. ``pruned``
    returns the change that led to the oldest version kept: sentences that are not new in it came with an earlier one.
    """
    from monitor.diff import sentences_of

    old: Version | None = None
    sentences: tuple[Sentence, ...] = ()
    origins: list[_Origin] = []
    for new in versions:
        after = sentences_of(new.document)
        origin = _Origin(new.number, new.fetched_at)
        if old:
            origins = _carry(origins, sentences, after, change(old, new), origin)
        else:
            origins = _oldest(after, origin, pruned(new) if new.number > 1 else None)
        old, sentences = new, after
    language = old.document.language if old else None
    joined = joined_to_before(sentences, language or "en")
    return tuple(
        BlamedSentence(sentence.text, origin.number, origin.fetched_at, origin.or_earlier, with_before)
        for sentence, origin, with_before in zip(sentences, origins, joined, strict=True)
    )


def _oldest(sentences: tuple[Sentence, ...], origin: _Origin, change: Change | None) -> list[_Origin]:
    """Return the origins in the oldest version kept; if it is not the first, only sentences new in it are certain."""
    if origin.number == 1:
        return [origin] * len(sentences)
    edits = change.edits if change else ()
    new = {at for edit in edits if edit.op not in CARRIED for at in edit.new_at}
    earlier = replace(origin, or_earlier=True)
    return [origin if sentence.position in new else earlier for sentence in sentences]


def _carry(
    origins: list[_Origin], old: tuple[Sentence, ...], new: tuple[Sentence, ...], change: Change, version: _Origin
) -> list[_Origin]:
    carried = [version] * len(new)
    for position, partner in partners(old, new, change.edits).items():
        carried[position] = origins[partner]
    for edit in change.edits:
        if edit.op in CARRIED and edit.old_at and all(at < len(origins) for at in edit.old_at):
            newest = max((origins[at] for at in edit.old_at), key=lambda origin: (origin.number, not origin.or_earlier))
            for at in edit.new_at:
                carried[at] = newest
    return carried
