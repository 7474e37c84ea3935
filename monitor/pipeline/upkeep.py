"""What is sent because nothing happened."""

from __future__ import annotations

from datetime import datetime

from monitor.alerts import match_heartbeat
from monitor.model import Subscription
from monitor.pipeline.parts import Parts

# How far back the outbox is searched for the last alert of a subscription.
LOOK_BACK = 2000


def queue_heartbeats(parts: Parts) -> int:
    """Tell subscriptions that ask for it that nothing was new for a day and that the monitor runs; how many alerts."""
    waiting = [subscription for subscription in parts.subscriptions() if subscription.heartbeat]
    if not waiting:
        return 0
    now = parts.clock.now()
    last: dict[str, datetime] = {}
    for alert in parts.store.outbox.list(limit=LOOK_BACK):
        last.setdefault(alert.subscription, alert.queued_at)
    for subscription in waiting:
        last.setdefault(subscription.name, _known_since(parts, subscription, now))
    drafts = match_heartbeat(waiting, last, now, unsubscribed=parts.store.subscriptions.unsubscribed())
    return len(parts.store.outbox.queue(drafts, now))


def _known_since(parts: Parts, subscription: Subscription, now: datetime) -> datetime:
    name = f"heartbeat-since {subscription.name}"
    kept = parts.store.get_note(name)
    if kept is None:
        parts.store.put_note(name, now.isoformat())
        return now
    return datetime.fromisoformat(kept)
