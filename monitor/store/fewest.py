"""Chooses how to read a list with several filters, so that it never reads a whole table.

If any filter has few matches, all of them are taken and sorted. Otherwise the list is walked in its order until enough
rows match, which is soon. Which case it is, is found by reading a limited part of each filter's index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, select

from monitor.store.paging import Span

# This many rows are read and sorted in about 10 ms. If more of a million rows match, one in 200 does: a walk then fills
# a page of 50 after 10,000 steps along an index.
FEW = 5000


def shortest(connection: Connection, lists: Iterable[Select[Any]]) -> Sequence[int] | None:
    """The row numbers of the shortest of these queries; None if all have more than ``FEW`` rows."""
    best: tuple[int, Select[Any]] | None = None
    for numbers in lists:
        first = numbers.limit(FEW + 1).subquery()
        length: int = connection.execute(select(func.count()).select_from(first)).scalar_one()
        if length <= FEW and (best is None or length < best[0]):
            best = (length, numbers)
    return None if best is None else connection.execute(best[1].limit(FEW)).scalars().all()


def is_page_of_newest(span: Span) -> bool:
    """Whether a span is a page of a list from the newest row, or from below a row, down."""
    return not span.ranking and span.after_id is None and span.limit is not None and 0 < span.limit <= FEW


def is_among(number: ColumnElement[Any], numbers: Sequence[int]) -> ColumnElement[bool]:
    """A condition: the number is one of ``numbers``.

    They are written into the statement: thousands of parameters would take longer than the query itself.
    """
    return number.in_(bindparam(None, numbers, unique=True, expanding=True, literal_execute=True))


def unindexed(number: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same value as an expression that no index has: the database then finds the rows first, and sorts them."""
    return number + literal_column("0")
