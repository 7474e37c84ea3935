"""Inserts into the tables that are paged through announce from which number on they insert (PostgreSQL).

Revision 0004.
"""

from alembic import context, op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    listed = ("feeds", "articles", "versions", "developments", "alerts")
    context.config.attributes["numbers"].create(op.get_bind(), listed)
