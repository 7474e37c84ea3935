"""The outbox of alerts."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, and_, case, func, insert, or_, select, update

from monitor.errors import NotFound
from monitor.model import Alert, AlertDraft, AlertItem, AlertState, Claim
from monitor.ports import LARGEST_NUMBER
from monitor.store.alert_items import INSTANT, items_of
from monitor.store.articles import NO_LEASE
from monitor.store.claims import claiming
from monitor.store.codec import dump_list
from monitor.store.counts import counts_of
from monitor.store.engine import Database
from monitor.store.paging import Span, chunks, read_span
from monitor.store.rows import UNREADABLE, alert_of, unreadable
from monitor.store.schema import alerts, subscriptions

log = logging.getLogger(__name__)

# The most alerts in one digest; the others go into the next one.
MOST_IN_DIGEST = 200
# The mode of an alert that is to go into a digest.
_AS_DIGEST = case((alerts.c.mode == INSTANT, "hourly"), else_=alerts.c.mode)
_INSERT = insert(alerts)
_INSERT_NUMBERED = _INSERT.returning(alerts.c.id, sort_by_parameter_order=True)
# Where a digest goes: subscription, channel, recipient.
_Destination = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Cause:
    """The article and versions that alerts are about; None for samples, heartbeats and failing sources."""

    article_id: int | None = None
    from_version: int | None = None
    to_version: int | None = None


class Outbox:
    """Implements ``ports.Outbox``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def queue(self, drafts: Sequence[AlertDraft], now: datetime) -> tuple[int, ...]:
        """Queue alerts that belong to no version (samples, heartbeats)."""
        with self._database.write() as connection:
            rows = [_values(draft, now, Cause()) for draft in drafts]
            return tuple(connection.execute(_INSERT_NUMBERED, rows).scalars()) if rows else ()

    def claim(self, claim: Claim) -> tuple[tuple[AlertItem, ...], ...]:
        """Lease due alerts in batches, each to be sent as one message; see ``ports.Outbox``."""
        with claiming(self._database, claim) as (connection, in_turn):
            batches = _batches(connection, claim)
            rows = [row for batch in batches for row in batch]
            lease = {"lease_until": claim.now + in_turn.lease, "leased_by": claim.worker}
            for part in chunks([row.id for row in rows]):
                connection.execute(update(alerts).where(alerts.c.id.in_(part)).values(**lease))
            _number_digests(connection, batches)
            items = _readable(connection, rows)
        found = (tuple(items[row.id] for row in batch if row.id in items) for batch in batches)
        return tuple(batch for batch in found if batch)

    def sent(self, alert_ids: Sequence[int], worker: str, now: datetime) -> None:  # noqa: ARG002
        """Record that these alerts were sent in one message, whoever holds the lease by now."""
        done = {"state": AlertState.SENT.value, "sent_at": now, "attempts": alerts.c.attempts + 1, "last_error": None}
        with self._database.write() as connection:
            _change(connection, alert_ids, {**done, "batch": min(alert_ids, default=0), **NO_LEASE})

    def postpone(
        self, alert_ids: Sequence[int], worker: str, *, due_at: datetime, error: str | None, as_digest: bool = False
    ) -> None:
        """Release alerts that were not sent, due again at ``due_at``; see ``ports.Outbox``."""
        values: dict[str, Any] = {"due_at": due_at, "batch": None, **NO_LEASE}
        if error is not None:
            values |= {"last_error": error, "attempts": alerts.c.attempts + 1}
        if as_digest:
            values |= {"mode": _AS_DIGEST}
        with self._database.write() as connection:
            _change(connection, alert_ids, values, _held(worker))

    def give_up(self, alert_ids: Sequence[int], worker: str, error: str) -> None:
        """Mark alerts of this worker as failed: not retried automatically."""
        values = {"state": AlertState.FAILED.value, "last_error": error, "attempts": alerts.c.attempts + 1, **NO_LEASE}
        with self._database.write() as connection:
            _change(connection, alert_ids, values, _held(worker))

    def cancel(self, alert_ids: Sequence[int], reason: str) -> None:
        """Cancel queued alerts."""
        values = {"state": AlertState.CANCELLED.value, "last_error": reason, **NO_LEASE}
        with self._database.write() as connection:
            _change(connection, alert_ids, values, _queued())

    def retry(self, alert_ids: Sequence[int], now: datetime) -> int:
        """Make alerts that failed, or that wait after a failed attempt, due now; returns their number."""
        values = {"state": AlertState.QUEUED.value, "due_at": now, "attempts": 0, "batch": None, **NO_LEASE}
        retrying = and_(_queued(), alerts.c.attempts > 0, alerts.c.lease_until.is_(None))
        with self._database.write() as connection:
            return _change(connection, alert_ids, values, or_(alerts.c.state == AlertState.FAILED.value, retrying))

    def get(self, alert_id: int) -> AlertItem:
        """One alert with the data for its message; raises ``NotFound``."""
        with self._database.read() as connection:
            return items_of(connection, [self._row(connection, alert_id)])[alert_id]

    def _row(self, connection: Connection, alert_id: int) -> Row[Any]:
        query = select(alerts).where(alerts.c.id == alert_id)
        row = connection.execute(query).first() if alert_id <= LARGEST_NUMBER else None
        if row is None:
            raise NotFound(f"there is no alert {alert_id}")
        return row

    def together(self, alert_id: int) -> tuple[AlertItem, ...]:
        """The alerts that are, or would now be, sent in one message with this one; raises ``NotFound``."""
        with self._database.read() as connection:
            row = self._row(connection, alert_id)
            items = items_of(connection, _same_message(connection, row))
        return tuple(items[number] for number in sorted(items))

    def list(
        self,
        *,
        state: AlertState | None = None,
        subscription: str | None = None,
        recipient: str | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Alert, ...]:
        """Alerts, newest first; see ``ports.Outbox``."""
        query = select(alerts)
        wanted = ((alerts.c.state, state), (alerts.c.subscription, subscription), (alerts.c.recipient, recipient))
        query = query.where(*(column == value for column, value in wanted if value is not None))
        with self._database.read() as connection:
            span = Span(after_id, before_id, limit)
            return read_span(self._database, connection, query, alerts, span, partial(map, alert_of))

    def of(
        self,
        names: Iterable[str],
        recipients: Iterable[str],
        *,
        states: Sequence[AlertState],
        before_id: int | None = None,
        limit: int,
    ) -> tuple[Alert, ...]:
        """Alerts of any of these subscriptions or to any of these recipients, newest first."""
        below = LARGEST_NUMBER if before_id is None else before_id
        filters = [(alerts.c.subscription, name) for name in names]
        filters += [(alerts.c.recipient, address) for address in recipients]
        found: set[int] = set()
        with self._database.read() as connection:
            # The newest numbers for each filter and state, each from an index alone; then the rows of the page.
            for column, value in filters:
                for state in states:
                    conditions = (column == value, alerts.c.state == state.value, alerts.c.id < below)
                    numbers = select(alerts.c.id).where(*conditions).order_by(alerts.c.id.desc()).limit(limit)
                    found.update(connection.execute(numbers).scalars())
            query = select(alerts).where(alerts.c.id.in_(sorted(found, reverse=True)[:limit]))
            return read_span(self._database, connection, query, alerts, Span(), partial(map, alert_of))

    def last_sent(self) -> dict[str, Alert]:
        """The newest sent alert of each subscription, by its name."""
        conditions = (alerts.c.subscription == subscriptions.c.name, alerts.c.state == AlertState.SENT.value)
        newest = select(func.max(alerts.c.id)).where(*conditions).correlate(subscriptions).scalar_subquery()
        query = select(newest).select_from(subscriptions)
        with self._database.read() as connection:
            numbers = [number for number in connection.execute(query).scalars() if number is not None]
            rows = select(alerts).where(alerts.c.id.in_(numbers))
            found = read_span(self._database, connection, rows, alerts, Span(), partial(map, alert_of))
        return {alert.subscription: alert for alert in found}

    def count(self, state: AlertState, most: int) -> int:
        """The number of alerts in this state; counting stops at ``most``."""
        first = select(alerts.c.id).where(alerts.c.state == state.value).limit(most).subquery()
        with self._database.read() as connection:
            return int(connection.execute(select(func.count()).select_from(first)).scalar_one())

    def late(self, before: datetime, most: int) -> Sequence[datetime]:
        """The due times of queued alerts that were due before this time, oldest first, at most ``most``."""
        query = select(alerts.c.due_at).where(_queued(), alerts.c.due_at < before)
        with self._database.read() as connection:
            return connection.execute(query.order_by(alerts.c.due_at).limit(most)).scalars().all()

    def counts(self) -> dict[str, int]:
        """The number of alerts by state."""
        with self._database.read() as connection:
            found = counts_of(connection, alerts.name)
        return {state.value: found.get(state.value, 0) for state in AlertState}

    def sent_between(self, recipient: str, since: datetime, until: datetime) -> int:
        """How many messages were sent to this recipient between these times; a digest counts as one."""
        conditions = (alerts.c.state == "sent", alerts.c.recipient == recipient, alerts.c.sent_at.between(since, until))
        with self._database.read() as connection:
            query = select(func.count(alerts.c.batch.distinct())).where(*conditions)
            return int(connection.execute(query).scalar_one())


def _number_digests(connection: Connection, batches: Sequence[Sequence[Row[Any]]]) -> None:
    """Store which alerts are in one digest, so that another attempt sends the same message."""
    for batch in batches:
        if batch[0].mode != INSTANT:
            numbers = [row.id for row in batch]
            _change(connection, numbers, {"batch": min(numbers)})


def insert_alerts(connection: Connection, drafts: Sequence[AlertDraft], now: datetime, cause: Cause) -> None:
    """Queue alerts in the transaction that writes what they are about."""
    if drafts:
        connection.execute(_INSERT, [_values(draft, now, cause) for draft in drafts])


def _values(draft: AlertDraft, now: datetime, cause: Cause) -> dict[str, Any]:
    return {
        "subscription": draft.subscription,
        "channel": draft.channel.value,
        "recipient": draft.recipient,
        "kind": draft.kind.value,
        "subject": draft.subject,
        "state": AlertState.QUEUED.value,
        "queued_at": now,
        "due_at": draft.due_at,
        # Globally unique, and the same for every attempt (RFC 5322 3.6.4).
        "message_id": f"<alert.{uuid4().hex}@news-update-monitor>",
        "article_id": cause.article_id,
        "from_version": cause.from_version,
        "to_version": cause.to_version,
        "picks": dump_list(draft.picks),
        "detail": draft.detail,
        "mode": draft.mode,
        "attempts": 0,
    }


def _queued() -> Any:
    return alerts.c.state == AlertState.QUEUED.value


def _held(worker: str) -> Any:
    return and_(_queued(), alerts.c.leased_by == worker)


def _change(connection: Connection, ids: Iterable[int], values: dict[str, Any], *conditions: Any) -> int:
    """Update those of these alerts that fulfil the conditions; returns their number."""
    changed = 0
    for part in chunks(sorted(set(ids))):
        query = update(alerts).where(alerts.c.id.in_(part), *conditions).values(**values)
        changed += connection.execute(query).rowcount
    return changed


def _claimable(claim: Claim) -> Select[Any]:
    free = or_(alerts.c.lease_until.is_(None), alerts.c.lease_until <= claim.now)
    query = select(alerts).where(_queued(), free).order_by(alerts.c.due_at, alerts.c.id)
    if claim.due_only:
        query = query.where(alerts.c.due_at <= claim.now)
    if claim.only is not None:
        query = query.where(alerts.c.id.in_(claim.only))
    return query.with_for_update(skip_locked=True)


def _batches(connection: Connection, claim: Claim) -> list[list[Row[Any]]]:
    """The claimable rows of each message, longest due first."""
    instant = _claimable(claim).where(alerts.c.mode == INSTANT).limit(claim.limit)
    found = [[row] for row in connection.execute(instant)]
    digests = _claimable(claim).where(alerts.c.mode != INSTANT)
    done: set[_Destination] = set()
    while len(done) < claim.limit:
        first = connection.execute(digests.where(*(~_to(other) for other in sorted(done))).limit(1)).first()
        if first is None:
            break
        destination = (first.subscription, first.channel, first.recipient)
        done.add(destination)
        # Alerts that were claimed as one message and not released may have been sent: they must be that message again.
        same_message = digests.where(_to(destination), alerts.c.batch.is_not_distinct_from(first.batch))
        found.append(list(connection.execute(same_message.limit(MOST_IN_DIGEST))))
    found.sort(key=lambda batch: (batch[0].due_at, batch[0].id))
    return found[: claim.limit]


def _same_message(connection: Connection, row: Row[Any]) -> Sequence[Row[Any]]:
    """The rows in one message with this one: claimed with it, or queued for the same digest and due by then."""
    query = select(alerts).where(alerts.c.state == row.state).order_by(alerts.c.due_at, alerts.c.id)
    if row.batch is not None:
        found = connection.execute(query.where(alerts.c.batch == row.batch).limit(MOST_IN_DIGEST)).all()
        return found or [row]
    if row.mode == INSTANT or row.state != AlertState.QUEUED.value:
        return [row]
    digest = query.where(_to((row.subscription, row.channel, row.recipient)), alerts.c.mode != INSTANT)
    digest = digest.where(alerts.c.batch.is_(None), alerts.c.due_at <= row.due_at)
    found = connection.execute(digest.limit(MOST_IN_DIGEST)).all()
    return found if any(other.id == row.id for other in found) else [row]


def _to(destination: _Destination) -> Any:
    name, channel, recipient = destination
    return and_(alerts.c.subscription == name, alerts.c.channel == channel, alerts.c.recipient == recipient)


def _readable(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, AlertItem]:
    """``items_of`` these rows. An alert that cannot be read is marked as failed, so that the others are not held up."""
    try:
        return items_of(connection, rows)
    except UNREADABLE:
        found: dict[int, AlertItem] = {}
    for row in rows:
        try:
            found |= items_of(connection, [row])
        except UNREADABLE as error:
            log.warning("alert %d is marked as failed: %s", row.id, unreadable(error))
            failed = {"state": AlertState.FAILED.value, "last_error": unreadable(error), **NO_LEASE}
            _change(connection, [row.id], failed)
    return found
