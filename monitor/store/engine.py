"""The only module that knows which database is used: connections, transactions, errors, types, dialect statements.

SQLite: WAL, ``synchronous=NORMAL``, every write in ``BEGIN IMMEDIATE`` (a deferred transaction fails at its first write
if another one wrote since its first read), STRICT tables, foreign keys on. PostgreSQL: psycopg 3, READ COMMITTED.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from threading import Lock, RLock
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Dialect,
    Double,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    func,
    select,
    text,
    type_coerce,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import TypeEngine

from monitor.errors import ConfigError, DatabaseCorrupt, DatabaseUnavailable, StoreError
from monitor.model import without_password
from monitor.store import sqlite_connections
from monitor.store.database_url import parse_url, path_of
from monitor.store.faults import postgres_error, sqlite_error
from monitor.store.fulltext import Fts5Index, TextIndex
from monitor.store.inserts import Insert, insert_or_ignore, insert_or_ignore_returning, insert_or_update, upsert
from monitor.store.numbers import Announced, Numbers, OneWriter
from monitor.store.tallies import OneRow, Slots, Tallies
from monitor.store.tsvector import TsvectorIndex

# How long a statement waits for a lock on a SQLite file.
BUSY_SECONDS = 30.0
# Connections of one program to PostgreSQL; its threads wait for a free one. With one per thread, four workers would
# exceed PostgreSQL's default limit of 100, and a refused connection loses the result of a job.
CONNECTIONS = 8
# How long a thread waits for a free connection. Long, because a job that gives up repeats its request.
CONNECTION_SECONDS = 300.0
# Exclusive access fails soon: a program that has the file open seldom ends by itself.
EXCLUSIVE_SECONDS = 3.0
# Keys of PostgreSQL advisory locks, the same in all programs; see the `lock_…` methods and `write_stories`.
_CLAIM_LOCK = 0x6E65_7773_0001
_SCHEMA_LOCK = 0x6E65_7773_0002
_ADDRESS_LOCK = 0x6E65_7773_0003
_STORY_LOCK = 0x6E65_7773_0004
_NAME_LOCKS = -(1 << 63)
_LOCK_NAMES = text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")

Number = BigInteger().with_variant(Integer(), "sqlite")
Real: TypeEngine[float] = Double().with_variant(sqlite.REAL(), "sqlite")
Blob = LargeBinary().with_variant(sqlite.BLOB(), "sqlite")
String = Text()

# The key in `Index.info` for the condition of a partial index: `postgresql_where` would import that dialect.
_CONDITION = "condition"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Flag(TypeDecorator[bool]):
    """A bool: BOOLEAN, or 0 and 1 on SQLite, whose STRICT tables have no boolean type."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """The column's type."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else Boolean())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        """To the database."""
        return int(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else bool(value)


class Moment(TypeDecorator[datetime]):
    """An aware time in UTC, stored as whole microseconds since 1970: exact, sortable, the same in both databases."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """The column's type."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """To the database; raises ``ValueError`` for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value!r}")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        try:
            return None if value is None else self.of_number(value)
        except OverflowError as error:
            raise DatabaseCorrupt(f"a stored time cannot be read ({error})") from error

    @staticmethod
    def of_number(value: int) -> datetime:
        """The time of a stored number; raises ``OverflowError`` if it is out of range."""
        return _EPOCH + value * _MICROSECOND


def table_options(*, keyed: bool = False) -> dict[str, Any]:
    """Options of every table. ``keyed``: WITHOUT ROWID on SQLite, for small rows stored by their primary key."""
    return {"sqlite_strict": True, "sqlite_with_rowid": not keyed}


def numbered_options() -> dict[str, Any]:
    """Options of tables whose row numbers are shown to people and programs: numbers are never reused."""
    return {**table_options(), "sqlite_autoincrement": True}


def partial_index(name: str, *columns: Column[Any], where: str) -> Index:
    """A partial index; ``Database.create_tables`` sets its condition for PostgreSQL."""
    return Index(name, *columns, sqlite_where=text(where), info={_CONDITION: where})


def rows_where(condition: str) -> dict[str, Any]:
    """The options of a partial index in a migration."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class Database:
    """One database and its connections; thread-safe.

    ``exclusive`` locks a SQLite file for this object: it fails while any other program has the file open, and no other
    program can open the file until this object is closed.
    """

    def __init__(self, url: str, *, exclusive: bool = False) -> None:
        self.url = parse_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.path = path_of(self.url) if self.is_sqlite else None
        self.name = str(self.path) if self.path else without_password(self.url.render_as_string())
        self.in_memory = self.is_sqlite and self.path is None
        self._exclusive = exclusive
        self.texts: TextIndex = Fts5Index() if self.is_sqlite else TsvectorIndex()
        self.numbers: Numbers = OneWriter() if self.is_sqlite else Announced()
        self.tallies: Tallies = OneRow() if self.is_sqlite else Slots()
        self._insert: Insert = sqlite.insert if self.is_sqlite else _postgresql_insert()
        self._engine = self._new_engine(CONNECTIONS)
        # On PostgreSQL leases are renewed on a connection of their own, without waiting for the connections of jobs.
        self._renewing_engine = self._engine if self.is_sqlite else self._new_engine(1)
        # SQLite has one writer at a time and makes others poll; with a lock the threads of this process queue instead.
        self._write_lock: AbstractContextManager[Any] = RLock() if self.is_sqlite else nullcontext()
        self._read_lock = self._write_lock if self.in_memory else nullcontext()
        # Only one thread of the process waits for the stories' lock in the database; the others hold no connection.
        self._story_lock: AbstractContextManager[Any] = nullcontext() if self.is_sqlite else Lock()
        self._compiled_statements: dict[tuple[Any, tuple[str, ...]], Any] = {}

    def _new_engine(self, connections: int) -> Engine:
        return self._sqlite_engine() if self.is_sqlite else self._postgres_engine(connections)

    def _sqlite_engine(self) -> Engine:
        seconds = EXCLUSIVE_SECONDS if self._exclusive else BUSY_SECONDS
        timeout = {} if "timeout" in self.url.query else {"timeout": seconds}
        options: dict[str, Any] = {"connect_args": {"check_same_thread": False, **timeout}}
        options |= {"poolclass": StaticPool} if self.in_memory else {"pool_size": 8, "max_overflow": -1}
        engine = create_engine(self.url, **options)
        if self._exclusive:
            event.listen(engine, "connect", sqlite_connections.lock_others_out)
        event.listen(engine, "connect", sqlite_connections.prepare)
        return engine

    def _postgres_engine(self, connections: int) -> Engine:
        sizes = {"pool_size": connections, "max_overflow": 0, "pool_timeout": CONNECTION_SECONDS}
        try:
            return create_engine(self.url, pool_pre_ping=True, **sizes)
        except ModuleNotFoundError as error:
            raise ConfigError(
                f"PostgreSQL needs the package psycopg, which is not installed ({error})",
                advice="install the extra: pip install 'news-update-monitor[postgres]'",
            ) from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction; raises ``StoreError``."""
        with self._read_lock, self._transaction(self._engine, writes=False) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction, rolled back on any error; raises ``StoreError``."""
        with self._write_lock, self._transaction(self._engine, writes=True) as connection:
            yield connection

    @contextmanager
    def renew(self) -> Iterator[Connection]:
        """A write transaction for renewing leases; raises ``StoreError``."""
        with self._write_lock, self._transaction(self._renewing_engine, writes=True) as connection:
            yield connection

    @contextmanager
    def write_stories(self) -> Iterator[Connection]:
        """A write transaction that may change stories: one at a time in all programs; raises ``StoreError``."""
        with self._story_lock, self.write() as connection:
            # Before any row is locked: otherwise two transactions could deadlock.
            self._lock(connection, _STORY_LOCK)
            yield connection

    @contextmanager
    def read_as_stored(self) -> Iterator[Connection]:
        """A read transaction in which bytes that are not valid UTF-8 are decoded as surrogates (SQLite)."""
        with self.read() as connection:
            raw = connection.connection.dbapi_connection
            if self.is_sqlite:
                raw.text_factory = sqlite_connections.with_surrogates  # type: ignore[union-attr]
            try:
                yield connection
            finally:
                if self.is_sqlite:
                    raw.text_factory = str  # type: ignore[union-attr]

    def create_tables(self, connection: Connection, metadata: MetaData) -> None:
        """Create all tables and indexes of a schema, in the caller's transaction."""
        if not self.is_sqlite:
            for index in (index for table in metadata.tables.values() for index in table.indexes):
                if condition := index.info.get(_CONDITION):
                    index.dialect_kwargs["postgresql_where"] = text(condition)
        metadata.create_all(connection, checkfirst=False)

    def as_stored(self, table: Table) -> Select[Any]:
        """A query for all rows of a table, with times and flags as the stored numbers."""
        return select(
            *(
                type_coerce(column, Number).label(column.name) if isinstance(column.type, Moment | Flag) else column
                for column in table.columns
            )
        )

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
        self._renewing_engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine, *, writes: bool) -> Iterator[Connection]:
        with self._store_errors(), engine.begin() as connection:
            if self.is_sqlite:
                sqlite_connections.begin(connection, writes=writes)
            yield connection

    @contextmanager
    def _store_errors(self) -> Iterator[None]:
        """Turn errors of the database into ``StoreError``."""
        try:
            yield
        except DBAPIError as error:
            raise self._store_error(error) from error
        except PoolTimeout as error:
            raise DatabaseUnavailable(f"{self.name}: no free connection for {CONNECTION_SECONDS:.0f} s") from error
        except sqlite3.Error as error:
            raise sqlite_error(error, self.name) from error

    def _store_error(self, error: DBAPIError) -> StoreError:
        cause = error.orig
        if isinstance(cause, sqlite3.Error):
            return sqlite_error(cause, self.name)
        return postgres_error(cause, self.name)

    def is_about_a_row(self, error: BaseException) -> bool:
        """Whether an error is about a stored value that cannot be read, and not about a statement, file or server."""
        # Invalid UTF-8 is found by Python's sqlite3 module, and not by SQLite: its error has no code of SQLite.
        return not isinstance(error, DBAPIError) or (
            isinstance(error.orig, sqlite3.OperationalError) and not hasattr(error.orig, "sqlite_errorcode")
        )

    # Statements that differ between the databases.

    def integrity(self, connection: Connection) -> list[str]:
        """Problems that SQLite finds in its file; none for PostgreSQL, which has its own tool (pg_amcheck)."""
        if not self.is_sqlite:
            return []
        return [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(100)") if row[0] != "ok"]

    def now(self, connection: Connection) -> datetime | None:
        """The time of the server's clock; None for SQLite, which uses this machine's."""
        if self.is_sqlite:
            return None
        found: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return found

    def size(self, connection: Connection) -> int:
        """The size of the database on disk, in bytes."""
        if self.is_sqlite:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def lock_claims(self, connection: Connection) -> None:
        """Lock claims until the transaction ends, so that two workers never take rows of one host at once."""
        self._lock(connection, _CLAIM_LOCK)

    def lock_addresses(self, connection: Connection) -> None:
        """Lock the creation of articles until the transaction ends, so that no address gets two articles."""
        self._lock(connection, _ADDRESS_LOCK)

    def _lock(self, connection: Connection, key: int) -> None:
        """Take an advisory lock of PostgreSQL until the transaction ends. SQLite has one writer anyway."""
        if not self.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})

    def lock_names(self, connection: Connection, keys: Sequence[int]) -> None:
        """Lock names, given as 64-bit digests, until the transaction ends."""
        if not self.is_sqlite:
            # Negative keys, as all other locks have positive ones. Sorted, so that two transactions cannot deadlock.
            connection.execute(_LOCK_NAMES, {"keys": sorted({key | _NAME_LOCKS for key in keys})})

    def lock_schema(self, connection: Connection) -> None:
        """Lock the creation and migration of the schema until the transaction ends."""
        self._lock(connection, _SCHEMA_LOCK)

    def number_from(self, connection: Connection, table: Table, number: int) -> None:
        """Set the number of the next new row, after rows were inserted with given numbers (PostgreSQL only)."""
        query = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :number, false)")
        connection.execute(query, {"name": table.name, "number": number})

    def insert_new(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows, ignoring those whose keys exist."""
        if rows:
            connection.execute(self._compiled(insert_or_ignore(self._insert, table), rows[0]), list(rows))

    def insert_one(self, connection: Connection, table: Table, row: Mapping[str, Any]) -> int | None:
        """Insert a row and return its number; None if its key exists, even if it is inserted concurrently."""
        number: int | None = connection.execute(insert_or_ignore_returning(self._insert, table), row).scalar()
        return number

    def upsert(
        self,
        connection: Connection,
        table: Table,
        rows: Sequence[Mapping[str, Any]],
        *,
        only: tuple[str, ...] = (),
        by: str | None = None,
    ) -> None:
        """Insert rows; where a key exists, update the columns ``only`` (default: all of the given ones).

        The key is the primary key, or the unique column ``by``.
        """
        if rows:
            statement = upsert(self._insert, table, only or tuple(rows[0]), by)
            connection.execute(self._compiled(statement, rows[0]), list(rows))

    def insert_or_update(
        self, connection: Connection, table: Table, row: Mapping[str, Any], changes: Mapping[str, ColumnElement[Any]]
    ) -> None:
        """Insert a row; if its primary key exists, make these changes instead."""
        connection.execute(insert_or_update(self._insert, table, changes), row)

    def _compiled(self, statement: Any, row: Mapping[str, Any]) -> Any:
        """Compile an INSERT once, for one or many rows: SQLAlchemy does not cache statements with ON CONFLICT."""
        key = (statement, tuple(row))
        if key not in self._compiled_statements:
            # Inline: without RETURNING for the numbers of new rows, which psycopg gives for a single row only.
            inline = statement.inline()
            self._compiled_statements[key] = inline.compile(dialect=self._engine.dialect, column_keys=list(row))
        return self._compiled_statements[key]


def _postgresql_insert() -> Insert:
    # Imported here, because users of SQLite do not need it.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert
