"""Readers with passwords, and the sessions of their browsers.

Revision 0010.
"""

from alembic import op
from sqlalchemy import Column, ForeignKey

from monitor.store.engine import Moment, Number, String, numbered_options, table_options

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "readers",
        Column("key", String, primary_key=True),
        Column("name", String, nullable=False),
        Column("role", String, nullable=False),
        Column("password", String, nullable=False),
        Column("created_at", Moment, nullable=False),
        Column("password_set_at", Moment, nullable=False),
        **table_options(keyed=True),
    )
    op.create_table(
        "sessions",
        Column("id", Number, primary_key=True),
        Column("digest", String, nullable=False, unique=True),
        Column("reader", String, ForeignKey("readers.key", ondelete="CASCADE")),
        Column("token_mark", String),
        Column("created_at", Moment, nullable=False),
        Column("last_used_at", Moment, nullable=False),
        Column("expires_at", Moment, nullable=False),
        Column("browser", String, nullable=False),
        **numbered_options(),
    )
    for name in ("reader", "expires_at"):
        op.create_index(f"ix_sessions_{name}", "sessions", [name])
