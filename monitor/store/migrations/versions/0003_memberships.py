"""Articles belong to every feed that lists them; how many entries of a feed are not followed.

Revision 0003.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Number

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("feeds", Column("left_out", Number, nullable=False, server_default="0"))
