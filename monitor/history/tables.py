"""Tables for spreadsheets: comma-separated values by RFC 4180, safe to open."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from io import StringIO

from monitor.model import Development

# A cell that begins with one of these is a formula for spreadsheets (OWASP, "CSV Injection"; the last four are the
# wide forms of East Asian scripts); texts come from pages of others.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it Excel reads a file in the code page of its machine, and names in other scripts are lost.
BOM = "\ufeff"
COLUMNS = (
    "id", "article", "title", "url", "feed", "from_version", "to_version", "detected_at", "kind", "importance",
    "score", "text", "previous", "heading", "reasons",
)  # fmt: skip

Cell = str | int | float | None


def line(cells: Sequence[Cell]) -> str:
    """One record, ended by CRLF; no text in it is a formula."""
    out = StringIO()
    csv.writer(out).writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def developments_csv(found: Iterable[Development]) -> Iterator[str]:
    """A table of developments, piece by piece, to be sent in UTF-8; times are ISO 8601 in UTC."""
    yield BOM + line(COLUMNS)
    for item in found:
        yield line(_row(item))


def _row(item: Development) -> tuple[Cell, ...]:
    article = item.article
    return (
        item.id,
        article.id,
        article.title,
        article.url,
        article.feed_title,
        item.from_version,
        item.to_version,
        item.detected_at.astimezone(UTC).isoformat(),
        str(item.kind),
        round(item.importance, 3),
        round(item.score, 3),
        item.text,
        item.previous,
        item.heading,
        "; ".join(dict.fromkeys(evidence.reason for evidence in item.evidence)),
    )
