"""Alerts that are due: composed, handed over, marked; at least once, and one failure never stops the others."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

from monitor.alerts import GiveUp, TryAgain, after_failure, as_digest, compose, digest_due_at
from monitor.errors import RecipientGone, SendError
from monitor.model import AlertItem, Channel, Claim, Subscription
from monitor.pipeline.parts import Parts
from monitor.pipeline.reports import DeliveryReport

log = logging.getLogger(__name__)

BATCH = 100
# Mail servers limit the sessions of one client; a few at once keep a slow one from holding up the rest.
SENDERS_AT_ONCE = 4


def deliver(parts: Parts, *, limit: int | None = None) -> DeliveryReport:
    """Send what is due now; with ``limit``, at most about that many messages."""
    report = DeliveryReport()
    done = 0
    while (limit is None or done < limit) and not parts.halt.is_set():
        now = parts.clock.now()
        batches = parts.store.outbox.claim(Claim(parts.worker, now, BATCH, parts.lease))
        if not batches:
            break
        subscriptions = {item.name: item for item in parts.subscriptions()}
        with ThreadPoolExecutor(SENDERS_AT_ONCE, thread_name_prefix="send") as pool:
            for outcome in pool.map(partial(_send, parts, subscriptions), batches):
                _count(report, outcome)
        done += len(batches)
    for sender in parts.senders.values() if done else ():
        sender.close()
    return report


def _count(report: DeliveryReport, outcome: tuple[str, str | None] | None) -> None:
    if outcome is None:
        return
    result, error = outcome
    setattr(report, result, getattr(report, result) + 1)
    if error is not None:
        report.errors.append(error)


def _send(
    parts: Parts, subscriptions: dict[str, Subscription], batch: Sequence[AlertItem]
) -> tuple[str, str | None] | None:
    """Send one message; returns which count it adds to and the error to show, if any; None when it was not tried."""
    if parts.halt.is_set():
        return None
    now = parts.clock.now()
    outbox = parts.store.outbox
    ids = [item.alert.id for item in batch]
    first = batch[0].alert
    subscription = subscriptions.get(first.subscription)
    limit = subscription.max_per_hour if subscription else 0
    if first.mode == "instant" and as_digest(outbox.sent_since(first.recipient, now - timedelta(hours=1)), limit):
        due_at = digest_due_at(now, subscription.quiet_hours if subscription else None)
        outbox.postpone(ids, parts.worker, due_at=due_at, error=None, as_digest=True)
        return "postponed", None
    sender = parts.senders.get(first.channel)
    if sender is None:
        return _postpone(parts, subscription, batch, _not_set_up(first.channel))
    try:
        sender.send(compose(batch, options=parts.mail, now=now))
    except SendError as error:
        return _postpone(parts, subscription, batch, error)
    except Exception as error:
        # The boundary of a message: one that cannot be written or sent stays queued and never stops the others.
        log.exception("fault while sending alert %d", first.id)
        return _postpone(
            parts, subscription, batch, SendError(f"fault in this program: {type(error).__name__}: {error}")
        )
    outbox.sent(ids, parts.worker, parts.clock.now())
    return "sent", None


def _not_set_up(channel: Channel) -> SendError:
    advice = {
        Channel.MAIL: "set smtp.host and smtp.sender in the configuration",
        Channel.WEBHOOK: "webhooks are off in this process",
        Channel.APPRISE: "install the extra: pip install 'news-update-monitor[apprise]'",
    }
    return SendError(f"no way to send by {channel} is set up", advice=advice[channel])


def _postpone(
    parts: Parts, subscription: Subscription | None, batch: Sequence[AlertItem], error: SendError
) -> tuple[str, str]:
    now = parts.clock.now()
    first = batch[0].alert
    ids = [item.alert.id for item in batch]
    line = f"{first.recipient}: {error.describe()}"
    quiet = subscription.quiet_hours if subscription else None
    match after_failure(error, first.attempts + 1, now, quiet):
        case GiveUp(error=reason):
            parts.store.outbox.give_up(ids, parts.worker, reason)
            if isinstance(error, RecipientGone):
                parts.store.subscriptions.unsubscribe(first.subscription, first.recipient, now)
            return "failed", line
        case TryAgain(due_at=due_at, error=reason):
            parts.store.outbox.postpone(ids, parts.worker, due_at=due_at, error=reason)
            return "postponed", line
