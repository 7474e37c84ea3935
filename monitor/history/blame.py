"""Which version brought each sentence."""

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
    """A sentence with the version that brought it, as it is now, and the time of that version's fetch.

    ``or_earlier``: it may be older than that; the versions before it were pruned. ``with_before``: it is read together
    with the sentence before it, which it quotes on from or which says who speaks.
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
    """Each sentence of the last of these versions (oldest first) with the one that brought it.

    A sentence that only moved, was split or merged keeps its origin; one whose words changed begins anew. ``pruned``
    gives the change that led to the oldest version kept: what it did not bring, an earlier one did.
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
    together = joined_to_before(sentences, old.document.language or "en" if old else "en")
    return tuple(
        BlamedSentence(sentence.text, origin.number, origin.fetched_at, origin.or_earlier, with_before)
        for sentence, origin, with_before in zip(sentences, origins, together, strict=True)
    )


def _oldest(sentences: tuple[Sentence, ...], origin: _Origin, change: Change | None) -> list[_Origin]:
    """The origins in the oldest version kept; of one that is not the first, only what it brought is sure."""
    if origin.number == 1:
        return [origin] * len(sentences)
    brought = {at for edit in change.edits if edit.op not in CARRIED for at in edit.new_at} if change else set()
    earlier = replace(origin, or_earlier=True)
    return [origin if sentence.position in brought else earlier for sentence in sentences]


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
