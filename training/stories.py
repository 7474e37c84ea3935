"""Learns the weights by which articles of one event are recognised, and measures how well articles are joined.

    python training/stories.py FOLDER [--topics 1-35] [--learn] [--orders 5]

FOLDER holds the 45 folders of ECB+ (https://github.com/cltl/ecbPlus; Cybulska and Vossen 2014): each a topic with two
events that look alike. The texts belong to their publishers and are not in the repository. ``--learn`` prints the
weights of ``monitor/stories/likeness.py``. Learn and tune on topics 1 to 35 only; the others are for reporting. Needs
numpy.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree as ET

import numpy as np
from desk import Desk, b_cubed

from monitor.model import ArticleTerms, Document, TermCounts
from monitor.stories.likeness import Compared, cosine_of_stems, cosines_of_facts, keys_of, vectors
from monitor.stories.terms import terms_of

# The set has no dates: with the same time for all texts nothing decays.
NOW = datetime(2026, 1, 1, tzinfo=UTC)
Event = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the set; its event is a topic's first ("ecb") or second ("plus")."""

    event: Event
    terms: ArticleTerms
    title: str


def load(folder: Path, topics: Collection[int]) -> list[Text]:
    """The texts of some topics."""
    found = []
    for file in sorted(folder.glob("*/*.xml")):
        topic, kind = int(file.stem.split("_")[0]), "plus" if "plus" in file.stem else "ecb"
        if topic in topics:
            lines = list(_lines(file))
            document = Document.from_text("\n\n".join(lines))
            terms = terms_of(replace(document, language="en"), NOW)
            found.append(Text((topic, kind), terms, lines[0] if lines else ""))
    return found


def _lines(file: Path) -> Iterator[str]:
    """The sentences of a tokenised text, with white space as before tokenisation, without web addresses."""
    tokens: defaultdict[int, list[str]] = defaultdict(list)
    for token in ET.parse(file).getroot().iter("token"):  # noqa: S314 - a trusted file
        tokens[int(token.get("sentence", "0"))].append(token.text or "")
    for number in sorted(tokens):
        line = re.sub(r" ([.,;:!?%)\]'’]|n't\b|'s\b)", r"\1", " ".join(tokens[number]))
        if not re.match(r"https? ?: ?/ ?/", line):
            yield line


def merged(found: Sequence[object], gold: Sequence[Event]) -> int:
    """The number of topics whose two events have most of their texts in the same story."""
    most: dict[Event, object] = {}
    for event in set(gold):
        most[event] = Counter(one for one, of in zip(found, gold, strict=True) if of == event).most_common(1)[0][0]
    return sum(most[event] == most.get((event[0], "plus")) for event in most if event[1] == "ecb")


def measure(texts: Sequence[Text], orders: int) -> None:
    """Print the scores of joining over some random orders, and of two baselines."""
    gold = [text.event for text in texts]
    rows = []
    for seed in range(orders):
        order = list(range(len(texts)))
        random.Random(seed).shuffle(order)  # noqa: S311 - not for cryptography
        desk = Desk()
        for number in order:
            desk.arrive(number, texts[number].terms)
        found = [desk.story.get(number, -number - 1) for number in range(len(texts))]
        rows.append((*b_cubed(found, gold), merged(found, gold)))
    topics = len({topic for topic, _ in gold})
    means = [fmean(column) for column in zip(*rows, strict=True)]
    spread = [row[2] for row in rows]
    print(f"{len(texts)} texts of {topics} topics, {orders} orders")
    print("joined: precision {:.3f} recall {:.3f} F1 {:.3f}; look-alikes merged {:.1f}".format(*means), end="")
    print(f" of {topics}; F1 from {min(spread):.3f} to {max(spread):.3f}")
    print(f"each by itself: F1 {b_cubed(range(len(texts)), gold)[2]:.3f}")
    titles = [re.sub(r"\W+", " ", text.title.lower()) for text in texts]
    print(f"same title: F1 {b_cubed(titles, gold)[2]:.3f}")


def learn(texts: Sequence[Text]) -> None:
    """Print the weights of a logistic regression on all pairs of texts."""
    counted = Counter(key for text in texts for key in keys_of(text.terms))
    counts = TermCounts(len(texts), tuple(counted.items()))
    weighed = [vectors(text.terms, counts) for text in texts]
    known = [Compared(item, item) for item in weighed]
    pairs = list(combinations(range(len(texts)), 2))
    features = np.array([_cosines(known[one], known[other]) for one, other in pairs])
    same = np.array([texts[one].event == texts[other].event for one, other in pairs], dtype=float)
    print("same language: stems, names, numbers, bias", _fitted(features, same).round(2))
    print("other language: names, numbers, bias", _fitted(features[:, 1:], same).round(2))


def _cosines(one: Compared, other: Compared) -> tuple[float, float, float]:
    return cosine_of_stems(one, other), *cosines_of_facts(one, other)


def _fitted(features: np.ndarray, same: np.ndarray) -> np.ndarray:
    """The weights and bias of a logistic regression with a ridge of 1, by Newton's method."""
    matrix = np.c_[features, np.ones(len(features))]
    ridge = np.diag([*[1.0] * features.shape[1], 0.0])
    weights = np.zeros(matrix.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (chance - same) + ridge @ weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Learn or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--topics", default="1-35", help="the first and the last topic")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--orders", type=int, default=5)
    given = parser.parse_args()
    low, high = map(int, given.topics.split("-"))
    texts = load(given.folder, range(low, high + 1))
    if given.learn:
        learn(texts)
    else:
        measure(texts, given.orders)


if __name__ == "__main__":
    main()
