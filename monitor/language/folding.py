"""Folds a word: case, spelling variants and accents no longer differ."""

from __future__ import annotations

from functools import lru_cache
from itertools import filterfalse
from unicodedata import combining, normalize

from monitor.language.spelling import one_spelling

# Letters of their own, which Unicode decomposes into a letter and an accent. Print never omits these marks.
_LETTERS = tuple((normalize("NFKD", letter), letter) for letter in "йїў")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word case-folded, in one spelling, without accents, with ASCII apostrophes and hyphens."""
    word = word.casefold().replace("’", "'").replace("‑", "-")
    if word.isascii():
        return word
    word = normalize("NFKD", one_spelling(word))
    for decomposed, letter in _LETTERS:
        word = word.replace(decomposed, letter)
    return "".join(filterfalse(combining, word)).replace("ß", "ss")
