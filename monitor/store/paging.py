"""Pages of a list whose rows are numbered in the order in which they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table

from monitor.ports import LARGEST_NUMBER
from monitor.store.engine import Database


@dataclass(frozen=True, slots=True)
class Span:
    """Which rows of a list: those numbered above ``after_id`` and below ``before_id``, at most ``limit``.

    With ``after_id`` the rows next above it are taken, so that a reader who goes on from the highest number misses
    none; with ``before_id`` alone the rows next below it. Without both: the first rows of the list.
    """

    after_id: int | None = None
    before_id: int | None = None
    limit: int | None = None


def read_span(
    database: Database,
    connection: Connection,
    query: Select[Any],
    table: Table,
    span: Span,
    *,
    newest_first: bool = True,
) -> Sequence[Row[Any]]:
    """The rows of a query in the list's order; none is above the number up to which readers may go."""
    number: Column[Any] = table.c.id
    settled = database.numbers.settled(connection, table)
    limits = ((settled, number.__le__), (span.after_id, number.__gt__), (span.before_id, number.__lt__))
    query = query.where(*(condition(limit) for limit, condition in limits if limit is not None))
    upwards = span.after_id is not None or (span.before_id is None and not newest_first)
    # More than a table can have is all of it, and more than the database can be asked for.
    most = span.limit if span.limit is None or span.limit <= LARGEST_NUMBER else None
    rows = connection.execute(query.order_by(number.asc() if upwards else number.desc()).limit(most)).all()
    return rows if upwards is not newest_first else rows[::-1]
