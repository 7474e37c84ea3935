"""Counts kept by triggers, the rows of each feed's articles, and indexes for the filters of lists.

Revision 0012.
"""

import json

from alembic import context, op
from sqlalchemy import Column, Connection, ForeignKey, text

from monitor.store.engine import Number, String, rows_where, table_options

revision = "0012"
down_revision = "0011"

_INDEXES = (
    ("developments_number", "developments", "id kind language importance detected_at version_id"),
    ("developments_kind", "developments", "kind id language importance detected_at version_id"),
    ("developments_language", "developments", "language id kind importance detected_at version_id"),
    ("developments_importance", "developments", "importance score id kind language"),
    ("withdrawals_kind", "withdrawals", "kind id silent"),
    ("memberships_feed", "memberships", "feed_id article_id"),
    ("articles_named", "articles", "title"),
    ("feeds_state", "feeds", "state id"),
    ("feeds_named", "feeds", "title"),
    ("alerts_state", "alerts", "state id"),
)
_PARTIAL = (
    ("versions_new", "versions", "id", "developments > 0"),
    ("articles_state", "articles", "state id", "moved_to IS NULL"),
    ("articles_failing", "articles", "id state", "moved_to IS NULL AND last_error IS NOT NULL"),
    ("articles_muted", "articles", "id", "moved_to IS NULL AND muted = true"),
    ("articles_updated", "articles", "versions id", "versions > 1"),
    ("alerts_leased", "alerts", "lease_until", "lease_until IS NOT NULL"),
    ("feeds_failing", "feeds", "id state", "last_error IS NOT NULL"),
)


_LANGUAGE = """UPDATE developments SET language = coalesce(
  (SELECT versions.language FROM versions WHERE versions.id = developments.version_id), '')"""


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("developments", Column("language", String, nullable=False, server_default=""))
    connection.execute(text(_LANGUAGE))
    _make_tables()
    _make_indexes()
    _note_tags(connection)
    counts = context.config.attributes["tallies"]
    counts.fill(connection)
    counts.create(connection)


def _make_tables() -> None:
    op.create_table(
        "tallies",
        Column("name", String, primary_key=True),
        Column("day", Number, primary_key=True, autoincrement=False),
        Column("part", String, primary_key=True),
        Column("slot", Number, primary_key=True, autoincrement=False),
        Column("number", Number, nullable=False),
        Column("lowest", Number),
        Column("highest", Number),
        **table_options(keyed=True),
    )
    op.create_table(
        "feed_rows",
        Column("feed_id", Number, primary_key=True, autoincrement=False),
        Column("of", Number, primary_key=True, autoincrement=False),
        Column("number", Number, primary_key=True, autoincrement=False),
        **table_options(keyed=True),
    )
    op.create_table(
        "feed_tags",
        Column("tag", String, primary_key=True),
        Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        **table_options(keyed=True),
    )
    op.create_index("ix_feed_tags_feed_id", "feed_tags", ["feed_id"])


def _make_indexes() -> None:
    op.drop_index("ix_memberships_feed_id", "memberships")
    op.drop_index("versions_time", "versions")
    op.drop_index("ix_developments_detected_at", "developments")
    op.drop_index("ix_withdrawals_detected_at", "withdrawals")
    for name, table, columns in _INDEXES:
        op.create_index(name, table, columns.split())
    for name, table, columns, where in _PARTIAL:
        op.create_index(name, table, columns.split(), **rows_where(where))


def _note_tags(connection: Connection) -> None:
    rows = []
    for feed_id, tags in connection.execute(text("SELECT id, tags FROM feeds")):
        try:
            rows += [
                {"tag": tag, "feed_id": feed_id} for tag in dict.fromkeys(json.loads(tags)) if isinstance(tag, str)
            ]
        except (ValueError, TypeError):
            continue  # A damaged row; `db check` reports it.
    if rows:
        connection.execute(text("INSERT INTO feed_tags (tag, feed_id) VALUES (:tag, :feed_id)"), rows)
