"""Measures on invented events what is said to be reported by several outlets, and who had it first.

    python training/events/reports.py EVENTS … [--left-out]

A pair is a development and another article of its event. It is reported there if all facts that are new in the
development are; pairs where only some are count neither way. ``first``: of the developments that several articles
report, how often the outlet that had it first is named: among those said to be reported elsewhere, those of them where
it is not in doubt, and all. ``--left-out``: by trees learned anew without the event and its look-alike, which needs
LightGBM and NumPy.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from events import Event, EventArticle, read_events

from monitor.developments.trees import Forest
from monitor.model import AlsoIn, Development
from monitor.stories.repeated import Repeats


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--left-out", action="store_true")
    given = parser.parse_args()
    events = [event for path in given.files for event in read_events(path)]
    counts: Counter[str] = Counter()
    for event, trees in _left_out(events) if given.left_out else ((event, None) for event in events):
        _count(event, trees, counts)
    for name in ("same language", "two languages"):
        found, right, reported = (counts[f"{name}: {what}"] for what in ("found", "right", "reported"))
        print(f"{name}: precision {right / max(1, found):.3f}, recall {right / max(1, reported):.3f} of {reported}")
    for name in ("said to be reported elsewhere", "not in doubt", "all"):
        of = counts[f"first: {name}"]
        print(f"first, of {name}: {counts[f'first right: {name}'] / max(1, of):.3f} of {of}")


def _left_out(events: Sequence[Event]) -> Iterator[tuple[Event, Forest]]:
    """Each event with trees that have not seen it."""
    from learn import FOLDS, folds, learned, pairs_of, trees  # It needs LightGBM.

    found = [item for event in events for item in pairs_of(event)]
    names = next(names for _, names in found if names)
    fold = folds(event.name for event in events)
    for number in range(FOLDS):
        models = learned([pair for pair, _ in found if fold[pair.event] != number], names)
        forest = Forest(trees(models, names))
        yield from ((event, forest) for event in events if fold[event.name] == number)


def _count(event: Event, trees: Forest | None, counts: Counter[str]) -> None:
    story = Repeats([article.article for article in event.articles], trees)
    for article in event.articles:
        for development, facts in article.developments():
            if not facts:
                continue
            also = {item.article_id: item for item in story.elsewhere(development, story.texts)}
            said = {number: item.at for number, item in also.items()} | {article.number: development.detected_at}
            true = {article.number: development.detected_at}
            for other in event.articles:
                if other is article:
                    continue
                at = other.first_reported(facts)
                true |= {other.number: at} if at else {}
                _count_pair(article, other, facts, also.get(other.number), counts)
            doubt = min((item.doubt for item in also.values() if item.doubt), default=None)
            _count_first(development, said, true, doubt, counts)


def _count_pair(
    article: EventArticle, other: EventArticle, facts: frozenset[str], also: AlsoIn | None, counts: Counter[str]
) -> None:
    reported = other.first_reported(facts) is not None
    if not reported and other.reports_any(facts):
        return
    name = "same language" if article.language == other.language else "two languages"
    counts[f"{name}: reported"] += reported
    counts[f"{name}: found"] += also is not None
    counts[f"{name}: right"] += reported and also is not None


def _count_first(
    development: Development,
    said: dict[int, datetime],
    true: dict[int, datetime],
    doubt: datetime | None,
    counts: Counter[str],
) -> None:
    sure = doubt is None or doubt.replace(second=0) > min(said.values()).replace(second=0)
    names = [
        *(["said to be reported elsewhere"] if len(said) > 1 else []),
        *(["not in doubt"] if len(said) > 1 and sure else []),
        *(["all"] if len(true) > 1 else []),
    ]
    right = min(said, key=lambda number: (said[number], number != development.article.id)) in _firsts(true)
    for name in names:
        counts[f"first: {name}"] += 1
        counts[f"first right: {name}"] += right


def _firsts(times: dict[int, datetime]) -> set[int]:
    """Those of the first minute."""
    first = min(times.values()).replace(second=0)
    return {number for number, at in times.items() if at.replace(second=0) == first}


if __name__ == "__main__":
    main()
