"""WebSub (W3C Recommendation, 2018) as a subscriber speaks it: requests to hubs, and what their calls are worth.

Nothing of a subscription is random: its token and secret are made of a key of this monitor's own, so that two workers
that ask at once ask for the same.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from monitor.model import Feed, Push, PushState

# Section 8: these four; sha1 is still what most hubs send.
METHODS = ("sha1", "sha256", "sha384", "sha512")
WANTED_LEASE = timedelta(days=10)
# What a hub may grant: a shorter lease would keep us asking, a longer one could not be distinguished from for ever.
LEAST_LEASE, MOST_LEASE = timedelta(minutes=5), timedelta(days=30)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=10), timedelta(days=1)
DENIED_WAIT = timedelta(days=1)
# A feed that pushes is still polled, this much more rarely: a hub may forget, and a push may be lost.
BACKUP_FACTOR = 4
LEAST_BACKUP = timedelta(hours=1)


def push_of(key: str, feed: Feed, now: datetime) -> Push | None:
    """The subscription a feed's hints ask for (section 4: its hub, and its own name for itself), due now."""
    hub, topic = feed.hints.hub_url, feed.hints.self_url or feed.url
    if not hub or urlsplit(hub).scheme not in ("http", "https") or not urlsplit(hub).netloc:
        return None
    return Push(_digest(key, "token", str(feed.id), hub, topic)[:40], feed.id, hub, topic, now)


def push_secret(key: str, token: str) -> str:
    """What the hub signs pushes with (section 5.1: below 200 bytes)."""
    return _digest(key, "secret", token)


def callback_url(public_url: str, push: Push) -> str:
    """Where the hub calls us; unguessable, and another for each subscription."""
    return f"{public_url.rstrip('/')}/websub/{push.feed_id}/{push.token}"


def request_body(push: Push, *, callback: str, secret: str) -> bytes:
    """The form that subscribes, renews, or (where it is leaving) unsubscribes (section 5.1)."""
    mode = "unsubscribe" if push.state is PushState.LEAVING else "subscribe"
    fields = {"hub.mode": mode, "hub.topic": push.topic, "hub.callback": callback}
    if mode == "subscribe":
        fields |= {"hub.secret": secret, "hub.lease_seconds": str(int(WANTED_LEASE.total_seconds()))}
    return urlencode(fields).encode("ascii")


class SignatureCheck:
    """Whether ``X-Hub-Signature`` (``sha256=…``) fits a body that comes in pieces; none is kept (section 7.1)."""

    def __init__(self, secret: str, header: str) -> None:
        method, _, given = header.strip().partition("=")
        self._given = given.strip().lower().encode("utf-8", "replace")
        known = method.lower() if method.lower() in METHODS else None
        self._digest = hmac.new(secret.encode(), digestmod=known) if known else None

    def update(self, piece: bytes) -> None:
        """Take the next piece of the body."""
        if self._digest is not None:
            self._digest.update(piece)

    def fits(self) -> bool:
        """Whether the body so far is signed; compared in constant time."""
        return self._digest is not None and hmac.compare_digest(self._digest.hexdigest().encode(), self._given)


def asked(push: Push, now: datetime) -> Push:
    """The push after the hub was asked: verified within a while, or asked again ever later."""
    wait = min(FIRST_WAIT * 2 ** min(push.attempts, 10), LONGEST_WAIT)
    state = push.state
    if state is PushState.WANTED or (state is PushState.ACTIVE and not _is_held(push, now)):
        state = PushState.ASKED
    return replace(push, state=state, attempts=push.attempts + 1, due_at=now + wait)


def verified(push: Push, lease_seconds: int | None, now: datetime) -> Push:
    """The push after the hub verified it; renewed when four fifths of the lease are over (section 5.3)."""
    lease = timedelta(seconds=lease_seconds) if lease_seconds is not None else WANTED_LEASE
    lease = min(max(lease, LEAST_LEASE), MOST_LEASE)
    return replace(
        push, state=PushState.ACTIVE, attempts=0, last_error=None, lease_until=now + lease, due_at=now + 0.8 * lease
    )


def denied(push: Push, reason: str, now: datetime) -> Push:
    """The push after the hub refused or ended it (section 5.2): tried again in a day."""
    error = f"the hub refused: {reason}" if reason else "the hub refused"
    return replace(push, state=PushState.WANTED, due_at=now + DENIED_WAIT, last_error=error, pushed_at=None)


def leaving(push: Push, now: datetime) -> Push:
    """The push that is to be given up."""
    return replace(push, state=PushState.LEAVING, attempts=0, due_at=now, pushed_at=None)


def backup_due(push: Push, due_at: datetime, now: datetime, longest: timedelta) -> datetime:
    """When to poll a feed that would be due at ``due_at``: later, where its hub has shown that it pushes."""
    if push.state is not PushState.ACTIVE or push.pushed_at is None or not _is_held(push, now):
        return due_at
    return max(due_at, now + min(max(BACKUP_FACTOR * (due_at - now), LEAST_BACKUP), longest))


def _is_held(push: Push, now: datetime) -> bool:
    return push.lease_until is not None and push.lease_until > now


def _digest(key: str, *parts: str) -> str:
    return hmac.digest(key.encode(), "\n".join(("websub", *parts)).encode(), "sha256").hex()
