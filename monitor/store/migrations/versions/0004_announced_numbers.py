"""Triggers that announce the row numbers of inserts into paged tables (PostgreSQL; see ``numbers``).

Revision 0004.
"""

from alembic import context, op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    listed = ("feeds", "articles", "versions", "developments", "alerts")
    context.config.attributes["numbers"].create(op.get_bind(), listed)
