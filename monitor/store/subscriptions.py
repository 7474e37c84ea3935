"""Subscriptions, who unsubscribed from them, and notes (small named values)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, cast, delete, select, update

from monitor.model import AlertState, Subscription
from monitor.store.articles import NO_LEASE
from monitor.store.codec import dump, load
from monitor.store.engine import Database, Number, String
from monitor.store.lines import REVISION
from monitor.store.paging import read_rows
from monitor.store.schema import alerts, notes, subscriptions, unsubscribed

Rows = list[dict[str, str]]


class Subscriptions:
    """Implements ``ports.SubscriptionRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Subscription, ...]:
        """All subscriptions, sorted by name; one that cannot be read is skipped."""
        query = select(subscriptions).order_by(subscriptions.c.name)
        with self._database.read() as connection:
            return read_rows(self._database, connection, query, subscriptions, _as_subscriptions)

    def revision(self) -> str | None:
        """A text that changes with every change of subscriptions, unsubscriptions or notes; None before the first."""
        with self._database.read() as connection:
            return _note(connection, REVISION)

    def put(self, subscription: Subscription) -> None:
        """Add a subscription, or replace the one with this name."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            self._database.upsert(connection, subscriptions, [_values(subscription)])

    def remove(self, name: str) -> bool:
        """Delete a subscription and cancel its queued alerts; whether it existed."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            _cancel(connection, "the subscription was removed", alerts.c.subscription == name)
            return connection.execute(delete(subscriptions).where(subscriptions.c.name == name)).rowcount > 0

    def unsubscribe(self, name: str, recipient: str, now: datetime) -> None:
        """Unsubscribe a recipient and cancel their queued alerts; remembered beyond a ``sync``."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            row = {"name": name, "recipient": recipient, "at": now}
            self._database.insert_new(connection, unsubscribed, [row])
            _cancel(connection, "unsubscribed", alerts.c.subscription == name, alerts.c.recipient == recipient)

    def resubscribe(self, name: str, recipient: str) -> bool:
        """Undo ``unsubscribe``; whether the recipient had unsubscribed."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            conditions = (unsubscribed.c.name == name, unsubscribed.c.recipient == recipient)
            return connection.execute(delete(unsubscribed).where(*conditions)).rowcount > 0

    def unsubscribed(self) -> frozenset[tuple[str, str]]:
        """Pairs of subscription and recipient who unsubscribed from it."""
        with self._database.read() as connection:
            rows = connection.execute(select(unsubscribed.c.name, unsubscribed.c.recipient))
            return frozenset((row.name, row.recipient) for row in rows)

    def sync(self, configured: Sequence[Subscription]) -> None:
        """Replace all subscriptions of origin ``config`` by these."""
        # Sorted, so that workers that start together cannot deadlock.
        rows = sorted((_values(item) for item in configured), key=lambda row: row["name"])
        # Every command begins with this: one that only reads must not wait for a writer, nor need write access.
        if rows == self._configured():
            return
        with self._database.write() as connection:
            _count_change(self._database, connection)
            named = [subscription.name for subscription in configured]
            gone = (subscriptions.c.origin == "config", subscriptions.c.name.not_in(named))
            connection.execute(delete(subscriptions).where(*gone))
            self._database.upsert(connection, subscriptions, rows)

    def _configured(self) -> Rows:
        """The rows of origin ``config`` as they are stored."""
        query = select(subscriptions).where(subscriptions.c.origin == "config")
        with self._database.read_as_stored() as connection:
            stored = [dict(row) for row in connection.execute(query).mappings()]
        return sorted(stored, key=lambda row: row["name"])


class Notes:
    """The notes of ``ports.Store``: small named values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """The value of a note; None if unset."""
        with self._database.read() as connection:
            return _note(connection, name)

    def beginning(self, prefix: str) -> dict[str, str]:
        """The notes whose names begin with ``prefix``, by the rest of the name."""
        query = select(notes).where(notes.c.name.startswith(prefix, autoescape=True))
        with self._database.read() as connection:
            return {row.name[len(prefix) :]: row.value for row in connection.execute(query)}

    def put(self, name: str, value: str) -> None:
        """Set a note."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            self._database.upsert(connection, notes, [{"name": name, "value": value}])

    def keep(self, name: str, value: str) -> str:
        """Set a note unless it is set already; returns its value."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            self._database.insert_new(connection, notes, [{"name": name, "value": value}])
            stored: str = connection.execute(select(notes.c.value).where(notes.c.name == name)).scalar_one()
            return stored


def _note(connection: Connection, name: str) -> str | None:
    value: str | None = connection.execute(select(notes.c.value).where(notes.c.name == name)).scalar()
    return value


def _count_change(database: Database, connection: Connection) -> None:
    """Increase the revision of the subscriptions; also for notes, some of which say where feeds moved to."""
    increased = cast(cast(notes.c.value, Number) + 1, String)
    database.insert_or_update(connection, notes, {"name": REVISION, "value": "1"}, {"value": increased})


def _as_subscriptions(rows: Sequence[Row[Any]]) -> Iterable[Subscription]:
    return (load(Subscription, row.data) for row in rows)


def _cancel(connection: Connection, reason: str, *which: ColumnElement[bool]) -> None:
    cancelled = {"state": AlertState.CANCELLED.value, "last_error": reason, **NO_LEASE}
    connection.execute(update(alerts).where(alerts.c.state == AlertState.QUEUED.value, *which).values(**cancelled))


def _values(subscription: Subscription) -> dict[str, str]:
    return {"name": subscription.name, "origin": subscription.origin, "data": dump(subscription)}
