"""The highest row number up to which a list can be read without missing rows that become visible later.

Row numbers are assigned at the insert and visible at the commit. SQLite has one writer at a time, so both have the same
order. On PostgreSQL a transaction may commit after one with higher numbers; a reader who continued from the highest
number seen would miss its rows. So every inserting transaction announces the last number before its own, by a shared
advisory lock that blocks nobody and ends with the transaction. Readers stop at the lowest number so announced.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from zlib import crc32

from sqlalchemy import Connection, Table, text

# A lock's key of 64 bits: 19 for the table, 44 for the number (17 trillion rows), and the sign stays 0.
_TABLE_MASK = 0x7FFFF
# Announces once for each transaction and table: the first number is the lowest, and the number of locks is limited. The
# setting that records this ends with the transaction, or with a savepoint that is rolled back, as the lock does.
_FUNCTION = """
CREATE OR REPLACE FUNCTION announce_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  note text := 'monitor.announced_' || TG_TABLE_NAME;
  sequence text := pg_get_serial_sequence(format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), 'id');
BEGIN
  IF coalesce(current_setting(note, true), '') = '' THEN
    PERFORM pg_advisory_xact_lock_shared(
      (TG_ARGV[0]::bigint << 44) | coalesce(pg_sequence_last_value(sequence::regclass), 0));
    PERFORM set_config(note, 'yes', true);
  END IF;
  RETURN NULL;
END $$
"""
_SETTLED = """
SELECT
  (SELECT coalesce(max(id), 0) FROM {table}) AS newest,
  (SELECT min(lock_key & ((1::bigint << 44) - 1)) FROM (
     SELECT (classid::bigint << 32) | objid::bigint AS lock_key FROM pg_locks
     WHERE locktype = 'advisory' AND objsubid = 1 AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
   ) AS locks WHERE lock_key >> 44 = :mark) AS announced
"""


class Numbers(Protocol):
    """Tells up to which row number a table can be read."""

    def create(self, connection: Connection, tables: Sequence[str]) -> None:
        """Create the triggers that these tables need."""
        ...

    def settled(self, connection: Connection, table: Table) -> int | None:
        """The highest number a reader may read and continue from; None: no limit. Call it before reading the rows."""
        ...


class OneWriter:
    """SQLite: numbers are assigned in the order of commits, so there is no limit."""

    def create(self, connection: Connection, tables: Sequence[str]) -> None:
        """Do nothing."""

    def settled(self, connection: Connection, table: Table) -> int | None:  # noqa: ARG002
        """No limit."""
        return None


class Announced:
    """PostgreSQL: a trigger announces every insert before it takes its first number."""

    def create(self, connection: Connection, tables: Sequence[str]) -> None:
        """Create the function and a trigger for each table."""
        connection.execute(text(_FUNCTION))
        for name in tables:
            connection.execute(
                text(
                    f"CREATE TRIGGER announce_numbers BEFORE INSERT ON {name} "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION announce_numbers('{_mark(name)}')"
                )
            )

    def settled(self, connection: Connection, table: Table) -> int | None:
        """The lower of the highest visible number and the lowest number announced by an open transaction.

        Both are read in one statement, the locks after its snapshot was taken: so a transaction that announces too
        late to be found here takes numbers above the highest visible one.
        """
        row = connection.execute(text(_SETTLED.format(table=table.name)), {"mark": _mark(table.name)}).one()
        newest: int = row.newest
        return newest if row.announced is None else min(newest, row.announced)


def _mark(table: str) -> int:
    """The bits of the lock keys that stand for a table."""
    return crc32(table.encode()) & _TABLE_MASK
