"""Fills databases for `flat.py`: the store's schema, by bulk inserts."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from flat_rows import Rows
from sqlalchemy import Connection, Table, text

from monitor.store import tables
from monitor.store.engine import Database
from monitor.store.tsvector import vector
from monitor.store.upgrades import create_all
from monitor.words import index_tokens


def make(url: str, size: int) -> None:
    """Fill an empty database with ``size`` versions."""
    database, rows, started = Database(url), Rows(size), time.process_time()
    if database.path is not None:
        database.path.parent.mkdir(parents=True, exist_ok=True)
    with database.write() as connection:
        create_all(database, connection)
        # Indexes and row counts are made once at the end, which is faster.
        indexes = [index for table in tables.metadata.sorted_tables for index in table.indexes]
        for index in indexes:
            index.drop(connection)
        database.tallies.drop(connection)
        for table, rows_of_table in rows.tables():
            _write(database, connection, table, rows_of_table)
            print(table.name, f"{time.process_time() - started:.0f} s", file=sys.stderr)
        _index(database, connection, rows)
        for index in indexes:
            index.create(connection)
        database.tallies.fill(connection)
        database.tallies.create(connection)
    with database.write() as connection:
        connection.execute(text("ANALYZE"))
    database.close()
    print(f"{size:,} versions made with {time.process_time() - started:.0f} s of this process", file=sys.stderr)


def _write(database: Database, connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows; on PostgreSQL the sequence of identifiers then continues after the highest."""
    for batch in _batches(rows):
        _insert(database, connection, table, batch)
    if not database.is_sqlite and table.autoincrement_column is not None:
        highest = connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {table.name}")).scalar_one()
        database.number_from(connection, table, highest + 1)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 5000:
            yield batch
            batch = []
    if batch:
        yield batch


def _insert(database: Database, connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert with the driver (executemany, or COPY on PostgreSQL): several times as fast as through SQLAlchemy."""
    names = list(rows[0])
    convert = [table.c[name].type.bind_processor(connection.dialect) or (lambda value: value) for name in names]
    values = ([change(row[name]) for change, name in zip(convert, names, strict=True)] for row in rows)
    if database.is_sqlite:
        raw: Any = connection.connection.dbapi_connection
        raw.executemany(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", values)
        return
    copied = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(copied) as copy:  # type: ignore[attr-defined]
        for row in values:
            copy.write_row(row)


def _index(database: Database, connection: Connection, rows: Rows) -> None:
    """Fill the full-text index; a text that many versions have is tokenized once."""
    values_by_digest: dict[str, Any] = {}

    def values(row: int) -> Any:
        content = rows.text(row)
        if content.digest not in values_by_digest:
            document = content.document
            values_by_digest[content.digest] = (
                (" ".join(index_tokens(document.title)), " ".join(index_tokens(document.text)))
                if database.is_sqlite
                else (vector(document.title, document.text),)
            )
        return values_by_digest[content.digest]

    indexed = ((row, *values(row)) for row in range(1, rows.versions + 1))
    if database.is_sqlite:
        raw: Any = connection.connection.dbapi_connection
        raw.executemany("INSERT INTO search(rowid, title, body) VALUES (?, ?, ?)", indexed)
        return
    with connection.connection.cursor() as cursor, cursor.copy("COPY search FROM STDIN") as copy:  # type: ignore[attr-defined]
        for row in indexed:
            copy.write_row(row)
