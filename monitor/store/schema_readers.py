"""The tables of readers, their sessions, bookmarks and read marks, and of the second reader."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from monitor.store.engine import Moment, Number, String, numbered_options, table_options
from monitor.store.schema import metadata

# Who may sign in. `key` is the name in folded case, so that no two names differ only by case.
readers = Table(
    "readers",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("password_set_at", Moment, nullable=False),
    **table_options(keyed=True),
)

# Sessions of signed-in browsers, by the digest of the secret in their cookie: of a reader, or of the access token. The
# latter have a mark of the token (an HMAC), so that a new token ends them.
sessions = Table(
    "sessions",
    metadata,
    Column("id", Number, primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    Column("reader", String, ForeignKey("readers.key", ondelete="CASCADE"), index=True),
    Column("token_mark", String),
    Column("created_at", Moment, nullable=False),
    Column("last_used_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Column("browser", String, nullable=False),
    **numbered_options(),
)

# Versions that a reader named, to compare with later.
bookmarks = Table(
    "bookmarks",
    metadata,
    Column("id", Number, primary_key=True),
    Column("reader", String, nullable=False),
    Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version", Number, nullable=False),
    Column("name", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    **numbered_options(),
)
Index("bookmarks_name", bookmarks.c.reader, bookmarks.c.article_id, bookmarks.c.name, unique=True)
Index("bookmarks_reader", bookmarks.c.reader, bookmarks.c.id)

# Up to which development a reader has read an article, beyond their place in the list of all (see `history.places`).
read_marks = Table(
    "read_marks",
    metadata,
    Column("reader", String, primary_key=True),
    Column(
        "article_id",
        Number,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("up_to", Number, nullable=False),
    Column("at", Moment, nullable=False),
    **table_options(keyed=True),
)

# Answers of the second reader, by the digest of the question.
opinions = Table(
    "opinions",
    metadata,
    Column("digest", String, primary_key=True),
    Column("answer", String, nullable=False),
    Column("asked_at", Moment, nullable=False, index=True),
    **table_options(keyed=True),
)

# The number of requests to the second reader by day (UTC, as 2026-03-02) and outcome.
reader_days = Table(
    "reader_days",
    metadata,
    Column("day", String, primary_key=True),
    Column("outcome", String, primary_key=True),
    Column("number", Number, nullable=False),
    **table_options(keyed=True),
)
