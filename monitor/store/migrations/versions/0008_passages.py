"""Developments are passages, with all their edits, their context and their importance.

Rows that were stored before are one edit each, with the default importance.

Revision 0008.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Real, String

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("developments", Column("importance", Real, nullable=False, server_default="0.5"))
    op.add_column("developments", Column("passage", String, nullable=False, server_default='{"format":1}'))
