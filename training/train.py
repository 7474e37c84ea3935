"""Learns the weights of the judgement and writes them into the package.

    python training/train.py [--shared FOLDER] [--without SOURCE …] [--out FILE]

Learns from this project's own labelled updates and, where FOLDER holds them, from further ones. ``--without`` leaves
sources out, so that they can be measured on. The same data give the same weights only with the same PYTHONHASHSEED:
features are sums over sets, whose order changes their last digit.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import lightgbm
import numpy as np
from rows import Row, alone, rows
from sources import ours, shared

from monitor.developments.evidence import Features
from monitor.developments.model import in_company
from monitor.model import NEWS_KINDS, EditKind

WEIGHTS = Path(__file__).parents[1] / "monitor" / "developments" / "weights.json"
# Chosen by leaving each source out in turn, see the card: deeper trees and more of them fit one source and lose others.
COMMON = {
    "objective": "binary",
    "num_leaves": 8,
    "learning_rate": 0.1,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.5,
    "min_data_in_leaf": 10,
    "lambda_l2": 2.0,
    "verbose": -1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
}
ALONE, TOGETHER, KINDS = 150, 70, 24
FOLDS = 5
# The number of runs with different random samples; averaging reduces the variance.
RUNS = 2
# The weight of edits set alone, which are no new labels.
_ALONE = 0.5
# The weight of official pages and the pattern of their sources: real pages are few, and facts differ there.
_REAL, REAL = 2.0, re.compile("official|govuk")
# F1 over all sources left out is level from 0.4 to 0.5; the lower end, as a missed update costs more.
THRESHOLD = 0.4
Matrix = Any


@dataclass(frozen=True, slots=True)
class Averaged:
    """Several runs of boosting; their log-odds are averaged."""

    runs: list[Any]

    def predict(self, features: Matrix) -> Matrix:
        """The probability of each row."""
        total = sum(run.predict(features, raw_score=True) for run in self.runs)
        return 1 / (1 + np.exp(-total / len(self.runs)))


@dataclass(frozen=True, slots=True)
class Learned:
    """Boosted trees for each step and kind, and the names of their features."""

    alone: Averaged
    together: Averaged
    kinds: dict[str, Averaged]
    names: list[str]
    company: list[str]

    def probabilities(self, given: Sequence[Row]) -> list[float]:
        """The probability that each row is new; ``given`` must hold whole updates."""
        alone = list(self.alone.predict(matrix(given, self.names)))
        return list(self.together.predict(_with_company(given, self.names, alone)))


def learn(given: Sequence[Row], *, kinds: bool = True) -> Learned:
    """Learn both steps and the kinds; ``given`` must hold whole updates."""
    names = list(given[0].features)
    features = matrix(given, names)
    weights = _weights(given)
    known = np.array([row.is_new is not None for row in given])
    target = np.array([bool(row.is_new) for row in given], dtype=float)
    # The second step learns from predictions of the first for updates that it has not seen.
    folds = np.array([_fold(row.update) for row in given])
    unseen = np.zeros(len(given))
    for fold in range(FOLDS):
        inside = known & (folds != fold)
        unseen[folds == fold] = _boost(features[inside], target[inside], weights[inside], ALONE).predict(
            features[folds == fold]
        )
    both = _with_company(given, names, list(unseen))
    # Corrections are not learned: a note shows them, not the sentence.
    new = known & (target > 0) & np.array([set(row.kinds) != {"correction"} for row in given])
    by_kind = {}
    for kind in sorted(NEWS_KINDS - {EditKind.CORRECTION}) if kinds else ():
        wanted = np.array([kind in row.kinds for row in given], dtype=float)
        by_kind[str(kind)] = _boost(features[new], wanted[new], weights[new], KINDS)
    return Learned(
        _boost(features[known], target[known], weights[known], ALONE),
        _boost(both[known], target[known], weights[known], TOGETHER),
        by_kind,
        names,
        list(in_company([0.5])[0]),
    )


def matrix(given: Sequence[Row], names: Sequence[str]) -> Matrix:
    """The features as a matrix: one row per edit, columns in the order of ``names``."""
    return np.array([[row.features[name] for name in names] for row in given])


def _with_company(given: Sequence[Row], names: Sequence[str], alone: Sequence[float]) -> Matrix:
    company: list[Features] = [{} for _ in given]
    together: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(given):
        together[row.update].append(at)
    for ats in together.values():
        for at, item in zip(ats, in_company([float(alone[at]) for at in ats]), strict=True):
            company[at] = item
    return np.hstack([matrix(given, names), np.array([list(item.values()) for item in company])])


def _weights(given: Sequence[Row]) -> Matrix:
    """The weight of each row: sources count by the square root of their size (1 at 400 rows), times a factor."""
    sizes = Counter(row.source for row in given)
    return np.array([(400 / sizes[row.source]) ** 0.5 * _factor(row.source) for row in given])


def _factor(source: str) -> float:
    return _ALONE if source.endswith(" alone") else _REAL if REAL.search(source) else 1.0


def _fold(update: str) -> int:
    return crc32(update.partition("#")[0].encode()) % FOLDS


def _boost(features: Matrix, target: Matrix, weights: Matrix, trees: int) -> Averaged:
    data = lightgbm.Dataset(features, target, weight=weights)
    return Averaged([lightgbm.train({**COMMON, "seed": seed}, data, trees) for seed in range(1, RUNS + 1)])


def as_json(learned: Learned) -> dict[str, Any]:
    """The model in the format that the package reads."""
    both = [*learned.names, *learned.company]
    return {
        "threshold": THRESHOLD,
        "alone": _trees(learned.alone, learned.names),
        "together": _trees(learned.together, both),
        "kinds": {kind: _trees(model, learned.names) for kind, model in learned.kinds.items()},
    }


def _trees(model: Averaged, names: Sequence[str]) -> list[Any]:
    trees = (tree for run in model.runs for tree in run.dump_model()["tree_info"])
    return [_tree(tree["tree_structure"], names, len(model.runs)) for tree in trees]


def _tree(node: dict[str, Any], names: Sequence[str], runs: int) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"] / runs, 4)
    sides = (_tree(node[side], names, runs) for side in ("left_child", "right_child"))
    return [names[node["split_feature"]], float(f"{node['threshold']:.6g}"), *sides]


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="a folder with further labelled updates")
    parser.add_argument("--without", nargs="*", default=[], help="sources to leave out")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    updates = [*ours(), *(shared(given.shared) if given.shared else ())]
    learned_from = [u for u in updates if not u.is_gate and u.source not in given.without]
    found = [*rows(learned_from), *rows(alone(learned_from))]
    lines = json.dumps(as_json(learn(found)), indent=None, separators=(",", ":"))
    given.out.write_text(lines.replace("]],[", "]],\n[") + "\n", encoding="utf-8")
    print(f"{len(learned_from)} updates, {len(found)} edits")


if __name__ == "__main__":
    main()
