"""How likely two articles report the same event: cosines of their stems, names and numbers, weighed together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from importlib.resources import files
from math import fsum, log, sqrt
from operator import mul

from monitor.model import ArticleTerms, ArticleVectors, TermCounts, TermWeights, WeightedTerm

# More than this no kind counts: in two short texts of one court the names of court and judge are most of all names.
ENOUGH = 0.4
# By so many of its terms an article is looked up and found.
RAREST = 20
# Words of so few letters are other words in another language.
_SHORT = 2
STEM, NAME, NUMBER = "s", "n", "#"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over the three cosines."""

    stems: float
    names: float
    numbers: float
    bias: float


# Learned by training/stories.py on the pairs of ECB+, topics 1 to 35 (Cybulska and Vossen 2014).
SAME_LANGUAGE = Weights(stems=10.7, names=14.1, numbers=7.3, bias=-7.9)
# Learned on pairs of our invented events in two languages (training/events): only names and numbers are written alike.
OTHER_LANGUAGE = Weights(stems=0.0, names=12.0, numbers=6.0, bias=-4.4)
MOST_OF_STEMS = SAME_LANGUAGE.stems * ENOUGH


@dataclass(frozen=True, slots=True)
class Vector:
    """The weights of terms, and the length of all together."""

    weights: Mapping[str, float]
    length: float


class Compared:
    """What is kept of an article, with the terms of one that arrives as rare as they are now; each kind made on demand.

    The others stay as rare as they were when it was placed: to read how rare all terms of thirty articles are now
    would take most of an arrival's time. docs/design/stories.md says what that changes.
    """

    def __init__(self, known: ArticleVectors, arriving: ArticleVectors) -> None:
        self.language = known.language
        self._known, self._arriving = known, arriving

    @cached_property
    def stems(self) -> Vector:
        """The stems of its words."""
        return _renewed(self._known.stems, self._arriving.stems)

    @cached_property
    def names(self) -> Vector:
        """The words of its names."""
        return _renewed(self._known.names, self._arriving.names)

    @cached_property
    def numbers(self) -> Vector:
        """Its numbers."""
        return _renewed(self._known.numbers, self._arriving.numbers)


def keys_of(terms: ArticleTerms) -> tuple[str, ...]:
    """The terms as they are counted: a name's word is another term than the same stem."""
    return tuple(kind + item.term for kind, found in _kinds(terms) for item in found)


def keys_of_vectors(known: ArticleVectors) -> tuple[str, ...]:
    """The same of what is kept of an article."""
    return tuple(kind + term for kind, found in _kept(known) for term in found.weights)


# How usual stems are in news, as if so many articles had been read before the first one. Of 50, 200 and none, 200 did
# best on ECB+, topics 1 to 35: B-cubed F1 0.904 to 0.902 and less hanging on the order of the articles.
PRIOR = 200


@lru_cache(maxsize=1)
def _usual() -> dict[str, dict[str, float]]:
    """The share of articles in which a term occurs, by language; written by ``training/background.py``."""
    text = files("monitor.stories").joinpath("background.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, float]] = json.loads(text)
    return found


def rarest(known: ArticleVectors) -> tuple[str, ...]:
    """The terms that report most about an article, by which others of its event are looked up.

    Names come under their own key whatever the language, so that articles of two languages meet.
    """
    weighed = {kind + term: weight for kind, found in _kept(known) for term, weight in found.weights.items()}
    return tuple(sorted(weighed, key=lambda key: (-weighed[key], key))[:RAREST])


def vectors(terms: ArticleTerms, counts: TermCounts, *, itself: int = 0) -> ArticleVectors:
    """The terms of an article weighed; ``counts`` says how rare each is. ``itself``: 1 as if it were counted there."""
    known, usual = dict(counts.terms), _usual().get(terms.language, {})
    rarity = partial(_rarity, counts.articles + PRIOR + 1)
    kinds = []
    for kind, found in _kinds(terms):
        frequencies = {item.term: 1 + log(item.weight) for item in found}
        among = (
            (term, itself + known.get(kind + term, 0) + PRIOR * usual.get(kind + term, 0.0)) for term in frequencies
        )
        kinds.append(TermWeights(frequencies, {term: frequencies[term] * rarity(count) for term, count in among}))
    return ArticleVectors(terms.language, terms.at, *kinds)


def _rarity(total: int, count: float) -> float:
    return max(0.0, log(total / (count + 0.5)))


def _renewed(old: TermWeights, new: TermWeights) -> Vector:
    weights = dict(old.weights)
    if old is not new:
        for term in old.weights.keys() & new.weights.keys():
            weights[term] = old.frequencies[term] * new.weights[term] / new.frequencies[term]
    return Vector(weights, _length(weights))


def odds(one: Compared, other: Compared) -> float:
    """The logarithm of the odds that two articles report the same event."""
    return odds_without_stems(one, other) + odds_of_stems(one, other)


def odds_without_stems(one: Compared, other: Compared) -> float:
    """What the names and numbers of two articles give to the odds; their stems give ``MOST_OF_STEMS`` at most."""
    weights = SAME_LANGUAGE if one.language == other.language else OTHER_LANGUAGE
    names, numbers = cosines_of_facts(one, other)
    return weights.bias + weights.names * names + weights.numbers * numbers


def odds_of_stems(one: Compared, other: Compared) -> float:
    """What the stems of two articles give to the odds: nothing in two languages."""
    return SAME_LANGUAGE.stems * cosine_of_stems(one, other) if one.language == other.language else 0.0


def cosine_of_stems(one: Compared, other: Compared) -> float:
    """How alike two articles of one language are in their stems, from 0 to ``ENOUGH``."""
    return min(_cosine(one.stems, other.stems), ENOUGH)


def cosines_of_facts(one: Compared, other: Compared) -> tuple[float, float]:
    """How alike two articles are in their names and their numbers, each from 0 to ``ENOUGH``."""
    if one.language == other.language:
        names = _cosine(one.names, other.names)
    else:
        names = _cosine(_named(one, other), _named(other, one))
    return min(names, ENOUGH), min(_cosine(one.numbers, other.numbers), ENOUGH)


def _named(one: Compared, other: Compared) -> Vector:
    """The names of an article, and those of one in another language that it has as mere words.

    A single capitalised word of a German text is not known to be a name; that another language has it as one is a sign.
    """
    from monitor.language import (
        stem,  # here, not above: most pairs are of one language, and its words take time to load
    )

    weights = dict(one.names.weights)
    for word in other.names.weights.keys() - weights.keys():
        found = one.stems.weights.get(stem(word, one.language), 0.0)
        if found and len(word) > _SHORT:
            weights[word] = found
    return Vector(weights, _length(weights))


def _length(weights: Mapping[str, float]) -> float:
    # Rounded once, so that the order of a set, another in each process, does not matter.
    return sqrt(fsum(map(mul, weights.values(), weights.values())))


def _kinds(terms: ArticleTerms) -> Iterator[tuple[str, tuple[WeightedTerm, ...]]]:
    yield STEM, terms.stems
    yield NAME, terms.names
    yield NUMBER, terms.numbers


def _kept(known: ArticleVectors) -> Iterator[tuple[str, TermWeights]]:
    yield STEM, known.stems
    yield NAME, known.names
    yield NUMBER, known.numbers


def _cosine(one: Vector, other: Vector) -> float:
    first, second = one.weights, other.weights
    shared = first.keys() & second.keys()
    if not shared or not one.length or not other.length:
        return 0.0
    product = fsum(map(mul, map(first.__getitem__, shared), map(second.__getitem__, shared)))
    return product / (one.length * other.length)
