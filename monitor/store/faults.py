"""Turns errors of SQLite and PostgreSQL into ``StoreError`` with the name of the database."""

from __future__ import annotations

import sqlite3

from monitor.errors import DatabaseCorrupt, DatabaseLocked, DatabaseReadOnly, DatabaseUnavailable, StoreError

_SQLITE_ERRORS: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (DatabaseLocked, "is held by another program"),
    sqlite3.SQLITE_LOCKED: (DatabaseLocked, "is held by another program"),
    sqlite3.SQLITE_READONLY: (DatabaseReadOnly, "cannot be written"),
    sqlite3.SQLITE_PERM: (DatabaseReadOnly, "cannot be written"),
    sqlite3.SQLITE_FULL: (DatabaseReadOnly, "cannot grow: the disk is full"),
    sqlite3.SQLITE_CORRUPT: (DatabaseCorrupt, "is damaged"),
    sqlite3.SQLITE_NOTADB: (DatabaseCorrupt, "is not a SQLite database"),
    sqlite3.SQLITE_CANTOPEN: (DatabaseUnavailable, "cannot be opened"),
    sqlite3.SQLITE_IOERR: (DatabaseUnavailable, "cannot be read or written"),
}

_SQLITE_ADVICE = {
    sqlite3.SQLITE_NOTADB: "name another file in database_url, or restore a backup made by `monitor db backup`",
    sqlite3.SQLITE_CANTOPEN: "check that you may read the file and write in its folder",
    sqlite3.SQLITE_IOERR: "check the disk: its free space, quotas, limits on the size of files, and its health",
}


def sqlite_error(error: sqlite3.Error, name: str) -> StoreError:
    """The StoreError for an error of SQLite, by its primary result code."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind, what = _SQLITE_ERRORS.get(code, (StoreError, "refused a statement"))
    return kind(f"the database {name} {what} ({error})", advice=_SQLITE_ADVICE.get(code))


def postgres_error(error: BaseException | None, name: str) -> StoreError:
    """The StoreError for an error of PostgreSQL, by its SQLSTATE; without one, the server did not answer."""
    state = getattr(error, "sqlstate", None) or ""
    kind: type[StoreError] = StoreError
    if not state or state.startswith(("08", "28", "3D", "53300", "57P")):
        kind = DatabaseUnavailable
    elif state in ("40001", "40P01", "55P03"):
        kind = DatabaseLocked
    elif state in ("25006", "42501", "53100"):
        kind = DatabaseReadOnly
    elif state.startswith("XX"):
        kind = DatabaseCorrupt
    reason = " ".join(str(error).split())
    return kind(f"the database {name} refused: {reason}")
