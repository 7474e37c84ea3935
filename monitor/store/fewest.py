"""Lists that several filters narrow: where one of them leaves few rows, those are taken and put in order.

Otherwise rows are walked in the order of the list, where enough soon fit: neither a rare filter nor one that nearly all
rows fulfil makes a read of a whole table. Which of both it is, is found out by reading a bounded part of an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, select

from monitor.store.paging import Span

# So many rows are taken and put in order within some 10 ms. Where more fit of a million, one in two hundred does: a
# page of fifty is then filled after ten thousand steps along an index.
FEW = 5000


def fewest(connection: Connection, lists: Iterable[Select[Any]]) -> Sequence[int] | None:
    """The numbers of the shortest of these lists; None where none is short."""
    best: tuple[int, Select[Any]] | None = None
    for numbers in lists:
        some = numbers.limit(FEW + 1).subquery()
        length: int = connection.execute(select(func.count()).select_from(some)).scalar_one()
        if length <= FEW and (best is None or length < best[0]):
            best = (length, numbers)
    return None if best is None else connection.execute(best[1].limit(FEW)).scalars().all()


def is_page_of_newest(span: Span) -> bool:
    """Whether a list is asked for its newest rows, or those next below a place in it: some of them."""
    return not span.ranking and span.after_id is None and span.limit is not None and 0 < span.limit <= FEW


def among(number: ColumnElement[Any], some: Sequence[int]) -> ColumnElement[bool]:
    """Whether a number is one of these.

    They are written into the statement: thousands of parameters take several times as long as what they are for.
    """
    return number.in_(bindparam(None, some, unique=True, expanding=True, literal_execute=True))


def in_any_order(number: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same value to sort by, which no index has: rows are found first, and then put in order."""
    return number + literal_column("0")
