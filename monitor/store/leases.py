"""What every finished job does: lock its row if the lease is still its worker's, and write pauses and gaps of hosts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, Update, bindparam, select, update

from monitor.errors import LeaseLost
from monitor.model import LONGEST_WAIT, ArticleOutcome, FeedOutcome, HostGap, HostWait
from monitor.store.articles import NO_LEASE
from monitor.store.engine import Database
from monitor.store.lines import lock_host
from monitor.store.paging import chunks
from monitor.store.schema import hosts

# After a bug in this program, or at a damaged row: neither is repaired within minutes.
PUT_OFF = timedelta(hours=1)


def held_row(connection: Connection, table: Table, number: int, worker: str) -> Row[Any]:
    """Lock and return the row of a job; raises ``LeaseLost`` if another worker has claimed it or it was released.

    An expired lease is still valid until another worker claims the row.
    """
    row = connection.execute(_select_row(table), {"row": number}).first()
    if row is None or row.leased_by != worker:
        holder = "it is gone" if row is None else f"held by {row.leased_by}" if row.leased_by else "it was released"
        raise LeaseLost(f"{table.name} {number} is no longer ours: {holder}")
    return row


def held_rows(
    connection: Connection, table: Table, workers: Mapping[int, str], *columns: Column[Any]
) -> dict[int, Row[Any]]:
    """Lock and return those of these rows that are still leased to their workers; ``workers`` is by row number.

    ``columns``: those to return, all by default; ``id`` and ``leased_by`` must be among them.
    """
    held: dict[int, Row[Any]] = {}
    for part in chunks(sorted(workers)):
        # Sorted, so that two transactions cannot deadlock.
        query = select(*columns or (table,)).where(table.c.id.in_(part)).order_by(table.c.id)
        # The lock of an UPDATE: inserts of rows that refer to these do not wait for it.
        query = query.with_for_update(key_share=True)
        held |= {row.id: row for row in connection.execute(query) if row.leased_by == workers[row.id]}
    return held


def write_rows(connection: Connection, table: Table, values: Sequence[dict[str, Any]]) -> None:
    """Update the rows of many jobs; each mapping has the row number under ``row``, and all have the same columns."""
    if values:
        connection.execute(_update_row(table), values)


def write_row(connection: Connection, table: Table, number: int, values: dict[str, Any]) -> None:
    """Update the row of a job."""
    connection.execute(_update_row(table), {"row": number, **values})


def put_off(connection: Connection, table: Table, number: int, worker: str, now: datetime, error: str) -> None:
    """Release a row that could not be processed, due again after ``PUT_OFF``; nothing if the lease is lost."""
    values = {"due_at": now + PUT_OFF, "last_error": error, "last_result": "failed", **NO_LEASE}
    held = (table.c.id == number, table.c.leased_by == worker, table.c.due_at.is_not(None))
    connection.execute(update(table).where(*held).values(**values))


# Built once: building a statement costs several times as much as running it on one row.
@cache
def _select_row(table: Table) -> Select[Any]:
    return select(table).where(table.c.id == bindparam("row")).with_for_update()


@cache
def _update_row(table: Table) -> Update:
    return update(table).where(table.c.id == bindparam("row"))


def write_gaps(
    database: Database, connection: Connection, jobs: Iterable[tuple[str, FeedOutcome | ArticleOutcome]]
) -> None:
    """Store when the gaps after the jobs' requests end, by host. No other worker has a row of these hosts now."""
    ends: dict[str, datetime] = {}
    for host, outcome in jobs:
        if host and outcome.gap_until is not None:
            ends[host] = max(outcome.gap_until, ends.get(host, outcome.gap_until))
    # Sorted, so that two transactions cannot deadlock.
    rows = [{"host": host, "articles": 0, "gap_until": until} for host, until in sorted(ends.items())]
    database.upsert(connection, hosts, rows, by="host", only=("gap_until",))


def read_gaps(connection: Connection, names: Sequence[str], now: datetime) -> tuple[HostGap, ...]:
    """The gaps at these hosts that have not ended, without impossibly long ones of a clock that ran ahead."""
    running = (hosts.c.gap_until > now, hosts.c.gap_until <= now + LONGEST_WAIT)
    found: list[HostGap] = []
    for part in chunks(names):
        query = select(hosts.c.host, hosts.c.gap_until).where(hosts.c.host.in_(part), *running)
        found += [HostGap(row.host, row.gap_until) for row in connection.execute(query)]
    return tuple(found)


def write_wait(database: Database, connection: Connection, wait: HostWait | None) -> None:
    """Store a pause that a host asked for; the later of two times counts."""
    if wait is None or not wait.host:
        return
    row = lock_host(database, connection, wait.host)
    if row.not_before is None or row.not_before < wait.until:
        changes = {"not_before": wait.until, "reason": wait.reason}
        connection.execute(update(hosts).where(hosts.c.id == row.id).values(**changes))
