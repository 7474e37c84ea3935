"""Reads ranges: in "10 to 12 per cent", "9-11.30am" and "17 to 19 May" the first number takes the second's kind.

In "2024/25" the second number is a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from monitor.quantities.lexicon import lexicon
from monitor.quantities.measures import TIMES, UNIT_PHRASES, UNITS
from monitor.quantities.quantity import Key, Quantity
from monitor.quantities.tokens import decimal

# The text between the two numbers; before a date also a weekday: "Tuesday 17 to Thursday 19 May".
_LINK = re.compile(
    r"\.?\s*(?:[-–—]|to|until|till|bis|à|au|a|al|até|tot|до|по|(?P<and>and|und|et|y|e|en|i|и|і|й|та))(?:\s+(?P<weekday>[^\W\d_]+),?)?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen|między|между|між)\s+(?:\w+\s+)?\W?$", re.IGNORECASE)
_REACH = 12
# The last words of the ways to write per cent.
_PERCENT = (
    *(word for word, unit in UNITS.items() if unit == "%"),
    *(words[-1] for words, unit in UNIT_PHRASES.items() if unit == "%"),
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = frozenset({10**3, 10**6, 10**9, 10**12})
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d\d))?")
_HALF_OF_DAY = re.compile(r"[ap]\.?m\b", re.IGNORECASE)
_HALF = 720
_DAY = re.compile(r"\d{1,2}")
_YEAR, _SHORT_YEAR, _TO_YEAR = re.compile(r"[12]\d{3}"), re.compile(r"\d\d"), re.compile(r"[/–-]")


def with_ranges(text: str, found: list[Quantity], language: str) -> list[Quantity]:
    """The quantities, the first number of each range with the kind and unit of the second."""
    found = [_with_century(text, *pair) for pair in zip((None, *found), found, strict=False)]
    for at, (item, following) in enumerate(pairwise(found)):
        read = _READERS.get(following.key[0])
        key = read(item, following, language) if read and _is_range(text, item, following, language) else None
        if key is not None:
            found[at] = replace(item, key=key, weak=False)
    return found


def _with_century(text: str, before: Quantity | None, item: Quantity) -> Quantity:
    """The quantity; the last two digits of a year after a full one are that year: 2024/25, 1999-00."""
    if before is None or not _SHORT_YEAR.fullmatch(item.text) or not _YEAR.fullmatch(before.text):
        return item
    first, last = int(before.text), int(item.text)
    if not _TO_YEAR.fullmatch(text[before.end : item.start]) or (last <= first % 100 and last):
        return item
    return replace(item, key=("number", Decimal(first - first % 100 + (last or 100)), ""), weak=False)


def _is_range(text: str, item: Quantity, following: Quantity, language: str) -> bool:
    if text[max(0, item.start - 1) : item.start] == "/":
        return False  # "24/7 until 18 December"
    link = _LINK.fullmatch(text[item.end : following.start])
    if not link or (link["and"] and not _BETWEEN.search(text[max(0, item.start - _REACH) : item.start])):
        return False
    day = link["weekday"]
    return not day or (following.key[0] == "date" and day.casefold() in lexicon(language).weekdays)


def _number(item: Quantity, following: Quantity, language: str) -> Key | None:
    """A number with the unit and scale of the second: 10 to 12 per cent, 10-12 million."""
    if item.key[0] != "number" or item.key[2] or _is_fraction(following):
        return None
    value, end = item.key[1], following.key[1]
    unit = following.key[2] if following.key[2] != TIMES else ""
    digits = _DIGITS.match(following.text)
    if item.text.isdigit() and digits and isinstance(value, Decimal) and isinstance(end, Decimal):
        plain = decimal(digits[0], lexicon(language))
        if value < plain and plain and end / plain in _SCALES:
            return ("number", value * (end / plain), unit)
    return ("number", value, unit)


def _is_fraction(item: Quantity) -> bool:
    """Whether a percentage is written as a fraction ("half"), without a word or sign for per cent."""
    return item.key[2] == "%" and not item.text.casefold().endswith(_PERCENT)


def _time(item: Quantity, following: Quantity, _language: str) -> Key | None:
    """A time in the same half of the day as the second, or in the one before: 6:00 - 8:00pm, 11-1pm, 18-20 Uhr."""
    clock = _CLOCK.fullmatch(item.text)
    if clock is None or item.key[2] or int(clock[1]) > 24:
        return None
    minutes = 60 * int(clock[1]) + int(clock[2] or 0)
    end = following.key[1]
    if _HALF_OF_DAY.search(following.text) and isinstance(end, int) and 0 < int(clock[1]) <= 12:
        minutes = minutes % _HALF + _HALF * (end >= _HALF)
        minutes -= _HALF * (minutes > end)
    return ("time", minutes % (2 * _HALF), "")


def _date(item: Quantity, following: Quantity, _language: str) -> Key | None:
    """A day in the month and year of the second: 17 to 19 May."""
    when = following.key[1]
    is_day = item.key[0] in ("number", "ordinal") and not item.key[2] and _DAY.match(item.text)
    if not is_day or not isinstance(when, tuple):
        return None
    year, month, day = when
    return ("date", (year, month, int(is_day[0])), "") if day and 0 < int(is_day[0]) < day else None


_READERS: dict[str, Callable[[Quantity, Quantity, str], Key | None]] = {"number": _number, "time": _time, "date": _date}
