"""WebSub subscriptions to feeds at hubs.

Revision 0002.
"""

from alembic import op
from sqlalchemy import Column

from monitor.store.engine import Moment, Number, String, table_options

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "pushes",
        Column("token", String, primary_key=True),
        Column("feed_id", Number, nullable=False),
        Column("hub", String, nullable=False),
        Column("topic", String, nullable=False),
        Column("state", String, nullable=False),
        Column("due_at", Moment(), nullable=False),
        Column("lease_until", Moment()),
        Column("attempts", Number, nullable=False),
        Column("last_error", String),
        Column("pushed_at", Moment()),
        **table_options(keyed=True),
    )
    op.create_index("ix_pushes_due_at", "pushes", ["due_at"])
    op.create_index("ix_pushes_feed_id", "pushes", ["feed_id"])
