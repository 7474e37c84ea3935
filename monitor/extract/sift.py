"""Lines to blocks: what is evidently furniture goes, what may be is marked."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.extract.furniture import furniture_reason
from monitor.extract.lines import line_key
from monitor.extract.notes import is_note
from monitor.extract.outline import Line
from monitor.extract.timestamps import is_timestamp
from monitor.model import Block, BlockKind

_PROSE_CHARS = 80
_CONTACTS = frozenset({"contact"})


def sift(lines: Sequence[Line], title: str, site_lines: frozenset[str] = frozenset()) -> list[Block]:
    """The blocks of an article's lines.

    Dropped: the headline where it is repeated, time stamps, bylines, what the table of furniture knows, and the links
    that follow a "read also". Marked: lines that recur on the site, lines that are an address and nothing else.
    """
    title_key = line_key(title)
    first, last = _prose(lines)
    blocks: list[Block] = []
    in_related = False
    for at, line in enumerate(lines):
        reason = _reason(line, margin=at < first or at > last)
        if line.is_link and in_related:
            reason = "related"
        in_related = reason == "related"
        key = line_key(line.text)
        if reason in _CONTACTS or key in site_lines:
            blocks.append(Block(line.kind, line.text, furniture=True))
        elif reason is None and not (key == title_key and at < max(first, 3)):
            blocks.append(Block(line.kind, line.text))
    return blocks


def _prose(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the running text begins and ends."""
    long = [at for at, line in enumerate(lines) if len(line.text) >= _PROSE_CHARS and not line.is_link]
    return (long[0], long[-1]) if long else (0, len(lines))


def _reason(line: Line, *, margin: bool) -> str | None:
    reason = furniture_reason(line.text)
    if line.kind is BlockKind.TABLE_ROW:
        return None
    if reason is None and margin and is_timestamp(line.text, bare=True):
        return "timestamp"
    if reason != "timestamp" and is_note(line.text):
        return None
    return reason
