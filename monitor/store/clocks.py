"""What a clock that ran ahead leaves behind: times that lie further off than anything is ever put."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, case, exists, literal, update

from monitor.model import LONGEST_WAIT
from monitor.store.articles import FREE
from monitor.store.engine import Moment
from monitor.store.schema import alerts, articles, feeds, hosts, pushes

# An alert waits for its time of day, for the end of quiet hours, or eight hours for another attempt; one about a
# snoozed article waits as long as was asked for.
_LONGEST_HELD = timedelta(days=3)


def bring_forward(connection: Connection, now: datetime, *, due: timedelta, lease: timedelta) -> int:
    """Let fall due what is due later than ``due`` from now, and free what is leased for longer than ``lease``.

    Waits of hosts, and alerts, likewise by their own bounds; how many rows were changed.
    """
    changed = 0
    for table in (feeds, articles):
        seen = {"last_checked_at": _not_after(table, "last_checked_at", now)}
        if table is articles:
            seen["first_seen_at"] = _not_after(table, "first_seen_at", now)
        changed += _change(connection, table, table.c.due_at > now + due, due_at=now, **seen)
    for table in (feeds, articles, alerts):
        changed += _change(connection, table, table.c.lease_until > now + lease, **FREE)
    snoozed = exists().where(articles.c.id == alerts.c.article_id, articles.c.snoozed_until > now)
    queued = (alerts.c.state == "queued") & (alerts.c.due_at > now + _LONGEST_HELD) & ~snoozed
    changed += _change(connection, alerts, queued, due_at=now)
    changed += _change(connection, hosts, hosts.c.not_before > now + LONGEST_WAIT, not_before=None, reason=None)
    changed += _change(connection, pushes, pushes.c.due_at > now + due, due_at=now)
    return changed


def _not_after(table: Table, name: str, now: datetime) -> ColumnElement[Any]:
    return case((table.c[name] > now, literal(now, Moment())), else_=table.c[name])


def _change(connection: Connection, table: Table, which: ColumnElement[bool], **values: Any) -> int:
    return connection.execute(update(table).where(which).values(**values)).rowcount
