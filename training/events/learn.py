"""Learns the weights by which a passage is known to say what another article's development says.

    python training/events/learn.py EVENTS …

Prints them as they stand in ``monitor/stories/sameness.py``, and for each number of the threshold what would be found
of events that were left out while learning (an event and its look-alike together). Needs NumPy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from events import Event, EventArticle, read_events

from monitor.stories.repeated import Repeats

# How strongly weights are held to zero, in units of a sign's spread.
_HELD = 4.0
_STEPS = 50
Numbers: TypeAlias = np.ndarray


@dataclass(frozen=True, slots=True)
class Pair:
    """A development and another article: the signs of each passage, which of them report it, and whether all of it."""

    event: str
    translated: bool
    reported: bool
    signs: Numbers
    labels: Numbers
    ruled_out: Numbers


def pairs_of(event: Event) -> Iterator[tuple[Pair, list[str]]]:
    """What there is to learn from an event; pairs where only some of the facts are reported are left out."""
    story = Repeats([article.article for article in event.articles])
    for article in event.articles:
        for development, facts in article.developments():
            for other in event.articles:
                reported = other.first_told(facts) is not None
                if not facts or other is article or (not reported and other.tells_any(facts)):
                    continue
                found = story.candidates(development, story.texts[other.number])
                if not found:
                    yield _nothing(event, article, other, reported=reported), []
                    continue
                yield (
                    Pair(
                        event.name,
                        article.language != other.language,
                        reported,
                        np.array([list(one.signs.values()) for one in found]),
                        np.array([not facts.isdisjoint(_facts(other, one.block.said.text)) for one in found]),
                        np.array([one.ruled_out for one in found]),
                    ),
                    list(found[0].signs),
                )


def _nothing(event: Event, article: EventArticle, other: EventArticle, *, reported: bool) -> Pair:
    none = np.zeros(0, dtype=bool)
    return Pair(event.name, article.language != other.language, reported, np.zeros((0, 0)), none, none)


def _facts(article: EventArticle, text: str) -> frozenset[str]:
    """The facts of the blocks that have a text, or a part of it."""
    found = frozenset[str]()
    for version in article.versions:
        document = version.report.document
        for at, block in enumerate((document.title, *(block.text for block in document.blocks)), -1):
            if text in block:
                found |= version.facts.get(at, frozenset())
    return found


def learned(pairs: Sequence[Pair]) -> tuple[Numbers, float]:
    """Weights and the constant, by Newton's method."""
    signs = np.vstack([pair.signs for pair in pairs if len(pair.labels)])
    labels = np.concatenate([pair.labels for pair in pairs if len(pair.labels)]).astype(float)
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    scaled = np.hstack([(signs - middle) / spread, np.ones((len(signs), 1))])
    held = np.diag([_HELD] * signs.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - labels) + held @ weights
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + held
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ middle)


def best(pair: Pair, weights: Numbers, always: float) -> float:
    """How probable it is that the other article reports the development."""
    left = pair.signs[~pair.ruled_out] if len(pair.labels) else pair.signs
    return float((1 / (1 + np.exp(-(left @ weights + always)))).max()) if len(left) else 0.0


def _report(pairs: Sequence[Pair]) -> None:
    """What each threshold finds, of events left out."""
    scored = []
    # An event and its look-alike stand beside each other.
    names = sorted({pair.event for pair in pairs})
    for at in range(0, len(names), 2):
        out = set(names[at : at + 2])
        weights, always = learned([pair for pair in pairs if pair.event not in out])
        scored += [(best(pair, weights, always), pair.reported) for pair in pairs if pair.event in out]
    total = sum(reported for _, reported in scored)
    for least in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        found = [reported for score, reported in scored if score >= least]
        right = sum(found)
        print(f"#  {least}: precision {right / max(1, len(found)):.3f}, recall {right / max(1, total):.3f}")


def main() -> None:
    """Learn, report, print."""
    found = [item for path in sys.argv[1:] for event in read_events(Path(path)) for item in pairs_of(event)]
    names = next(names for _, names in found if names)
    for title, translated in (("SAME_LANGUAGE", False), ("TRANSLATED", True)):
        pairs = [pair for pair, _ in found if pair.translated is translated]
        print(f"# {len(pairs)} pairs, {sum(pair.reported for pair in pairs)} reported")
        _report(pairs)
        weights, always = learned(pairs)
        print(f"{title}: Mapping[str, float] = {{")
        for name, weight in (("always", always), *zip(names, weights, strict=True)):
            print(f'    "{name}": {weight:.3g},')
        print("}")


if __name__ == "__main__":
    main()
