"""Compares texts by their content words: names, figures and longer words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

# Scripts in which pairs of characters are used as words: without spaces (kana, Han), or with particles (Hangul).
_DENSE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_PAIR = re.compile(f"(?=([{_DENSE}]{{2}}))")
_WORD = re.compile(r"(?P<first>^|[.!?:…»”\"'„“«(\[]\s*)?(?P<word>\d+(?:[.,:]\d+)*|[^\W\d_]{2,})")
# Arabic prefixes: "and", "with", "the" and others (light stemming; Larkey, Ballesteros and Connell 2007).
_ARABIC_PREFIX = re.compile("^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644|\u0648)(?=\\w{3})")
_SHORT = 4  # words up to this length count only as names
# Words are compared by so many first letters, which most forms of a word share: "rescued", "rescuers".
_ROOT_LENGTH = 5
# The weight of a name or figure. Both numbers are measured: docs/design/versions.md, "One story or two".
_NAME_WEIGHT = 3
_OF_SHORTER = 0.8


def content_words(texts: Iterable[str]) -> dict[str, int]:
    """The content words of texts by their first letters, with the weight of each."""
    found: dict[str, int] = {}
    for text in texts:
        for match in _WORD.finditer(normalize("NFKC", text)):
            for root, weight in _roots(match["word"], is_first=match["first"] is not None):
                found[root] = max(weight, found.get(root, 0))
    return found


def overlap(words: dict[str, int], others: dict[str, int]) -> float:
    """How much two texts have in common, 0 to 1: the weight of common words over a mean of the two texts' weights.

    The weighted geometric mean is mostly that of the shorter text, since an early report has little of the full one; in
    part that of the longer, since a long text has some words of any other.
    """
    if not words or not others:
        return 0.0
    common = sum(min(weight, others[root]) for root, weight in words.items() if root in others)
    shorter, longer = sorted((sum(words.values()), sum(others.values())))
    return float(common / (shorter**_OF_SHORTER * longer ** (1 - _OF_SHORTER)))


def _roots(word: str, *, is_first: bool) -> Iterable[tuple[str, int]]:
    """The roots of a word with their weights; none for short words that are no names.

    A capital shows a name, except in the first word of a sentence.
    """
    if word[0].isdigit():
        yield word, _NAME_WEIGHT
    elif pairs := _PAIR.findall(word):
        yield from ((pair, 1) for pair in pairs)
    elif word[0].isupper() and not is_first:
        yield word.casefold()[:_ROOT_LENGTH], _NAME_WEIGHT
    elif len(word) > _SHORT:
        yield _ARABIC_PREFIX.sub("", word).casefold()[:_ROOT_LENGTH], 1
