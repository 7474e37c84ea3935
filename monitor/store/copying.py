"""Copies a SQLite database into an empty PostgreSQL database, in small transactions, so that it can be resumed.

The source is locked exclusively while it is read. The target cannot be opened otherwise until the copy is complete and
verified: its revision is ``COPYING``. Tables are copied in the order of their foreign keys. How far each table was
copied is stored in the target, in the same transaction as the rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Select,
    Table,
    bindparam,
    func,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy import tuple_ as row_of

from monitor.errors import ConfigError, DatabaseCorrupt, DatabaseUnavailable
from monitor.store.checking import CheckReport, read_everything
from monitor.store.engine import Database, String
from monitor.store.schema import REVISIONS, articles, feeds, revision, versions
from monitor.store.schema_lists import feed_rows, tallies
from monitor.store.tables import metadata
from monitor.store.texts import read_document
from monitor.store.upgrades import COPYING, create_all, prepare

# The size of a transaction: written in well under a second, and a few MB in memory.
_ROWS = 1000
_BYTES = 4_000_000
_TEXTS = 200

# How far an unfinished copy got: the last key copied, by table; the identity of the source; the last text indexed.
copy_state = Table(
    "copying", MetaData(), Column("name", String, primary_key=True), Column("value", String, nullable=False)
)
_SOURCE, _SEARCH = "source", "search"

# Called with the name of a table, and the number of rows that were added to it.
TableProgress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class CopyReport:
    """The number of rows of each table, and the report of the check of the target."""

    rows: Mapping[str, int]
    checked: CheckReport


def copy(
    url: str, target_url: str, *, restart: bool = False, tell: TableProgress = lambda _name, _rows: None
) -> CopyReport:
    """Copy everything, or continue an unfinished copy; ``restart`` deletes the unfinished copy first.

    ``tell`` is called with each table copied and the number of rows added by this run. Raises ``ConfigError`` for the
    wrong kind of database, ``StoreError`` if the source is in use, the target is not empty, or the copy differs.
    """
    with closing(Database(url, exclusive=True)) as source, closing(Database(target_url)) as target:
        _check_kinds(source, target)
        prepare(source, create=False, upgrade=False)
        # A write transaction, so that nobody else writes between the first row read and the verification.
        with source.write() as reading:
            _begin(target, _identity(reading), restart=restart)
            for table in _tables():
                tell(table.name, _copy_table(reading, target, table))
            tell(_SEARCH, _index_texts(target))
            with target.write() as writing:
                _set_next_numbers(reading, target, writing)
            rows = _compare(reading, target)
            checked = read_everything(target)
            if not checked.sound:
                raise DatabaseCorrupt(f"the copy is not sound: {checked.problems[0]}", advice=_AGAIN)
            with target.write() as writing:
                copy_state.drop(writing)
                writing.execute(update(revision).values(version_num=REVISIONS[-1]))
    return CopyReport(rows, checked)


_AGAIN = "run `monitor db check` on the source, then this again with --restart"


def _check_kinds(source: Database, target: Database) -> None:
    if source.path is None:
        raise ConfigError(
            f"only a SQLite file can be copied, not {source.name}", advice="PostgreSQL has pg_dump and pg_restore"
        )
    if target.is_sqlite:
        raise ConfigError(
            f"the target must be PostgreSQL, not {target.name}", advice="`monitor db backup FILE` copies a file"
        )


def _tables() -> list[Table]:
    """The tables to copy. Triggers of the target fill ``tallies`` and ``feed_rows``."""
    return [table for table in metadata.sorted_tables if table not in (revision, tallies, feed_rows)]


def _identity(reading: Connection) -> str:
    """A text that identifies the source and its state: any use of the database by the program changes it."""
    facts: dict[str, Any] = {"revision": REVISIONS[-1]}
    for table in _tables():
        counts = [func.count()] if len(table.primary_key) > 1 else [func.count(), func.max(*table.primary_key)]
        facts[table.name] = list(reading.execute(select(*counts).select_from(table)).one())
    for table in (feeds, articles):
        checked = reading.execute(select(func.max(table.c.last_checked_at))).scalar()
        facts[f"{table.name} checked"] = checked and checked.isoformat()
    return json.dumps(facts)


def _begin(target: Database, identity: str, *, restart: bool) -> None:
    """Prepare the target, or find it prepared; raises ``DatabaseUnavailable`` if it has other content."""
    with target.write() as writing:
        target.lock_schema(writing)
        found = inspect(writing)
        names = found.get_table_names()
        current = writing.execute(select(revision.c.version_num)).scalar() if revision.name in names else None
        if current == COPYING:
            same = writing.execute(_state(_SOURCE)).scalar() == identity
            if same and not restart:
                return
            if not restart:
                raise DatabaseUnavailable(
                    f"the unfinished copy in {target.name} is of another database, or of an earlier state of this one",
                    advice="run this again with --restart: it deletes the unfinished copy and starts over",
                )
            quoted = ", ".join(f'"{name}"' for name in names)
            writing.execute(text(f"DROP TABLE {quoted} CASCADE"))
            names = []
        elif names and (current != REVISIONS[-1] or _has_rows(writing)):
            raise DatabaseUnavailable(
                f"the database {target.name} is not empty", advice="name an empty database: createdb makes one"
            )
        if not names:
            create_all(target, writing)
        copy_state.create(writing)
        writing.execute(update(revision).values(version_num=COPYING))
        writing.execute(insert(copy_state).values(name=_SOURCE, value=identity))


def _has_rows(connection: Connection) -> bool:
    return any(connection.execute(select(1).select_from(table).limit(1)).first() for table in _tables())


def _state(name: str) -> Select[tuple[str]]:
    return select(copy_state.c.value).where(copy_state.c.name == name)


def _save(target: Database, writing: Connection, name: str, value: object) -> None:
    target.upsert(writing, copy_state, [{"name": name, "value": json.dumps(value)}])


def _last(target: Database, name: str) -> Any:
    """The last key that was copied of a table, or the last text indexed; None before the first."""
    with target.read() as connection:
        value = connection.execute(_state(name)).scalar()
    return None if value is None else json.loads(value)


def _copy_table(reading: Connection, target: Database, table: Table) -> int:
    """Copy the remaining rows of a table in the order of their keys; returns their number."""
    key = list(table.primary_key)
    query = select(table).order_by(*key)
    last = _last(target, table.name)
    if last is not None:
        values = (bindparam(None, value, column.type) for value, column in zip(last, key, strict=True))
        query = query.where(row_of(*key) > row_of(*values))
    own_keys = [column.name for column in table.columns if any(to.column.table is table for to in column.foreign_keys)]
    copied = 0
    for rows in _batches(reading, query):
        # A row may refer to a later row of its own table: such columns are filled in once all rows are copied.
        incomplete = [row | dict.fromkeys(own_keys) for row in rows]
        with target.write() as writing:
            writing.execute(insert(table), incomplete)
            _save(target, writing, table.name, [rows[-1][column.name] for column in key])
        copied += len(rows)
    for name in own_keys:
        _fill_column(reading, target, table, table.c[name])
    return copied


def _batches(reading: Connection, query: Select[Any]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    size = 0
    for row in reading.execute(query.execution_options(yield_per=_ROWS)):
        rows.append(dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's public name for it
        size += sum(len(value) for value in row if isinstance(value, bytes | str))
        if len(rows) >= _ROWS or size >= _BYTES:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _fill_column(reading: Connection, target: Database, table: Table, column: Column[Any]) -> None:
    """Copy one column into rows that exist."""
    key = list(table.primary_key)
    query = select(*(part.label(f"of_{part.name}") for part in key), column.label("to")).where(column.is_not(None))
    same_row = (part == bindparam(f"of_{part.name}") for part in key)
    statement = update(table).where(*same_row).values({column.name: bindparam("to")})
    for rows in _batches(reading, query):
        with target.write() as writing:
            writing.execute(statement, rows)


def _index_texts(target: Database) -> int:
    """Index the copied texts, each checked against its digest as it is read; returns their number."""
    indexed = 0
    while True:
        query = select(versions.c.id, versions.c.article_id, versions.c.number).order_by(versions.c.id).limit(_TEXTS)
        with target.write() as writing:
            rows = writing.execute(query.where(versions.c.id > (_last(target, _SEARCH) or 0))).all()
            if not rows:
                return indexed
            for row in rows:
                document = read_document(writing, row.article_id, row.number)
                target.texts.add(writing, row.id, document.title, document.text)
            _save(target, writing, _SEARCH, rows[-1].id)
        indexed += len(rows)


def _set_next_numbers(reading: Connection, target: Database, writing: Connection) -> None:
    """Let new rows of the target get numbers above all that the source has ever assigned."""
    assigned = dict(reading.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").tuples().all())
    for table in _tables():
        column = table.autoincrement_column
        if column is not None:
            highest = writing.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
            target.number_from(writing, table, max(highest, assigned.get(table.name, 0)) + 1)


def _compare(reading: Connection, target: Database) -> dict[str, int]:
    """Compare all rows of source and target; returns the number of rows by table. Raises ``DatabaseCorrupt``."""
    counts: dict[str, int] = {}
    for table in _tables():
        expected = _digest(reading, table)
        with target.read() as connection:
            found = _digest(connection, table)
        if found != expected:
            raise DatabaseCorrupt(
                f"the copy of {table.name} differs: {found[0]} rows of {expected[0]}, or other values in them",
                advice=_AGAIN,
            )
        counts[table.name] = expected[0]
    return counts


def _digest(connection: Connection, table: Table) -> tuple[int, int]:
    """The number of rows, and the sum of their digests, which does not depend on their order."""
    count = total = 0
    for row in connection.execute(select(table).execution_options(yield_per=_ROWS)):
        count += 1
        total += int.from_bytes(blake2b(_plain(row), digest_size=16).digest(), "big")
    return count, total


def _plain(row: Sequence[Any]) -> bytes:
    return repr(tuple(row)).encode(errors="surrogatepass")
