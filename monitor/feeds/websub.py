"""The subscriber's side of WebSub (W3C Recommendation, 2018): requests to hubs, and the states of a subscription.

The token and secret of a subscription are derived from the monitor's own key, not random: two workers that subscribe at
the same time send the same request.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from monitor.model import Feed, Push, PushState

# The methods of section 8; most hubs still use sha1.
METHODS = ("sha1", "sha256", "sha384", "sha512")
WANTED_LEASE = timedelta(days=10)
# Bounds for the lease that a hub grants: a shorter one would be renewed all the time, a longer one is not trusted.
LEAST_LEASE, MOST_LEASE = timedelta(minutes=5), timedelta(days=30)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=10), timedelta(days=1)
DENIED_WAIT = timedelta(days=1)
# A feed that pushes is still polled, at so many times the interval: a hub may fail and a push may be lost.
BACKUP_FACTOR = 4
LEAST_BACKUP = timedelta(hours=1)


def push_of(key: str, feed: Feed, now: datetime) -> Push | None:
    """The subscription of a feed at its hub, due now; None without a hub. Topic (section 4): self link or address."""
    hub, topic = feed.hints.hub_url, feed.hints.self_url or feed.url
    if not hub or urlsplit(hub).scheme not in ("http", "https") or not urlsplit(hub).netloc:
        return None
    return Push(_digest(key, "token", str(feed.id), hub, topic)[:40], feed.id, hub, topic, now)


def push_secret(key: str, token: str) -> str:
    """The secret with which the hub signs pushes (section 5.1: below 200 bytes)."""
    return _digest(key, "secret", token)


def callback_url(public_url: str, push: Push) -> str:
    """The address that the hub calls; unguessable and unique to the subscription."""
    return f"{public_url.rstrip('/')}/websub/{push.feed_id}/{push.token}"


def request_body(push: Push, *, callback: str, secret: str) -> bytes:
    """The form to subscribe or renew, or (if the push is leaving) to unsubscribe (section 5.1)."""
    mode = "unsubscribe" if push.state is PushState.LEAVING else "subscribe"
    fields = {"hub.mode": mode, "hub.topic": push.topic, "hub.callback": callback}
    if mode == "subscribe":
        fields |= {"hub.secret": secret, "hub.lease_seconds": str(int(WANTED_LEASE.total_seconds()))}
    return urlencode(fields).encode("ascii")


class SignatureCheck:
    """Checks ``X-Hub-Signature`` (``sha256=…``) for a body that comes in pieces, without keeping it (section 7.1)."""

    def __init__(self, secret: str, header: str) -> None:
        method, _, given = header.strip().partition("=")
        self._given = given.strip().lower().encode("utf-8", "replace")
        known = method.lower() if method.lower() in METHODS else None
        self._digest = hmac.new(secret.encode(), digestmod=known) if known else None

    def update(self, piece: bytes) -> None:
        """Add the next piece of the body."""
        if self._digest is not None:
            self._digest.update(piece)

    def fits(self) -> bool:
        """Whether the signature fits the body so far; compared in constant time."""
        return self._digest is not None and hmac.compare_digest(self._digest.hexdigest().encode(), self._given)


def asked(push: Push, now: datetime) -> Push:
    """The push after a request to the hub. Until the hub answers, requests are repeated with growing waits."""
    wait = min(FIRST_WAIT * 2 ** min(push.attempts, 10), LONGEST_WAIT)
    state = push.state
    if state is PushState.WANTED or (state is PushState.ACTIVE and not _has_lease(push, now)):
        state = PushState.ASKED
    return replace(push, state=state, attempts=push.attempts + 1, due_at=now + wait)


def verified(push: Push, lease_seconds: int | None, now: datetime) -> Push:
    """The push after the hub verified it; due for renewal after four fifths of the lease (section 5.3)."""
    lease = timedelta(seconds=lease_seconds) if lease_seconds is not None else WANTED_LEASE
    lease = min(max(lease, LEAST_LEASE), MOST_LEASE)
    return replace(
        push, state=PushState.ACTIVE, attempts=0, last_error=None, lease_until=now + lease, due_at=now + 0.8 * lease
    )


def denied(push: Push, reason: str, now: datetime) -> Push:
    """The push after the hub refused or ended it (section 5.2); requested again after a day."""
    error = f"the hub refused: {reason}" if reason else "the hub refused"
    return replace(push, state=PushState.WANTED, due_at=now + DENIED_WAIT, last_error=error, pushed_at=None)


def leaving(push: Push, now: datetime) -> Push:
    """The push, to be unsubscribed now."""
    return replace(push, state=PushState.LEAVING, attempts=0, due_at=now, pushed_at=None)


def backup_due(push: Push, due_at: datetime, now: datetime, longest: timedelta) -> datetime:
    """When to poll a feed that is due at ``due_at``: later, by at most ``longest``, where its hub is known to push."""
    if push.state is not PushState.ACTIVE or push.pushed_at is None or not _has_lease(push, now):
        return due_at
    return max(due_at, now + min(max(BACKUP_FACTOR * (due_at - now), LEAST_BACKUP), longest))


def _has_lease(push: Push, now: datetime) -> bool:
    return push.lease_until is not None and push.lease_until > now


def _digest(key: str, *parts: str) -> str:
    return hmac.digest(key.encode(), "\n".join(("websub", *parts)).encode(), "sha256").hex()
