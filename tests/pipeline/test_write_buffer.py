"""Checks that found nothing new are collected; none of them is lost, and all others are written at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.model import Claim, Feed
from monitor.pipeline import Pipeline, WriteBuffer
from monitor.testing import Reply
from tests.pipeline.conftest import FEED, SITE, STORY, Desk, feed_of, page_of

OTHERS = tuple(f"https://gazette-{number}.example/feed.xml" for number in range(2))


def known(desk: Desk) -> None:
    """Set up three feeds and an article that were checked once, and answer 304 from now on."""
    for url in (FEED, *OTHERS):
        desk.web.replies[url] = Reply(feed_of(f"{SITE}/train"), headers={"ETag": '"1"'})
        desk.store.feeds.add(url, title="", tags=(), now=desk.clock.now())
    desk.put("/train", page_of("Freight train derails", *STORY), ETag='"1"')
    desk.poll()


def claimed(desk: Desk, worker: str = "test") -> tuple[Feed, ...]:
    desk.clock.advance(days=2)
    return desk.store.work.claim_feeds(Claim(worker, desk.clock.now(), 10, timedelta(minutes=10)))


def last_results(desk: Desk) -> list[str]:
    return [feed.last_result for feed in desk.store.feeds.list()]


def test_checks_are_written_together_when_there_are_enough(desk: Desk) -> None:
    known(desk)
    buffer = WriteBuffer(desk.store.work, most=3)
    reports = []
    for feed in claimed(desk):
        assert "not modified" not in last_results(desk)
        reports.append(desk.pipeline.check_feed(feed, buffer).result)
    assert reports == ["not_modified"] * 3
    assert last_results(desk) == ["not modified"] * 3


def test_a_pass_leaves_nothing_unwritten(desk: Desk) -> None:
    known(desk)
    report = desk.poll()
    assert report.feeds == {"polled": 3, "not_modified": 3, "failed": 0}
    assert report.articles["unchanged"] == 1
    assert last_results(desk) == ["not modified"] * 3
    (article,) = desk.store.articles.list()
    assert article.last_result == "not modified"
    assert article.last_checked_at == desk.clock.now()


def test_a_check_that_was_not_written_is_repeated_after_its_lease(desk: Desk) -> None:
    known(desk)
    buffer = WriteBuffer(desk.store.work)
    for feed in claimed(desk):
        desk.pipeline.check_feed(feed, buffer)
    # The process that held them seems dead: its buffer is not flushed.
    feeds = desk.store.work.claim_feeds(Claim("heir", desk.clock.advance(minutes=11), 10, timedelta(minutes=10)))
    assert {feed.url for feed in feeds} == {FEED, *OTHERS}
    heir = Pipeline(replace(desk.pipeline.deps, worker="heir"))
    assert [heir.check_feed(feed).result for feed in feeds] == ["not_modified"] * 3
    assert {feed.last_checked_at for feed in desk.store.feeds.list()} == {desk.clock.now()}
    # It was only slow: its late outcomes do not overwrite those of the other worker.
    buffer.flush()
    assert {feed.last_checked_at for feed in desk.store.feeds.list()} == {desk.clock.now()}


def test_news_and_errors_are_written_at_once(desk: Desk) -> None:
    known(desk)
    desk.web.replies[FEED] = Reply(feed_of(f"{SITE}/train", f"{SITE}/bus"))
    desk.web.replies[OTHERS[0]] = Reply(status=500)
    buffer = WriteBuffer(desk.store.work)
    results = {feed.url: desk.pipeline.check_feed(feed, buffer).result for feed in claimed(desk)}
    assert results == {FEED: "polled", OTHERS[0]: "failed", OTHERS[1]: "not_modified"}
    assert [state.split(";")[0] for state in last_results(desk)] == ["2 entries, 1 new", "failed", "1 entries, 1 new"]
    buffer.flush()
    assert last_results(desk)[2] == "not modified"
