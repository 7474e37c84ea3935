"""Words without their endings, by the Snowball algorithms (Porter 1980, 2001; https://snowballstem.org)."""

from __future__ import annotations

import re
from functools import lru_cache

from Stemmer import Stemmer

from monitor.language.folding import fold
from monitor.language.table import of

# Of shorter words the ending is the word.
_LEAST = 4


@lru_cache(maxsize=1 << 15)
def stem(word: str, code: str) -> str:
    """A folded word without its ending and spelling variant: "organised" and "organizes" are one."""
    language = of(code)
    word = language.irregular.get(word, word)
    if len(word) < _LEAST or not word.isalpha():
        return word
    if len(word) > _LEAST or not language.stemmer:
        word = _respelled(word, code)
    return fold(_stemmer(language.stemmer).stemWord(word)) if language.stemmer else word


def _respelled(word: str, code: str) -> str:
    any_form, respellings = _respellings(code)
    # Most words are none of these: one check decides.
    if any_form is not None and any_form.search(word):
        for pattern, put in respellings:
            word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=16)
def _respellings(code: str) -> tuple[re.Pattern[str] | None, tuple[tuple[re.Pattern[str], str], ...]]:
    known = of(code).respellings
    any_form = re.compile("|".join(f"(?:{pattern})" for pattern, _ in known)) if known else None
    return any_form, tuple((re.compile(pattern), put) for pattern, put in known)


@lru_cache(maxsize=16)
def _stemmer(algorithm: str) -> Stemmer:
    # Without its own cache: what is asked twice is kept above. Threads may share one: it keeps the interpreter lock.
    return Stemmer(algorithm, 0)
