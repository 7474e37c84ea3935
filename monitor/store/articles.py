"""The articles that are followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    case,
    delete,
    exists,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from monitor.errors import NotFound
from monitor.model import NO_RHYTHM, AlertState, Article, ArticleState, Hold, ListingFeed, host_of
from monitor.ports import ArticleCounts
from monitor.store.article_lists import Wanted, listed, named_so
from monitor.store.codec import dump
from monitor.store.counts import counts_of
from monitor.store.engine import Database
from monitor.store.feeds import tags_of
from monitor.store.paging import Span, read_rows
from monitor.store.removal import remove_articles
from monitor.store.rows import article_of, is_storable, number_in
from monitor.store.schema import addresses, alerts, articles, canonicals, entries, feeds, memberships, versions
from monitor.store.story_rows import take_over
from monitor.store.tallies import OF_FEEDS

FREE: dict[str, Any] = {"lease_until": None, "leased_by": None}


class Articles:
    """Implements ``ports.ArticleRepository``."""

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
        tag: str = "",
        after_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Article, ...]:
        """Articles, newest first, without merged ones; of one feed: all that it lists or once listed."""
        if not is_storable(text + tag):
            return ()
        wanted = Wanted(feed_id, state, muted, failing, text, tag)
        span = Span(after_id, before_id, limit)
        with self._database.read() as connection:
            numbers = listed(self._database, connection, wanted, span)
            found: list[Article] = []
            for part in chunks(numbers):
                query = select(articles).where(articles.c.id.in_(part)).order_by(articles.c.id.desc())
                found += read_rows(self._database, connection, query, articles, partial(as_articles, connection))
        return tuple(found)

    def counts(self) -> ArticleCounts:
        """How many by state, how many were updated, and the versions of all."""
        with self._database.read() as connection:
            kept = sum(counts_of(connection, versions.name).values())
            updated = sum(counts_of(connection, "updated articles").values())
            return ArticleCounts(counts_of(connection, articles.name), updated, kept)

    def number_of(self, feed_id: int) -> int:
        """How many articles ``list`` has for a feed."""
        with self._database.read() as connection:
            return sum(counts_of(connection, OF_FEEDS, str(feed_id)).values())

    def most_updated(self, limit: int) -> tuple[Article, ...]:
        """Those with more than one version, the most versions first."""
        query = select(articles).where(articles.c.versions > literal_column("1"))
        query = query.order_by(articles.c.versions.desc(), articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return read_rows(self._database, connection, query, articles, partial(as_articles, connection))

    def find(self, name: str, address: str | None = None, limit: int = 10) -> tuple[Article, ...]:
        """By number, address (as given or its normal form), or a part of address or title."""
        # Nothing is a part of every name: what a script left empty shall not mean an article.
        if not name.strip() or not is_storable(name):
            return ()
        names = [name, address or name]
        known = select(addresses.c.article_id).where(addresses.c.address.in_(names))
        named = select(canonicals.c.article_id).where(canonicals.c.address.in_(names))
        # Two index reads instead of one OR, which would read all articles.
        exact = articles.c.id.in_(select(articles.c.id).where(articles.c.url == name).union(known))
        conditions = [exact, articles.c.id.in_(named), articles.c.title == name]
        if (number := number_in(name)) is not None:
            conditions.insert(0, articles.c.id == number)
        followed_first = case((articles.c.moved_to.is_(None), 0), else_=1)
        with self._database.read() as connection:
            for condition in conditions:
                query = select(articles).where(condition).order_by(followed_first, articles.c.id.desc()).limit(limit)
                if found := read_rows(self._database, connection, query, articles, partial(as_articles, connection)):
                    return found
            query = select(articles).where(articles.c.id.in_(named_so(self._database, connection, name)))
            query = query.order_by(followed_first, articles.c.id.desc()).limit(limit)
            return read_rows(self._database, connection, query, articles, partial(as_articles, connection))

    def by_numbers(self, numbers: Collection[int]) -> dict[int, Article]:
        """The articles of these numbers, by number; those that are not there are left out."""
        with self._database.read() as connection:
            return articles_by_id(connection, numbers)

    def by_address(self, address: str) -> Article | None:
        """The article known under this normal form."""
        if not is_storable(address):
            return None
        query = select(articles).join(addresses, addresses.c.article_id == articles.c.id)
        with self._database.read() as connection:
            rows = connection.execute(query.where(addresses.c.address == address)).all()
            return next(iter(as_articles(connection, rows)), None)

    def by_text(self, host: str, digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles of a host whose last version has this digest or this very title, newest first."""
        # Two index reads instead of one OR, which would read all articles of the host.
        with self._database.read() as connection:
            found: dict[int, Article] = {}
            for fits in (articles.c.version_digest == digest, articles.c.version_title == title):
                here = (articles.c.host == host, fits, articles.c.moved_to.is_(None))
                query = select(articles).where(*here).order_by(articles.c.id.desc()).limit(limit)
                found |= {item.id: item for item in as_articles(connection, connection.execute(query).all())}
        return tuple(found[article_id] for article_id in sorted(found, reverse=True)[:limit])

    def by_canonical(self, names: Sequence[str], digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles with a version whose pages name one of these addresses; those of this digest or title first."""
        alike = or_(articles.c.version_digest == digest, articles.c.version_title == title)
        claim = select(canonicals.c.article_id).where(canonicals.c.address.in_(names))
        query = select(articles).where(articles.c.id.in_(claim), articles.c.versions > 0, articles.c.moved_to.is_(None))
        query = query.order_by(case((alike, 0), else_=1), articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(as_articles(connection, connection.execute(query).all()))

    def merge(self, keep_id: int, drop_id: int, now: datetime, *, url: str | None = None) -> Article:
        """Let ``keep`` take over all addresses, entry keys and feeds of ``drop``; see ``ports.ArticleRepository``."""
        with self._database.write_stories() as connection:
            # Before any row: a transaction that holds rows and waits for a turn could wait for ever.
            self._database.address_turn(connection)
            keep, drop = (_followed(connection, number) for number in (keep_id, drop_id))
            if keep.id == drop.id:
                return keep
            for table in (addresses, entries):
                connection.execute(update(table).where(table.c.article_id == drop.id).values(article_id=keep.id))
            named = select(canonicals.c.address).where(canonicals.c.article_id == drop.id)
            claims = [{"address": name, "article_id": keep.id} for name in connection.execute(named).scalars()]
            self._database.insert_new(connection, canonicals, claims)
            joined = [{"article_id": keep.id, "feed_id": feed.id} for feed in drop.feeds]
            self._database.insert_new(connection, memberships, joined)
            take_over(self._database, connection, keep.id, drop.id, now)
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

    def set_snoozed(self, article_id: int, until: datetime, holds: Sequence[Hold]) -> Article:
        """Hold its alerts until then; those that wait already as ``holds`` say."""
        with self._database.write() as connection:
            connection.execute(update(articles).where(articles.c.id == article_id).values(snoozed_until=until))
            for hold in holds:
                _hold(connection, article_id, hold)
            return get_article(connection, article_id)

    def wake(self, article_id: int, now: datetime) -> Article:
        """Let an article fall due now; one that slept wakes up, one that was merged stays as it is."""
        awake = case((articles.c.state == ArticleState.DORMANT.value, ArticleState.LIVE.value), else_=articles.c.state)
        here = (articles.c.id == article_id, articles.c.moved_to.is_(None))
        with self._database.write() as connection:
            connection.execute(update(articles).where(*here).values(due_at=now, woken=True, state=awake))
            return get_article(connection, article_id)

    def remove(self, article_id: int) -> int:
        """Forget an article with all that is stored of it; how many versions those were. Raises ``NotFound``."""
        with self._database.write() as connection:
            if connection.execute(select(articles.c.id).where(articles.c.id == article_id)).first() is None:
                raise NotFound(f"there is no article {article_id}")
            merged = select(articles.c.id).where(articles.c.moved_to == article_id)
            return remove_articles(self._database, connection, [article_id, *connection.execute(merged).scalars()])

    def discard(self, article_id: int) -> bool:
        """Forget an article that has no version and that no feed lists or listed; whether it was one."""
        listed = exists().where(memberships.c.article_id == article_id)
        unread = (articles.c.id == article_id, articles.c.versions == 0, ~listed)
        with self._database.write() as connection:
            return connection.execute(delete(articles).where(*unread)).rowcount > 0


def _hold(connection: Connection, article_id: int, hold: Hold) -> None:
    """Put the waiting alerts of a subscription where they belong; as in quiet hours they are then sent as a digest."""
    of_it = (alerts.c.article_id == article_id, alerts.c.subscription == hold.subscription)
    moved = or_(alerts.c.due_at < hold.due_at, alerts.c.due_at == hold.was)
    mode = case((alerts.c.mode == "instant", "hourly"), else_=alerts.c.mode)
    values = {"due_at": hold.due_at, "mode": mode, "batch": None, **FREE}
    waiting = (*of_it, alerts.c.state == AlertState.QUEUED.value)
    connection.execute(update(alerts).where(*waiting, moved).values(**values))


def of_feed(article_id: ColumnElement[int], feed_id: int) -> ColumnElement[bool]:
    """Whether a feed lists or listed the article of this number."""
    return exists().where(memberships.c.article_id == article_id, memberships.c.feed_id == feed_id)


def get_article(connection: Connection, article_id: int) -> Article:
    """One article; raises ``NotFound``."""
    rows = connection.execute(select(articles).where(articles.c.id == article_id)).all()
    if not rows:
        raise NotFound(f"there is no article {article_id}")
    return as_articles(connection, rows)[0]


def articles_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Article]:
    """Articles by their numbers; those that are not there are left out."""
    wanted = sorted(set(ids))
    found: dict[int, Article] = {}
    for part in chunks(wanted):
        rows = connection.execute(select(articles).where(articles.c.id.in_(part))).all()
        found |= {item.id: item for item in as_articles(connection, rows)}
    return found


def as_articles(connection: Connection, rows: Sequence[Row[Any]]) -> list[Article]:
    """Rows of ``articles`` as Articles, with the feeds that list them: one query for five hundred."""
    listed_in: dict[int, list[ListingFeed]] = defaultdict(list)
    named = select(memberships.c.article_id, feeds.c.id, feeds.c.url, feeds.c.title, feeds.c.tags)
    named = named.join(feeds, feeds.c.id == memberships.c.feed_id).order_by(feeds.c.id)
    for part in chunks([row.id for row in rows]):
        for row in connection.execute(named.where(memberships.c.article_id.in_(part))):
            listed_in[row.article_id].append(ListingFeed(row.id, row.url, row.title, tags_of(row.tags)))
    return [article_of(row, tuple(listed_in[row.id])) for row in rows]


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
    """The kept row's new values: due at once, in what feed either was, muted and snoozed where either was."""
    changes: dict[str, Any] = {
        "feed_id": keep.feed_id if keep.feed_id is not None else drop.feed_id,
        "in_feed": keep.in_feed or drop.in_feed,
        "muted": keep.muted or drop.muted,
        "snoozed_until": max(filter(None, (keep.snoozed_until, drop.snoozed_until)), default=None),
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
