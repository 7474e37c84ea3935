"""Withdrawals: passages removed, texts mostly removed, pages gone or replaced, headlines with a new meaning.

Revision 0009.
"""

from alembic import context, op
from sqlalchemy import Column, ForeignKey

from monitor.store.engine import Flag, Moment, Number, String, numbered_options

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "withdrawals",
        Column("id", Number, primary_key=True),
        Column("article_id", Number, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("version_id", Number, ForeignKey("versions.id", ondelete="CASCADE")),
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
    for name in ("article_id", "detected_at", "version_id"):
        op.create_index(f"ix_withdrawals_{name}", "withdrawals", [name])
    context.config.attributes["numbers"].create(op.get_bind(), ("withdrawals",))
