"""A difference cut into what a page shows: paragraphs that stayed, and edits between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from monitor.history import Row
from monitor.model import Edit


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one block that stayed, or one edit; ``title`` marks the headline's."""

    text: str
    edit: Edit | None = None
    title: bool = False


def passages_of(rows: Iterable[Row], only: str = "") -> list[Passage]:
    """All passages; with ``only`` = ``changes`` those with an edit, ``new`` those that carry new information."""
    if only == "new":
        rows = (row for row in rows if row.edit is not None and row.edit.development)
    elif only == "changes":
        rows = (row for row in rows if row.edit is not None)
    return list(_passages(rows))


def _passages(rows: Iterable[Row]) -> Iterator[Passage]:
    for (edited, block), run in groupby(rows, key=lambda row: (row.edit is not None, row.block)):
        found = list(run)
        if edited:
            yield from (Passage(row.text, row.edit, _is_title(row)) for row in found)
        else:
            yield Passage(" ".join(row.text for row in found), None, block == -1)


def _is_title(row: Row) -> bool:
    return row.edit is not None and row.edit.place == "title"
