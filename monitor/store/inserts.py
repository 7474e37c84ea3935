"""Inserts that mind what is there already. Each statement is made once: making one costs more than running it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.sql.elements import ColumnElement

# The dialect's own ``insert``, which knows ON CONFLICT.
Insert = Callable[[Table], Any]


@cache
def into_gaps(insert: Insert, table: Table) -> Any:
    """Insert rows; those whose keys are there already are left as they are."""
    return insert(table).on_conflict_do_nothing()


@cache
def numbered(insert: Insert, table: Table) -> Any:
    """The same for one row, which gives its number."""
    return into_gaps(insert, table).returning(table.c.id)


@cache
def renewing(insert: Insert, table: Table, names: tuple[str, ...], by: str | None = None) -> Any:
    """Insert rows; of those whose key is there the columns of these names are changed.

    The key is the primary one, or the unique column ``by``.
    """
    given = insert(table).excluded
    keys = [by] if by else _keys(table)
    return changing(insert, table, {name: given[name] for name in names if name not in keys}, by)


def changing(insert: Insert, table: Table, changes: Mapping[str, ColumnElement[Any]], by: str | None = None) -> Any:
    """The same with changes of its own, as often as it is asked made anew."""
    return insert(table).on_conflict_do_update(index_elements=[by] if by else _keys(table), set_=dict(changes))


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]
