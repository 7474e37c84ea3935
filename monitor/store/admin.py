"""Keeping a database: upgrade, check, backup, prune, stats."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from monitor.errors import ConfigError, DatabaseUnavailable, StoreError
from monitor.store import SqlStore, contents
from monitor.store.engine import Database, sqlite_error
from monitor.store.files import create_private
from monitor.store.pruning import PruneReport, PruneRules, prune
from monitor.store.schema import (
    alerts,
    articles,
    changes,
    developments,
    feeds,
    metadata,
    subscriptions,
    versions,
)
from monitor.store.schema import contents as stored
from monitor.store.upgrades import prepare
from monitor.store.versions import read_change, read_document

__all__ = ["CheckReport", "PruneReport", "PruneRules", "Stats", "backup", "check", "prune", "stats", "upgrade"]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check read, and every problem it found, in words."""

    versions: int
    pages: int
    problems: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a database holds. Sizes are bytes; ``raw_bytes`` is what texts and pages would take as they are."""

    feeds: int
    articles: int
    versions: int
    developments: int
    subscriptions: int
    alerts: dict[str, int]
    raw_bytes: int
    stored_bytes: int
    database_bytes: int


def upgrade(url: str) -> list[str]:
    """Make the tables of a new database, or bring those of an older one up to date; the revisions applied.

    Raises ``ConfigError``, ``StoreError``.
    """
    with closing(Database(url)) as database:
        return prepare(database, create=True, upgrade=True)


def check(url: str) -> CheckReport:
    """Read everything that is stored and compare it with its digests; raises ``StoreError`` if it cannot be opened."""
    with closing(Database(url)) as database:
        prepare(database, create=False, upgrade=False)
        return read_everything(database)


def read_everything(database: Database) -> CheckReport:
    """Read everything of an open database and compare it with its digests."""
    problems: list[str] = []
    with database.read() as connection:
        problems += database.integrity(connection)
        problems += _orphans(connection)
        keys = connection.execute(select(articles.c.id).order_by(articles.c.id)).scalars().all()
    counted = {contents.DOCUMENT: 0, contents.PAGE: 0}
    for article_id in keys:
        with database.read() as connection:
            problems += _article_problems(connection, article_id, counted)
    return CheckReport(counted[contents.DOCUMENT], counted[contents.PAGE], tuple(problems))


def backup(url: str, target: Path) -> None:
    """Copy a SQLite database while it is in use; raises ``ConfigError`` for PostgreSQL, ``StoreError``."""
    with closing(Database(url)) as database:
        if not database.is_sqlite or database.path is None:
            raise ConfigError(
                f"only a SQLite file can be copied by this program, not {database.name}",
                advice="use pg_dump: pg_dump --format=custom --file=monitor.dump DATABASE",
            )
        prepare(database, create=False, upgrade=False)
        _make_target(target)
        try:
            with closing(sqlite3.connect(database.path)) as source, closing(sqlite3.connect(target)) as copy:
                source.backup(copy, pages=1000)
                # A copy that is read on its own should be one file.
                copy.execute("PRAGMA journal_mode = DELETE")
        except BaseException as error:
            target.unlink(missing_ok=True)
            if isinstance(error, sqlite3.Error):
                raise sqlite_error(error, f"{database.name}, or its copy {target},") from error
            raise


def _make_target(target: Path) -> None:
    try:
        create_private(target)
    except FileExistsError as error:
        raise DatabaseUnavailable(f"{target} exists already", advice="name a file that does not exist yet") from error
    except OSError as error:
        raise DatabaseUnavailable(
            f"{target} cannot be written: {error.strerror}", advice="name a file in a folder you may write to"
        ) from error


def stats(store: SqlStore) -> Stats:
    """Counts and sizes; raises ``StoreError``."""
    with store.database.read() as connection:
        count = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (feeds, articles, versions, developments, subscriptions)
        }
        states = connection.execute(select(alerts.c.state, func.count()).group_by(alerts.c.state))
        kept = (func.coalesce(func.sum(stored.c.size), 0), func.coalesce(func.sum(func.length(stored.c.data)), 0))
        raw_bytes, stored_bytes = connection.execute(select(*kept)).one()
        return Stats(
            feeds=count["feeds"],
            articles=count["articles"],
            versions=count["versions"],
            developments=count["developments"],
            subscriptions=count["subscriptions"],
            alerts={row[0]: row[1] for row in states},
            raw_bytes=int(raw_bytes),
            stored_bytes=int(stored_bytes),
            database_bytes=store.database.size(connection),
        )


def _orphans(connection: Connection) -> Iterator[str]:
    """Rows that point nowhere; databases forbid them, but a damaged or hand-edited one may hold some."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            there = key.column.table.alias()
            column = key.parent
            alone = ~select(there.c[key.column.name]).where(there.c[key.column.name] == column).exists()
            query = select(func.count()).select_from(table).where(column.is_not(None), alone)
            found = connection.execute(query).scalar_one()
            if found:
                yield f"{found} rows of {table.name} have a {column.name} that does not exist"


def _article_problems(connection: Connection, article_id: int, counted: dict[str, int]) -> Iterator[str]:
    numbers = connection.execute(select(versions.c.number).where(versions.c.article_id == article_id)).scalars().all()
    newest = connection.execute(select(articles.c.versions).where(articles.c.id == article_id)).scalar()
    if (newest or 0) != max(numbers, default=0):
        yield f"article {article_id} says it has version {newest}, but the newest stored is {max(numbers, default=0)}"
    for number in numbers:
        try:
            read_document(connection, article_id, number)
            counted[contents.DOCUMENT] += 1
            if contents.read(connection, article_id, contents.PAGE, number) is not None:
                counted[contents.PAGE] += 1
        except StoreError as error:
            yield str(error)
    query = select(changes.c.data).join(versions, versions.c.id == changes.c.version_id)
    for data in connection.execute(query.where(versions.c.article_id == article_id)).scalars():
        try:
            read_change(data)
        except StoreError as error:
            yield f"article {article_id}: {error}"
