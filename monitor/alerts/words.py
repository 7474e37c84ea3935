"""Which words a subscription waits for: terms, phrases and exclusions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from monitor.words import Term, canonical, fold, term

_QUOTES = '"“”„«»'


def matches_words(text: str, words: Sequence[str]) -> bool:
    """Whether a text has one of the terms and none of the excluded ones (``-term``).

    What a word is, says ``monitor.words``. Accents count only where the term has some ("Malmo" finds "Malmö", "Malmö"
    not "Malmo"). A term of several words is a phrase; ``term*`` matches any ending. With exclusions alone, every text
    without them fits.
    """
    wanted, excluded, asks = _terms(tuple(words))
    if not asks and not excluded:
        return True
    lines = {counts: canonical(text, accents=counts) for counts in {counts for _, counts in (*wanted, *excluded)}}
    if any(item.pattern.search(lines[counts]) for item, counts in excluded):
        return False
    return not asks or any(item.pattern.search(lines[counts]) for item, counts in wanted)


def asked_for(words: Sequence[str]) -> tuple[str, ...]:
    """The terms of which a text has to have one, each as a search is asked for it; none where any text may fit."""
    plain = (word.strip().strip(_QUOTES) for word in words if not word.strip().startswith("-"))
    return tuple(word for word in plain if term(word) is not None)


# A term, and whether its accents count.
_Wanted = tuple[Term, bool]


@lru_cache(maxsize=512)
def _terms(words: tuple[str, ...]) -> tuple[tuple[_Wanted, ...], tuple[_Wanted, ...], bool]:
    """What is wanted, what is excluded, and whether anything is asked for: "?!" is, though no text has it as a word."""
    stripped = [word.strip() for word in words]
    wanted = [_wanted(word) for word in stripped if not word.startswith("-")]
    excluded = [_wanted(word[1:]) for word in stripped if word.startswith("-")]
    asks = any(word.strip(_QUOTES + "* ") and not word.startswith("-") for word in stripped)
    return tuple(filter(None, wanted)), tuple(filter(None, excluded)), asks


def _wanted(word: str) -> _Wanted | None:
    word = word.strip().strip(_QUOTES)
    counts = fold(word, accents=True) != fold(word)
    found = term(word, accents=counts)
    return None if found is None else (found, counts)
