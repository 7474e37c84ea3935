"""One edit as text: mark and label, the sentence with its words marked, and why it counts as new or not."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.cli.columns import shorten
from monitor.cli.output import Output, Role
from monitor.cli.summary import Pieces, deleted, inserted, marked
from monitor.history.facts import why
from monitor.history.labels import WAS, Label, label_of, only_moved
from monitor.model import Edit, EditKind, Op

MARKS = {Op.ADDED: "+", Op.REMOVED: "-", Op.CHANGED: "~", Op.MOVED: ">", Op.SPLIT: ">", Op.MERGED: ">"}
_ROLES: dict[Label, Role] = {
    "new": "news",
    "changed": "news",
    "withdrawn": "old",
    "removed": "old",
    "moved": "moved",
    "split": "moved",
    "merged": "moved",
}
# With a smaller share of characters in common, old and new sentence are shown one below the other: merged into one
# line, their words would be unreadable.
_MIN_IN_COMMON = 0.4
_MAX_REASONS = 4


def label_ink(out: Output, edit: Edit) -> str:
    """The label of an edit, in its colour."""
    label = label_of(edit)
    return out.ink(label.upper(), _ROLES.get(label, "quiet"))


def edit_lines(out: Output, edit: Edit) -> Iterator[str]:
    """One edit with its reasons."""
    head = f"{out.ink(MARKS[edit.op], _ROLES.get(label_of(edit), 'quiet'))} {label_ink(out, edit)}  "
    head += out.ink("headline: ", "title") if edit.place == "title" else ""
    if only_moved(edit):
        text = edit.new or ""
        yield head + out.ink(shorten(text, max(20, out.width - 14)) if out.terminal else text, "moved")
        return
    if _differs_much(edit):
        yield from out.wrap(new_side(out, edit), "  ", head)
        yield from out.wrap(old_side(out, edit), "  ", f"  {out.ink(WAS.upper(), 'old')}  ")
    else:
        yield from out.wrap(_sentence(out, edit), "  ", head)
    yield from reason_lines(out, edit, "    ")


def _sentence(out: Output, edit: Edit) -> str:
    if edit.op is Op.ADDED:
        return out.ink(edit.new or "", "new" if edit.development else None)
    if edit.op is Op.REMOVED:
        return out.ink(edit.old or "", "old", strikethrough=True)
    return marked(out, edit)


def _differs_much(edit: Edit) -> bool:
    if edit.old is None or edit.new is None or not edit.words:
        return False
    same = sum(len(text) for tag, text in edit.words if tag == "equal")
    return same < _MIN_IN_COMMON * max(len(edit.old), len(edit.new))


def _pieces(edit: Edit) -> Pieces:
    return edit.words or (("delete", edit.old or ""), ("insert", edit.new or ""))


def old_side(out: Output, edit: Edit) -> str:
    """The older sentence, with the deleted words marked."""
    pieces = (piece for piece in _pieces(edit) if piece[0] != "insert")
    return "".join(deleted(out, text) if tag == "delete" else out.ink(text) for tag, text in pieces).strip()


def new_side(out: Output, edit: Edit) -> str:
    """The newer sentence, with the inserted words marked."""
    shown = (
        inserted(out, text) if tag == "insert" else out.ink(text) for tag, text in _pieces(edit) if tag != "delete"
    )
    return "".join(shown).strip()


def news_lines(out: Output, edit: Edit) -> Iterator[str]:
    """A development in full: the new text, the text it replaced, and why it counts as new."""
    yield from out.wrap(out.ink(edit.new or edit.old or ""), "  ", f"{label_ink(out, edit)}  ")
    if edit.old and edit.new and edit.old != edit.new:
        yield from out.wrap(out.ink(edit.old, "quiet"), "  ", f"{out.ink(WAS.upper(), 'old')}  ")
    yield from reason_lines(out, edit, "  ")


def reason_lines(out: Output, edit: Edit, indent: str) -> Iterator[str]:
    """``reason_text``, wrapped into lines."""
    if text := reason_text(out, edit):
        yield from out.wrap(text, indent + "  ", indent)


def reason_text(out: Output, edit: Edit) -> str:
    """The kind of an edit and why it counts as new or not; "" if its label already says so."""
    reasons = why(edit.evidence, edit.new or edit.old or "")[:_MAX_REASONS]
    if not edit.development:
        reasons = [reason for reason in reasons if reason != edit.op]
        if not reasons and edit.kind not in (EditKind.NOTE, EditKind.FURNITURE):
            return ""
    kind = out.ink(str(edit.kind), "news" if edit.development else "quiet")
    return out.dot.join([kind, *(out.ink(reason, "quiet") for reason in reasons)])
