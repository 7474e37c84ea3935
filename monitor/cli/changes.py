"""A change as text: sentence by sentence, as running words, in two columns, in numbers, or only what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from monitor.cli.columns import cells, wrap_styled
from monitor.cli.edits import MARKS, edit_lines, label_ink, new_side, old_side, reason_text
from monitor.cli.output import Output, Role
from monitor.cli.summary import fact_line, marked
from monitor.history.labels import WAS, only_moved
from monitor.history.weave import paragraphs
from monitor.model import Change, Op

if TYPE_CHECKING:
    from monitor.history import Row

# Narrowest terminal, in columns, that shows two texts side by side.
_MIN_COLUMNS = 60


@dataclass(frozen=True)
class Gap:
    """Unchanged sentences that are not shown."""

    sentences: int


def unified(out: Output, rows: Sequence[Row], context: int) -> Iterator[str]:
    """The change sentence by sentence, with ``context`` unchanged sentences around each edit."""
    for item in with_gaps(rows, context):
        if isinstance(item, Gap):
            yield out.ink(f"  ⋯ {item.sentences} unchanged", "quiet")
        elif item.edit is None:
            yield from out.wrap(out.ink(item.text, "quiet"), "  ")
        else:
            yield from edit_lines(out, item.edit)


def with_gaps(rows: Sequence[Row], context: int) -> Iterator[Row | Gap]:
    """The edits with ``context`` rows around each; longer runs of other rows become gaps (a single row is kept)."""
    near: set[int] = set()
    for at, row in enumerate(rows):
        if row.edit is not None:
            near.update(range(max(0, at - context), min(len(rows), at + context + 1)))
    for shown, group in groupby(enumerate(rows), key=lambda item: item[0] in near):
        hidden = [row for _, row in group]
        if shown or len(hidden) == 1:
            yield from hidden
        else:
            yield Gap(len(hidden))


def words(out: Output, rows: Sequence[Row]) -> Iterator[str]:
    """The whole newer text, paragraph by paragraph, with old and new words marked in place."""
    for number, paragraph in enumerate(paragraphs(rows)):
        if number:
            yield ""
        yield from out.wrap(" ".join(_marked_inline(out, row) for row in paragraph))


def _marked_inline(out: Output, row: Row) -> str:
    if row.edit is None or only_moved(row.edit):
        return out.ink(row.text)
    return marked(out, row.edit)


def side_by_side(out: Output, rows: Sequence[Row], context: int) -> Iterator[str]:
    """Old and new text in two columns; on a narrow terminal, ``unified`` instead."""
    if out.terminal and out.width < _MIN_COLUMNS:
        yield from unified(out, rows, context)
        return
    width = (min(out.width, 200) - 3) // 2
    yield _beside(out.ink(WAS.upper(), "old"), out.ink("NOW", "news"), width, " ")
    for item in with_gaps(rows, context):
        if isinstance(item, Gap):
            yield out.ink(f"⋯ {item.sentences} unchanged", "quiet")
            continue
        yield from _in_columns(out, item, width)


def _in_columns(out: Output, row: Row, width: int) -> Iterator[str]:
    """One row in two columns of ``width``, with the edit's mark between them on the first line."""
    mark = MARKS[row.edit.op] if row.edit else " "
    old_lines, new_lines = (wrap_styled(text, width, "", "") if text else [] for text in _sides(out, row))
    if row.edit and row.edit.development:
        new_lines += wrap_styled(reason_text(out, row.edit), width, "  ", "")
    for left, right in zip_longest(old_lines, new_lines, fillvalue=""):
        yield _beside(left, right, width, mark)
        mark = " "


def _sides(out: Output, row: Row) -> tuple[str, str]:
    """The old and the new text of a row."""
    edit = row.edit
    if edit is None:
        return out.ink(row.text, "quiet"), out.ink(row.text, "quiet")
    label = f"{label_ink(out, edit)}  "
    if edit.op is Op.ADDED:
        return "", label + out.ink(edit.new or "", "new")
    if edit.op is Op.REMOVED:
        return label + out.ink(edit.old or "", "old"), ""
    if only_moved(edit):
        return label, out.ink(edit.new or "", "moved")
    return old_side(out, edit), label + new_side(out, edit)


def _beside(left: str, right: str, width: int, mark: str) -> str:
    return f"{left}{' ' * max(0, width - cells(left))} {mark} {right}".rstrip()


def stat(out: Output, change: Change) -> Iterator[str]:
    """The change in numbers: how many edits of each sort, and how many of them are new."""
    counts = change.counts()
    signs: tuple[tuple[str, str, Role | None], ...] = (
        ("added", "+", "new"),
        ("removed", "-", "old"),
        ("changed", "~", None),
        ("moved", ">", "moved"),
    )
    numbers = " ".join(f"{sign}{counts[name]}" for name, sign, _ in signs)
    bar = "".join(out.ink(sign * min(counts[name], 20), role) for name, sign, role in signs)
    yield f"{numbers}  {bar}".rstrip()
    yield fact_line(out, change)
