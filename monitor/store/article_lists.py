"""The numbers of the articles in a list, and of those that a name may mean, found from indexes alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, literal_column, select

from monitor.errors import TooBroad
from monitor.model import ArticleState
from monitor.store.engine import Database
from monitor.store.feeds import listed_under
from monitor.store.fewest import is_among, is_page_of_newest, shortest, unindexed
from monitor.store.paging import Span, chunks, read_numbers
from monitor.store.schema import articles, memberships, versions
from monitor.store.search import terms
from monitor.store.tag_lists import ARTICLES

# A name is looked up among the newest headline matches, and as a substring among the newest articles: this many each.
MOST_NAMED, NEWEST = 2000, 5000


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """The filters of a list of articles; see ``ports.ArticleRepository.list``."""

    feed_id: int | None
    state: ArticleState | None
    muted: bool | None
    failing: bool
    text: str
    tag: str = ""


def article_numbers(database: Database, connection: Connection, wanted: ArticleFilter, span: Span) -> Sequence[int]:
    """The numbers of the articles in a list, newest first."""
    query = select(articles.c.id).where(*_conditions(wanted))
    if wanted.text:
        query = query.where(is_among(articles.c.id, find_by_name(database, connection, wanted.text)))
    few = _few(database, connection, wanted, span)
    if few is not None:
        query = query.where(is_among(articles.c.id, few))
    elif wanted.tag:
        # The newest article of the tag may be far below the newest of all: begin there.
        query = query.where(articles.c.id <= ARTICLES.reach(connection, (wanted.tag,)))
    is_short = wanted.text != "" or few is not None
    number: ColumnElement[int] = articles.c.id
    if wanted.feed_id is not None:
        query = query.join(memberships, memberships.c.article_id == articles.c.id)
        query = query.where(memberships.c.feed_id == wanted.feed_id)
        number = memberships.c.article_id
    order = unindexed(number) if is_short else number
    return read_numbers(database, connection, query, articles, replace(span, along=number), (order,))


def _few(database: Database, connection: Connection, wanted: ArticleFilter, span: Span) -> Sequence[int] | None:
    """All candidates for a list if they are few; None if its index should be walked instead."""
    if wanted.text or _is_walked(wanted):
        return None
    if wanted.tag and span.limit is not None and is_page_of_newest(span) and _is_of_tag(wanted):
        number = memberships.c.article_id
        highest = database.numbers.settled(connection, articles)
        bounds = ((span.before_id, number.__lt__), (highest, number.__le__))
        between = [condition(bound) for bound, condition in bounds if bound is not None]
        between.append(exists().where(articles.c.id == number, articles.c.moved_to.is_(None)))
        return shortest(connection, [ARTICLES.newest(connection, (wanted.tag,), span.limit, between)])
    return shortest(connection, _lists(wanted))


def _is_of_tag(wanted: ArticleFilter) -> bool:
    """Whether the tag is the only filter."""
    return replace(wanted, tag="") == ArticleFilter(None, None, None, failing=False, text="")


def _is_walked(wanted: ArticleFilter) -> bool:
    """Whether there is only one filter, and it has an index in the order of the list."""
    indexed = (wanted.feed_id is not None, wanted.state is not None, wanted.muted is True, wanted.failing)
    return sum(indexed) == 1 and not wanted.tag


def _conditions(wanted: ArticleFilter) -> Iterator[ColumnElement[bool]]:
    yield articles.c.moved_to.is_(None)
    if wanted.state is not None:
        yield articles.c.state == wanted.state.value
    if wanted.muted is not None:
        yield _is_muted if wanted.muted else ~articles.c.muted
    if wanted.failing:
        yield articles.c.last_error.is_not(None)
    if wanted.tag:
        yield listed_under(articles.c.id, (wanted.tag,))


def _lists(wanted: ArticleFilter) -> Iterator[Select[Any]]:
    """For each filter, the query for the numbers of all articles that pass it."""
    unmerged = select(articles.c.id).where(articles.c.moved_to.is_(None))
    if wanted.feed_id is not None:
        yield select(memberships.c.article_id).where(memberships.c.feed_id == wanted.feed_id)
    if wanted.tag:
        yield ARTICLES.rows((wanted.tag,))
    if wanted.state is not None:
        yield unmerged.where(articles.c.state == wanted.state.value)
    if wanted.muted:
        yield unmerged.where(_is_muted)
    if wanted.failing:
        yield unmerged.where(articles.c.last_error.is_not(None))


# Written as in the condition of the partial index: with a bound parameter no database would use that index.
_is_muted = articles.c.muted == literal_column("true")


def find_by_name(database: Database, connection: Connection, name: str) -> Sequence[int]:
    """Articles by a remembered name, in a read of limited size.

    Those of which any version has the words in its headline (the last word may be a prefix), those with exactly this
    address, and those of the newest ``NEWEST`` articles that have the name as a substring of headline or address.
    """
    words = name.strip()
    hits = _named_hits(database, connection, words) if terms(words) else ()
    found: set[int] = set()
    for part in chunks(hits):
        found |= set(connection.execute(select(versions.c.article_id).where(versions.c.id.in_(part))).scalars())
    newest = select(articles).order_by(articles.c.id.desc()).limit(NEWEST).subquery()
    parts = newest.c.url.icontains(name, autoescape=True) | newest.c.title.icontains(name, autoescape=True)
    for query in (select(articles.c.id).where(articles.c.url == words), select(newest.c.id).where(parts)):
        found |= set(connection.execute(query).scalars())
    return sorted(found)


def _named_hits(database: Database, connection: Connection, words: str) -> Sequence[int]:
    """The newest versions with these words in the headline. The last word is a prefix, unless too many words match."""
    texts = database.texts
    try:
        text_query = texts.parse(connection, f"{words}*")
    except TooBroad:
        text_query = texts.parse(connection, words)
    return texts.find(connection, text_query, title_only=True, below=None, limit=MOST_NAMED)
