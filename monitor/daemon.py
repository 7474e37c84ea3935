"""The daemon: claims due work from the database and runs it; SIGTERM, SIGINT and SIGHUP drain it.

APScheduler only ticks (its memory store holds nothing of worth): the database is the schedule, so any number of these
processes share one PostgreSQL, and one that dies leaves leases that soon run out.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from apscheduler.executors.pool import ThreadPoolExecutor as TickThreads
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from monitor.errors import MonitorError
from monitor.model import Article, Feed
from monitor.pipeline import ArticleReport, Crew, FeedReport, Intake, LeaseKeeper, Pipeline, WriteBuffer

log = logging.getLogger(__name__)

TICK_SECONDS = 1.0
# How long jobs that were cut short may take to notice.
CUT_SECONDS = 2.0
# How long a clock that ran ahead and was set right keeps due work waiting.
CLOCK_CHECK = timedelta(minutes=1)
CLOCK_SLACK = timedelta(seconds=10)


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
        """Count one check of a feed, and log what was new."""
        with self.lock:
            self.feeds += 1
            self.failed += report.result == "failed"
        if report.result == "failed":
            log.warning("feed %s failed: %s", report.feed.url, report.feed.last_error)
        elif report.new_articles:
            log.info("feed %s: %d new articles", report.feed.url, len(report.new_articles))

    def article(self, report: ArticleReport) -> None:
        """Count one check of an article, and log what was new."""
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


class _Ticker(BackgroundScheduler):  # type: ignore[misc]  # APScheduler has no types
    """The scheduler; what it would remove while it is shut down is gone already."""

    def remove_job(self, job_id: str, jobstore: str | None = None) -> None:
        """Remove a job that will not come again."""
        try:
            super().remove_job(job_id, jobstore)
        except JobLookupError:
            if self.running:
                raise


class Daemon:
    """Claims due work each tick and runs it on threads until told to stop."""

    def __init__(
        self, pipeline: Pipeline, chores: tuple[Chore, ...] = (), *, tick_seconds: float = TICK_SECONDS
    ) -> None:
        self._crew = Crew(pipeline.deps)
        self._parts = self._crew.deps
        self._pipeline = Pipeline(self._parts)
        self._chores = (Chore("clock", CLOCK_CHECK, self._pipeline.bring_forward), *chores)
        self._tick_seconds = tick_seconds
        self._keeper = LeaseKeeper(self._parts)
        work = self._parts.store.work
        self._buffer = WriteBuffer(work)
        self._feeds = Intake(self._crew, self._keeper, work.claim_feeds, self._feed)
        self._articles = Intake(self._crew, self._keeper, work.claim_articles, self._article)
        self._ticking = 0
        self._idle = threading.Condition()
        self._stopping = threading.Event()
        self._scheduler = _Ticker(timezone="UTC", executors={"default": TickThreads(5 + len(chores))})
        self.tally = Tally()

    def start(self) -> None:
        """Begin to tick."""
        self._tick("clock", self._pipeline.bring_forward)
        ticks = (
            ("feeds", self._feeds.refill),
            ("articles", self._articles.refill),
            ("alerts", self._alerts),
            ("outcomes", self._buffer.flush),
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
        except Exception:
            log.exception("fault in %s", name)
        finally:
            with self._idle:
                self._ticking -= 1
                self._idle.notify_all()

    def _alerts(self) -> None:
        report = self._pipeline.deliver(limit=200)
        with self.tally.lock:
            self.tally.sent += report.sent
        for error in report.errors:
            log.warning("alert not sent: %s", error)
        if report.sent:
            log.info("%d alerts sent", report.sent)

    def _feed(self, feed: Feed) -> None:
        self.tally.feed(self._pipeline.check_feed(feed, self._buffer))

    def _article(self, article: Article) -> None:
        self.tally.article(self._pipeline.check_article(article, self._buffer))

    def stop(self, seconds: float = 8.0) -> bool:
        """Stop claiming, let what runs end for at most this long, give the rest back. True when all of it ended."""
        self._stopping.set()
        self._parts.halt.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        # What has not begun is given back, not done.
        self._crew.drop()
        drained = self._wait_idle(seconds)
        # What still waits for a site or a parse is cut short; what still waits for a mail server is not waited for.
        self._parts.fetcher.close()
        if self._parts.second is not None:
            self._parts.second.reader.close()
        self._parts.sandbox.close()
        drained = drained or self._wait_idle(CUT_SECONDS)
        self._crew.close(wait=drained)
        self._keeper.close()
        for last in (self._buffer.flush, partial(self._parts.store.work.release, self._parts.worker)):
            try:
                last()
            except MonitorError as error:
                log.error("at the end: %s; the leases run out by themselves", error.describe())
        log.info("stopped: %s", "all jobs ended" if drained else "unfinished jobs were given back")
        return drained

    def keep_time(self) -> None:
        """Let ticks come now that lie further off than their period: the clock was set back since they were set."""
        now = self._parts.clock.now()
        for job in self._scheduler.get_jobs():
            if job.next_run_time - now > job.args[1] + CLOCK_SLACK:
                job.modify(next_run_time=now)

    def _wait_idle(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        with self._idle:
            ticks_ended = self._idle.wait_for(lambda: not self._ticking, timeout=seconds)
        return self._crew.wait_idle(max(0.0, until - time.monotonic())) and ticks_ended


class Server(Protocol):
    """Something that serves beside the daemon's work: the web page."""

    def start(self) -> None:
        """Listen; raises MonitorError when the address is taken."""
        ...

    def stop(self) -> None:
        """Let open requests end, then close."""
        ...


def run(daemon: Daemon | None, server: Server | None = None) -> bool:
    """Work, serve, or both, until a signal to stop; True when all that ran had ended in time."""
    with stop_signals() as wanted:
        if server is not None:
            server.start()
        if daemon is not None:
            daemon.start()
        while not wanted.wait(CLOCK_SLACK.total_seconds()):
            if daemon is not None:
                daemon.keep_time()
        drained = daemon.stop() if daemon is not None else True
        if server is not None:
            server.stop()
    return drained


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM, SIGINT or SIGHUP (the terminal was closed) sets, for as long as the block runs.

    Where SIGHUP is ignored at the start it stays so: that is what ``nohup`` is for.
    """
    wanted = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    if before[signal.SIGHUP] is signal.SIG_IGN:
        del before[signal.SIGHUP]
    for number in before:
        signal.signal(number, lambda _number, _frame: wanted.set())
    try:
        yield wanted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
