"""What the older version already tells: how much of a sentence's content stands together somewhere in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import log

from monitor.developments.figures import same_figure
from monitor.developments.numerals import Key, Quantity, quantities
from monitor.developments.terms import Term, is_plain, terms, vocabulary
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
        self._read: dict[int, tuple[Quantity, ...]] = {}
        self._weights: dict[str, float] = {}

    def terms(self, at: int) -> tuple[Term, ...]:
        """The content words of one sentence."""
        return terms(self.sentences[at].tokens, self.language)

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """For each stem and each group of synonyms (``#3``), the sentences it stands in."""
        found: dict[str, list[int]] = {}
        for position, sentence in enumerate(self.sentences):
            for mark in _marks_in(sentence.key, self.language):
                places = found.get(mark)
                if places is None:
                    found[mark] = [position]
                else:
                    places.append(position)
        return found

    def figures(self, at: int) -> tuple[Quantity, ...]:
        """The quantities of one sentence."""
        known = self._read.get(at)
        if known is None:
            known = self._read[at] = quantities(self.sentences[at].text, self.language)
        return known

    @cached_property
    def figure_places(self) -> dict[Key, tuple[int, ...]]:
        """For each figure, the sentences it stands in."""
        found: dict[Key, list[int]] = defaultdict(list)
        for at in range(len(self.sentences)):
            for key in {item.key for item in self.figures(at)}:
                found[key].append(at)
        return {key: tuple(places) for key, places in found.items()}

    def telling(self, figures: Sequence[Quantity]) -> list[int]:
        """The sentences that have all these figures."""
        first, *rest = ({at for key in self._same(item) for at in self.figure_places[key]} for item in figures)
        return sorted(first.intersection(*rest))

    def holds(self, at: int, item: Quantity) -> bool:
        """Whether a sentence has this figure."""
        return any(same_figure(item, known) for known in self.figures(at))

    def _same(self, item: Quantity) -> Iterable[Key]:
        """The older version's figures that say what this one says."""
        if item.key[0] != "date":
            return (item.key,) if item.key in self.figure_places else ()
        return [key for key in self._dates if same_figure(item, replace(item, key=key))]

    @cached_property
    def _dates(self) -> tuple[Key, ...]:
        return tuple(key for key in self.figure_places if key[0] == "date")

    def knows(self, stem: str) -> bool:
        """Whether the older version has this word, or one that stands for it."""
        return any(mark in self.postings for mark in _marks(stem, self.language))

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
        for position in without:
            for found in places.values():
                found.discard(position)
        held = set().union(*places.values())
        first, best = _fullest(places, wanted, held)
        if first < 0:
            return _NOTHING
        rest = {stem: found for stem, found in places.items() if found.isdisjoint((first, first + 1))}
        second, more = _fullest(rest, wanted, held)
        passage = (first, first + 1) if first + 1 in held else (first,)
        other = () if second < 0 else (second, second + 1) if second + 1 in held else (second,)
        return Cover(best / total, (best + more) / total, passage, tuple(sorted({*passage, *other})))

    def share(self, at: int, stems: Iterable[str]) -> float:
        """How much of these stems, weighted by rarity, one sentence and the next hold."""
        weights = {stem: self.weight(stem) for stem in dict.fromkeys(stems)}
        held = sum(weight for stem, weight in weights.items() if not self._places(stem).isdisjoint((at, at + 1)))
        return held / sum(weights.values()) if weights else 1.0

    def _places(self, stem: str) -> set[int]:
        found: set[int] = set()
        for mark in _marks(stem, self.language):
            places = self.postings.get(mark, ())
            if len(places) <= _COMMON:
                found.update(places)
        return found


def _marks(stem: str, language: str) -> tuple[str, ...]:
    """A stem and the groups of synonyms it stands in."""
    groups = vocabulary(language).synonyms.get(stem)
    return (stem,) if groups is None else (stem, *(f"#{group}" for group in groups))


@lru_cache(maxsize=1 << 16)
def _marks_of(token: str, language: str) -> tuple[str, ...]:
    """What a token is found by, nothing where it is no content word."""
    found = terms((token,), language)
    return _marks(found[0].stem, language) if found else ()


@lru_cache(maxsize=4096)
def _marks_in(form: str, language: str) -> tuple[str, ...]:
    """What a sentence is found by, each mark once: versions of a story share most of their sentences."""
    tokens = form.split(" ")
    if not is_plain(form):
        tokens = [term.word for term in terms(tokens, language)]
    return tuple(dict.fromkeys([mark for token in tokens for mark in _marks_of(token, language)]))


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
