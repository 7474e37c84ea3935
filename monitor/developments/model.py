"""The learned model: shallow trees over named features, written by ``training/train.py`` to ``weights.json``.

Gradient boosting (Friedman, "Greedy Function Approximation", 2001): each tree adds to the log-odds. In two steps: each
edit is judged by its own features, then again with the first step's results for the other edits of the update.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from monitor.developments.evidence import Features
from monitor.developments.trees import Choice, Forest


@dataclass(frozen=True, slots=True)
class Weights:
    """The model: the log-odds that an edit is new, in the first (``alone``) and second (``together``) step.

    ``kinds``: the log-odds of each kind; ``threshold``: the least probability of a development.
    """

    threshold: float
    alone: Forest
    together: Forest
    kinds: Choice


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights shipped with the package."""
    stored = json.loads(files("monitor.developments").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(stored["threshold"], Forest(stored["alone"]), Forest(stored["together"]), Choice(stored["kinds"]))


def probabilities(found: Sequence[Features], learned: Weights) -> list[float]:
    """The probability that each edit of an update is new; ``found``: the features of its edits in reading order."""
    alone = [_probability(learned.alone, features) for features in found]
    return [
        _probability(learned.together, {**features, **company})
        for features, company in zip(found, in_company(alone), strict=True)
    ]


def in_company(alone: Sequence[float]) -> list[Features]:
    """The additional features of the second step, from the probabilities of the first step, in reading order."""
    total, ranked = sum(alone), sorted(alone)
    places: dict[float, int] = {}
    for place, probability in enumerate(ranked):
        places.setdefault(probability, place)
    others = len(alone) - 1
    return [
        {
            "alone": here,
            "others": (total - here) / others if others else 0.5,
            "highest other": _other(ranked[-1], ranked[-2:-1], here),
            "lowest other": _other(ranked[0], ranked[1:2], here),
            "one before": alone[at - 1] if at else -1.0,
            "one after": alone[at + 1] if at < others else -1.0,
            "below it": places[here] / others if others else 0.5,
        }
        for at, here in enumerate(alone)
    ]


def _other(extreme: float, second: Sequence[float], here: float) -> float:
    """The extreme without one occurrence of ``here``: the ``second`` one (a list of at most one) if it is ``here``."""
    if extreme != here:
        return extreme
    return second[0] if second else 0.5


def kind_of(features: Features, learned: Weights) -> str:
    """The most probable kind of a new edit."""
    return learned.kinds.best(features)


def _probability(forest: Forest, features: Features) -> float:
    return 1 / (1 + exp(-forest.total(features)))
