"""WebSub subscriptions to feeds, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.model import Claim, Feed, FeedOutcome, FeedState, Push, PushState
from monitor.store import SqlStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def followed(store: SqlStore, url: str = "https://news.example/feed") -> Feed:
    """A feed that was checked now and is due in an hour."""
    feed = store.feeds.add(url, title="", tags=(), now=NOW)
    (held,) = store.work.claim_feeds(Claim("w", NOW, 1, MINUTE, (feed.id,)))
    row = replace(held, last_checked_at=NOW, due_at=NOW + 60 * MINUTE)
    store.work.finish_feed(FeedOutcome("w", row, NOW))
    return store.feeds.get(feed.id)


def push(feed: Feed, token: str = "t", **more: object) -> Push:
    values = {"hub": "https://hub.example", "topic": feed.url, "due_at": NOW, **more}
    return Push(token, feed.id, **values)  # type: ignore[arg-type]


def test_put_get_and_remove(store: SqlStore) -> None:
    feed = followed(store)
    kept = push(feed, state=PushState.ACTIVE, lease_until=NOW + MINUTE, attempts=2, last_error="no", pushed_at=NOW)
    store.pushes.put(push(feed))
    store.pushes.put(kept)
    assert store.pushes.get("t") == kept
    assert store.pushes.of_feed(feed.id) == (kept,)
    store.pushes.remove("t")
    assert store.pushes.get("t") is None
    assert store.pushes.of_feed(feed.id) == ()


def test_due_subscriptions_are_claimed_once(store: SqlStore) -> None:
    feed = followed(store)
    store.pushes.put(push(feed, "now"))
    store.pushes.put(push(feed, "later", due_at=NOW + MINUTE))
    assert [item.token for item in store.pushes.claim(NOW, NOW + 5 * MINUTE, 10)] == ["now"]
    assert store.pushes.claim(NOW, NOW + 5 * MINUTE, 10) == ()
    assert [item.token for item in store.pushes.claim(NOW + 5 * MINUTE, NOW + 9 * MINUTE, 1)] == ["later"]


def test_subscriptions_of_paused_and_removed_feeds_are_claimed(store: SqlStore) -> None:
    paused, removed = followed(store), followed(store, "https://other.example/feed")
    store.pushes.put(push(paused, "paused", due_at=NOW + MINUTE))
    store.pushes.put(push(removed, "removed", due_at=NOW + MINUTE))
    assert store.pushes.claim(NOW, NOW + MINUTE, 10) == ()
    store.feeds.set_state(paused.id, FeedState.PAUSED, NOW)
    store.feeds.remove(removed.id)
    assert {item.token for item in store.pushes.claim(NOW, NOW + MINUTE, 10)} == {"paused", "removed"}
    store.pushes.put(push(paused, "paused", state=PushState.LEAVING, due_at=NOW + MINUTE))
    assert {item.token for item in store.pushes.claim(NOW, NOW + MINUTE, 10)} == {"removed"}


def test_a_push_soon_after_a_check_waits_for_wake(store: SqlStore) -> None:
    feed = followed(store)
    store.pushes.put(push(feed))
    soon, later = NOW + timedelta(seconds=5), NOW + MINUTE
    store.pushes.pushed("t", soon, spare=timedelta(seconds=15))
    assert store.feeds.get(feed.id).due_at == NOW + 60 * MINUTE
    store.pushes.wake(later)
    assert store.feeds.get(feed.id).due_at == later
    found = store.pushes.get("t")
    assert found is not None
    assert found.pushed_at == soon


def test_a_push_makes_its_feed_due(store: SqlStore) -> None:
    feed = followed(store)
    store.pushes.put(push(feed))
    store.pushes.pushed("t", NOW + MINUTE, spare=timedelta(seconds=15))
    assert store.feeds.get(feed.id).due_at == NOW + MINUTE


def test_a_paused_feed_is_never_woken(store: SqlStore) -> None:
    feed = followed(store)
    store.pushes.put(push(feed))
    store.feeds.set_state(feed.id, FeedState.PAUSED, NOW)
    store.pushes.pushed("t", NOW + MINUTE, spare=MINUTE)
    store.pushes.wake(NOW + 2 * MINUTE)
    assert store.feeds.get(feed.id).due_at is None
