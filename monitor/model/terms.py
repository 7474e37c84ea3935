"""The terms by which articles are matched to stories, and their weights (tf-idf)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


class WeightedTerm(NamedTuple):
    """A term of an article and its frequency, in which first lines count more."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """The terms of an article: stems, words of names, numbers. ``at``: when the article was last active."""

    language: str
    at: datetime
    stems: tuple[WeightedTerm, ...] = ()
    names: tuple[WeightedTerm, ...] = ()
    numbers: tuple[WeightedTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The weights of terms of one kind, by term.

    ``frequencies``: 1 + the logarithm of the frequency in the article. ``weights``: that times the inverse document
    frequency at the time; 0 for a term of nearly all articles. Both have the same terms.
    """

    frequencies: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleVectors:
    """The terms of an article as weighted when it was placed. ``at``: when the article was last active."""

    language: str
    at: datetime
    stems: TermWeights = TermWeights()
    names: TermWeights = TermWeights()
    numbers: TermWeights = TermWeights()


@dataclass(frozen=True, slots=True)
class TermCounts:
    """The document frequencies of requested terms among ``articles`` articles; 0 for terms not listed."""

    articles: int
    terms: tuple[tuple[str, int], ...] = ()
