"""The one place that knows which database it is: connections, transactions, errors, types and dialect statements.

SQLite: WAL, ``synchronous=NORMAL``, every write in ``BEGIN IMMEDIATE`` (a deferred transaction that turns into a write
fails when another one wrote in between), STRICT tables, foreign keys on. PostgreSQL: psycopg 3, READ COMMITTED.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from monitor.store.inserts import Insert, changing, into_gaps, numbered, renewing
from monitor.store.numbers import Announced, Numbers, OneWriter
from monitor.store.tallies import OneRow, Slots, Tallies
from monitor.store.tsvector import TsvectorIndex

BUSY_SECONDS = 30.0
# Of one program on PostgreSQL: its threads wait for one of these. With one a thread four workers would need more than
# the hundred that a new installation allows, and what a job found is lost where the server refuses another.
CONNECTIONS = 8
# A job that waits for one keeps its lease; one that gave up would be done again from its request on.
CONNECTION_SECONDS = 300.0
# Who asks for the file alone soon gets the error that another program has it open: that one seldom ends by itself.
EXCLUSIVE_SECONDS = 3.0
# One number for all programs that share a database: what it locks is said in the four turns below.
_CLAIM_LOCK = 0x6E65_7773_0001
_SCHEMA_LOCK = 0x6E65_7773_0002
_ADDRESS_LOCK = 0x6E65_7773_0003
_STORY_LOCK = 0x6E65_7773_0004
_NAME_LOCKS = -(1 << 63)
_NAMES_TURN = text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")

Number = BigInteger().with_variant(Integer(), "sqlite")
Real: TypeEngine[float] = Double().with_variant(sqlite.REAL(), "sqlite")
Blob = LargeBinary().with_variant(sqlite.BLOB(), "sqlite")
String = Text()

# What an index of some rows keeps its condition as: an option of PostgreSQL's would load that dialect.
_CONDITION = "condition"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Flag(TypeDecorator[bool]):
    """True or False: BOOLEAN, or 0 and 1 where STRICT tables know no such type."""

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
    """An aware time in UTC, kept as whole microseconds since 1970: exact, sortable and the same everywhere."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """The column's type."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """To the database; a time without a zone is refused."""
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
        """The time that a stored number means; ``OverflowError`` where it means none."""
        return _EPOCH + value * _MICROSECOND


def table_options(*, keyed: bool = False) -> dict[str, Any]:
    """Options of every table; ``keyed`` ones are small rows that live in the tree of their own primary key."""
    return {"sqlite_strict": True, "sqlite_with_rowid": not keyed}


def numbered_options() -> dict[str, Any]:
    """Options of tables whose numbers people and programs remember: a number is never given out twice."""
    return {**table_options(), "sqlite_autoincrement": True}


def partial_index(name: str, *columns: Column[Any], where: str) -> Index:
    """An index over the rows that fulfil a condition; see ``Database.create_tables`` for PostgreSQL."""
    return Index(name, *columns, sqlite_where=text(where), info={_CONDITION: where})


def rows_where(condition: str) -> dict[str, Any]:
    """The options of an index over the rows that fulfil a condition."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class Database:
    """One database and its connections. Safe to use from several threads.

    ``exclusive`` holds a SQLite file for this object's one connection: it is refused while any other program has the
    file open, and no other can open it until this one is closed.
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
        self._engine = self._made(CONNECTIONS)
        # On PostgreSQL leases are renewed on a connection of their own: they must not wait for those of the jobs.
        self._renewing_engine = self._engine if self.is_sqlite else self._made(1)
        # SQLite lets one writer in at a time and makes the others poll; a lock lets the threads of this process queue.
        self._write_turn = RLock() if self.is_sqlite else None
        self._read_turn = self._write_turn if self.in_memory else None
        # Threads that wait for the turn of stories wait here, one of them in the database: they hold no connections.
        self._story_queue = None if self.is_sqlite else Lock()
        self._compiled_statements: dict[tuple[Any, tuple[str, ...]], Any] = {}

    def _made(self, connections: int) -> Engine:
        return self._sqlite_engine() if self.is_sqlite else self._postgres_engine(connections)

    def _sqlite_engine(self) -> Engine:
        seconds = EXCLUSIVE_SECONDS if self._exclusive else BUSY_SECONDS
        patience = {} if "timeout" in self.url.query else {"timeout": seconds}
        options: dict[str, Any] = {"connect_args": {"check_same_thread": False, **patience}}
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
        """A transaction that only reads; raises ``StoreError``."""
        with self._turn(self._read_turn), self._transaction(self._engine, writes=False) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or, on any error, nothing; raises ``StoreError``."""
        with self._turn(self._write_turn), self._transaction(self._engine, writes=True) as connection:
            yield connection

    @contextmanager
    def renew(self) -> Iterator[Connection]:
        """A transaction that renews leases; raises ``StoreError``."""
        with self._turn(self._write_turn), self._transaction(self._renewing_engine, writes=True) as connection:
            yield connection

    @contextmanager
    def write_stories(self) -> Iterator[Connection]:
        """A transaction that puts articles into stories: of all programs one at a time; raises ``StoreError``."""
        with self._turn(self._story_queue), self.write() as connection:
            if not self.is_sqlite:
                # Before any row: a transaction that holds rows and waits for a turn could wait for ever.
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _STORY_LOCK})
            yield connection

    @contextmanager
    def read_as_stored(self) -> Iterator[Connection]:
        """A transaction in which text that is no UTF-8 is read with surrogates for its odd bytes."""
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
        """Make all tables and indexes of a schema, in the caller's transaction."""
        if not self.is_sqlite:
            for index in (index for table in metadata.tables.values() for index in table.indexes):
                if condition := index.info.get(_CONDITION):
                    index.dialect_kwargs["postgresql_where"] = text(condition)
        metadata.create_all(connection, checkfirst=False)

    def as_stored(self, table: Table) -> Select[Any]:
        """All rows of a table with times and flags as the numbers they are kept as."""
        return select(
            *(
                type_coerce(column, Number).label(column.name) if isinstance(column.type, Moment | Flag) else column
                for column in table.columns
            )
        )

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()
        self._renewing_engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine, *, writes: bool) -> Iterator[Connection]:
        with self._mapped(), engine.begin() as connection:
            if self.is_sqlite:
                sqlite_connections.begin(connection, writes=writes)
            yield connection

    @contextmanager
    def _turn(self, lock: Any) -> Iterator[None]:
        if lock is None:
            yield
        else:
            with lock:
                yield

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._named(error) from error
        except PoolTimeout as error:
            raise DatabaseUnavailable(f"{self.name}: no connection free for {CONNECTION_SECONDS:.0f} s") from error
        except sqlite3.Error as error:
            raise sqlite_error(error, self.name) from error

    def _named(self, error: DBAPIError) -> StoreError:
        cause = error.orig
        if isinstance(cause, sqlite3.Error):
            return sqlite_error(cause, self.name)
        return postgres_error(cause, self.name)

    def is_about_a_row(self, error: BaseException) -> bool:
        """Whether what went wrong is that a stored value cannot be read, and no statement, file or server."""
        # SQLite gives no code for text that is no UTF-8: to it, all bytes are text.
        return not isinstance(error, DBAPIError) or (
            isinstance(error.orig, sqlite3.OperationalError) and not hasattr(error.orig, "sqlite_errorcode")
        )

    # Statements that differ.

    def integrity(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with its file; PostgreSQL has its own tools for that (pg_amcheck)."""
        if not self.is_sqlite:
            return []
        return [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(100)") if row[0] != "ok"]

    def now(self, connection: Connection) -> datetime | None:
        """The time of the server's clock; SQLite has this machine's."""
        if self.is_sqlite:
            return None
        found: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return found

    def size(self, connection: Connection) -> int:
        """The bytes the database takes on disk."""
        if self.is_sqlite:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def claim_turn(self, connection: Connection) -> None:
        """Let one claim be made at a time, so that two workers never take rows of one host at once."""
        if not self.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CLAIM_LOCK})

    def address_turn(self, connection: Connection) -> None:
        """Let one transaction at a time make articles, so that one address never gets two."""
        if not self.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADDRESS_LOCK})

    def names_turn(self, connection: Connection, keys: Sequence[int]) -> None:
        """Let transactions that write something of the same name (numbers of 64 bits) follow each other."""
        if not self.is_sqlite:
            # Below zero: other locks have keys above. In one order: two never wait for each other.
            connection.execute(_NAMES_TURN, {"keys": sorted({key | _NAME_LOCKS for key in keys})})

    def schema_turn(self, connection: Connection) -> None:
        """Let one program at a time make or change the schema."""
        if not self.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})

    def number_from(self, connection: Connection, table: Table, number: int) -> None:
        """Let the next row of a table that was filled with numbers of its own get this one (PostgreSQL)."""
        query = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :number, false)")
        connection.execute(query, {"name": table.name, "number": number})

    def insert_new(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert those rows whose keys are not there yet."""
        if rows:
            connection.execute(self._compiled(into_gaps(self._insert, table), rows[0]), list(rows))

    def insert_one(self, connection: Connection, table: Table, row: Mapping[str, Any]) -> int | None:
        """Insert a row; its number, or None where its key is there: also if another inserts it at the same moment."""
        number: int | None = connection.execute(numbered(self._insert, table), row).scalar()
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
        """Insert rows; one whose key is there gets the new values, or the ``only`` ones of these columns.

        The key is the primary one, or the unique column ``by``.
        """
        if rows:
            statement = renewing(self._insert, table, only or tuple(rows[0]), by)
            connection.execute(self._compiled(statement, rows[0]), list(rows))

    def insert_or_change(
        self, connection: Connection, table: Table, row: Mapping[str, Any], changes: Mapping[str, ColumnElement[Any]]
    ) -> None:
        """Insert a row; where its primary key is there, make these changes."""
        connection.execute(changing(self._insert, table, changes), row)

    def _compiled(self, statement: Any, row: Mapping[str, Any]) -> Any:
        """A statement that is made once, compiled once: SQLAlchemy keeps none with ON CONFLICT in its own cache."""
        key = (statement, tuple(row))
        if key not in self._compiled_statements:
            self._compiled_statements[key] = statement.compile(dialect=self._engine.dialect, column_keys=list(row))
        return self._compiled_statements[key]


def _postgresql_insert() -> Insert:
    """Imported here, as those who have SQLite need none of it."""
    from sqlalchemy.dialects import postgresql

    return postgresql.insert
