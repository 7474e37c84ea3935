"""Bounds: words before a number that say on which side the true value lies, or that it is not exact."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.quantities.measures import BOUNDS

# No limit is longer, with what parts it from the number.
REACH = 24
_LIMITS = tuple(limit.casefold() for side in BOUNDS.values() for limit in side)
_CURRENCIES = "£$€"
# "About" in the languages that have tables; "c." and "ca." are written in all of them.
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
    """On which side of a number its value lies (``>``, ``<``, "" for none), from the text right before it."""
    before = before[-REACH:]
    if not _bare(before).endswith(_LIMITS):
        return ""
    match = _bounds().search(before)
    if match is None:
        return ""
    return ">" if match["over"] else "<"


def is_about(before: str) -> bool:
    """Whether the text right before a number says that it is not exact."""
    bare = _bare(before[-REACH:])
    if not bare.endswith(_INEXACT):
        return False
    words = next(words for words in _INEXACT if bare.endswith(words))
    return not bare[: -len(words)][-1:].isalpha()


def _bare(before: str) -> str:
    return before.rstrip().rstrip(_CURRENCIES).rstrip().casefold()
