"""What articles are known by to their stories: their terms, and what these weigh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class WeightedTerm(NamedTuple):
    """A stem, a name's word or a number of an article, and how often it is there: first lines count more."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """The terms of an article: stems, words of names, numbers. ``at``: when it was last active."""

    language: str
    at: datetime
    stems: tuple[WeightedTerm, ...] = ()
    names: tuple[WeightedTerm, ...] = ()
    numbers: tuple[WeightedTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class TermWeights:
    """Terms of one kind: by term how frequent it is (1 + the logarithm), and that times how rare it was then.

    Both have the same terms. A weight may be 0: of a term that nearly all articles have.
    """

    frequencies: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleVectors:
    """The terms of an article as weighed when it was placed. ``at``: when it was last active."""

    language: str
    at: datetime
    stems: TermWeights = TermWeights()
    names: TermWeights = TermWeights()
    numbers: TermWeights = TermWeights()


@dataclass(frozen=True, slots=True)
class TermCounts:
    """The document frequency of the requested terms among ``articles`` articles; 0 for terms not listed."""

    articles: int
    terms: tuple[tuple[str, int], ...] = ()
