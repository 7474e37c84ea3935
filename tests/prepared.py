"""Databases whose tables are made already: to copy them takes a tenth of the time of making them.

That ``open_store`` makes them is tested in ``tests/store/test_schema.py``, and by every test that starts the program.
"""

from __future__ import annotations

from contextlib import closing
from functools import cache

from monitor.store import SqlStore, open_store
from monitor.store.engine import Database
from monitor.store.files import create_private

MEMORY = "sqlite:///:memory:"
# Where the header says which journal is used (https://sqlite.org/fileformat.html#file_format_version_numbers).
JOURNAL = slice(18, 20)
WAL = b"\2\2"


def image_of(database: Database) -> bytes:
    """All that a database in memory consists of."""
    with closing(database._engine.raw_connection()) as raw:
        image: bytes = raw.dbapi_connection.serialize()
    return image


def become(database: Database, image: bytes) -> None:
    """Make a database in memory what another one was, whatever it holds."""
    with closing(database._engine.raw_connection()) as raw:
        raw.dbapi_connection.deserialize(image)


@cache
def _empty() -> bytes:
    with closing(open_store(MEMORY)) as store:
        return image_of(store.database)


def memory_store() -> SqlStore:
    """An empty store in memory."""
    database = Database(MEMORY)
    become(database, _empty())
    return SqlStore(database)


def prepared(url: str) -> str:
    """The address of a database; a SQLite file that is not there is there afterwards, with empty tables."""
    path = Database(url).path
    if path is not None and not path.exists():
        create_private(path)
        image = bytearray(_empty())
        image[JOURNAL] = WAL
        path.write_bytes(image)
    return url
