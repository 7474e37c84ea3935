"""Lists of rows: one that cannot be read is passed over, and those that are numbered are read page by page."""

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

# So many keys fit into one statement.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Span:
    """Which rows of a list: those numbered above ``after_id`` and below ``before_id``, at most ``limit``.

    With ``after_id`` the rows next above it are taken, so that a reader who goes on from the highest number misses
    none; with ``before_id`` alone the rows next below it. Without both: the first rows of the list. With a ``ranking``
    they come in its order, and the limit is taken from its beginning. ``along`` is a column of another table that has
    the same numbers, in whose order the rows are met: an index of that table is then entered at the place in the list.
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
    """``read_rows`` in the list's order; none is above the number up to which readers may go."""
    number = table.c.id if span.along is None else span.along
    query = query.where(*_within(database, connection, table, span))
    upwards = span.after_id is not None or (span.before_id is None and not newest_first)
    # More than a table can have is all of it, and more than the database can be asked for.
    most = span.limit if span.limit is None or span.limit <= LARGEST_NUMBER else None
    order = span.ranking or (number.asc() if upwards else number.desc(),)
    found = read_rows(database, connection, query.order_by(*order).limit(most), table, read)
    return found if span.ranking or upwards is not newest_first else found[::-1]


def read_numbers(
    database: Database,
    connection: Connection,
    query: Select[Any],
    table: Table,
    span: Span,
    order: Sequence[ColumnElement[Any]],
) -> Sequence[int]:
    """The numbers that a query finds, as ``read_span`` takes rows: newest first, or by a ranking from the highest on.

    ``order`` are the columns of the list's order, upwards.
    """
    query = query.where(*_within(database, connection, table, span))
    upwards = span.after_id is not None and not span.ranking
    most = span.limit if span.limit is None or span.limit <= LARGEST_NUMBER else None
    query = query.order_by(*(column.asc() if upwards else column.desc() for column in order)).limit(most)
    found = connection.execute(query).scalars().all()
    return found[::-1] if upwards else found


def _within(database: Database, connection: Connection, table: Table, span: Span) -> Iterator[ColumnElement[bool]]:
    """What a span says of numbers; none is above the one up to which readers may go."""
    number = table.c.id if span.along is None else span.along
    settled = database.numbers.settled(connection, table)
    limits = ((settled, number.__le__), (span.after_id, number.__gt__), (span.before_id, number.__lt__))
    return (condition(limit) for limit, condition in limits if limit is not None)


def read_rows(
    database: Database, connection: Connection, query: Select[Any], table: Table, read: Read[T]
) -> tuple[T, ...]:
    """What a query's rows mean, in its order. A row that cannot be read is passed over, and the log says which.

    ``table`` is the one whose rows they are; damage to the whole database is raised.
    """
    try:
        return tuple(read(connection.execute(query).all()))
    except (DBAPIError, *UNREADABLE) as error:
        if not database.is_about_a_row(error):
            raise
    key = next(iter(table.primary_key))
    keys = connection.execute(query.with_only_columns(key, maintain_column_froms=True)).scalars().all()
    found: list[T] = []
    for start in range(0, len(keys), _AT_ONCE):
        found += _halved(database, connection, query, key, keys[start : start + _AT_ONCE], read)
    return tuple(found)


def _halved(
    database: Database, connection: Connection, query: Select[Any], key: Column[Any], keys: Sequence[Any], read: Read[T]
) -> list[T]:
    """The rows of these keys; where they cannot be read together, each half by itself."""
    try:
        return list(read(connection.execute(query.where(key.in_(keys))).all()))
    except (DBAPIError, *UNREADABLE) as error:
        if not database.is_about_a_row(error):
            raise
        if len(keys) == 1:
            log.warning("%s %s is passed over: %s; run `monitor db check`", key.table.name, keys[0], error)
            return []
    half = len(keys) // 2
    return [
        *_halved(database, connection, query, key, keys[:half], read),
        *_halved(database, connection, query, key, keys[half:], read),
    ]
