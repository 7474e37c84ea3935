"""Readers: accounts of the web page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from monitor.errors import DatabaseCorrupt, NotFound
from monitor.model import Reader, Role
from monitor.store.engine import Database
from monitor.store.schema_readers import readers, sessions


class Readers:
    """Implements ``ports.ReaderRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def are_there(self) -> bool:
        """Whether there is any reader."""
        with self._database.read() as connection:
            return connection.execute(select(readers.c.key).limit(1)).first() is not None

    def list(self) -> tuple[Reader, ...]:
        """All readers, sorted by name."""
        with self._database.read() as connection:
            return tuple(map(reader_of, connection.execute(select(readers).order_by(readers.c.key))))

    def get(self, name: str) -> Reader:
        """The reader of this name; raises ``NotFound``."""
        found = self.password(name)
        if found is None:
            raise _nobody(name)
        return found[0]

    def add(self, reader: Reader, password_hash: str) -> bool:
        """Add a reader; False, changing nothing, if the name is taken."""
        row = {
            "key": key_of(reader.name),
            "name": reader.name,
            "role": reader.role.value,
            "password": password_hash,
            "created_at": reader.created_at,
            "password_set_at": reader.password_set_at,
        }
        with self._database.write() as connection:
            self._database.insert_new(connection, readers, [row])
            kept = connection.execute(select(readers.c.password).where(readers.c.key == row["key"])).scalar()
            # Hashes are salted: if the name was taken, the stored hash is another one.
            return kept == password_hash

    def password(self, name: str) -> tuple[Reader, str] | None:
        """The reader of this name with their password hash; None if there is none."""
        with self._database.read() as connection:
            row = connection.execute(select(readers).where(readers.c.key == key_of(name))).first()
        return None if row is None else (reader_of(row), row.password)

    def set_role(self, name: str, role: Role) -> None:
        """Set the role of a reader; raises ``NotFound``."""
        with self._database.write() as connection:
            _change(connection, name, {"role": role.value})

    def set_password(self, name: str, password_hash: str, now: datetime, *, keep: int | None = None) -> None:
        """Set the password hash and end all sessions of this reader except ``keep``; raises ``NotFound``."""
        with self._database.write() as connection:
            _change(connection, name, {"password": password_hash, "password_set_at": now})
            ended = sessions.c.reader == key_of(name)
            ended = ended if keep is None else ended & (sessions.c.id != keep)
            connection.execute(delete(sessions).where(ended))

    def remove(self, name: str) -> None:
        """Delete a reader; a foreign key ends their sessions. Raises ``NotFound``."""
        with self._database.write() as connection:
            if not connection.execute(delete(readers).where(readers.c.key == key_of(name))).rowcount:
                raise _nobody(name)


def key_of(name: str) -> str:
    """The key by which names are compared, ignoring case."""
    return name.casefold()


def reader_of(row: Row[Any]) -> Reader:
    """A row of ``readers`` as a Reader; raises ``DatabaseCorrupt``."""
    try:
        return Reader(row.name, Role(row.role), row.created_at, row.password_set_at)
    except ValueError as error:
        raise DatabaseCorrupt(f"the reader {row.name} cannot be read ({error})") from error


def _change(connection: Connection, name: str, values: dict[str, object]) -> None:
    if not connection.execute(update(readers).where(readers.c.key == key_of(name)).values(**values)).rowcount:
        raise _nobody(name)


def _nobody(name: str) -> NotFound:
    return NotFound(f'no reader is called "{name}"', advice="`monitor readers list` shows them")
