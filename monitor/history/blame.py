"""Which version brought each sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.history.weave import partners
from monitor.model import Change, Op, Version

if TYPE_CHECKING:
    from monitor.diff import Sentence

CARRIED = (Op.MOVED, Op.SPLIT, Op.MERGED)


@dataclass(frozen=True, slots=True)
class BlamedSentence:
    """A sentence with the version that brought it, as it stands, and the time of that version's fetch."""

    sentence: str
    version: int
    since: datetime


def blame(versions: Iterable[Version], change: Callable[[Version, Version], Change]) -> tuple[BlamedSentence, ...]:
    """Each sentence of the last of these versions (oldest first) with the one that brought it.

    A sentence that only moved, was split or merged keeps its origin; one whose words changed begins anew.
    """
    from monitor.diff import sentences_of

    old: Version | None = None
    sentences: tuple[Sentence, ...] = ()
    origins: list[Version] = []
    for new in versions:
        after = sentences_of(new.document)
        origins = _carry(origins, sentences, after, change(old, new), new) if old else [new] * len(after)
        old, sentences = new, after
    return tuple(
        BlamedSentence(sentence.text, origin.number, origin.fetched_at)
        for sentence, origin in zip(sentences, origins, strict=True)
    )


def _carry(
    origins: list[Version], old: tuple[Sentence, ...], new: tuple[Sentence, ...], change: Change, version: Version
) -> list[Version]:
    carried = [version] * len(new)
    for position, partner in partners(old, new, change.edits).items():
        carried[position] = origins[partner]
    for edit in change.edits:
        if edit.op in CARRIED and edit.old_at and all(at < len(origins) for at in edit.old_at):
            newest = max((origins[at] for at in edit.old_at), key=lambda origin: origin.number)
            for at in edit.new_at:
                carried[at] = newest
    return carried
