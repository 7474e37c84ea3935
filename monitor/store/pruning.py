"""Deletes what need not be kept: old pages, surplus versions, inactive articles, old answers, expired sessions."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, func, or_, select

from monitor.model import ArticleState
from monitor.store import contents
from monitor.store.engine import Database
from monitor.store.paging import chunks
from monitor.store.removal import remove_articles, remove_from_index
from monitor.store.schema import articles, versions
from monitor.store.schema import contents as stored
from monitor.store.schema_readers import opinions, reader_days, sessions
from monitor.store.upgrades import prepare

# Articles deleted in one transaction.
_BATCH = 50


@dataclass(frozen=True, slots=True)
class PruneRules:
    """What to keep; None keeps everything.

    ``raw_pages_days``: keep the pages of versions fetched within this many days. ``versions_per_article``: keep this
    many newest versions (at least one). ``article_days``: delete articles that are dormant, gone or moved, with all
    their versions, unless they were checked or changed within this many days, or are in a feed.
    ``reader_answers_days``: keep the second reader's answers, and counts of requests, of this many days.
    """

    raw_pages_days: float | None = None
    versions_per_article: int | None = None
    article_days: float | None = None
    reader_answers_days: float | None = None


@dataclass(frozen=True, slots=True)
class PruneReport:
    """How many of each were deleted."""

    pages: int = 0
    versions: int = 0
    articles: int = 0
    answers: int = 0
    sessions: int = 0


def prune(url: str, rules: PruneRules, now: datetime) -> PruneReport:
    """Delete what the rules do not keep, a few articles in a transaction; raises ``ConfigError``, ``StoreError``.

    The newest version of a followed article is always kept. Contents that are deltas to deleted ones become full
    copies. Expired sessions are deleted whatever the rules are.
    """
    with closing(Database(url)) as database:
        prepare(database, create=False, upgrade=False)
        # Articles and versions first: their pages are then gone already.
        return PruneReport(
            articles=_prune_articles(database, rules, now),
            versions=_prune_versions(database, rules),
            pages=_prune_pages(database, rules, now),
            answers=_prune_answers(database, rules, now),
            sessions=_prune_sessions(database, now),
        )


def _prune_articles(database: Database, rules: PruneRules, now: datetime) -> int:
    if rules.article_days is None:
        return 0
    limit = now - timedelta(days=rules.article_days)
    last_change = (
        select(func.max(versions.c.fetched_at)).where(versions.c.article_id == articles.c.id).scalar_subquery()
    )
    inactive = (ArticleState.DORMANT.value, ArticleState.GONE.value)
    query = select(articles.c.id).where(
        or_(articles.c.state.in_(inactive), articles.c.moved_to.is_not(None)),
        articles.c.lease_until.is_(None),
        ~articles.c.in_feed,
        func.coalesce(last_change, articles.c.first_seen_at) < limit,
        or_(articles.c.last_checked_at.is_(None), articles.c.last_checked_at < limit),
    )
    with database.read() as connection:
        ids = connection.execute(query).scalars().all()
    removed = 0
    for part in chunks(ids, _BATCH):
        with database.write_stories() as connection:
            # Asked again, as an article may be claimed, checked or back in a feed by now; locked ones are in use.
            still = query.where(articles.c.id.in_(part)).with_for_update(skip_locked=True, of=articles)
            gone = connection.execute(still).scalars().all()
            remove_articles(database, connection, gone)
            removed += len(gone)
    return removed


def _prune_versions(database: Database, rules: PruneRules) -> int:
    if rules.versions_per_article is None:
        return 0
    kept = max(1, rules.versions_per_article)
    count = func.count().label("count")
    many = select(versions.c.article_id).group_by(versions.c.article_id).having(count > kept)
    with database.read() as connection:
        ids = connection.execute(many).scalars().all()
    removed = 0
    for article_id in ids:
        with database.write() as connection:
            _lock(connection, article_id)
            query = select(versions.c.number).where(versions.c.article_id == article_id)
            numbers = connection.execute(query.order_by(versions.c.number.desc())).scalars().all()
            removed += _drop_versions(database, connection, article_id, numbers[kept:])
    return removed


def _drop_versions(database: Database, connection: Connection, article_id: int, numbers: Sequence[int]) -> int:
    dropped = (versions.c.article_id == article_id, versions.c.number.in_(numbers))
    remove_from_index(database, connection, *dropped)
    for kind in (contents.DOCUMENT, contents.PAGE):
        contents.remove(connection, article_id, kind, numbers)
    connection.execute(delete(versions).where(*dropped))
    return len(numbers)


def _prune_pages(database: Database, rules: PruneRules, now: datetime) -> int:
    if rules.raw_pages_days is None:
        return 0
    limit = now - timedelta(days=rules.raw_pages_days)
    its_version = and_(versions.c.article_id == stored.c.article_id, versions.c.number == stored.c.number)
    query = (
        select(stored.c.article_id, stored.c.number)
        .join(versions, its_version)
        .where(stored.c.kind == contents.PAGE, versions.c.fetched_at < limit)
    )
    old: dict[int, list[int]] = {}
    with database.read() as connection:
        for row in connection.execute(query):
            old.setdefault(row.article_id, []).append(row.number)
    for article_id, numbers in sorted(old.items()):
        with database.write() as connection:
            _lock(connection, article_id)
            contents.remove(connection, article_id, contents.PAGE, numbers)
    return sum(map(len, old.values()))


def _lock(connection: Connection, article_id: int) -> None:
    """Lock an article, so that no new version is stored meanwhile as a delta to what is deleted."""
    connection.execute(select(articles.c.id).where(articles.c.id == article_id).with_for_update(key_share=True))


def _prune_answers(database: Database, rules: PruneRules, now: datetime) -> int:
    if rules.reader_answers_days is None:
        return 0
    limit = now - timedelta(days=rules.reader_answers_days)
    with database.write() as connection:
        connection.execute(delete(reader_days).where(reader_days.c.day < limit.date().isoformat()))
        return connection.execute(delete(opinions).where(opinions.c.asked_at < limit)).rowcount


def _prune_sessions(database: Database, now: datetime) -> int:
    expired = sessions.c.expires_at <= now
    with database.read() as connection:
        # Do not begin a write transaction for nothing.
        if connection.execute(select(sessions.c.id).where(expired).limit(1)).first() is None:
            return 0
    with database.write() as connection:
        return connection.execute(delete(sessions).where(expired)).rowcount
