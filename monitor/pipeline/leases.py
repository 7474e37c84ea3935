"""Leases are short, and renewed while their jobs are in hand: what a dead process held is soon anybody's."""

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
# Renewals in the time of a lease (every four seconds): ones that come late, or fail, leave time for others.
BEATS_A_LEASE = 6
# On a machine with far more to do than it can, a renewal itself takes seconds: leases are longer by so many times that.
TIMES_SLOWER = 3
# The longest: so slow a worker's jobs are another's, even if it lives.
LONGEST_LEASE = timedelta(seconds=90)
# A renewal that failed is tried again after so many seconds: a server that was restarted is back within a few.
RETRY_SECONDS = 1.0


class LeaseKeeper:
    """Renews the leases of jobs in hand, from a thread of its own, until it is closed. Safe to use from several.

    Only of these: a job that ended without being able to write leaves a lease that runs out, and is done again.
    """

    def __init__(self, deps: Dependencies, jobs: Iterable[Job] = ()) -> None:
        self._deps = deps
        self._lock = threading.Lock()
        self._held: dict[type[Job], dict[int, Job]] = {Feed: {}, Article: {}, Alert: {}}
        # Those of the same rows that were claimed meanwhile.
        self._next: dict[tuple[type[Job], int], Job] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat_on, name="leases", daemon=True)
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
        """Begin to renew."""
        self._thread.start()

    def close(self) -> None:
        """Renew no more. Can be called twice, and before the start."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def good_until(self) -> datetime:
        """When what has been in hand all the while may be taken by another, unless it is renewed before."""
        return self._good_until

    @property
    def lease(self) -> timedelta:
        """How long a lease is now: longer than it should be where renewals took long of late."""
        wanted = self._deps.lease + timedelta(seconds=TIMES_SLOWER * self._slowness)
        return max(self._deps.lease, min(wanted, LONGEST_LEASE))

    def took(self, seconds: float) -> None:
        """Note how long a renewal, or a claim, took; the longest counts half as much with each that follows."""
        self._slowness = max(seconds, self._slowness / 2)

    def hold(self, job: Job) -> bool:
        """Take a job that was just claimed in hand; False where its row is already.

        Then the row was written and fell due again before its job let go of it, and the new one is kept until it does;
        or it is the same job, claimed anew because its lease ran out.
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
        """The job has ended; the next of its row, now in hand, if that was claimed meanwhile."""
        with self._lock:
            following = cast("AnyJob | None", self._next.pop((type(job), job.id), None))
            if following is None:
                self._held[type(job)].pop(job.id, None)
            else:
                self._held[type(job)][job.id] = following
        return following

    def beat(self) -> None:
        """Renew now. Raises ``StoreError``."""
        with self._lock:
            feeds, articles, alerts = (tuple(sorted(ids)) for ids in self._held.values())
        began = time.monotonic()
        until = self._deps.clock.now() + self.lease
        if feeds or articles or alerts:
            work = self._deps.store.work
            work.renew(self._deps.worker, until, feeds=feeds, articles=articles, alerts=alerts)
        self._good_until = until
        self.took(time.monotonic() - began)

    def _beat_on(self) -> None:
        period = self._deps.lease.total_seconds() / BEATS_A_LEASE
        pause = period
        while not self._ended.wait(pause):
            pause = min(period, RETRY_SECONDS)
            try:
                self.beat()
                pause = period
            except MonitorError as error:
                log.warning("leases: %s", error.describe())
            except Exception:
                # Whatever it was, the next beat may do: without them all jobs would be taken from us.
                log.exception("leases cannot be renewed")
