"""Tables and indexes for lists and counts only: they can be rebuilt from the other tables.

The columns of an index: its filter, then the row number, which orders the list, then the columns of other filters. So
the numbers of a list are read from one index, without reading rows.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from monitor.store.engine import Number, String, partial_index, table_options
from monitor.store.schema import alerts, articles, developments, feeds, memberships, metadata, versions, withdrawals

# Counts by name, day (UTC, days since 1970; 0 for counts not kept by day) and part (a state, a kind), with the lowest
# and highest number of the counted rows. A count is the sum of its slots (see `tallies`).
tallies = Table(
    "tallies",
    metadata,
    Column("name", String, primary_key=True),
    Column("day", Number, primary_key=True, autoincrement=False),
    Column("part", String, primary_key=True),
    Column("slot", Number, primary_key=True, autoincrement=False),
    Column("number", Number, nullable=False),
    Column("lowest", Number),
    Column("highest", Number),
    **table_options(keyed=True),
)

# The versions (`of` = 1), developments (2) and withdrawals (3) of a feed's articles. Written by triggers.
feed_rows = Table(
    "feed_rows",
    metadata,
    Column("feed_id", Number, primary_key=True, autoincrement=False),
    Column("of", Number, primary_key=True, autoincrement=False),
    Column("number", Number, primary_key=True, autoincrement=False),
    **table_options(keyed=True),
)

# The tags of feeds, one tag a row.
feed_tags = Table(
    "feed_tags",
    metadata,
    Column("tag", String, primary_key=True),
    Column(
        "feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    ),
    **table_options(keyed=True),
)

_found = developments.c
Index(
    "developments_number",
    _found.id,
    _found.kind,
    _found.language,
    _found.importance,
    _found.detected_at,
    _found.version_id,
)
Index(
    "developments_kind",
    _found.kind,
    _found.id,
    _found.language,
    _found.importance,
    _found.detected_at,
    _found.version_id,
)
Index(
    "developments_language",
    _found.language,
    _found.id,
    _found.kind,
    _found.importance,
    _found.detected_at,
    _found.version_id,
)
Index("developments_importance", _found.importance, _found.score, _found.id, _found.kind, _found.language)
Index("withdrawals_kind", withdrawals.c.kind, withdrawals.c.id, withdrawals.c.silent)
partial_index("versions_new", versions.c.id, where="developments > 0")

Index("memberships_feed", memberships.c.feed_id, memberships.c.article_id)
partial_index("articles_state", articles.c.state, articles.c.id, where="moved_to IS NULL")
partial_index("articles_failing", articles.c.id, articles.c.state, where="moved_to IS NULL AND last_error IS NOT NULL")
partial_index("articles_muted", articles.c.id, where="moved_to IS NULL AND muted = true")
partial_index("articles_updated", articles.c.versions, articles.c.id, where="versions > 1")
Index("articles_named", articles.c.title)
Index("feeds_state", feeds.c.state, feeds.c.id)
partial_index("feeds_failing", feeds.c.id, feeds.c.state, where="last_error IS NOT NULL")
Index("feeds_named", feeds.c.title)
partial_index("alerts_leased", alerts.c.lease_until, where="lease_until IS NOT NULL")
Index("alerts_state", alerts.c.state, alerts.c.id)
