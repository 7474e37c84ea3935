"""Measures on invented events how well repeated developments, and the outlet that reported first, are found.

    python training/events/reports.py EVENTS … [--left-out]

A pair is a development and another article of its event. The article reports it if it has all facts that are new in the
development; pairs with only some of the facts are not counted. ``first``: how often the outlet named as first is right,
among developments said to be reported elsewhere, among those of them without doubt, and among all that several articles
report. ``--left-out``: with trees learned anew without the event's fold, which needs LightGBM and NumPy.
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
        found, right, reported = (counts[f"{name}: {count}"] for count in ("found", "right", "reported"))
        print(f"{name}: precision {right / max(1, found):.3f}, recall {right / max(1, reported):.3f} of {reported}")
    for name in ("said to be reported elsewhere", "not in doubt", "all"):
        total = counts[f"first: {name}"]
        print(f"first, of {name}: {counts[f'first right: {name}'] / max(1, total):.3f} of {total}")


def _left_out(events: Sequence[Event]) -> Iterator[tuple[Event, Forest]]:
    """Each event with trees that were learned without it."""
    from learn import FOLDS, folds, learned, pairs_of, trees  # needs LightGBM

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
            found = {number: item.at for number, item in also.items()} | {article.number: development.detected_at}
            true = {article.number: development.detected_at}
            for other in event.articles:
                if other is article:
                    continue
                at = other.first_reported(facts)
                true |= {other.number: at} if at else {}
                _count_pair(article, other, facts, also.get(other.number), counts)
            doubt = min((item.doubt for item in also.values() if item.doubt), default=None)
            _count_first(development, found, true, doubt, counts)


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
    found: dict[int, datetime],
    true: dict[int, datetime],
    doubt: datetime | None,
    counts: Counter[str],
) -> None:
    """Count whether the first outlet is right; ``found`` and ``true``: when each article reports the development."""
    sure = doubt is None or doubt.replace(second=0) > min(found.values()).replace(second=0)
    names = []
    if len(found) > 1:
        names.append("said to be reported elsewhere")
        if sure:
            names.append("not in doubt")
    if len(true) > 1:
        names.append("all")
    right = min(found, key=lambda number: (found[number], number != development.article.id)) in _firsts(true)
    for name in names:
        counts[f"first: {name}"] += 1
        counts[f"first right: {name}"] += right


def _firsts(times: dict[int, datetime]) -> set[int]:
    """The articles of the first minute."""
    first = min(times.values()).replace(second=0)
    return {number for number, at in times.items() if at.replace(second=0) == first}


if __name__ == "__main__":
    main()
