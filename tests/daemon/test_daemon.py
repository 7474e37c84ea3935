"""The daemon does due work and stops cleanly."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.daemon import Chore, Daemon
from monitor.errors import DatabaseLocked
from monitor.model import Article, Channel, Message, Page, Subscription
from monitor.pipeline import Dependencies, Pipeline
from monitor.ports import Request
from monitor.testing import FakeFetcher, FakeSender, FrozenClock, InlineSandbox, Reply
from tests.pipeline.conftest import FEED, SITE, STORY, feed_of, page_of
from tests.prepared import memory_store

PATIENCE = 20.0


class Waiting(FakeSender):
    """A sender with an event that is set by the first message."""

    def __init__(self) -> None:
        super().__init__()
        self.came = threading.Event()

    def send(self, message: Message) -> None:
        super().send(message)
        self.came.set()


class Gate(FakeFetcher):
    """A fetcher that can hold requests until ``open`` is set; the first request sets ``came``."""

    def __init__(self, clock: FrozenClock) -> None:
        super().__init__(clock)
        self.open = threading.Event()
        self.open.set()
        self.came = threading.Event()

    def fetch(self, request: Request) -> Page:
        self.came.set()
        assert self.open.wait(PATIENCE)
        return super().fetch(request)


@pytest.fixture
def deps() -> Iterator[Dependencies]:
    clock = FrozenClock(datetime.now(UTC))
    web = Gate(clock)
    web.replies[FEED] = Reply(feed_of(f"{SITE}/train"))
    web.replies[f"{SITE}/train"] = Reply(page_of("Freight train derails", *STORY))
    store = memory_store()
    store.feeds.add(FEED, title="", tags=(), now=clock.now())
    store.subscriptions.put(Subscription("desk", to=("reader@desk.example",), new_articles=True))
    yield Dependencies(
        store=store,
        fetcher=web,
        sandbox=InlineSandbox(),
        clock=clock,
        worker="test",
        senders={Channel.MAIL: Waiting()},
        threads=4,
    )
    store.close()


def the_article(deps: Dependencies) -> Article:
    (article,) = deps.store.articles.list()
    return article


def test_feed_article_and_alert_are_processed(deps: Dependencies):
    sender = deps.senders[Channel.MAIL]
    assert isinstance(sender, Waiting)
    daemon = Daemon(Pipeline(deps), tick_seconds=0.05)
    daemon.start()
    assert sender.came.wait(PATIENCE)
    assert daemon.stop()
    assert the_article(deps).versions == 1
    assert [message.recipient for message in sender.messages] == ["reader@desk.example"]
    assert (daemon.tally.feeds, daemon.tally.articles, daemon.tally.versions) == (1, 1, 1)


def test_after_a_restart_only_due_rows_are_checked(deps: Dependencies):
    sender = deps.senders[Channel.MAIL]
    assert isinstance(sender, Waiting)
    first = Daemon(Pipeline(deps), tick_seconds=0.05)
    first.start()
    assert sender.came.wait(PATIENCE)
    first.stop()
    assert isinstance(deps.fetcher, Gate)
    asked = len(deps.fetcher.requests)
    ticks = threading.Semaphore(0)
    second = Daemon(Pipeline(deps), (Chore("tick", timedelta(seconds=0.05), ticks.release),), tick_seconds=0.05)
    second.start()
    assert all(ticks.acquire(timeout=PATIENCE) for _ in range(4))
    second.stop()
    assert len(deps.fetcher.requests) == asked


def test_stop_waits_for_running_jobs_and_releases_the_others(deps: Dependencies):
    assert isinstance(deps.fetcher, Gate)
    deps.fetcher.open.clear()
    daemon = Daemon(Pipeline(deps), tick_seconds=0.05)
    daemon.start()
    assert deps.fetcher.came.wait(PATIENCE)
    assert not daemon.stop(seconds=0.1)
    # The unfinished job's lease was released, so that another worker can claim it without waiting.
    (feed,) = deps.store.feeds.list()
    assert feed.last_checked_at is None
    deps.fetcher.open.set()
    again = Pipeline(replace(deps, worker="another")).poll(everything=True)
    assert again.feeds["polled"] == 1
    assert daemon.stop()


def test_a_chore_that_takes_longer_than_its_period_runs_once_at_a_time(
    deps: Dependencies, caplog: pytest.LogCaptureFixture
):
    ticks, done, running = threading.Semaphore(0), threading.Event(), []

    def slow() -> None:
        running.append(len(running))
        assert done.wait(PATIENCE)

    period = timedelta(seconds=0.05)
    daemon = Daemon(Pipeline(deps), (Chore("slow", period, slow), Chore("tick", period, ticks.release)))
    daemon.start()
    assert all(ticks.acquire(timeout=PATIENCE) for _ in range(10))
    assert running == [0]
    done.set()
    daemon.stop()
    assert "maximum number of running instances" not in caplog.text


def test_a_chore_that_fails_is_logged_and_repeated(deps: Dependencies, caplog: pytest.LogCaptureFixture):
    calls = threading.Semaphore(0)

    def locked() -> None:
        calls.release()
        raise DatabaseLocked("news.db is locked")

    daemon = Daemon(Pipeline(deps), (Chore("housekeeping", timedelta(seconds=0.05), locked),), tick_seconds=0.05)
    daemon.start()
    assert all(calls.acquire(timeout=PATIENCE) for _ in range(3))
    daemon.stop()
    assert "DatabaseLocked: news.db is locked" in caplog.text
