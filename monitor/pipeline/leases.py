"""Short leases, renewed while their jobs run, so that other workers soon take over the jobs of a dead process."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar, cast

from monitor.errors import MonitorError
from monitor.model import Alert, Article, Feed
from monitor.pipeline.dependencies import Dependencies

log = logging.getLogger(__name__)

Job = Feed | Article | Alert
AnyJob = TypeVar("AnyJob", Feed, Article, Alert)
# How often a lease is renewed in its duration (every four seconds): late or failed renewals leave time for others.
RENEWALS_PER_LEASE = 6
# On an overloaded machine a renewal itself takes seconds: leases are extended by this many times that duration.
SLOWNESS_FACTOR = 3
# The longest lease. The jobs of a worker that is still slower go to others even if it lives.
LONGEST_LEASE = timedelta(seconds=90)
# After a failed renewal: a database server that is restarted is back within a few seconds.
RETRY_SECONDS = 1.0


class LeaseKeeper:
    """Renews the leases of held jobs in its own thread until it is closed. Safe to use from several threads.

    A job that ended without writing its result is no longer held: its lease expires, and it is repeated.
    """

    def __init__(self, deps: Dependencies, jobs: Iterable[Job] = ()) -> None:
        self._deps = deps
        self._lock = threading.Lock()
        self._held: dict[type[Job], dict[int, Job]] = {Feed: {}, Article: {}, Alert: {}}
        # Jobs that were claimed while another job of the same row was held.
        self._next: dict[tuple[type[Job], int], Job] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._renew_until_closed, name="leases", daemon=True)
        self._good_until = deps.clock.now() + deps.lease
        self._slowness = 0.0
        for job in jobs:
            self.hold(job)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """Stop renewing. May be called twice, and before ``start``."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def good_until(self) -> datetime:
        """The time at which other workers may take the jobs held since the last renewal, unless renewed before."""
        return self._good_until

    @property
    def lease(self) -> timedelta:
        """The duration of a lease now: ``deps.lease``, and more if recent renewals or claims took long."""
        wanted = self._deps.lease + timedelta(seconds=SLOWNESS_FACTOR * self._slowness)
        return max(self._deps.lease, min(wanted, LONGEST_LEASE))

    def note_duration(self, seconds: float) -> None:
        """Record how long a renewal or a claim took; the weight of a long one halves with each that follows."""
        self._slowness = max(seconds, self._slowness / 2)

    def hold(self, job: Job) -> bool:
        """Hold a job that was just claimed; False if a job of its row is already held.

        Then either the row was written and fell due again before its job was let go (the new job is kept until then),
        or it is the same job, claimed again because its lease expired (it is ignored).
        """
        with self._lock:
            held = self._held[type(job)]
            before = held.get(job.id)
            if before is None:
                held[job.id] = job
            elif before.due_at != job.due_at:
                self._next[type(job), job.id] = job
        return before is None

    def let_go(self, job: AnyJob) -> AnyJob | None:
        """Stop holding a job that has ended; returns the next job of its row, if one was claimed meanwhile."""
        with self._lock:
            following = cast("AnyJob | None", self._next.pop((type(job), job.id), None))
            if following is None:
                self._held[type(job)].pop(job.id, None)
            else:
                self._held[type(job)][job.id] = following
        return following

    def renew(self) -> None:
        """Renew all leases now. Raises ``StoreError``."""
        with self._lock:
            feeds, articles, alerts = (tuple(sorted(ids)) for ids in self._held.values())
        began = time.monotonic()
        until = self._deps.clock.now() + self.lease
        if feeds or articles or alerts:
            work = self._deps.store.work
            work.renew(self._deps.worker, until, feeds=feeds, articles=articles, alerts=alerts)
        self._good_until = until
        self.note_duration(time.monotonic() - began)

    def _renew_until_closed(self) -> None:
        period = self._deps.lease.total_seconds() / RENEWALS_PER_LEASE
        pause = period
        while not self._ended.wait(pause):
            pause = min(period, RETRY_SECONDS)
            try:
                self.renew()
                pause = period
            except MonitorError as error:
                log.warning("the leases could not be renewed: %s", error.describe())
            except Exception:
                # The thread must go on: without renewals other workers would take all jobs.
                log.exception("the leases could not be renewed")
