"""Canonical addresses that pages name, separate from addresses that were fetched.

Revision 0005.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey

from monitor.store.engine import Number, String, table_options

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "canonicals",
        Column("address", String, primary_key=True),
        Column(
            "article_id",
            Number,
            ForeignKey("articles.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        **table_options(keyed=True),
    )
    op.create_index("ix_canonicals_article_id", "canonicals", ["article_id"])
