"""Alerts that are due: composed, sent, marked; at least once, and one failure never stops the others."""

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
# Mail servers limit the sessions of one client; a few at once keep a slow one from holding up the rest.
SENDERS_AT_ONCE = 4
# Alerts of a channel that is not set up wait for as long as it takes.
NOT_SET_UP = timedelta(hours=1)
ALREADY_READ = "already read"


_Batch = Sequence[AlertItem]
_Outcome = tuple[str, str | None]


def deliver(deps: Dependencies, *, limit: int | None = None, only: Sequence[int] | None = None) -> DeliveryReport:
    """Send what is due now; with ``limit``, at most about that many messages; with ``only``, none but these alerts."""
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
    held = LeaseKeeper(deps, [item.alert for batch in batches for item in batch])
    send = partial(_send_in_turn, deps, subscriptions, held)
    with held, ThreadPoolExecutor(SENDERS_AT_ONCE, thread_name_prefix="send") as pool:
        for outcomes in pool.map(send, _by_recipient(batches)):
            for result, error in outcomes:
                _count(report, result, error)


def _close(sender: Sender) -> None:
    try:
        sender.close()
    except Exception:
        log.exception("fault while closing connections")


def retry(deps: Dependencies, alert_ids: Sequence[int] = ()) -> tuple[int, DeliveryReport]:
    """Send again, now, those that were given up or wait for another attempt; all such, if none is named."""
    outbox, report, tried = deps.store.outbox, DeliveryReport(), 0
    ids = tuple(alert_ids) or _not_sent(outbox)
    for at in range(0, len(ids), BATCH):
        some = ids[at : at + BATCH]
        again = outbox.retry(some, deps.clock.now())
        tried += again
        if again:
            report.add(deliver(deps, only=some))
    return tried, report


def requeue_failed(outbox: Outbox, now: datetime) -> int:
    """Let all that were given up be sent again with the next delivery; how many."""
    again, before = 0, None
    # Downwards, each once: one that fails again meanwhile is not met a second time.
    while failed := outbox.list(state=AlertState.FAILED, before_id=before, limit=BATCH):
        again += outbox.retry([alert.id for alert in failed], now)
        before = failed[-1].id
    return again


def _not_sent(outbox: Outbox) -> tuple[int, ...]:
    """The numbers of alerts that failed, for good or for now."""
    waiting = (item.id for item in outbox.list(state=AlertState.QUEUED) if item.attempts)
    return (*(item.id for item in outbox.list(state=AlertState.FAILED)), *waiting)


def _by_recipient(batches: Sequence[_Batch]) -> list[list[_Batch]]:
    """Messages of one recipient go one after the other: in order, and none beyond what they want in an hour."""
    queues: dict[tuple[Channel, str], list[_Batch]] = {}
    for batch in batches:
        queues.setdefault((batch[0].alert.channel, batch[0].alert.recipient), []).append(batch)
    return list(queues.values())


def _count(report: DeliveryReport, result: str, error: str | None) -> None:
    setattr(report, result, getattr(report, result) + 1)
    if error is not None:
        report.causes[error] += 1


def _send_in_turn(
    deps: Dependencies, subscriptions: dict[str, Subscription], held: LeaseKeeper, batches: Sequence[_Batch]
) -> Sequence[_Outcome]:
    if batches[0][0].alert.channel not in deps.senders:
        return list(_sent_or_left(deps, batches, partial(_wait_for_setup, deps, subscriptions, batches)))
    outcomes = (_sent_or_left(deps, [batch], partial(_send, deps, subscriptions, held, batch)) for batch in batches)
    return [outcome for found in outcomes for outcome in found]


def _sent_or_left(
    deps: Dependencies, batches: Sequence[_Batch], handle: Callable[[], Iterable[_Outcome]]
) -> Sequence[_Outcome]:
    """What came of messages. Those of which nothing can be written are sent again once their lease has run out."""
    try:
        return list(handle())
    except Exception as error:  # noqa: BLE001 - the boundary of a message: its fault is its own
        first = batches[0][0].alert
        _log_fault(first)
        said = f"{_named(deps, first)}: {without_secrets(as_error(error).describe(), first.recipient)}"
        return [("postponed", said)] * len(batches)


def _wait_for_setup(
    deps: Dependencies, subscriptions: dict[str, Subscription], batches: Sequence[_Batch]
) -> Iterator[_Outcome]:
    """Put off the messages to a recipient whose channel is not set up: together, as none of them can be sent."""
    error = _not_set_up(batches[0][0].alert.channel)
    of: defaultdict[str, list[int]] = defaultdict(list)
    for batch in batches:
        of[batch[0].alert.subscription] += [item.alert.id for item in batch]
    for name, ids in of.items():
        subscription = subscriptions.get(name)
        due_at = out_of_quiet(deps.clock.now() + NOT_SET_UP, subscription.quiet_hours if subscription else None)
        deps.store.outbox.postpone(ids, deps.worker, due_at=due_at, error=error.describe())
    yield from [("postponed", f"{_named(deps, batches[0][0].alert)}: {error.describe()}")] * len(batches)


def _send(
    deps: Dependencies, subscriptions: dict[str, Subscription], held: LeaseKeeper, batch: _Batch
) -> Iterator[_Outcome]:
    """Send one message: which count it adds to and the error to show, if any; nothing when it was not tried.

    When the lease could not be renewed and is over, another may be sending it already.
    """
    now = deps.clock.now()
    if deps.halt.is_set() or now >= held.good_until:
        return
    outbox = deps.store.outbox
    subscription = subscriptions.get(batch[0].alert.subscription)
    batch = _unread(deps, subscription, batch)
    if not batch:
        return
    ids = [item.alert.id for item in batch]
    first = batch[0].alert
    if _too_many(deps, first, subscription, now):
        due_at = digest_due_at(now, subscription.quiet_hours if subscription else None)
        outbox.postpone(ids, deps.worker, due_at=due_at, error=None, as_digest=True)
        yield "postponed", None
        return
    yield _hand_over(deps, subscription, deps.senders[first.channel], batch, now)


def _hand_over(
    deps: Dependencies, subscription: Subscription | None, sender: Sender, batch: _Batch, now: datetime
) -> _Outcome:
    first = batch[0].alert
    try:
        limit = sender.limit(first.recipient)
        from monitor.alerts import compose

        sender.send(compose(batch, options=deps.mail, now=now, subscription=subscription, limit=limit))
    except SendError as error:
        return _postpone(deps, subscription, batch, error)
    except Exception as error:  # noqa: BLE001
        # The boundary of a message: one that cannot be written or sent stays queued and never stops the others.
        _log_fault(first)
        return _postpone(
            deps, subscription, batch, SendError(f"fault in this program: {type(error).__name__}: {error}")
        )
    deps.store.outbox.sent([item.alert.id for item in batch], deps.worker, deps.clock.now())
    return "sent", None


def _unread(deps: Dependencies, subscription: Subscription | None, batch: _Batch) -> _Batch:
    """What of a digest its reader has not marked as read; the rest is cancelled.

    Left out only before the first attempt: what was claimed and not given back, or failed, may have arrived, and
    goes again as the same message.
    """
    if subscription is None or not subscription.reader or any(_may_have_left(item.alert) for item in batch):
        return batch
    seen = _seen(deps, subscription.reader, batch)
    read = {item.alert.id for item in batch if item.article and is_read(item, subscription, seen[item.article.id])}
    if read:
        deps.store.outbox.cancel(sorted(read), ALREADY_READ)
    return [item for item in batch if item.alert.id not in read]


def _seen(deps: Dependencies, reader: str, batch: _Batch) -> dict[int, int]:
    """Up to which development the reader has read each article, by the place in all or by a mark of its own."""
    articles = {item.article.id for item in batch if item.article is not None}
    marks = deps.store.reads.marks(reader, articles) if articles else {}
    place = int(deps.store.get_note(f"{PLACE_NOTE}:{reader}") or 0)
    return {number: max(place, marks.get(number, 0)) for number in articles}


def _may_have_left(alert: Alert) -> bool:
    return alert.mode == "instant" or alert.attempts > 0 or alert.batch is not None


def _too_many(deps: Dependencies, alert: Alert, subscription: Subscription | None, now: datetime) -> bool:
    """Whether the recipient has had enough for this hour; a sample is asked for by hand and waits for nothing."""
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
    line = f"{_named(deps, first)}: {without_secrets(error.describe(), first.recipient)}"
    quiet = subscription.quiet_hours if subscription else None
    match after_failure(error, first.attempts + 1, now, quiet):
        case GiveUp(error=reason):
            deps.store.outbox.give_up(ids, deps.worker, without_secrets(reason, first.recipient))
            if isinstance(error, RecipientGone):
                deps.store.subscriptions.unsubscribe(first.subscription, first.recipient, now)
            return "failed", line
        case TryAgain(due_at=due_at, error=reason):
            said = without_secrets(reason, first.recipient)
            deps.store.outbox.postpone(ids, deps.worker, due_at=due_at, error=said)
            return "postponed", line


def _log_fault(alert: Alert) -> None:
    """Log the error being handled, without the recipient's address in its trace."""
    log.error("fault while sending alert %d\n%s", alert.id, without_secrets(traceback.format_exc(), alert.recipient))


def _named(deps: Dependencies, alert: Alert) -> str:
    return recipient_name(alert.recipient, deps.mail.secret)
