"""INSERT statements with ON CONFLICT, cached because building one costs more than running it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.sql.elements import ColumnElement

# The ``insert`` of a dialect, which supports ON CONFLICT.
Insert = Callable[[Table], Any]


@cache
def insert_or_ignore(insert: Insert, table: Table) -> Any:
    """Insert rows, ignoring those whose keys exist."""
    return insert(table).on_conflict_do_nothing()


@cache
def insert_or_ignore_returning(insert: Insert, table: Table) -> Any:
    """``insert_or_ignore`` for one row, returning its number if it was inserted."""
    return insert_or_ignore(insert, table).returning(table.c.id)


@cache
def upsert(insert: Insert, table: Table, names: tuple[str, ...], by: str | None = None) -> Any:
    """Insert rows; where a key exists, set the columns ``names`` to the given values.

    The key is the primary key, or the unique column ``by``.
    """
    given = insert(table).excluded
    keys = [by] if by else _keys(table)
    return insert_or_update(insert, table, {name: given[name] for name in names if name not in keys}, by)


def insert_or_update(
    insert: Insert, table: Table, changes: Mapping[str, ColumnElement[Any]], by: str | None = None
) -> Any:
    """Insert rows; where a key exists, make these changes instead. Not cached."""
    return insert(table).on_conflict_do_update(index_elements=[by] if by else _keys(table), set_=dict(changes))


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]
