"""Counts of tags and of the articles of each feed; an index of headlines on PostgreSQL.

Revision 0021.
"""

from alembic import context, op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    connection = op.get_bind()
    context.config.attributes["texts"].create_headlines(connection)
    counts = context.config.attributes["tallies"]
    counts.drop(connection)
    counts.count(connection)
    counts.create(connection)
