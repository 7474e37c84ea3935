"""Checks that found nothing new, many written in one transaction."""

from __future__ import annotations

from dataclasses import replace

from monitor.model import ArticleOutcome, Feed, FeedOutcome, FeedState
from monitor.store import SqlStore
from tests.store.desk import DAY, HOUR, LEASE, MINUTE, NOW, Desk, claim, entry


def left(feed: Feed, worker: str = "w1", **changes: object) -> FeedOutcome:
    row = replace(feed, due_at=NOW + HOUR, last_checked_at=NOW, last_result="not modified", **changes)
    return FeedOutcome(worker, row, NOW)


def test_rows_of_feeds_and_articles_are_written_and_released(store: SqlStore, desk: Desk) -> None:
    for name in "abc":
        desk.feed(f"https://{name}.example/feed")
        desk.article(name, host=f"{name}.example")
    feeds = store.work.claim_feeds(claim())
    articles = store.work.claim_articles(claim())
    done = [
        ArticleOutcome("w1", replace(item, due_at=NOW + DAY, etag='"2"', last_checked_at=NOW), NOW) for item in articles
    ]
    store.work.finish_unchanged([left(feed) for feed in feeds], done)
    assert [(feed.last_result, feed.due_at) for feed in store.feeds.list()] == [("not modified", NOW + HOUR)] * 3
    assert [(item.etag, item.due_at) for item in store.articles.list()] == [('"2"', NOW + DAY)] * 3
    assert len(store.work.claim_feeds(claim("w2", now=NOW + HOUR))) == 3
    assert len(store.work.claim_articles(claim("w2", now=NOW + DAY))) == 3


def test_rows_with_a_lost_lease_are_skipped(store: SqlStore, desk: Desk) -> None:
    for name in "abc":
        desk.feed(f"https://{name}.example/feed")
    taken, removed, kept = store.work.claim_feeds(claim())
    late = NOW + LEASE + MINUTE
    (heir,) = store.work.claim_feeds(claim("w2", now=late, only=(taken.id,)))
    store.feeds.remove(removed.id)
    store.work.finish_unchanged([left(taken), left(removed), left(kept)], [])
    assert [feed.last_checked_at for feed in store.feeds.list()] == [None, NOW]
    store.work.finish_unchanged([left(heir, "w2")], [])
    assert [feed.last_checked_at for feed in store.feeds.list()] == [NOW, NOW]


def test_changes_made_during_a_check_are_kept(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    desk.poll(feed, [entry("storm", updated=NOW)])
    (article,) = store.work.claim_articles(claim())
    (held,) = store.work.claim_feeds(claim(only=(feed.id,), due_only=False))
    store.feeds.set_state(feed.id, FeedState.PAUSED, NOW)
    store.work.finish_unchanged([left(held)], [])
    assert store.feeds.get(feed.id).state is FeedState.PAUSED
    assert store.feeds.get(feed.id).due_at is None
    store.feeds.set_state(feed.id, FeedState.ACTIVE, NOW)
    desk.poll(feed, [entry("storm", updated=NOW + MINUTE)], now=NOW + MINUTE)
    store.work.finish_unchanged([], [ArticleOutcome("w1", replace(article, due_at=NOW + DAY), NOW)])
    assert store.articles.get(article.id).due_at == NOW + MINUTE


def test_empty(store: SqlStore) -> None:
    store.work.finish_unchanged([], [])
    assert store.feeds.list() == ()
