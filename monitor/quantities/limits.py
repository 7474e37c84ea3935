"""Words before a number that make it an upper or lower bound, or say that it is approximate."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.quantities.measures import BOUNDS

# How many characters before a number are searched; no such phrase is longer.
REACH = 24
_LIMITS = tuple(limit.casefold() for side in BOUNDS.values() for limit in side)
_CURRENCIES = "£$€"
# "About" in the languages that have tables, "|" for a space; "c." and "ca." are common to all.
_ABOUT = (
    "about around some roughly approximately circa ca. ca c. etwa rund ungefähr zirka environ quelque unos unas"
    " aproximadamente alrededor|de cerca|de a|peu|près intorno|a all'incirca por|volta|de ongeveer rond zo'n omkring"
    " ungefär cirka runt około mniej|więcej w|przybliżeniu около примерно приблизительно порядка близько приблизно"
    " орієнтовно"
    " yaklaşık ortalama aşağı|yukarı حوالي نحو زهاء قرابة تقريبا بنحو بحوالي"
)
_INEXACT = tuple(words.replace("|", " ") for words in _ABOUT.split())


@lru_cache(maxsize=1)
def _bounds() -> re.Pattern[str]:
    sides = ("|".join(map(re.escape, sorted(BOUNDS[side], key=len, reverse=True))) for side in "><")
    over, under = sides
    return re.compile(rf"(?:\b(?P<over>{over})|\b(?P<under>{under}))\s*[£$€]?$", re.IGNORECASE)


def bound(before: str) -> str:
    """The bound that the text before a number states: ``>`` (at least), ``<`` (at most), "" for none."""
    before = before[-REACH:]
    if not _bare(before).endswith(_LIMITS):
        return ""
    match = _bounds().search(before)
    if match is None:
        return ""
    return ">" if match["over"] else "<"


def is_about(before: str) -> bool:
    """Whether the text before a number says that it is approximate."""
    bare = _bare(before[-REACH:])
    if not bare.endswith(_INEXACT):
        return False
    words = next(words for words in _INEXACT if bare.endswith(words))
    return not bare[: -len(words)][-1:].isalpha()


def _bare(before: str) -> str:
    return before.rstrip().rstrip(_CURRENCIES).rstrip().casefold()
