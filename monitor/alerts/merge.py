"""Several changes of one article, told as one: what a reader of the last message has not seen yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.diff import word_pieces
from monitor.model import AlertItem, Edit


def told_edits(items: Sequence[AlertItem]) -> list[Edit]:
    """The picked edits of an article's alerts, oldest alert first, each sentence as it stands in the end.

    A sentence that was added and then changed is told once, as new; one that changed twice from its first form to its
    last; one that came and went, or changed and changed back, not at all.
    """
    told: list[Edit] = []
    for item in items:
        if item.change is None:
            continue
        picks = set(item.alert.picks)
        for at, edit in enumerate(item.change.edits):
            earlier = next((place for place, known in enumerate(told) if _continues(known, edit)), None)
            if earlier is not None:
                told[earlier : earlier + 1] = _joined(told[earlier], edit)
            elif at in picks:
                told.append(edit)
    return told


def _continues(earlier: Edit, later: Edit) -> bool:
    return later.old is not None and later.old != later.new and later.old == earlier.new


def _joined(earlier: Edit, later: Edit) -> list[Edit]:
    if later.new is None:
        return [] if earlier.old is None else [replace(later, old=earlier.old)]
    if later.new == earlier.old:
        return []
    leading = later if later.development else earlier
    return [
        replace(
            leading,
            op=earlier.op,
            old=earlier.old,
            new=later.new,
            score=max(earlier.score, later.score),
            words=word_pieces(earlier.old, later.new) if earlier.old is not None else (),
            evidence=tuple(dict.fromkeys((*later.evidence, *earlier.evidence)))
            if later.development
            else earlier.evidence,
        )
    ]
