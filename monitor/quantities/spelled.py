"""Whole numbers in words, read by ``text2num``; in languages it does not know, added up by their own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from text_to_num import text2num

# The languages of text2num that have tables here as well.
_READ = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
# No number below a billion is longer in any of them, written as one word or as several.
_LONGEST = 160
# What text2num does not take: what is said for another form of the same number, and elisions.
_WRITTEN_OTHERWISE: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "de": (
        (re.compile(r"fuenf"), "fünf"),
        (re.compile(r"zwoelf"), "zwölf"),
        (re.compile(r"einstausend"), "eintausend"),
    ),
    "es": (
        (re.compile(r"veintiún\b"), "veintiuno"),
        (re.compile(r"veintidos\b"), "veintidós"),
        (re.compile(r"veintitres\b"), "veintitrés"),
        (re.compile(r"veintiseis\b"), "veintiséis"),
    ),
    "it": ((re.compile(r"cent(?=ott)"), "cento"), (re.compile(r"^(?=mili(?:one|ardo)\b)"), "un ")),
}


def reads(language: str) -> bool:
    """Whether text2num knows a language."""
    return language in _READ


@lru_cache(maxsize=1 << 14)
def spelled(phrase: str, language: str) -> int | None:
    """The number that words in lower case say as a whole; None where they are no number, or several."""
    if len(phrase) > _LONGEST:
        return None
    for pattern, put in _WRITTEN_OTHERWISE.get(language, ()):
        phrase = pattern.sub(put, phrase)
    try:
        return int(text2num(phrase, language))
    except ValueError:
        return None


def scale_in(number: int) -> int:
    """The thousand, million, … that a number has most of; 1 below a thousand: two millions may be one word."""
    return int(1000 ** ((len(str(number)) - 1) // 3))


def added_up(
    words: Sequence[str], numbers: Mapping[str, int], hundreds: frozenset[str], scales: Mapping[str, int]
) -> int | None:
    """The number that words say in a language without text2num; None where they are no number, or several."""
    total, current, least = 0, 0, 10**15
    for word in words:
        size = scales.get(word) or max(0, numbers.get(word, 0) // 1000) * 1000
        if size:  # a scale, or a word of thousands
            if size >= least:
                return None
            total += max(1, current) * size if word in scales else numbers[word]
            current, least = 0, scale_in(size)
        elif word in hundreds and current < 100:
            current = max(1, current) * 100
        elif word in numbers and _fits(current, numbers[word]):
            current += numbers[word]
        else:
            return None
    return total + current


def _fits(current: int, number: int) -> bool:
    """Whether a number may be added to what was said: units to tens or before them, both to hundreds."""
    if current == 0:
        return True
    if number >= 100 or number == 0:
        return False
    less, more = sorted((number, current % 100))
    return less < 10 and (less == 0 or more % 10 == 0)
