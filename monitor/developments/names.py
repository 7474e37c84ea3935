"""Names: runs of capitalised words and codes such as H5N1. Scripts without capitals have none that can be found."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.language import figure_words, fold, of
from monitor.quantities.lexicon import lexicon

_WORD = r"(?:[^\W\d_]\.)+|[^\W_]+(?:[-'’.&][^\W_]+)*"
_TOKEN = re.compile(rf"{_WORD}|[^\s]")
_LINKS = frozenset(
    {"of", "de", "del", "della", "do", "da", "van", "von", "der", "den", "la", "le", "al", "el", "bin", "und", "für"}
)
_STOPS = frozenset('.!?:“„«"‘([•|–—-')
# Languages that part endings from a name by an apostrophe, and such an ending: Ankara'da, 2026'nın.
_WITH_ENDINGS = frozenset({"tr"})
_ENDING = re.compile(r"(?<=\w\w)['’][a-zçğıöşü]+$")


@lru_cache(maxsize=1024)
def names(text: str, language: str = "en") -> tuple[str, ...]:
    """The names in a text, as written.

    A single capitalised word that begins a sentence or quotation counts only if no common word is known by it; in
    German, where all nouns are capitalised, only runs of two and codes count.
    """
    found: list[str] = []
    run: list[str] = []
    begins = True
    start = True
    for token in _tokens(text, language):
        if run or token[0].isupper():  # small words outside a name need no check
            if _goes_on(token, run, language):
                begins = begins if run else start
                run.append(token)
            elif run:
                _close(run, found, begins=begins, german=language == "de")
                run = []
        start = token in _STOPS
    if run:
        _close(run, found, begins=begins, german=language == "de")
    return tuple(dict.fromkeys(found))


def _tokens(text: str, language: str) -> list[str]:
    """The words and marks of a text; an ending is a piece of its own, behind which another name begins."""
    tokens = _TOKEN.findall(text)
    if language not in _WITH_ENDINGS:
        return tokens
    return [piece for token in tokens for piece in (_ENDING.sub("", token), *_ENDING.findall(token))]


def _goes_on(token: str, run: list[str], language: str) -> bool:
    """Whether a token opens a run of capitalised words, or is part of one."""
    capital = token[0].isupper()
    low = fold(token.removesuffix("'s").removesuffix("’s"))
    if capital and low not in _dated(language) and (run or low not in of(language).function):
        return True
    return bool(run) and low in _LINKS


@lru_cache(maxsize=8)
def _dated(language: str) -> frozenset[str]:
    """The capitalised words that are read as figures and are no names: months, weekdays, German number words."""
    lex = lexicon(language)
    return frozenset({*lex.months, *lex.weekdays, *(figure_words(language) if language == "de" else ())})


def _close(run: list[str], found: list[str], *, begins: bool, german: bool) -> None:
    """Keep a run that is a name: without trailing linking words, and not just a sentence's first word."""
    while run and fold(run[-1]) in _LINKS:
        run.pop()
    capital = sum(token[0].isupper() for token in run)
    if capital >= 2 or any(map(_is_code, run)) or (capital == 1 and not begins and not german):
        found.append(" ".join(run))


def _is_code(token: str) -> bool:
    """Whether a token has two capitals or digits, as in "NATO" and "A4"."""
    return sum(char.isupper() or char.isdigit() for char in token) >= 2
