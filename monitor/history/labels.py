"""One word for what an edit did, and one for how much a passage matters, the same wherever they are shown."""

from __future__ import annotations

from typing import Literal

from monitor.model import Edit, EditKind, Op

Weight = Literal["matters", "of note", "minor"]
# The least importance of the most important tenth, and of three tenths, of the passages that the weights were learned
# from (docs/design/importance.md).
MATTERS, OF_NOTE = 0.95, 0.71
Label = Literal["new", "changed", "withdrawn", "added", "removed", "reworded", "moved", "split", "merged", "note"]

# Beside the older side of an edit, where the two sides are shown apart.
WAS = "was"
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


def weight_of(importance: float) -> Weight:
    """How much a passage matters, in words."""
    return "matters" if importance >= MATTERS else "of note" if importance >= OF_NOTE else "minor"
