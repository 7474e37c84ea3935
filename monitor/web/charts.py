"""Step charts of figures over time: the coordinates for an SVG."""

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

# In SVG units: about CSS pixels if a chart is as wide as the column on a phone.
WIDTH, HEIGHT = 360, 144
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 12, 24, 40
# Width of a letter at the font size of figures.css, least horizontal gap of two labels, and height of a line.
_LETTER, _GAP, _LINE = 6.6, 6, 13
# The description for screen readers shortens longer lists of values; the table has them all.
_MOST_DESCRIBED = 8
_SIGNS = {"at least": "≥", "at most": "≤", "about": "≈"}
Limit = Literal["", "at least", "at most", "about"]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a figure from a version on; ``limit`` says whether it is a bound or an estimate.

    ``source`` is the source that its sentence names; ``other_source``: the previous value had another one. ``change``
    is the difference to the previous value, ``anchor`` the fragment of its sentence on the version's page.
    """

    version: int
    at: datetime
    text: str
    number: Decimal
    limit: Limit
    sentence: str
    source: str
    other_source: bool
    change: Decimal | None
    anchor: str

    @property
    def short(self) -> str:
        """The value as a label, such as "≥15"."""
        return f"{_SIGNS[self.limit]}{self.text}" if self.limit else self.text

    @property
    def moved(self) -> str:
        """The change with its sign; empty for the first value."""
        return signed(self.change).replace("-", "−")


@dataclass(frozen=True, slots=True)
class Label:
    """The position of a label: the middle of its baseline, and its width."""

    x: float
    y: float
    width: float

    def clear_of(self, other: Label) -> bool:
        """Whether it does not overlap ``other``."""
        beside = abs(self.x - other.x) >= (self.width + other.width) / 2 + _GAP
        return beside or abs(self.y - other.y) >= _LINE


@dataclass(frozen=True, slots=True)
class Dot:
    """A value with its position; ``label`` is None if it would overlap another one."""

    value: Value
    x: float
    y: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart of one figure: its name, the line as an SVG path, its dots, and a description in words."""

    name: str
    line: str
    dots: tuple[Dot, ...]
    first: datetime
    last: datetime
    description: str

    @property
    def values(self) -> tuple[Value, ...]:
        """The values, oldest first."""
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
        """Whether any value is from another source than the previous one."""
        return any(value.other_source for value in self.values)


def chart_of(course: Course, language: str) -> Chart:
    """Build the chart of a figure; ``language`` is the language of its sentences."""
    values = _values(course, language)
    name = f"{course.counts or 'a figure'} [{course.unit}]" if course.unit else course.counts or "a figure"
    first, last = course.points[0].fetched_at, course.points[-1].fetched_at
    places = _places(values, first, last)
    return Chart(name, _line(places), _dots(values, places), first, last, _description(name, values))


def most_moved(courses: Sequence[Course]) -> list[Course]:
    """Return the figures that changed, the most often changed first."""
    moved = [course for course in courses if course.moved]
    return sorted(moved, key=lambda course: -sum(1 for _ in steps(course)))


def _values(course: Course, language: str) -> list[Value]:
    """Return the first value, and those that differ from the previous one in number, exactness or source."""
    changes = {point.version: change for point, change in steps(course)}
    found: list[Value] = []
    for point in course.points:
        value = _value(point, language, changes.get(point.version), found[-1] if found else None)
        shown = not found or point.version in changes or value.other_source
        if shown or (value.limit, value.source) != (found[-1].limit, found[-1].source):
            found.append(value)
    return found


def _value(point: Point, language: str, change: Decimal | None, before: Value | None) -> Value:
    source = source_named(point.sentence, language)
    other = bool(before and source and before.source and source.casefold() != before.source.casefold())
    limit = _limit(point)
    anchor = anchor_of(point.sentence)
    return Value(
        point.version, point.fetched_at, point.value, point.number, limit, point.sentence, source, other, change, anchor
    )


def _limit(point: Point) -> Limit:
    """Read from the words before the value whether it is a bound or an estimate."""
    before, found, _ = point.sentence.partition(point.value)
    if not found:
        return ""
    side = bound(before)
    if side:
        return "at least" if side == ">" else "at most"
    return "about" if is_about(before) else ""


def _places(values: Sequence[Value], first: datetime, last: datetime) -> list[tuple[float, float]]:
    """Return the coordinates of the values: x by time (evenly spaced if all have the same time), y by number."""
    span = (last - first).total_seconds()
    numbers = [float(value.number) for value in values]
    low, high = min(numbers), max(numbers)
    width, height = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
    found = []
    for index, (value, number) in enumerate(zip(values, numbers, strict=True)):
        right = (value.at - first).total_seconds() / span if span else index / len(values)
        up = (number - low) / (high - low) if high > low else 0.5
        found.append((round(_LEFT + right * width, 1), round(HEIGHT - _BOTTOM - up * height, 1)))
    return found


def _line(places: Sequence[tuple[float, float]]) -> str:
    (x, y), *rest = places
    return f"M{x} {y}" + "".join(f"H{next_x}V{next_y}" for next_x, next_y in rest) + f"H{WIDTH - _RIGHT}"


def _dots(values: Sequence[Value], places: Sequence[tuple[float, float]]) -> tuple[Dot, ...]:
    """Build the dots with their labels: always the last label, then the first, then others that have room."""
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
    """Place a label above its dot, or below it if the line comes from above; always inside the chart."""
    x, y = place
    width = len(value.short) * _LETTER
    start = min(max(x - width / 2, 2), max(WIDTH - 2 - width, 2))
    fell = value.change is not None and value.change < 0
    return Label(round(start + width / 2, 1), round(y + 17 if fell else y - 9, 1), width)


def _description(name: str, values: Sequence[Value]) -> str:
    """Describe a chart in words, for screen readers."""
    texts = [
        " ".join(filter(None, (value.limit, value.text, f"in version {value.version} of {day(value.at)}")))
        + (f", from another source ({value.source})" if value.other_source else "")
        for value in values
    ]
    shown = (
        texts
        if len(texts) <= _MOST_DESCRIBED
        else [*texts[: _MOST_DESCRIBED // 2], "…", *texts[-_MOST_DESCRIBED // 2 :]]
    )
    return f"{name}: {counted(len(texts), 'value')}: {', then '.join(shown)}"
