"""Estimates the probability that a passage of one article reports a development of another article.

Trees over named features, learned by ``training/events/learn.py`` from invented events (gradient boosting,
see ``monitor.developments.model``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from math import exp, log1p

from monitor.developments.trees import Forest
from monitor.quantities import Quantity, same_figure
from monitor.stories.contents import Content, Rarity, counted
from monitor.stories.reports import Fresh, ReportedBlock

Features = dict[str, float]
HELD, UNKNOWN = "held", "unknown"
# The value of a share of nothing.
_NONE = -1.0

_HOUR = 3600.0
# Passages that share this much of their words contradict each other if a number, a denial or the names differ.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class News:
    """A development as it is compared with another article.

    ``fresh``: what its own article had not reported before; ``amounts``: the amounts in it; ``at``: when it was found;
    ``unknown``: the probability that a reader of the other article learns something from it.
    """

    content: Content
    fresh: Fresh
    at: datetime
    amounts: tuple[Quantity, ...] = ()
    unknown: float = 0.5


@dataclass(frozen=True, slots=True)
class Rarities:
    """The weights of words and figures by their rarity among the passages of a story."""

    words: Rarity
    figures: Rarity


def rarities(contents: Sequence[Content]) -> Rarities:
    """The rarities for the passages of a story."""
    return Rarities(
        Rarity(content.stems | content.named for content in contents),
        Rarity({item.key for item in content.figures} for content in contents),
    )


def features(news: News, block: ReportedBlock, rarities: Rarities) -> Features:
    """The named features of a development and a passage."""
    return {
        **_words(news.content, block.content, rarities.words),
        **_new_words(news, block, rarities.words),
        **_figures(news, block, rarities.figures),
        **_occasion(news, block),
    }


def _words(one: Content, two: Content, rarity: Rarity) -> Features:
    shared, roots, named = one.stems & two.stems, one.roots & two.roots, one.named & two.named
    return {
        HELD: rarity.share(shared, one.stems),
        "holds": rarity.share(shared, two.stems),
        "roots held": len(roots) / max(1, len(one.roots)),
        "roots holding": len(roots) / max(1, len(two.roots)),
        "names held": rarity.share(named, one.named) if one.named else 0.5,
        "themes": float(len(one.themes & two.themes)),
        "themes not held": float(len(one.themes - two.themes)),
    }


def _new_words(news: News, block: ReportedBlock, rarity: Rarity) -> Features:
    """Features of the development's new words, and of those that are new in both articles."""
    new, two = news.fresh.stems, block.content
    return {
        "new words held": rarity.share(new & two.stems, new) if new else _NONE,
        "new in both": rarity.share(new & block.fresh.stems, new) if new else _NONE,
        "new names shared": rarity.total(new & news.content.named & two.named),
        "words": log1p(len(news.content.stems)),
        "words there": log1p(len(two.stems)),
    }


def _figures(news: News, block: ReportedBlock, rarity: Rarity) -> Features:
    """Features of the figures; those that few passages of the story have weigh more."""
    figures, fresh = news.content.figures, news.fresh.figures.items
    reported = frozenset(filter(block.content.states, figures))
    held = [item for item in fresh if item in reported]
    return {
        "figures": float(len(reported)),
        "figures not reported": float(len(figures) - len(reported)),
        "fresh figures": float(len(held)),
        "fresh in both": 0.0 if block.first else float(sum(map(block.fresh.figures.has, fresh))),
        "rarest figure": rarity.most(item.key for item in reported),
        "rarest figure not reported": rarity.most(item.key for item in fresh if item not in reported),
        "amounts": float(len(news.amounts)),
    }


def _occasion(news: News, block: ReportedBlock) -> Features:
    hours = (block.report.at - news.at).total_seconds() / _HOUR
    return {
        "hours": log1p(abs(hours)),
        "before": float(hours <= 0),
        "title": float(block.title),
        "first version": float(block.first),
        "translated": float(news.content.language != block.content.language),
        "fresh themes": float(len(news.fresh.themes & block.content.themes)),
        UNKNOWN: news.unknown,
    }


def _counts_otherwise(one: Content, two: Content) -> bool:
    """Whether a noun that both count has a number in the first that it does not have in the second."""
    there = list(counted(two))
    for noun, item in counted(one):
        others = [other for other_noun, other in there if not noun.isdisjoint(other_noun)]
        if others and not any(same_figure(other.key, item.key) for other in others):
            return True
    return False


def contradicts(one: Content, two: Content, held: float) -> bool:
    """Whether two passages say different things in the same words: another number, a denial, other names.

    ``held``: the share of the first one's words that the second has.
    """
    if one.language != two.language or held < _SAME_WORDS:
        return False
    return one.denies != two.denies or _counts_otherwise(one, two) or _names_otherwise(one, two)


def _names_otherwise(one: Content, two: Content) -> bool:
    """Whether each has as many names that the other lacks as they share, at least one: two towns, two defendants.

    "The unit at St Bride's Hospital" and "the unit at St Bride's in Ottering" share more.
    """
    otherwise = min(len(one.named - two.named), len(two.named - one.named))
    return otherwise > 0 and otherwise >= len(one.named & two.named)


def probability(found: Mapping[str, float], trees: Forest | None = None) -> float:
    """The probability that both report the same, from their features; ``trees``: replace the shipped model."""
    return 1 / (1 + exp(-(trees or _trees()).total(found)))


@lru_cache(maxsize=1)
def _trees() -> Forest:
    text = files("monitor.stories").joinpath("sameness.json").read_text(encoding="utf-8")
    return Forest(json.loads(text))
