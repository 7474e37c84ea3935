"""Who a sentence says its figure is from, in the sentence's own words."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.language import fold, of

# What precedes a named source, in the languages that have tables of words.
_BEFORE = (
    "according to|as reported by|laut|nach angaben|zufolge|selon|d'après|según|de acuerdo con|secondo|segundo|"
    "de acordo com|volgens|enligt|według"
)
_ACCORDING = re.compile(rf"\b(?:{_BEFORE})\s+(?P<who>[^,.;:()]+)", re.IGNORECASE)
_PARTS = re.compile(r"[,;:–—“”\"«»„]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# A source is named in few words; more of them are a clause.
_MOST = 7


def source_named(sentence: str, language: str) -> str:
    """The source a sentence names ("the fire brigade" of "…, the fire brigade said"), or "".

    A source is what "according to" names, else the words beside a word of saying in a part of the sentence that has no
    figure. Pronouns name nobody, and are left out.
    """
    found = _ACCORDING.search(sentence)
    if found:
        return _named(found["who"].split(), language)
    for number, part in enumerate(_PARTS.split(sentence.rstrip(" ."))):
        who = _beside_saying(part.split(), language, inverted=number > 0)
        if who:
            return who
    return ""


def _beside_saying(words: list[str], language: str, *, inverted: bool) -> str:
    """Who speaks in a part of a sentence; ``inverted``: the word of saying may come first ("sagte die Feuerwehr")."""
    figures = [at for at, word in enumerate(words) if _has_digit(word)]
    # "Police said 15 people …": the speaker opens the part, the figure comes after the word of saying.
    words = words[: figures[0]] if figures else words
    saying = [at for at, word in enumerate(words) if _says(word, language)]
    if not saying:
        return ""
    if saying[0] == 0:
        return _named(words[1:], language) if inverted and not figures else ""
    return _named(words[: saying[-1]], language)


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


@lru_cache(maxsize=4096)
def _says(word: str, language: str) -> bool:
    found = _WORD.search(word)
    return found is not None and fold(found[0]) in of(language).speech


def _named(words: list[str], language: str) -> str:
    """These words as a name: without small ones at the ends; "" for a pronoun or a clause."""
    small = of(language).function
    while words and fold(words[-1].strip("'’\"")) in small:
        words = words[:-1]
    telling = [word for word in words if fold(word) not in small]
    return " ".join(words).strip(" .,'’\"") if telling and len(words) <= _MOST else ""
