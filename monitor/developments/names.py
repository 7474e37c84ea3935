"""Names: runs of capitalised words and codes such as H5N1. Scripts without capitals have none that can be told."""

from __future__ import annotations

import re

from monitor.developments.numberwords import lexicon
from monitor.developments.terms import fold, vocabulary

_WORD = r"(?:[^\W\d_]\.)+|[^\W_]+(?:[-'’.&][^\W_]+)*"
_RUN = re.compile(
    rf"(?:{_WORD})(?:\s+(?:(?:of|the|de|del|della|do|da|van|von|der|den|la|le|al|el|bin|y|für)\s+)*(?:{_WORD}))*"
)
_TOKEN = re.compile(rf"{_WORD}|[^\s]")
_LINKS = frozenset(
    {"of", "de", "del", "della", "do", "da", "van", "von", "der", "den", "la", "le", "al", "el", "bin", "und", "für"}
)
_STOPS = frozenset('.!?:“„«"‘([•–—-')


def names(text: str, language: str = "en") -> tuple[str, ...]:
    """The names in a text, as written.

    A single capitalised word that begins a sentence or quotation counts only if no common word is known by it; in
    German, where all nouns are capitalised, only runs of two and codes count.
    """
    vocab = vocabulary(language)
    lex = lexicon(language)
    found: list[str] = []
    run: list[str] = []
    begins = True
    start = True
    for token in [*_TOKEN.findall(text), "\n"]:
        low = fold(token.removesuffix("'s").removesuffix("’s"))
        dated = low in lex.months or low in lex.weekdays or (language == "de" and low in vocab.figures)
        if token[0].isupper() and not dated and not (not run and low in vocab.function):
            if not run:
                begins = start
            run.append(token)
        elif run and low in _LINKS:
            run.append(token)
        else:
            _close(run, found, begins=begins, german=language == "de")
            run = []
        start = token in _STOPS
    return tuple(dict.fromkeys(found))


def _close(run: list[str], found: list[str], *, begins: bool, german: bool) -> None:
    """Keep a run that is a name: without its trailing links, and not just a sentence's first word."""
    while run and fold(run[-1]) in _LINKS:
        run.pop()
    capital = sum(token[0].isupper() for token in run)
    code = any(sum(char.isupper() or char.isdigit() for char in token) >= 2 for token in run)
    if capital >= 2 or code or (capital == 1 and not begins and not german):
        found.append(" ".join(run))
