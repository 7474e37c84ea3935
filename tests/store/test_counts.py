"""Counts and ``feed_rows`` follow every change of the tables."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from monitor.model import ArticleState, FeedState
from monitor.store import SqlStore
from monitor.store.admin import check
from monitor.store.schema_lists import tallies
from monitor.store.tallies import count_differences, feed_differences
from tests.store.desk import DAY, NOW, Desk, added, claim, draft, entry
from tests.store.older import set_back


def wrong(store: SqlStore) -> list[tuple[str, str]]:
    with store.database.read() as connection:
        return [*count_differences(connection), *feed_differences(connection)]


def busy(store: SqlStore) -> Desk:
    """Two feeds that share an article; versions, developments and alerts over three days."""
    desk = Desk(store)
    world, ports = desk.feed(), desk.feed("https://ports.example/feed")
    desk.poll(world, [entry("a"), entry("b"), entry("c")])
    desk.poll(ports, [entry("c"), entry("d")])
    for number, article in enumerate(store.articles.list()):
        desk.version(article, "It begins.", now=NOW - 2 * DAY)
        for day in range(number):
            edits = (added(f"Day {day}."),)
            desk.version(article, f"It begins. Day {day}.", now=NOW + day * DAY, edits=edits, alerts=(draft(),))
    return desk


def test_counts_follow_every_change(store: SqlStore) -> None:
    desk = busy(store)
    assert wrong(store) == []
    assert store.articles.counts().states == {"live": 4}
    assert store.articles.counts().versions == 10
    assert [store.articles.number_of(feed.id) for feed in store.feeds.list()] == [3, 2]
    assert store.outbox.counts()["queued"] == 6
    world, ports = (feed.id for feed in store.feeds.list())
    first, second, third, _ = (article.id for article in reversed(store.articles.list()))
    store.articles.merge(first, second, NOW)
    assert wrong(store) == []
    assert store.articles.counts().states == {"live": 3}
    assert [store.articles.number_of(feed) for feed in (world, ports, 999)] == [2, 2, 0]
    desk.check(store.articles.get(third), now=NOW + 5 * DAY, row={"state": ArticleState.GONE})
    assert store.articles.counts().states == {"live": 2, "gone": 1}
    store.feeds.set_state(world, FeedState.PAUSED, NOW)
    assert dict(store.feeds.counts()) == {"active": 1, "paused": 1, "failing": 0}
    held = store.work.claim_feeds(claim(now=NOW + 9 * DAY, only=(ports,), due_only=False))
    store.work.put_off_feed(held[0].id, "w1", NOW, "broken")
    assert store.feeds.counts()["failing"] == 1
    store.feeds.set_details(ports, tags=("sea", "all"))
    store.feeds.set_details(world, tags=("all",))
    assert store.feeds.tags() == {"all": 2, "sea": 1}
    store.articles.remove(third)
    assert [store.articles.number_of(feed) for feed in (world, ports)] == [1, 1]
    store.feeds.remove(ports)
    assert (store.articles.number_of(ports), store.feeds.tags()) == (0, {"all": 1})
    assert wrong(store) == []
    assert store.versions.kinds_since(NOW - DAY) == {
        "event": len(store.versions.developments(since=NOW - DAY)),
    }
    # Also removes the article that was merged into it.
    store.articles.remove(first)
    assert store.articles.number_of(world) == 0
    assert wrong(store) == []


def test_kinds_since_a_time_within_a_day(store: SqlStore) -> None:
    busy(store)
    for hours in range(0, 72, 5):
        since = NOW + timedelta(hours=hours)
        found = store.versions.developments(since=since)
        assert sum(store.versions.kinds_since(since).values()) == len(found)


def test_folding_slots_changes_no_count(store: SqlStore) -> None:
    busy(store)
    before = store.articles.counts()
    for _ in range(2):
        store.work.bring_forward(NOW, due=30 * DAY, lease=DAY)
        assert store.articles.counts() == before
        assert wrong(store) == []
    with store.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM tallies WHERE slot <> 0")).scalar() == 0


def test_a_check_reports_wrong_counts(store: SqlStore) -> None:
    busy(store)
    with store.database.write() as connection:
        connection.execute(tallies.update().where(tallies.c.name == "articles").values(number=99))
        connection.execute(text("DELETE FROM feed_rows WHERE of = 2"))
        connection.execute(text("UPDATE feeds SET tags = '[\"new\"]'"))
    url = store.database.url.render_as_string(hide_password=False)
    problems = " ".join(str(problem) for problem in check(url).problems)
    assert "and there are 4" in problems
    assert "of developments is missing" in problems
    assert "are not the tags in the feed's row" in problems


@pytest.mark.parametrize("revision", ["0009", "0020"])
def test_an_upgrade_counts_existing_rows(store: SqlStore, revision: str) -> None:
    from monitor.store.upgrades import migrate

    busy(store)
    store.feeds.set_details(store.feeds.list()[0].id, tags=("world", "sea"))
    before = (store.articles.counts(), store.outbox.counts(), store.versions.kinds_since(NOW - DAY))
    tags = store.feeds.tags()
    found = [item.id for item in store.versions.developments(tags=("sea",), languages=("en",))]
    with store.database.write() as connection:
        set_back(store.database, connection, revision)
        migrate(store.database, connection)
    assert wrong(store) == []
    assert store.feeds.tags() == tags
    assert (store.articles.counts(), store.outbox.counts(), store.versions.kinds_since(NOW - DAY)) == before
    assert [item.id for item in store.versions.developments(tags=("sea",), languages=("en",))] == found != []
