"""Reads whole numbers in words: with ``text2num``, or by adding up the words in languages that it does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from text_to_num import text2num

# The languages of text2num that also have tables here.
_READ = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
# The most characters of a number below a billion in any of them, as one word or several.
_LONGEST = 160
# Spellings that text2num does not accept, and their replacements.
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


def is_supported(language: str) -> bool:
    """Whether text2num knows a language."""
    return language in _READ


@lru_cache(maxsize=1 << 14)
def spelled(phrase: str, language: str) -> int | None:
    """The number that a phrase in lower case means; None if it is not exactly one number."""
    if len(phrase) > _LONGEST:
        return None
    for pattern, put in _WRITTEN_OTHERWISE.get(language, ()):
        phrase = pattern.sub(put, phrase)
    try:
        return int(text2num(phrase, language))
    except ValueError:
        return None


def scale_in(number: int) -> int:
    """The largest power of 1000 not above a number, 1 below a thousand."""
    return int(1000 ** ((len(str(number)) - 1) // 3))


def added_up(
    words: Sequence[str], numbers: Mapping[str, int], hundreds: frozenset[str], scales: Mapping[str, int]
) -> int | None:
    """The number that words mean in a language without text2num; None if they are not exactly one number."""
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
    """Whether a number may be added to the current sum: units and tens in either order, both after hundreds."""
    if current == 0:
        return True
    if number >= 100 or number == 0:
        return False
    less, more = sorted((number, current % 100))
    return less < 10 and (less == 0 or more % 10 == 0)
