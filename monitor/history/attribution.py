"""Finds the source that a sentence names for its figure."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.language import fold, of

# Phrases before a named source, in the supported languages.
_BEFORE = (
    "according to|as reported by|laut|nach angaben|zufolge|selon|d'après|según|de acuerdo con|secondo|segundo|"
    "de acordo com|volgens|enligt|według"
)
_ACCORDING = re.compile(rf"\b(?:{_BEFORE})\s+(?P<who>[^,.;:()]+)", re.IGNORECASE)
_PARTS = re.compile(r"[,;:–—“”\"«»„]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# The most words of a source; more words are a clause.
_MOST_WORDS = 7


def source_named(sentence: str, language: str) -> str:
    """Return the source that a sentence names ("the fire brigade" in "…, the fire brigade said"), or "".

    A source follows "according to", or is next to a verb of saying in a part of the sentence without a figure. Pronouns
    do not count.
    """
    found = _ACCORDING.search(sentence)
    if found:
        return _named(found["who"].split(), language)
    for number, part in enumerate(_PARTS.split(sentence.rstrip(" ."))):
        who = _speaker(part.split(), language, inverted=number > 0)
        if who:
            return who
    return ""


def _speaker(words: list[str], language: str, *, inverted: bool) -> str:
    """Return who speaks in a part of a sentence; ``inverted``: the verb may come first ("sagte die Feuerwehr")."""
    figures = [at for at, word in enumerate(words) if _has_digit(word)]
    # "Police said 15 people …": the speaker comes first, the figure after the verb.
    words = words[: figures[0]] if figures else words
    verbs = [at for at, word in enumerate(words) if _says(word, language)]
    if not verbs:
        return ""
    if verbs[0] == 0:
        return _named(words[1:], language) if inverted and not figures else ""
    return _named(words[: verbs[-1]], language)


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


@lru_cache(maxsize=4096)
def _says(word: str, language: str) -> bool:
    found = _WORD.search(word)
    return found is not None and fold(found[0]) in of(language).speech


def _named(words: list[str], language: str) -> str:
    """Return the words as a name, without function words at the end; "" for a pronoun or a clause."""
    function_words = of(language).function
    while words and fold(words[-1].strip("'’\"")) in function_words:
        words = words[:-1]
    if len(words) > _MOST_WORDS or all(fold(word) in function_words for word in words):
        return ""
    return " ".join(words).strip(" .,'’\"")
