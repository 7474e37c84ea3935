"""Who is alerted about what, and small named values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, cast, delete, select, update

from monitor.model import AlertState, Subscription
from monitor.store.articles import FREE
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
        """All subscriptions by name; one that cannot be read is passed over."""
        query = select(subscriptions).order_by(subscriptions.c.name)
        with self._database.read() as connection:
            return read_rows(self._database, connection, query, subscriptions, _as_subscriptions)

    def revision(self) -> str | None:
        """What differs after each change of subscriptions, of who left them, or of a note; None before the first."""
        with self._database.read() as connection:
            return _note(connection, REVISION)

    def put(self, subscription: Subscription) -> None:
        """Add a subscription, or replace the one of this name."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            self._database.upsert(connection, subscriptions, [_values(subscription)])

    def remove(self, name: str) -> bool:
        """Forget a subscription and cancel what is queued for it; whether there was one."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            _cancel(connection, "the subscription was removed", alerts.c.subscription == name)
            return connection.execute(delete(subscriptions).where(subscriptions.c.name == name)).rowcount > 0

    def unsubscribe(self, name: str, recipient: str, now: datetime) -> None:
        """This recipient gets no more alerts of this subscription; queued alerts are cancelled. Survives a sync."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            row = {"name": name, "recipient": recipient, "at": now}
            self._database.insert_new(connection, unsubscribed, [row])
            _cancel(connection, "unsubscribed", alerts.c.subscription == name, alerts.c.recipient == recipient)

    def resubscribe(self, name: str, recipient: str) -> bool:
        """This recipient gets alerts of this subscription again; whether they had left."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            here = (unsubscribed.c.name == name, unsubscribed.c.recipient == recipient)
            return connection.execute(delete(unsubscribed).where(*here)).rowcount > 0

    def unsubscribed(self) -> frozenset[tuple[str, str]]:
        """Names of subscriptions and recipients who left them."""
        with self._database.read() as connection:
            rows = connection.execute(select(unsubscribed.c.name, unsubscribed.c.recipient))
            return frozenset((row.name, row.recipient) for row in rows)

    def sync(self, configured: Sequence[Subscription]) -> None:
        """Make the subscriptions of origin ``config`` exactly these."""
        # In one order: workers that start together would wait for each other's rows for ever.
        rows = sorted((_values(item) for item in configured), key=lambda row: row["name"])
        # Every command begins with this: one that only reads shall not wait for a writer, nor need a place to write.
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
    """Small named values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """The value of this name."""
        with self._database.read() as connection:
            return _note(connection, name)

    def beginning(self, prefix: str) -> dict[str, str]:
        """The values of all names that begin so, by the rest of the name."""
        query = select(notes).where(notes.c.name.startswith(prefix, autoescape=True))
        with self._database.read() as connection:
            return {row.name[len(prefix) :]: row.value for row in connection.execute(query)}

    def put(self, name: str, value: str) -> None:
        """Set it."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            self._database.upsert(connection, notes, [{"name": name, "value": value}])

    def keep(self, name: str, value: str) -> str:
        """Set it where there is none; the value there is."""
        with self._database.write() as connection:
            _count_change(self._database, connection)
            self._database.insert_new(connection, notes, [{"name": name, "value": value}])
            kept: str = connection.execute(select(notes.c.value).where(notes.c.name == name)).scalar_one()
            return kept


def _note(connection: Connection, name: str) -> str | None:
    value: str | None = connection.execute(select(notes.c.value).where(notes.c.name == name)).scalar()
    return value


def _count_change(database: Database, connection: Connection) -> None:
    """Give the subscriptions a new revision; notes count too, since where feeds have moved to is among them."""
    more = cast(cast(notes.c.value, Number) + 1, String)
    database.insert_or_change(connection, notes, {"name": REVISION, "value": "1"}, {"value": more})


def _as_subscriptions(rows: Sequence[Row[Any]]) -> Iterable[Subscription]:
    return (load(Subscription, row.data) for row in rows)


def _cancel(connection: Connection, reason: str, *which: ColumnElement[bool]) -> None:
    cancelled = {"state": AlertState.CANCELLED.value, "last_error": reason, **FREE}
    connection.execute(update(alerts).where(alerts.c.state == AlertState.QUEUED.value, *which).values(**cancelled))


def _values(subscription: Subscription) -> dict[str, str]:
    return {"name": subscription.name, "origin": subscription.origin, "data": dump(subscription)}
