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
    """The marks of one theme, by how they are matched."""

    name: str
    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def has(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.beginnings) or word.endswith(self.endings)


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
    return tuple(marks.name for marks in _marks(code) if marks.has(word))


@lru_cache(maxsize=16)
def _marks(code: str) -> tuple[_Marks, ...]:
    return tuple(_parted(name, marks) for name, marks in of(code).themes.items())


def _parted(name: str, marks: Sequence[str]) -> _Marks:
    spaced = [mark.replace("_", " ") for mark in marks]
    return _Marks(
        name,
        frozenset(mark.strip("-.") for mark in spaced if mark.endswith(".") and not mark.startswith("-")),
        tuple(mark for mark in spaced if not mark.endswith(".") and not mark.startswith("-")),
        tuple(mark.strip("-.") for mark in spaced if mark.startswith("-")),
    )


@lru_cache(maxsize=16)
def _openers(code: str) -> frozenset[str]:
    """The first words of marks that join several."""
    marks = (mark for marks in of(code).themes.values() for mark in marks if "_" in mark)
    return frozenset(mark.split("_")[0] for mark in marks)
