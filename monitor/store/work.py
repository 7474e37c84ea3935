"""The database as the schedule: claims with leases, and jobs finished in one transaction each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from monitor.model import (
    Article,
    ArticleMemory,
    ArticleOutcome,
    ArticleReceipt,
    Claim,
    Feed,
    FeedOutcome,
    FeedReceipt,
)
from monitor.store import lines, schema
from monitor.store.arrivals import finish_feed, finish_unchanged_feeds
from monitor.store.articles import FREE, articles_by_id, chunks, get_article
from monitor.store.claims import in_order, take
from monitor.store.engine import Database
from monitor.store.rows import feed_of, select_feeds
from monitor.store.schema import alerts, articles, feeds, sentences
from monitor.store.texts import read_reading
from monitor.store.versions import read_marks, read_version
from monitor.store.visits import finish_article, finish_unchanged_articles

_MARKS = 32


class Work:
    """Implements ``ports.WorkQueue``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim_feeds(self, claim: Claim) -> tuple[Feed, ...]:
        """Feeds to be looked at, leased to this worker, the longest due first."""
        with self._database.write() as connection:
            ids = take(self._database, connection, feeds, claim)
            found: dict[int, Feed] = {}
            for part in chunks(ids):
                rows = connection.execute(select_feeds().where(feeds.c.id.in_(part)))
                found |= {row.id: feed_of(row) for row in rows}
        return in_order(ids, found)

    def claim_articles(self, claim: Claim) -> tuple[Article, ...]:
        """Articles to be looked at, leased to this worker, the longest due first."""
        with self._database.write() as connection:
            ids = take(self._database, connection, articles, claim, woken=False)
            found = articles_by_id(connection, ids)
        return in_order(ids, found)

    def recall(self, article_id: int) -> ArticleMemory:
        """What is known of an article; raises ``NotFound``, ``DatabaseCorrupt``."""
        with self._database.read() as connection:
            article = get_article(connection, article_id)
            return ArticleMemory(
                article=article,
                latest=read_version(connection, article_id, article.versions) if article.versions else None,
                marks=read_marks(connection, article_id, _MARKS),
                site_lines=lines.recurring(connection, article.host, article_id),
                reading=read_reading(connection, article_id, article.versions) if article.versions else None,
            )

    def seen_before(self, article_id: int, digests: Sequence[str]) -> frozenset[str]:
        """Those of these sentence digests that any stored version of the article had."""
        asked = {lines.short_digest(digest): digest for digest in digests}
        seen: set[str] = set()
        with self._database.read() as connection:
            for part in chunks(sorted(asked)):
                here = (sentences.c.article_id == article_id, sentences.c.digest.in_(part))
                known = connection.execute(select(sentences.c.digest).where(*here))
                seen |= {asked[digest] for digest in known.scalars()}
        return frozenset(seen)

    def finish_feed(self, outcome: FeedOutcome) -> FeedReceipt:
        """Write what a look at a feed leaves and release it; raises ``LeaseLost`` and writes nothing if not ours."""
        with self._database.write() as connection:
            return finish_feed(self._database, connection, outcome)

    def finish_article(self, outcome: ArticleOutcome) -> ArticleReceipt:
        """Write version, change, developments, alerts, lines and row, and release it; raises ``LeaseLost`` likewise."""
        with self._database.write() as connection:
            return finish_article(self._database, connection, outcome)

    def finish_unchanged(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        """Write looks that change nothing but their rows, all in one transaction; those not ours are passed over."""
        with self._database.write() as connection:
            finish_unchanged_feeds(connection, feeds)
            finish_unchanged_articles(connection, articles)

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
        with self._database.write() as connection:
            for table, ids in ((schema.feeds, feeds), (schema.articles, articles), (schema.alerts, alerts)):
                for part in chunks(ids):
                    held = (table.c.id.in_(part), table.c.leased_by == worker)
                    connection.execute(update(table).where(*held).values(lease_until=until))

    def release(self, worker: str) -> None:
        """Give back all that this worker has claimed and not finished."""
        with self._database.write() as connection:
            for table in (feeds, articles, alerts):
                held = (table.c.lease_until.is_not(None), table.c.leased_by == worker)
                connection.execute(update(table).where(*held).values(**FREE))

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
