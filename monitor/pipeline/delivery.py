"""Composes and sends the alerts that are due: at least once each; a failed message does not stop the others."""

from __future__ import annotations

import logging
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

from monitor.alerts import GiveUp, TryAgain, after_failure, as_digest, digest_due_at, is_read, out_of_quiet
from monitor.errors import RecipientGone, SendError
from monitor.model import (
    PLACE_NOTE,
    Alert,
    AlertItem,
    AlertKind,
    AlertState,
    Channel,
    Claim,
    QuietHours,
    Subscription,
    recipient_name,
    without_secrets,
)
from monitor.pipeline.boundary import as_error
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.leases import LeaseKeeper
from monitor.pipeline.reports import DeliveryReport
from monitor.ports import Outbox, Sender

log = logging.getLogger(__name__)

BATCH = 100
# Mail servers limit the sessions of one client; several at once keep a slow server from delaying the rest.
SENDERS_AT_ONCE = 4
# How long alerts wait before the next attempt if their channel is not set up; they are never given up.
NOT_SET_UP = timedelta(hours=1)
ALREADY_READ = "already read"


_Batch = Sequence[AlertItem]
_Outcome = tuple[str, str | None]


def deliver(deps: Dependencies, *, limit: int | None = None, only: Sequence[int] | None = None) -> DeliveryReport:
    """Send the alerts that are due; about ``limit`` messages at most; with ``only``, just these of them (by id)."""
    report = DeliveryReport()
    done = 0
    named = tuple(only) if only is not None else None
    while (limit is None or done < limit) and not deps.halt.is_set():
        now = deps.clock.now()
        batches = deps.store.outbox.claim(Claim(deps.worker, now, BATCH, deps.lease, named))
        if not batches:
            break
        _send_all(deps, batches, report)
        done += len(batches)
    for sender in deps.senders.values() if done else ():
        _close(sender)
    return report


def _send_all(deps: Dependencies, batches: Sequence[_Batch], report: DeliveryReport) -> None:
    """Send claimed batches, several recipients at once, and add the results to the report."""
    subscriptions = {item.name: item for item in deps.subscriptions()}
    keeper = LeaseKeeper(deps, [item.alert for batch in batches for item in batch])
    send = partial(_send_in_turn, deps, subscriptions, keeper)
    with keeper, ThreadPoolExecutor(SENDERS_AT_ONCE, thread_name_prefix="send") as pool:
        for outcomes in pool.map(send, _by_recipient(batches)):
            for result, error in outcomes:
                _count(report, result, error)


def _close(sender: Sender) -> None:
    try:
        sender.close()
    except Exception:
        log.exception("error while closing connections")


def retry(deps: Dependencies, alert_ids: Sequence[int] = ()) -> tuple[int, DeliveryReport]:
    """Send failed alerts again now: those given up and those waiting for another attempt, or only ``alert_ids``.

    Returns how many were tried again, and the report of their delivery.
    """
    outbox, report, total = deps.store.outbox, DeliveryReport(), 0
    ids = tuple(alert_ids) or _not_sent(outbox)
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        retried = outbox.retry(batch, deps.clock.now())
        total += retried
        if retried:
            report.add(deliver(deps, only=batch))
    return total, report


def requeue_failed(outbox: Outbox, now: datetime) -> int:
    """Queue all alerts that were given up for the next delivery; returns how many."""
    requeued, before = 0, None
    # By descending id, so that an alert that fails again meanwhile is not met a second time.
    while failed := outbox.list(state=AlertState.FAILED, before_id=before, limit=BATCH):
        requeued += outbox.retry([alert.id for alert in failed], now)
        before = failed[-1].id
    return requeued


def _not_sent(outbox: Outbox) -> tuple[int, ...]:
    """Return the ids of alerts that were given up or wait for another attempt."""
    waiting = (item.id for item in outbox.list(state=AlertState.QUEUED) if item.attempts)
    return (*(item.id for item in outbox.list(state=AlertState.FAILED)), *waiting)


def _by_recipient(batches: Sequence[_Batch]) -> list[list[_Batch]]:
    """Group messages by recipient, to be sent one after the other: in order, and within the hourly limit."""
    queues: dict[tuple[Channel, str], list[_Batch]] = {}
    for batch in batches:
        queues.setdefault((batch[0].alert.channel, batch[0].alert.recipient), []).append(batch)
    return list(queues.values())


def _count(report: DeliveryReport, result: str, error: str | None) -> None:
    setattr(report, result, getattr(report, result) + 1)
    if error is not None:
        report.causes[error] += 1


def _send_in_turn(
    deps: Dependencies, subscriptions: dict[str, Subscription], keeper: LeaseKeeper, batches: Sequence[_Batch]
) -> Sequence[_Outcome]:
    if batches[0][0].alert.channel not in deps.senders:
        return _guarded(deps, batches, partial(_wait_for_setup, deps, subscriptions, batches))
    outcomes: list[_Outcome] = []
    for batch in batches:
        outcomes += _guarded(deps, [batch], partial(_send, deps, subscriptions, keeper, batch))
    return outcomes


def _guarded(
    deps: Dependencies, batches: Sequence[_Batch], handle: Callable[[], Iterable[_Outcome]]
) -> Sequence[_Outcome]:
    """Handle messages; if that raises, they are sent again when their leases expire."""
    try:
        return list(handle())
    except Exception as error:  # noqa: BLE001 - an error of one message does not stop the others
        first = batches[0][0].alert
        _log_error(first)
        line = f"{_shown_recipient(deps, first)}: {without_secrets(as_error(error).describe(), first.recipient)}"
        return [("postponed", line)] * len(batches)


def _wait_for_setup(
    deps: Dependencies, subscriptions: dict[str, Subscription], batches: Sequence[_Batch]
) -> Iterator[_Outcome]:
    """Postpone all messages to a recipient whose channel is not set up."""
    error = _not_set_up(batches[0][0].alert.channel)
    by_subscription: defaultdict[str, list[int]] = defaultdict(list)
    for batch in batches:
        by_subscription[batch[0].alert.subscription] += [item.alert.id for item in batch]
    for name, ids in by_subscription.items():
        quiet = _quiet_hours(subscriptions.get(name))
        due_at = out_of_quiet(deps.clock.now() + NOT_SET_UP, quiet)
        deps.store.outbox.postpone(ids, deps.worker, due_at=due_at, error=error.describe())
    yield from [("postponed", f"{_shown_recipient(deps, batches[0][0].alert)}: {error.describe()}")] * len(batches)


def _send(
    deps: Dependencies, subscriptions: dict[str, Subscription], keeper: LeaseKeeper, batch: _Batch
) -> Iterator[_Outcome]:
    """Send one message and yield its outcome: the count it adds to, and the error to show, if any.

    Yields nothing if it is not tried: when the program stops, when the lease has expired (another worker may be sending
    it), or when all of it was read.
    """
    now = deps.clock.now()
    if deps.halt.is_set() or now >= keeper.good_until:
        return
    outbox = deps.store.outbox
    subscription = subscriptions.get(batch[0].alert.subscription)
    batch = _unread(deps, subscription, batch)
    if not batch:
        return
    ids = [item.alert.id for item in batch]
    first = batch[0].alert
    if _too_many(deps, first, subscription, now):
        due_at = digest_due_at(now, _quiet_hours(subscription))
        outbox.postpone(ids, deps.worker, due_at=due_at, error=None, as_digest=True)
        yield "postponed", None
        return
    yield _compose_and_send(deps, subscription, deps.senders[first.channel], batch, now)


def _quiet_hours(subscription: Subscription | None) -> QuietHours | None:
    return subscription.quiet_hours if subscription else None


def _compose_and_send(
    deps: Dependencies, subscription: Subscription | None, sender: Sender, batch: _Batch, now: datetime
) -> _Outcome:
    first = batch[0].alert
    try:
        limit = sender.limit(first.recipient)
        from monitor.alerts import compose

        sender.send(compose(batch, options=deps.mail, now=now, subscription=subscription, limit=limit))
    except SendError as error:
        return _postpone(deps, subscription, batch, error)
    except Exception as error:  # noqa: BLE001 - an error of one message does not stop the others; it stays queued
        _log_error(first)
        return _postpone(
            deps, subscription, batch, SendError(f"fault in this program: {type(error).__name__}: {error}")
        )
    deps.store.outbox.sent([item.alert.id for item in batch], deps.worker, deps.clock.now())
    return "sent", None


def _unread(deps: Dependencies, subscription: Subscription | None, batch: _Batch) -> _Batch:
    """Return the alerts of a digest that its reader has not marked as read; cancels the others.

    Only before the first attempt: a message that failed, or whose sending was interrupted, may have arrived, and is
    sent again unchanged.
    """
    if subscription is None or not subscription.reader or any(_may_have_left(item.alert) for item in batch):
        return batch
    seen = _seen(deps, subscription.reader, batch)
    read = {item.alert.id for item in batch if item.article and is_read(item, subscription, seen[item.article.id])}
    if read:
        deps.store.outbox.cancel(sorted(read), ALREADY_READ)
    return [item for item in batch if item.alert.id not in read]


def _seen(deps: Dependencies, reader: str, batch: _Batch) -> dict[int, int]:
    """Return the newest development read, for each article: by the reader's place in all or a mark on the article."""
    articles = {item.article.id for item in batch if item.article is not None}
    marks = deps.store.reads.marks(reader, articles) if articles else {}
    place = int(deps.store.get_note(f"{PLACE_NOTE}:{reader}") or 0)
    return {number: max(place, marks.get(number, 0)) for number in articles}


def _may_have_left(alert: Alert) -> bool:
    return alert.mode == "instant" or alert.attempts > 0 or alert.batch is not None


def _too_many(deps: Dependencies, alert: Alert, subscription: Subscription | None, now: datetime) -> bool:
    """Whether the recipient's hourly limit is reached; samples, which are requested by hand, are not limited."""
    if subscription is None or alert.mode != "instant" or alert.kind is AlertKind.SAMPLE:
        return False
    sent = deps.store.outbox.sent_between(alert.recipient, now - timedelta(hours=1), now)
    return as_digest(sent, subscription.max_per_hour)


def _not_set_up(channel: Channel) -> SendError:
    advice = {
        Channel.MAIL: "set smtp.host and smtp.sender in the configuration",
        Channel.WEBHOOK: "webhooks are off in this process",
        Channel.APPRISE: "install the extra: pip install 'news-update-monitor[apprise]'",
    }
    return SendError(f"no way to send by {channel} is set up", advice=advice[channel])


def _postpone(deps: Dependencies, subscription: Subscription | None, batch: _Batch, error: SendError) -> _Outcome:
    now = deps.clock.now()
    first = batch[0].alert
    ids = [item.alert.id for item in batch]
    line = f"{_shown_recipient(deps, first)}: {without_secrets(error.describe(), first.recipient)}"
    match after_failure(error, first.attempts + 1, now, _quiet_hours(subscription)):
        case GiveUp(error=reason):
            deps.store.outbox.give_up(ids, deps.worker, without_secrets(reason, first.recipient))
            if isinstance(error, RecipientGone):
                deps.store.subscriptions.unsubscribe(first.subscription, first.recipient, now)
            return "failed", line
        case TryAgain(due_at=due_at, error=reason):
            deps.store.outbox.postpone(ids, deps.worker, due_at=due_at, error=without_secrets(reason, first.recipient))
            return "postponed", line


def _log_error(alert: Alert) -> None:
    """Log the error being handled, without the recipient's address in its trace."""
    log.error("error while sending alert %d\n%s", alert.id, without_secrets(traceback.format_exc(), alert.recipient))


def _shown_recipient(deps: Dependencies, alert: Alert) -> str:
    return recipient_name(alert.recipient, deps.mail.secret)
