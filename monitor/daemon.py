"""The daemon: ticks claim due work from the database and run it; SIGTERM drains it.

APScheduler only ticks (its memory store holds nothing of worth): the database is the schedule, so any number of these
processes share one PostgreSQL, and one that dies leaves leases that soon run out.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from apscheduler.executors.pool import ThreadPoolExecutor as TickThreads
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from monitor.errors import MonitorError
from monitor.model import Article, Claim, Feed
from monitor.pipeline import ArticleReport, FeedReport, LeaseKeeper, Parts, Pipeline, Unwritten

log = logging.getLogger(__name__)

TICK_SECONDS = 1.0
# How long jobs that were cut short may take to notice.
CUT_SECONDS = 2.0
# A claim takes no more of one host than can be fetched politely in a while: another worker may be idle.
PER_HOST = 8


@dataclass(frozen=True, slots=True)
class Chore:
    """Something done now and then beside the work: housekeeping, a heartbeat, the web page's own upkeep."""

    name: str
    every: timedelta
    run: Callable[[], object]


@dataclass(slots=True)
class Tally:
    """What this process has done so far, for its log and its metrics."""

    feeds: int = 0
    articles: int = 0
    versions: int = 0
    developments: int = 0
    failed: int = 0
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def feed(self, report: FeedReport) -> None:
        """Count one look at a feed, and log what was new."""
        with self.lock:
            self.feeds += 1
            self.failed += report.result == "failed"
        if report.result == "failed":
            log.warning("feed %s failed: %s", report.feed.url, report.feed.last_error)
        elif report.new_articles:
            log.info("feed %s: %d new articles", report.feed.url, len(report.new_articles))

    def article(self, report: ArticleReport) -> None:
        """Count one look at an article, and log what was new."""
        with self.lock:
            self.articles += 1
            self.failed += report.result == "failed"
            self.versions += report.version is not None
            self.developments += report.developments
        if report.result == "failed":
            log.warning("article %s failed: %s", report.article.url, report.article.last_error)
        elif report.version is not None:
            log.info(
                "article %s: version %d, %d developments, %d alerts",
                report.article.url,
                report.version,
                report.developments,
                report.alerts,
            )


class _After(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Fires once, so long after it was set."""

    def __init__(self, pause: timedelta) -> None:
        self._pause = pause

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """The time, as the scheduler asks for it."""
        return None if previous_fire_time else now + self._pause


class Daemon:
    """Claims due work each tick and runs it on threads until told to stop."""

    def __init__(
        self, pipeline: Pipeline, chores: tuple[Chore, ...] = (), *, tick_seconds: float = TICK_SECONDS
    ) -> None:
        self._pipeline = pipeline
        self._parts: Parts = pipeline.parts
        self._chores = chores
        self._tick_seconds = tick_seconds
        self._pool = ThreadPoolExecutor(self._parts.threads, thread_name_prefix="job")
        self._keeper = LeaseKeeper(self._parts)
        self._unwritten = Unwritten(self._parts.store.work)
        self._busy = 0
        self._ticking = 0
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._stopping = threading.Event()
        self._scheduler = BackgroundScheduler(timezone="UTC", executors={"default": TickThreads(4 + len(chores))})
        self.tally = Tally()

    def start(self) -> None:
        """Begin to tick."""
        ticks = (
            ("feeds", self._feeds),
            ("articles", self._articles),
            ("alerts", self._alerts),
            ("outcomes", self._unwritten.flush),
        )
        for name, tick in ticks:
            self._every(name, timedelta(seconds=self._tick_seconds), tick)
        for chore in self._chores:
            self._every(chore.name, chore.every, chore.run)
        self._keeper.start()
        self._scheduler.start()
        log.info("started as %s", self._parts.worker)

    def _every(self, name: str, period: timedelta, run: Callable[[], object]) -> None:
        """Run something after every such pause; what takes long is not due again before it has ended."""
        self._scheduler.add_job(
            self._in_turn,
            _After(period),
            args=(name, period, run),
            id=name,
            # The scheduler counts a run until a moment after it ended.
            max_instances=2,
            misfire_grace_time=None,
        )

    def _in_turn(self, name: str, period: timedelta, run: Callable[[], object]) -> None:
        try:
            self._tick(name, run)
        finally:
            self._every(name, period, run)

    def _tick(self, name: str, run: Callable[[], object]) -> None:
        """A tick that fails is logged and comes again: a locked database now is not a stopped daemon."""
        with self._idle:
            if self._stopping.is_set():
                return
            self._ticking += 1
        try:
            run()
        except MonitorError as error:
            log.error("%s: %s", name, error.describe())
        finally:
            with self._idle:
                self._ticking -= 1
                self._idle.notify_all()

    def _feeds(self) -> None:
        for feed in self._parts.store.work.claim_feeds(self._claim()):
            self._submit(self._feed, feed)

    def _articles(self) -> None:
        for article in self._parts.store.work.claim_articles(self._claim()):
            self._submit(self._article, article)

    def _alerts(self) -> None:
        report = self._pipeline.deliver(limit=200)
        with self.tally.lock:
            self.tally.sent += report.sent
        for error in report.errors:
            log.warning("alert not sent: %s", error)
        if report.sent:
            log.info("%d alerts sent", report.sent)

    def _claim(self) -> Claim:
        with self._lock:
            free = max(0, self._parts.threads - self._busy)
        parts = self._parts
        return Claim(
            parts.worker, parts.clock.now(), free, parts.lease, per_host=PER_HOST, shared_hosts=parts.shared_hosts
        )

    def _feed(self, feed: Feed) -> None:
        self.tally.feed(self._pipeline.check_feed(feed, self._unwritten))

    def _article(self, article: Article) -> None:
        self.tally.article(self._pipeline.check_article(article, self._unwritten))

    def _submit(self, job: Callable[..., None], subject: Feed | Article) -> None:
        if not self._keeper.hold(subject):
            return
        with self._lock:
            self._busy += 1
        self._pool.submit(self._run, job, subject)

    def _run(self, job: Callable[..., None], subject: Feed | Article) -> None:
        try:
            # What has not begun when the daemon stops is given back, not done.
            if not self._stopping.is_set():
                job(subject)
        except MonitorError as error:
            log.error("%s: %s", subject.url, error.describe())
        finally:
            self._keeper.let_go(subject)
            with self._idle:
                self._busy -= 1
                self._idle.notify_all()

    def stop(self, seconds: float = 8.0) -> bool:
        """Stop claiming, let what runs end for at most this long, give the rest back. True when all of it ended."""
        self._stopping.set()
        self._parts.halt.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        drained = self._wait_idle(seconds)
        # What still waits for a site or a parse is cut short; what still waits for a mail server is not waited for.
        self._parts.fetcher.close()
        self._parts.sandbox.close()
        drained = drained or self._wait_idle(CUT_SECONDS)
        self._pool.shutdown(wait=drained, cancel_futures=True)
        self._keeper.close()
        self._unwritten.flush()
        self._parts.store.work.release(self._parts.worker)
        log.info("stopped: %s", "all jobs ended" if drained else "unfinished jobs were given back")
        return drained

    def _wait_idle(self, seconds: float) -> bool:
        with self._idle:
            return self._idle.wait_for(lambda: self._busy + self._ticking == 0, timeout=seconds)


class Server(Protocol):
    """Something that serves beside the daemon's work: the web page."""

    def start(self) -> None:
        """Listen; raises MonitorError when the address is taken."""
        ...

    def stop(self) -> None:
        """Let open requests end, then close."""
        ...


def run(daemon: Daemon | None, server: Server | None = None) -> bool:
    """Work, serve, or both, until SIGTERM or SIGINT; True when all that ran had ended in time."""
    with stop_signals() as wanted:
        if server is not None:
            server.start()
        if daemon is not None:
            daemon.start()
        wanted.wait()
        drained = daemon.stop() if daemon is not None else True
        if server is not None:
            server.stop()
    return drained


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM or SIGINT sets, for as long as the block runs."""
    wanted = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    for number in before:
        signal.signal(number, lambda _number, _frame: wanted.set())
    try:
        yield wanted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
