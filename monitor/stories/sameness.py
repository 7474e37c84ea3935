"""How probable it is that a passage of one article says what a passage of another says: weights of named signs.

Learned by ``training/events/learn.py`` (logistic regression) from invented events. Passages in two languages have
weights of their own: they share names, figures, themes and time, hardly any words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import exp, log1p

from monitor.quantities import Quantity, compare_quantities, same_figure
from monitor.stories.reports import Fresh, ReportedBlock
from monitor.stories.sayings import Rarity, Saying, counted

Signs = dict[str, float]
HELD, UNKNOWN = "held", "unknown"

SAME_LANGUAGE: Mapping[str, float] = {
    "always": -1.62,
    "held": 3.57,
    "holds": 0.415,
    "shared": 0.121,
    "roots held": -0.312,
    "roots holding": 0.827,
    "names held": 0.634,
    "names shared": -0.0339,
    "themes": 0.574,
    "themes not held": -0.315,
    "themes beside": -0.171,
    "figures": 1.65,
    "figures not reported": 0.0113,
    "figures beside": -0.343,
    "counts otherwise": -1.68,
    "fresh figures": 2.12,
    "fresh in both": 1.74,
    "figures agree": 0.54,
    "hours": -0.369,
    "before": -0.957,
    "title": 0.213,
    "fresh themes": 0.224,
    "unknown": -0.848,
}
TRANSLATED: Mapping[str, float] = {
    "always": -0.578,
    "held": 6.26,
    "holds": -2.45,
    "shared": -0.053,
    "roots held": -0.239,
    "roots holding": 2.07,
    "names held": 0.272,
    "names shared": 0.0393,
    "themes": 1.01,
    "themes not held": -0.0713,
    "themes beside": 0.0486,
    "figures": 0.743,
    "figures not reported": -0.467,
    "figures beside": -0.586,
    "counts otherwise": -3.33,
    "fresh figures": 2.95,
    "fresh in both": 1.49,
    "figures agree": 0,
    "hours": -0.486,
    "before": -0.363,
    "title": 0.193,
    "fresh themes": 0.599,
    "unknown": 0,
}

_HOUR = 3600.0
# Passages that share so much of their words say the same of something else where a number or a denial differs.
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class News:
    """A development as it is compared: what is new in it, when it was found, and how new it is to the other article.

    ``fresh`` is what its own article had not said before, ``amounts`` what of it is counted; ``unknown`` the chance, 0
    to 1, that a reader of the other article would learn something from it.
    """

    said: Saying
    fresh: Fresh
    at: datetime
    amounts: tuple[Quantity, ...] = ()
    unknown: float = 0.5


def signs(news: News, block: ReportedBlock, rarity: Rarity) -> Signs:
    """The named signs of a pair."""
    one, two = news.said, block.said
    return _words(one, two, rarity) | _figures(news, block) | _occasion(news, block)


def _words(one: Saying, two: Saying, rarity: Rarity) -> Signs:
    shared, roots, named = one.stems & two.stems, one.roots & two.roots, one.named & two.named
    return {
        HELD: rarity.share(shared, one.stems),
        "holds": rarity.share(shared, two.stems),
        "shared": rarity.total(shared),
        "roots held": len(roots) / max(1, len(one.roots)),
        "roots holding": len(roots) / max(1, len(two.roots)),
        "names held": rarity.share(named, one.named) if one.named else 0.5,
        "names shared": rarity.total(named),
        "themes": float(len(one.themes & two.themes)),
        "themes not held": float(len(one.themes - two.themes)),
        "themes beside": float(len(two.themes - one.themes)),
    }


def _figures(news: News, block: ReportedBlock) -> Signs:
    one, two, fresh = news.said, block.said, news.fresh.figures.items
    reported = sum(two.says(item) for item in one.figures)
    return {
        "figures": float(reported),
        "figures not reported": float(len(one.figures) - reported),
        "figures beside": float(sum(not one.says(item) for item in two.figures)),
        "counts otherwise": float(len(counted_otherwise(one, two))),
        "fresh figures": float(sum(two.says(item) for item in fresh)),
        "fresh in both": 0.0 if block.first else float(sum(block.fresh.figures.has(item) for item in fresh)),
        "figures agree": float(one.language == two.language and _agree(one, two)),
    }


def _occasion(news: News, block: ReportedBlock) -> Signs:
    hours = (block.report.at - news.at).total_seconds() / _HOUR
    return {
        "hours": log1p(abs(hours)),
        "before": float(hours <= 0),
        "title": float(block.title),
        "fresh themes": float(len(news.fresh.themes & block.said.themes)),
        UNKNOWN: news.unknown,
    }


def _agree(one: Saying, two: Saying) -> bool:
    """Whether all figures of the first stand in the second, and none in the place of one."""
    reported = compare_quantities(two.text, one.text, one.language)
    return not reported.changed and all(item.weak for item in reported.new)


def counted_otherwise(one: Saying, two: Saying) -> list[Quantity]:
    """The numbers of the first that count what the second counts with other numbers only."""
    there = list(counted(two))
    found = []
    for noun, item in counted(one):
        others = [other for its, other in there if not noun.isdisjoint(its)]
        if others and not any(same_figure(other.key, item.key) for other in others):
            found.append(item)
    return found


def contradicts(one: Saying, two: Saying, held: float) -> bool:
    """Whether the second says something else in the same words: another number of the same, a denial, other names."""
    if one.language != two.language or held < _SAME_WORDS:
        return False
    return one.denies != two.denies or bool(counted_otherwise(one, two)) or _names_otherwise(one, two)


def _names_otherwise(one: Saying, two: Saying) -> bool:
    """Whether each names what the other does not: two towns, two defendants."""
    return bool(one.named - two.named) and bool(two.named - one.named)


def probability(found: Mapping[str, float], *, translated: bool) -> float:
    """That both say the same, by their signs."""
    weights = TRANSLATED if translated else SAME_LANGUAGE
    return 1 / (1 + exp(-weights["always"] - sum(weights[name] * value for name, value in found.items())))
