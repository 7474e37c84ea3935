"""Sets up connections to a SQLite file, and begins transactions."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection

# Seconds between attempts to enter WAL mode, while another program creates the schema, which takes about 0.04 s.
_MODE_PAUSE = 0.02


def lock_others_out(connection: Any, _record: Any) -> None:
    """Lock the file for this connection only."""
    # Must come before the first read: in WAL mode it then locks the whole file (https://sqlite.org/wal.html#noshm).
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").close()


def prepare(connection: Any, _record: Any) -> None:
    """Set the options of a connection, and WAL mode for a new file."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    if mode not in ("wal", "memory"):
        _enter_wal(cursor)
    cursor.execute("PRAGMA cache_size = -16000")
    cursor.close()


def _enter_wal(cursor: sqlite3.Cursor) -> None:
    """Enter WAL mode. SQLite does not wait for other programs here, so retry until the busy timeout."""
    timeout = cursor.execute("PRAGMA busy_timeout").fetchone()[0] / 1000
    deadline = time.monotonic() + timeout
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
            time.sleep(_MODE_PAUSE)
        else:
            return


def with_surrogates(data: bytes) -> str:
    """Decode text that may not be valid UTF-8; invalid bytes become lone surrogates."""
    return data.decode(errors="surrogateescape")


def begin(connection: Connection, *, writes: bool) -> None:
    """Begin a transaction; one that writes takes SQLite's write lock at once.

    Directly on the driver's connection, on which ``prepare`` has switched off automatic transactions. SQLAlchemy's way,
    an event listener, would make every statement check for listeners, and take half as long again.
    """
    driver: Any = connection.connection.dbapi_connection
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()
