"""The course of a figure as a step chart: the coordinates of an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from monitor.history.anchors import anchor_of
from monitor.history.attribution import source_named
from monitor.history.figures import signed, steps
from monitor.history.words import counted, day
from monitor.quantities import bound, is_about

if TYPE_CHECKING:
    from monitor.developments.courses import Course, Point

# The drawing's units: about CSS pixels where a chart is as wide as a column of a phone.
WIDTH, HEIGHT = 360, 144
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 24, 40
# A letter of a label is about so wide, and labels keep so far apart.
_LETTER, _APART, _LINE = 6.6, 6, 13
# More values than this are not read out one by one: the table below has them.
_MOST_SAID = 8
_SIGNS = {"at least": "≥", "at most": "≤", "about": "≈"}
Limit = Literal["", "at least", "at most", "about"]


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it was from a version on: ``limit`` is how exact its sentence says it is.

    ``source`` is who the sentence says it is from, ``other_source`` whether that is another one than of the value
    before. ``by`` is how much it moved, ``anchor`` the place of its sentence on the version's page.
    """

    version: int
    at: datetime
    text: str
    number: Decimal
    limit: Limit
    sentence: str
    source: str
    other_source: bool
    by: Decimal | None
    anchor: str

    @property
    def short(self) -> str:
        """The value as a label: "≥15"."""
        return f"{_SIGNS[self.limit]}{self.text}" if self.limit else self.text

    @property
    def moved(self) -> str:
        """By how much it moved, with its sign; nothing for the first."""
        return signed(self.by).replace("-", "−")


@dataclass(frozen=True, slots=True)
class Label:
    """Where the middle of a label is, and how wide it is."""

    x: float
    y: float
    width: float

    def clear_of(self, other: Label) -> bool:
        """Whether it overlaps no other one."""
        beside = abs(self.x - other.x) >= (self.width + other.width) / 2 + _APART
        return beside or abs(self.y - other.y) >= _LINE


@dataclass(frozen=True, slots=True)
class Dot:
    """A value where it is drawn, and its label; none where it would cover another one."""

    value: Value
    x: float
    y: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Chart:
    """One course: its name, the line as an SVG path, its dots, and the same in words (``said``)."""

    name: str
    line: str
    dots: tuple[Dot, ...]
    first: datetime
    last: datetime
    said: str

    @property
    def values(self) -> tuple[Value, ...]:
        """What is drawn, oldest first."""
        return tuple(dot.value for dot in self.dots)

    @property
    def rough(self) -> bool:
        """Whether any value is not exact."""
        return any(value.limit for value in self.values)

    @property
    def sourced(self) -> bool:
        """Whether any value's sentence names a source."""
        return any(value.source for value in self.values)

    @property
    def contradicted(self) -> bool:
        """Whether any value is from another source than the one before."""
        return any(value.other_source for value in self.values)


def chart_of(course: Course, language: str) -> Chart:
    """The chart of a course; ``language`` is that of its sentences."""
    values = _values(course, language)
    name = f"{course.counts or 'a figure'} [{course.unit}]" if course.unit else course.counts or "a figure"
    first, last = course.points[0].fetched_at, course.points[-1].fetched_at
    places = _places(values, first, last)
    return Chart(name, _line(places), _dots(values, places), first, last, _said(name, values))


def most_moved(courses: Sequence[Course]) -> list[Course]:
    """Those whose figure changed, the most often changed first."""
    moved = [course for course in courses if course.moved]
    return sorted(moved, key=lambda course: -sum(1 for _ in steps(course)))


def _values(course: Course, language: str) -> list[Value]:
    changes = {point.version: by for point, by in steps(course)}
    found: list[Value] = []
    for point in course.points:
        value = _value(point, language, changes.get(point.version), found[-1] if found else None)
        shown = not found or point.version in changes or value.other_source
        if shown or (value.limit, value.source) != (found[-1].limit, found[-1].source):
            found.append(value)
    return found


def _value(point: Point, language: str, by: Decimal | None, before: Value | None) -> Value:
    source = source_named(point.sentence, language)
    other = bool(before and source and before.source and source.casefold() != before.source.casefold())
    limit = _limit(point)
    anchor = anchor_of(point.sentence)
    return Value(
        point.version, point.fetched_at, point.value, point.number, limit, point.sentence, source, other, by, anchor
    )


def _limit(point: Point) -> Limit:
    before, found, _ = point.sentence.partition(point.value)
    if not found:
        return ""
    side = bound(before)
    if side:
        return "at least" if side == ">" else "at most"
    return "about" if is_about(before) else ""


def _places(values: Sequence[Value], first: datetime, last: datetime) -> list[tuple[float, float]]:
    """Where the values are drawn: by their time (evenly where all came at once), and by their number."""
    span = (last - first).total_seconds()
    numbers = [float(value.number) for value in values]
    low, high = min(numbers), max(numbers)
    wide, tall = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
    found = []
    for at, (value, number) in enumerate(zip(values, numbers, strict=True)):
        share = (value.at - first).total_seconds() / span if span else at / len(values)
        rise = (number - low) / (high - low) if high > low else 0.5
        found.append((round(_LEFT + share * wide, 1), round(HEIGHT - _BOTTOM - rise * tall, 1)))
    return found


def _line(places: Sequence[tuple[float, float]]) -> str:
    (x, y), *rest = places
    return f"M{x} {y}" + "".join(f"H{to}V{up}" for to, up in rest) + f"H{WIDTH - _RIGHT}"


def _dots(values: Sequence[Value], places: Sequence[tuple[float, float]]) -> tuple[Dot, ...]:
    """The dots with their labels: the last one always, then the first, then those that have room."""
    labels = [_label(value, place) for value, place in zip(values, places, strict=True)]
    shown: list[Label] = []
    for label in (labels[-1], *labels[:-1]):
        if all(label.clear_of(other) for other in shown):
            shown.append(label)
    return tuple(
        Dot(value, x, y, label if label in shown else None)
        for value, (x, y), label in zip(values, places, labels, strict=True)
    )


def _label(value: Value, place: tuple[float, float]) -> Label:
    """A label above its dot, below it where the line comes from above; inside the drawing."""
    x, y = place
    width = len(value.short) * _LETTER
    start = min(max(x - width / 2, 2), max(WIDTH - 2 - width, 2))
    fell = value.by is not None and value.by < 0
    return Label(round(start + width / 2, 1), round(y + 17 if fell else y - 9, 1), width)


def _said(name: str, values: Sequence[Value]) -> str:
    texts = [
        " ".join(filter(None, (value.limit, value.text, f"in version {value.version} of {day(value.at)}")))
        + (f", from another source ({value.source})" if value.other_source else "")
        for value in values
    ]
    shown = texts if len(texts) <= _MOST_SAID else [*texts[: _MOST_SAID // 2], "…", *texts[-_MOST_SAID // 2 :]]
    return f"{name}: {counted(len(texts), 'value')}: {', then '.join(shown)}"
