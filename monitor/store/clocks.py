"""Repairs times that were written while a clock ran ahead: they are further away than the program ever schedules."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, case, exists, literal, update

from monitor.model import LONGEST_WAIT
from monitor.store.articles import NO_LEASE
from monitor.store.engine import Moment
from monitor.store.schema import alerts, articles, feeds, hosts, pushes

# An alert waits at most for its time of day, for the end of quiet hours, or eight hours for another attempt. Alerts
# about snoozed articles may wait longer, and are left out.
_LONGEST_HELD = timedelta(days=3)


def bring_forward(connection: Connection, now: datetime, *, due: timedelta, lease: timedelta) -> int:
    """Make rows due that are due later than ``due`` from now, and end leases longer than ``lease``.

    Alerts and pauses of hosts likewise, by limits of their own. Returns the number of changed rows.
    """
    changed = 0
    for table in (feeds, articles):
        past_times = {"last_checked_at": _not_after(table, "last_checked_at", now)}
        if table is articles:
            past_times["first_seen_at"] = _not_after(table, "first_seen_at", now)
        changed += _change(connection, table, table.c.due_at > now + due, due_at=now, **past_times)
    for table in (feeds, articles, alerts):
        changed += _change(connection, table, table.c.lease_until > now + lease, **NO_LEASE)
    snoozed = exists().where(articles.c.id == alerts.c.article_id, articles.c.snoozed_until > now)
    queued = (alerts.c.state == "queued") & (alerts.c.due_at > now + _LONGEST_HELD) & ~snoozed
    changed += _change(connection, alerts, queued, due_at=now)
    changed += _change(connection, hosts, hosts.c.not_before > now + LONGEST_WAIT, not_before=None, reason=None)
    changed += _change(connection, pushes, pushes.c.due_at > now + due, due_at=now)
    return changed


def _not_after(table: Table, name: str, now: datetime) -> ColumnElement[Any]:
    """The value of a column, at most ``now``."""
    return case((table.c[name] > now, literal(now, Moment())), else_=table.c[name])


def _change(connection: Connection, table: Table, which: ColumnElement[bool], **values: Any) -> int:
    return connection.execute(update(table).where(which).values(**values)).rowcount
