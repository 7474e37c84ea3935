"""Periodic maintenance: "nothing new" messages, and correcting times that a wrong clock wrote."""

from __future__ import annotations

import logging
from datetime import datetime

from monitor.alerts import match_heartbeat
from monitor.cadence import longest_wait
from monitor.model import Subscription
from monitor.pipeline.dependencies import Dependencies

log = logging.getLogger(__name__)

# A lease that ends later than this many lease durations from now was written by a wrong clock: the clocks of several
# machines differ by far less.
LEASES = 10
# How many of the newest alerts are searched for the last one of each subscription.
LOOK_BACK = 2000


def bring_forward(deps: Dependencies) -> int:
    """Make rows due whose due time is beyond any schedule, and end leases that are too long; returns how many rows.

    Such times are left behind by a clock that was ahead, perhaps by months, and was then corrected.
    """
    now = deps.clock.now()
    changed = deps.store.work.bring_forward(now, due=longest_wait(deps.cadence), lease=LEASES * deps.lease)
    if changed:
        log.warning("%d times were too far in the future and were set to now: was this machine's clock wrong?", changed)
    return changed


def queue_heartbeats(deps: Dependencies) -> int:
    """Queue "nothing new, the monitor runs" for subscriptions that want it after a day without alerts.

    Returns how many alerts were queued.
    """
    waiting = [subscription for subscription in deps.subscriptions() if subscription.heartbeat]
    if not waiting:
        return 0
    now = deps.clock.now()
    last: dict[str, datetime] = {}
    for alert in deps.store.outbox.list(limit=LOOK_BACK):
        last.setdefault(alert.subscription, min(alert.queued_at, now))
    for subscription in waiting:
        last.setdefault(subscription.name, _known_since(deps, subscription, now))
    drafts = match_heartbeat(waiting, last, now, unsubscribed=deps.store.subscriptions.unsubscribed())
    return len(deps.store.outbox.queue(drafts, now))


def _known_since(deps: Dependencies, subscription: Subscription, now: datetime) -> datetime:
    name = f"heartbeat-since {subscription.name}"
    return min(datetime.fromisoformat(deps.store.keep_note(name, now.isoformat())), now)
