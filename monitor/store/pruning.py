"""Forgetting what need not be kept: old pages, surplus versions, articles long silent, sessions past their time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, or_, select

from monitor.model import ArticleState
from monitor.store import contents
from monitor.store.articles import chunks
from monitor.store.engine import Database
from monitor.store.removal import forget_texts, remove_articles
from monitor.store.schema import articles, versions
from monitor.store.schema import contents as stored
from monitor.store.schema_readers import opinions, reader_days, sessions
from monitor.store.upgrades import prepare

_BATCH = 50


@dataclass(frozen=True, slots=True)
class PruneRules:
    """What to keep; None keeps all.

    ``raw_pages_days``: pages of versions fetched within so many days. ``versions_per_article``: the newest so many (at
    least one). ``article_days``: articles that are dormant, gone or moved, unless checked or changed within so many
    days, or named by a feed; these go with all their versions. ``reader_answers_days``: answers of the second reader
    given within so many days, and the counts of these days.
    """

    raw_pages_days: float | None = None
    versions_per_article: int | None = None
    article_days: float | None = None
    reader_answers_days: float | None = None


@dataclass(frozen=True, slots=True)
class PruneReport:
    """How many of each were removed."""

    pages: int = 0
    versions: int = 0
    articles: int = 0
    answers: int = 0
    sessions: int = 0


def prune(url: str, rules: PruneRules, now: datetime) -> PruneReport:
    """Remove what the rules do not keep, a few articles a transaction; raises ``ConfigError``, ``StoreError``.

    The newest version of an article that is followed always stays, and what rested on a removed one is stored in full.
    Sessions that have expired go whatever the rules are.
    """
    with closing(Database(url)) as database:
        prepare(database, create=False, upgrade=False)
        gone = _prune_articles(database, rules, now)
        surplus = _prune_versions(database, rules)
        pages = _prune_pages(database, rules, now)
        answers = _prune_answers(database, rules, now)
        ended = _prune_sessions(database, now)
        return PruneReport(pages=pages, versions=surplus, articles=gone, answers=answers, sessions=ended)


def _prune_articles(database: Database, rules: PruneRules, now: datetime) -> int:
    if rules.article_days is None:
        return 0
    limit = now - timedelta(days=rules.article_days)
    last_change = (
        select(func.max(versions.c.fetched_at)).where(versions.c.article_id == articles.c.id).scalar_subquery()
    )
    quiet = (ArticleState.DORMANT.value, ArticleState.GONE.value)
    query = select(articles.c.id).where(
        or_(articles.c.state.in_(quiet), articles.c.moved_to.is_not(None)),
        articles.c.lease_until.is_(None),
        ~articles.c.in_feed,
        func.coalesce(last_change, articles.c.first_seen_at) < limit,
        or_(articles.c.last_checked_at.is_(None), articles.c.last_checked_at < limit),
    )
    with database.read() as connection:
        ids = connection.execute(query).scalars().all()
    for part in chunks(ids, _BATCH):
        with database.write() as connection:
            remove_articles(database, connection, part)
    return len(ids)


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
            query = select(versions.c.number).where(versions.c.article_id == article_id)
            numbers = connection.execute(query.order_by(versions.c.number.desc())).scalars().all()
            removed += _drop_versions(database, connection, article_id, numbers[kept:])
    return removed


def _drop_versions(database: Database, connection: Connection, article_id: int, numbers: Sequence[int]) -> int:
    for kind in (contents.DOCUMENT, contents.PAGE):
        drop = (versions.c.article_id == article_id, versions.c.number.in_(numbers))
        if kind == contents.DOCUMENT:
            forget_texts(database, connection, *drop)
        contents.remove(connection, article_id, kind, numbers)
    connection.execute(delete(versions).where(versions.c.article_id == article_id, versions.c.number.in_(numbers)))
    return len(numbers)


def _prune_pages(database: Database, rules: PruneRules, now: datetime) -> int:
    if rules.raw_pages_days is None:
        return 0
    limit = now - timedelta(days=rules.raw_pages_days)
    pages = stored
    here = (pages.c.article_id == versions.c.article_id, pages.c.number == versions.c.number)
    query = (
        select(pages.c.article_id, pages.c.number)
        .join(versions, here[0] & here[1])
        .where(pages.c.kind == contents.PAGE, versions.c.fetched_at < limit)
    )
    old: dict[int, list[int]] = {}
    with database.read() as connection:
        for row in connection.execute(query):
            old.setdefault(row.article_id, []).append(row.number)
    for article_id, numbers in sorted(old.items()):
        with database.write() as connection:
            contents.remove(connection, article_id, contents.PAGE, numbers)
    return sum(map(len, old.values()))


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
        # A database with none to forget is not written to.
        if connection.execute(select(sessions.c.id).where(expired).limit(1)).first() is None:
            return 0
    with database.write() as connection:
        return connection.execute(delete(sessions).where(expired)).rowcount
