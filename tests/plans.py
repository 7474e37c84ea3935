"""How a database would run a statement: no statement of the program reads a large table from end to end.

``watched`` hears every statement that is made meanwhile, by whatever store, and has the database explain each that it
has not met before, on the connection and with the parameters of the statement itself. So a new query is covered by the
tests that ask for everything, without being named anywhere.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import Engine, event

import monitor

# Tables that stay small, and why.
SMALL = {
    "subscriptions": "people write them",
    "unsubscribed": "people who left",
    "readers": "people",
    "sessions": "browsers of people",
    "notes": "some values a reader",
    "tallies": "some rows a day, one a feed and one a tag; read by name",
    "reader_days": "some rows a day",
    "hosts": "a row a site; a claim reads those that ask to be left alone, by an index",
    "alembic_version": "one row",
    "sqlite_sequence": "a row a table",
    "sqlite_master": "the schema",
    "feed_tags": "some rows a feed; the page of feeds counts the feeds of each tag",
}
# Modules that read everything, because that is what they are for.
WHOLE = {
    "store/checking.py": "`db check` compares all that is stored",
    "store/copying.py": "`db copy` copies it",
    "store/upgrades.py": "a schema that is brought up to date",
    "store/migrations": "the same",
    "store/pruning.py": "housekeeping, four times a day, looks for what is too old among all there is",
    "store/admin.py": "`db check` and `db prune` count what is stored",
    "store/feeds.py find": "a part of a name is looked for among all feeds: thousands at most",
    "pipeline/opml.py": "an export has all feeds",
}
# Callers that may ask for all there is, without a limit: a list as long as that is what was asked for.
UNLIMITED = {
    "cli/commands/alerts.py": "`alerts list` without -n",
    "cli/commands/catchup.py": "`catchup --all`, and with --json",
    "cli/commands/developments.py": "`developments` without -n",
    "cli/commands/feeds.py": "`feeds list`",
    "cli/commands/log.py": "`log` without -n",
    "cli/commands/withdrawals.py": "`withdrawals` without -n",
}
# What a plan names that is no table: a subquery, a row of constants, the elements of a list.
_NO_TABLE = re.compile(r"anon|SUBQUERY|CONSTANT|json_each|\(|\d")
_READ = re.compile(r"\s*(SELECT|UPDATE|DELETE|WITH)\b")
# To build a Bloom filter, SQLite reads the whole table.
_SCAN = re.compile(r"(?:SCAN|BLOOM FILTER ON) (?:TABLE )?(\S+)(.*)")
# A full-text index that is asked for words; without them all of it is read (https://sqlite.org/fts5.html).
_MATCH = re.compile(r" VIRTUAL TABLE INDEX \d+:.*M")
_HERE = Path(monitor.__file__).resolve().parent


@dataclass
class Plans:
    """What was found wrong, in words; each statement is explained once.

    A test that asks a repository itself may ask for all there is; with ``strict`` it may not.
    """

    strict: bool = False
    wrong: list[str] = field(default_factory=list)
    met: set[tuple[str, str]] = field(default_factory=set)

    def hear(self, connection: Any, cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        """A statement is about to be made."""
        key = (connection.dialect.name, statement)
        if key in self.met or not _READ.match(statement):
            return
        self.met.add(key)
        given = parameters[0] if many else parameters
        found = list(scans(connection.dialect.name, cursor.connection, statement, given))
        if found and (said := _caller(sys._getframe(), limited="LIMIT" in statement, strict=self.strict)):
            self.wrong.append(f"{said}: {'; '.join(found)}\n  {statement}")


@contextmanager
def watched(plans: Plans) -> Iterator[Plans]:
    """Explain what is made meanwhile."""
    event.listen(Engine, "before_cursor_execute", plans.hear)
    try:
        yield plans
    finally:
        event.remove(Engine, "before_cursor_execute", plans.hear)


def scans(dialect: str, raw: Any, statement: str, parameters: Any) -> Iterator[str]:
    """The large tables that a statement reads from end to end, without an index's order or a limit of its own."""
    yield from (_of_sqlite if dialect == "sqlite" else _of_postgres)(raw, statement, parameters)


def _of_sqlite(raw: Any, statement: str, parameters: Any) -> Iterator[str]:
    try:
        plan = [row[-1] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    except sqlite3.Error:
        # The statement itself is about to fail in the same way.
        return
    sorts = any("TEMP B-TREE" in row for row in plan)
    for row in plan:
        read = _SCAN.match(row)
        # A scan in the order that is asked for ends at the limit; one that is sorted afterwards reads all.
        ends_early = "LIMIT" in statement and not sorts and "BLOOM" not in row
        if read and _matters(read[1]) and not _MATCH.match(read[2]) and not ends_early:
            yield row


def _of_postgres(raw: Any, statement: str, parameters: Any) -> Iterator[str]:
    from psycopg import Error  # here, not above: most tests use SQLite alone

    # What a plan would be for large tables: a scan of a small one is always cheapest.
    explained = f"EXPLAIN (FORMAT JSON) {statement}"
    with suppress(Error), raw.cursor() as cursor:
        cursor.execute("SAVEPOINT explained")
        try:
            cursor.execute("SET LOCAL enable_seqscan = off")
            (plan,) = cursor.execute(explained, parameters).fetchone()
        finally:
            cursor.execute("ROLLBACK TO SAVEPOINT explained")
            cursor.execute("RELEASE SAVEPOINT explained")
        for node in _nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]):
            if node["Node Type"] == "Seq Scan" and _matters(node["Relation Name"]):
                yield f"{node['Node Type']} {node['Relation Name']}"


def _nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


def _matters(table: str) -> bool:
    # SQLAlchemy numbers the aliases of a table.
    return not _NO_TABLE.match(table) and re.sub(r"_\d+$", "", table) not in SMALL


def _caller(frame: FrameType | None, *, limited: bool, strict: bool) -> str:
    """The place of the program that makes a statement; empty where a test does, or what is to read everything."""
    places: list[str] = []
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_HERE):
            places.append(f"{file.relative_to(_HERE).as_posix()} {frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    spared = tuple(WHOLE) if limited else (*WHOLE, *UNLIMITED)
    whole = any(place.startswith(spared) for place in places)
    used = strict or any(not place.startswith("store/") for place in places)
    return "" if whole or not used else " < ".join(places)
