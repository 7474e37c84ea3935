"""Two names that changed places in a sentence: "Ward accused Hale" became "Hale accused Ward"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from monitor.developments.reading import Reading
from monitor.language import fold, of

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*|[^\w\s]")
# Languages in which the order of words says who did what to whom. Elsewhere case endings do, and the order is free.
_BY_ORDER = frozenset({"de", "en", "es", "fr", "it", "nl", "pt", "sv"})
_SEPARATORS = frozenset(",;/&")


def exchanged_names(reading: Reading, language: str) -> tuple[str, ...]:
    """The names that changed places in a changed sentence, in their new order; see ``exchanged_in``."""
    if reading.is_added or reading.unmatched or reading.lost:
        return ()
    was, now = (" ".join(sentence.text for sentence in side) for side in (reading.own, reading.given))
    return exchanged_in(was, now, language)


def exchanged_in(old: str, new: str, language: str) -> tuple[str, ...]:
    """The names of ``new`` that are in each other's places in ``old``, where all other words are the same.

    None where the order says nothing: in a list ("Ward and Hale"), or where a language does not tell roles by it.
    """
    if language not in _BY_ORDER or old == new:
        return ()
    was, now = _parts(old, language), _parts(new, language)
    if [words for is_name, words in was if not is_name] != [words for is_name, words in now if not is_name]:
        return ()
    moved = [at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other]
    if not moved or sorted(was) != sorted(now) or _is_list(now[moved[0] + 1 : moved[-1]], language):
        return ()
    return tuple(" ".join(now[at][1]) for at in moved)


def _parts(text: str, language: str) -> list[tuple[bool, tuple[str, ...]]]:
    """The text as names (runs of capitalised words) and what is between them."""
    tokens = _TOKEN.findall(text)
    # The first word has a capital in any case.
    tokens[:1] = [token.lower() if fold(token) in of(language).function else token for token in tokens[:1]]
    return [(is_name, tuple(run)) for is_name, run in groupby(tokens, key=lambda token: token[0].isupper())]


def _is_list(between: Sequence[tuple[bool, tuple[str, ...]]], language: str) -> bool:
    """Whether only "and", commas and further names are between two names."""
    joining = _SEPARATORS | of(language).numbers.joiners
    return all(joining.issuperset(words) for is_name, words in between if not is_name)
