"""A development as text: the passage, its heading and context, the text it replaced, and why it counts as new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from monitor.cli.output import Output
from monitor.cli.tellers import elsewhere
from monitor.history.words import briefly
from monitor.model import BlockKind, Development, Part

if TYPE_CHECKING:
    from monitor.history.events import ReportedDevelopment

# Most replaced sentences that are shown of a shortened passage.
_MAX_REPLACED = 3
# Characters of the line with the reasons when the output is no terminal.
_PIPE_WIDTH = 160


def passages(
    out: Output,
    items: Sequence[Development],
    indent: str,
    *,
    whole: bool = True,
    reported: Mapping[int, ReportedDevelopment] = MappingProxyType({}),
) -> Iterator[str]:
    """Developments of one story in reading order; a heading or sentence just shown is not repeated.

    Unless ``whole``, long lists and tables are shortened. ``reported`` has, by identifier, the developments that other
    outlets report too.
    """
    from monitor.history.stories import context  # imported late, as --help does not need it

    above: Development | None = None
    for item in items:
        heading, before = context(item, above)
        if heading:
            yield from out.wrap(out.ink(heading, "quiet"), indent)
        if before:
            yield from out.wrap(out.ink(before, "quiet"), indent + "     ", f"{indent}…    ")
        yield from passage(out, item, indent, whole=whole)
        if item.id in reported:
            yield from out.wrap(out.ink(elsewhere(reported[item.id]), "quiet"), indent + "     ")
        above = item


def passage(out: Output, item: Development, indent: str, *, whole: bool = True) -> Iterator[str]:
    """One development; sentences in it that are not new are dimmed."""
    from monitor.history.stories import movement

    inner, label = indent + "     ", "New "
    moved = movement(item)
    for mark, text in [*([("", out.ink(moved, "news"))] if moved else []), *_texts(out, item, whole=whole)]:
        first = indent + (f"{out.ink(label, 'news')} " if label else "     ") + mark
        yield from out.wrap(text, inner + " " * len(mark), first)
        label = ""
    if item.after:
        yield from out.wrap(out.ink(item.after, "quiet"), inner)
    for text in _replaced(item)[: None if whole else _MAX_REPLACED]:
        yield from out.wrap(out.ink(text, "quiet"), inner, indent + out.ink("Was ", "old") + " ")
    yield _reasons(out, item, inner)


def _texts(out: Output, item: Development, *, whole: bool) -> list[tuple[str, str]]:
    """The paragraphs of a passage, each with the bullet before it ("" for none)."""
    from monitor.history.stories import shortened

    parts, left_out = (item.parts, 0) if whole else shortened(item.parts)
    lines = [("• " if part.kind is BlockKind.LIST_ITEM else "", _part(out, part)) for part in parts]
    more = [("", out.ink(f"and {left_out} more", "quiet"))] if left_out else []
    return lines + more or [("", out.ink(item.text))]


def _part(out: Output, part: Part) -> str:
    if part.kind is BlockKind.HEADING:
        return out.ink(part.text, "title")
    return " ".join(out.ink(edit.new or edit.old or "", None if edit.development else "quiet") for edit in part.edits)


def _replaced(item: Development) -> list[str]:
    """The older text of each changed sentence that counts as new."""
    replaced = [edit.old for edit in item.edits if edit.development and edit.old] or [item.previous or ""]
    return [text for text in dict.fromkeys(replaced) if text and text != item.text]


def _reasons(out: Output, item: Development, indent: str) -> str:
    """The kind and the first reasons, on one line."""
    from monitor.history.stories import reasons

    kind, why = out.ink(str(item.kind), "news"), " · ".join(reasons(item))
    room = (out.width if out.terminal else _PIPE_WIDTH) - len(indent) - len(item.kind) - 3
    return indent + kind + (out.dot + out.ink(briefly(why, room), "quiet") if why else "")
