"""A development on the terminal: the passage whole, what it stands under and goes on from, what was there, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitor.cli.output import Output
from monitor.cli.summary import why
from monitor.history.words import briefly
from monitor.model import BlockKind, Development, Evidence

if TYPE_CHECKING:
    from monitor.history.stories import Part

# So many reasons say why a passage counts as news; the rest stands in the difference.
_REASONS = 3
# Room for them where there is no terminal to take the width of.
_LINE = 160


def passage(out: Output, item: Development, indent: str, *, heading: bool = True) -> Iterator[str]:
    """One development. What the older version had already is dimmed, and begun by an ellipsis where it comes first."""
    from monitor.history.stories import movement  # here, not above: help needs none

    inner, label = indent + "     ", "New "
    if heading and item.heading:
        yield from out.wrap(out.ink(item.heading, "quiet"), indent)
    if item.before:
        yield from out.wrap(out.ink(item.before, "quiet"), inner, f"{indent}…    ")
    moved = movement(item.evidence)
    for text in [*([out.ink(moved, "news")] if moved else []), *_texts(out, item)]:
        yield from out.wrap(text, inner, indent + (f"{out.ink(label, 'news')} " if label else "     "))
        label = ""
    if item.after:
        yield from out.wrap(out.ink(item.after, "quiet"), inner)
    for was in _former(item):
        yield from out.wrap(out.ink(was, "quiet"), inner, indent + out.ink("Was ", "old") + " ")
    yield _reasons(out, item, inner, moved)


def _texts(out: Output, item: Development) -> list[str]:
    from monitor.history.stories import parts_of

    return [_part(out, part) for part in parts_of(item)] or [out.ink(item.text)]


def _part(out: Output, part: Part) -> str:
    if part.kind is BlockKind.HEADING:
        return out.ink(part.text, "title")
    point = "• " if part.kind is BlockKind.LIST_ITEM else ""
    told = (out.ink(edit.new or edit.old or "", None if edit.development else "quiet") for edit in part.edits)
    return point + " ".join(told)


def _former(item: Development) -> list[str]:
    """What stood there before, of each sentence that was changed and is news."""
    former = [edit.old for edit in item.edits if edit.development and edit.old] or [item.previous or ""]
    return [text for text in dict.fromkeys(former) if text and text != item.text]


def _reasons(out: Output, item: Development, indent: str, moved: str) -> str:
    """The kind and the first reasons on one line. Of figures that moved only what is not said already."""
    told = [reason for reason in item.evidence if not (moved and _is_movement(reason))]
    said = why(told, item.text)[:_REASONS]
    room = (out.width if out.terminal else _LINE) - len(indent) - len(item.kind) - 3
    text = out.ink(str(item.kind), "news")
    if said:
        text += out.dot + out.ink(briefly(" · ".join(said), room), "quiet")
    return indent + text


def _is_movement(reason: Evidence) -> bool:
    return reason.reason.startswith("new figure: ") and " (was " in reason.reason
