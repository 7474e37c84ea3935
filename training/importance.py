"""Learns the weights of importance from ranked pairs of passages, and writes them into the package.

    python training/importance.py            # learns and writes; the same data give the same weights
    python training/importance.py --check    # prints the accuracy, and what each feature adds

Logistic regression on differences of features (Bradley and Terry, 1952), with a ridge penalty. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from ranking import (
    Pair,
    accuracy,
    agreement,
    by_scores,
    graded_features,
    grades,
    hashed,
    pairs,
    ranked_features,
    update_of,
)

from monitor.developments.importance import Features, weights
from monitor.language import LANGUAGES

WEIGHTS = Path(__file__).parents[1] / "monitor" / "developments" / "importance.json"
# Set by hand: no pair has data on how long an article was quiet, and few differ only in how far a figure moved. By the
# guide 15 to 40 outweighs 15 to 16 (here by 0.46 log-odds); likewise a week of quiet outweighs an hour (0.4).
SET = {"how far it moved": 0.5, "quiet before": 0.4}
# The ridge penalty and the weight of a pair derived from grades, which is less than that of a pair compared by two
# readers. Both chosen by cross-validation over updates.
RIDGE, GRADED = 20.0, 0.3
FOLDS = 10
# How many pairs across updates are tried for each graded passage, and the least difference of the grades.
ACROSS, APART = 3, 2
Matrix = Any


@dataclass(frozen=True, slots=True)
class Data:
    """The features of all passages, the pairs that are learned from, and the names of the learned features."""

    found: dict[str, Features]
    ranked: tuple[Pair, ...]
    graded: tuple[tuple[Pair, float], ...]
    names: tuple[str, ...] = field(default=())


def data() -> Data:
    """Read the data; pairs of the gate are left out."""
    found = ranked_features()
    graded = graded_features()
    names = tuple(name for name in next(iter(found.values())) if name not in SET)
    return Data(found | graded, tuple(p for p in pairs() if not p.is_gate), tuple(_graded_pairs(sorted(graded))), names)


def _graded_pairs(names: Sequence[str]) -> list[tuple[Pair, float]]:
    """Pairs of graded passages with their weights: all within an update, a few across updates."""
    known, found = grades(), []
    by_update: dict[str, list[str]] = {}
    for name in names:
        by_update.setdefault(update_of(name), []).append(name)
    for inside in by_update.values():
        many = max(1.0, (len(inside) - 1) / 3)
        found += [(_pair(known, *two), _apart(known, *two, most=3) / 2 / many) for two in combinations(inside, 2)]
    for name in names:
        far = _far_from(name, names, known)
        found += [(_pair(known, name, other), _apart(known, name, other, most=4) / 3) for other in far]
    return [(pair, weight) for pair, weight in found if weight]


def _far_from(name: str, names: Sequence[str], known: dict[str, int]) -> list[str]:
    """Up to ``ACROSS`` passages of other updates, chosen by a hash, whose grade differs by at least ``APART``."""
    others = (names[hashed(f"{name} {turn}") % len(names)] for turn in range(ACROSS))
    return [other for other in others if _apart(known, name, other) >= APART and update_of(other) != update_of(name)]


def _pair(known: dict[str, int], one: str, other: str) -> Pair:
    reading = "A" if known[one] > known[other] else "B"
    return Pair(one, other, (reading, reading))


def _apart(known: dict[str, int], one: str, other: str, most: int = 9) -> int:
    return min(most, abs(known[one] - known[other]))


def learn(given: Data, names: Sequence[str] | None = None) -> dict[str, float]:
    """Learn the weight of each feature (``names``: of these only)."""
    names = given.names if names is None else names
    rows = {name: np.array([found[feature] for feature in names]) for name, found in given.found.items()}
    base = {name: _set_score(found) for name, found in given.found.items()}
    verdicts = _verdicts(given)
    differences = np.array([rows[verdict.pair.one] - rows[verdict.pair.other] for verdict in verdicts])
    offsets = np.array([base[verdict.pair.one] - base[verdict.pair.other] for verdict in verdicts])
    first = np.array([float(verdict.is_first) for verdict in verdicts])
    sizes = np.array([row for _, row in sorted(rows.items())]).std(axis=0) + 1e-9
    found = _newton(differences / sizes, offsets, first, np.array([verdict.weight for verdict in verdicts]))
    return {name: float(value) for name, value in zip(names, found / sizes, strict=True)}


def _set_score(found: Features) -> float:
    """The part of a score that is set and not learned."""
    return sum(SET[feature] * found[feature] for feature in SET)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """One reader's choice in a pair. ``is_first``: the reader ranked the first passage higher."""

    pair: Pair
    weight: float
    is_first: bool


def _verdicts(given: Data) -> list[_Verdict]:
    """The choices of all readers, without ties."""
    weighted = [(pair, 0.5) for pair in given.ranked]
    weighted += [(pair, GRADED / 2 * weight) for pair, weight in given.graded]
    return [
        _Verdict(pair, weight, reading == "A")
        for pair, weight in weighted
        for reading in pair.readings
        if reading != "="
    ]


def _newton(differences: Matrix, offsets: Matrix, first: Matrix, counts: Matrix) -> Matrix:
    """The weights with the highest likelihood minus a ridge penalty, by Newton's method."""
    found = np.zeros(differences.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(differences @ found + offsets)))
        slope = differences.T @ (counts * (chance - first)) + RIDGE * found
        curve = (differences * (counts * chance * (1 - chance))[:, None]).T @ differences
        step = np.linalg.solve(curve + RIDGE * np.eye(len(found)), slope)
        found = found - step
        if np.abs(step).max() < 1e-9:
            break
    return found


def scores(found: dict[str, Features], learned: dict[str, float]) -> dict[str, float]:
    """The score of each passage."""
    both = {**learned, **SET}
    return {name: sum(both[key] * row[key] for key in both) for name, row in found.items()}


def left_out(given: Data, names: Sequence[str] | None = None, salt: str = "") -> dict[Pair, float]:
    """The score difference of each ranked pair, by weights learned without its updates (cross-validation)."""
    ahead: dict[Pair, float] = {}
    for fold in range(FOLDS):
        unseen = [
            pair for pair in given.ranked if any(hashed(name + salt) // 8 % FOLDS == fold for name in pair.updates)
        ]
        rest = tuple(pair for pair in given.ranked if pair not in set(unseen))
        by = by_scores(scores(given.found, learn(Data(given.found, rest, given.graded, given.names), names)))
        ahead |= {pair: ahead[pair] if pair in ahead else by(pair) for pair in unseen}
    return ahead


def calibrated(learned: dict[str, float], ahead: dict[Pair, float]) -> dict[str, float]:
    """The weights scaled down so that they are not overconfident on unseen pairs (Platt, 1999)."""
    margins = _margins(ahead)
    slopes = np.arange(0.3, 1.01, 0.01)
    slope = min(slopes, key=lambda slope: float(np.log1p(np.exp(-slope * margins)).mean()))
    return {name: float(slope) * value for name, value in learned.items()}


def _margins(ahead: dict[Pair, float]) -> Matrix:
    """For each reading, how far the passage that the reader chose is ahead; ties are left out."""
    return np.array(
        [
            value if reading == "A" else -value
            for pair, value in ahead.items()
            for reading in pair.readings
            if reading != "="
        ]
    )


def as_json(given: Data, learned: dict[str, float]) -> dict[str, Any]:
    """The weights in the format that the package reads; ``middle``: the median score of all passages."""
    rounded = {name: round(value, 2) for name, value in learned.items()}
    return {"middle": round(median(scores(given.found, rounded).values()), 2), "learned": rounded, "set": SET}


def check(given: Data) -> None:
    """Print the accuracy on the gate and in cross-validation, baselines, and what each feature adds."""
    gate = [pair for pair in pairs() if pair.is_gate]
    ahead = left_out(given)
    learned = scores(given.found, calibrated(learn(given), ahead))
    _agreement_of_readers()
    _row("gate, never learned from", by_scores(learned), gate)
    tables = [pair for pair in gate if all(name.split("-")[1] in LANGUAGES for name in pair.updates)]
    _row("gate, only languages with tables", by_scores(learned), tables)
    _row("left out, each update in turn", lambda pair: ahead[pair], given.ranked)
    for name, value in _baselines(given).items():
        _row(f"alone: {name}", by_scores(value), given.ranked)
    _without_each(given, _loss(ahead))
    _calibration(by_scores(learned), gate)
    _tenths(given)


def _agreement_of_readers() -> None:
    print(f"readers agree: {agreement(p for p in pairs() if p.within):.3f} within an update, ", end="")
    print(f"{agreement(p for p in pairs() if not p.within):.3f} across")


def _without_each(given: Data, whole: float) -> None:
    """Print the accuracy without each feature, and how much the loss rises."""
    for name in given.names:
        without = left_out(given, [other for other in given.names if other != name])
        _row(f"without {name} ({_loss(without) - whole:+.4f})", without.__getitem__, given.ranked)


def _tenths(given: Data) -> None:
    values = sorted(weights().importance(row) for row in given.found.values())
    tenths = [values[len(values) * tenth // 10] for tenth in range(1, 10)]
    print("importance by tenths of the passages:", *(f"{value:.2f}" for value in tenths))


def _baselines(given: Data) -> dict[str, dict[str, float]]:
    place = "place among the developments"
    return {
        "its place": {name: -row[place] for name, row in given.found.items()},
        "no quotation": {name: -row["mostly a quotation"] for name, row in given.found.items()},
        "its length": {name: row["words"] for name, row in given.found.items()},
    }


def _row(name: str, score: Callable[[Pair], float], given: Sequence[Pair]) -> None:
    inside, across = (accuracy(score, [pair for pair in given if pair.within == side]) for side in (True, False))
    print(f"{name:60} within {inside[0]:.3f} of {inside[1]:3}  across {across[0]:.3f} of {across[1]:3}")


def _loss(ahead: dict[Pair, float]) -> float:
    """The mean log loss of a reading, in nats."""
    return float(np.mean(np.log1p(np.exp(-_margins(ahead)))))


def _calibration(score: Callable[[Pair], float], given: Sequence[Pair]) -> None:
    """Print how often the passage that is scored higher was ranked higher, by the predicted probability."""
    rows: dict[int, list[tuple[float, bool]]] = {}
    for pair in given:
        ahead = score(pair)
        sure = 1 / (1 + np.exp(-abs(ahead)))
        for reading in pair.readings:
            if reading != "=":
                rows.setdefault(int(sure * 10), []).append((sure, (ahead > 0) == (reading == "A")))
    for _, found in sorted(rows.items()):
        sure, right = (sum(row[at] for row in found) / len(found) for at in (0, 1))
        print(f"gate: said {sure:.2f}, right {right:.2f} of {len(found)}")


def main() -> None:
    """Learn and write the weights, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print the accuracy; write nothing")
    given = data()
    if parser.parse_args().check:
        check(given)
        return
    WEIGHTS.write_text(
        json.dumps(as_json(given, calibrated(learn(given), left_out(given))), indent=2) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
