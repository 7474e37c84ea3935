"""Developments that other articles of the story report too.

Revision 0017.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey

from monitor.store.engine import Moment, Number, Real, String, table_options

revision = "0017"
down_revision = "0016"


def _key(name: str, table: str) -> Column[int]:
    return Column(name, Number, ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "also_in",
        _key("development_id", "developments"),
        _key("article_id", "articles"),
        Column("version", Number, nullable=False),
        Column("at", Moment, nullable=False),
        Column("published", Moment),
        Column("sentence", String, nullable=False),
        Column("score", Real, nullable=False),
        Column("found_at", Moment, nullable=False),
        **table_options(keyed=True),
    )
    op.create_index("ix_also_in_article_id", "also_in", ["article_id"])
    op.create_table("unsearched", _key("article_id", "articles"), **table_options(keyed=True))
