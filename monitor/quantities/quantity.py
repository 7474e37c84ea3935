"""The value type for one quantity found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# Kind ("number", "about", "part", "date", "weekday", "time", "ordinal" or "code"), value, unit.
Key = tuple[str, object, str]


class Weekday(NamedTuple):
    """A day of the week: its number (1 is Monday) and its name as written."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity in a text.

    ``key``: kind, value and unit; equal keys mean the same. ``text``: exactly the source from ``start`` to ``end``.
    ``bound``: ``>`` or ``<`` if the text gives a lower or upper limit. ``counts``: the words after it that name what is
    counted, as written. ``weak``: it may be no figure at all (an article, an ordinal, a weekday) and matters only where
    it replaces another one. ``about``: the text says that it is not exact. ``zone``: for a time, the minutes that its
    zone is ahead of UTC, if stated. ``weekday``: for a date, the weekday before it, if stated.
    """

    key: Key
    text: str
    start: int
    end: int
    bound: str = ""
    counts: str = ""
    weak: bool = False
    about: bool = False
    zone: int | None = None
    weekday: Weekday | None = None
