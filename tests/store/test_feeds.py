from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.errors import NotFound
from monitor.model import FeedHints, FeedOutcome, FeedReceipt, FeedState, Rhythm
from monitor.store import SqlStore
from tests.store.desk import DAY, HOUR, NO_NAMES, NOW, Desk, claim, entry


def test_a_new_feed_is_due_at_once_and_read_back(store: SqlStore) -> None:
    feed = store.feeds.add("https://News.example:8443/feed", title="News", tags=("world", "eu"), now=NOW)
    assert (feed.title, feed.tags, feed.due_at, feed.added_at) == ("News", ("world", "eu"), NOW, NOW)
    assert feed.host == "news.example:8443"
    assert store.feeds.get(feed.id) == feed
    (shown,) = store.feeds.list()
    assert (shown.id, shown.url, shown.title, shown.tags) == (feed.id, feed.url, feed.title, feed.tags)
    assert (shown.state, shown.due_at, shown.last_checked_at, shown.failures) == (feed.state, NOW, None, 0)


def test_adding_a_known_feed_gains_tags_and_makes_it_due(store: SqlStore, desk: Desk) -> None:
    feed = store.feeds.add("https://a.example/feed", title="A", tags=("x",), now=NOW)
    desk.poll(feed, now=NOW)
    again = store.feeds.add("https://a.example/feed", title="Other", tags=("y", "x"), now=NOW + HOUR / 2)
    assert again.id == feed.id
    assert again.title == "A"
    assert again.tags == ("x", "y")
    assert again.due_at == NOW + HOUR / 2


def test_all_values_of_a_check_are_read_back(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    later = datetime(2026, 5, 1, 3, 4, 5, 6, tzinfo=UTC)
    left = {
        "site_url": "https://news.example/",
        "etag": 'W/"ä"',
        "last_modified": "Sun, 01 Mar 2026 12:00:00 GMT",
        "body_digest": "d",
        "hints": FeedHints(ttl_seconds=60, expires_at=later, skip_hours=(1, 2), hub_url="https://hub.example"),
        "rhythm": Rhythm(checks=3, arrivals=1.25, changes=(NOW, later), reason="because", unconditional_at=later),
        "last_status": 200,
        "last_error": "FetchTimeout: slow",
        "last_result": "2 entries",
        "redirect_url": "https://other.example/feed",
        "redirect_since": NOW,
        "state": FeedState.GONE,
        "title": "From the document",
    }
    desk.poll(feed, [entry("a"), entry("b")], **left)
    expected = replace(feed, **left, due_at=NOW + HOUR, last_checked_at=NOW, entry_keys=("key:a", "key:b"))
    assert store.feeds.get(feed.id) == expected


def test_find_by_number_address_and_part(store: SqlStore) -> None:
    a = store.feeds.add("https://a.example/feed", title="Alpha", tags=(), now=NOW)
    b = store.feeds.add("https://a.example/feed/world", title="Alpha World 100%", tags=(), now=NOW)
    assert store.feeds.find(str(a.id)) == (a,)
    assert store.feeds.find("https://a.example/feed") == (a,)
    assert store.feeds.find("Alpha") == (a,)
    assert store.feeds.find("alpha") == (a, b)
    assert store.feeds.find("world") == (b,)
    assert store.feeds.find("0%") == (b,)
    assert store.feeds.find("_") == ()


@pytest.mark.parametrize("name", NO_NAMES)
def test_impossible_names_are_not_found(store: SqlStore, name: str) -> None:
    store.feeds.add("https://a.example/feed", title="Alpha", tags=(), now=NOW)
    assert store.feeds.find(name) == ()


def test_paused_is_never_claimed_and_resuming_makes_it_due(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    paused = store.feeds.set_state(feed.id, FeedState.PAUSED, NOW)
    assert (paused.state, paused.due_at) == (FeedState.PAUSED, None)
    assert store.work.claim_feeds(claim(now=NOW + DAY)) == ()
    assert store.work.claim_feeds(claim(only=(feed.id,), due_only=False)) == ()
    assert store.feeds.set_state(feed.id, FeedState.ACTIVE, NOW + HOUR).due_at == NOW + HOUR


def test_settings_changed_during_a_check_are_kept(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    (held,) = store.work.claim_feeds(claim())
    store.feeds.set_state(feed.id, FeedState.PAUSED, NOW)
    store.feeds.set_details(feed.id, title="By hand", tags=["t"])
    desk_outcome = replace(held, title="By the document", due_at=NOW + HOUR)
    store.work.finish_feed(FeedOutcome("w1", desk_outcome, NOW))
    after = store.feeds.get(feed.id)
    assert (after.state, after.due_at, after.title, after.tags) == (FeedState.PAUSED, None, "By hand", ("t",))


def test_a_removed_feed_leaves_its_articles(store: SqlStore, desk: Desk) -> None:
    feed, other = desk.feed(), desk.feed("https://other.example/feed")
    desk.poll(feed, [entry("a"), entry("both")])
    desk.poll(other, [entry("both")])
    store.feeds.remove(feed.id)
    kept = {article.title: article for article in store.articles.list()}
    assert not kept["Title of a"].in_feed
    assert kept["Title of both"].in_feed
    assert kept["Title of a"].feed_id is None
    assert len(store.work.claim_articles(claim())) == 2
    with pytest.raises(NotFound, match="there is no feed"):
        store.feeds.get(feed.id)
    with pytest.raises(NotFound):
        store.feeds.remove(feed.id)


def test_a_feed_that_moves_takes_its_new_address(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed("https://a.example/feed")
    assert desk.poll(feed, url="https://c.example/feed", host="c.example").merged_into is None
    assert (store.feeds.get(feed.id).url, store.feeds.get(feed.id).host) == ("https://c.example/feed", "c.example")


def test_a_feed_that_moves_to_the_address_of_another_is_merged_into_it(store: SqlStore, desk: Desk) -> None:
    a = store.feeds.add("https://a.example/feed", title="A", tags=("sea", "ports"), now=NOW)
    b = store.feeds.add("https://b.example/feed", title="", tags=("ports",), now=NOW)
    only, both = desk.poll(a, [entry("only", updated=NOW), entry("both")]).new_articles
    desk.poll(b, [entry("both"), entry("other")])
    receipt = desk.poll(a, [entry("only", updated=NOW), entry("both")], url=b.url, host="b.example", now=NOW + HOUR)
    assert receipt.merged_into == b.id
    feed = store.feeds.get(store.feeds.list()[0].id)
    assert (feed.id, feed.url, feed.title, feed.tags) == (b.id, b.url, "A", ("ports", "sea"))
    assert feed.due_at == NOW + HOUR
    assert len(store.articles.list(feed_id=b.id)) == 3
    for number in (only, both):
        article = store.articles.get(number)
        assert ([item.id for item in article.feeds], article.feed_id, article.in_feed) == ([b.id], b.id, True)
    # Its entries are known by their keys: the same document under the new address changes nothing.
    assert desk.poll(feed, [entry("only", updated=NOW), entry("both"), entry("other")], now=NOW + DAY) == FeedReceipt()


def test_an_article_whose_key_the_other_feed_has_too_leaves_with_the_merge(store: SqlStore, desk: Desk) -> None:
    a, b = desk.feed("https://a.example/feed"), desk.feed("https://b.example/feed")
    (one,) = desk.poll(a, [replace(entry("one"), key="1")]).new_articles
    (two,) = desk.poll(b, [replace(entry("two"), key="1")]).new_articles
    desk.poll(a, [replace(entry("one"), key="1")], url=b.url, host="b.example", now=NOW + HOUR)
    assert [store.articles.get(number).in_feed for number in (one, two)] == [False, True]
    desk.poll(b, [replace(entry("one"), key="1")], now=NOW + DAY)
    assert [store.articles.get(number).in_feed for number in (one, two)] == [True, False]


def test_a_paused_feed_that_another_moves_to_stays_paused(store: SqlStore, desk: Desk) -> None:
    a, b = desk.feed("https://a.example/feed"), desk.feed("https://b.example/feed")
    store.feeds.set_state(b.id, FeedState.PAUSED, NOW)
    desk.poll(a, [entry("a")], url=b.url, host="b.example")
    (feed,) = store.feeds.list()
    assert (feed.state, feed.due_at) == (FeedState.PAUSED, None)
    assert len(store.articles.list(feed_id=b.id)) == 1


def test_feeds_are_found_by_tag_state_and_words(store: SqlStore) -> None:
    first = store.feeds.add("https://a.example/feed", title="Harbour", tags=("eu", 'say "50%"'), now=NOW)
    second = store.feeds.add("https://b.example/feed", title="Hills", tags=("eu", "EU"), now=NOW)
    third = store.feeds.add("https://c.example/feed", title="", tags=(), now=NOW)
    store.feeds.set_state(second.id, FeedState.PAUSED, NOW)

    def numbers(**wanted: object) -> list[int]:
        return [feed.id for feed in store.feeds.list(**wanted)]  # type: ignore[arg-type]

    assert numbers(tag="eu") == [first.id, second.id]
    assert numbers(tag="EU") == [second.id]
    assert numbers(tag='say "50%"') == [first.id]
    assert numbers(tag="e") == numbers(tag='eu","EU') == numbers(tag="\0") == []
    assert numbers(state=FeedState.PAUSED) == [second.id]
    assert numbers(text="hills") == [second.id]
    assert numbers(text="c.example") == [third.id]
    assert store.feeds.tags() == {"eu": 2, "EU": 1, 'say "50%"': 1}
    assert next(iter(store.feeds.tags())) == "eu"


def test_a_feed_is_woken_unless_it_is_paused(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    desk.poll(feed, now=NOW)
    later = NOW + HOUR / 4
    assert store.feeds.wake(feed.id, later).due_at == later
    store.feeds.set_state(feed.id, FeedState.PAUSED, NOW)
    assert store.feeds.wake(feed.id, later).due_at is None
    with pytest.raises(NotFound):
        store.feeds.wake(99, later)
