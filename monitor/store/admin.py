"""Database maintenance: upgrade, check, backup, prune, stats."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from monitor.errors import ConfigError, DatabaseUnavailable
from monitor.store import SqlStore
from monitor.store.checking import CheckReport, Progress, ignore_progress, read_everything, read_rows_of
from monitor.store.engine import Database
from monitor.store.faults import sqlite_error
from monitor.store.files import create_private
from monitor.store.findings import Problem
from monitor.store.pruning import PruneReport, PruneRules, prune
from monitor.store.schema import alerts, articles, developments, feeds, subscriptions, versions
from monitor.store.schema import contents as stored
from monitor.store.upgrades import prepare

__all__ = [
    "CheckReport",
    "PruneReport",
    "PruneRules",
    "Stats",
    "backup",
    "check",
    "prune",
    "stats",
    "unreadable",
    "upgrade",
]


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts and sizes (bytes) of a database.

    ``raw_bytes`` is the size of texts and pages uncompressed, ``stored_bytes`` as stored.
    """

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
    """Create the schema of a new database, or migrate an older one; returns the revisions applied.

    Raises ``ConfigError``, ``StoreError``.
    """
    with closing(Database(url)) as database:
        return prepare(database, create=True, upgrade=True)


def check(url: str, progress: Progress = ignore_progress) -> CheckReport:
    """Read everything that is stored and verify it; raises ``StoreError`` if the database cannot be opened.

    ``progress`` is called with the number of rows and texts read so far, and the total.
    """
    with closing(Database(url)) as database:
        prepare(database, create=False, upgrade=False)
        return read_everything(database, progress)


# Rows of each table that a quick check reads, in about 0.05 s.
NEWEST_READ = 1000


def unreadable(url: str) -> tuple[Problem, ...]:
    """The newest feeds, articles and subscriptions that cannot be read, which lists and claims therefore skip.

    Reads at most ``NEWEST_READ`` rows a table, to be fast for any database; ``check`` reads all. Raises ``StoreError``.
    """
    with closing(Database(url)) as database:
        prepare(database, create=False, upgrade=False)
        return read_rows_of(database, (feeds, articles, subscriptions), NEWEST_READ)


def backup(url: str, target: Path, progress: Progress = ignore_progress) -> None:
    """Copy a SQLite database while it is in use. Raises ``StoreError``, and ``ConfigError`` for PostgreSQL.

    ``progress`` is called with the number of file pages copied so far, and the total.
    """
    with closing(Database(url)) as database:
        if not database.is_sqlite or database.path is None:
            raise ConfigError(
                f"this program can only back up SQLite files, not {database.name}",
                advice="use pg_dump: pg_dump --format=custom --file=monitor.dump DATABASE",
            )
        prepare(database, create=False, upgrade=False)
        _make_target(target)
        try:
            with closing(sqlite3.connect(database.path)) as source, closing(sqlite3.connect(target)) as copy:
                source.backup(copy, pages=1000, progress=lambda _, left, total: progress(total - left, total))
                # Without WAL the copy is a single file.
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
    """Count rows and sizes; raises ``StoreError``."""
    with store.database.read() as connection:
        count = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (feeds, articles, versions, developments, subscriptions)
        }
        states = connection.execute(select(alerts.c.state, func.count()).group_by(alerts.c.state))
        sizes = (func.coalesce(func.sum(stored.c.size), 0), func.coalesce(func.sum(func.length(stored.c.data)), 0))
        raw_bytes, stored_bytes = connection.execute(select(*sizes)).one()
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
