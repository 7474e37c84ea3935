"""Which articles a list shows, and which of them a name may mean: numbers, found by indexes alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, literal_column, select

from monitor.errors import TooBroad
from monitor.model import ArticleState
from monitor.store.engine import Database
from monitor.store.feeds import listed_under
from monitor.store.fewest import among, fewest, in_any_order, is_page_of_newest
from monitor.store.paging import Span, read_numbers
from monitor.store.schema import articles, memberships, versions
from monitor.store.search import terms
from monitor.store.tag_lists import ARTICLES

# Of headlines, the newest so many hits; and so many of the newest articles are looked through for a part of a name.
MOST_NAMED, NEWEST = 2000, 5000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of articles is asked for; see ``ports.ArticleRepository``."""

    feed_id: int | None
    state: ArticleState | None
    muted: bool | None
    failing: bool
    text: str
    tag: str = ""


def listed(database: Database, connection: Connection, wanted: Wanted, span: Span) -> Sequence[int]:
    """The numbers of the articles that a list shows, newest first."""
    query = select(articles.c.id).where(*_conditions(wanted))
    if wanted.text:
        query = query.where(among(articles.c.id, named_so(database, connection, wanted.text)))
    few = _few(database, connection, wanted, span)
    if few is not None:
        query = query.where(among(articles.c.id, few))
    elif wanted.tag:
        # Nothing may have come under it for long.
        query = query.where(articles.c.id <= ARTICLES.reach(connection, (wanted.tag,)))
    sought = wanted.text != "" or few is not None
    number: ColumnElement[int] = articles.c.id
    if wanted.feed_id is not None:
        query = query.join(memberships, memberships.c.article_id == articles.c.id)
        query = query.where(memberships.c.feed_id == wanted.feed_id)
        number = memberships.c.article_id
    order = in_any_order(number) if sought else number
    return read_numbers(database, connection, query, articles, replace(span, along=number), (order,))


def _few(database: Database, connection: Connection, wanted: Wanted, span: Span) -> Sequence[int] | None:
    """All articles that can be in a list where these are few; None where it is better walked through."""
    if wanted.text or _is_walked(wanted):
        return None
    if wanted.tag and span.limit is not None and is_page_of_newest(span) and _is_of_tag(wanted):
        number = memberships.c.article_id
        highest = database.numbers.settled(connection, articles)
        limits = ((span.before_id, number.__lt__), (highest, number.__le__))
        between = [holds(limit) for limit, holds in limits if limit is not None]
        between.append(exists().where(articles.c.id == number, articles.c.moved_to.is_(None)))
        return fewest(connection, [ARTICLES.newest(connection, (wanted.tag,), span.limit, between)])
    return fewest(connection, _lists(wanted))


def _is_of_tag(wanted: Wanted) -> bool:
    """Whether the list is asked for a tag alone."""
    return replace(wanted, tag="") == Wanted(None, None, None, failing=False, text="")


def _is_walked(wanted: Wanted) -> bool:
    """Whether the list is asked for by one filter alone, whose index has its rows in the order of the list."""
    asked = (wanted.feed_id is not None, wanted.state is not None, wanted.muted is True, wanted.failing)
    return sum(asked) == 1 and not wanted.tag


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    yield articles.c.moved_to.is_(None)
    if wanted.state is not None:
        yield articles.c.state == wanted.state.value
    if wanted.muted is not None:
        yield _is_muted if wanted.muted else ~articles.c.muted
    if wanted.failing:
        yield articles.c.last_error.is_not(None)
    if wanted.tag:
        yield listed_under(articles.c.id, (wanted.tag,))


def _lists(wanted: Wanted) -> Iterator[Select[Any]]:
    """The numbers of what fits each filter by itself."""
    here = select(articles.c.id).where(articles.c.moved_to.is_(None))
    if wanted.feed_id is not None:
        yield select(memberships.c.article_id).where(memberships.c.feed_id == wanted.feed_id)
    if wanted.tag:
        yield ARTICLES.rows((wanted.tag,))
    if wanted.state is not None:
        yield here.where(articles.c.state == wanted.state.value)
    if wanted.muted:
        yield here.where(_is_muted)
    if wanted.failing:
        yield here.where(articles.c.last_error.is_not(None))


# As the index over muted articles has it: with a parameter in its place no database would know them for the same.
_is_muted = articles.c.muted == literal_column("true")


def named_so(database: Database, connection: Connection, name: str) -> Sequence[int]:
    """Articles by what people remember of a name, in a bounded read.

    Those with the words in a headline that any version had (the last may be the beginning of one), those of this host
    or with this very address, and of the newest ``NEWEST`` those with it anywhere in headline or address.
    """
    words = name.strip()
    hits = _named_hits(database, connection, words) if terms(words) else ()
    found: set[int] = set()
    for start in range(0, len(hits), 500):
        part = hits[start : start + 500]
        found |= set(connection.execute(select(versions.c.article_id).where(versions.c.id.in_(part))).scalars())
    newest = select(articles).order_by(articles.c.id.desc()).limit(NEWEST).subquery()
    parts = newest.c.url.icontains(name, autoescape=True) | newest.c.title.icontains(name, autoescape=True)
    for query in (select(articles.c.id).where(articles.c.url == words), select(newest.c.id).where(parts)):
        found |= set(connection.execute(query).scalars())
    return sorted(found)


def _named_hits(database: Database, connection: Connection, words: str) -> Sequence[int]:
    """The newest versions with these words in the headline; the last may be the beginning of one, if of few."""
    texts = database.texts
    try:
        sought = texts.sought(connection, f"{words}*")
    except TooBroad:
        sought = texts.sought(connection, words)
    return texts.find(connection, sought, title_only=True, below=None, limit=MOST_NAMED)
