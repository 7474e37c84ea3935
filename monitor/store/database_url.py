"""The address of a database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from monitor.errors import ConfigError


def parse_url(url: str) -> URL:
    """A database's address: ``sqlite:///FILE`` or ``postgresql://…``; raises ``ConfigError``."""
    advice = "use sqlite:///monitor.db or postgresql+psycopg://user@host/name"
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        known = parsed.drivername in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise ConfigError("database_url is no database address", advice=advice) from error
    if not known:
        raise ConfigError(f"database_url names a database that is not known: {parsed.drivername}", advice=advice)
    return parsed


def path_of(url: URL) -> Path | None:
    """The file of SQLite; None in memory."""
    name = url.database
    return Path(name).absolute() if name and name != ":memory:" else None
