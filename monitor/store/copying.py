"""A SQLite database copied into an empty PostgreSQL one: in small transactions, to be cut short and resumed.

The source is held for this program alone while it is read; the target refuses every other use until the copy is
complete and verified (its revision says ``COPYING``). Tables are those of the schema, in the order of what they point
to. What is copied is remembered in the target, in the transaction that writes it.
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

# One transaction of the target: as many rows as go in well under a second, and pages of a few MB in memory at most.
_ROWS = 1000
_BYTES = 4_000_000
_TEXTS = 200

progress = Table(
    "copying", MetaData(), Column("name", String, primary_key=True), Column("value", String, nullable=False)
)
_SOURCE, _SEARCH = "source", "search"

Tell = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class CopyReport:
    """How many rows each table has, and what the verification of the target read."""

    rows: Mapping[str, int]
    checked: CheckReport


def copy(url: str, target_url: str, *, restart: bool = False, tell: Tell = lambda _name, _rows: None) -> CopyReport:
    """Copy everything, or go on with a copy that was cut short; ``restart`` throws an unfinished one away.

    ``tell`` is called with each table copied and how many rows this run added. Raises ``ConfigError`` for databases of
    the wrong kind, ``StoreError`` where the source is in use, the target holds something else, or the two differ.
    """
    with closing(Database(url, exclusive=True)) as source, closing(Database(target_url)) as target:
        _check_kinds(source, target)
        prepare(source, create=False, upgrade=False)
        # A writing transaction of its own: nobody else writes between the first row read and the verification.
        with source.write() as reading:
            _begin(target, _identity(reading), restart=restart)
            for table in _tables():
                tell(table.name, _copy_table(reading, target, table))
            tell(_SEARCH, _index_texts(target))
            with target.write() as writing:
                _number_on(reading, target, writing)
            rows = _compare(reading, target)
            checked = read_everything(target)
            if not checked.sound:
                raise DatabaseCorrupt(f"the copy is not sound: {checked.problems[0]}", advice=_AGAIN)
            with target.write() as writing:
                progress.drop(writing)
                writing.execute(update(revision).values(version_num=REVISIONS[-1]))
    return CopyReport(rows, checked)


_AGAIN = "run `monitor db check` on the source, then this again with --restart"


def _check_kinds(source: Database, target: Database) -> None:
    if source.path is None:
        raise ConfigError(
            f"only a SQLite file is copied, not {source.name}", advice="PostgreSQL has pg_dump and pg_restore"
        )
    if target.is_sqlite:
        raise ConfigError(
            f"only into PostgreSQL is copied, not into {target.name}", advice="`monitor db backup FILE` copies a file"
        )


def _tables() -> list[Table]:
    """Those to be copied: triggers of the target count, and note what each feed has, as rows come."""
    return [table for table in metadata.sorted_tables if table not in (revision, tallies, feed_rows)]


def _identity(reading: Connection) -> str:
    """What distinguishes one source, and one state of it, from another: whoever works with it changes this."""
    facts: dict[str, Any] = {"revision": REVISIONS[-1]}
    for table in _tables():
        counts = [func.count()] if len(table.primary_key) > 1 else [func.count(), func.max(*table.primary_key)]
        facts[table.name] = list(reading.execute(select(*counts).select_from(table)).one())
    for table in (feeds, articles):
        checked = reading.execute(select(func.max(table.c.last_checked_at))).scalar()
        facts[f"{table.name} checked"] = checked and checked.isoformat()
    return json.dumps(facts)


def _begin(target: Database, identity: str, *, restart: bool) -> None:
    """Make the target ready, or find it ready; raises ``DatabaseUnavailable`` where it is not ours to fill."""
    with target.write() as writing:
        target.schema_turn(writing)
        found = inspect(writing)
        names = found.get_table_names()
        current = writing.execute(select(revision.c.version_num)).scalar() if revision.name in names else None
        if current == COPYING:
            same = writing.execute(_remembered(_SOURCE)).scalar() == identity
            if same and not restart:
                return
            if not restart:
                raise DatabaseUnavailable(
                    f"the unfinished copy in {target.name} is of another database, or of an earlier state of this one",
                    advice="run this again with --restart: it throws the unfinished copy away and begins anew",
                )
            listed = ", ".join(f'"{name}"' for name in names)
            writing.execute(text(f"DROP TABLE {listed} CASCADE"))
            names = []
        elif names and (current != REVISIONS[-1] or _first_filled(writing) is not None):
            raise DatabaseUnavailable(
                f"the database {target.name} is not empty", advice="name an empty database: createdb makes one"
            )
        if not names:
            create_all(target, writing)
        progress.create(writing)
        writing.execute(update(revision).values(version_num=COPYING))
        writing.execute(insert(progress).values(name=_SOURCE, value=identity))


def _first_filled(connection: Connection) -> str | None:
    tables = (table for table in _tables() if connection.execute(select(1).select_from(table).limit(1)).first())
    return next((table.name for table in tables), None)


def _remembered(name: str) -> Select[tuple[str]]:
    return select(progress.c.value).where(progress.c.name == name)


def _remember(target: Database, writing: Connection, name: str, value: object) -> None:
    target.upsert(writing, progress, [{"name": name, "value": json.dumps(value)}])


def _last(target: Database, name: str) -> Any:
    with target.read() as connection:
        value = connection.execute(_remembered(name)).scalar()
    return None if value is None else json.loads(value)


def _copy_table(reading: Connection, target: Database, table: Table) -> int:
    """Copy the rows that are not there yet, in the order of their keys; how many these are."""
    key = list(table.primary_key)
    query = select(table).order_by(*key)
    last = _last(target, table.name)
    if last is not None:
        query = query.where(row_of(*key) > row_of(*(bindparam(None, value, column.type) for value, column in
                                                    zip(last, key, strict=True))))  # fmt: skip
    inner = [column.name for column in table.columns if any(at.column.table is table for at in column.foreign_keys)]
    copied = 0
    for rows in _batches(reading, query):
        # A row may point to a later one of its own table: that is filled in once all are there.
        blank = [row | dict.fromkeys(inner) for row in rows]
        with target.write() as writing:
            writing.execute(insert(table), blank)
            _remember(target, writing, table.name, [rows[-1][column.name] for column in key])
        copied += len(rows)
    for name in inner:
        _point_within(reading, target, table, table.c[name])
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


def _point_within(reading: Connection, target: Database, table: Table, column: Column[Any]) -> None:
    key = list(table.primary_key)
    query = select(*(part.label(f"of_{part.name}") for part in key), column.label("to")).where(column.is_not(None))
    here = (part == bindparam(f"of_{part.name}") for part in key)
    statement = update(table).where(*here).values({column.name: bindparam("to")})
    for rows in _batches(reading, query):
        with target.write() as writing:
            writing.execute(statement, rows)


def _index_texts(target: Database) -> int:
    """Fill the full-text index from the texts that were copied, each checked against its digest as it is read."""
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
            _remember(target, writing, _SEARCH, rows[-1].id)
        indexed += len(rows)


def _number_on(reading: Connection, target: Database, writing: Connection) -> None:
    """New rows of the target get numbers above all that the source ever gave."""
    given = dict(reading.exec_driver_sql("SELECT name, seq FROM sqlite_sequence").tuples().all())
    for table in _tables():
        column = table.autoincrement_column
        if column is not None:
            highest = writing.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
            target.number_from(writing, table, max(highest, given.get(table.name, 0)) + 1)


def _compare(reading: Connection, target: Database) -> dict[str, int]:
    """The rows of each table, counted; raises ``DatabaseCorrupt`` where any differs from the source's."""
    counted: dict[str, int] = {}
    for table in _tables():
        here = _digest(reading, table)
        with target.read() as connection:
            there = _digest(connection, table)
        if here != there:
            raise DatabaseCorrupt(
                f"the copy of {table.name} differs: {there[0]} rows of {here[0]}, or other values in them",
                advice=_AGAIN,
            )
        counted[table.name] = here[0]
    return counted


def _digest(connection: Connection, table: Table) -> tuple[int, int]:
    """How many rows, and the sum of their digests: the same in whatever order they are read."""
    count = total = 0
    for row in connection.execute(select(table).execution_options(yield_per=_ROWS)):
        count += 1
        total += int.from_bytes(blake2b(_plain(row), digest_size=16).digest(), "big")
    return count, total


def _plain(row: Sequence[Any]) -> bytes:
    return repr(tuple(row)).encode(errors="surrogatepass")
