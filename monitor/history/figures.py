"""The courses of an article's figures over its versions: selecting them, their steps, and output as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

from monitor.history.tables import harmless
from monitor.language import fold

if TYPE_CHECKING:
    from monitor.developments.courses import Course, Point

# The page and the command line write English.
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_DECIMALS = 3
COLUMNS = ("counts", "unit", "version", "fetched_at", "value", "number", "sentence")


def chosen(courses: Iterable[Course], words: str = "", *, unmoved: bool = False) -> tuple[Course, ...]:
    """Return the courses whose figure changed (``unmoved``: all) and whose noun and sentence have all these words."""
    wanted = fold(words).split()
    return tuple(course for course in courses if (unmoved or course.moved) and _has(course, wanted))


def _has(course: Course, wanted: Sequence[str]) -> bool:
    text = fold(f"{course.counts} {course.points[-1].sentence}")
    return all(word in text for word in wanted)


def steps(course: Course) -> Iterator[tuple[Point, Decimal | None]]:
    """Yield the points at which the figure changed, each with the difference; the first point with None."""
    before: Point | None = None
    for point in course.points:
        if before is None or point.number != before.number:
            yield point, None if before is None else point.number - before.number
        before = point


def signed(by: Decimal | None) -> str:
    """Return the change of a figure with its sign, as short as it is exact: "+1,200", "+27.9 billion"; "" for None."""
    if by is None:
        return ""
    scale, name = next(((scale, name) for scale, name in _SCALES if abs(by) >= scale), (Decimal(1), ""))
    short = by / scale
    if name and short == round(short, _DECIMALS):
        return f"{short.normalize():+,f} {name}"
    return f"{by.normalize():+,f}"


def as_csv(courses: Iterable[Course]) -> str:
    """Return one line per point, after a header. Times are ISO 8601 in UTC; no cell is a formula for a spreadsheet."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for course in courses:
        for point in course.points:
            time = point.fetched_at.astimezone(UTC).isoformat()
            row = (course.counts, course.unit, point.version, time, point.value, plain(point.number), point.sentence)
            writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def plain(number: Decimal) -> int | float:
    """Convert a number for JSON and tables: int if it is integral, otherwise float."""
    return int(number) if number == number.to_integral_value() else float(number)
