"""Lists of developments with filters: time, kind, feed, tag, language, words, importance.

Read in two steps: first the row numbers, from indexes alone, then these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, exists, select

from monitor.model import Article, Development, EditKind, Evidence
from monitor.ports import LARGEST_NUMBER
from monitor.store.articles import articles_by_id
from monitor.store.codec import load, load_list
from monitor.store.counts import numbers_between
from monitor.store.engine import Database
from monitor.store.feeds import listed_under
from monitor.store.fewest import is_among, is_page_of_newest, shortest, unindexed
from monitor.store.paging import Span, chunks, read_numbers, read_rows
from monitor.store.passages import StoredPassage
from monitor.store.schema import developments, versions
from monitor.store.schema_lists import feed_rows
from monitor.store.schema_stories import story_members
from monitor.store.search import terms
from monitor.store.tag_lists import DEVELOPMENTS
from monitor.store.tallies import FEED_ROWS

# How many of the newest versions that have the words are searched for developments, and how many at a time.
MOST_HITS, _HITS = 5_000, 500
# Developments are numbered in the order of their versions, except those of concurrent transactions. Where one order is
# used for the other, this many more rows are read.
AT_ONCE = 1000
# A time span with fewer rows than this is sorted by importance; for a longer one the index by importance is walked.
_COMPARED = 20_000


@dataclass(frozen=True, slots=True)
class DevelopmentFilter:
    """The filters of a list of developments; see ``ports.VersionRepository.developments``."""

    since: datetime | None = None
    until: datetime | None = None
    article_id: int | None = None
    story_id: int | None = None
    feed_id: int | None = None
    to_version: int | None = None
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    words: str = ""
    min_importance: float = 0.0


def read_developments(
    database: Database,
    connection: Connection,
    wanted: DevelopmentFilter,
    span: Span,
    *,
    by_importance: bool,
    most_articles: int | None = None,
) -> tuple[Development, ...]:
    """The developments that pass the filters, newest or most important first; see ``ports.VersionRepository``."""
    columns = developments.c
    ranking = (columns.importance.desc(), columns.score.desc(), columns.id.desc()) if by_importance else ()
    ranked = Span(span.after_id, span.before_id, span.limit, ranking)
    query: Select[Any] = select(developments, is_stored(columns.article_id, columns.from_version).label("from_kept"))
    numbers = _Numbers(database, connection, wanted, ranked)
    found = numbers.with_words() if terms(wanted.words) else numbers.found()
    if most_articles is not None:
        found = _of_first_articles(connection, found, most_articles)
    order = ranking or (columns.id.desc(),)
    read = partial(_developments, connection)
    result: list[Development] = []
    for part in chunks(found):
        rows = query.where(columns.id.in_(part)).order_by(*order)
        result += read_rows(database, connection, rows, developments, read)
    return tuple(result)


def newest_developments(
    database: Database, connection: Connection, articles: Sequence[Article], limit: int
) -> tuple[Development, ...]:
    """The newest developments of these articles, newest first; one that cannot be read is skipped."""
    known = {article.id: article for article in articles}
    rows = _NEWEST.params(articles=sorted(known), most=limit)
    return read_rows(
        database,
        connection,
        rows,
        developments,
        lambda found: [_development(row, known[row.article_id]) for row in found],
    )


def _of_first_articles(connection: Connection, found: Sequence[int], most: int) -> Sequence[int]:
    """Those of these developments that belong to the first ``most`` articles in the list."""
    article_of: dict[int, int] = {}
    for part in chunks(found):
        rows = connection.execute(
            select(developments.c.id, developments.c.article_id).where(developments.c.id.in_(part))
        )
        article_of |= {row.id: row.article_id for row in rows}
    first = set(islice(dict.fromkeys(article_of[number] for number in found if number in article_of), most))
    return [number for number in found if article_of.get(number) in first]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Finds the row numbers of the developments in a list, in its order."""

    database: Database
    connection: Connection
    wanted: DevelopmentFilter
    span: Span

    def found(self) -> Sequence[int]:
        """The numbers for a list without words."""
        if self.wanted.article_id is not None or self.wanted.story_id is not None:
            return self._read([], few=True)
        walked = _is_walked(self.wanted) and not self.span.ranking
        few = None if walked else shortest(self.connection, self._lists())
        return self._read(self._start()) if few is None else self._read([is_among(developments.c.id, few)], few=True)

    def _start(self) -> list[ColumnElement[bool]]:
        """A condition to begin a walk at the newest development of the tags, which may be far down."""
        if not self.wanted.tags or self.span.ranking:
            return []
        return [developments.c.id <= DEVELOPMENTS.reach(self.connection, self.wanted.tags)]

    def _lists(self) -> Iterable[Select[Any]]:
        """The queries for ``shortest``; for a page of tags alone, only the rows that the page can reach."""
        span, tags = self.span, self.wanted.tags
        if span.limit is None or not is_page_of_newest(span) or not _is_of_tags(self.wanted):
            return _lists(self.wanted)
        number = feed_rows.c.number
        low, _ = numbers_between(self.connection, developments.name, self.wanted.since, None)
        highest = self.database.numbers.settled(self.connection, developments)
        bounds = ((low, number.__ge__), (span.before_id, number.__lt__), (highest, number.__le__))
        between = [condition(bound) for bound, condition in bounds if bound is not None]
        return [DEVELOPMENTS.newest(self.connection, tags, span.limit, between)]

    def with_words(self) -> Sequence[int]:
        """The numbers for a list with words: searches the newest versions that have them, ``_HITS`` at a time."""
        below, found, searched = self._first_hit(), list[int](), 0
        text_query = self.database.texts.parse(self.connection, self.wanted.words)
        enough = LARGEST_NUMBER if self._needs_all_hits() else self.span.limit or LARGEST_NUMBER
        while searched < MOST_HITS and len(found) < enough:
            hits = self.database.texts.find(self.connection, text_query, title_only=False, below=below, limit=_HITS)
            found += self._read([is_among(developments.c.version_id, hits)], few=True)
            searched += len(hits)
            if len(hits) < _HITS:
                break
            below = hits[-1]
        return self._read([is_among(developments.c.id, found)], few=True) if found else ()

    def _needs_all_hits(self) -> bool:
        """Whether the oldest hits may belong to the list as well as the newest."""
        return self.span.after_id is not None or bool(self.span.ranking)

    def _first_hit(self) -> int | None:
        """The version below which to search, for a list that continues below a development."""
        if self.span.before_id is None:
            return None
        query = select(developments.c.version_id).where(developments.c.id < self.span.before_id)
        newest = self.connection.execute(query.order_by(developments.c.id.desc()).limit(1)).scalar()
        return None if newest is None else newest + AT_ONCE

    def _read(self, conditions: Sequence[ColumnElement[bool]], *, few: bool = False) -> Sequence[int]:
        """The numbers that fulfil the conditions and all filters but words; ``few``: sort them instead of walking."""
        span, order = self.span, self._order()
        query = select(developments.c.id).where(*conditions, *_of_sources(self.wanted))
        if self.wanted.feed_id is not None and not few and not self.span.ranking:
            # Walk the feed's own rows: those of all feeds may be many since the feed's newest.
            span, order = replace(span, along=feed_rows.c.number), (feed_rows.c.number,)
            query = _along_feed(query, self.wanted.feed_id)
        query = query.where(*self._of_row(order[-1]))
        if few or (self.span.ranking and self._is_short()):
            order = tuple(map(unindexed, order))
        return read_numbers(self.database, self.connection, query, developments, span, order)

    def _order(self) -> tuple[ColumnElement[Any], ...]:
        """The columns that the list is sorted by, most significant first."""
        columns = developments.c
        return (columns.importance, columns.score, columns.id) if self.span.ranking else (columns.id,)

    def _of_row(self, number: ColumnElement[Any]) -> Iterator[ColumnElement[bool]]:
        """Conditions on the row itself; ``number`` is the column with its number."""
        columns, wanted = developments.c, self.wanted
        low, high = numbers_between(self.connection, developments.name, wanted.since, wanted.until)
        conditions: tuple[tuple[Any, Callable[[Any], ColumnElement[bool]]], ...] = (
            (low, number.__ge__),
            (high, number.__le__),
            (wanted.since, columns.detected_at.__ge__),
            (wanted.until, columns.detected_at.__lt__),
            (wanted.article_id, columns.article_id.__eq__),
            (None if wanted.story_id is None else _members(wanted.story_id), columns.article_id.in_),
            (wanted.to_version, columns.to_version.__eq__),
            (wanted.kinds or None, columns.kind.in_),
            (wanted.languages or None, columns.language.in_),
            (wanted.min_importance or None, columns.importance.__ge__),
        )
        return (condition(value) for value, condition in conditions if value is not None)

    def _is_short(self) -> bool:
        """Whether the time span has so few rows that they can be sorted."""
        low, high = numbers_between(self.connection, developments.name, self.wanted.since, self.wanted.until)
        if low is None:
            return False
        top = select(developments.c.id).order_by(developments.c.id.desc()).limit(1)
        newest: int = self.connection.execute(top).scalar() or 0
        return min(newest, newest if high is None else high) - low < _COMPARED


def _members(story_id: int) -> Select[Any]:
    """A query for the articles of a story."""
    return select(story_members.c.article_id).where(story_members.c.story_id == story_id)


def is_stored(article_id: ColumnElement[int], number: ColumnElement[Any]) -> ColumnElement[bool]:
    """A condition: this version of an article is still stored, and was not pruned."""
    stored = versions.alias()
    return exists().where(stored.c.article_id == article_id, stored.c.number == number)


# Built once: building a statement costs several times as much as running it on some rows.
_NEWEST = (
    select(developments, is_stored(developments.c.article_id, developments.c.from_version).label("from_kept"))
    .where(developments.c.article_id.in_(bindparam("articles", expanding=True)))
    .order_by(unindexed(developments.c.id).desc())
    .limit(bindparam("most"))
)


def _of_sources(wanted: DevelopmentFilter) -> Iterator[ColumnElement[bool]]:
    """Conditions on the feeds that list the article."""
    rows = feed_rows.alias()
    conditions = (rows.c.of == FEED_ROWS[developments.name], rows.c.number == developments.c.id)
    if wanted.feed_id is not None:
        yield exists().where(*conditions, rows.c.feed_id == wanted.feed_id)
    if wanted.tags:
        yield listed_under(developments.c.article_id, wanted.tags)


def _along_feed(query: Select[Any], feed_id: int) -> Select[Any]:
    query = query.join(feed_rows, feed_rows.c.number == developments.c.id)
    return query.where(feed_rows.c.feed_id == feed_id, feed_rows.c.of == FEED_ROWS[developments.name])


def _is_walked(wanted: DevelopmentFilter) -> bool:
    """Whether there is only one filter, and it has an index with the newest rows first."""
    filters = (wanted.feed_id is not None) + len(wanted.kinds) + len(wanted.languages)
    return filters == 1 and not wanted.tags and not wanted.min_importance


def _is_of_tags(wanted: DevelopmentFilter) -> bool:
    """Whether tags are the only filter, beside ``since``."""
    return bool(wanted.tags) and replace(wanted, tags=(), since=None) == DevelopmentFilter()


def _lists(wanted: DevelopmentFilter) -> Iterator[Select[Any]]:
    """For each filter, the query for the numbers of all developments that pass it."""
    columns, listed = developments.c, select(feed_rows.c.number).where(feed_rows.c.of == FEED_ROWS[developments.name])
    if wanted.feed_id is not None:
        yield listed.where(feed_rows.c.feed_id == wanted.feed_id)
    if wanted.tags:
        yield DEVELOPMENTS.rows(wanted.tags)
    if wanted.kinds:
        yield select(columns.id).where(columns.kind.in_(wanted.kinds))
    if wanted.languages:
        yield select(columns.id).where(columns.language.in_(wanted.languages))
    if wanted.min_importance:
        yield select(columns.id).where(columns.importance >= wanted.min_importance)


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
