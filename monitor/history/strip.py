"""An article's versions drawn along time: a bar for each, as tall as what is new in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from math import sqrt

from monitor.history.words import counted
from monitor.model import ChangeOutline, EditKind, VersionOutline

# In units of the drawing, which the page scales: its width, where bars begin, and the room above and below that.
WIDTH, BASE, RISE, FALL = 1000, 100, 84, 24
HEIGHT = BASE + FALL + 30
_MARGIN = 16
_WIDEST, _NARROWEST = 14.0, 4.0
# Each version has so much of the width for itself, in all; the rest is time. So no bar hides another.
_OWN = 0.55
# A lower bar would not be visible.
_LOWEST = 6.0
# Labels of times are at least so far apart.
_APART = 170.0
# So much new information (importance, summed) makes a bar of full height; more makes all others lower.
_FULL = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One version: where its bar is, how tall it is, and what its marks are. ``y`` is the bar's upper edge."""

    version: int
    at: datetime
    x: float
    width: float
    y: float
    height: float
    fall: float
    noted: bool
    first: bool
    real: bool
    said: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A time written below the axis."""

    x: float
    at: datetime
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars in the order of time, and some times below them."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    def step(self, version: int, by: int, *, real: bool = False) -> int | None:
        """The next version from one on, forwards (1) or backwards (-1); ``real``: that is more than other words."""
        further = [bar.version for bar in self.bars if (bar.version - version) * by > 0 and (bar.real or not real)]
        return (min(further) if by > 0 else max(further)) if further else None


def strip_of(outlines: Sequence[VersionOutline]) -> Strip:
    """The drawing of these versions, oldest first. Distances grow with the time between; none is nothing."""
    places, width = _places([item.fetched_at for item in outlines])
    most = max([_FULL, *map(_weight, outlines)])
    bars = tuple(_bar(item, x, width, most) for item, x in zip(outlines, places, strict=True))
    return Strip(bars, _ticks(bars))


def _places(times: Sequence[datetime]) -> tuple[list[float], float]:
    """The middle of each bar, and how wide bars are."""
    room = WIDTH - 2 * _MARGIN
    steps = max(len(times) - 1, 1)
    width = max(_NARROWEST, min(_WIDEST, 0.7 * _OWN * room / steps))
    own = min(_OWN * room / steps, width * 1.5)
    free = room - own * (len(times) - 1)
    gaps = [max((later - earlier).total_seconds(), 0.0) for earlier, later in pairwise(times)]
    whole = sum(gaps) or 1.0
    places = [float(_MARGIN)]
    for gap in gaps:
        places.append(places[-1] + own + free * gap / whole)
    return places[: len(times)], width


def _weight(outline: VersionOutline) -> float:
    return sum(outline.change.weights) if outline.change else 0.0


def _bar(outline: VersionOutline, x: float, width: float, most: float) -> Bar:
    change = outline.change
    first = change is None
    height = RISE if first else RISE * sqrt(_weight(outline) / most)
    height = max(height, _LOWEST)
    lost = len(change.withdrawals) if change else 0
    return Bar(
        version=outline.number,
        at=outline.fetched_at,
        x=round(x, 1),
        width=round(width, 1),
        y=round(BASE - height, 1),
        height=round(height, 1),
        # Three withdrawals and more look alike: the words say how many there are.
        fall=round(FALL * min(lost, 3) / 3, 1),
        noted=bool(change and change.notes),
        first=first,
        real=first or bool(change and change.is_real),
        said=said_of(outline),
    )


def said_of(outline: VersionOutline) -> str:
    """What a version brought, in a few words: ``3 new, 1 withdrawn, a note``."""
    change = outline.change
    if change is None:
        return "the first version" if outline.number == 1 else "what came before is no longer kept"
    if change.unjudged:
        return "changed; not compared"
    return ", ".join(_brought(change)) or "nothing new in it"


def _brought(change: ChangeOutline) -> Iterator[str]:
    corrections = sum(edit.kind is EditKind.CORRECTION and edit.development for edit in change.edits)
    if change.weights:
        yield f"{len(change.weights)} new"
    if corrections:
        yield counted(corrections, "correction")
    if change.withdrawals:
        yield f"{len(change.withdrawals)} withdrawn"
    if change.notes:
        yield counted(len(change.notes), "note")


def _ticks(bars: Sequence[Bar]) -> tuple[Tick, ...]:
    """The times of the first and last bar, and of some between, so far apart that they can be read."""
    if not bars:
        return ()
    chosen = _far_apart(bars)
    hours = (bars[-1].at - bars[0].at).total_seconds() < 2 * 86400
    days = [bar.at.astimezone(UTC).date() for bar in chosen]
    return tuple(
        Tick(bar.x, bar.at, _written(bar.at, hours=hours or days.count(day) > 1), _anchor(bar.x))
        for bar, day in zip(chosen, days, strict=True)
    )


def _far_apart(bars: Sequence[Bar]) -> list[Bar]:
    """The first and the last bar, and those between that are far enough from the others chosen and from the last."""
    first, last = bars[0], bars[-1]
    chosen = [first]
    for bar in bars[1:-1]:
        if bar.x - chosen[-1].x >= _APART and last.x - bar.x >= _APART:
            chosen.append(bar)
    return [*chosen, last] if len(bars) > 1 else chosen


def _written(at: datetime, *, hours: bool) -> str:
    at = at.astimezone(UTC)
    return f"{at.day} {at:%b, %H:%M}" if hours else f"{at.day} {at:%b %Y}"


def _anchor(x: float) -> str:
    """How a label is anchored at its place: within the drawing at both ends."""
    if x < WIDTH * 0.1:
        return "start"
    return "end" if x > WIDTH * 0.9 else "middle"
