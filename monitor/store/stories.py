"""Stories: articles that report the same event."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select, update
from sqlalchemy import tuple_ as row_of

from monitor.errors import NotFound
from monitor.model import Story, StoryMember, StoryOrder
from monitor.ports import LARGEST_NUMBER
from monitor.store.also_in import AlsoIns
from monitor.store.articles import articles_by_id
from monitor.store.paging import chunks
from monitor.store.placing import Placing
from monitor.store.schema import articles
from monitor.store.schema_stories import stories, story_members
from monitor.store.story_rows import (
    bring_together,
    get_story,
    keep_apart,
    mark_merged,
    member_ids,
    new_story,
    put_into_story,
    refresh,
    story_ids,
    story_of,
    take_out,
)

# Orders by coverage and importance sort this many of the stories active since a time, the last active: some days of
# the largest newsroom.
_ACTIVE = 5000
_ORDER_COLUMNS = {
    StoryOrder.NEWEST: stories.c.updated_at,
    StoryOrder.COVERAGE: stories.c.outlets,
    StoryOrder.IMPORTANCE: stories.c.importance,
}


class Stories(AlsoIns):
    """Implements ``ports.StoryRepository``."""

    def list(
        self,
        *,
        order: StoryOrder = StoryOrder.NEWEST,
        since: datetime | None = None,
        before_id: int | None = None,
        after_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Story, ...]:
        """Stories in this order, pinned ones first; see ``ports.StoryRepository``."""
        query = select(stories).where(stories.c.merged_into.is_(None))
        if since is not None:
            query = query.where(_active(order, since))
        columns = (stories.c.pinned, _ORDER_COLUMNS[order], stories.c.id)
        upwards = after_id is not None
        with self._database.read() as connection:
            query = _beyond(connection, query, columns, after_id if upwards else before_id, upwards=upwards)
            ordered = (column.asc() if upwards else column.desc() for column in columns)
            rows = connection.execute(query.order_by(*ordered).limit(limit)).all()
        found = tuple(map(story_of, rows))
        return found[::-1] if upwards else found

    def get(self, story_id: int) -> Story:
        """A story, or the one it was merged into; raises ``NotFound``."""
        with self._database.read() as connection:
            return _story(connection, story_id)

    def members(self, story_id: int) -> tuple[StoryMember, ...]:
        """The articles of a story, first seen first; raises ``NotFound``."""
        with self._database.read() as connection:
            number = _story(connection, story_id).id
            return tuple(_members(connection, (number,)).get(number, ()))

    def members_of(self, story_ids: Collection[int]) -> Mapping[int, Sequence[StoryMember]]:
        """The articles of several stories, by story, first seen first."""
        with self._database.read() as connection:
            return _members(connection, story_ids)

    def of_article(self, article_id: int) -> Story | None:
        """The story of an article; None if it has none."""
        return self.of_articles((article_id,)).get(article_id)

    def of_articles(self, article_ids: Collection[int]) -> dict[int, Story]:
        """The stories of articles, by article."""
        with self._database.read() as connection:
            numbers = story_ids(connection, article_ids)
            rows = connection.execute(select(stories).where(stories.c.id.in_(sorted(set(numbers.values()))))).all()
        known = {row.id: story_of(row) for row in rows}
        return {article: known[story] for article, story in numbers.items() if story in known}

    def join(self, article_id: int, story_id: int, now: datetime) -> Story:
        """Put an article into a story, by a person's decision; raises ``NotFound``."""
        with self._database.write_stories() as connection:
            story = _story(connection, story_id)
            self._put_by_person(connection, (article_id,), story.id, now)
            return get_story(connection, story.id)

    def start(self, article_ids: Sequence[int], now: datetime) -> Story:
        """Make a new story of these articles, by a person's decision; raises ``NotFound``."""
        with self._database.write_stories() as connection:
            number = new_story(connection, now)
            self._put_by_person(connection, article_ids, number, now)
            return get_story(connection, number)

    def split(self, article_id: int, now: datetime) -> None:  # noqa: ARG002
        """Take an article out of its story and keep it apart, by a person's decision; raises ``NotFound``."""
        with self._database.write_stories() as connection:
            story_id = story_ids(connection, (article_id,)).get(article_id)
            if story_id is None:
                raise NotFound(f"article {article_id} is in no story")
            take_out(connection, article_id)
            keep_apart(self._database, connection, article_id, member_ids(connection, story_id))
            refresh(connection, story_id)

    def merge(self, keep_id: int, drop_id: int, now: datetime) -> Story:
        """Merge two stories, by a person's decision; raises ``NotFound``."""
        with self._database.write_stories() as connection:
            keep, drop = _story(connection, keep_id), _story(connection, drop_id)
            if keep.id != drop.id:
                ids = member_ids(connection, drop.id)
                mark_merged(connection, keep.id, drop.id)
                self._put_by_person(connection, ids, keep.id, now)
            return get_story(connection, keep.id)

    def name(self, story_id: int, title: str) -> Story:
        """Set a story's title; an empty one restores the title of its first article. Raises ``NotFound``."""
        return self._set(story_id, title=title, named=bool(title))

    def pin(self, story_id: int, pinned: bool) -> Story:
        """Pin or unpin a story: a pinned one is listed first, and kept with fewer than two articles."""
        return self._set(story_id, pinned=pinned)

    def _set(self, story_id: int, **values: object) -> Story:
        with self._database.write_stories() as connection:
            story = _story(connection, story_id)
            connection.execute(update(stories).where(stories.c.id == story.id).values(**values))
            refresh(connection, story.id)
            row = connection.execute(select(stories).where(stories.c.id == story.id)).first()
            return story if row is None else story_of(row)

    def _put_by_person(self, connection: Connection, ids: Sequence[int], story_id: int, now: datetime) -> None:
        """Put articles into a story so that they are never moved automatically.

        The oldest of the story's other articles is fixed there too, so that the two stay together.
        """
        known = articles_by_id(connection, (number for number in ids if abs(number) <= LARGEST_NUMBER))
        for number in ids:
            if number not in known:
                raise NotFound(f"there is no article {number}")
        members = member_ids(connection, story_id)
        left = set(story_ids(connection, ids).values()) - {story_id}
        for number in ids:
            put_into_story(self._database, connection, number, story_id, now, by_person=True)
        others = [number for number in members if number not in ids]
        anchor = and_(story_members.c.story_id == story_id, story_members.c.article_id.in_(others[-1:]))
        connection.execute(update(story_members).where(anchor).values(by_person=True))
        bring_together(connection, [*members, *ids])
        for other in (*left, story_id):
            refresh(connection, other)

    # For automatic placing.

    @contextmanager
    def placing(self) -> Iterator[Placing]:
        """A transaction that places one article; only one is open at a time, in all programs."""
        with self._database.write_stories() as connection:
            yield Placing(self._database, connection)

    def unplaced(self, limit: int) -> tuple[tuple[int, int], ...]:
        """Articles whose newest version has not been placed, with that version's number; newest article first."""
        waiting = (articles.c.unplaced, articles.c.versions > 0, articles.c.moved_to.is_(None))
        query = select(articles.c.id, articles.c.versions).where(*waiting).order_by(articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple((row.id, row.versions) for row in connection.execute(query))


def _members(connection: Connection, story_ids: Collection[int]) -> dict[int, list[StoryMember]]:
    """The articles of stories, by story, first seen first."""
    rows: list[Row[Any]] = []
    for part in chunks(sorted(story_ids)):
        rows += connection.execute(select(story_members).where(story_members.c.story_id.in_(part)))
    known = articles_by_id(connection, (row.article_id for row in rows))
    rows.sort(key=lambda row: (known[row.article_id].first_seen_at, row.article_id))
    found: dict[int, list[StoryMember]] = {}
    for row in rows:
        member = StoryMember(known[row.article_id], row.since, bool(row.by_person))
        found.setdefault(row.story_id, []).append(member)
    return found


def _story(connection: Connection, story_id: int) -> Story:
    if abs(story_id) > LARGEST_NUMBER:
        raise NotFound(f"there is no story {story_id}")
    return get_story(connection, story_id)


def _active(order: StoryOrder, since: datetime) -> ColumnElement[bool]:
    """A condition: active since then, and in orders other than newest first, among the last ``_ACTIVE`` of these."""
    recent = stories.c.updated_at >= since
    if order is StoryOrder.NEWEST:
        return recent
    found = select(stories.c.id).where(stories.c.merged_into.is_(None), recent)
    return stories.c.id.in_(found.order_by(stories.c.updated_at.desc()).limit(_ACTIVE))


def _beyond(
    connection: Connection,
    query: Select[tuple[object]],
    columns: tuple[ColumnElement[object], ...],
    story_id: int | None,
    *,
    upwards: bool,
) -> Select[tuple[object]]:
    """The part of a list beyond a story; the whole list if there is no such story."""
    if story_id is None or abs(story_id) > LARGEST_NUMBER:
        return query
    position = connection.execute(select(*columns).where(stories.c.id == story_id)).first()
    if position is None:
        return query
    sort_key = row_of(*columns)
    return query.where(sort_key > tuple(position) if upwards else sort_key < tuple(position))
