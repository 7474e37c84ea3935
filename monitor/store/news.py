"""Developments by what people filter them by: time, kind, feed, tag, language, words, importance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, or_, select

from monitor.model import Article, Development, EditKind, Evidence
from monitor.store.articles import articles_by_id, of_feed
from monitor.store.codec import dump_list, load, load_list
from monitor.store.engine import Database
from monitor.store.paging import Span, read_span
from monitor.store.passages import StoredPassage
from monitor.store.schema import developments, feeds, memberships, versions
from monitor.store.search import terms

# So many of the newest versions that have the words are looked through.
MOST_HITS = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of developments is asked for; see ``ports.VersionShelf``."""

    since: datetime | None = None
    until: datetime | None = None
    article_id: int | None = None
    feed_id: int | None = None
    to_version: int | None = None
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    words: str = ""
    min_importance: float = 0.0


def read_developments(
    database: Database, connection: Connection, wanted: Wanted, span: Span, *, by_importance: bool
) -> tuple[Development, ...]:
    """The developments that fit, newest first or the most important first."""
    columns = developments.c
    conditions = [*_plain(wanted), *_of_sources(wanted), *_of_versions(database, connection, wanted)]
    query: Select[Any] = select(developments, kept(columns.article_id, columns.from_version).label("from_kept"))
    ranking = (columns.importance.desc(), columns.score.desc(), columns.id.desc()) if by_importance else ()
    placed = Span(span.after_id, span.before_id, span.limit, ranking)
    read = partial(_developments, connection)
    return read_span(database, connection, query.where(*conditions), developments, placed, read)


def kept(article_id: ColumnElement[int], number: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a version that a row names is still stored."""
    there = versions.alias()
    return exists().where(there.c.article_id == article_id, there.c.number == number)


def _plain(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """What the rows themselves say."""
    columns = developments.c
    conditions: tuple[tuple[Any, Callable[[Any], ColumnElement[bool]]], ...] = (
        (wanted.since, columns.detected_at.__ge__),
        (wanted.until, columns.detected_at.__lt__),
        (wanted.article_id, columns.article_id.__eq__),
        (wanted.to_version, columns.to_version.__eq__),
        (wanted.kinds or None, columns.kind.in_),
        (wanted.min_importance or None, columns.importance.__ge__),
    )
    return (holds(value) for value, holds in conditions if value is not None)


def _of_sources(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """What is known of the feeds that list the article."""
    article_id = developments.c.article_id
    if wanted.feed_id is not None:
        yield of_feed(article_id, wanted.feed_id)
    if wanted.tags:
        # Tags are kept as a list in JSON.
        tagged = or_(*(feeds.c.tags.contains(dump_list((tag,))[1:-1], autoescape=True) for tag in wanted.tags))
        listed = select(memberships.c.article_id).join(feeds, feeds.c.id == memberships.c.feed_id)
        yield article_id.in_(listed.where(tagged))


def _of_versions(database: Database, connection: Connection, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """What is known of the version that brought it."""
    version_id = developments.c.version_id
    if wanted.languages:
        yield exists().where(versions.c.id == version_id, versions.c.language.in_(wanted.languages))
    if terms(wanted.words):
        yield version_id.in_(
            database.texts.find(connection, wanted.words, title_only=False, below=None, limit=MOST_HITS)
        )


def _developments(connection: Connection, rows: Sequence[Row[Any]]) -> list[Development]:
    known = articles_by_id(connection, (row.article_id for row in rows))
    return [_development(row, known[row.article_id]) for row in rows]


def _development(row: Row[Any], article: Article) -> Development:
    stored = load(StoredPassage, row.passage)
    return Development(
        id=row.id,
        article=article,
        from_version=row.from_version,
        to_version=row.to_version,
        detected_at=row.detected_at,
        kind=EditKind(row.kind),
        text=row.text,
        previous=row.previous,
        score=row.score,
        evidence=load_list(Evidence, row.evidence),
        from_kept=bool(row.from_kept),
        edits=stored.edits,
        heading=stored.heading,
        before=stored.before,
        after=stored.after,
        importance=row.importance,
        blocks=stored.blocks,
        importance_reasons=stored.importance_reasons,
    )
