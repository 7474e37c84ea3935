"""How likely two articles report the same event: cosines of their stems, names and numbers, weighed together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import fsum, log, sqrt

from monitor.model import ArticleTerms, ArticleVectors, TermCounts, WeightedTerm

# More than this no kind counts: in two short texts of one court the names of court and judge are most of all names.
ENOUGH = 0.4
# By so many of its terms an article is looked up and found.
RAREST = 20
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
# Learned on the same pairs without their stems: across languages only names and numbers are written alike.
OTHER_LANGUAGE = Weights(stems=0.0, names=20.32, numbers=7.56, bias=-7.39)

Vector = Mapping[str, float]


def keys_of(terms: ArticleTerms) -> tuple[str, ...]:
    """The terms as they are counted: a name's word is another term than the same stem."""
    return tuple(kind + item.term for kind, found in _kinds(terms) for item in found)


def keys_of_vectors(known: ArticleVectors) -> tuple[str, ...]:
    """The same of what is kept of an article."""
    kinds = ((STEM, known.stems), (NAME, known.names), (NUMBER, known.numbers))
    return tuple(kind + term for kind, found in kinds for term in found)


# How usual stems are in news, as if so many articles had been read before the first one. Of 50, 200 and none, 200 did
# best on ECB+, topics 1 to 35: B-cubed F1 0.904 to 0.902 and less hanging on the order of the articles.
PRIOR = 200


@lru_cache(maxsize=1)
def _usual() -> dict[str, dict[str, float]]:
    """The share of articles in which a term stands, by language; written by ``training/background.py``."""
    text = files("monitor.stories").joinpath("background.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, float]] = json.loads(text)
    return found


def rarest(terms: ArticleTerms, counts: TermCounts) -> tuple[str, ...]:
    """The terms that tell most about an article, by which others of its event are looked up.

    Names come under their own key whatever the language, so that articles of two languages meet.
    """
    weighed = {kind + term: weight for kind, found in _weighed(terms, counts) for term, weight in found.items()}
    return tuple(sorted(weighed, key=lambda key: (-weighed[key], key))[:RAREST])


def vectors(terms: ArticleTerms, counts: TermCounts) -> ArticleVectors:
    """The terms of an article as vectors; ``counts`` says how rare each is."""
    stems, names, numbers = (_unit(found) for _, found in _weighed(terms, counts))
    return ArticleVectors(terms.language, terms.at, stems, names, numbers)


def _weighed(terms: ArticleTerms, counts: TermCounts) -> Iterator[tuple[str, dict[str, float]]]:
    """The weights of each kind of term: logarithmic frequency times how rare it is among all articles."""
    known, usual = dict(counts.terms), _usual().get(terms.language, {})
    total = counts.articles + PRIOR + 1
    for kind, found in _kinds(terms):
        among = ((item, known.get(kind + item.term, 0) + PRIOR * usual.get(kind + item.term, 0.0)) for item in found)
        yield kind, {item.term: (1 + log(item.weight)) * max(0.0, log(total / (n + 0.5))) for item, n in among}


def cosines(one: ArticleVectors, other: ArticleVectors) -> tuple[float, float, float]:
    """How alike two articles are in their stems, names and numbers, each from 0 to ``ENOUGH``."""
    stems, names = _cosine(one.stems, other.stems), _cosine(one.names, other.names)
    numbers = _cosine(one.numbers, other.numbers)
    return min(stems, ENOUGH), min(names, ENOUGH), min(numbers, ENOUGH)


def odds(one: ArticleVectors, other: ArticleVectors) -> float:
    """The logarithm of the odds that two articles report the same event."""
    weights = SAME_LANGUAGE if one.language == other.language else OTHER_LANGUAGE
    stems, names, numbers = cosines(one, other)
    return weights.bias + weights.stems * stems + weights.names * names + weights.numbers * numbers


def _kinds(terms: ArticleTerms) -> Iterator[tuple[str, tuple[WeightedTerm, ...]]]:
    yield STEM, terms.stems
    yield NAME, terms.names
    yield NUMBER, terms.numbers


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else weights


def _cosine(one: Vector, other: Vector) -> float:
    # Rounded once, so that the order of a set, another in each process, does not matter.
    return fsum(one[term] * other[term] for term in one.keys() & other.keys())
