"""Snoozed articles, and bookmarks of readers.

Revision 0011.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey

from monitor.store.engine import Moment, Number, String, numbered_options

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("articles", Column("snoozed_until", Moment))
    op.create_table(
        "bookmarks",
        Column("id", Number, primary_key=True),
        Column("reader", String, nullable=False),
        Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("version", Number, nullable=False),
        Column("name", String, nullable=False),
        Column("created_at", Moment, nullable=False),
        **numbered_options(),
    )
    op.create_index("ix_bookmarks_article_id", "bookmarks", ["article_id"])
    op.create_index("bookmarks_name", "bookmarks", ["reader", "article_id", "name"], unique=True)
    op.create_index("bookmarks_reader", "bookmarks", ["reader", "id"])
