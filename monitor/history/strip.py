"""Lays out a timeline of an article's versions: one bar each, whose height shows how much is new in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from math import sqrt

from monitor.history.words import counted
from monitor.model import ChangeOutline, EditKind, VersionOutline

# In units of the drawing, which the page scales: the width, the y of the axis, and the room above and below it.
WIDTH, BASE, RISE, FALL = 1000, 100, 84, 24
HEIGHT = BASE + FALL + 30
_MARGIN = 16
_WIDEST, _NARROWEST = 14.0, 4.0
# The part of the width that is divided equally among the versions, so that no bar hides another; the rest is divided
# in proportion to time.
_OWN = 0.55
# The least height of a bar that is visible.
_LOWEST = 6.0
# The least distance between the labels of times.
_APART = 170.0
# The sum of importance that gives a bar its full height. If a version has more, its bar is full and the others lower.
_FULL = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one version, whose upper edge is ``y``.

    ``fall``: the height below the axis, for withdrawals. ``noted``: it has a new note of the page. ``real``: it has
    more than changed wording. ``summary``: what is new, in a few words.
    """

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
    summary: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A time label below the axis; ``anchor`` is the SVG text-anchor."""

    x: float
    at: datetime
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars, oldest first, and the time labels below them."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    def step(self, version: int, by: int, *, real: bool = False) -> int | None:
        """Return the next version forwards (``by`` 1) or backwards (-1); with ``real``, the next real change."""
        bars = [bar for bar in self.bars if bar.real or not real]
        if by > 0:
            return min((bar.version for bar in bars if bar.version > version), default=None)
        return max((bar.version for bar in bars if bar.version < version), default=None)


def strip_of(outlines: Sequence[VersionOutline]) -> Strip:
    """Lay out these versions (oldest first). Distances grow with the time between, and are never zero."""
    places, width = _places([item.fetched_at for item in outlines])
    most = max([_FULL, *map(_weight, outlines)])
    bars = tuple(_bar(item, x, width, most) for item, x in zip(outlines, places, strict=True))
    return Strip(bars, _ticks(bars))


def _places(times: Sequence[datetime]) -> tuple[list[float], float]:
    """Return the x of each bar's middle, and the width of the bars."""
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
        # Three and more withdrawals look alike; the summary has their number.
        fall=round(FALL * min(lost, 3) / 3, 1),
        noted=bool(change and change.notes),
        first=first,
        real=first or bool(change and change.is_real),
        summary=summary_of(outline),
    )


def summary_of(outline: VersionOutline) -> str:
    """Summarise what is new in a version: ``3 new, 1 correction, 1 withdrawn, 1 note``."""
    change = outline.change
    if change is None:
        return "the first version" if outline.number == 1 else "what came before is no longer kept"
    if change.unjudged:
        return "changed; not compared"
    return ", ".join(_counts(change)) or "nothing new in it"


def _counts(change: ChangeOutline) -> Iterator[str]:
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
    """Return labels for the first and the last bar, and for some between that are far enough apart."""
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
    """Return the first and the last bar, and those between that are far enough from their neighbours chosen."""
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
    """Return the text-anchor of a label, so that it stays within the drawing."""
    if x < WIDTH * 0.1:
        return "start"
    return "end" if x > WIDTH * 0.9 else "middle"
