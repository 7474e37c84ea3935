"""The database as the schedule: claims lease due rows, and each job is finished in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select, update

from monitor.model import (
    Article,
    ArticleMemory,
    ArticleOutcome,
    ArticleReceipt,
    Claim,
    Feed,
    FeedOutcome,
    FeedReceipt,
    HostGap,
    PassedOver,
)
from monitor.ports import Place
from monitor.store import lines, schema
from monitor.store.arrivals import finish_feed, finish_unchanged_feeds
from monitor.store.articles import NO_LEASE, articles_by_id, get_article
from monitor.store.claims import claiming, in_order, lease_rows, passed_over
from monitor.store.clocks import bring_forward
from monitor.store.engine import Database
from monitor.store.leases import put_off, read_gaps
from monitor.store.paging import chunks
from monitor.store.rows import UNREADABLE, feed_of, select_feeds, unreadable
from monitor.store.schema import alerts, articles, feeds, sentences
from monitor.store.stored_versions import Newest, read_newest
from monitor.store.visits import finish_article, finish_unchanged_articles

log = logging.getLogger(__name__)

# Summaries of the newest versions that a check gets.
_SUMMARIES = 32
_SEEN = select(sentences.c.digest).where(
    sentences.c.article_id == bindparam("article"), sentences.c.digest.in_(bindparam("digests", expanding=True))
)


class Work:
    """Implements ``ports.WorkQueue``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim_feeds(self, claim: Claim) -> tuple[Feed, ...]:
        """Lease due feeds to the worker of the claim, longest due first."""
        with claiming(self._database, claim) as (connection, in_turn):
            ids = lease_rows(connection, feeds, in_turn)
            found = _readable(connection, feeds, ids, claim, partial(_feeds_by_id, connection))
        return in_order(ids, found)

    def claim_articles(self, claim: Claim) -> tuple[Article, ...]:
        """Lease due articles to the worker of the claim, longest due first."""
        with claiming(self._database, claim) as (connection, in_turn):
            ids = lease_rows(connection, articles, in_turn, woken=False)
            found = _readable(connection, articles, ids, claim, partial(articles_by_id, connection))
        return in_order(ids, found)

    def passed_over_feeds(self, claim: Claim) -> tuple[PassedOver, ...]:
        """The feeds that a claim skips, by host."""
        with self._database.read() as connection:
            return tuple(passed_over(connection, feeds, claim))

    def passed_over_articles(self, claim: Claim) -> tuple[PassedOver, ...]:
        """The articles that a claim skips, by host."""
        with self._database.read() as connection:
            return tuple(passed_over(connection, articles, claim))

    def gaps(self, hosts: Sequence[str], now: datetime) -> tuple[HostGap, ...]:
        """The hosts whose gap after the last request has not ended yet."""
        with self._database.read() as connection:
            return read_gaps(connection, hosts, now)

    def recall(self, article_id: int, *, claimed: Article | None = None) -> ArticleMemory:
        """What a check needs to know of an article; raises ``NotFound``, ``DatabaseCorrupt``."""
        with self._database.read() as connection:
            article = get_article(connection, article_id) if claimed is None else claimed
            known = read_newest(connection, article_id, article.versions, _SUMMARIES) if article.versions else Newest()
            site = lines.read_site(connection, article.host, article_id)
            return ArticleMemory(
                article=article,
                latest=known.version,
                marks=known.summaries,
                site_lines=site.lines,
                reading=known.reading,
                subscriptions=site.subscriptions,
            )

    def seen_before(self, article_id: int, digests: Sequence[str]) -> frozenset[str]:
        """Those of these sentence digests that occur in any version of the article, also in pruned ones."""
        by_short = {lines.short_digest(digest): digest for digest in digests}
        seen: set[str] = set()
        with self._database.read() as connection:
            for part in chunks(sorted(by_short)):
                known = connection.execute(_SEEN, {"article": article_id, "digests": part})
                seen |= {by_short[digest] for digest in known.scalars()}
        return frozenset(seen)

    def finish_feed(self, outcome: FeedOutcome) -> FeedReceipt:
        """Write the outcome of a feed check and release the feed; raises ``LeaseLost``."""
        with self._database.write() as connection:
            return finish_feed(self._database, connection, outcome)

    def finish_article(self, outcome: ArticleOutcome, place: Place | None = None) -> ArticleReceipt:
        """Write the outcome of an article check and release the article; raises ``LeaseLost``."""
        database = self._database
        with database.write() if place is None else database.write_stories() as connection:
            return finish_article(database, connection, outcome, place)

    def finish_unchanged(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        """Write checks that found nothing new, all in one transaction; rows with a lost lease are skipped."""
        with self._database.write() as connection:
            finish_unchanged_feeds(self._database, connection, feeds)
            finish_unchanged_articles(self._database, connection, articles)

    def put_off_feed(self, feed_id: int, worker: str, now: datetime, error: str) -> None:
        """Release a feed whose check could not be written, due again later; nothing if the lease is lost."""
        with self._database.write() as connection:
            put_off(connection, feeds, feed_id, worker, now, error)

    def put_off_article(self, article_id: int, worker: str, now: datetime, error: str) -> None:
        """Release an article likewise."""
        with self._database.write() as connection:
            put_off(connection, articles, article_id, worker, now, error)

    def bring_forward(self, now: datetime, *, due: timedelta, lease: timedelta) -> int:
        """Repair times written while a clock ran ahead, see ``ports.WorkQueue``; also sums up the counts."""
        with self._database.write() as connection:
            self._database.tallies.fold(connection)
            return bring_forward(connection, now, due=due, lease=lease)

    def renew(
        self,
        worker: str,
        until: datetime,
        *,
        feeds: Sequence[int] = (),
        articles: Sequence[int] = (),
        alerts: Sequence[int] = (),
    ) -> None:
        """Extend the leases that this worker still has on these rows."""
        with self._database.renew() as connection:
            for table, ids in ((schema.feeds, feeds), (schema.articles, articles), (schema.alerts, alerts)):
                for part in chunks(ids):
                    held = select(table.c.id).where(table.c.id.in_(part), table.c.leased_by == worker)
                    # A locked row is just being finished, and no claim takes it: waiting for it would delay the others.
                    unlocked = held.with_for_update(skip_locked=True)
                    connection.execute(update(table).where(table.c.id.in_(unlocked)).values(lease_until=until))

    def release(self, worker: str) -> None:
        """Release everything that this worker has claimed and not finished."""
        with self._database.write() as connection:
            for table in (feeds, articles, alerts):
                held = (table.c.lease_until.is_not(None), table.c.leased_by == worker)
                connection.execute(update(table).where(*held).values(**NO_LEASE))

    def server_time(self) -> datetime | None:
        """The time of the database server's clock; None for SQLite, which uses this machine's."""
        with self._database.read() as connection:
            return self._database.now(connection)

    def next_due(self) -> datetime | None:
        """When the next feed, article or alert is due, or the next lease ends; None if there is nothing."""
        times: list[datetime] = []
        with self._database.read() as connection:
            for table in (feeds, articles, alerts):
                scheduled = table.c.state == "queued" if table is alerts else table.c.due_at.is_not(None)
                due = select(func.min(table.c.due_at)).where(scheduled, table.c.lease_until.is_(None))
                held = select(func.min(table.c.lease_until)).where(table.c.lease_until.is_not(None))
                found = (connection.execute(query).scalar() for query in (due, held))
                times += [time for time in found if time is not None]
        return min(times, default=None)


def _feeds_by_id(connection: Connection, ids: Sequence[int]) -> dict[int, Feed]:
    found: dict[int, Feed] = {}
    for part in chunks(ids):
        found |= {row.id: feed_of(row) for row in connection.execute(select_feeds().where(feeds.c.id.in_(part)))}
    return found


def _readable(
    connection: Connection,
    table: Table,
    ids: Sequence[int],
    claim: Claim,
    read: Callable[[Sequence[int]], Mapping[int, Any]],
) -> dict[int, Any]:
    """The values of rows that were just leased, by number. A row that cannot be read is put off, and left out."""
    try:
        return dict(read(ids))
    except UNREADABLE:
        found: dict[int, Any] = {}
    for number in ids:
        try:
            found |= read([number])
        except UNREADABLE as error:
            log.warning("%s %d is put off: %s", table.name, number, unreadable(error))
            put_off(connection, table, number, claim.worker, claim.now, unreadable(error))
    return found
