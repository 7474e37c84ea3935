"""Until when a program has taken an article whose story it searches for what it reports too.

Revision 0019.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Moment

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("unsearched", Column("lease_until", Moment))
