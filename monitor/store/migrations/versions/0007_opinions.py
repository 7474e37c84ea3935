"""Answers of the second reader, and the number of its requests by day.

Revision 0007.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Moment, Number, String, table_options

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "opinions",
        Column("digest", String, primary_key=True),
        Column("answer", String, nullable=False),
        Column("asked_at", Moment(), nullable=False),
        **table_options(keyed=True),
    )
    op.create_index("ix_opinions_asked_at", "opinions", ["asked_at"])
    op.create_table(
        "reader_days",
        Column("day", String, primary_key=True),
        Column("outcome", String, primary_key=True),
        Column("number", Number, nullable=False),
        **table_options(keyed=True),
    )
