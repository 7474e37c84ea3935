"""Counts of tags and of the articles of each feed; indexes of the log by kind and of headlines.

Revision 0021.
"""

from alembic import context, op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    connection = op.get_bind()
    op.create_index("developments_log", "developments", ["kind", "version_id"])
    context.config.attributes["texts"].create_headlines(connection)
    counts = context.config.attributes["tallies"]
    counts.drop(connection)
    counts.count(connection)
    counts.create(connection)
