"""One form for the ways to write a word: lower case, without accents, apostrophes and hyphens straight."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize

# Letters of their own that Unicode takes apart as if they had accents; no print leaves the mark out.
_LETTERS = tuple((normalize("NFKD", letter), letter) for letter in "йїў")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word in lower case without accents; apostrophes and hyphens straight."""
    word = word.casefold().replace("’", "'").replace("‑", "-")
    if word.isascii():
        return word
    word = normalize("NFKD", word)
    for apart, letter in _LETTERS:
        word = word.replace(apart, letter)
    return "".join(char for char in word if not combining(char)).replace("ß", "ss")
