"""The stored feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, delete, exists, insert, literal, select, update

from monitor.errors import DatabaseCorrupt, NotFound
from monitor.model import NO_HINTS, NO_RHYTHM, Feed, FeedState, FeedSummary, host_of
from monitor.ports import FeedName
from monitor.store.codec import dump, load_list
from monitor.store.counts import counts_of
from monitor.store.engine import Database
from monitor.store.paging import Span, chunks, read_rows, read_span
from monitor.store.rows import feed_of, is_storable, number_in, select_feeds, select_summaries, strings, summary_of
from monitor.store.schema import articles, entries, feeds, memberships
from monitor.store.schema_lists import feed_tags

# The most feeds returned for an ambiguous name; the same as for articles.
_MOST_FOUND = 10
_ENTRY = (entries.c.key, entries.c.article_id, entries.c.updated, entries.c.present)


class Feeds:
    """Implements ``ports.FeedRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, url: str, *, title: str, tags: Sequence[str], now: datetime) -> Feed:
        """Add a feed, or add the tags to the feed that has this address. It is due at once, unless paused."""
        with self._database.write() as connection:
            # Insert before reading: a concurrent insert of the same address makes this one wait, not fail.
            number = self._database.insert_one(connection, feeds, _first_values(url, title, tuple(tags), now))
            if number is None:
                row = connection.execute(select(feeds).where(feeds.c.url == url).with_for_update()).one()
                all_tags = strings((*load_list(str, row.tags), *tags))
                due = None if row.state == FeedState.PAUSED else now
                write_tags(connection, row.id, load_list(str, all_tags))
                changes = {"tags": all_tags, "title": row.title or title, "due_at": due}
                connection.execute(update(feeds).where(feeds.c.id == row.id).values(**changes))
                number = row.id
            else:
                write_tags(connection, number, tags)
            return _get(connection, number)

    def get(self, feed_id: int) -> Feed:
        """One feed; raises ``NotFound``."""
        with self._database.read() as connection:
            return _get(connection, feed_id)

    def list(
        self,
        *,
        after_id: int | None = None,
        before_id: int | None = None,
        failing: bool = False,
        state: FeedState | None = None,
        tag: str = "",
        text: str = "",
        limit: int | None = None,
    ) -> tuple[FeedSummary, ...]:
        """Feeds in the order they were added; see ``ports.FeedRepository``."""
        if not is_storable(tag + text):
            return ()
        query = select_summaries()
        if failing:
            query = query.where(feeds.c.last_error.is_not(None))
        if state is not None:
            query = query.where(feeds.c.state == state.value)
        span = Span(after_id, before_id, limit)
        if tag:
            query = query.join(feed_tags, feed_tags.c.feed_id == feeds.c.id).where(feed_tags.c.tag == tag)
            span = replace(span, along=feed_tags.c.feed_id)
        if text:
            query = query.where(_has(text))
        with self._database.read() as connection:
            return read_span(self._database, connection, query, feeds, span, _as_summaries, newest_first=False)

    def names(self, limit: int) -> tuple[FeedName, ...]:
        """The first ``limit`` feeds in the order they were added."""
        query = select(feeds.c.id, feeds.c.title, feeds.c.url, feeds.c.tags).order_by(feeds.c.id).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return tuple(FeedName(row.id, row.title or row.url, load_list(str, row.tags)) for row in rows)

    def tags(self) -> dict[str, int]:
        """The number of feeds by tag, most used tag first."""
        with self._database.read() as connection:
            found = counts_of(connection, "tags")
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def tags_of(self, urls: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The tags of feeds by address; addresses of no feed are left out."""
        found: dict[str, tuple[str, ...]] = {}
        with self._database.read() as connection:
            for part in chunks(urls):
                rows = connection.execute(select(feeds.c.url, feeds.c.tags).where(feeds.c.url.in_(part)))
                found |= {row.url: tags_of(row.tags) for row in rows}
        return found

    def counts(self) -> dict[str, int]:
        """The number of feeds by state, and under ``failing`` of those whose last check failed."""
        with self._database.read() as connection:
            failing = counts_of(connection, "failing feeds")
            return counts_of(connection, "feeds") | {"failing": sum(failing.values())}

    def find(self, name: str) -> tuple[Feed, ...]:
        """Up to ten feeds with this number, address or title; if there are none, with it as a substring."""
        # The empty string is part of every name: an empty variable of a script must not select a feed.
        if not name.strip() or not is_storable(name):
            return ()
        exact = (feeds.c.url == name) | (feeds.c.title == name)
        if (number := number_in(name)) is not None:
            exact |= feeds.c.id == number
        with self._database.read() as connection:
            for condition in (exact, _has(name)):
                query = select_feeds().where(condition).order_by(feeds.c.id).limit(_MOST_FOUND)
                if found := read_rows(self._database, connection, query, feeds, _as_feeds):
                    return found
        return ()

    def remove(self, feed_id: int) -> None:
        """Delete the feed; its articles and their versions are kept and still followed. Raises ``NotFound``."""
        with self._database.write() as connection:
            _get(connection, feed_id)
            _delete(connection, feed_id)

    def set_state(self, feed_id: int, state: FeedState, now: datetime) -> Feed:
        """Pause a feed (never due) or resume it (due at once). Raises ``NotFound``."""
        changes: dict[str, Any] = {"state": state.value, "due_at": now}
        if state is FeedState.PAUSED:
            changes |= {"due_at": None}
        return self._change(feed_id, changes)

    def wake(self, feed_id: int, now: datetime) -> Feed:
        """Make a feed due now, unless it is paused. Raises ``NotFound``."""
        due = case((feeds.c.state == FeedState.PAUSED.value, None), else_=literal(now, feeds.c.due_at.type))
        return self._change(feed_id, {"due_at": due})

    def set_details(self, feed_id: int, *, title: str | None = None, tags: Sequence[str] | None = None) -> Feed:
        """Replace the title or the tags of a feed; None keeps them. Raises ``NotFound``."""
        changes: dict[str, Any] = {} if title is None else {"title": title}
        if tags is not None:
            changes["tags"] = strings(tuple(tags))
        return self._change(feed_id, changes, tags)

    def _change(self, feed_id: int, changes: dict[str, Any], tags: Sequence[str] | None = None) -> Feed:
        with self._database.write() as connection:
            if changes:
                connection.execute(update(feeds).where(feeds.c.id == feed_id).values(**changes))
            found = _get(connection, feed_id)
            if tags is not None:
                write_tags(connection, feed_id, tags)
            return found


def write_tags(connection: Connection, feed_id: int, tags: Sequence[str]) -> None:
    """Write the rows of ``feed_tags`` for a feed, in the transaction that changes its tags."""
    connection.execute(delete(feed_tags).where(feed_tags.c.feed_id == feed_id))
    if tags:
        rows = [{"tag": tag, "feed_id": feed_id} for tag in dict.fromkeys(tags)]
        connection.execute(insert(feed_tags), rows)


def listed_under(article_id: ColumnElement[int], tags: Sequence[str]) -> ColumnElement[bool]:
    """A condition: a feed with any of these tags lists or listed the article of this number.

    Starts from the article's feeds, which are few; a tag may have hundreds, which would be tried for every row.
    """
    conditions = (memberships.c.article_id == article_id, feed_tags.c.tag.in_(tags))
    return exists().where(memberships.c.feed_id == feed_tags.c.feed_id, *conditions)


def _has(text: str) -> ColumnElement[bool]:
    return feeds.c.url.icontains(text, autoescape=True) | feeds.c.title.icontains(text, autoescape=True)


def tags_of(listed: str) -> tuple[str, ...]:
    """Decode stored tags; empty if they cannot be decoded, so that the rest of the row can still be used."""
    try:
        return load_list(str, listed)
    except DatabaseCorrupt:
        return ()


def merge_feeds(connection: Connection, keep_id: int, drop_id: int, now: datetime) -> None:
    """Merge feed ``drop``, which moved to the address of ``keep``, into it, with its articles, entries and tags.

    ``keep`` is due at once, unless it is paused; ``drop`` is deleted.
    """
    keep, drop = _get(connection, keep_id), _get(connection, drop_id)
    for table, names in ((memberships, (memberships.c.article_id,)), (entries, _ENTRY)):
        other, key = table.alias(), names[0]
        known = exists().where(other.c[key.name] == key, other.c.feed_id == keep_id)
        rows = select(literal(keep_id), *names).where(table.c.feed_id == drop_id, ~known)
        connection.execute(insert(table).from_select(["feed_id", *(column.name for column in names)], rows))
    connection.execute(update(articles).where(articles.c.feed_id == drop_id).values(feed_id=keep_id))
    changes = {
        "tags": strings((*keep.tags, *drop.tags)),
        "title": keep.title or drop.title,
        "due_at": None if keep.state is FeedState.PAUSED else now,
    }
    connection.execute(update(feeds).where(feeds.c.id == keep_id).values(**changes))
    write_tags(connection, keep_id, (*keep.tags, *drop.tags))
    _delete(connection, drop_id)


def _delete(connection: Connection, feed_id: int) -> None:
    """Delete a feed with its entries; the articles that no other feed lists have left all feeds."""
    mine = select(entries.c.article_id).where(entries.c.feed_id == feed_id)
    in_another = exists().where(entries.c.article_id == articles.c.id, entries.c.present, entries.c.feed_id != feed_id)
    left = (articles.c.id.in_(mine), articles.c.in_feed, ~in_another)
    connection.execute(update(articles).where(*left).values(in_feed=False))
    connection.execute(delete(feeds).where(feeds.c.id == feed_id))


def _first_values(url: str, title: str, tags: tuple[str, ...], now: datetime) -> dict[str, Any]:
    return {
        "url": url,
        "host": host_of(url),
        "title": title,
        "tags": strings(tags),
        "state": FeedState.ACTIVE.value,
        "added_at": now,
        "due_at": now,
        "hints": dump(NO_HINTS),
        "rhythm": dump(NO_RHYTHM),
        "last_result": "",
    }


def _as_feeds(rows: Sequence[Row[Any]]) -> Iterable[Feed]:
    return map(feed_of, rows)


def _as_summaries(rows: Sequence[Row[Any]]) -> Iterable[FeedSummary]:
    return map(summary_of, rows)


def _get(connection: Connection, feed_id: int) -> Feed:
    row = connection.execute(select_feeds().where(feeds.c.id == feed_id)).first()
    if row is None:
        raise NotFound(f"there is no feed {feed_id}")
    return feed_of(row)
