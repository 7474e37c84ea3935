"""Up to which number a list may be read: below it nothing can still appear.

Numbers are given at the insert and seen at the commit. SQLite has one writer at a time, so both come in one order. On
PostgreSQL a transaction may commit after one with higher numbers; a reader who went on from the highest number seen
would never see its rows. So every inserting transaction says from which number on it inserts, by a shared advisory
lock that ends with it and makes nobody wait, and readers stop below the lowest number so announced.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from zlib import crc32

from sqlalchemy import Connection, Table, text

# A lock's key of 64 bits: 19 for the table, 44 for the number (17 trillion rows), and the sign stays 0.
_TABLE_MASK = 0x7FFFF
# Once a transaction and table: the first announcement is the lowest, and locks are a bounded good. The note of it ends
# with the transaction, or with the savepoint that is rolled back, as the lock does.
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
    """In which order the numbers of rows become visible."""

    def create(self, connection: Connection, tables: Sequence[str]) -> None:
        """Make what the inserts of these tables need."""
        ...

    def settled(self, connection: Connection, table: Table) -> int | None:
        """The highest number a reader may go on from; None: any that is seen. Asked before the rows are read."""
        ...


class OneWriter:
    """SQLite: numbers are given in the order of commits."""

    def create(self, connection: Connection, tables: Sequence[str]) -> None:
        """Nothing is needed."""

    def settled(self, connection: Connection, table: Table) -> int | None:  # noqa: ARG002
        """Whatever is seen."""
        return None


class Announced:
    """PostgreSQL: a trigger announces every insert before it takes its first number."""

    def create(self, connection: Connection, tables: Sequence[str]) -> None:
        """Make the function and a trigger for each table."""
        connection.execute(text(_FUNCTION))
        for name in tables:
            connection.execute(
                text(
                    f"CREATE TRIGGER announce_numbers BEFORE INSERT ON {name} "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION announce_numbers('{_mark(name)}')"
                )
            )

    def settled(self, connection: Connection, table: Table) -> int | None:
        """The highest number seen, or the lowest announced by another transaction that has not ended.

        One statement: the highest number is that of its snapshot, the locks are read after it was taken. So a
        transaction that announces itself too late to be met here takes numbers above the highest one seen.
        """
        row = connection.execute(text(_SETTLED.format(table=table.name)), {"mark": _mark(table.name)}).one()
        newest: int = row.newest
        return newest if row.announced is None else min(newest, row.announced)


def _mark(table: str) -> int:
    return crc32(table.encode()) & _TABLE_MASK
