"""Reading lists of rows by page, skipping rows that cannot be read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table
from sqlalchemy.exc import DBAPIError

from monitor.ports import LARGEST_NUMBER
from monitor.store.engine import Database
from monitor.store.rows import UNREADABLE

T = TypeVar("T")
Read = Callable[[Sequence[Row[Any]]], Iterable[T]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Span:
    """A page of a list: rows numbered above ``after_id`` and below ``before_id``, at most ``limit``.

    With ``after_id`` these are the rows next above it, so that a reader who continues from the highest number misses
    none; with ``before_id`` only, the rows next below it; with neither, the first rows of the list. With a ``ranking``
    the list is in that order, and ``limit`` counts from its beginning. ``along`` is a column of a joined table with the
    same numbers, whose index is walked instead: the walk then begins at the page.
    """

    after_id: int | None = None
    before_id: int | None = None
    limit: int | None = None
    ranking: tuple[ColumnElement[Any], ...] = ()
    along: ColumnElement[int] | None = None


def read_span(
    database: Database,
    connection: Connection,
    query: Select[Any],
    table: Table,
    span: Span,
    read: Read[T],
    *,
    newest_first: bool = True,
) -> tuple[T, ...]:
    """``read_rows`` for a page of a list, in its order, up to the number that is settled (see ``numbers``)."""
    number = table.c.id if span.along is None else span.along
    query = query.where(*_within(database, connection, table, span))
    upwards = span.after_id is not None or (span.before_id is None and not newest_first)
    order = span.ranking or (number.asc() if upwards else number.desc(),)
    found = read_rows(database, connection, query.order_by(*order).limit(_limit(span)), table, read)
    return found if span.ranking or upwards is not newest_first else found[::-1]


def read_numbers(
    database: Database,
    connection: Connection,
    query: Select[Any],
    table: Table,
    span: Span,
    order: Sequence[ColumnElement[Any]],
) -> Sequence[int]:
    """The row numbers of a page, as of ``read_span``: newest first, or highest in the ranking first.

    ``order`` are the columns that the list is sorted by, all in the same direction.
    """
    query = query.where(*_within(database, connection, table, span))
    upwards = span.after_id is not None and not span.ranking
    query = query.order_by(*(column.asc() if upwards else column.desc() for column in order)).limit(_limit(span))
    found = connection.execute(query).scalars().all()
    return found[::-1] if upwards else found


def _limit(span: Span) -> int | None:
    """The limit for a statement: one above what the database accepts means all rows."""
    return span.limit if span.limit is None or span.limit <= LARGEST_NUMBER else None


def _within(database: Database, connection: Connection, table: Table, span: Span) -> Iterator[ColumnElement[bool]]:
    """Conditions on the row number: within the span, and settled (see ``numbers``)."""
    number = table.c.id if span.along is None else span.along
    settled = database.numbers.settled(connection, table)
    bounds = ((settled, number.__le__), (span.after_id, number.__gt__), (span.before_id, number.__lt__))
    return (condition(bound) for bound, condition in bounds if bound is not None)


def read_rows(
    database: Database, connection: Connection, query: Select[Any], table: Table, read: Read[T]
) -> tuple[T, ...]:
    """Run a query and convert its rows with ``read``. Rows that cannot be read are skipped, and logged.

    ``table`` is the table whose rows they are. Raises ``StoreError`` if the database itself is damaged.
    """
    try:
        return tuple(read(connection.execute(query).all()))
    except (DBAPIError, *UNREADABLE) as error:
        if not database.is_about_a_row(error):
            raise
    key = next(iter(table.primary_key))
    keys = connection.execute(query.with_only_columns(key, maintain_column_froms=True)).scalars().all()
    found: list[T] = []
    for part in chunks(keys):
        found += _halved(database, connection, query, key, part, read)
    return tuple(found)


def _halved(
    database: Database, connection: Connection, query: Select[Any], key: Column[Any], keys: Sequence[Any], read: Read[T]
) -> list[T]:
    """The rows of these keys; if they cannot be read together, each half is read by itself."""
    try:
        return list(read(connection.execute(query.where(key.in_(keys))).all()))
    except (DBAPIError, *UNREADABLE) as error:
        if not database.is_about_a_row(error):
            raise
        if len(keys) == 1:
            log.warning("%s %s is skipped: %s; run `monitor db check`", key.table.name, keys[0], error)
            return []
    half = len(keys) // 2
    return [
        *_halved(database, connection, query, key, keys[:half], read),
        *_halved(database, connection, query, key, keys[half:], read),
    ]


def chunks(values: Sequence[Any], size: int = 500) -> Iterable[Sequence[Any]]:
    """Split a sequence into parts small enough for the parameters of one statement."""
    return (values[start : start + size] for start in range(0, len(values), size))
