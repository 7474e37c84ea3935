"""Sessions of browsers that are signed in to the web page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, insert, or_, select, update

from monitor.model import Session
from monitor.store.engine import Database
from monitor.store.readers import key_of, reader_of
from monitor.store.schema_readers import readers, sessions


class Sessions:
    """Implements ``ports.SessionRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, session: Session, digest: str, mark: str | None) -> None:
        """Store a new session under the digest of its secret, and delete expired ones."""
        row = {
            "digest": digest,
            "reader": key_of(session.reader.name) if session.reader else None,
            "token_mark": None if session.reader else mark,
            "created_at": session.created_at,
            "last_used_at": session.last_used_at,
            "expires_at": session.expires_at,
            "browser": session.browser,
        }
        with self._database.write() as connection:
            connection.execute(delete(sessions).where(sessions.c.expires_at <= session.created_at))
            connection.execute(insert(sessions).values(**row))

    def find(self, digest: str, mark: str | None, now: datetime) -> Session | None:
        """The valid session with this digest; None if it has ended or expired."""
        with self._database.read() as connection:
            row = connection.execute(_valid(mark, now).where(sessions.c.digest == digest)).first()
        return None if row is None else _session_of(row)

    def list(self, mark: str | None, now: datetime) -> tuple[Session, ...]:
        """The valid sessions, most recently used first."""
        query = _valid(mark, now).order_by(sessions.c.last_used_at.desc(), sessions.c.id.desc())
        with self._database.read() as connection:
            return tuple(map(_session_of, connection.execute(query)))

    def use(self, session_id: int, now: datetime, expires_at: datetime) -> None:
        """Set the time of last use and the new expiry time."""
        statement = update(sessions).where(sessions.c.id == session_id)
        with self._database.write() as connection:
            connection.execute(statement.values(last_used_at=now, expires_at=expires_at))

    def end(self, session_id: int) -> bool:
        """End a session; whether it existed."""
        return self._end(sessions.c.id == session_id) > 0

    def end_of(self, reader: str | None, *, keep: int | None = None) -> int:
        """End the sessions of a reader, or (None) of the token, except ``keep``; returns their number."""
        which = sessions.c.reader.is_(None) if reader is None else sessions.c.reader == key_of(reader)
        return self._end(which if keep is None else which & (sessions.c.id != keep))

    def end_all(self) -> int:
        """End all sessions; returns their number."""
        return self._end(sessions.c.id.is_not(None))

    def _end(self, which: ColumnElement[bool]) -> int:
        with self._database.write() as connection:
            return connection.execute(delete(sessions).where(which)).rowcount


def _valid(mark: str | None, now: datetime) -> Select[Any]:
    """A query for sessions that have not expired, of readers or of the token with this mark, with their readers."""
    columns = (
        *(sessions.c.id, sessions.c.last_used_at, sessions.c.expires_at, sessions.c.browser),
        sessions.c.created_at.label("begun_at"),
        *(readers.c.name, readers.c.role, readers.c.created_at, readers.c.password_set_at),
    )
    query = select(*columns).select_from(sessions.outerjoin(readers, readers.c.key == sessions.c.reader))
    known: ColumnElement[bool] = readers.c.key.is_not(None)
    if mark is not None:
        known = or_(known, sessions.c.token_mark == mark)
    return query.where(sessions.c.expires_at > now, known)


def _session_of(row: Row[Any]) -> Session:
    reader = reader_of(row) if row.name is not None else None
    return Session(row.id, reader, row.begun_at, row.last_used_at, row.expires_at, row.browser)
