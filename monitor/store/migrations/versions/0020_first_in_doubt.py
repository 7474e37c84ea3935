"""Since when some article of a story may have reported a development, if that is uncertain.

Revision 0020.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Moment

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("also_in", Column("doubt", Moment))
