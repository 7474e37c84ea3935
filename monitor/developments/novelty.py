"""What the older version already tells: how much of a sentence's content stands together somewhere in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from monitor.developments.numerals import Quantity, quantities
from monitor.developments.terms import Term, terms, vocabulary
from monitor.diff import Sentence

# A word that stands in more sentences than this says nothing about which of them tells something.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of some content one passage (a sentence and its neighbour) holds, and how much two passages do.

    ``share`` and ``union`` are weighted by rarity, 0 to 1; ``passage`` are the positions of the best passage, ``both``
    those of the two best.
    """

    share: float
    union: float
    passage: tuple[int, ...]
    both: tuple[int, ...]


_NOTHING = Cover(0.0, 0.0, (), ())


class Story:
    """The whole older version, indexed by its content words."""

    def __init__(self, sentences: Sequence[Sentence], language: str) -> None:
        self.sentences = sentences
        self.language = language
        self._groups = vocabulary(language).synonyms

    @cached_property
    def terms(self) -> tuple[tuple[Term, ...], ...]:
        """The content words of each sentence."""
        return tuple(terms(sentence.tokens, self.language) for sentence in self.sentences)

    @cached_property
    def postings(self) -> dict[str, tuple[int, ...]]:
        """For each stem and each group of synonyms (``#3``), the sentences it stands in."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, words in enumerate(self.terms):
            for stem in dict.fromkeys(term.stem for term in words):
                for mark in self._marks(stem):
                    places = found[mark]
                    if not places or places[-1] != position:
                        places.append(position)
        return {mark: tuple(places) for mark, places in found.items()}

    @cached_property
    def figures(self) -> tuple[tuple[Quantity, ...], ...]:
        """The quantities of each sentence."""
        return tuple(quantities(sentence.text, self.language) for sentence in self.sentences)

    def knows(self, stem: str) -> bool:
        """Whether the older version has this word, or one that stands for it."""
        return any(mark in self.postings for mark in self._marks(stem))

    def weight(self, stem: str) -> float:
        """How much a word tells: the rarer in the story, the more."""
        return log(2 + len(self.sentences) / (1 + len(self.postings.get(stem, ()))))

    def cover(self, stems: Iterable[str], *, without: tuple[int, ...] = ()) -> Cover:
        """Where in the story these stems stand together; ``without`` leaves sentences out."""
        wanted = {stem: self.weight(stem) for stem in dict.fromkeys(stems)}
        total = sum(wanted.values())
        if not total:
            return _NOTHING
        held: dict[int, set[str]] = defaultdict(set)
        for stem in wanted:
            for position in self._places(stem):
                if position not in without:
                    held[position].add(stem)
        passages = {at: held[at] | held.get(at + 1, set()) for at in list(held)}
        first = self._best(passages, wanted)
        if first is None:
            return _NOTHING
        rest = {at: stems_ - passages[first] for at, stems_ in passages.items()}
        second = self._best(rest, wanted)
        share = sum(wanted[stem] for stem in passages[first]) / total
        more = sum(wanted[stem] for stem in rest[second]) / total if second is not None else 0.0
        passage = (first, first + 1) if first + 1 in held else (first,)
        other = () if second is None else (second, second + 1) if second + 1 in held else (second,)
        return Cover(share, share + more, passage, tuple(sorted({*passage, *other})))

    def _places(self, stem: str) -> set[int]:
        lists = (self.postings.get(mark, ()) for mark in self._marks(stem))
        return {position for places in lists if len(places) <= _COMMON for position in places}

    def _marks(self, stem: str) -> tuple[str, ...]:
        groups = self._groups.get(stem)
        return (stem,) if groups is None else (stem, *(f"#{group}" for group in groups))

    @staticmethod
    def _best(passages: dict[int, set[str]], wanted: dict[str, float]) -> int | None:
        """The passage that holds most; sums are rounded so that their order cannot decide."""
        return max(passages, key=lambda at: (round(sum(map(wanted.__getitem__, passages[at])), 9), -at), default=None)
