"""One form for the ways to write a word: lower case, one spelling, no accents, apostrophes and hyphens straight."""

from __future__ import annotations

from functools import lru_cache
from itertools import filterfalse
from unicodedata import combining, normalize

from monitor.language.spelling import one_spelling

# Letters of their own that Unicode takes apart as if they had accents; no print leaves the mark out.
_LETTERS = tuple((normalize("NFKD", letter), letter) for letter in "йїў")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word in lower case and one spelling, without accents; apostrophes and hyphens straight."""
    word = word.casefold().replace("’", "'").replace("‑", "-")
    if word.isascii():
        return word
    word = normalize("NFKD", one_spelling(word))
    for apart, letter in _LETTERS:
        word = word.replace(apart, letter)
    return "".join(filterfalse(combining, word)).replace("ß", "ss")
