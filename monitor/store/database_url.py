"""Database URLs."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from monitor.errors import ConfigError


def parse_url(url: str) -> URL:
    """Parse a database URL, ``sqlite:///FILE`` or ``postgresql://…``; raises ``ConfigError``."""
    advice = "use sqlite:///monitor.db or postgresql+psycopg://user@host/name"
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        known = parsed.drivername in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise ConfigError("database_url is not a database URL", advice=advice) from error
    if not known:
        raise ConfigError(f"database_url names an unsupported database: {parsed.drivername}", advice=advice)
    return parsed


def path_of(url: URL) -> Path | None:
    """The absolute path of a SQLite file; None for a database in memory."""
    name = url.database
    return Path(name).absolute() if name and name != ":memory:" else None
