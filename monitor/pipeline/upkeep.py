"""What is done now and then: word that nothing happened, and times put right that a wrong clock left."""

from __future__ import annotations

import logging
from datetime import datetime

from monitor.alerts import match_heartbeat
from monitor.cadence import longest_wait
from monitor.model import Subscription
from monitor.pipeline.dependencies import Dependencies

log = logging.getLogger(__name__)

# How many times its length a lease may last: far more than the clocks of several machines may differ.
LEASES = 10
# How far back the outbox is searched for the last alert of a subscription.
LOOK_BACK = 2000


def bring_forward(deps: Dependencies) -> int:
    """Let fall due what lies further off than any schedule, and free what is leased for too long; how many rows.

    So it stands after the clock ran ahead by months and was set right.
    """
    now = deps.clock.now()
    changed = deps.store.work.bring_forward(now, due=longest_wait(deps.cadence), lease=LEASES * deps.lease)
    if changed:
        log.warning("%d times lay too far ahead and are now: has the clock of this machine been wrong?", changed)
    return changed


def queue_heartbeats(deps: Dependencies) -> int:
    """Tell subscriptions that ask for it that nothing was new for a day and that the monitor runs; how many alerts."""
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
