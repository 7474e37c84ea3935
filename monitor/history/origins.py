"""Where the sentences of a version came from, read backwards from the stored changes: no text is compared again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from monitor.history.blame import CARRIED
from monitor.model import ChangeOutline, EditOutline, VersionOutline, Withdrawal


class Age(StrEnum):
    """How old a sentence is among those of its text, in four steps that can be distinguished by colour."""

    FIRST = "first"
    OLDER = "older"
    NEWER = "newer"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Origin:
    """The version that brought a sentence as it is now. ``or_earlier``: or one that is no longer known.

    ``was`` is the sentence in whose place it came, where that was news.
    """

    version: int
    since: datetime
    or_earlier: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """Something withdrawn, and after which sentence of the text it was."""

    withdrawal: Withdrawal
    version: int
    since: datetime
    after: int


@dataclass(frozen=True, slots=True)
class Past:
    """The origin of each sentence of a text, in their order, and what was withdrawn from it, newest first."""

    origins: tuple[Origin, ...]
    lost: tuple[Lost, ...] = ()


@dataclass(slots=True)
class _Tracing:
    """The sentences whose origin is still unknown, each with its positions in the version that was reached."""

    places: dict[int, tuple[int, ...]]
    found: dict[int, Origin] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)

    def end(self, origin: Origin) -> None:
        """Set this origin for all sentences that are left."""
        self.found |= dict.fromkeys(self.places, origin)
        self.places = {}


def past_of(sentences: int, outlines: Sequence[VersionOutline]) -> Past:
    """The origins of so many sentences of the first of these versions (newest first).

    As ``blame`` has them: a sentence that only moved, was split or merged keeps its origin, one whose words changed
    begins anew. What none of these versions brought is of the last one, or earlier.
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
    """Whether a version has no change that says what it kept of the one before."""
    return outline.change is None or bool(outline.change.unjudged)


def ages(origins: Sequence[Origin]) -> tuple[Age, ...]:
    """The age of each sentence: in the first version known, with the newest change, or in which half between."""
    later = sorted({origin.version for origin in origins if not _is_first(origin)})
    steps = {version: Age.OLDER if 2 * at + 2 < len(later) else Age.NEWER for at, version in enumerate(later[:-1])}
    if later:
        steps[later[-1]] = Age.NEWEST
    return tuple(Age.FIRST if _is_first(origin) else steps[origin.version] for origin in origins)


def _is_first(origin: Origin) -> bool:
    return origin.version == 1 or origin.or_earlier


def _step_back(tracing: _Tracing, outline: VersionOutline, change: ChangeOutline) -> None:
    """Find what this change brought; every other sentence was in the version before, and is searched for there."""
    made = {at: edit for edit in change.edits for at in edit.new_at}
    stayed = _Stayed(change.edits)
    places: dict[int, tuple[int, ...]] = {}
    for sentence, positions in tracing.places.items():
        brought = _brought(positions, made)
        if brought is None:
            places[sentence] = _positions_before(positions, made, stayed)
        else:
            tracing.found[sentence] = Origin(outline.number, outline.fetched_at, was=_replaced(brought))
    tracing.places = places


def _brought(positions: Iterable[int], made: Mapping[int, EditOutline]) -> EditOutline | None:
    """The first edit at these positions that began a sentence anew."""
    edits = (made[at] for at in positions if at in made)
    return next((edit for edit in edits if not _carries(edit)), None)


def _replaced(edit: EditOutline) -> str:
    """The sentence in whose place news came; "" where the edit is no news or replaced none."""
    return (edit.old or "") if edit.development and edit.new else ""


def _positions_before(positions: Iterable[int], made: Mapping[int, EditOutline], stayed: _Stayed) -> tuple[int, ...]:
    """Where a sentence at these positions was in the version before."""
    before = (made[at].old_at if at in made else (stayed.old_of(at),) for at in positions)
    return tuple(sorted({at for some in before for at in some}))


def _carries(edit: EditOutline) -> bool:
    return edit.op in CARRIED and bool(edit.old_at)


def _after(item: Withdrawal, change: ChangeOutline, places: Mapping[int, Iterable[int]]) -> int:
    """The last sentence of the text before something that was withdrawn; -1 where that was at the very top."""
    edits = [change.edits[at] for at in item.edits if at < len(change.edits)]
    if not edits:
        return -1
    first = edits[0]
    place = min(first.new_at) if first.new_at else _Stayed(change.edits).new_before(min(first.old_at, default=0))
    above = [(max(at for at in positions if at <= place), sentence) for sentence, positions in places.items()
             if any(at <= place for at in positions)]  # fmt: skip
    return max(above, default=(-1, -1))[1]


class _Stayed:
    """The sentences that no edit touched: they have the same order in both versions."""

    def __init__(self, edits: Sequence[EditOutline]) -> None:
        self._old = sorted({at for edit in edits for at in edit.old_at})
        self._new = sorted({at for edit in edits for at in edit.new_at})
        self._pairs = sorted((max(edit.old_at), min(edit.new_at)) for edit in edits if edit.old_at and edit.new_at)

    def old_of(self, new: int) -> int:
        """The position in the older version of one that stayed."""
        return _with_rank(new - bisect_left(self._new, new), self._old)

    def new_before(self, old: int) -> int:
        """The position in the newer version of the sentence that was directly before this one in the older."""
        rank = old - bisect_left(self._old, old)
        stayed = (_with_rank(rank - 1, self._old), _with_rank(rank - 1, self._new)) if rank else (-1, -1)
        return max([stayed, *(pair for pair in self._pairs if pair[0] < old)])[1]


def _with_rank(rank: int, touched: Sequence[int]) -> int:
    """The position of the sentence that has so many untouched ones before it."""
    return rank + bisect_right([at - number for number, at in enumerate(touched)], rank)
