"""A new full-text index, for a new way to split texts into words.

Creates only the tables. ``upgrades.fill_index``, which reads the current schema, fills them after the last migration.

Revision 0006.
"""

from alembic import context, op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    texts = context.config.attributes["texts"]
    texts.drop(op.get_bind())
    texts.create(op.get_bind())
