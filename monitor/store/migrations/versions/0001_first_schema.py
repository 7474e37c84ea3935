"""The first schema.

Revision 0001.
"""

from alembic import context, op
from sqlalchemy import Column, ForeignKey

from monitor.store.engine import (
    Blob,
    Flag,
    Moment,
    Number,
    Real,
    String,
    numbered_options,
    rows_where,
    table_options,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "feeds",
        Column("id", Number, primary_key=True),
        Column("url", String, nullable=False, unique=True),
        Column("host", String, nullable=False),
        Column("title", String, nullable=False),
        Column("tags", String, nullable=False),
        Column("state", String, nullable=False),
        Column("added_at", Moment(), nullable=False),
        Column("site_url", String),
        Column("due_at", Moment()),
        Column("lease_until", Moment()),
        Column("leased_by", String),
        Column("etag", String),
        Column("last_modified", String),
        Column("body_digest", String),
        Column("hints", String, nullable=False),
        Column("rhythm", String, nullable=False),
        Column("last_checked_at", Moment()),
        Column("last_status", Number),
        Column("last_error", String),
        Column("last_result", String, nullable=False),
        Column("redirect_url", String),
        Column("redirect_since", Moment()),
        **numbered_options(),
    )
    op.create_index("feeds_due", "feeds", ["due_at", "id", "host"], **rows_where("due_at IS NOT NULL"))
    op.create_index("feeds_leased", "feeds", ["lease_until"], **rows_where("lease_until IS NOT NULL"))
    op.create_table(
        "hosts",
        Column("id", Number, primary_key=True),
        Column("host", String, nullable=False, unique=True),
        Column("not_before", Moment()),
        Column("reason", String),
        Column("articles", Number, nullable=False),
        **table_options(),
    )
    op.create_index("hosts_waiting", "hosts", ["not_before"], **rows_where("not_before IS NOT NULL"))
    op.create_table(
        "notes",
        Column("name", String, primary_key=True),
        Column("value", String, nullable=False),
        **table_options(keyed=True),
    )
    op.create_table(
        "subscriptions",
        Column("name", String, primary_key=True),
        Column("origin", String, nullable=False),
        Column("data", String, nullable=False),
        **table_options(keyed=True),
    )
    op.create_table(
        "unsubscribed",
        Column("name", String, primary_key=True),
        Column("recipient", String, primary_key=True),
        Column("at", Moment(), nullable=False),
        **table_options(keyed=True),
    )
    op.create_table(
        "articles",
        Column("id", Number, primary_key=True),
        Column("url", String, nullable=False),
        Column("host", String, nullable=False),
        Column("title", String, nullable=False),
        Column("feed_id", Number, ForeignKey("feeds.id", ondelete="SET NULL")),
        Column("state", String, nullable=False),
        Column("first_seen_at", Moment(), nullable=False),
        Column("due_at", Moment()),
        Column("lease_until", Moment()),
        Column("leased_by", String),
        Column("woken", Flag(), nullable=False),
        Column("published", Moment()),
        Column("entry_updated", Moment()),
        Column("in_feed", Flag(), nullable=False),
        Column("muted", Flag(), nullable=False),
        Column("versions", Number, nullable=False),
        Column("etag", String),
        Column("last_modified", String),
        Column("page_digest", String),
        Column("text_digest", String),
        Column("rhythm", String, nullable=False),
        Column("last_checked_at", Moment()),
        Column("last_status", Number),
        Column("last_error", String),
        Column("last_result", String, nullable=False),
        Column("trace", String),
        Column("moved_to", Number, ForeignKey("articles.id", ondelete="SET NULL")),
        Column("version_digest", String),
        Column("version_title", String),
        **numbered_options(),
    )
    op.create_index(
        "articles_digest", "articles", ["host", "version_digest"], **rows_where("version_digest IS NOT NULL")
    )
    op.create_index("articles_due", "articles", ["due_at", "id", "host"], **rows_where("due_at IS NOT NULL"))
    op.create_index("articles_feed", "articles", ["feed_id"])
    op.create_index("articles_leased", "articles", ["lease_until"], **rows_where("lease_until IS NOT NULL"))
    op.create_index("articles_moved", "articles", ["moved_to"], **rows_where("moved_to IS NOT NULL"))
    op.create_index("articles_title", "articles", ["host", "version_title"], **rows_where("version_title IS NOT NULL"))
    op.create_index("articles_url", "articles", ["url"])
    op.create_table(
        "feed_keys",
        Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        Column("names", String, nullable=False),
        **table_options(),
    )
    op.create_table(
        "lines",
        Column("host_id", Number, ForeignKey("hosts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        Column("digest", Number, primary_key=True, autoincrement=False),
        Column("articles", Number, nullable=False),
        Column("line", String),
        **table_options(keyed=True),
    )
    op.create_index("lines_recurring", "lines", ["host_id", "articles"], **rows_where("line IS NOT NULL"))
    op.create_table(
        "addresses",
        Column("address", String, primary_key=True),
        Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        **table_options(keyed=True),
    )
    op.create_index("ix_addresses_article_id", "addresses", ["article_id"])
    op.create_table(
        "alerts",
        Column("id", Number, primary_key=True),
        Column("subscription", String, nullable=False),
        Column("channel", String, nullable=False),
        Column("recipient", String, nullable=False),
        Column("kind", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("state", String, nullable=False),
        Column("queued_at", Moment(), nullable=False),
        Column("due_at", Moment(), nullable=False),
        Column("lease_until", Moment()),
        Column("leased_by", String),
        Column("message_id", String, nullable=False),
        Column("article_id", Number, ForeignKey("articles.id", ondelete="SET NULL")),
        Column("from_version", Number),
        Column("to_version", Number),
        Column("picks", String, nullable=False),
        Column("detail", String, nullable=False),
        Column("mode", String, nullable=False),
        Column("attempts", Number, nullable=False),
        Column("last_error", String),
        Column("sent_at", Moment()),
        Column("batch", Number),
        **numbered_options(),
    )
    op.create_index("alerts_due", "alerts", ["due_at", "id"], **rows_where("state = 'queued'"))
    op.create_index("alerts_queued", "alerts", ["subscription", "recipient"], **rows_where("state = 'queued'"))
    op.create_index("alerts_sent", "alerts", ["recipient", "sent_at"], **rows_where("state = 'sent'"))
    op.create_index("ix_alerts_article_id", "alerts", ["article_id"])
    op.create_table(
        "article_lines",
        Column(
            "article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        Column("digests", Blob, nullable=False),
        **table_options(),
    )
    op.create_table(
        "contents",
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
    op.create_index("contents_number", "contents", ["article_id", "kind", "number"], unique=True)
    op.create_table(
        "entries",
        Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        Column("key", String, primary_key=True),
        Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("updated", Moment()),
        Column("present", Flag(), nullable=False),
        **table_options(keyed=True),
    )
    op.create_index("entries_present", "entries", ["feed_id"], **rows_where("present"))
    op.create_index("ix_entries_article_id", "entries", ["article_id"])
    op.create_table(
        "sentences",
        Column(
            "article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        Column("digest", Number, primary_key=True, autoincrement=False),
        **table_options(keyed=True),
    )
    op.create_table(
        "versions",
        Column("id", Number, primary_key=True),
        Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("number", Number, nullable=False),
        Column("fetched_at", Moment(), nullable=False),
        Column("seen_before_at", Moment()),
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
    op.create_index("versions_number", "versions", ["article_id", "number"], unique=True)
    op.create_index("versions_time", "versions", ["fetched_at", "id"])
    op.create_table(
        "changes",
        Column(
            "version_id", Number, ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        Column("from_version", Number),
        Column("data", Blob, nullable=False),
        **table_options(),
    )
    op.create_table(
        "developments",
        Column("id", Number, primary_key=True),
        Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("version_id", Number, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False),
        Column("from_version", Number, nullable=False),
        Column("to_version", Number, nullable=False),
        Column("edit", Number, nullable=False),
        Column("detected_at", Moment(), nullable=False),
        Column("kind", String, nullable=False),
        Column("text", String, nullable=False),
        Column("previous", String),
        Column("score", Real, nullable=False),
        Column("evidence", String, nullable=False),
        **numbered_options(),
    )
    op.create_index("ix_developments_article_id", "developments", ["article_id"])
    op.create_index("ix_developments_detected_at", "developments", ["detected_at"])
    op.create_index("ix_developments_version_id", "developments", ["version_id"])
    context.config.attributes["texts"].create(op.get_bind())
