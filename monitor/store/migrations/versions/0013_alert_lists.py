"""Indexes for lists of alerts by state, subscription and recipient.

Revision 0013.
"""

from alembic import op
from sqlalchemy import text

revision = "0013"
down_revision = "0012"

INDEXES = (
    ("alerts_by_subscription", ("subscription", "state", "id")),
    ("alerts_by_recipient", ("recipient", "state", "id")),
    ("alerts_by_batch", ("batch",)),
)


def upgrade() -> None:
    for name, columns in INDEXES:
        op.create_index(name, "alerts", list(columns))
    for state in ("failed", "cancelled"):
        where = text(f"state = '{state}'")
        op.create_index(f"alerts_{state}", "alerts", ["id"], sqlite_where=where, postgresql_where=where)
