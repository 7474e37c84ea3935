"""Up to which development a reader has read an article.

Revision 0015.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey

from monitor.store.engine import Moment, Number, String, table_options

revision = "0015"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "read_marks",
        Column("reader", String, primary_key=True),
        Column(
            "article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        ),
        Column("up_to", Number, nullable=False),
        Column("at", Moment, nullable=False),
        **table_options(keyed=True),
    )
    op.create_index("ix_read_marks_article_id", "read_marks", ["article_id"])
