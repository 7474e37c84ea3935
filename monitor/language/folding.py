"""One form for the ways to write a word: lower case, one spelling, no accents, apostrophes and hyphens straight."""

from __future__ import annotations

from functools import lru_cache
from itertools import filterfalse
from unicodedata import combining, normalize

from monitor.language.spelling import one_spelling


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word in lower case and one spelling, without accents; apostrophes and hyphens straight."""
    word = word.casefold().replace("’", "'").replace("‑", "-")
    if word.isascii():
        return word
    return "".join(filterfalse(combining, normalize("NFKD", one_spelling(word)))).replace("ß", "ss")
