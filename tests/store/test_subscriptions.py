from __future__ import annotations

from dataclasses import replace

from monitor.model import EditKind, QuietHours, Subscription
from monitor.store import SqlStore

FULL = Subscription(
    "storms",
    to=("a@example.org", "b@example.org"),
    webhook="https://hook.example/x",
    webhook_secret="s",
    apprise=("ntfy://x",),
    new_articles=True,
    removals=True,
    mode="daily",
    feeds=("news",),
    tags=("world",),
    kinds=(EditKind.FIGURE, EditKind.QUOTE),
    words=("storm surge", "-football"),
    min_score=0.5,
    min_importance=0.4,
    quiet_hours=QuietHours(22 * 60, 6 * 60, "Europe/Berlin"),
    daily_at=300,
    max_per_hour=3,
    updates=False,
)


def test_put_list_replace_remove(store: SqlStore) -> None:
    store.subscriptions.put(FULL)
    store.subscriptions.put(Subscription("all"))
    assert store.subscriptions.list() == (Subscription("all"), FULL)
    store.subscriptions.put(replace(FULL, mode="instant"))
    assert store.subscriptions.list()[1].mode == "instant"
    assert store.subscriptions.remove("all")
    assert not store.subscriptions.remove("all")


def test_sync_changes_only_configured_subscriptions(store: SqlStore) -> None:
    by_hand = Subscription("by hand")
    store.subscriptions.put(by_hand)
    one, two = (replace(FULL, name=name, origin="config") for name in ("one", "two"))
    store.subscriptions.sync([one, two])
    assert store.subscriptions.list() == (by_hand, one, two)
    store.subscriptions.sync([replace(two, daily_at=1)])
    assert store.subscriptions.list() == (by_hand, replace(two, daily_at=1))
    store.subscriptions.sync([])
    assert store.subscriptions.list() == (by_hand,)


def test_notes(store: SqlStore) -> None:
    assert store.get_note("place") is None
    store.put_note("place", "1")
    store.put_note("place", "ü 2")
    store.put_note("other", "")
    assert (store.get_note("place"), store.get_note("other")) == ("ü 2", "")
