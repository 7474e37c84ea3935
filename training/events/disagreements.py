"""Measures on invented events how well disagreements between outlets are found.

    python training/events/disagreements.py EVENTS …

A row in which outlets differ is right if it has two values of one labelled disagreement, from the articles that report
them. A labelled disagreement can be found if two articles in one language report different values, as figures are not
compared across languages. ``verdict``: the number of right rows whose verdict matches the label (``precise`` counts as
``later``).
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from events import Event, read_events

from monitor.quantities import quantities
from monitor.stories.disagreement import Row, Verdict, disagreements

_VERDICTS = {
    "later": Verdict.LATER,
    "precise": Verdict.LATER,
    "contradiction": Verdict.CONTRADICT,
    "correction": Verdict.CORRECTED,
}


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled disagreement about a quantity: the values of each article, and how they relate to each other."""

    values: Mapping[str, frozenset[Decimal]]
    verdicts: frozenset[Verdict]


def labels_of(data: dict[str, Any]) -> Iterator[Label]:
    """The labels of an event whose values can be read as numbers."""
    for item in data["disagreements"]:
        values: defaultdict[str, set[Decimal]] = defaultdict(set)
        for entry in item["says"]:
            values[entry["article"]] |= _numbers(entry["value"])
        if item["sort"] == "quantity":
            verdicts = frozenset(_VERDICTS[relation["relation"]] for relation in item["relations"])
            yield Label({name: frozenset(found) for name, found in values.items()}, verdicts)


def _numbers(value: str) -> set[Decimal]:
    # A number word alone may not be read as a figure; before a noun it is.
    found = quantities(value, "en") or quantities(f"{value} people", "en")
    return {item.key[1] for item in found if isinstance(item.key[1], Decimal)}


def can_be_found(label: Label, event: Event) -> bool:
    """Whether two articles in one language report different values."""
    by_language: defaultdict[str, set[Decimal]] = defaultdict(set)
    for article in event.articles:
        by_language[article.language] |= label.values.get(article.name, frozenset())
    reporting = Counter(article.language for article in event.articles if label.values.get(article.name))
    return any(len(found) > 1 and reporting[language] > 1 for language, found in by_language.items())


def is_about(row: Row, label: Label, event: Event) -> bool:
    """Whether a row has two values of a label, each from an article that reports it."""
    names = {article.number: article.name for article in event.articles}
    values = [
        {value.number for value in line.values} & label.values.get(names[line.article_id], frozenset())
        for line in row.lines
    ]
    return sum(map(bool, values)) > 1 and len(set[Decimal]().union(*values)) > 1


def main() -> None:
    """Measure and print."""
    counts: Counter[str] = Counter()
    for path in map(Path, sys.argv[1:]):
        lines = filter(None, path.read_text(encoding="utf-8").splitlines())
        for event, line in zip(read_events(path), lines, strict=True):
            _count(event, list(labels_of(json.loads(line))), counts)
    print(f"rows with a difference: {counts['rows']}, right {counts['right']}, verdict {counts['verdict']}")
    print(f"labelled differences of quantities in one language: {counts['labels']}, found {counts['found']}")


def _count(event: Event, labels: list[Label], counts: Counter[str]) -> None:
    rows = [row for row in disagreements([item.article for item in event.articles]) if row.verdict is not Verdict.AGREE]
    for row in rows:
        about = [label for label in labels if is_about(row, label, event)]
        counts["rows"] += 1
        counts["right"] += bool(about)
        counts["verdict"] += any(row.verdict in label.verdicts for label in about)
    for label in labels:
        if can_be_found(label, event):
            counts["labels"] += 1
            counts["found"] += any(is_about(row, label, event) for row in rows)


if __name__ == "__main__":
    main()
