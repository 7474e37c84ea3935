"""Labelled edits with the evidence on them, as the learner and the measurements read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sources import Update, belong

from monitor.developments.evidence import Evidence
from monitor.developments.judge import measure, open_edits


@dataclass(frozen=True, slots=True)
class Row:
    """One edit: where it is from, whether it is new, its kinds, the evidence on it."""

    source: str
    update: str
    is_gate: bool
    is_new: bool | None
    kinds: tuple[str, ...]
    evidence: Evidence
    text: str


def rows(updates: Iterable[Update]) -> Iterator[Row]:
    """The edits that no rule decides; one that no label speaks of is a false alarm where it is flagged."""
    for update in updates:
        context, ats = open_edits(update.old, update.new)
        for at, item in measure(context, ats).items():
            text = context.difference.new_text(context.difference.edits[at]) or ""
            labels = [label for label in update.labels if belong(text, label)]
            decided = [label.is_new for label in labels if label.is_new is not None]
            is_new = None if labels and not decided else any(decided)
            kinds = tuple(kind for label in labels if bool(label.is_new) == bool(is_new) for kind in label.kinds)
            name = f"{update.source}/{update.name}"
            yield Row(update.source, name, update.is_gate, is_new, kinds, item.evidence, text)
