"""The learned judgement: shallow trees over named evidence, as ``training/train.py`` writes them to ``weights.json``.

Gradient boosting (Friedman, "Greedy Function Approximation", 2001): each tree adds to the log-odds. An update is
judged in two steps: each edit by its own evidence, then again with what the first step says of the edits around it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Any

from monitor.developments.evidence import Evidence

# A leaf, or: the name of the evidence, its limit, the tree up to the limit, the tree above it.
Tree = float | list[Any]


@dataclass(frozen=True, slots=True)
class Weights:
    """``alone`` and ``together`` give the log-odds that an edit tells something new; ``kinds`` those of each kind."""

    threshold: float
    alone: Sequence[Tree]
    together: Sequence[Tree]
    kinds: Mapping[str, Sequence[Tree]]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that come with the package."""
    read = json.loads(files("monitor.developments").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(read["threshold"], read["alone"], read["together"], read["kinds"])


def probabilities(found: Sequence[Evidence], learned: Weights) -> list[float]:
    """For each edit of an update the probability that a reader learns something new from it, in reading order."""
    alone = [_probability(learned.alone, evidence) for evidence in found]
    return [
        _probability(learned.together, {**evidence, **company})
        for evidence, company in zip(found, in_company(alone), strict=True)
    ]


def in_company(alone: Sequence[float]) -> list[Evidence]:
    """What the first step says of each edit and of those around it."""
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
    """The likeliest kind of an edit that tells something new."""
    return max(learned.kinds, key=lambda kind: _sum(learned.kinds[kind], evidence))


def _probability(trees: Sequence[Tree], evidence: Evidence) -> float:
    return 1 / (1 + exp(-_sum(trees, evidence)))


def _sum(trees: Sequence[Tree], evidence: Evidence) -> float:
    total = 0.0
    for tree in trees:
        while isinstance(tree, list):
            name, limit, below, above = tree
            tree = below if evidence[name] <= limit else above  # noqa: PLW2901 - a walk down the tree
        total += tree
    return total
