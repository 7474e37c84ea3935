"""Which articles a list shows, and which of them a name may mean: numbers, found by indexes alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal_column, select

from monitor.errors import TooBroad
from monitor.model import ArticleState
from monitor.store.engine import Database
from monitor.store.feeds import listed_under
from monitor.store.fewest import among, fewest, in_any_order
from monitor.store.paging import Span, read_numbers
from monitor.store.schema import articles, memberships, versions
from monitor.store.schema_lists import feed_tags
from monitor.store.search import terms

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
    few = None if wanted.text or _is_walked(wanted) else fewest(connection, _lists(wanted))
    if few is not None:
        query = query.where(among(articles.c.id, few))
    sought = wanted.text != "" or few is not None
    number: ColumnElement[int] = articles.c.id
    if wanted.feed_id is not None:
        query = query.join(memberships, memberships.c.article_id == articles.c.id)
        query = query.where(memberships.c.feed_id == wanted.feed_id)
        number = memberships.c.article_id
    order = in_any_order(number) if sought else number
    return read_numbers(database, connection, query, articles, replace(span, along=number), (order,))


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
        yield _tagged(wanted.tag)
    if wanted.state is not None:
        yield here.where(articles.c.state == wanted.state.value)
    if wanted.muted:
        yield here.where(_is_muted)
    if wanted.failing:
        yield here.where(articles.c.last_error.is_not(None))


def _tagged(tag: str) -> Select[Any]:
    """The numbers of articles that a feed with this tag lists or listed."""
    listing = select(memberships.c.article_id).join(feed_tags, feed_tags.c.feed_id == memberships.c.feed_id)
    return listing.where(feed_tags.c.tag == tag)


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
