"""Leases of articles whose stories are searched for ``also_in``.

Revision 0019.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Moment

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("unsearched", Column("lease_until", Moment))
