"""The daemon: claims due work from the database and runs it until SIGTERM, SIGINT or SIGHUP.

APScheduler only triggers the ticks and stores nothing: the database is the schedule. So any number of daemons can share
one PostgreSQL database, and the leases of one that dies soon expire.
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
# How long interrupted jobs may take to end.
CUT_SECONDS = 2.0
# How often times written by a wrong clock are corrected: at most so long does work wait after the clock was set back.
CLOCK_CHECK = timedelta(minutes=1)
# How often, and from which delay on, ticks that a clock set back has delayed are brought forward.
CLOCK_SLACK = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Chore:
    """A periodic task besides the checks, such as housekeeping or heartbeats."""

    name: str
    every: timedelta
    run: Callable[[], object]


@dataclass(slots=True)
class Tally:
    """Counts of what this process has done so far, for its log and metrics."""

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
    """A trigger that fires once, after a pause."""

    def __init__(self, pause: timedelta) -> None:
        self._pause = pause

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        """Return the time of the only run; None after it."""
        return None if previous_fire_time else now + self._pause


class _Ticker(BackgroundScheduler):  # type: ignore[misc]  # APScheduler has no types
    """The scheduler, which tolerates that its jobs are gone while it shuts down."""

    def remove_job(self, job_id: str, jobstore: str | None = None) -> None:
        """Remove a job; not an error for a missing one during shutdown."""
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
        self._deps = self._crew.deps
        self._pipeline = Pipeline(self._deps)
        self._chores = (Chore("clock", CLOCK_CHECK, self._pipeline.bring_forward), *chores)
        self._tick_seconds = tick_seconds
        self._keeper = LeaseKeeper(self._deps)
        work = self._deps.store.work
        self._buffer = WriteBuffer(work)
        self._feeds = Intake(self._crew, self._keeper, work.claim_feeds, self._check_feed)
        self._articles = Intake(self._crew, self._keeper, work.claim_articles, self._check_article)
        self._ticks_running = 0
        self._idle = threading.Condition()
        self._stopping = threading.Event()
        # Each tick (four, the clock's and the chores) has its own thread, so that a slow one delays no other.
        self._scheduler = _Ticker(timezone="UTC", executors={"default": TickThreads(5 + len(chores))})
        self.tally = Tally()

    def start(self) -> None:
        """Start the ticks and the renewal of leases."""
        self._tick("clock", self._pipeline.bring_forward)
        ticks = (
            ("feeds", self._feeds.refill),
            ("articles", self._articles.refill),
            ("alerts", self._send_alerts),
            ("outcomes", self._buffer.flush),
        )
        for name, tick in ticks:
            self._schedule(name, timedelta(seconds=self._tick_seconds), tick)
        for chore in self._chores:
            self._schedule(chore.name, chore.every, chore.run)
        self._keeper.start()
        self._scheduler.start()
        log.info("started as %s", self._deps.worker)

    def _schedule(self, name: str, period: timedelta, run: Callable[[], object]) -> None:
        """Run something once after a period; it schedules itself again when it ends, so that runs never overlap."""
        self._scheduler.add_job(
            self._tick_and_reschedule,
            _After(period),
            args=(name, period, run),
            id=name,
            # The scheduler counts a run as active until shortly after it ended.
            max_instances=2,
            misfire_grace_time=None,
        )

    def _tick_and_reschedule(self, name: str, period: timedelta, run: Callable[[], object]) -> None:
        try:
            self._tick(name, run)
        finally:
            self._schedule(name, period, run)

    def _tick(self, name: str, run: Callable[[], object]) -> None:
        """Run a tick unless the daemon is stopping. Errors are logged: a locked database must not end the daemon."""
        with self._idle:
            if self._stopping.is_set():
                return
            self._ticks_running += 1
        try:
            run()
        except MonitorError as error:
            log.error("%s: %s", name, error.describe())
        except Exception:
            log.exception("unexpected error in %s", name)
        finally:
            with self._idle:
                self._ticks_running -= 1
                self._idle.notify_all()

    def _send_alerts(self) -> None:
        report = self._pipeline.deliver(limit=200)
        with self.tally.lock:
            self.tally.sent += report.sent
        for error in report.errors:
            log.warning("alert not sent: %s", error)
        if report.sent:
            log.info("%d alerts sent", report.sent)

    def _check_feed(self, feed: Feed) -> None:
        self.tally.feed(self._pipeline.check_feed(feed, self._buffer))

    def _check_article(self, article: Article) -> None:
        self.tally.article(self._pipeline.check_article(article, self._buffer))

    def stop(self, seconds: float = 8.0) -> bool:
        """Stop claiming, wait up to ``seconds`` for running jobs, and release the others; True if all jobs ended."""
        self._stopping.set()
        self._deps.halt.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        # Jobs that have not begun are released instead of run.
        self._crew.drop()
        drained = self._wait_idle(seconds)
        # Interrupts jobs that still wait for a site or a parse; those that wait for a mail server are left behind.
        self._deps.fetcher.close()
        if self._deps.second is not None:
            self._deps.second.reader.close()
        self._deps.sandbox.close()
        drained = drained or self._wait_idle(CUT_SECONDS)
        self._crew.close(wait=drained)
        self._keeper.close()
        for write in (self._buffer.flush, partial(self._deps.store.work.release, self._deps.worker)):
            try:
                write()
            except MonitorError as error:
                log.error("while stopping: %s; the leases will expire", error.describe())
        log.info("stopped: %s", "all jobs ended" if drained else "unfinished jobs were released")
        return drained

    def correct_ticks(self) -> None:
        """Run ticks now whose time is further off than their period: the clock was set back meanwhile."""
        now = self._deps.clock.now()
        for job in self._scheduler.get_jobs():
            if job.next_run_time - now > job.args[1] + CLOCK_SLACK:
                job.modify(next_run_time=now)

    def _wait_idle(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        with self._idle:
            ticks_ended = self._idle.wait_for(lambda: not self._ticks_running, timeout=seconds)
        return self._crew.wait_idle(max(0.0, until - time.monotonic())) and ticks_ended


class Server(Protocol):
    """A server that runs beside the daemon: the web page."""

    def start(self) -> None:
        """Start to listen. Raises MonitorError when the address is taken."""
        ...

    def stop(self) -> None:
        """Wait for open requests, then close."""
        ...


def run(daemon: Daemon | None, server: Server | None = None) -> bool:
    """Run a daemon, a server, or both until a signal to stop; True if all jobs ended in time."""
    with stop_signals() as stop:
        if server is not None:
            server.start()
        try:
            return _work(daemon, stop)
        finally:
            if server is not None:
                server.stop()


def _work(daemon: Daemon | None, stop: threading.Event) -> bool:
    """Run a daemon, if there is one, until the event; True if all jobs ended in time."""
    if daemon is not None:
        daemon.start()
    while not stop.wait(CLOCK_SLACK.total_seconds()):
        if daemon is not None:
            daemon.correct_ticks()
    return daemon.stop() if daemon is not None else True


@contextmanager
def stop_signals() -> Iterator[threading.Event]:
    """Provide an event that SIGTERM, SIGINT or SIGHUP (the terminal was closed) sets while the block runs.

    A SIGHUP that is already ignored stays ignored, as ``nohup`` asks for.
    """
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    if before[signal.SIGHUP] is signal.SIG_IGN:
        del before[signal.SIGHUP]
    for number in before:
        signal.signal(number, lambda _number, _frame: stop.set())
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
