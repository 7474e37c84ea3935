"""What is done at each connection to a SQLite file, and at the start of each transaction."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection

# Between two tries to change the mode of a file: making the schema takes some 0.04 s.
_MODE_PAUSE = 0.02


def lock_others_out(connection: Any, _record: Any) -> None:
    """Keep the file for this connection alone."""
    # Before anything is read: in WAL mode the lock is then one on the whole file (https://sqlite.org/wal.html#noshm).
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").close()


def prepare(connection: Any, _record: Any) -> None:
    """Set what holds for one connection, and the mode of a new file."""
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
    """Change the mode of a new file. Where another program has it in hand this fails at once, instead of waiting."""
    patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0] / 1000
    gives_up_at = time.monotonic() + patience
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= gives_up_at:
                raise
            time.sleep(_MODE_PAUSE)
        else:
            return


def with_surrogates(data: bytes) -> str:
    """Text that need not be UTF-8; its stray bytes are kept as half characters."""
    return data.decode(errors="surrogateescape")


def begin(connection: Connection, *, writes: bool) -> None:
    """Begin a transaction; one that writes takes the turn of the file at once.

    On the driver's own connection, where SQLAlchemy begins none (``prepare``): with a listener at its engine for that
    each statement of the program would look for listeners, and take half as long again.
    """
    driver: Any = connection.connection.dbapi_connection
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()
