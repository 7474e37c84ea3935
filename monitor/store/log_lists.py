"""The row numbers of the versions in a log, found from indexes alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, literal_column, select

from monitor.errors import TooBroad
from monitor.ports import LARGEST_NUMBER, LogQuery
from monitor.store.counts import numbers_between
from monitor.store.engine import Database
from monitor.store.feeds import listed_under
from monitor.store.fewest import FEW, is_among, is_page_of_newest, shortest, unindexed
from monitor.store.news import AT_ONCE
from monitor.store.paging import Span, read_numbers
from monitor.store.schema import changes, developments, versions
from monitor.store.schema_lists import feed_rows
from monitor.store.tag_lists import VERSIONS
from monitor.store.tallies import FEED_ROWS


def log_numbers(database: Database, connection: Connection, query: LogQuery, span: Span) -> Sequence[int]:
    """The row numbers of the versions in a log, newest first."""
    low = None if query.since is None else numbers_between(connection, versions.name, query.since, None)[0]
    number: ColumnElement[int] = versions.c.id if query.feed_id is None else feed_rows.c.number
    found = select(versions.c.id).where(*_log_conditions(query))
    if low is not None:
        found = found.where(number >= low)
    few = _few(database, connection, query, low, span)
    if few is not None:
        found = found.where(is_among(versions.c.id, few))
    elif query.tags:
        found = found.where(number < _beyond_tags(connection, query.tags))
    order = number if few is None and query.article_id is None else unindexed(versions.c.id)
    if query.feed_id is not None:
        found = found.join(feed_rows, feed_rows.c.number == versions.c.id)
        found = found.where(feed_rows.c.feed_id == query.feed_id, feed_rows.c.of == FEED_ROWS[versions.name])
    return read_numbers(database, connection, found, versions, replace(span, along=number), (order,))


def _few(
    database: Database, connection: Connection, query: LogQuery, low: int | None, span: Span
) -> Sequence[int] | None:
    """All candidates for a log if they are few; None if its index should be walked instead."""
    few = _with_words(database, connection, query.words, low or 0, span.before_id) if query.words else None
    if few is not None or query.article_id is not None or _is_walked(query):
        return few
    return _few_listed(database, connection, query, low, span)


def _few_listed(
    database: Database, connection: Connection, query: LogQuery, low: int | None, span: Span
) -> Sequence[int] | None:
    """``_few`` for a log of tags, a feed or kinds."""
    if span.limit is not None and is_page_of_newest(span) and _is_of_tags(query):
        between = _limits(feed_rows.c.number, low, span, database.numbers.settled(connection, versions))
        return shortest(connection, [VERSIONS.newest(connection, query.tags, span.limit, between)])
    few = shortest(connection, _log_lists(query, _limits(feed_rows.c.number, low, span)))
    if few is None and query.kinds and query.feed_id is None and is_page_of_newest(span):
        return _newest_of_kinds(database, connection, query, low or 0, span)
    return few


def _newest_of_kinds(
    database: Database, connection: Connection, query: LogQuery, low: int, span: Span
) -> Sequence[int]:
    """A page of the newest versions from ``low`` on with developments of these kinds.

    For each kind, walks its developments from the newest down. As these are only nearly in the order of their versions,
    the walk goes on for ``AT_ONCE`` numbers below the last version of a full page.
    """
    settled = database.numbers.settled(connection, versions)
    limits = [span.before_id, settled and settled + 1, _beyond_tags(connection, query.tags)]
    end = min(LARGEST_NUMBER if number is None else number for number in limits)
    newest = select(developments.c.id).where(developments.c.version_id < end)
    first: int = connection.execute(newest.order_by(developments.c.version_id.desc()).limit(1)).scalar() or 0
    page_size = span.limit or 0
    found: set[int] = set()
    for kind in query.kinds:
        of_kind: set[int] = set()
        lowest = low
        for numbers in _versions_of_kind(connection, kind, first + AT_ONCE):
            if max(numbers) < lowest - AT_ONCE:
                break
            of_kind |= _matching(connection, query, {number for number in numbers if number < end})
            if len(of_kind) >= page_size:
                lowest = max(low, sorted(of_kind)[-page_size])
        found |= of_kind
    return sorted(found, reverse=True)[: span.limit]


def _beyond_tags(connection: Connection, tags: Sequence[str]) -> int | None:
    """The number from which on no feed with these tags has a version, to skip what came since; None without tags."""
    return (VERSIONS.reach(connection, tags) or 0) + 1 if tags else None


def _versions_of_kind(connection: Connection, kind: str, first: int) -> Iterator[Sequence[int]]:
    """The versions of a kind's developments from number ``first`` down, ``AT_ONCE`` at a time."""
    query = select(developments.c.id, developments.c.version_id).where(developments.c.kind == kind)
    query = query.order_by(developments.c.id.desc()).limit(AT_ONCE)
    while rows := connection.execute(query.where(developments.c.id <= first)).all():
        yield [row.version_id for row in rows]
        first = rows[-1].id - 1


def _matching(connection: Connection, query: LogQuery, numbers: set[int]) -> set[int]:
    """Those of these versions that pass all filters except the kinds."""
    conditions = list(_log_conditions(replace(query, kinds=())))
    if not conditions:
        return numbers
    found = select(versions.c.id).where(is_among(versions.c.id, sorted(numbers)), *conditions)
    return set(connection.execute(found).scalars())


def _with_words(
    database: Database, connection: Connection, words: Sequence[str], low: int, below: int | None
) -> Sequence[int] | None:
    """The versions from ``low`` on that have any of these words; None if they are many: a walk then soon finds them."""
    found: set[int] = set()
    for word in words:
        try:
            text_query = database.texts.parse(connection, word)
        except TooBroad:
            return None
        hits = database.texts.find(connection, text_query, title_only=False, below=below, least=low, limit=FEW)
        if len(hits) == FEW:
            return None
        found.update(hits)
    return sorted(found) if len(found) <= FEW else None


def _is_walked(query: LogQuery) -> bool:
    """Whether the log is of a feed without tags or kinds: the rows of a feed are in the order of the log."""
    return query.feed_id is not None and not query.tags and not query.kinds


def _is_of_tags(query: LogQuery) -> bool:
    """Whether tags are the only filter beside times, places and words."""
    rest = replace(query, tags=(), since=None, words=(), before_id=None, after_id=None, limit=None)
    return bool(query.tags) and rest == LogQuery()


def _limits(
    number: ColumnElement[int], low: int | None, span: Span, highest: int | None = None
) -> list[ColumnElement[bool]]:
    """Conditions on the row number of a version from the time and the place in the list."""
    bounds = (
        (low, number.__ge__),
        (span.after_id, number.__gt__),
        (span.before_id, number.__lt__),
        (highest, number.__le__),
    )
    return [condition(bound) for bound, condition in bounds if bound is not None]


def _log_lists(query: LogQuery, between: Sequence[ColumnElement[bool]]) -> Iterator[Select[Any]]:
    """For each filter, the query for the numbers of all versions that pass it; ``between`` limits those of feeds."""
    if query.feed_id is not None:
        of_feed = (feed_rows.c.feed_id == query.feed_id, feed_rows.c.of == FEED_ROWS[versions.name])
        yield select(feed_rows.c.number).where(*of_feed, *between)
    if query.tags:
        yield VERSIONS.rows(query.tags, between)
    if query.kinds:
        yield select(developments.c.version_id).where(developments.c.kind.in_(query.kinds))


def _log_conditions(query: LogQuery) -> Iterator[ColumnElement[bool]]:
    if query.article_id is not None:
        yield versions.c.article_id == query.article_id
    if query.since is not None:
        yield versions.c.fetched_at >= query.since
    if query.below is not None:
        yield versions.c.number < query.below
    if query.tags:
        yield listed_under(versions.c.article_id, query.tags)
    if query.edited_only:
        yield exists().where(changes.c.version_id == versions.c.id)
    if query.developments_only:
        yield versions.c.developments > literal_column("0")
    if query.kinds:
        yield exists().where(developments.c.version_id == versions.c.id, developments.c.kind.in_(query.kinds))
