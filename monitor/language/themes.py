"""Finds the themes (topics) of a text by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.language.table import of

# The most words that a mark joins.
_MAX_JOINED = 4


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of all themes of a language, by how they match, each with the indexes of its themes in ``names``.

    ``head_lengths`` and ``tail_lengths`` are the lengths of all beginnings and endings.
    """

    names: tuple[str, ...]
    whole: Mapping[str, Sequence[int]]
    beginnings: Mapping[str, Sequence[int]]
    endings: Mapping[str, Sequence[int]]
    head_lengths: frozenset[int]
    tail_lengths: frozenset[int]

    def of(self, word: str) -> set[int]:
        """The indexes of the themes of a word."""
        found = set(self.whole.get(word, ()))
        found.update(*(self.beginnings.get(word[:size], ()) for size in self.head_lengths))
        found.update(*(self.endings.get(word[-size:], ()) for size in self.tail_lengths))
        return found


def theme_places(words: Sequence[str], code: str) -> Mapping[str, tuple[int, ...]]:
    """The themes of folded words, each with the positions of the words that match it, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    first_words = _first_words(code)
    for at, word in enumerate(words):
        names = _themes(word, code)
        if word in first_words:
            phrases = (" ".join(words[at : at + length]) for length in range(2, _MAX_JOINED + 1))
            names = tuple(dict.fromkeys((*names, *(name for phrase in phrases for name in _themes(phrase, code)))))
        for name in names:
            found[name].append(at)
    return {name: tuple(positions) for name, positions in found.items()}


@lru_cache(maxsize=1 << 15)
def _themes(word: str, code: str) -> tuple[str, ...]:
    marks = _marks(code)
    return tuple(marks.names[number] for number in sorted(marks.of(word)))


@lru_cache(maxsize=16)
def _marks(code: str) -> _Marks:
    themes = of(code).themes
    whole: defaultdict[str, list[int]] = defaultdict(list)
    beginnings: defaultdict[str, list[int]] = defaultdict(list)
    endings: defaultdict[str, list[int]] = defaultdict(list)
    for number, marks in enumerate(themes.values()):
        for mark in marks:
            text = mark.replace("_", " ")
            if mark.startswith("-"):
                endings[text.strip("-.")].append(number)
            elif mark.endswith("."):
                whole[text.strip("-.")].append(number)
            else:
                beginnings[text].append(number)
    sizes = (frozenset(map(len, table)) for table in (beginnings, endings))
    return _Marks(tuple(themes), dict(whole), dict(beginnings), dict(endings), *sizes)


@lru_cache(maxsize=16)
def _first_words(code: str) -> frozenset[str]:
    """The first words of marks that join several words."""
    marks = (mark for marks in of(code).themes.values() for mark in marks if "_" in mark)
    return frozenset(mark.split("_")[0] for mark in marks)
