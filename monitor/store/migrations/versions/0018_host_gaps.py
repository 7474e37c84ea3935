"""When the gap after the last request to a host ends, for all workers.

Revision 0018.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Moment

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("hosts", Column("gap_until", Moment))
