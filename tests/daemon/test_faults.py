"""Unexpected errors in a job, a tick, the lease thread or an alert are recorded and logged, and affect no others."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import TimeoutError as PoolTimeout

from monitor.daemon import Chore, Daemon
from monitor.errors import HostBusy
from monitor.model import AlertDraft, AlertKind, AlertState, Channel, Claim, Feed, Message, Page
from monitor.pipeline import Dependencies, LeaseKeeper, Pipeline
from monitor.ports import Request
from monitor.store import SqlStore, open_store
from monitor.testing import FakeFetcher, FakeSender, FrozenClock, InlineSandbox, Reply
from tests.pipeline.conftest import STORY, feed_of, page_of

PATIENCE = 30.0
BAD, GOOD = "https://bad.example/feed.xml", "https://good.example/feed.xml"
STORED = "https://good.example/train"


class Web(FakeFetcher):
    """Answers BAD with a header that databases reject, or raises ``fault``; a request for STORED sets ``good``."""

    def __init__(self, clock: FrozenClock) -> None:
        super().__init__(clock)
        self.fault: BaseException | None = None
        self.good = threading.Event()

    def fetch(self, request: Request) -> Page:
        page = super().fetch(request)
        if request.url == STORED:
            self.good.set()
        if request.url != BAD:
            return page
        if self.fault is not None:
            raise self.fault
        return replace(page, headers=(*page.headers, ("etag", '"\ud800"')))


@pytest.fixture
def deps(database_url: str) -> Iterator[Dependencies]:
    clock = FrozenClock(datetime.now(UTC))
    web, store = Web(clock), open_store(database_url)
    web.replies = {
        BAD: Reply(feed_of("https://bad.example/a")),
        GOOD: Reply(feed_of(STORED)),
        STORED: Reply(page_of("Freight train derails", *STORY)),
    }
    for url in (BAD, GOOD):
        store.feeds.add(url, title="", tags=(), now=clock.now())
    yield Dependencies(store, web, InlineSandbox(), clock, "test", senders={Channel.MAIL: FakeSender()}, threads=4)
    store.close()


def the_feed(deps: Dependencies, url: str = BAD) -> Feed:
    (feed,) = deps.store.feeds.find(url)
    return feed


def is_put_off(feed: Feed, deps: Dependencies) -> bool:
    """Whether a feed is not due soon, and nobody holds its lease."""
    claim = Claim("heir", deps.clock.now() + timedelta(minutes=3), 10, timedelta(minutes=1), only=(feed.id,))
    assert feed.due_at is not None
    freed = replace(claim, due_only=False)
    return deps.store.work.claim_feeds(claim) == () and len(deps.store.work.claim_feeds(freed)) == 1


FAULTS = [
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
    RecursionError("maximum recursion depth exceeded"),
    MemoryError(),
    PoolTimeout("QueuePool limit reached"),
    ValueError("half a pair: \ud800 and \0"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_any_exception_is_recorded_on_its_feed(
    deps: Dependencies, fault: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(deps.fetcher, Web)
    deps.fetcher.fault = fault
    report = Pipeline(deps).poll()
    assert report.feeds == {"polled": 2, "not_modified": 0, "failed": 1}
    assert report.versions == 1
    feed = the_feed(deps)
    assert type(fault).__name__ in (feed.last_error or "")
    assert type(fault).__name__ in caplog.text
    assert is_put_off(feed, deps)


def test_a_result_that_cannot_be_written_is_recorded_as_an_error(
    deps: Dependencies, caplog: pytest.LogCaptureFixture
) -> None:
    report = Pipeline(deps).poll()
    assert report.feeds == {"polled": 2, "not_modified": 0, "failed": 1}
    assert report.versions == 1
    feed = the_feed(deps)
    assert "surrogates not allowed" in (feed.last_error or "")
    assert feed.rhythm.failures == 1
    assert "Traceback" in caplog.text
    assert is_put_off(feed, deps)


def test_the_daemon_records_the_error_and_continues(deps: Dependencies, caplog: pytest.LogCaptureFixture) -> None:
    assert isinstance(deps.fetcher, Web)
    daemon = Daemon(Pipeline(deps), tick_seconds=0.05)
    daemon.start()
    assert deps.fetcher.good.wait(PATIENCE)
    assert daemon.stop()
    assert daemon.tally.versions == 1
    assert daemon.tally.failed == 1
    feed = the_feed(deps)
    assert "surrogates not allowed" in (feed.last_error or "")
    assert "Traceback" in caplog.text
    assert is_put_off(feed, deps)


def test_a_check_that_cannot_be_written_does_not_affect_the_others_in_its_batch(deps: Dependencies) -> None:
    assert isinstance(deps.store, SqlStore)
    assert isinstance(deps.fetcher, Web)
    clock = deps.clock
    assert isinstance(clock, FrozenClock)
    body = feed_of("https://bad.example/a")
    plain = replace(deps, fetcher=FakeFetcher(clock, {**deps.fetcher.replies, BAD: Reply(body)}))
    Pipeline(plain).poll()
    clock.advance(days=2)
    # The same documents again: both checks are buffered, and only one of them can be written.
    report = Pipeline(deps).poll()
    assert report.feeds["failed"] == 0
    assert the_feed(deps, GOOD).last_checked_at == clock.now()
    feed = the_feed(deps)
    assert "surrogates not allowed" in (feed.last_error or "")
    assert is_put_off(feed, deps)


@pytest.mark.parametrize(
    "rhythm",
    ["{", '{"checks": "many", "arrivals": "none"}', '{"last_change_at": "2026-03-01T12:00:00"}'],
    ids=["torn", "of other types", "a time without a zone"],
)
def test_a_damaged_row_does_not_keep_others_from_being_claimed(deps: Dependencies, rhythm: str) -> None:
    assert isinstance(deps.store, SqlStore)
    with deps.store.database.write() as connection:
        connection.execute(text("UPDATE feeds SET rhythm = :rhythm WHERE url = :url"), {"rhythm": rhythm, "url": BAD})
    report = Pipeline(deps).poll()
    assert report.versions == 1
    with deps.store.database.read() as connection:
        query = text("SELECT last_error, leased_by, due_at FROM feeds WHERE url = :url")
        row = connection.execute(query, {"url": BAD}).one()
    assert row.leased_by is None
    assert row.last_error
    assert row.due_at > (deps.clock.now() + timedelta(minutes=30)).timestamp() * 1e6


def test_a_tick_that_fails_in_any_way_is_repeated(deps: Dependencies, caplog: pytest.LogCaptureFixture) -> None:
    calls = threading.Semaphore(0)

    def fail() -> None:
        calls.release()
        raise ZeroDivisionError("by nothing")

    daemon = Daemon(Pipeline(deps), (Chore("pushes", timedelta(seconds=0.05), fail),), tick_seconds=0.05)
    daemon.start()
    assert all(calls.acquire(timeout=PATIENCE) for _ in range(3))
    daemon.stop()
    assert "unexpected error in pushes" in caplog.text
    assert "ZeroDivisionError: by nothing" in caplog.text


class Stumbling(FrozenClock):
    """A clock that fails at the first renewal of leases."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self.renewals = threading.Semaphore(0)
        self.stumbled = False

    def now(self) -> datetime:
        if threading.current_thread().name == "leases":
            self.renewals.release()
            if not self.stumbled:
                self.stumbled = True
                raise OSError("no clock")
        return super().now()


def test_leases_are_renewed_after_a_failed_renewal(deps: Dependencies, caplog: pytest.LogCaptureFixture) -> None:
    clock = Stumbling(datetime.now(UTC))
    deps = replace(deps, clock=clock, lease=timedelta(seconds=0.15))
    held = deps.store.work.claim_feeds(Claim("test", clock.now(), 10, deps.lease))
    with LeaseKeeper(deps, held) as keeper:
        clock.advance(hours=1)
        assert all(clock.renewals.acquire(timeout=PATIENCE) for _ in range(3))
    assert keeper.good_until > clock.now()
    assert "the leases could not be renewed" in caplog.text


def draft(recipient: str, subject: str = "Sample") -> AlertDraft:
    due_at = datetime(2026, 1, 1, tzinfo=UTC)
    return AlertDraft("desk", Channel.MAIL, recipient, AlertKind.SAMPLE, subject, due_at)


def test_an_alert_whose_error_databases_reject_does_not_affect_others(deps: Dependencies) -> None:
    def refuse(message: Message) -> None:
        if message.recipient == "bad@desk.example":
            raise ValueError("it said \ud800\0")

    sender = FakeSender(refuse)
    queued = [draft("bad@desk.example"), draft("good@desk.example")]
    deps.store.outbox.queue(queued, deps.clock.now())
    report = Pipeline(replace(deps, senders={Channel.MAIL: sender})).deliver()
    assert (report.sent, report.postponed) == (1, 1)
    assert [message.recipient for message in sender.messages] == ["good@desk.example"]
    good, bad = deps.store.outbox.list()
    assert (good.state, bad.state) == (AlertState.SENT, AlertState.QUEUED)
    assert "ValueError: it said \\ud800\\x00" in (bad.last_error or "")
    assert bad.due_at > deps.clock.now()


def test_an_alert_whose_row_is_damaged_does_not_affect_others(deps: Dependencies) -> None:
    assert isinstance(deps.store, SqlStore)
    numbers = deps.store.outbox.queue([draft("a@desk.example"), draft("b@desk.example")], deps.clock.now())
    with deps.store.database.write() as connection:
        connection.execute(text("UPDATE alerts SET picks = '[' WHERE id = :id"), {"id": numbers[0]})
    assert Pipeline(deps).deliver().sent == 1
    with deps.store.database.read() as connection:
        row = connection.execute(text("SELECT state, last_error FROM alerts WHERE id = :id"), {"id": numbers[0]}).one()
    assert row.state == AlertState.FAILED
    assert row.last_error.startswith("DatabaseCorrupt")


def test_a_wait_is_not_logged_as_an_unexpected_error(deps: Dependencies, caplog: pytest.LogCaptureFixture) -> None:
    assert isinstance(deps.fetcher, Web)
    until = deps.clock.now() + timedelta(hours=2)
    deps.fetcher.fault = HostBusy("bad.example answered 429", until=until, host="bad.example")
    Pipeline(deps).poll()
    assert the_feed(deps).due_at == until
    assert "Traceback" not in caplog.text
