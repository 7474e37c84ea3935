"""Labels: what an edit did, and how much a passage matters, the same wherever they are shown."""

from __future__ import annotations

from typing import Literal

from monitor.model import Change, Edit, EditKind, Op, WithdrawalKind

Weight = Literal["matters", "of note", "minor"]
# The least importance of the most important tenth, and of three tenths, of the passages that the weights were learned
# from (docs/design/importance.md).
MATTERS, OF_NOTE = 0.95, 0.71
Label = Literal["new", "changed", "withdrawn", "added", "removed", "reworded", "moved", "split", "merged", "note"]

# Beside the older side of an edit, where the two sides are shown apart.
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
    """New information is ``new`` or, in a sentence that was there, ``changed``; what is no longer said, ``withdrawn``.

    All else is named by what happened to the text: it brought nothing new.
    """
    if edit.kind is EditKind.WITHDRAWN:
        return "withdrawn"
    if edit.development:
        if edit.new is None:
            return "withdrawn"
        return "new" if edit.old is None else "changed"
    return "note" if edit.kind is EditKind.NOTE else _PLAIN[edit.op]


def label_at(change: Change, at: int) -> Label:
    """``label_of`` for an edit by its position; what the change lists as withdrawn is called so here too."""
    edit = change.edits[at]
    for item in change.withdrawals:
        if at not in item.edits:
            continue
        if item.kind is WithdrawalKind.WITHDRAWN and edit.new is None:
            return "withdrawn"
        if item.kind is WithdrawalKind.HEADLINE:
            return "changed"  # its meaning did, which "reworded" would deny
    return label_of(edit)


def only_moved(edit: Edit) -> bool:
    """Whether the text of an edit is elsewhere and the same."""
    return edit.op in _MOVES and not edit.development and edit.old == edit.new


def weight_of(importance: float) -> Weight:
    """How much a passage matters, in words."""
    return "matters" if importance >= MATTERS else "of note" if importance >= OF_NOTE else "minor"
