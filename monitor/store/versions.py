"""Read access to stored versions, changes, developments and withdrawals."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, exists, func, or_, select

from monitor.errors import DatabaseCorrupt, NotFound
from monitor.model import (
    Article,
    Change,
    ChangeOutline,
    Development,
    Document,
    StoredWithdrawal,
    Version,
    VersionOutline,
    VersionSummary,
)
from monitor.ports import LARGEST_NUMBER, LogQuery, LogRow, SearchHit, VersionStep
from monitor.store import contents
from monitor.store.articles import articles_by_id, of_feed
from monitor.store.codec import load
from monitor.store.counts import counts_after, numbers_between
from monitor.store.engine import Database
from monitor.store.fulltext import TextQuery
from monitor.store.log_lists import log_numbers
from monitor.store.news import DevelopmentFilter, is_stored, newest_developments, read_developments
from monitor.store.paging import Span, chunks, read_rows, read_span
from monitor.store.schema import changes, developments, versions, withdrawals
from monitor.store.schema_lists import feed_rows
from monitor.store.search import passage, terms
from monitor.store.stored_versions import read_version, read_versions, summary_of
from monitor.store.tallies import FEED_ROWS
from monitor.store.texts import read_document
from monitor.store.withdrawals import withdrawals_of

_SUMMARY = (
    versions.c.id,
    versions.c.article_id,
    versions.c.number,
    versions.c.fetched_at,
    versions.c.digest,
    versions.c.body_digest,
    versions.c.title,
)

T = TypeVar("T")

# The most matching versions that a search reads, to find those that pass its filters and belong to different articles.
_MOST_SEARCHED = 4000


class Versions:
    """Implements ``ports.VersionRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, article_id: int, number: int) -> Version:
        """One version; raises ``NotFound``, ``DatabaseCorrupt``."""
        with self._database.read() as connection:
            version = read_version(connection, article_id, number)
        if version is None:
            raise NotFound(f"article {article_id} has no version {number}")
        return version

    def several(self, article_id: int, numbers: Collection[int]) -> tuple[Version, ...]:
        """The stored ones of these versions of an article, oldest first; raises ``DatabaseCorrupt``."""
        return self.of_articles({article_id: numbers})[article_id]

    def of_articles(self, wanted: Mapping[int, Collection[int]]) -> Mapping[int, tuple[Version, ...]]:
        """``several`` for several articles, by article."""
        with self._database.read() as connection:
            return read_versions(connection, wanted)

    def raw(self, article_id: int, number: int) -> bytes | None:
        """The bytes of the page as fetched; None if they are not stored (any more)."""
        with self._database.read() as connection:
            return contents.read(connection, article_id, contents.PAGE, number)

    def numbers(self, article_id: int) -> tuple[int, ...]:
        """The numbers of all versions of an article, oldest first, read from an index."""
        query = select(versions.c.number).where(versions.c.article_id == article_id).order_by(versions.c.number)
        with self._database.read() as connection:
            return tuple(connection.execute(query).scalars())

    def summaries(self, article_id: int, *, above: int = 0, limit: int | None = None) -> tuple[VersionSummary, ...]:
        """Up to ``limit`` versions of an article above a number, oldest first, without their texts."""
        conditions = (versions.c.article_id == article_id, versions.c.number > above)
        query = select(*_SUMMARY).where(*conditions).order_by(versions.c.number).limit(limit)
        with self._database.read() as connection:
            return tuple(map(summary_of, connection.execute(query)))

    def number_at(self, article_id: int, until: datetime) -> int | None:
        """The number of the last version fetched at or before that time; None if there is none."""
        conditions = (versions.c.article_id == article_id, versions.c.fetched_at <= until)
        with self._database.read() as connection:
            return connection.execute(select(func.max(versions.c.number)).where(*conditions)).scalar()

    def all(self, article_id: int) -> Iterable[Version]:
        """All versions of an article, oldest first, loaded one at a time."""
        for number in self.numbers(article_id):
            yield self.get(article_id, number)

    def change(self, article_id: int, number: int) -> Change | None:
        """The stored change that led to this version; None for the first."""
        query = select(changes.c.data).join(versions, versions.c.id == changes.c.version_id)
        conditions = (versions.c.article_id == article_id, versions.c.number == number)
        with self._database.read() as connection:
            data = connection.execute(query.where(*conditions)).scalar()
        return read_change(data)

    def real_step(self, article_id: int, *, upto: int | None = None, above: int = 0) -> VersionStep | None:
        """The nearest change that has a development or a withdrawal; see ``ports.VersionRepository``."""
        number = versions.c.number
        query = select(changes.c.from_version, number).join(versions, versions.c.id == changes.c.version_id)
        has_withdrawal = exists().where(withdrawals.c.version_id == versions.c.id)
        is_real = (versions.c.article_id == article_id, or_(versions.c.developments > 0, has_withdrawal))
        query = query.where(*is_real, changes.c.from_version.is_not(None))
        query = query.where(number > above if upto is None else number <= upto)
        query = query.order_by(number if upto is None else number.desc())
        with self._database.read() as connection:
            row = connection.execute(query.limit(1)).first()
        return VersionStep(row.from_version, row.number) if row else None

    def outlines(self, article_id: int, *, upto: int, limit: int) -> tuple[VersionOutline, ...]:
        """Up to ``limit`` versions of an article, from ``upto`` down, newest first, with outlines of their changes."""
        columns = (versions.c.number, versions.c.fetched_at, versions.c.title, changes.c.data)
        query = select(*columns).outerjoin(changes, changes.c.version_id == versions.c.id)
        query = query.where(versions.c.article_id == article_id, versions.c.number <= upto)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(versions.c.number.desc()).limit(limit)).all()
        return tuple(
            VersionOutline(row.number, row.fetched_at, row.title, _unpacked(ChangeOutline, row.data)) for row in rows
        )

    def log(self, query: LogQuery) -> tuple[LogRow, ...]:
        """Versions, newest first, each with the change that led to it."""
        from_stored = or_(changes.c.from_version.is_(None), is_stored(versions.c.article_id, changes.c.from_version))
        statement = select(*_SUMMARY, changes.c.data, from_stored.label("from_kept")).outerjoin(
            changes, changes.c.version_id == versions.c.id
        )
        span = Span(query.after_id, query.before_id, query.limit)
        with self._database.read() as connection:
            numbers = log_numbers(self._database, connection, query, span)
            rows: list[LogRow] = []
            for part in chunks(numbers):
                page = statement.where(versions.c.id.in_(part)).order_by(versions.c.id.desc())
                rows += read_rows(self._database, connection, page, versions, partial(_log, connection))
        return tuple(rows)

    def newest_developments(self, articles: Sequence[Article], limit: int) -> tuple[Development, ...]:
        """The newest ``limit`` developments of these articles together, newest first."""
        with self._database.read() as connection:
            return newest_developments(self._database, connection, articles, limit)

    def developments(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        article_id: int | None = None,
        story_id: int | None = None,
        feed_id: int | None = None,
        to_version: int | None = None,
        kinds: tuple[str, ...] = (),
        tags: tuple[str, ...] = (),
        languages: tuple[str, ...] = (),
        words: str = "",
        min_importance: float = 0.0,
        by_importance: bool = False,
        most_articles: int | None = None,
        limit: int | None = None,
    ) -> tuple[Development, ...]:
        """Developments that pass all filters, newest or most important first; see ``ports.VersionRepository``."""
        wanted = DevelopmentFilter(
            since=since,
            until=until,
            article_id=article_id,
            story_id=story_id,
            feed_id=feed_id,
            to_version=to_version,
            kinds=kinds,
            tags=tags,
            languages=languages,
            words=words,
            min_importance=min_importance,
        )
        with self._database.read() as connection:
            span = Span(after_id, before_id, limit)
            return read_developments(
                self._database, connection, wanted, span, by_importance=by_importance, most_articles=most_articles
            )

    def withdrawals(
        self,
        *,
        since: datetime | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        article_id: int | None = None,
        feed_id: int | None = None,
        kinds: tuple[str, ...] = (),
        silent: bool = False,
        limit: int | None = None,
    ) -> tuple[StoredWithdrawal, ...]:
        """Withdrawals, newest first; see ``ports.VersionRepository``."""
        from_stored = is_stored(withdrawals.c.article_id, withdrawals.c.from_version)
        query = select(withdrawals, from_stored.label("from_kept"))
        if article_id is not None:
            query = query.where(withdrawals.c.article_id == article_id)
        if kinds:
            query = query.where(withdrawals.c.kind.in_(kinds))
        if silent:
            query = query.where(withdrawals.c.silent)
        number: ColumnElement[int] = withdrawals.c.id
        if feed_id is not None:
            number = feed_rows.c.number
            query = query.join(feed_rows, number == withdrawals.c.id)
            query = query.where(feed_rows.c.feed_id == feed_id, feed_rows.c.of == FEED_ROWS[withdrawals.name])
        with self._database.read() as connection:
            if since is not None:
                low, _ = numbers_between(connection, withdrawals.name, since, None)
                query = query.where(number >= low, withdrawals.c.detected_at >= since)
            span, read = Span(after_id, before_id, limit, along=number), partial(withdrawals_of, connection)
            return read_span(self._database, connection, query, withdrawals, span, read)

    def kinds_since(self, since: datetime) -> dict[str, int]:
        """The number of developments detected since then, by kind."""
        with self._database.read() as connection:
            found = Counter(counts_after(connection, developments.name, since))
            # Counts are kept by day: of the first day, the rows are counted.
            first_day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
            low, high = numbers_between(connection, developments.name, first_day, first_day)
            conditions = (developments.c.id.between(low, high), developments.c.detected_at >= since)
            query = select(developments.c.kind, func.count()).where(*conditions)
            query = query.where(developments.c.detected_at < first_day + timedelta(days=1))
            for kind, number in connection.execute(query.group_by(developments.c.kind)):
                found[kind] += number
        return dict(sorted(found.items()))

    def newest(self) -> int:
        """The highest row number up to which no version can still appear; 0 if there is none."""
        query = select(versions.c.id)
        with self._database.read() as connection:
            return max(read_span(self._database, connection, query, versions, Span(limit=1), _numbers), default=0)

    def search(
        self,
        words: str,
        *,
        limit: int = 20,
        skip: int = 0,
        upto: int | None = None,
        feed_id: int | None = None,
        since: datetime | None = None,
    ) -> tuple[SearchHit, ...]:
        """Full-text search, one hit per article; see ``ports.VersionRepository``.

        An article with the words in the title of any version comes first, with the newest such version; then others,
        with their newest version that has the words in its title or text.
        """
        if not terms(words):
            return ()
        bounds = [versions.c.fetched_at >= since] if since is not None else []
        bounds += [of_feed(versions.c.article_id, feed_id)] if feed_id is not None else []
        with self._database.read() as connection:
            low, _ = numbers_between(connection, versions.name, since, None)
            text_query = self._database.texts.parse(connection, words)
            found: dict[int, list[Row[Any]]] = {}
            for title_only in (True, False):
                for row in self._matches(connection, text_query, bounds, title_only, (low, upto)):
                    if len(found) >= skip + limit and row.article_id not in found:
                        break
                    found.setdefault(row.article_id, []).append(row)
            page = list(found.values())[skip:]
            known = articles_by_id(connection, (rows[0].article_id for rows in page))
            texts = [read_document(connection, rows[0].article_id, rows[0].number) for rows in page]
        return tuple(
            SearchHit(
                known[rows[0].article_id],
                rows[0].number,
                rows[0].fetched_at,
                *passage(_whole(text), words),
                others=tuple(sorted({row.number for row in rows} - {rows[0].number})),
            )
            for rows, text in zip(page, texts, strict=True)
        )

    def _matches(
        self,
        connection: Connection,
        text_query: TextQuery,
        bounds: Sequence[ColumnElement[bool]],
        title_only: bool,
        between: tuple[int | None, int | None],
    ) -> Iterator[Row[Any]]:
        """Matching versions, newest first, down to row number ``low`` and from ``upto``, the two of ``between``."""
        low, upto = between
        below = None if upto is None or upto >= LARGEST_NUMBER else upto + 1
        size = 200
        for _ in range(_MOST_SEARCHED // size):
            ids = self._database.texts.find(connection, text_query, title_only=title_only, below=below, limit=size)
            query = select(*_SUMMARY).where(versions.c.id.in_(ids), *bounds)
            yield from connection.execute(query.order_by(versions.c.id.desc())).all()
            if len(ids) < size or (low is not None and ids[-1] < low):
                return
            below = ids[-1]


def read_change(data: bytes | None) -> Change | None:
    """Decode a stored change; None stays None. Raises ``DatabaseCorrupt``."""
    return _unpacked(Change, data)


def _unpacked(kind: type[T], data: bytes | None) -> T | None:
    if data is None:
        return None
    try:
        return load(kind, zlib.decompress(data))
    except zlib.error as error:
        raise DatabaseCorrupt(f"a stored change cannot be unpacked ({error})") from error


def _numbers(rows: Sequence[Row[Any]]) -> list[int]:
    return [row.id for row in rows]


def _log(connection: Connection, rows: Sequence[Row[Any]]) -> list[LogRow]:
    known = articles_by_id(connection, (row.article_id for row in rows))
    return [
        LogRow(known[row.article_id], summary_of(row), read_change(row.data), row.id, bool(row.from_kept))
        for row in rows
    ]


def _whole(document: Document) -> str:
    return f"{document.title}\n\n{document.text}"
