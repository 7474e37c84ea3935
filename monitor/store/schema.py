"""The tables of feeds, articles, versions and alerts; see ``tables`` for all modules with tables.

Times are microseconds since 1970 (UTC); small structured values are JSON text written by ``codec``.

``due_at`` is NULL exactly for rows that cannot be claimed: paused feeds, dormant and moved articles.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table, text

from monitor.store.engine import (
    Blob,
    Flag,
    Moment,
    Number,
    Real,
    String,
    numbered_options,
    partial_index,
    table_options,
)

metadata = MetaData()

# The revisions of the schema, oldest first; the tables below are those of the last one.
REVISIONS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012", "0013", "0015",
    "0016", "0017", "0018", "0019", "0020", "0021",
)  # fmt: skip

# The tables that are paged through by row number (see `numbers`).
LISTED = ("feeds", "articles", "versions", "developments", "alerts", "withdrawals")
# The last revision that changed how texts are split into words: an upgrade past it rebuilds the full-text index.
WORDS_REVISION = "0006"

revision = Table("alembic_version", metadata, Column("version_num", String, primary_key=True), **table_options())

feeds = Table(
    "feeds",
    metadata,
    Column("id", Number, primary_key=True),
    Column("url", String, nullable=False, unique=True),
    Column("host", String, nullable=False),
    Column("title", String, nullable=False),
    Column("tags", String, nullable=False),
    Column("state", String, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("site_url", String),
    Column("due_at", Moment),
    Column("lease_until", Moment),
    Column("leased_by", String),
    Column("etag", String),
    Column("last_modified", String),
    Column("body_digest", String),
    Column("hints", String, nullable=False),
    Column("rhythm", String, nullable=False),
    Column("last_checked_at", Moment),
    Column("last_status", Number),
    Column("last_error", String),
    Column("last_result", String, nullable=False),
    Column("redirect_url", String),
    Column("redirect_since", Moment),
    Column("left_out", Number, nullable=False, server_default="0"),
    **numbered_options(),
)

# The entry keys of a feed's last document. Not in `feeds`, so that a check without changes does not rewrite them.
feed_keys = Table(
    "feed_keys",
    metadata,
    Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("names", String, nullable=False),
    **table_options(),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Number, primary_key=True),
    Column("url", String, nullable=False),
    Column("host", String, nullable=False),
    Column("title", String, nullable=False),
    Column("feed_id", Number, ForeignKey("feeds.id", ondelete="SET NULL")),
    Column("state", String, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("lease_until", Moment),
    Column("leased_by", String),
    # Set when the article is made due; a check that began before that then keeps its due time and its new address.
    Column("woken", Flag, nullable=False),
    Column("published", Moment),
    Column("entry_updated", Moment),
    Column("in_feed", Flag, nullable=False),
    Column("muted", Flag, nullable=False),
    Column("versions", Number, nullable=False),
    Column("etag", String),
    Column("last_modified", String),
    Column("page_digest", String),
    Column("text_digest", String),
    Column("rhythm", String, nullable=False),
    Column("last_checked_at", Moment),
    Column("last_status", Number),
    Column("last_error", String),
    Column("last_result", String, nullable=False),
    Column("trace", String),
    Column("moved_to", Number, ForeignKey("articles.id", ondelete="SET NULL")),
    Column("version_digest", String),
    Column("version_title", String),
    Column("snoozed_until", Moment),
    # Whether its newest version still has to be placed in a story; true for all articles of older databases.
    Column("unplaced", Flag, nullable=False, server_default=text("true")),
    **numbered_options(),
)

for _table in (feeds, articles):
    _name, _columns = _table.name, _table.c
    partial_index(f"{_name}_due", _columns.due_at, _columns.id, _columns.host, where="due_at IS NOT NULL")
    partial_index(f"{_name}_leased", _columns.lease_until, where="lease_until IS NOT NULL")
partial_index("articles_digest", articles.c.host, articles.c.version_digest, where="version_digest IS NOT NULL")
partial_index("articles_title", articles.c.host, articles.c.version_title, where="version_title IS NOT NULL")
partial_index("articles_moved", articles.c.moved_to, where="moved_to IS NOT NULL")
partial_index("articles_unplaced", articles.c.id, where="unplaced AND versions > 0 AND moved_to IS NULL")
Index("articles_feed", articles.c.feed_id)
Index("articles_url", articles.c.url)

addresses = Table(
    "addresses",
    metadata,
    Column("address", String, primary_key=True),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    **table_options(keyed=True),
)

# The addresses that pages name as canonical: claims, not proofs. Several articles may claim the same address, and feed
# entries are not resolved by it.
canonicals = Table(
    "canonicals",
    metadata,
    Column("address", String, primary_key=True),
    Column(
        "article_id",
        Number,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    **table_options(keyed=True),
)

entries = Table(
    "entries",
    metadata,
    Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("key", String, primary_key=True),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("updated", Moment),
    Column("present", Flag, nullable=False),
    **table_options(keyed=True),
)
partial_index("entries_present", entries.c.feed_id, where="present")

# The feeds that list or listed an article: it belongs to all of them, also after their entries are gone.
memberships = Table(
    "memberships",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    **table_options(keyed=True),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("number", Number, nullable=False),
    Column("fetched_at", Moment, nullable=False),
    # When the article was last checked before this version was found: it changed after that.
    Column("seen_before_at", Moment),
    Column("digest", String, nullable=False),
    Column("body_digest", String, nullable=False),
    Column("title", String, nullable=False),
    Column("language", String, nullable=False),
    Column("url", String, nullable=False),
    Column("status", Number, nullable=False),
    Column("etag", String),
    Column("last_modified", String),
    Column("reverted_to", Number),
    Column("developments", Number, nullable=False),
    **numbered_options(),
)
Index("versions_number", versions.c.article_id, versions.c.number, unique=True)

# Texts and pages (see `contents`). Not in `versions`, which is listed often.
contents = Table(
    "contents",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String, nullable=False),
    Column("number", Number, nullable=False),
    Column("base", Number),
    Column("depth", Number, nullable=False),
    Column("digest", String, nullable=False),
    Column("size", Number, nullable=False),
    Column("data", Blob, nullable=False),
    **table_options(),
)
Index("contents_number", contents.c.article_id, contents.c.kind, contents.c.number, unique=True)

changes = Table(
    "changes",
    metadata,
    Column("version_id", Number, ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("from_version", Number),
    Column("data", Blob, nullable=False),
    **table_options(),
)

developments = Table(
    "developments",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version_id", Number, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("from_version", Number, nullable=False),
    Column("to_version", Number, nullable=False),
    Column("edit", Number, nullable=False),
    Column("detected_at", Moment, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
    Column("previous", String),
    Column("score", Real, nullable=False),
    Column("evidence", String, nullable=False),
    Column("importance", Real, nullable=False, server_default="0.5"),
    # The edits of the passage and its context (see `passages`).
    Column("passage", String, nullable=False, server_default='{"format":1}'),
    # The language of the version, for lists of a language.
    Column("language", String, nullable=False, server_default=""),
    **numbered_options(),
)

# What was removed from an article. Without a version if the page itself is gone or shows another article.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Number, primary_key=True),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version_id", Number, ForeignKey("versions.id", ondelete="CASCADE"), index=True),
    Column("from_version", Number, nullable=False),
    Column("to_version", Number),
    Column("detected_at", Moment, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
    Column("now", String, nullable=False),
    Column("silent", Flag, nullable=False),
    Column("reason", String, nullable=False),
    **numbered_options(),
)

# The sentences that any version of an article had, as 64 bits of their digests.
sentences = Table(
    "sentences",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("digest", Number, primary_key=True, autoincrement=False),
    **table_options(keyed=True),
)

# `articles` is the number of articles with counted lines; it is halved together with the lines' counts (see `lines`).
hosts = Table(
    "hosts",
    metadata,
    Column("id", Number, primary_key=True),
    Column("host", String, nullable=False, unique=True),
    Column("not_before", Moment),
    Column("reason", String),
    Column("articles", Number, nullable=False),
    # When the gap after the last request ends: another worker that claims a row of the host waits until then.
    Column("gap_until", Moment),
    **table_options(),
)

partial_index("hosts_waiting", hosts.c.not_before, where="not_before IS NOT NULL")

# `line` is stored from its second article on, as most lines occur in only one.
lines = Table(
    "lines",
    metadata,
    Column("host_id", Number, ForeignKey("hosts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("digest", Number, primary_key=True, autoincrement=False),
    Column("articles", Number, nullable=False),
    Column("line", String),
    **table_options(keyed=True),
)

partial_index("lines_recurring", lines.c.host_id, lines.c.articles, where="line IS NOT NULL")

# The digests of the lines that were counted for an article, so that it counts once a line.
article_lines = Table(
    "article_lines",
    metadata,
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("digests", Blob, nullable=False),
    **table_options(),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", Number, primary_key=True),
    Column("subscription", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("state", String, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("lease_until", Moment),
    Column("leased_by", String),
    Column("message_id", String, nullable=False),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="SET NULL"), index=True),
    Column("from_version", Number),
    Column("to_version", Number),
    Column("picks", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("attempts", Number, nullable=False),
    Column("last_error", String),
    Column("sent_at", Moment),
    # The same for all alerts in one message: the lowest of their numbers.
    Column("batch", Number),
    **numbered_options(),
)
partial_index("alerts_due", alerts.c.due_at, alerts.c.id, where="state = 'queued'")
partial_index("alerts_queued", alerts.c.subscription, alerts.c.recipient, where="state = 'queued'")
# For lists by the rarer states, by subscription or by recipient, newest first; for the alerts of one message.
partial_index("alerts_failed", alerts.c.id, where="state = 'failed'")
partial_index("alerts_cancelled", alerts.c.id, where="state = 'cancelled'")
Index("alerts_by_subscription", alerts.c.subscription, alerts.c.state, alerts.c.id)
Index("alerts_by_recipient", alerts.c.recipient, alerts.c.state, alerts.c.id)
Index("alerts_by_batch", alerts.c.batch)
partial_index("alerts_sent", alerts.c.recipient, alerts.c.sent_at, where="state = 'sent'")

# Without a foreign key to feeds: the hub has to be told after the feed is removed.
pushes = Table(
    "pushes",
    metadata,
    Column("token", String, primary_key=True),
    Column("feed_id", Number, nullable=False, index=True),
    Column("hub", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("state", String, nullable=False),
    Column("due_at", Moment, nullable=False, index=True),
    Column("lease_until", Moment),
    Column("attempts", Number, nullable=False),
    Column("last_error", String),
    Column("pushed_at", Moment),
    **table_options(keyed=True),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("name", String, primary_key=True),
    Column("origin", String, nullable=False),
    Column("data", String, nullable=False),
    **table_options(keyed=True),
)

unsubscribed = Table(
    "unsubscribed",
    metadata,
    Column("name", String, primary_key=True),
    Column("recipient", String, primary_key=True),
    Column("at", Moment, nullable=False),
    **table_options(keyed=True),
)

notes = Table(
    "notes",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
    **table_options(keyed=True),
)
