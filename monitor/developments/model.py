"""The learned model: shallow trees over named features, as ``training/train.py`` writes them to ``weights.json``.

Gradient boosting (Friedman, "Greedy Function Approximation", 2001): each tree adds to the log-odds. An update is
judged in two steps: each edit by its own evidence, then again with what the first step says of the edits around it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

from monitor.developments.evidence import Evidence
from monitor.developments.trees import Choice, Forest


@dataclass(frozen=True, slots=True)
class Weights:
    """``alone`` and ``together`` give the log-odds that an edit says something new; ``kinds`` those of each kind."""

    threshold: float
    alone: Forest
    together: Forest
    kinds: Choice


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that come with the package."""
    read = json.loads(files("monitor.developments").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(read["threshold"], Forest(read["alone"]), Forest(read["together"]), Choice(read["kinds"]))


def probabilities(found: Sequence[Evidence], learned: Weights) -> list[float]:
    """For each edit of an update the probability that a reader learns something new from it, in reading order."""
    alone = [_probability(learned.alone, evidence) for evidence in found]
    return [
        _probability(learned.together, {**evidence, **company})
        for evidence, company in zip(found, in_company(alone), strict=True)
    ]


def in_company(alone: Sequence[float]) -> list[Evidence]:
    """The features of the second step: the first step's result for each edit and its neighbours."""
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
    """The extreme among the others."""
    if extreme != here:
        return extreme
    return second[0] if second else 0.5


def kind_of(evidence: Evidence, learned: Weights) -> str:
    """The likeliest kind of an edit that says something new."""
    return learned.kinds.best(evidence)


def _probability(forest: Forest, evidence: Evidence) -> float:
    return 1 / (1 + exp(-forest.total(evidence)))
