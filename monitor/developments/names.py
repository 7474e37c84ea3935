"""Names: runs of capitalised words and codes such as H5N1. Scripts without capitals have none that can be told."""

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
_STOPS = frozenset('.!?:“„«"‘([•–—-')


@lru_cache(maxsize=1024)
def names(text: str, language: str = "en") -> tuple[str, ...]:
    """The names in a text, as written.

    A single capitalised word that begins a sentence or quotation counts only if no common word is known by it; in
    German, where all nouns are capitalised, only runs of two and codes count.
    """
    vocab = of(language)
    dated = _dated(language)
    found: list[str] = []
    run: list[str] = []
    begins = True
    start = True
    for token in _TOKEN.findall(text):
        capital = token[0].isupper()
        if capital or run:  # small words outside a name need no check
            low = fold(token.removesuffix("'s").removesuffix("’s"))
            opens = capital and low not in dated and (run or low not in vocab.function)
            if opens or (run and low in _LINKS):
                begins = begins if run else start
                run.append(token)
            elif run:
                _close(run, found, begins=begins, german=language == "de")
                run = []
        start = token in _STOPS
    if run:
        _close(run, found, begins=begins, german=language == "de")
    return tuple(dict.fromkeys(found))


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
    code = any(sum(char.isupper() or char.isdigit() for char in token) >= 2 for token in run)
    if capital >= 2 or code or (capital == 1 and not begins and not german):
        found.append(" ".join(run))
