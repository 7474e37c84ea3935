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
        standing: dict[str | None, int] = {edit.new: at for at, edit in enumerate(told) if edit.new is not None}
        picks = frozenset(item.alert.picks)
        fresh: list[Edit] = []
        for at, edit in enumerate(item.change.edits):
            earlier = standing.get(edit.old) if edit.old != edit.new else None
            if earlier is not None:
                told[earlier] = _joined(told[earlier], edit)
            elif at in picks:
                fresh.append(edit)
        told = [edit for edit in told if edit.old != edit.new] + fresh
    return told


def _joined(earlier: Edit, later: Edit) -> Edit:
    """Both as one; where nothing is left of them, neither side stands."""
    if later.new is None or later.new == earlier.old:
        return replace(later, old=earlier.old, new=None if later.new is None else earlier.old)
    leading = later if later.development else earlier
    evidence = (*later.evidence, *earlier.evidence) if later.development else earlier.evidence
    return replace(
        leading,
        op=earlier.op,
        old=earlier.old,
        new=later.new,
        score=max(earlier.score, later.score),
        words=word_pieces(earlier.old, later.new) if earlier.old is not None else (),
        evidence=tuple(dict.fromkeys(evidence)),
    )
