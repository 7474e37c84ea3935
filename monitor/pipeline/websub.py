"""Push notifications of feeds (WebSub, W3C): subscribing at hubs, answering hubs, and polling such feeds rarely.

A push only makes its feed due at once; its content is not read. So all content comes in by the same guarded way, and a
push that contains part of a feed cannot make the other entries seem removed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.alerts.plain import clip, one_line
from monitor.cadence import FeedObservation
from monitor.errors import FetchError, NotFound
from monitor.feeds.websub import (
    SignatureCheck,
    asked,
    backup_due,
    callback_url,
    denied,
    leaving,
    push_of,
    push_secret,
    request_body,
    verified,
)
from monitor.model import Feed, FeedState, Push, PushState
from monitor.pipeline.dependencies import Dependencies, PushOptions
from monitor.ports import PushRepository, Store

log = logging.getLogger(__name__)

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BATCH = 20
# How often a hub is asked to end a subscription; after that, the subscription ends with its lease.
UNSUBSCRIBE_ATTEMPTS = 3
# The least time between checks of a pushed feed: a hub that pushes every second does not cause a poll every second.
SPARE = timedelta(seconds=15)
# How much of a hub's reason for a refusal is stored and shown.
REASON_CHARACTERS = 300


def follow_hub(deps: Dependencies, feed: Feed, seen: FeedObservation, before: datetime | None, now: datetime) -> Feed:
    """Return a feed after a check, to be polled more rarely if its hub pushes.

    Subscribes at the hub that the feed's hints name, and leaves others. ``before``: the time of the previous check.
    """
    if deps.push is None or seen.outcome in ("failed", "gone"):
        return feed
    repository = deps.store.pushes
    wanted = push_of(deps.push.key, feed, now)
    held = {push.token: push for push in repository.of_feed(feed.id)}
    _leave_others(repository, held.values(), wanted, now)
    if wanted is None:
        return feed
    known = held.get(wanted.token)
    if known is None or known.state is PushState.LEAVING:
        repository.put(wanted)
        return feed
    if seen.new_entries and _was_silent(known, before):
        # A poll found entries that no push announced: the hub does not count as pushing until its next push.
        repository.put(replace(known, pushed_at=None))
        return feed
    return _polled_rarely(feed, known, now, timedelta(seconds=deps.cadence.feed_max_seconds))


def _leave_others(repository: PushRepository, held: Iterable[Push], wanted: Push | None, now: datetime) -> None:
    """End a feed's subscriptions at hubs that it no longer names."""
    for push in held:
        if push.state is not PushState.LEAVING and (wanted is None or push.token != wanted.token):
            repository.put(leaving(push, now))


def _was_silent(push: Push, before: datetime | None) -> bool:
    """Whether a hub that has pushed before has not pushed since the previous check."""
    return push.pushed_at is not None and before is not None and push.pushed_at <= before


def _polled_rarely(feed: Feed, push: Push, now: datetime, longest: timedelta) -> Feed:
    if feed.due_at is None:
        return feed
    due_at = backup_due(push, feed.due_at, now, longest)
    if due_at == feed.due_at:
        return feed
    reason = f"{feed.rhythm.reason}; its hub pushes, so polls are only a backup"
    return replace(feed, due_at=due_at, rhythm=replace(feed.rhythm, reason=reason))


def keep_pushes(deps: Dependencies) -> int:
    """Make the requests to hubs that are due, and wake feeds pushed during a check; returns the number of requests."""
    if deps.push is None:
        return 0
    now = deps.clock.now()
    deps.store.pushes.wake(now)
    return sum(_keep(deps, deps.push, push, now) for push in deps.store.pushes.claim(now, now + SPARE, BATCH))


def _keep(deps: Dependencies, options: PushOptions, push: Push, now: datetime) -> bool:
    """Ask the hub to begin, renew or end a subscription; False if no request is needed any more."""
    repository = deps.store.pushes
    if push.state is not PushState.LEAVING and not _is_polled(deps.store, push.feed_id):
        push = leaving(push, now)
    if push.state is PushState.LEAVING and push.attempts >= UNSUBSCRIBE_ATTEMPTS:
        repository.remove(push.token)
        return False
    push = asked(push, now)
    # Written before the request, because the hub may verify it before it answers.
    repository.put(push)
    secret = push_secret(options.key, push.token)
    body = request_body(push, callback=callback_url(options.public_url, push), secret=secret)
    try:
        status = deps.fetcher.post(push.hub, FORM, body)
        problem = None if 200 <= status < 300 else f"{push.hub} answered {status}"
    except FetchError as error:
        problem = str(error)
    current = repository.get(push.token)
    if problem is not None and current is not None:
        log.warning("hub of feed %d: %s", push.feed_id, problem)
        repository.put(replace(current, last_error=problem))
    return True


def _is_polled(store: Store, feed_id: int) -> bool:
    try:
        return store.feeds.get(feed_id).state is not FeedState.PAUSED
    except NotFound:
        return False


def answer_hub(
    store: Store, token: str, *, mode: str, topic: str, lease_seconds: int | None, reason: str, now: datetime
) -> bool:
    """Act on a hub's verification request (WebSub 5.3) or notice of refusal (5.2); False if we did not ask for it."""
    push = store.pushes.get(token)
    if push is None or topic != push.topic:
        return False
    is_leaving = push.state is PushState.LEAVING
    if mode == "subscribe" and not is_leaving:
        store.pushes.put(verified(push, lease_seconds, now))
    elif mode == "unsubscribe" and is_leaving:
        store.pushes.remove(token)
    elif mode == "denied" and not is_leaving:
        store.pushes.put(denied(push, clip(one_line(reason), REASON_CHARACTERS), now))
    else:
        return False
    return True


def expect_push(store: Store, key: str, token: str, signature: str) -> SignatureCheck | None:
    """Return the signature check for a push while it is received; None for an unknown token: its body is not read."""
    return SignatureCheck(push_secret(key, token), signature) if store.pushes.get(token) is not None else None


def accept_push(store: Store, token: str, check: SignatureCheck, now: datetime) -> bool:
    """Accept a push: its feed falls due if the signature fits, otherwise it is ignored. False for an unknown token."""
    push = store.pushes.get(token)
    if push is None:
        return False
    if push.state is PushState.ACTIVE and check.fits():
        store.pushes.pushed(token, now, spare=SPARE)
    else:
        log.warning("hub of feed %d: a push without a valid signature was ignored", push.feed_id)
    return True
