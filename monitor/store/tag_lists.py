"""The rows of the feeds with a tag, as far down as a list of the newest can reach.

Where any one of these feeds has so many rows as the list shows, the list ends at the last of them or above: what lies
between is at most so many rows a feed, however long ago they came, and however many there are below.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from monitor.store.schema_lists import feed_rows, feed_tags
from monitor.store.tallies import FEED_ROWS


def tagged(tags: Sequence[str]) -> Select[Any]:
    """The numbers of the feeds with any of these tags."""
    return select(feed_tags.c.feed_id).where(feed_tags.c.tag.in_(tags))


def rows_of(table: str, tags: Sequence[str], between: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The numbers of a table's rows that feeds with any of these tags have."""
    return select(feed_rows.c.number).where(_of(table), feed_rows.c.feed_id.in_(tagged(tags)), *between)


def newest_rows_of(
    connection: Connection, table: str, tags: Sequence[str], between: Sequence[ColumnElement[bool]], limit: int
) -> Select[Any]:
    """Of these the so many newest, and some more."""
    lowest = reach(connection, table, tags, between, limit)
    return rows_of(table, tags, between if lowest is None else [*between, feed_rows.c.number >= lowest])


def reach(
    connection: Connection, table: str, tags: Sequence[str], between: Sequence[ColumnElement[bool]], limit: int = 1
) -> int | None:
    """The highest number down to which one of the feeds with any of these tags has so many rows, if one has."""
    of_one = select(feed_rows.c.number).where(_of(table), feed_rows.c.feed_id == feed_tags.c.feed_id, *between)
    last = of_one.order_by(feed_rows.c.number.desc()).offset(limit - 1).limit(1).scalar_subquery()
    return connection.execute(select(func.max(last)).where(feed_tags.c.tag.in_(tags))).scalar()


def _of(table: str) -> ColumnElement[bool]:
    return feed_rows.c.of == FEED_ROWS[table]
