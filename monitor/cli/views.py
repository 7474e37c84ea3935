"""The views of a difference that `diff` and `compare` share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from monitor.cli import changes
from monitor.cli.edits import news_lines
from monitor.cli.output import Output
from monitor.model import Change, Document

if TYPE_CHECKING:
    from monitor.history import Row


def rows(old: Document | None, new: Document, change: Change) -> tuple[Row, ...]:
    """Unchanged and changed sentences in reading order."""
    from monitor.history import rows_of  # imported late, as --help does not need it

    return rows_of(old, new, change)


def body(out: Output, old: Document | None, new: Document, change: Change, view: str, context: int) -> Iterator[str]:
    """The difference in one of its views (``sentences`` is the default), without a heading."""
    if view == "new":
        for number, passage in enumerate(change.passages):
            if number:
                yield ""
            for at in passage.edits:
                yield from news_lines(out, change.edits[at])
            if passage.after:
                yield from out.wrap(out.ink(passage.after, "quiet"), "  ", "  ")
        return
    woven = rows(old, new, change)
    if view == "words":
        yield from changes.words(out, woven)
    elif view == "side-by-side":
        yield from changes.side_by_side(out, woven, context)
    else:
        yield from changes.unified(out, woven, context)
