"""Articles belong to every feed that lists them; the number of entries of a feed that are not followed.

Revision 0003.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey, text

from monitor.store.engine import Number, table_options

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "memberships",
        Column(
            "article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        Column("feed_id", Number, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        **table_options(keyed=True),
    )
    op.create_index("ix_memberships_feed_id", "memberships", ["feed_id"])
    op.get_bind().execute(
        text(
            "INSERT INTO memberships (article_id, feed_id) SELECT article_id, feed_id FROM entries "
            "UNION SELECT id, feed_id FROM articles WHERE feed_id IS NOT NULL"
        )
    )
    op.add_column("feeds", Column("left_out", Number, nullable=False, server_default="0"))
