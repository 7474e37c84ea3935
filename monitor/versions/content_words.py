"""The words that tell one story from another: its names, its figures and its longer words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

# Scripts of which two characters in a row say as much as a word: no spaces (kana, Han), or particles (Hangul).
_DENSE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_PAIR = re.compile(f"(?=([{_DENSE}]{{2}}))")
_WORD = re.compile(r"(?P<first>^|[.!?:…»”\"'„“«(\[]\s*)?(?P<word>\d+(?:[.,:]\d+)*|[^\W\d_]{2,})")
# What Arabic writes together with a word: "and", "with", "the" (light stemming; Larkey, Ballesteros and Connell 2007).
_JOINED = re.compile("^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644|\u0648)(?=\\w{3})")
_SHORT = 4
# Forms of one word mostly share so many letters: "Zubiria", "Zubirias"; "rescued", "rescuers".
_ROOT = 5
# A name or a figure counts as so many words. These numbers are measured: docs/design/versions.md, "One story or two".
_NAME = 3
_OF_SHORTER = 0.8


def content_words(texts: Iterable[str]) -> dict[str, int]:
    """The beginnings of the content words of texts, with what each counts."""
    found: dict[str, int] = {}
    for text in texts:
        for match in _WORD.finditer(normalize("NFKC", text)):
            for root, weight in _roots(match["word"], is_first=match["first"] is not None):
                found[root] = max(weight, found.get(root, 0))
    return found


def overlap(mine: dict[str, int], theirs: dict[str, int]) -> float:
    """How much two texts have in common, 0 to 1: the weight of common words by a mean of the two texts' weights.

    Mostly by the shorter one's, as an early report says little of what the full one does; in part by the longer one's,
    as a long text has some words of any other.
    """
    if not mine or not theirs:
        return 0.0
    common = sum(min(weight, theirs[root]) for root, weight in mine.items() if root in theirs)
    shorter, longer = sorted((sum(mine.values()), sum(theirs.values())))
    return float(common / (shorter**_OF_SHORTER * longer ** (1 - _OF_SHORTER)))


def _roots(word: str, *, is_first: bool) -> Iterable[tuple[str, int]]:
    """What a word counts: nothing if it is short and no name. The first of a sentence is no name by its capital."""
    if word[0].isdigit():
        yield word, _NAME
    elif pairs := _PAIR.findall(word):
        yield from ((pair, 1) for pair in pairs)
    elif word[0].isupper() and not is_first:
        yield word.casefold()[:_ROOT], _NAME
    elif len(word) > _SHORT:
        yield _JOINED.sub("", word).casefold()[:_ROOT], 1
