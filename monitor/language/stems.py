"""Stems words with the Snowball algorithms (Porter 1980, 2001; https://snowballstem.org)."""

from __future__ import annotations

import re
from functools import lru_cache

from Stemmer import Stemmer

from monitor.language.folding import fold
from monitor.language.table import of

# In letters. Shorter words are not stemmed.
_MIN_LENGTH = 4


@lru_cache(maxsize=1 << 15)
def stem(word: str, code: str) -> str:
    """The stem of a folded word in the language ``code``. "organised" and "organizes" have the same stem."""
    language = of(code)
    word = language.irregular.get(word, word)
    if len(word) < _MIN_LENGTH or not word.isalpha():
        return word
    if len(word) > _MIN_LENGTH or not language.stemmer:
        word = _respelled(word, code)
    return fold(_stemmer(language.stemmer).stemWord(word)) if language.stemmer else word


def _respelled(word: str, code: str) -> str:
    any_pattern, respellings = _respellings(code)
    # A single check, since most words match no pattern.
    if any_pattern is not None and any_pattern.search(word):
        for pattern, replacement in respellings:
            word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=16)
def _respellings(code: str) -> tuple[re.Pattern[str] | None, tuple[tuple[re.Pattern[str], str], ...]]:
    respellings = of(code).respellings
    any_pattern = re.compile("|".join(f"(?:{pattern})" for pattern, _ in respellings)) if respellings else None
    return any_pattern, tuple((re.compile(pattern), replacement) for pattern, replacement in respellings)


@lru_cache(maxsize=16)
def _stemmer(algorithm: str) -> Stemmer:
    # Without its own cache, since ``stem`` has one. Threads may share a stemmer, since it holds the GIL.
    return Stemmer(algorithm, 0)
