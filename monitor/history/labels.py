"""Labels for edits and for the importance of passages, the same in all output."""

from __future__ import annotations

from typing import Literal

from monitor.model import Change, Edit, EditKind, Op, WithdrawalKind

Weight = Literal["matters", "of note", "minor"]
# Thresholds of importance: the top tenth and the top three tenths of the passages that the weights were learned from
# (docs/design/importance.md).
MATTERS, OF_NOTE = 0.95, 0.71
Label = Literal["new", "changed", "withdrawn", "added", "removed", "reworded", "moved", "split", "merged", "note"]

# The label of the older side of an edit, where both sides are shown separately.
WAS = "was"
_MOVES = (Op.MOVED, Op.SPLIT, Op.MERGED)
_PLAIN: dict[Op, Label] = {
    Op.ADDED: "added",
    Op.REMOVED: "removed",
    Op.CHANGED: "reworded",
    Op.MOVED: "moved",
    Op.SPLIT: "split",
    Op.MERGED: "merged",
}


def label_of(edit: Edit) -> Label:
    """Return the label of an edit.

    New information is ``new``, or ``changed`` in an existing sentence; removed information is ``withdrawn``. All other
    edits have no new information and are labelled by their operation.
    """
    if edit.kind is EditKind.WITHDRAWN:
        return "withdrawn"
    if edit.development:
        if edit.new is None:
            return "withdrawn"
        return "new" if edit.old is None else "changed"
    return "note" if edit.kind is EditKind.NOTE else _PLAIN[edit.op]


def label_at(change: Change, at: int) -> Label:
    """Return the label of the edit at an index, also considering the change's withdrawals."""
    edit = change.edits[at]
    for item in change.withdrawals:
        if at not in item.edits:
            continue
        if item.kind is WithdrawalKind.WITHDRAWN and edit.new is None:
            return "withdrawn"
        if item.kind is WithdrawalKind.HEADLINE:
            return "changed"  # not "reworded", because its meaning changed
    return label_of(edit)


def only_moved(edit: Edit) -> bool:
    """Whether an edit only moved its text."""
    return edit.op in _MOVES and not edit.development and edit.old == edit.new


def weight_of(importance: float) -> Weight:
    """Return the importance of a passage in words."""
    if importance >= MATTERS:
        return "matters"
    return "of note" if importance >= OF_NOTE else "minor"
