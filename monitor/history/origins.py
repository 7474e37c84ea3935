"""Finds the origin of each sentence of a version by following the stored changes backwards, without comparing texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from monitor.history.blame import CARRIED
from monitor.model import ChangeOutline, EditOutline, VersionOutline, Withdrawal


class Age(StrEnum):
    """The age of a sentence relative to its text, in four steps that colours can show."""

    FIRST = "first"
    OLDER = "older"
    NEWER = "newer"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Origin:
    """The version in which a sentence's present wording first appeared.

    ``or_earlier``: it may be an earlier version that is not known. ``was``: the sentence that it replaced, if that was
    news.
    """

    version: int
    since: datetime
    or_earlier: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A withdrawn passage, and the index of the sentence of the text after which it was (-1: at the top)."""

    withdrawal: Withdrawal
    version: int
    since: datetime
    after: int


@dataclass(frozen=True, slots=True)
class Past:
    """The origin of each sentence of a text, and the passages withdrawn from it, newest first."""

    origins: tuple[Origin, ...]
    lost: tuple[Lost, ...] = ()


@dataclass(slots=True)
class _Tracing:
    """The state of the search: ``places`` maps each sentence of unknown origin to its positions in the version reached.

    A sentence has several positions where it was merged.
    """

    places: dict[int, tuple[int, ...]]
    found: dict[int, Origin] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)

    def end(self, origin: Origin) -> None:
        """Set this origin for all remaining sentences."""
        self.found |= dict.fromkeys(self.places, origin)
        self.places = {}


def past_of(sentences: int, outlines: Sequence[VersionOutline]) -> Past:
    """Return the origins of the sentences (a count) of the first of these versions (newest first).

    The rules are those of ``blame``: a sentence that only moved, was split or merged keeps its origin; one whose words
    changed gets a new one. Sentences older than all these versions get the last one, with ``or_earlier``.
    """
    tracing = _Tracing({at: (at,) for at in range(sentences)})
    for outline in outlines:
        change = outline.change
        if change is None or _is_end(outline):
            break
        tracing.lost += [
            Lost(item, outline.number, outline.fetched_at, _after(item, change, tracing.places))
            for item in change.withdrawals
        ]
        _step_back(tracing, outline, change)
    if outlines:
        last = next(filter(_is_end, outlines), outlines[-1])
        tracing.end(Origin(last.number, last.fetched_at, or_earlier=last.number > 1))
    return Past(tuple(tracing.found[at] for at in sorted(tracing.found)), tuple(tracing.lost))


def _is_end(outline: VersionOutline) -> bool:
    """Whether the search ends at a version, because no change (or an unjudged one) leads to it."""
    return outline.change is None or bool(outline.change.unjudged)


def ages(origins: Sequence[Origin]) -> tuple[Age, ...]:
    """Return the age of each sentence: from the first version known, the newest change, or either half between."""
    versions = sorted({origin.version for origin in origins if not _is_first(origin)})
    by_version: dict[int, Age] = {}
    for at, version in enumerate(versions, start=1):
        by_version[version] = Age.OLDER if 2 * at < len(versions) else Age.NEWER
    if versions:
        by_version[versions[-1]] = Age.NEWEST
    return tuple(Age.FIRST if _is_first(origin) else by_version[origin.version] for origin in origins)


def _is_first(origin: Origin) -> bool:
    return origin.version == 1 or origin.or_earlier


def _step_back(tracing: _Tracing, outline: VersionOutline, change: ChangeOutline) -> None:
    """Record the sentences that this change made; move the others to their positions in the version before."""
    edit_at = {at: edit for edit in change.edits for at in edit.new_at}
    unchanged = _Unchanged(change.edits)
    places: dict[int, tuple[int, ...]] = {}
    for sentence, positions in tracing.places.items():
        edit = _new_wording(positions, edit_at)
        if edit is None:
            places[sentence] = _positions_before(positions, edit_at, unchanged)
        else:
            tracing.found[sentence] = Origin(outline.number, outline.fetched_at, was=_replaced(edit))
    tracing.places = places


def _new_wording(positions: Iterable[int], edit_at: Mapping[int, EditOutline]) -> EditOutline | None:
    """Return the first edit at these positions that gave the sentence its wording, if any."""
    edits = (edit_at[at] for at in positions if at in edit_at)
    return next((edit for edit in edits if not _carries(edit)), None)


def _replaced(edit: EditOutline) -> str:
    """Return the sentence that news replaced; "" if the edit is no news or replaced nothing."""
    return (edit.old or "") if edit.development and edit.new else ""


def _positions_before(
    positions: Iterable[int], edit_at: Mapping[int, EditOutline], unchanged: _Unchanged
) -> tuple[int, ...]:
    """Return the positions in the version before of a sentence at these positions."""
    before: set[int] = set()
    for at in positions:
        before.update(edit_at[at].old_at if at in edit_at else (unchanged.old_of(at),))
    return tuple(sorted(before))


def _carries(edit: EditOutline) -> bool:
    return edit.op in CARRIED and bool(edit.old_at)


def _after(item: Withdrawal, change: ChangeOutline, places: Mapping[int, Iterable[int]]) -> int:
    """Return the index of the last sentence of the text before a withdrawn passage; -1 if it was at the top."""
    edits = [change.edits[at] for at in item.edits if at < len(change.edits)]
    if not edits:
        return -1
    first = edits[0]
    place = min(first.new_at) if first.new_at else _Unchanged(change.edits).new_before(min(first.old_at, default=0))
    above: list[tuple[int, int]] = []
    for sentence, positions in places.items():
        above += ((at, sentence) for at in positions if at <= place)
    return max(above, default=(-1, -1))[1]


class _Unchanged:
    """Positions of the sentences that no edit touched; they have the same order in both versions."""

    def __init__(self, edits: Sequence[EditOutline]) -> None:
        self._old = sorted({at for edit in edits for at in edit.old_at})
        self._new = sorted({at for edit in edits for at in edit.new_at})
        self._pairs = sorted((max(edit.old_at), min(edit.new_at)) for edit in edits if edit.old_at and edit.new_at)

    def old_of(self, new: int) -> int:
        """Return the position in the older version of an unchanged sentence of the newer one."""
        return _with_rank(new - bisect_left(self._new, new), self._old)

    def new_before(self, old: int) -> int:
        """Return the position in the newer version of the nearest sentence before an older position; -1 for none."""
        rank = old - bisect_left(self._old, old)
        unchanged = (_with_rank(rank - 1, self._old), _with_rank(rank - 1, self._new)) if rank else (-1, -1)
        return max([unchanged, *(pair for pair in self._pairs if pair[0] < old)])[1]


def _with_rank(rank: int, touched: Sequence[int]) -> int:
    """Return the position of the untouched sentence that has ``rank`` untouched ones before it."""
    return rank + bisect_right([at - number for number, at in enumerate(touched)], rank)
