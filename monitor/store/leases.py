"""What every finished job does: hold its row, leave the host alone for a while where asked."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table, select, update

from monitor.errors import LeaseLost
from monitor.model import HostWait
from monitor.store.engine import Database
from monitor.store.lines import lock_host
from monitor.store.schema import hosts


def held_row(connection: Connection, table: Table, number: int, worker: str) -> Row[Any]:
    """The row of a job, locked; raises ``LeaseLost`` where another worker has it, or nobody any more.

    A lease that ran out is still ours while nobody else has taken it.
    """
    row = connection.execute(select(table).where(table.c.id == number).with_for_update()).first()
    if row is None or row.leased_by != worker:
        holder = "it is gone" if row is None else f"held by {row.leased_by}" if row.leased_by else "it was released"
        raise LeaseLost(f"{table.name} {number} is no longer ours: {holder}")
    return row


def leave_alone(database: Database, connection: Connection, wait: HostWait | None) -> None:
    """Note that a host asked to be left alone; the later of two times holds."""
    if wait is None or not wait.host:
        return
    row = lock_host(database, connection, wait.host)
    if row.not_before is None or row.not_before < wait.until:
        changes = {"not_before": wait.until, "reason": wait.reason}
        connection.execute(update(hosts).where(hosts.c.id == row.id).values(**changes))
