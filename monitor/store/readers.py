"""People with names and passwords."""

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
        """Whether anybody has a name and a password."""
        with self._database.read() as connection:
            return connection.execute(select(readers.c.key).limit(1)).first() is not None

    def list(self) -> tuple[Reader, ...]:
        """All of them, by name."""
        with self._database.read() as connection:
            return tuple(map(reader_of, connection.execute(select(readers).order_by(readers.c.key))))

    def get(self, name: str) -> Reader:
        """Who is called so; raises ``NotFound``."""
        found = self.password(name)
        if found is None:
            raise _nobody(name)
        return found[0]

    def add(self, reader: Reader, password_hash: str) -> bool:
        """Whether the name was free."""
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
            # Hashes are salted: another row has another one.
            return kept == password_hash

    def password(self, name: str) -> tuple[Reader, str] | None:
        """Who is called so, with the hash of their password."""
        with self._database.read() as connection:
            row = connection.execute(select(readers).where(readers.c.key == key_of(name))).first()
        return None if row is None else (reader_of(row), row.password)

    def set_role(self, name: str, role: Role) -> None:
        """Give another role; raises ``NotFound``."""
        with self._database.write() as connection:
            _change(connection, name, {"role": role.value})

    def set_password(self, name: str, password_hash: str, now: datetime, *, keep: int | None = None) -> None:
        """Set it and end all sessions of this reader but ``keep``; raises ``NotFound``."""
        with self._database.write() as connection:
            _change(connection, name, {"password": password_hash, "password_set_at": now})
            ended = sessions.c.reader == key_of(name)
            ended = ended if keep is None else ended & (sessions.c.id != keep)
            connection.execute(delete(sessions).where(ended))

    def remove(self, name: str) -> None:
        """Forget somebody and end their sessions; raises ``NotFound``."""
        with self._database.write() as connection:
            if not connection.execute(delete(readers).where(readers.c.key == key_of(name))).rowcount:
                raise _nobody(name)


def key_of(name: str) -> str:
    """A name as it is compared."""
    return name.casefold()


def reader_of(row: Row[Any]) -> Reader:
    """The reader of a row; raises ``DatabaseCorrupt``."""
    try:
        return Reader(row.name, Role(row.role), row.created_at, row.password_set_at)
    except ValueError as error:
        raise DatabaseCorrupt(f"the reader {row.name} cannot be read ({error})") from error


def _change(connection: Connection, name: str, values: dict[str, object]) -> None:
    if not connection.execute(update(readers).where(readers.c.key == key_of(name)).values(**values)).rowcount:
        raise _nobody(name)


def _nobody(name: str) -> NotFound:
    return NotFound(f'no reader is called "{name}"', advice="`monitor readers list` shows them")
