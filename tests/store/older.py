"""Reverts a database to an earlier revision, for tests of upgrades."""

from __future__ import annotations

from sqlalchemy import Connection, text, update

from monitor.store.engine import Database
from monitor.store.schema import LISTED, REVISIONS, revision

# Triggers of later tables are dropped with their tables.
_TRIGGERS = tuple(f"DROP TRIGGER announce_numbers ON {table}" for table in LISTED if table != "withdrawals")
# The indexes of 0012, those that they replaced, and the column that one of them needs.
_NAMES = (
    "developments_number developments_kind developments_language developments_importance withdrawals_kind "
    "memberships_feed articles_named feeds_state feeds_named alerts_state versions_new articles_state articles_failing "
    "articles_updated feeds_failing articles_muted alerts_leased"
)
_DROP_NEW = (*(f"DROP INDEX {name}" for name in _NAMES.split()), "ALTER TABLE developments DROP COLUMN language")
_RESTORE_OLD = (
    "CREATE INDEX ix_memberships_feed_id ON memberships (feed_id)",
    "CREATE INDEX versions_time ON versions (fetched_at, id)",
    "CREATE INDEX ix_developments_detected_at ON developments (detected_at)",
    "CREATE INDEX ix_withdrawals_detected_at ON withdrawals (detected_at)",
)
# Statements that revert each revision. 0006 only rebuilds an index; nothing goes back beyond 0002.
_REVERT = {
    "0003": ("DROP TABLE memberships", "ALTER TABLE feeds DROP COLUMN left_out"),
    "0005": ("DROP TABLE canonicals",),
    "0007": ("DROP TABLE opinions", "DROP TABLE reader_days"),
    "0008": ("ALTER TABLE developments DROP COLUMN importance", "ALTER TABLE developments DROP COLUMN passage"),
    "0009": ("DROP TABLE withdrawals",),
    "0010": ("DROP TABLE sessions", "DROP TABLE readers"),
    "0011": ("DROP TABLE bookmarks", "ALTER TABLE articles DROP COLUMN snoozed_until"),
    "0012": ("DROP TABLE tallies", "DROP TABLE feed_rows", "DROP TABLE feed_tags", *_DROP_NEW, *_RESTORE_OLD),
    "0013": tuple(
        f"DROP INDEX alerts_{name}" for name in ("by_subscription", "by_recipient", "by_batch", "failed", "cancelled")
    ),
    "0015": ("DROP TABLE read_marks",),
    "0016": (
        *(f"DROP TABLE {name}" for name in ["term_counts", "term_articles", "article_terms", "story_apart"]),
        "DROP TABLE story_members",
        "DROP TABLE stories",
        "DROP INDEX articles_unplaced",
        "ALTER TABLE articles DROP COLUMN unplaced",
    ),
    "0017": ("DROP TABLE also_in", "DROP TABLE unsearched"),
    "0018": ("ALTER TABLE hosts DROP COLUMN gap_until",),
    "0019": ("ALTER TABLE unsearched DROP COLUMN lease_until",),
    "0020": ("ALTER TABLE also_in DROP COLUMN doubt",),
    "0021": (
        "DROP INDEX IF EXISTS search_headlines",
        "DELETE FROM tallies WHERE name IN ('tags', 'articles of feeds')",
    ),
}


def set_back(database: Database, connection: Connection, to: str) -> None:
    """Revert the revisions after ``to``."""
    for name in reversed(REVISIONS[REVISIONS.index(to) + 1 :]):
        statements = _TRIGGERS if name == "0004" and not database.is_sqlite else _REVERT.get(name, ())
        if name == "0012":
            database.tallies.drop(connection)
        for statement in statements:
            connection.execute(text(statement))
    connection.execute(update(revision).values(version_num=to))
