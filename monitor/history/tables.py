"""Tables for spreadsheets: comma-separated values (RFC 4180), without cells that would run as formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from io import StringIO

from monitor.model import Development

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection"; the last four are the
# full-width forms). The texts come from other people's pages.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Without it Excel reads the file in the code page of its machine and garbles other scripts.
BOM = "\ufeff"
COLUMNS = (
    "id", "article", "title", "url", "feed", "from_version", "to_version", "detected_at", "kind", "importance",
    "score", "text", "previous", "heading", "reasons",
)  # fmt: skip

Cell = str | int | float | None


def line(cells: Sequence[Cell]) -> str:
    """Return one record, ended by CRLF; texts that look like formulas are quoted."""
    out = StringIO()
    csv.writer(out).writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Prefix a text that a spreadsheet would take for a formula with an apostrophe."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def developments_csv(found: Iterable[Development]) -> Iterator[str]:
    """Yield a table of developments in pieces, to be encoded in UTF-8; times are ISO 8601 in UTC."""
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
