"""What one number of a text says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# What it is ("number", "about", "date", "time", "ordinal", "score", …), its value, its unit.
Key = tuple[str, object, str]


class Weekday(NamedTuple):
    """A day of the week: 1 is Monday; and as the text has it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number in a text. ``key`` is (what it is, value, unit): equal keys say the same.

    ``text`` is exactly what the source has from ``start`` to ``end``; ``counts`` are the words after it, as written.
    ``bound`` is ``>`` or ``<`` where the text gives a limit. ``weak`` marks what may be no number at all (an article,
    an ordinal, a weekday): it counts only where it takes the place of another. ``about``: the text says that it is not
    exact. ``zone``: of a time, by how many minutes its zone is ahead of UTC, where the text states it.
    ``weekday``: of a date, the one that the text states before it.
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
