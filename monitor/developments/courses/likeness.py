"""Estimates the probability that two figures count the same thing: logistic regression over named features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from monitor.developments.courses.figures import Figure, stems_of

# Learned by training/traced.py from every other course in training/labels/courses.jsonl.
WEIGHTS: Mapping[str, float] = {
    "always": -3.98,
    "described": 0.84,
    "clause": 3.06,
    "follow": 0.23,
    "same noun": 0.93,
    "same rank": 1.35,
    "written alike": 0.54,
    "move": -3.99,
    "same names": 0.74,
    "aligned": 2.07,
    "apart": -4.37,
    "age": -4.4,
    "other place": -0.22,
}
# The least probability of a link. At a lower one more of the training links are found (0.93 at 0.3), but more links on
# other data are false.
LEAST = 0.45
# The same if the earlier sentence was replaced: 0.95 of the training links are found then, and under 0.01 are false.
LEAST_REPLACED = 0.2


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a sentence of one version.

    ``key`` and ``position``: the sentence's comparison form and position. ``stood``: its position when it was new, near
    which a page that keeps its older text puts the next value. ``since``: how many versions with new figures came
    before it.
    """

    figure: Figure
    sentence: str
    key: str
    position: int
    place: str
    language: str
    stood: int
    since: int = 0

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its sentence."""
        return stems_of(self.sentence, self.language)


class Rarity:
    """The weights of stems: the fewer sentences have a stem, the larger its weight."""

    def __init__(self, sentences: Iterable[frozenset[str]]) -> None:
        self._counts: Counter[str] = Counter()
        self._number = 0
        self._weights: dict[str, float] = {}
        for stems in sentences:
            self._counts.update(stems)
            self._number += 1

    def weight(self, word: str) -> float:
        """The weight of a stem, at least log 2."""
        known = self._weights.get(word)
        if known is None:
            known = self._weights[word] = log(2 + self._number / (1 + self._counts[word]))
        return known

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weighted overlap of two sets of stems (Dice coefficient), 0 to 1; 0.5 if both are empty."""
        total = sum(map(self.weight, one)) + sum(map(self.weight, other))
        return 2 * sum(map(self.weight, one & other)) / total if total else 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """An older and a newer mention. ``aligned``: the differ aligned their sentences."""

    old: Mention
    new: Mention
    rarity: Rarity
    aligned: bool = False

    def features(self) -> dict[str, float]:
        """The named features, each 0 to 1."""
        one, two = self.old.figure, self.new.figure
        return {
            "always": 1.0,
            "described": _nearest(one.before, two.before),
            "clause": self.rarity.alike(one.near, two.near),
            "follow": _common_start(one.follow, two.follow),
            "same noun": float(not one.noun.isdisjoint(two.noun)),
            "same rank": float(one.rank == two.rank and one.of == two.of),
            "written alike": float(_places(one) == _places(two)),
            "move": _share(_moved(one, two), 1),
            "same names": float(not one.names.isdisjoint(two.names)),
            "aligned": float(self.aligned),
            "apart": _share(self._distance(), 10),
            "age": _share(max(0, self.new.since - self.old.since - 1), 3),
            "other place": float(self.old.place != self.new.place),
        }

    def _distance(self) -> int:
        return min(abs(self.old.position - self.new.position), abs(self.old.stood - self.new.position))

    def _each_has_both(self) -> bool:
        """Whether each sentence has both figures, so that neither replaced the other."""
        one, two = self.old.figure, self.new.figure
        return (two.number, two.unit) in one.beside and (one.number, one.unit) in two.beside

    @property
    def other_noun(self) -> bool:
        """Whether the two count different nouns."""
        one, two = self.old.figure.noun, self.new.figure.noun
        return bool(one and two) and one.isdisjoint(two)

    def probability(self) -> float:
        """The probability that both count the same."""
        one, two = self.old.figure, self.new.figure
        if one.unit != two.unit or self._each_has_both():
            return 0.0
        return 1 / (1 + exp(-sum(WEIGHTS.get(name, 0.0) * value for name, value in self.features().items())))


def _nearest(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The overlap of two runs of stems, 0 to 1; the stems nearest to the number count most."""
    if not one and not other:
        return 0.5
    if not one or not other:
        return 0.0
    first, second = ({word: 1 / (1 + at) for at, word in reversed(list(enumerate(run)))} for run in (one, other))
    shared = sum(min(first[word], second[word]) for word in first.keys() & second.keys())
    return shared / max(sum(first.values()), sum(second.values()))


def _common_start(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the three words after the number that are the same, up to the first difference."""
    same = 0
    for word, other_word in zip(one, other, strict=False):
        if word != other_word:
            break
        same += 1
    return same / 3 if one or other else 0.5


def _share(amount: float, half: float) -> float:
    """An amount mapped to 0 to 1, with 0.5 at ``half``."""
    return amount / (half + amount)


def _places(figure: Figure) -> int:
    """The number of decimal places."""
    exponent = figure.number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _moved(one: Figure, two: Figure) -> float:
    """The absolute logarithm of the ratio of two figures."""
    low = 0.5  # stands for 0, which has no logarithm
    return abs(log(max(low, abs(float(two.number)))) - log(max(low, abs(float(one.number)))))
