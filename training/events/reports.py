"""Measures on invented events what is said to be reported by several outlets, and who had it first.

    python training/events/reports.py EVENTS …

A pair is a development and another article of its event. It is reported there if all facts that are new in the
development are; pairs where only some are count neither way. ``first``: of the developments that several articles
report, how often the outlet that had it first is named, among those said to be reported elsewhere and among all.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

from events import Event, EventArticle, read_events

from monitor.model import AlsoIn, Development
from monitor.stories.repeated import Repeats


def main() -> None:
    """Measure and print."""
    counts: Counter[str] = Counter()
    for path in sys.argv[1:]:
        for event in read_events(Path(path)):
            _count(event, counts)
    for name in ("same language", "two languages"):
        found, right, reported = (counts[f"{name}: {what}"] for what in ("found", "right", "reported"))
        print(f"{name}: precision {right / max(1, found):.3f}, recall {right / max(1, reported):.3f} of {reported}")
    for name in ("said to be reported elsewhere", "all"):
        of = counts[f"first: {name}"]
        print(f"first, of {name}: {counts[f'first right: {name}'] / max(1, of):.3f} of {of}")


def _count(event: Event, counts: Counter[str]) -> None:
    story = Repeats([article.article for article in event.articles])
    for article in event.articles:
        for development, facts in article.developments():
            if not facts:
                continue
            said = {article.number: development.detected_at}
            true = dict(said)
            for other in event.articles:
                if other is article:
                    continue
                also = story.also_in(development, story.texts[other.number])
                at = other.first_reported(facts)
                said |= {other.number: also.at} if also else {}
                true |= {other.number: at} if at else {}
                _count_pair(article, other, facts, also, counts)
            _count_first(development, said, true, counts)


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
    development: Development, said: dict[int, datetime], true: dict[int, datetime], counts: Counter[str]
) -> None:
    names = [*(["said to be reported elsewhere"] if len(said) > 1 else []), *(["all"] if len(true) > 1 else [])]
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
