"""Which versions a log shows: numbers, found by indexes alone."""

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
from monitor.store.fewest import FEW, among, fewest, in_any_order, is_page_of_newest
from monitor.store.news import AT_ONCE
from monitor.store.paging import Span, read_numbers
from monitor.store.schema import changes, developments, versions
from monitor.store.schema_lists import feed_rows
from monitor.store.tag_lists import VERSIONS
from monitor.store.tallies import FEED_ROWS


def logged(database: Database, connection: Connection, query: LogQuery, span: Span) -> Sequence[int]:
    """The numbers of the versions that a log shows, newest first."""
    low = None if query.since is None else numbers_between(connection, versions.name, query.since, None)[0]
    number: ColumnElement[int] = versions.c.id if query.feed_id is None else feed_rows.c.number
    found = select(versions.c.id).where(*_log_conditions(query))
    if low is not None:
        found = found.where(number >= low)
    few = _few(database, connection, query, low, span)
    if few is not None:
        found = found.where(among(versions.c.id, few))
    elif query.tags:
        found = found.where(number < _beyond_tags(connection, query.tags))
    order = number if few is None and query.article_id is None else in_any_order(versions.c.id)
    if query.feed_id is not None:
        found = found.join(feed_rows, feed_rows.c.number == versions.c.id)
        found = found.where(feed_rows.c.feed_id == query.feed_id, feed_rows.c.of == FEED_ROWS[versions.name])
    return read_numbers(database, connection, found, versions, replace(span, along=number), (order,))


def _few(
    database: Database, connection: Connection, query: LogQuery, low: int | None, span: Span
) -> Sequence[int] | None:
    """All versions that can be in a log where these are few; None where it is better walked through."""
    few = _with_words(database, connection, query.words, low or 0, span.before_id) if query.words else None
    if few is not None or query.article_id is not None or _is_walked(query):
        return few
    return _few_listed(database, connection, query, low, span)


def _few_listed(
    database: Database, connection: Connection, query: LogQuery, low: int | None, span: Span
) -> Sequence[int] | None:
    """The same of a log of tags, a feed or kinds."""
    if span.limit is not None and is_page_of_newest(span) and _is_of_tags(query):
        between = _limits(feed_rows.c.number, low, span, database.numbers.settled(connection, versions))
        return fewest(connection, [VERSIONS.newest(connection, query.tags, span.limit, between)])
    few = fewest(connection, _log_lists(query, _limits(feed_rows.c.number, low, span)))
    if few is None and query.kinds and query.feed_id is None and is_page_of_newest(span):
        return _newest_of_kinds(database, connection, query, low or 0, span)
    return few


def _newest_of_kinds(
    database: Database, connection: Connection, query: LogQuery, low: int, span: Span
) -> Sequence[int]:
    """As many of the newest versions from ``low`` on with developments of these kinds as a page has."""
    settled = database.numbers.settled(connection, versions)
    limits = [span.before_id, settled and settled + 1, _beyond_tags(connection, query.tags)]
    past = min(LARGEST_NUMBER if number is None else number for number in limits)
    newest = select(developments.c.id).where(developments.c.version_id < past)
    first: int = connection.execute(newest.order_by(developments.c.version_id.desc()).limit(1)).scalar() or 0
    found: set[int] = set()
    for kind in query.kinds:
        of_kind: set[int] = set()
        lowest = low
        for numbers in _along(connection, kind, first + AT_ONCE):
            if max(numbers) < lowest - AT_ONCE:
                break
            of_kind |= _fitting(connection, query, {number for number in numbers if number < past})
            if len(of_kind) >= (span.limit or 0):
                lowest = max(low, sorted(of_kind)[-(span.limit or 0)])
        found |= of_kind
    return sorted(found, reverse=True)[: span.limit]


def _beyond_tags(connection: Connection, tags: Sequence[str]) -> int | None:
    """The number above which no feed with the tags has a version: they may have been silent for long."""
    return (VERSIONS.reach(connection, tags) or 0) + 1 if tags else None


def _along(connection: Connection, kind: str, first: int) -> Iterator[Sequence[int]]:
    """The versions of the developments of a kind, from a development on down."""
    query = select(developments.c.id, developments.c.version_id).where(developments.c.kind == kind)
    query = query.order_by(developments.c.id.desc()).limit(AT_ONCE)
    while rows := connection.execute(query.where(developments.c.id <= first)).all():
        yield [row.version_id for row in rows]
        first = rows[-1].id - 1


def _fitting(connection: Connection, query: LogQuery, numbers: set[int]) -> set[int]:
    """Those of some versions that fit all but the kinds."""
    conditions = list(_log_conditions(replace(query, kinds=())))
    if not conditions:
        return numbers
    found = select(versions.c.id).where(among(versions.c.id, sorted(numbers)), *conditions)
    return set(connection.execute(found).scalars())


def _with_words(
    database: Database, connection: Connection, words: Sequence[str], low: int, below: int | None
) -> Sequence[int] | None:
    """The versions from ``low`` on that have any of these words; None where they are many: a walk soon meets them."""
    found: set[int] = set()
    for word in words:
        try:
            sought = database.texts.sought(connection, word)
        except TooBroad:
            return None
        hits = database.texts.find(connection, sought, title_only=False, below=below, least=low, limit=FEW)
        if len(hits) == FEW:
            return None
        found.update(hits)
    return sorted(found) if len(found) <= FEW else None


def _is_walked(query: LogQuery) -> bool:
    """Whether the log is asked for a feed alone, whose own rows are in its order."""
    return query.feed_id is not None and not query.tags and not query.kinds


def _is_of_tags(query: LogQuery) -> bool:
    """Whether the log is asked for tags alone."""
    others = (query.kinds, query.developments_only, query.edited_only)
    return bool(query.tags) and query.feed_id is None and not any(others)


def _limits(
    number: ColumnElement[int], low: int | None, span: Span, highest: int | None = None
) -> list[ColumnElement[bool]]:
    """What time and place in the list say of the numbers of versions."""
    limits = (
        (low, number.__ge__),
        (span.after_id, number.__gt__),
        (span.before_id, number.__lt__),
        (highest, number.__le__),
    )
    return [condition(limit) for limit, condition in limits if limit is not None]


def _log_lists(query: LogQuery, between: Sequence[ColumnElement[bool]]) -> Iterator[Select[Any]]:
    """The numbers of what fits each filter by itself, those of feeds as far as their place in the list allows."""
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
