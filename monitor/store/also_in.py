"""Developments that other articles of the story report too, and the articles that wait to be searched for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, or_, select, update

from monitor.model import AlsoIn
from monitor.store.engine import Database
from monitor.store.paging import chunks
from monitor.store.schema import developments
from monitor.store.schema_stories import also_in, stories, story_members, unsearched

# Searching a hundred articles takes some seconds. The articles of a killed program wait until their lease ends.
_LEASE = timedelta(minutes=2)


class AlsoIns:
    """The part of ``ports.StoryRepository`` about developments reported by several articles of a story."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def also_in(self, development_ids: Collection[int]) -> Mapping[int, Sequence[AlsoIn]]:
        """Which other articles of the story report these developments, by development, earliest report first."""
        with self._database.read() as connection:
            return read_also_in(connection, development_ids)

    def keep_also_in(self, article_ids: Collection[int], found: Sequence[AlsoIn], now: datetime) -> None:
        """Store what was found for claimed articles and end their claims; rows that exist are not changed."""
        claimed = unsearched.c.lease_until.is_not(None)
        with self._database.write() as connection:
            stored = _still_stored(connection, found)
            rows = [_values(item, now) for item in found if (item.development_id, item.article_id) in stored]
            self._database.insert_new(connection, also_in, rows)
            for part in chunks(sorted(article_ids)):
                connection.execute(delete(unsearched).where(unsearched.c.article_id.in_(part), claimed))

    def with_developments(self, story_ids: Collection[int]) -> frozenset[int]:
        """Those of these stories that have an article with a development."""
        of_member = developments.c.article_id == story_members.c.article_id
        has_development = exists().where(story_members.c.story_id == stories.c.id, of_member)
        found: set[int] = set()
        with self._database.read() as connection:
            for part in chunks(sorted(story_ids)):
                query = select(stories.c.id).where(stories.c.id.in_(part), has_development)
                found |= set(connection.execute(query).scalars())
        return frozenset(found)

    def claim_unsearched(self, limit: int, now: datetime) -> tuple[int, ...]:
        """Lease articles that wait to be searched, newest first."""
        free = or_(unsearched.c.lease_until.is_(None), unsearched.c.lease_until <= now)
        query = select(unsearched.c.article_id).where(free).order_by(unsearched.c.article_id.desc()).limit(limit)
        with self._database.read() as connection:
            if not connection.execute(query.limit(1)).all():
                return ()
        with self._database.write() as connection:
            claimed = connection.execute(query.with_for_update(skip_locked=True)).scalars().all()
            for part in chunks(claimed):
                condition = unsearched.c.article_id.in_(part)
                connection.execute(update(unsearched).where(condition).values(lease_until=now + _LEASE))
        return tuple(claimed)


def read_also_in(connection: Connection, development_ids: Collection[int]) -> dict[int, list[AlsoIn]]:
    """Reports by development, earliest first; only of articles that are now in one story with the development's."""
    own, other = story_members.alias(), story_members.alias()
    query = (
        select(also_in)
        .join(developments, developments.c.id == also_in.c.development_id)
        .join(own, own.c.article_id == developments.c.article_id)
        .join(other, other.c.article_id == also_in.c.article_id)
        .where(other.c.story_id == own.c.story_id)
        .order_by(also_in.c.at, also_in.c.article_id)
    )
    found: defaultdict[int, list[AlsoIn]] = defaultdict(list)
    for part in chunks(sorted(set(development_ids))):
        for row in connection.execute(query.where(also_in.c.development_id.in_(part))):
            found[row.development_id].append(_also_in(row))
    return dict(found)


def _still_stored(connection: Connection, found: Sequence[AlsoIn]) -> set[tuple[int, int]]:
    """The (development, article) pairs of which the development is still stored and the article still in a story."""
    development_ids = _existing(connection, developments.c.id, {item.development_id for item in found})
    members = _existing(connection, story_members.c.article_id, {item.article_id for item in found})
    return {
        (item.development_id, item.article_id)
        for item in found
        if item.development_id in development_ids and item.article_id in members
    }


def _existing(connection: Connection, column: ColumnElement[int], values: Collection[int]) -> set[int]:
    """Those of these values that the column has."""
    found: set[int] = set()
    for part in chunks(sorted(values)):
        found |= set(connection.execute(select(column).where(column.in_(part))).scalars())
    return found


def _values(item: AlsoIn, now: datetime) -> dict[str, object]:
    return {
        "development_id": item.development_id,
        "article_id": item.article_id,
        "version": item.version,
        "at": item.at,
        "published": item.published,
        "sentence": item.sentence,
        "score": item.score,
        "found_at": now,
        "doubt": item.doubt,
    }


def _also_in(row: Row[tuple[object, ...]]) -> AlsoIn:
    return AlsoIn(
        development_id=row.development_id,
        article_id=row.article_id,
        version=row.version,
        at=row.at,
        sentence=row.sentence,
        score=row.score,
        published=row.published,
        found_at=row.found_at,
        doubt=row.doubt,
    )
