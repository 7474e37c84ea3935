"""The words of a subscription: terms, phrases and exclusions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from monitor.words import Term, canonical, fold, term

_QUOTES = '"“”„«»'


def matches_words(text: str, words: Sequence[str]) -> bool:
    """Whether a text has one of the terms and none of the excluded ones (``-term``).

    ``monitor.words`` defines what a word is. Accents count only if the term has some ("Malmo" matches "Malmö", but
    "Malmö" not "Malmo"). A term of several words is a phrase; ``term*`` matches any ending. With exclusions alone, any
    text without them matches.
    """
    included, excluded, has_included = _terms(tuple(words))
    if not has_included and not excluded:
        return True
    needed = {accents for _, accents in (*included, *excluded)}
    by_accents = {accents: canonical(text, accents=accents) for accents in needed}
    if any(item.pattern.search(by_accents[accents]) for item, accents in excluded):
        return False
    return not has_included or any(item.pattern.search(by_accents[accents]) for item, accents in included)


def asked_for(words: Sequence[str]) -> tuple[str, ...]:
    """The terms, as a full-text search takes them, of which a matching text has at least one; () if it needs none."""
    plain = (word.strip().strip(_QUOTES) for word in words if not word.strip().startswith("-"))
    return tuple(word for word in plain if term(word) is not None)


# A term, and whether its accents count.
_AccentedTerm = tuple[Term, bool]


@lru_cache(maxsize=512)
def _terms(words: tuple[str, ...]) -> tuple[tuple[_AccentedTerm, ...], tuple[_AccentedTerm, ...], bool]:
    """The included terms, the excluded ones, and whether any was given to include.

    A given one that is no word, such as "?!", is in no text: it is not among the terms, but still asked for.
    """
    stripped = [word.strip() for word in words]
    included = [_term(word) for word in stripped if not word.startswith("-")]
    excluded = [_term(word[1:]) for word in stripped if word.startswith("-")]
    has_included = any(word.strip(_QUOTES + "* ") and not word.startswith("-") for word in stripped)
    return tuple(filter(None, included)), tuple(filter(None, excluded)), has_included


def _term(word: str) -> _AccentedTerm | None:
    word = word.strip().strip(_QUOTES)
    has_accents = fold(word, accents=True) != fold(word)
    found = term(word, accents=has_accents)
    return None if found is None else (found, has_accents)
