"""A database as an earlier revision had it, for tests of upgrades."""

from __future__ import annotations

from sqlalchemy import Connection, text, update

from monitor.store.engine import Database
from monitor.store.schema import LISTED, REVISIONS, revision

# Those of later tables go with their tables.
_TRIGGERS = tuple(f"DROP TRIGGER announce_numbers ON {table}" for table in LISTED if table != "withdrawals")
# What takes back what a revision made; of 0006, an index made anew, and of 0002, nothing.
_TAKEN_BACK = {
    "0003": ("DROP TABLE memberships", "ALTER TABLE feeds DROP COLUMN left_out"),
    "0005": ("DROP TABLE canonicals",),
    "0007": ("DROP TABLE opinions", "DROP TABLE reader_days"),
    "0008": ("ALTER TABLE developments DROP COLUMN importance", "ALTER TABLE developments DROP COLUMN passage"),
    "0009": ("DROP TABLE withdrawals",),
    "0013": tuple(
        f"DROP INDEX alerts_{name}" for name in ("by_subscription", "by_recipient", "by_batch", "failed", "cancelled")
    ),
    "0015": ("DROP TABLE read_marks",),
}


def set_back(database: Database, connection: Connection, to: str) -> None:
    """Take back what the revisions after ``to`` made."""
    for name in reversed(REVISIONS[REVISIONS.index(to) + 1 :]):
        statements = _TRIGGERS if name == "0004" and not database.is_sqlite else _TAKEN_BACK.get(name, ())
        for statement in statements:
            connection.execute(text(statement))
    connection.execute(update(revision).values(version_num=to))
