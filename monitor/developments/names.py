"""Finds names: runs of capitalised words, and codes such as H5N1. Scripts without capitals yield none."""

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
# Languages that separate an ending from a name by an apostrophe, and such an ending: Ankara'da, 2026'nın.
_WITH_ENDINGS = frozenset({"tr"})
_ENDING = re.compile(r"(?<=\w\w)['’][a-zçğıöşü]+$")


@lru_cache(maxsize=1024)
def names(text: str, language: str = "en") -> tuple[str, ...]:
    """The names in a text, as written.

    A single capitalised word is a name only if it does not begin a sentence or quotation. In German, where all nouns
    are capitalised, only runs of two words and codes are names.
    """
    found: list[str] = []
    run: list[str] = []
    begins = True
    start = True
    for token in _tokens(text, language):
        if run or token[0].isupper():  # lower-case words outside a name need no check
            if _is_part(token, run, language):
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
    """The words and marks of a text; an ending after an apostrophe is a token of its own, which ends the name."""
    tokens = _TOKEN.findall(text)
    if language not in _WITH_ENDINGS:
        return tokens
    return [piece for token in tokens for piece in (_ENDING.sub("", token), *_ENDING.findall(token))]


def _is_part(token: str, run: list[str], language: str) -> bool:
    """Whether a token begins or continues a run of capitalised words."""
    capital = token[0].isupper()
    low = fold(token.removesuffix("'s").removesuffix("’s"))
    if capital and low not in _figure_words(language) and (run or low not in of(language).function):
        return True
    return bool(run) and low in _LINKS


@lru_cache(maxsize=8)
def _figure_words(language: str) -> frozenset[str]:
    """The capitalised words that are figures and not names: months, weekdays, German number words."""
    lex = lexicon(language)
    return frozenset({*lex.months, *lex.weekdays, *(figure_words(language) if language == "de" else ())})


def _close(run: list[str], found: list[str], *, begins: bool, german: bool) -> None:
    """Add a run to ``found`` if it is a name; trailing linking words are removed."""
    while run and fold(run[-1]) in _LINKS:
        run.pop()
    capital = sum(token[0].isupper() for token in run)
    if capital >= 2 or any(map(_is_code, run)) or (capital == 1 and not begins and not german):
        found.append(" ".join(run))


def _is_code(token: str) -> bool:
    """Whether a token has two capitals or digits, as in "NATO" and "A4"."""
    return sum(char.isupper() or char.isdigit() for char in token) >= 2
