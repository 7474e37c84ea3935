"""Unifies spelling variants of a word, which readers consider the same word.

Derived from the Unicode Character Database where possible: marks by their canonical combining class (UAX #44), digits
by their value, the two nasal signs of Indian scripts by their names. Accents of Latin letters are kept.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, combining, decimal, name, normalize

# Combining classes: nukta (7), the points of Hebrew (10-26), the vowel marks of Arabic and Syriac (27-36).
_OPTIONAL = frozenset({7, *range(10, 37)})
# Madda, and hamza above and below: often omitted too, but in the same combining classes as common accents.
_HAMZAS = "\u0653\u0654\u0655"
# Variants of one letter in Arabic, Persian and Urdu, which normalization does not unify; the Turkish dotless i.
_LETTERS = {
    **dict.fromkeys("\u0649\u06cc\u06d2", "\u064a"),
    **dict.fromkeys("\u06a9\u06aa", "\u0643"),
    **dict.fromkeys("\u06c1\u06be\u06d5\u0629\u06c3", "\u0647"),
    "\u0671": "\u0627",
    "\u0131": "i",
}
# The end of the range with such marks and digits. NFKC handles the digits after it.
_RANGE_END = 0x1C80
# The dot that remains of a case-folded \u0130; and the dots of \u0451 and stress marks, which print often omits.
_DOTS = re.compile(
    "(?<=i)\u0307+|(?<=\u0435)[\u0300\u0301\u0308]+"
    "|(?<=[\u0430\u0438\u043e\u0443\u044b\u044d\u044e\u044f])[\u0300\u0301]+"
)
# The apostrophe inside Ukrainian and Belarusian words, which may be any of these characters.
_INNER_APOSTROPHE = re.compile("(?<=[\u0400-\u052f])['\u2019\u02bc](?=[\u0400-\u052f])")
# A nasal consonant before a consonant of its own row (rows have five letters in Devanagari) may be written as anusvara.
_NASALS = re.compile(
    "\u0919\u094d(?=[\u0915-\u0918])|\u091e\u094d(?=[\u091a-\u091d])|\u0923\u094d(?=[\u091f-\u0922])"
    "|\u0928\u094d(?=[\u0924-\u0927])|\u092e\u094d(?=[\u092a-\u092d])"
)
_ANUSVARA = "\u0902"


def _candrabindus() -> dict[str, str]:
    """Maps the candrabindu of each Indian script to its anusvara, since texts use one for the other."""
    marks = {name(chr(code), ""): chr(code) for code in range(0x900, 0xE00)}
    pairs = {mark: marks.get(mark_name.replace("CANDRABINDU", "ANUSVARA")) for mark_name, mark in marks.items()}
    return {mark: anusvara for mark, anusvara in pairs.items() if anusvara and anusvara != mark}


@cache
def _table() -> dict[int, str | None]:
    """The translation table for single characters; None deletes one."""
    table: dict[int, str | None] = {ord(mark): None for mark in _HAMZAS}
    for code in range(0x300, _RANGE_END):
        char = chr(code)
        if combining(char) in _OPTIONAL:
            table[code] = None
        elif category(char) == "Nd":
            table[code] = str(decimal(char))
    table.update({ord(char): replacement for char, replacement in {**_LETTERS, **_candrabindus()}.items()})
    return table


# Only texts with such a character can change.
_CHANGEABLE = re.compile("[\u0131\u0300-\u036f\u0400-\u052f\u0590-\u1c7f]")


def one_spelling(folded: str) -> str:
    """A case-folded text without optional marks, with one variant of each letter and ASCII digits; in NFC."""
    if _CHANGEABLE.search(folded) is None:
        return folded
    spelled = _INNER_APOSTROPHE.sub("", _DOTS.sub("", normalize("NFD", folded).translate(_table())))
    return normalize("NFC", _NASALS.sub(_ANUSVARA, spelled))
