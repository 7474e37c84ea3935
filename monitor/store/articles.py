"""The articles that are followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, exists, func, insert, or_, select, update

from monitor.errors import NotFound
from monitor.model import NO_RHYTHM, AlertState, Article, ArticleState, host_of
from monitor.ports import ArticleCounts
from monitor.store.codec import dump
from monitor.store.engine import Database
from monitor.store.rows import article_of, select_articles
from monitor.store.schema import addresses, alerts, articles, canonicals, entries

FREE: dict[str, Any] = {"lease_until": None, "leased_by": None}


class Articles:
    """Implements ``ports.ArticleShelf``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, url: str, address: str, *, title: str, now: datetime) -> Article:
        """The article known under this normal form, or a new one, due at once."""
        with self._database.write() as connection:
            self._database.address_turn(connection)
            known = connection.execute(select(addresses.c.article_id).where(addresses.c.address == address)).scalar()
            if known is None:
                (known,) = insert_articles(connection, [{"url": url, "title": title, "in_feed": False}], now)
                connection.execute(insert(addresses).values(address=address, article_id=known))
            return get_article(connection, known)

    def get(self, article_id: int) -> Article:
        """One article; raises ``NotFound``."""
        with self._database.read() as connection:
            return get_article(connection, article_id)

    def list(
        self,
        *,
        feed_id: int | None = None,
        state: ArticleState | None = None,
        muted: bool | None = None,
        failing: bool = False,
        text: str = "",
        before_id: int | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Article, ...]:
        """Articles, newest first; of one feed: those it brought first, and those it names as well; no merged ones."""
        query = select_articles().where(articles.c.moved_to.is_(None))
        query = query.order_by(articles.c.id.desc()).limit(limit).offset(offset)
        if feed_id is not None:
            query = query.where(_of_feed(feed_id))
        if state is not None:
            query = query.where(articles.c.state == state.value)
        if muted is not None:
            query = query.where(articles.c.muted.is_(muted))
        if failing:
            query = query.where(articles.c.last_error.is_not(None))
        if text:
            query = query.where(_has(text))
        if before_id is not None:
            query = query.where(articles.c.id < before_id)
        with self._database.read() as connection:
            return tuple(map(article_of, connection.execute(query)))

    def counts(self, *, feed_id: int | None = None) -> ArticleCounts:
        """How many by state, how many were updated, and the versions of all; of all articles or those of a feed."""
        followed = case((articles.c.moved_to.is_(None), 1), else_=0)
        updated = case((articles.c.versions > 1, 1), else_=0)
        sums = (func.sum(followed), func.sum(updated), func.sum(articles.c.versions))
        query = select(articles.c.state, *sums).group_by(articles.c.state).order_by(articles.c.state)
        if feed_id is not None:
            query = query.where(_of_feed(feed_id))
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        states = {state: int(number) for state, number, _, _ in rows if number}
        return ArticleCounts(states, sum(int(row[2]) for row in rows), sum(int(row[3]) for row in rows))

    def most_updated(self, limit: int) -> tuple[Article, ...]:
        """Those with more than one version, the most versions first."""
        query = select_articles().where(articles.c.versions > 1)
        query = query.order_by(articles.c.versions.desc(), articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(map(article_of, connection.execute(query)))

    def find(self, name: str, address: str | None = None, limit: int = 10) -> tuple[Article, ...]:
        """By number, address (as given or its normal form), or a part of address or title."""
        names = [name, address or name]
        known = select(addresses.c.article_id).where(addresses.c.address.in_(names))
        named = select(canonicals.c.article_id).where(canonicals.c.address.in_(names))
        exact = or_(articles.c.url == name, articles.c.id.in_(known))
        conditions = [exact, articles.c.id.in_(named), articles.c.title == name, _has(name)]
        if name.isdecimal():
            conditions.insert(0, articles.c.id == int(name))
        followed_first = case((articles.c.moved_to.is_(None), 0), else_=1)
        with self._database.read() as connection:
            for condition in conditions:
                query = select_articles().where(condition).order_by(followed_first, articles.c.id.desc()).limit(limit)
                found = connection.execute(query).all()
                if found:
                    return tuple(map(article_of, found))
        return ()

    def by_address(self, address: str) -> Article | None:
        """The article known under this normal form."""
        query = select_articles().join(addresses, addresses.c.article_id == articles.c.id)
        with self._database.read() as connection:
            row = connection.execute(query.where(addresses.c.address == address)).first()
        return None if row is None else article_of(row)

    def by_text(self, host: str, digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles of a host whose last version has this digest or this very title, newest first."""
        # Two index reads instead of one OR, which would read all articles of the host.
        with self._database.read() as connection:
            found: dict[int, Article] = {}
            for fits in (articles.c.version_digest == digest, articles.c.version_title == title):
                here = (articles.c.host == host, fits, articles.c.moved_to.is_(None))
                query = select_articles().where(*here).order_by(articles.c.id.desc()).limit(limit)
                found |= {row.id: article_of(row) for row in connection.execute(query)}
        return tuple(found[article_id] for article_id in sorted(found, reverse=True)[:limit])

    def by_canonical(self, names: Sequence[str], digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles with a version whose pages name one of these addresses; those of this digest or title first."""
        alike = or_(articles.c.version_digest == digest, articles.c.version_title == title)
        claim = select(canonicals.c.article_id).where(canonicals.c.address.in_(names))
        query = select_articles().where(
            articles.c.id.in_(claim), articles.c.versions > 0, articles.c.moved_to.is_(None)
        )
        query = query.order_by(case((alike, 0), else_=1), articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(map(article_of, connection.execute(query)))

    def merge(self, keep_id: int, drop_id: int, now: datetime, *, url: str | None = None) -> Article:
        """Let ``keep`` take over all addresses and entry keys of ``drop``; see ``ports.ArticleShelf``."""
        with self._database.write() as connection:
            self._database.address_turn(connection)
            keep, drop = (_followed(connection, number) for number in (keep_id, drop_id))
            if keep.id == drop.id:
                return keep
            for table in (addresses, entries):
                connection.execute(update(table).where(table.c.article_id == drop.id).values(article_id=keep.id))
            named = select(canonicals.c.address).where(canonicals.c.article_id == drop.id)
            claims = [{"address": name, "article_id": keep.id} for name in connection.execute(named).scalars()]
            self._database.insert_new(connection, canonicals, claims)
            _set_aside(connection, drop, keep.id)
            connection.execute(
                update(articles).where(articles.c.id == keep.id).values(**_taken_over(keep, drop, now, url))
            )
            return get_article(connection, keep.id)

    def set_muted(self, article_id: int, muted: bool) -> Article:
        """Raise no alerts of this article (those queued are cancelled), or do so again."""
        with self._database.write() as connection:
            connection.execute(update(articles).where(articles.c.id == article_id).values(muted=muted))
            if muted:
                queued = (alerts.c.article_id == article_id, alerts.c.state == AlertState.QUEUED.value)
                cancelled = {"state": AlertState.CANCELLED.value, "last_error": "the article was muted", **FREE}
                connection.execute(update(alerts).where(*queued).values(**cancelled))
            return get_article(connection, article_id)


def _of_feed(feed_id: int) -> ColumnElement[bool]:
    """Those it brought first, and those it names as well."""
    named = exists().where(entries.c.article_id == articles.c.id, entries.c.feed_id == feed_id)
    return or_(articles.c.feed_id == feed_id, named)


def _has(text: str) -> ColumnElement[bool]:
    return articles.c.url.icontains(text, autoescape=True) | articles.c.title.icontains(text, autoescape=True)


def get_article(connection: Connection, article_id: int) -> Article:
    """One article; raises ``NotFound``."""
    row = connection.execute(select_articles().where(articles.c.id == article_id)).first()
    if row is None:
        raise NotFound(f"there is no article {article_id}")
    return article_of(row)


def articles_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Article]:
    """Articles by their numbers; those that are not there are left out."""
    wanted = sorted(set(ids))
    found: dict[int, Article] = {}
    for part in chunks(wanted):
        rows = connection.execute(select_articles().where(articles.c.id.in_(part)))
        found |= {row.id: article_of(row) for row in rows}
    return found


def insert_articles(connection: Connection, rows: Sequence[Mapping[str, Any]], now: datetime) -> list[int]:
    """New articles, due at once unless a row says otherwise; their numbers in the order given."""
    if not rows:
        return []
    common = {
        "feed_id": None,
        "state": ArticleState.LIVE.value,
        "first_seen_at": now,
        "due_at": now,
        "woken": False,
        "published": None,
        "entry_updated": None,
        "muted": False,
        "versions": 0,
        "rhythm": dump(NO_RHYTHM),
        "last_result": "",
    }
    values = [{**common, "host": host_of(row["url"]), **row} for row in rows]
    # Numbers are found again by address: asking for them in the rows' order would insert row by row.
    made: dict[str, list[int]] = defaultdict(list)
    for row in connection.execute(insert(articles).returning(articles.c.id, articles.c.url), values):
        made[row.url].append(row.id)
    return [made[row["url"]].pop() for row in rows]


def chunks(values: Sequence[Any], size: int = 500) -> Iterable[Sequence[Any]]:
    """Parts of a sequence that fit into one statement."""
    return (values[start : start + size] for start in range(0, len(values), size))


def _followed(connection: Connection, article_id: int) -> Article:
    """The article a number means by now, its row locked: another merge may just have set it aside.

    A chain of moves is one step long: ``_set_aside`` shortens it.
    """
    query = select(articles.c.moved_to).where(articles.c.id == article_id).with_for_update()
    moved_to = connection.execute(query).scalar()
    if moved_to is not None:
        connection.execute(select(articles.c.id).where(articles.c.id == moved_to).with_for_update())
    return get_article(connection, article_id if moved_to is None else moved_to)


def _taken_over(keep: Article, drop: Article, now: datetime, url: str | None) -> dict[str, Any]:
    """The kept row's new values: due at once, in what feed either was, muted where either was."""
    changes: dict[str, Any] = {
        "feed_id": keep.feed_id if keep.feed_id is not None else drop.feed_id,
        "in_feed": keep.in_feed or drop.in_feed,
        "muted": keep.muted or drop.muted,
        "state": ArticleState.LIVE.value,
        "due_at": now,
        "woken": True,
    }
    if url is not None and url != keep.url:
        # The validators are the old address's.
        changes |= {"url": url, "host": host_of(url) or keep.host, "etag": None, "last_modified": None}
    return changes


def _set_aside(connection: Connection, drop: Article, keep_id: int) -> None:
    if drop.versions == 0:
        connection.execute(delete(articles).where(articles.c.id == drop.id))
        return
    gone = {"moved_to": keep_id, "due_at": None, "in_feed": False, **FREE}
    connection.execute(update(articles).where(articles.c.id == drop.id).values(**gone))
    connection.execute(update(articles).where(articles.c.moved_to == drop.id).values(moved_to=keep_id))
    connection.execute(delete(canonicals).where(canonicals.c.article_id == drop.id))
