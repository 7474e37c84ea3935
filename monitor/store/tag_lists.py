"""Finds the newest rows of all feeds with some tags, reading at most one page of rows for each feed.

If any one of these feeds has a full page of rows, the last of them is a lower bound for the page of all the feeds.
Above the highest such bound every feed has at most about a page of rows, however many it has in all.
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
class FeedNumbers:
    """A table that assigns rows to feeds: the columns with the number of the row and of the feed, and a condition."""

    number: ColumnElement[int]
    feed: ColumnElement[int]
    where: tuple[ColumnElement[bool], ...] = ()

    def rows(self, tags: Sequence[str], between: Limits = ()) -> Select[Any]:
        """A query for the numbers of all rows of feeds with any of these tags."""
        tagged = select(feed_tags.c.feed_id).where(feed_tags.c.tag.in_(tags))
        return select(self.number).where(*self.where, self.feed.in_(tagged), *between)

    def newest(self, connection: Connection, tags: Sequence[str], limit: int, between: Limits) -> Select[Any]:
        """A query for numbers that include the newest ``limit`` of these, and some more."""
        lowest = self.reach(connection, tags, limit, between)
        return self.rows(tags, between if lowest is None else [*between, self.number >= lowest])

    def reach(self, connection: Connection, tags: Sequence[str], limit: int = 1, between: Limits = ()) -> int | None:
        """The highest of the numbers of the feeds' ``limit``-th newest rows; None if no feed has so many rows.

        With ``limit`` 1 it is the number of the newest row.
        """
        of_feed = select(self.number).where(*self.where, self.feed == feed_tags.c.feed_id, *between)
        last = of_feed.order_by(self.number.desc()).offset(limit - 1).limit(1).correlate(feed_tags).scalar_subquery()
        return connection.execute(select(func.max(last)).where(feed_tags.c.tag.in_(tags))).scalar()


VERSIONS, DEVELOPMENTS = (
    FeedNumbers(feed_rows.c.number, feed_rows.c.feed_id, (feed_rows.c.of == FEED_ROWS[table.name],))
    for table in (versions, developments)
)
ARTICLES = FeedNumbers(memberships.c.article_id, memberships.c.feed_id)
