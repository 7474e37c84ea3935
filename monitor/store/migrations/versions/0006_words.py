"""The full-text index of words as they are cut now.

Only the tables: ``upgrades.fill_index`` fills them after the last migration, when the tables are those the store reads.

Revision 0006.
"""

from alembic import context, op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    texts = context.config.attributes["texts"]
    texts.drop(op.get_bind())
    texts.create(op.get_bind())
