"""Databases whose tables are made already: to copy them takes a tenth of the time of making them.

That ``open_store`` makes them is tested in ``tests/store/test_schema.py``, and by every test that starts the program.
"""

from __future__ import annotations

from functools import cache

from monitor.store import SqlStore, open_store
from monitor.store.engine import Database
from monitor.store.files import create_private

MEMORY = "sqlite:///:memory:"
# Where the header says which journal is used (https://sqlite.org/fileformat.html#file_format_version_numbers).
JOURNAL = slice(18, 20)
WAL = b"\2\2"


@cache
def _image() -> bytes:
    """What a new database in memory consists of."""
    store = open_store(MEMORY)
    raw = store.database._engine.raw_connection()
    image: bytes = raw.dbapi_connection.serialize()
    raw.close()
    store.close()
    return image


def memory_store() -> SqlStore:
    """An empty store in memory."""
    database = Database(MEMORY)
    raw = database._engine.raw_connection()
    raw.dbapi_connection.deserialize(_image())
    raw.close()
    return SqlStore(database)


def prepared(url: str) -> str:
    """The address of a database; a SQLite file that is not there is there afterwards, with empty tables."""
    path = Database(url).path
    if path is not None and not path.exists():
        create_private(path)
        image = bytearray(_image())
        image[JOURNAL] = WAL
        path.write_bytes(image)
    return url
