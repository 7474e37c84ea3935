"""Claims due work in batches ahead of the threads that run it, so that the database is not queried for every job."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from monitor.model import Article, Claim, Feed
from monitor.pipeline.crew import Crew
from monitor.pipeline.gaps import keep_gaps
from monitor.pipeline.leases import LeaseKeeper

Job = TypeVar("Job", Feed, Article)

# Jobs are claimed for HELD_SECONDS of work, and more when the work left is less than LEFT_SECONDS. Both are little more
# than a claim takes, because no other worker can run the jobs that wait here.
HELD_SECONDS, LEFT_SECONDS = 0.5, 0.1
# At most so many jobs of one host are claimed at a time.
PER_HOST = 16


class Intake(Generic[Job]):
    """Claims feeds or articles and hands their jobs to the crew. Safe to use from several threads.

    It claims up to as many jobs as there are threads, or as end in HELD_SECONDS if that is more. Of one host, only as
    many jobs count as may run at once, and those of slow hosts do not count: jobs that wait for their host do not keep
    others from being claimed.
    """

    def __init__(
        self, crew: Crew, keeper: LeaseKeeper, claim: Callable[[Claim], tuple[Job, ...]], run: Callable[[Job], None]
    ) -> None:
        self._crew = crew
        self._keeper = keeper
        self._claim: Callable[[Claim], tuple[Job, ...]] = claim
        self._run: Callable[[Job], None] = run
        self._claiming = threading.Lock()
        self._refill_wanted = False
        self._lock = threading.Lock()
        self._held: Counter[str] = Counter()  # claimed jobs that have not ended, by host group
        self._more_due = False  # whether the last claim was filled, so that more is probably due
        self._full: frozenset[str] = frozenset()  # host groups that had PER_HOST jobs after the last claim
        self._ended_count, self._measured_at, self._per_second = 0, time.monotonic(), 0.0

    def refill(self) -> None:
        """Claim as much as there is room for. Raises ``StoreError``."""
        with self._claiming:
            self._refill()
        self._refill_if_wanted()

    def _refill_if_wanted(self) -> None:
        # No thread waits for another thread's claim: the claiming thread checks again here when its claim is done.
        while self._refill_wanted and self._claiming.acquire(blocking=False):
            try:
                self._refill()
            finally:
                self._claiming.release()

    def _refill(self) -> None:
        self._refill_wanted = False
        deps = self._crew.deps
        with self._lock:
            self._measure()
            room = max(deps.threads, int(HELD_SECONDS * self._per_second)) - self._pending()
            spent = self._spent()
        if room <= 0 or deps.halt.is_set():
            return
        claim = Claim(
            deps.worker,
            deps.clock.now(),
            room,
            self._keeper.lease,
            per_host=PER_HOST,
            shared_hosts=deps.shared_hosts,
            spent=spent,
        )
        began = time.monotonic()
        claimed = self._claim(claim)
        self._keeper.note_duration(time.monotonic() - began)
        # If this raises, no job is held yet: the leases expire, and the jobs are claimed again.
        keep_gaps(deps, claimed)
        jobs = [job for job in claimed if self._keeper.hold(job)]
        with self._lock:
            self._held.update(self._crew.group(job.host) for job in jobs)
            self._more_due = len(claimed) == room
            self._full = frozenset(group for group, count in self._held.items() if count >= PER_HOST)
        for job in jobs:
            self._start(job)

    def _start(self, job: Job) -> None:
        group = self._crew.group(job.host)

        def run() -> None:
            try:
                # When the program stops, jobs that have not begun are released instead of run.
                if not self._crew.deps.halt.is_set():
                    self._run(job)
            finally:
                self._start_next(self._keeper.let_go(job))
                self._ended(group)

        self._crew.add(group, run)

    def _start_next(self, job: Job | None) -> None:
        """Start a job, if any, that was claimed while another job for the same row was held."""
        if job is None or self._crew.deps.halt.is_set():
            return
        with self._lock:
            self._held[self._crew.group(job.host)] += 1
        self._start(job)

    def _ended(self, group: str) -> None:
        with self._lock:
            self._ended_count += 1
            self._held[group] -= 1
            used_up = self._held[group] <= 0
            if used_up:
                del self._held[group]
            low = self._more_due and self._pending() <= LEFT_SECONDS * self._per_second
            if low or (used_up and group in self._full):
                self._refill_wanted = True
        self._refill_if_wanted()

    # The methods below are called with the lock held.

    def _measure(self) -> None:
        now = time.monotonic()
        ended_per_second = self._ended_count / max(now - self._measured_at, 1e-3)
        self._per_second = (self._per_second + ended_per_second) / 2
        self._ended_count, self._measured_at = 0, now

    def _pending(self) -> int:
        """Count the held jobs as described for the class."""
        limit, slow = self._crew.host_limit, self._crew.slow()
        return sum(min(count, limit) for group, count in self._held.items() if group not in slow)

    def _spent(self) -> Mapping[str, int]:
        """How much of PER_HOST each host has used; a slow host gets at most as many jobs as it may run at once."""
        limit = self._crew.host_limit
        return {**self._held, **{group: PER_HOST - limit + self._held[group] for group in self._crew.slow()}}
