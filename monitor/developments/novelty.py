"""What the older version already tells: how much of a sentence's content stands together somewhere in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from math import log

from monitor.diff import Sentence
from monitor.language import Term, terms
from monitor.quantities import Figures, Key, Quantity, quantities

# A word or figure that stands in more sentences than this says nothing about which of them tells something.
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
        self._read: dict[int, Figures] = {}
        self._weights: dict[str, float] = {}

    def terms(self, at: int) -> tuple[Term, ...]:
        """The content words of one sentence."""
        return terms(self.sentences[at].tokens, self.language)

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """For each stem, the sentences it stands in."""
        found: dict[str, list[int]] = {}
        for position, sentence in enumerate(self.sentences):
            for stem in _stems_in(sentence.key, self.language):
                places = found.get(stem)
                if places is None:
                    found[stem] = [position]
                else:
                    places.append(position)
        return found

    def _figures(self, at: int) -> tuple[Quantity, ...]:
        """The quantities of one sentence."""
        return quantities(self.sentences[at].text, self.language)

    @cached_property
    def figure_places(self) -> dict[Key, tuple[int, ...]]:
        """For each figure, the sentences it stands in."""
        found: dict[Key, list[int]] = defaultdict(list)
        for at in range(len(self.sentences)):
            for key in {item.key for item in self._figures(at)}:
                found[key].append(at)
        return {key: tuple(places) for key, places in found.items()}

    def telling(self, figures: Sequence[Quantity]) -> list[int]:
        """The sentences that have all these figures; those that stand nearly everywhere are not asked for."""
        rare: list[set[int]] = []
        for key in dict.fromkeys(item.key for item in figures):
            found = set(islice(self._holding(key), _COMMON + 1))
            if not found:
                return []
            if len(found) <= _COMMON:
                rare.append(found)
        return sorted(rare[0].intersection(*rare[1:])) if rare else []

    def _holding(self, key: Key) -> Iterator[int]:
        """The sentences that have a figure."""
        same = self._dates.same(key) if key[0] == "date" else (key,)
        return (at for other in same for at in self.figure_places.get(other, ()))

    def holds(self, at: int, item: Quantity) -> bool:
        """Whether a sentence has this figure."""
        known = self._read.get(at)
        if known is None:
            known = self._read[at] = Figures(known.key for known in self._figures(at))
        return known.has(item.key)

    @cached_property
    def _dates(self) -> Figures:
        return Figures(key for key in self.figure_places if key[0] == "date")

    def knows(self, stem: str) -> bool:
        """Whether the older version has this word."""
        return stem in self.postings

    def weight(self, stem: str) -> float:
        """How much a word tells: the rarer in the story, the more."""
        known = self._weights.get(stem)
        if known is None:
            places = self.postings.get(stem, ())
            known = self._weights[stem] = log(2 + len(self.sentences) / (1 + len(places)))
        return known

    def cover(self, stems: Iterable[str], *, without: tuple[int, ...] = ()) -> Cover:
        """Where in the story these stems stand together; ``without`` leaves sentences out."""
        wanted = {stem: self.weight(stem) for stem in dict.fromkeys(stems)}
        total = sum(wanted.values())
        if not total:
            return _NOTHING
        places = {stem: self._places(stem) for stem in wanted}
        if without:
            left_out = frozenset(without)
            places = {stem: found - left_out for stem, found in places.items()}
        held = set().union(*places.values())
        first, best = _fullest(places, wanted, held)
        if first < 0:
            return _NOTHING
        rest = {stem: found for stem, found in places.items() if found.isdisjoint((first, first + 1))}
        second, more = _fullest(rest, wanted, held)
        passage = (first, first + 1) if first + 1 in held else (first,)
        other = () if second < 0 else (second, second + 1) if second + 1 in held else (second,)
        return Cover(best / total, (best + more) / total, passage, tuple(sorted({*passage, *other})))

    def shares(self, ats: Sequence[int], stems: Iterable[str]) -> list[float]:
        """How much of these stems, weighted by rarity, each of these sentences and the next hold."""
        weights = {stem: self.weight(stem) for stem in dict.fromkeys(stems)}
        if not weights:
            return [1.0] * len(ats)
        held = dict.fromkeys(ats, 0.0)
        for stem, weight in weights.items():
            found = self._places(stem)
            for at in found.union(place - 1 for place in found).intersection(held):
                held[at] += weight
        total = sum(weights.values())
        return [held[at] / total for at in ats]

    def _places(self, stem: str) -> set[int]:
        places = self.postings.get(stem, ())
        return set(places) if len(places) <= _COMMON else set()


@lru_cache(maxsize=4096)
def _stems_in(form: str, language: str) -> tuple[str, ...]:
    """What a sentence is found by, each stem once: versions of a story share most of their sentences."""
    return tuple(dict.fromkeys(term.stem for term in terms(form.split(" "), language)))


def _fullest(places: dict[str, set[int]], weights: dict[str, float], held: set[int]) -> tuple[int, float]:
    """The passage that holds most, the first of equals, and how much it holds; (-1, 0) where none holds anything."""
    sums: dict[int, float] = defaultdict(float)
    for stem, found in places.items():
        weight = weights[stem]
        for at in found:
            sums[at] += weight
            if at - 1 in held and at - 1 not in found:
                sums[at - 1] += weight
    most = max(sums.values(), default=0.0)
    # Sums of the same weights may differ in their last digits.
    return min((at for at, weight in sums.items() if weight > most - 1e-9), default=-1), most
