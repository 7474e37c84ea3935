"""After a clock that was a year ahead is corrected, ticks continue and delayed work is done."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from monitor.daemon import Chore, Daemon
from monitor.pipeline import Dependencies, Pipeline
from monitor.store import open_store
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply
from tests.pipeline.conftest import STORY, feed_of, page_of

PATIENCE = 30.0
FEED, PAGE = "https://a.example/feed", "https://a.example/train"
YEAR = timedelta(days=365)


def deps_at(database_url: str, now: datetime) -> Dependencies:
    clock = FrozenClock(now)
    web = FakeFetcher(clock, {FEED: Reply(feed_of(PAGE)), PAGE: Reply(page_of("Freight train derails", *STORY))})
    return Dependencies(open_store(database_url), web, InlineSandbox(), clock, "test")


def test_work_that_a_wrong_clock_delayed_is_done(database_url: str) -> None:
    now = datetime.now(UTC)
    with_wrong_clock = deps_at(database_url, now + YEAR)
    with_wrong_clock.store.feeds.add(FEED, title="", tags=(), now=now)
    assert Pipeline(with_wrong_clock).poll().versions == 1
    corrected = deps_at(database_url, now)
    report = Pipeline(corrected).poll()
    assert (report.feeds["polled"], report.articles["checked"]) == (1, 1)
    feed, article = corrected.store.feeds.list()[0], corrected.store.articles.list()[0]
    assert article.first_seen_at == now
    for due_at in (feed.due_at, article.due_at):
        assert due_at is not None
        assert now < due_at < now + timedelta(days=2)
    with_wrong_clock.store.close()
    corrected.store.close()


def test_ticks_a_year_ahead_run_now(database_url: str) -> None:
    # The scheduler uses the real time; the daemon's clock is a year behind.
    deps = deps_at(database_url, datetime.now(UTC) - YEAR)
    ticked = threading.Event()
    daemon = Daemon(Pipeline(deps), (Chore("yearly", YEAR / 2, ticked.set),))
    daemon.start()
    daemon.correct_ticks()
    assert ticked.wait(PATIENCE)
    daemon.stop()
    deps.store.close()


def test_ticks_within_their_period_are_not_changed(database_url: str) -> None:
    deps = deps_at(database_url, datetime.now(UTC))
    early, ticks = threading.Event(), threading.Semaphore(0)
    chores = (Chore("hourly", timedelta(hours=1), early.set), Chore("tick", timedelta(seconds=0.05), ticks.release))
    daemon = Daemon(Pipeline(deps), chores)
    daemon.start()
    daemon.correct_ticks()
    assert all(ticks.acquire(timeout=PATIENCE) for _ in range(4))
    daemon.stop()
    assert not early.is_set()
    deps.store.close()
