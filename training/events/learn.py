"""Learns the trees that recognise a passage reporting another article's development.

    python training/events/learn.py EVENTS …

Writes ``monitor/stories/sameness.json``, and prints precision and recall at several thresholds for events left out of
learning, most of them together with their look-alike. Needs LightGBM and NumPy.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import lightgbm
import numpy as np
from events import Event, EventArticle, read_events

from monitor.stories.repeated import Repeats
from monitor.stories.reports import ReportedBlock

OUT = Path(__file__).parents[2] / "monitor" / "stories" / "sameness.json"
# As in training/train.py, with values for less data, so that the trees do not fit the words of single events.
COMMON = {
    "objective": "binary",
    "num_leaves": 8,
    "learning_rate": 0.1,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.3,
    "min_data_in_leaf": 15,
    "lambda_l2": 2.0,
    "verbose": -1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
}
TREES, RUNS, FOLDS = 60, 2, 5
# Monotone features: larger values of MORE can only raise the probability, larger values of LESS only lower it.
MORE = {
    "held", "holds", "roots held", "roots holding", "names held", "themes", "figures", "fresh figures",
    "fresh in both", "fresh themes", "new words held", "new in both", "new names shared", "rarest figure",
}  # fmt: skip
LESS = {"figures not reported", "rarest figure not reported", "themes not held", "hours", "unknown"}
Numbers: TypeAlias = np.ndarray


@dataclass(frozen=True, slots=True)
class Pair:
    """A development and another article: the features of each passage, and which passages report it.

    A passage reports it if it has one of its facts and its article has all of them by then. ``reported``: the article
    has all facts in the end; ``partly``: only some.
    """

    event: str
    translated: bool
    reported: bool
    partly: bool
    features: Numbers
    labels: Numbers


def pairs_of(event: Event) -> Iterator[tuple[Pair, list[str]]]:
    """The pairs of an event, each with the names of the features (empty without passages)."""
    story = Repeats([article.article for article in event.articles])
    for article in event.articles:
        for development, facts in article.developments():
            for other in event.articles:
                if not facts or other is article:
                    continue
                reported = other.first_reported(facts) is not None
                found = story.candidates(development, story.texts[other.number])
                labels = [_reports(other, one.block, facts) for one in found]
                pair = Pair(
                    event.name,
                    article.language != other.language,
                    reported,
                    not reported and other.reports_any(facts),
                    np.array([list(one.features.values()) for one in found]),
                    np.array(labels, dtype=bool),
                )
                yield pair, list(found[0].features) if found else []


def _reports(article: EventArticle, block: ReportedBlock, facts: frozenset[str]) -> bool:
    by_then = (version.all_facts for version in article.versions if version.report.version <= block.report.version)
    return not facts.isdisjoint(_facts(article, block.content.text)) and facts <= frozenset[str]().union(*by_then)


def _facts(article: EventArticle, text: str) -> frozenset[str]:
    """The facts of the blocks that contain a text."""
    found = frozenset[str]()
    for version in article.versions:
        document = version.report.document
        for at, block in enumerate((document.title, *(block.text for block in document.blocks)), -1):
            if text in block:
                found |= version.facts.get(at, frozenset())
    return found


def learned(pairs: Sequence[Pair], names: Sequence[str]) -> list[Any]:
    """Boosted trees, learned in several runs with different random samples."""
    features = np.vstack([pair.features for pair in pairs if len(pair.labels)])
    labels = np.concatenate([pair.labels for pair in pairs if len(pair.labels)]).astype(float)
    parameters = {**COMMON, "monotone_constraints": [(name in MORE) - (name in LESS) for name in names]}
    return [
        lightgbm.train({**parameters, "seed": seed}, lightgbm.Dataset(features, labels), TREES)
        for seed in range(1, RUNS + 1)
    ]


def best(pair: Pair, models: Sequence[Any]) -> float:
    """The probability that the other article reports the development: that of its best passage."""
    if not len(pair.labels):
        return 0.0
    total = sum(model.predict(pair.features, raw_score=True) for model in models) / len(models)
    return float((1 / (1 + np.exp(-total))).max())


def scored(pairs: Sequence[Pair], names: Sequence[str]) -> list[tuple[float, Pair]]:
    """Each pair with its probability by trees that were learned without its event."""
    fold = folds(pair.event for pair in pairs)
    found = []
    for number in range(FOLDS):
        models = learned([pair for pair in pairs if fold[pair.event] != number], names)
        found += [(best(pair, models), pair) for pair in pairs if fold[pair.event] == number]
    return found


def folds(events: Iterable[str]) -> dict[str, int]:
    """The fold in which each event is left out; most look-alikes have neighbouring names and share a fold."""
    return {event: at // 2 % FOLDS for at, event in enumerate(sorted(set(events)))}


def _report(found: Sequence[tuple[float, Pair]]) -> None:
    """Print precision and recall at each threshold, without pairs where only some facts are reported."""
    total = sum(pair.reported for _, pair in found)
    print(f"{sum(not pair.partly for _, pair in found)} pairs, {total} reported")
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        reported = [pair.reported for score, pair in found if score >= least and not pair.partly]
        right = sum(reported)
        print(f"  {least}: precision {right / max(1, len(reported)):.3f}, recall {right / max(1, total):.3f}")


def trees(models: Sequence[Any], names: Sequence[str]) -> list[Any]:
    """The trees in the format of ``monitor.developments.trees``."""
    return [
        _tree(tree["tree_structure"], names, len(models))
        for model in models
        for tree in model.dump_model()["tree_info"]
    ]


def _tree(node: dict[str, Any], names: Sequence[str], runs: int) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"] / runs, 4)
    sides = (_tree(node[side], names, runs) for side in ("left_child", "right_child"))
    return [names[node["split_feature"]], float(f"{node['threshold']:.6g}"), *sides]


def main() -> None:
    """Learn, print the scores, write."""
    found = [item for path in sys.argv[1:] for event in read_events(Path(path)) for item in pairs_of(event)]
    names = next(names for _, names in found if names)
    pairs = [pair for pair, _ in found]
    left_out = scored(pairs, names)
    for title, translated in (("one language", False), ("two languages", True)):
        print(title, end=": ")
        _report([item for item in left_out if item[1].translated is translated])
    lines = json.dumps(trees(learned(pairs, names), names), separators=(",", ":"))
    OUT.write_text(lines.replace("]],[", "]],\n[") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
