"""What the words of a text are about, by the themes of their language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.language.table import of

# Marks join so many words at most.
_JOINED = 4


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of all themes of a language, by how they are matched, each with the numbers of its themes.

    ``heads`` and ``tails`` are how long beginnings and endings are.
    """

    names: tuple[str, ...]
    whole: Mapping[str, Sequence[int]]
    beginnings: Mapping[str, Sequence[int]]
    endings: Mapping[str, Sequence[int]]
    heads: frozenset[int]
    tails: frozenset[int]

    def of(self, word: str) -> set[int]:
        """The numbers of the themes that a word represents."""
        found = set(self.whole.get(word, ()))
        found.update(*(self.beginnings.get(word[:size], ()) for size in self.heads))
        found.update(*(self.endings.get(word[-size:], ()) for size in self.tails))
        return found


def theme_places(words: Sequence[str], code: str) -> Mapping[str, tuple[int, ...]]:
    """For each theme of folded words the positions of those that represent it, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    openers = _openers(code)
    for at, word in enumerate(words):
        names = _themes(word, code)
        if word in openers:
            joined = (" ".join(words[at : at + length]) for length in range(2, _JOINED + 1))
            names = tuple(dict.fromkeys((*names, *(name for words_ in joined for name in _themes(words_, code)))))
        for name in names:
            found[name].append(at)
    return {name: tuple(ats) for name, ats in found.items()}


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
            table = endings if mark.startswith("-") else whole if mark.endswith(".") else beginnings
            plain = mark.replace("_", " ")
            table[plain if table is beginnings else plain.strip("-.")].append(number)
    sizes = (frozenset(map(len, table)) for table in (beginnings, endings))
    return _Marks(tuple(themes), dict(whole), dict(beginnings), dict(endings), *sizes)


@lru_cache(maxsize=16)
def _openers(code: str) -> frozenset[str]:
    """The first words of marks that join several."""
    marks = (mark for marks in of(code).themes.values() for mark in marks if "_" in mark)
    return frozenset(mark.split("_")[0] for mark in marks)
