"""The rows of the feeds with a tag, as far down as a list of the newest can reach.

Where any one of these feeds has so many rows as the list shows, the list ends at the last of them or above: what lies
between is at most so many rows a feed, however long ago they came, and however many there are below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from monitor.store.schema import developments, memberships, versions
from monitor.store.schema_lists import feed_rows, feed_tags
from monitor.store.tallies import FEED_ROWS

Limits = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Owned:
    """Where it is noted which rows feeds have: the columns with the numbers of both."""

    number: ColumnElement[int]
    feed: ColumnElement[int]
    where: tuple[ColumnElement[bool], ...] = ()

    def rows(self, tags: Sequence[str], between: Limits = ()) -> Select[Any]:
        """The numbers of the rows that feeds with any of these tags have."""
        tagged = select(feed_tags.c.feed_id).where(feed_tags.c.tag.in_(tags))
        return select(self.number).where(*self.where, self.feed.in_(tagged), *between)

    def newest(self, connection: Connection, tags: Sequence[str], limit: int, between: Limits) -> Select[Any]:
        """Of these the so many newest, and some more."""
        lowest = self.reach(connection, tags, limit, between)
        return self.rows(tags, between if lowest is None else [*between, self.number >= lowest])

    def reach(self, connection: Connection, tags: Sequence[str], limit: int = 1, between: Limits = ()) -> int | None:
        """The highest number down to which one of the feeds with any of these tags has so many rows, if one has."""
        of_one = select(self.number).where(*self.where, self.feed == feed_tags.c.feed_id, *between)
        last = of_one.order_by(self.number.desc()).offset(limit - 1).limit(1).correlate(feed_tags).scalar_subquery()
        return connection.execute(select(func.max(last)).where(feed_tags.c.tag.in_(tags))).scalar()


VERSIONS, DEVELOPMENTS = (
    Owned(feed_rows.c.number, feed_rows.c.feed_id, (feed_rows.c.of == FEED_ROWS[table.name],))
    for table in (versions, developments)
)
ARTICLES = Owned(memberships.c.article_id, memberships.c.feed_id)
