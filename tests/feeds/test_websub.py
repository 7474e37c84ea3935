"""WebSub: requests to hubs, signatures of pushes, leases, and when to request and poll again."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest

from monitor.feeds.websub import (
    SignatureCheck,
    asked,
    backup_due,
    callback_url,
    leaving,
    push_of,
    push_secret,
    request_body,
    verified,
)
from monitor.model import Feed, FeedHints, Push, PushState

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
FEED = Feed(7, "https://news.example/feed", NOW, hints=FeedHints(hub_url="https://hub.example/"))
PUSH = Push("t", 7, "https://hub.example/", "https://news.example/feed", NOW)
ACTIVE = replace(PUSH, state=PushState.ACTIVE, lease_until=NOW + DAY, pushed_at=NOW)


def test_a_subscription_is_the_same_each_time_and_another_for_each_feed_hub_and_topic():
    first = push_of("key", FEED, NOW)
    assert first is not None
    assert first == push_of("key", FEED, NOW)
    assert (first.hub, first.topic, first.state) == ("https://hub.example/", FEED.url, PushState.WANTED)
    hints = FeedHints(hub_url="https://hub.example/", self_url="https://news.example/atom")
    others = [
        push_of("key", replace(FEED, id=8), NOW),
        push_of("key", replace(FEED, hints=replace(FEED.hints, hub_url="https://hub.example/2")), NOW),
        push_of("key", replace(FEED, hints=hints), NOW),
        push_of("another key", FEED, NOW),
    ]
    tokens = {first.token, *(push.token for push in others if push is not None)}
    assert len(tokens) == 5
    assert push_secret("key", first.token) not in tokens


@pytest.mark.parametrize("hub", [None, "", "ftp://hub.example/", "javascript:alert(1)", "/hub", "https://"])
def test_feeds_without_a_usable_hub(hub: str | None):
    assert push_of("key", replace(FEED, hints=FeedHints(hub_url=hub)), NOW) is None


def test_the_form_of_a_request():
    callback = callback_url("https://desk.example/", PUSH)
    assert callback == "https://desk.example/websub/7/t"
    form = parse_qs(request_body(PUSH, callback=callback, secret="s").decode())
    assert form == {
        "hub.mode": ["subscribe"],
        "hub.topic": [PUSH.topic],
        "hub.callback": [callback],
        "hub.secret": ["s"],
        "hub.lease_seconds": ["864000"],
    }
    farewell = parse_qs(request_body(leaving(PUSH, NOW), callback=callback, secret="s").decode())
    assert farewell["hub.mode"] == ["unsubscribe"]
    assert "hub.secret" not in farewell


@pytest.mark.parametrize(
    ("header", "fits"),
    [
        ("sha1=" + hmac.new(b"s", b"body", hashlib.sha1).hexdigest(), True),
        ("SHA256=" + hmac.new(b"s", b"body", hashlib.sha256).hexdigest().upper(), True),
        (" sha512=" + hmac.new(b"s", b"body", hashlib.sha512).hexdigest(), True),
        ("sha256=" + hmac.new(b"s", b"other", hashlib.sha256).hexdigest(), False),
        ("sha1=" + hmac.new(b"s", b"body", hashlib.sha256).hexdigest(), False),
        ("md5=" + hmac.new(b"s", b"body", hashlib.md5).hexdigest(), False),
        ("sha256=", False),
        ("sha256=ü", False),
        ("", False),
    ],
)
def test_signatures(header: str, fits: bool):
    check = SignatureCheck("s", header)
    for piece in (b"bo", b"", b"dy"):
        check.update(piece)
    assert check.fits() is fits


@pytest.mark.parametrize(("granted", "lease"), [(None, 10 * DAY), (86400, DAY), (1, 5 * MINUTE), (10**9, 30 * DAY)])
def test_a_lease_is_renewed_before_it_ends(granted: int | None, lease: timedelta):
    push = verified(replace(PUSH, attempts=3, last_error="no"), granted, NOW)
    assert (push.state, push.attempts, push.last_error) == (PushState.ACTIVE, 0, None)
    assert push.lease_until == NOW + lease
    assert NOW < push.due_at < NOW + lease


def test_requests_wait_longer_each_time():
    push, waits = PUSH, []
    for _ in range(12):
        push = asked(push, NOW)
        waits.append(push.due_at - NOW)
    assert waits[:3] == [10 * MINUTE, 20 * MINUTE, 40 * MINUTE]
    assert waits == sorted(waits)
    assert waits[-1] == DAY
    assert push.state is PushState.ASKED


def test_a_renewal_stays_active_until_its_lease_ends():
    assert asked(ACTIVE, NOW).state is PushState.ACTIVE
    assert asked(ACTIVE, NOW + 2 * DAY).state is PushState.ASKED
    assert asked(leaving(ACTIVE, NOW), NOW).state is PushState.LEAVING


@pytest.mark.parametrize(
    ("push", "poll", "expected"),
    [
        (ACTIVE, 5 * MINUTE, HOUR),
        (ACTIVE, HOUR, 4 * HOUR),
        (ACTIVE, 10 * HOUR, 24 * HOUR),
        (ACTIVE, 48 * HOUR, 48 * HOUR),
        (replace(ACTIVE, pushed_at=None), HOUR, HOUR),
        (replace(ACTIVE, lease_until=NOW), HOUR, HOUR),
        (replace(ACTIVE, state=PushState.ASKED), HOUR, HOUR),
    ],
)
def test_polls_of_a_feed_that_pushes(push: Push, poll: timedelta, expected: timedelta):
    assert backup_due(push, NOW + poll, NOW, DAY) == NOW + expected
