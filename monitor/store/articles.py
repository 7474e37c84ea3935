"""The followed articles."""

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
from monitor.store.article_lists import ArticleFilter, article_numbers, find_by_name
from monitor.store.codec import dump
from monitor.store.counts import counts_of
from monitor.store.engine import Database
from monitor.store.feeds import tags_of
from monitor.store.paging import Span, chunks, read_rows
from monitor.store.removal import remove_articles
from monitor.store.rows import article_of, is_storable, number_in
from monitor.store.schema import addresses, alerts, articles, canonicals, entries, feeds, memberships, versions
from monitor.store.story_rows import merge_membership
from monitor.store.tallies import OF_FEEDS

# The values that end a lease.
NO_LEASE: dict[str, Any] = {"lease_until": None, "leased_by": None}


class Articles:
    """Implements ``ports.ArticleRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, url: str, address: str, *, title: str, now: datetime) -> Article:
        """The article known by this normalized address, or a new one, due at once."""
        with self._database.write() as connection:
            self._database.lock_addresses(connection)
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
        """Articles, newest first, without merged ones; see ``ports.ArticleRepository``."""
        if not is_storable(text + tag):
            return ()
        wanted = ArticleFilter(feed_id, state, muted, failing, text, tag)
        span = Span(after_id, before_id, limit)
        with self._database.read() as connection:
            numbers = article_numbers(self._database, connection, wanted, span)
            found: list[Article] = []
            for part in chunks(numbers):
                query = select(articles).where(articles.c.id.in_(part)).order_by(articles.c.id.desc())
                found += read_rows(self._database, connection, query, articles, partial(as_articles, connection))
        return tuple(found)

    def counts(self) -> ArticleCounts:
        """Counts of all articles and versions."""
        with self._database.read() as connection:
            stored = sum(counts_of(connection, versions.name).values())
            updated = sum(counts_of(connection, "updated articles").values())
            return ArticleCounts(counts_of(connection, articles.name), updated, stored)

    def number_of(self, feed_id: int) -> int:
        """The number of articles that ``list`` returns for a feed."""
        with self._database.read() as connection:
            return sum(counts_of(connection, OF_FEEDS, str(feed_id)).values())

    def most_updated(self, limit: int) -> tuple[Article, ...]:
        """Articles with more than one version, most versions first."""
        query = select(articles).where(articles.c.versions > literal_column("1"))
        query = query.order_by(articles.c.versions.desc(), articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return read_rows(self._database, connection, query, articles, partial(as_articles, connection))

    def find(self, name: str, address: str | None = None, limit: int = 10) -> tuple[Article, ...]:
        """Articles by number, address, title, or a part of these; see ``ports.ArticleRepository``."""
        # The empty string is part of every name: an empty variable of a script must not select an article.
        if not name.strip() or not is_storable(name):
            return ()
        names = [name, address or name]
        known = select(addresses.c.article_id).where(addresses.c.address.in_(names))
        named = select(canonicals.c.article_id).where(canonicals.c.address.in_(names))
        # A UNION uses two indexes; one OR would read all articles.
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
            query = select(articles).where(articles.c.id.in_(find_by_name(self._database, connection, name)))
            query = query.order_by(followed_first, articles.c.id.desc()).limit(limit)
            return read_rows(self._database, connection, query, articles, partial(as_articles, connection))

    def by_numbers(self, numbers: Collection[int]) -> dict[int, Article]:
        """Articles by number; unknown numbers are left out."""
        with self._database.read() as connection:
            return articles_by_id(connection, numbers)

    def by_address(self, address: str) -> Article | None:
        """The article known by this normalized address."""
        if not is_storable(address):
            return None
        query = select(articles).join(addresses, addresses.c.article_id == articles.c.id)
        with self._database.read() as connection:
            rows = connection.execute(query.where(addresses.c.address == address)).all()
            return next(iter(as_articles(connection, rows)), None)

    def by_text(self, host: str, digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles of a host whose newest version has this digest or exactly this title, newest first."""
        # Two queries, each along an index; one OR would read all articles of the host.
        with self._database.read() as connection:
            found: dict[int, Article] = {}
            for same in (articles.c.version_digest == digest, articles.c.version_title == title):
                conditions = (articles.c.host == host, same, articles.c.moved_to.is_(None))
                query = select(articles).where(*conditions).order_by(articles.c.id.desc()).limit(limit)
                found |= {item.id: item for item in as_articles(connection, connection.execute(query).all())}
        return tuple(found[article_id] for article_id in sorted(found, reverse=True)[:limit])

    def by_canonical(self, names: Sequence[str], digest: str, title: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Articles with a version whose page names one of these canonical addresses; same digest or title first."""
        alike = or_(articles.c.version_digest == digest, articles.c.version_title == title)
        claim = select(canonicals.c.article_id).where(canonicals.c.address.in_(names))
        query = select(articles).where(articles.c.id.in_(claim), articles.c.versions > 0, articles.c.moved_to.is_(None))
        query = query.order_by(case((alike, 0), else_=1), articles.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(as_articles(connection, connection.execute(query).all()))

    def merge(self, keep_id: int, drop_id: int, now: datetime, *, url: str | None = None) -> Article:
        """Merge ``drop`` into ``keep``; see ``ports.ArticleRepository``."""
        with self._database.write_stories() as connection:
            # Before any row is locked: otherwise two transactions could deadlock.
            self._database.lock_addresses(connection)
            keep, drop = _followed(connection, keep_id), _followed(connection, drop_id)
            if keep is None:
                raise NotFound(f"there is no article {keep_id}")
            if drop is None or keep.id == drop.id:
                return keep
            for table in (addresses, entries):
                connection.execute(update(table).where(table.c.article_id == drop.id).values(article_id=keep.id))
            named = select(canonicals.c.address).where(canonicals.c.article_id == drop.id)
            claims = [{"address": name, "article_id": keep.id} for name in connection.execute(named).scalars()]
            self._database.insert_new(connection, canonicals, claims)
            joined = [{"article_id": keep.id, "feed_id": feed.id} for feed in drop.feeds]
            self._database.insert_new(connection, memberships, joined)
            merge_membership(self._database, connection, keep.id, drop.id, now)
            _set_aside(connection, drop, keep.id)
            connection.execute(
                update(articles).where(articles.c.id == keep.id).values(**_taken_over(keep, drop, now, url))
            )
            return get_article(connection, keep.id)

    def hand_over(self, article_id: int, address: str, title: str, now: datetime, *, back: str | None) -> int | None:
        """Make an article of the story now at an article's address; see ``ports.ArticleRepository``."""
        own = (addresses.c.address == address, addresses.c.article_id == article_id)
        with self._database.write() as connection:
            self._database.lock_addresses(connection)
            former = _followed(connection, article_id)
            if former is None or connection.execute(select(addresses.c.address).where(*own)).first() is None:
                return None
            if back is None and not _listed_anew(connection, article_id):
                return None
            row = {"url": former.url, "title": title, "feed_id": former.feed_id, "in_feed": True}
            (number,) = insert_articles(connection, [row], now)
            connection.execute(update(addresses).where(*own).values(article_id=number))
            present = (entries.c.article_id == article_id, entries.c.present)
            connection.execute(update(entries).where(*present).values(article_id=number))
            joined = [{"article_id": number, "feed_id": feed.id} for feed in former.feeds]
            self._database.insert_new(connection, memberships, joined)
            changes: dict[str, Any] = {"in_feed": False}
            if back is not None:
                changes |= {"url": back, "host": host_of(back) or former.host, "due_at": now, "woken": True}
            connection.execute(update(articles).where(articles.c.id == article_id).values(**changes))
            return number

    def set_muted(self, article_id: int, muted: bool) -> Article:
        """Mute an article and cancel its queued alerts, or unmute it."""
        with self._database.write() as connection:
            connection.execute(update(articles).where(articles.c.id == article_id).values(muted=muted))
            if muted:
                queued = (alerts.c.article_id == article_id, alerts.c.state == AlertState.QUEUED.value)
                cancelled = {"state": AlertState.CANCELLED.value, "last_error": "the article was muted", **NO_LEASE}
                connection.execute(update(alerts).where(*queued).values(**cancelled))
            return get_article(connection, article_id)

    def set_snoozed(self, article_id: int, until: datetime, holds: Sequence[Hold]) -> Article:
        """Hold back alerts about an article until then; ``holds`` are for its queued alerts."""
        with self._database.write() as connection:
            connection.execute(update(articles).where(articles.c.id == article_id).values(snoozed_until=until))
            for hold in holds:
                _hold(connection, article_id, hold)
            return get_article(connection, article_id)

    def wake(self, article_id: int, now: datetime) -> Article:
        """Make an article due now; a dormant one becomes live, a merged one stays as it is."""
        awake = case((articles.c.state == ArticleState.DORMANT.value, ArticleState.LIVE.value), else_=articles.c.state)
        conditions = (articles.c.id == article_id, articles.c.moved_to.is_(None))
        with self._database.write() as connection:
            connection.execute(update(articles).where(*conditions).values(due_at=now, woken=True, state=awake))
            return get_article(connection, article_id)

    def remove(self, article_id: int) -> int:
        """Delete an article, those merged into it, and all versions; returns their number. Raises ``NotFound``."""
        with self._database.write_stories() as connection:
            if connection.execute(select(articles.c.id).where(articles.c.id == article_id)).first() is None:
                raise NotFound(f"there is no article {article_id}")
            merged = select(articles.c.id).where(articles.c.moved_to == article_id)
            return remove_articles(self._database, connection, [article_id, *connection.execute(merged).scalars()])

    def discard(self, article_id: int) -> bool:
        """Delete an article if it has no version and no feed lists or listed it; whether it was deleted."""
        has_feed = exists().where(memberships.c.article_id == article_id)
        unused = (articles.c.id == article_id, articles.c.versions == 0, ~has_feed)
        with self._database.write() as connection:
            return connection.execute(delete(articles).where(*unused)).rowcount > 0


def _listed_anew(connection: Connection, article_id: int) -> bool:
    """Whether feeds list an article only by keys that are newer than another one, which they no longer have."""
    found = select(entries.c.present).where(entries.c.article_id == article_id)
    return {True, False} == set(connection.execute(found).scalars())


def _hold(connection: Connection, article_id: int, hold: Hold) -> None:
    """Reschedule the queued alerts of a subscription about an article; instant ones become digests, as in quiet hours.

    Alerts due later than ``hold.due_at`` stay, except those that were held until ``hold.was``.
    """
    queued = (
        alerts.c.article_id == article_id,
        alerts.c.subscription == hold.subscription,
        alerts.c.state == AlertState.QUEUED.value,
    )
    rescheduled = or_(alerts.c.due_at < hold.due_at, alerts.c.due_at == hold.was)
    mode = case((alerts.c.mode == "instant", "hourly"), else_=alerts.c.mode)
    values = {"due_at": hold.due_at, "mode": mode, "batch": None, **NO_LEASE}
    connection.execute(update(alerts).where(*queued, rescheduled).values(**values))


def of_feed(article_id: ColumnElement[int], feed_id: int) -> ColumnElement[bool]:
    """A condition: the feed lists or listed the article of this number."""
    return exists().where(memberships.c.article_id == article_id, memberships.c.feed_id == feed_id)


def get_article(connection: Connection, article_id: int) -> Article:
    """One article; raises ``NotFound``."""
    rows = connection.execute(select(articles).where(articles.c.id == article_id)).all()
    if not rows:
        raise NotFound(f"there is no article {article_id}")
    return as_articles(connection, rows)[0]


def articles_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Article]:
    """Articles by number; unknown numbers are left out."""
    found: dict[int, Article] = {}
    for part in chunks(sorted(set(ids))):
        rows = connection.execute(select(articles).where(articles.c.id.in_(part))).all()
        found |= {item.id: item for item in as_articles(connection, rows)}
    return found


def as_articles(connection: Connection, rows: Sequence[Row[Any]]) -> list[Article]:
    """Rows of ``articles`` as Articles, with the feeds that list or listed them."""
    listed_in: dict[int, list[ListingFeed]] = defaultdict(list)
    named = select(memberships.c.article_id, feeds.c.id, feeds.c.url, feeds.c.title, feeds.c.tags)
    named = named.join(feeds, feeds.c.id == memberships.c.feed_id).order_by(feeds.c.id)
    for part in chunks([row.id for row in rows]):
        for row in connection.execute(named.where(memberships.c.article_id.in_(part))):
            listed_in[row.article_id].append(ListingFeed(row.id, row.url, row.title, tags_of(row.tags)))
    return [article_of(row, tuple(listed_in[row.id])) for row in rows]


def insert_articles(connection: Connection, rows: Sequence[Mapping[str, Any]], now: datetime) -> list[int]:
    """Insert articles, due at once unless a row says otherwise; returns their numbers in the order of ``rows``."""
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
    # Numbers are matched to rows by URL: `sort_by_parameter_order` would make SQLAlchemy insert row by row.
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in connection.execute(insert(articles).returning(articles.c.id, articles.c.url), values):
        numbers[row.url].append(row.id)
    return [numbers[row["url"]].pop() for row in rows]


def _followed(connection: Connection, article_id: int) -> Article | None:
    """Lock and return the article of this number, or the one it was merged into; None if it was deleted.

    One step suffices: ``_set_aside`` lets no ``moved_to`` lead to a merged article.
    """
    query = select(articles.c.moved_to).where(articles.c.id == article_id).with_for_update()
    row = connection.execute(query).first()
    if row is None:
        return None
    if row.moved_to is not None:
        connection.execute(select(articles.c.id).where(articles.c.id == row.moved_to).with_for_update())
    return get_article(connection, article_id if row.moved_to is None else row.moved_to)


def _taken_over(keep: Article, drop: Article, now: datetime, url: str | None) -> dict[str, Any]:
    """The new values of the kept row: due at once; in a feed, muted or snoozed if either article was."""
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
        # The validators belong to the old address.
        changes |= {"url": url, "host": host_of(url) or keep.host, "etag": None, "last_modified": None}
    return changes


def _set_aside(connection: Connection, drop: Article, keep_id: int) -> None:
    """Mark a merged article as moved, or delete it if it has no version."""
    if drop.versions == 0:
        connection.execute(delete(articles).where(articles.c.id == drop.id))
        return
    gone = {"moved_to": keep_id, "due_at": None, "in_feed": False, **NO_LEASE}
    connection.execute(update(articles).where(articles.c.id == drop.id).values(**gone))
    connection.execute(update(articles).where(articles.c.moved_to == drop.id).values(moved_to=keep_id))
    connection.execute(delete(canonicals).where(canonicals.c.article_id == drop.id))
