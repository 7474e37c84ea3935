"""The database as the schedule: claims with leases, and jobs finished in one transaction each."""

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
from monitor.store.articles import FREE, articles_by_id, chunks, get_article
from monitor.store.claims import claiming, in_order, passed_over, take
from monitor.store.clocks import bring_forward
from monitor.store.engine import Database
from monitor.store.leases import put_off, read_gaps
from monitor.store.rows import UNREADABLE, feed_of, select_feeds, unreadable
from monitor.store.schema import alerts, articles, feeds, sentences
from monitor.store.stored_versions import Newest, read_newest
from monitor.store.visits import finish_article, finish_unchanged_articles

log = logging.getLogger(__name__)

_SUMMARIES = 32
_SEEN = select(sentences.c.digest).where(
    sentences.c.article_id == bindparam("article"), sentences.c.digest.in_(bindparam("digests", expanding=True))
)


class Work:
    """Implements ``ports.WorkQueue``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim_feeds(self, claim: Claim) -> tuple[Feed, ...]:
        """Feeds to be checked, leased to this worker, the longest due first."""
        with claiming(self._database, claim) as (connection, in_turn):
            ids = take(connection, feeds, in_turn)
            found = _readable(connection, feeds, ids, claim, partial(_feeds_by_id, connection))
        return in_order(ids, found)

    def claim_articles(self, claim: Claim) -> tuple[Article, ...]:
        """Articles to be checked, leased to this worker, the longest due first."""
        with claiming(self._database, claim) as (connection, in_turn):
            ids = take(connection, articles, in_turn, woken=False)
            found = _readable(connection, articles, ids, claim, partial(articles_by_id, connection))
        return in_order(ids, found)

    def passed_over_feeds(self, claim: Claim) -> tuple[PassedOver, ...]:
        """The feeds that a claim would leave alone, host by host."""
        with self._database.read() as connection:
            return tuple(passed_over(connection, feeds, claim))

    def passed_over_articles(self, claim: Claim) -> tuple[PassedOver, ...]:
        """The articles that a claim would leave alone, host by host."""
        with self._database.read() as connection:
            return tuple(passed_over(connection, articles, claim))

    def gaps(self, hosts: Sequence[str], now: datetime) -> tuple[HostGap, ...]:
        """Those of these hosts at which the gap after a request has not ended."""
        with self._database.read() as connection:
            return read_gaps(connection, hosts, now)

    def recall(self, article_id: int, *, claimed: Article | None = None) -> ArticleMemory:
        """What is known of an article; raises ``NotFound``, ``DatabaseCorrupt``."""
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
        """Those of these sentence digests that any stored version of the article had."""
        asked = {lines.short_digest(digest): digest for digest in digests}
        seen: set[str] = set()
        with self._database.read() as connection:
            for part in chunks(sorted(asked)):
                known = connection.execute(_SEEN, {"article": article_id, "digests": part})
                seen |= {asked[digest] for digest in known.scalars()}
        return frozenset(seen)

    def finish_feed(self, outcome: FeedOutcome) -> FeedReceipt:
        """Write the outcome of a feed check and release it; raises ``LeaseLost`` and writes nothing if not ours."""
        with self._database.write() as connection:
            return finish_feed(self._database, connection, outcome)

    def finish_article(self, outcome: ArticleOutcome, place: Place | None = None) -> ArticleReceipt:
        """Write version, change, developments, alerts, lines and row, and release it; raises ``LeaseLost`` likewise."""
        database = self._database
        with database.write() if place is None else database.write_stories() as connection:
            return finish_article(database, connection, outcome, place)

    def finish_unchanged(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        """Write checks that change nothing but their rows, all in one transaction; those not ours are passed over."""
        with self._database.write() as connection:
            finish_unchanged_feeds(self._database, connection, feeds)
            finish_unchanged_articles(self._database, connection, articles)

    def put_off_feed(self, feed_id: int, worker: str, now: datetime, error: str) -> None:
        """Leave a feed whose check could not be written for a later time, with what went wrong; if it is still ours."""
        with self._database.write() as connection:
            put_off(connection, feeds, feed_id, worker, now, error)

    def put_off_article(self, article_id: int, worker: str, now: datetime, error: str) -> None:
        """Leave an article likewise."""
        with self._database.write() as connection:
            put_off(connection, articles, article_id, worker, now, error)

    def bring_forward(self, now: datetime, *, due: timedelta, lease: timedelta) -> int:
        """Undo what a clock left that ran ahead; see ``ports.WorkQueue``."""
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
        """Let those of these rows that this worker still holds be its own until then."""
        with self._database.renew() as connection:
            for table, ids in ((schema.feeds, feeds), (schema.articles, articles), (schema.alerts, alerts)):
                for part in chunks(ids):
                    held = select(table.c.id).where(table.c.id.in_(part), table.c.leased_by == worker)
                    # A row that is being written is released with that, and no claim takes it meanwhile: to wait for
                    # it would keep all others from being renewed.
                    free = held.with_for_update(skip_locked=True)
                    connection.execute(update(table).where(table.c.id.in_(free)).values(lease_until=until))

    def release(self, worker: str) -> None:
        """Give back all that this worker has claimed and not finished."""
        with self._database.write() as connection:
            for table in (feeds, articles, alerts):
                held = (table.c.lease_until.is_not(None), table.c.leased_by == worker)
                connection.execute(update(table).where(*held).values(**FREE))

    def server_time(self) -> datetime | None:
        """The time of the database's clock, where that is not this machine's."""
        with self._database.read() as connection:
            return self._database.now(connection)

    def next_due(self) -> datetime | None:
        """When the next feed, article or alert falls due; of what a worker holds: when its lease runs out."""
        times: list[datetime] = []
        with self._database.read() as connection:
            for table in (feeds, articles, alerts):
                waits = (table.c.state == "queued",) if table is alerts else (table.c.due_at.is_not(None),)
                due = select(func.min(table.c.due_at)).where(*waits, table.c.lease_until.is_(None))
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
    """The nouns of rows that were just taken. One that cannot be read is put off: the others do not wait for it."""
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
