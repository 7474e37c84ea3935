"""Claiming due work ahead of the threads, and again as it ends: the database is asked per batch, never per job."""

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

# What is done in so many seconds is held; the next is claimed when what is in hand lasts for so many more. Little more
# than a claim takes: what waits here can be done by no other worker.
HELD_SECONDS, LEFT_SECONDS = 0.5, 0.1
# What is claimed of one host at once.
PER_HOST = 16


class Intake(Generic[Job]):
    """Feeds or articles from the claim to the end of their jobs. Safe to use from several threads.

    Claimed is as much as there are threads, or as is done in half a second if that is more. A host counts with no more
    than it may run at once, and a slow one not at all: what waits only for its host keeps no room from the others.
    """

    def __init__(
        self, crew: Crew, keeper: LeaseKeeper, claim: Callable[[Claim], tuple[Job, ...]], run: Callable[[Job], None]
    ) -> None:
        self._crew = crew
        self._keeper = keeper
        self._claim: Callable[[Claim], tuple[Job, ...]] = claim
        self._run: Callable[[Job], None] = run
        self._claiming = threading.Lock()
        self._wanted = False
        self._lock = threading.Lock()
        self._in_hand: Counter[str] = Counter()
        self._more = False
        self._full: frozenset[str] = frozenset()
        self._ends, self._since, self._per_second = 0, time.monotonic(), 0.0

    def refill(self) -> None:
        """Claim as much as there is room for. Raises ``StoreError``."""
        with self._claiming:
            self._refill()
        self._refill_if_wanted()

    def _refill_if_wanted(self) -> None:
        # No thread waits for another's claim: whoever makes it looks here once more when it is made.
        while self._wanted and self._claiming.acquire(blocking=False):
            try:
                self._refill()
            finally:
                self._claiming.release()

    def _refill(self) -> None:
        self._wanted = False
        deps = self._crew.deps
        with self._lock:
            self._measure()
            room = max(deps.threads, int(HELD_SECONDS * self._per_second)) - self._ahead()
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
        self._keeper.took(time.monotonic() - began)
        # Where this fails nothing is in hand yet: the leases run out, and the jobs are claimed again.
        keep_gaps(deps, claimed)
        jobs = [job for job in claimed if self._keeper.hold(job)]
        with self._lock:
            self._in_hand.update(self._crew.group(job.host) for job in jobs)
            self._more = len(claimed) == room
            self._full = frozenset(group for group, count in self._in_hand.items() if count >= PER_HOST)
        for job in jobs:
            self._start(job)

    def _start(self, job: Job) -> None:
        group = self._crew.group(job.host)

        def run() -> None:
            try:
                # What has not begun when the program ends is given back, not done.
                if not self._crew.deps.halt.is_set():
                    self._run(job)
            finally:
                self._go_on(self._keeper.let_go(job))
                self._ended(group)

        self._crew.add(group, run)

    def _go_on(self, job: Job | None) -> None:
        """Start a job that was claimed while another of its row was in hand."""
        if job is None or self._crew.deps.halt.is_set():
            return
        with self._lock:
            self._in_hand[self._crew.group(job.host)] += 1
        self._start(job)

    def _ended(self, group: str) -> None:
        with self._lock:
            self._ends += 1
            self._in_hand[group] -= 1
            used_up = self._in_hand[group] <= 0
            if used_up:
                del self._in_hand[group]
            low = self._more and self._ahead() <= LEFT_SECONDS * self._per_second
            if low or (used_up and group in self._full):
                self._wanted = True
        self._refill_if_wanted()

    # Below: with the lock held.

    def _measure(self) -> None:
        now = time.monotonic()
        ended_per_second = self._ends / max(now - self._since, 1e-3)
        self._per_second = (self._per_second + ended_per_second) / 2
        self._ends, self._since = 0, now

    def _ahead(self) -> int:
        most, slow = self._crew.most_of_a_host, self._crew.slow()
        return sum(min(count, most) for group, count in self._in_hand.items() if group not in slow)

    def _spent(self) -> Mapping[str, int]:
        """How much each host has had of its share; a slow one gets no more than it may run at once."""
        most = self._crew.most_of_a_host
        return {**self._in_hand, **{group: PER_HOST - most + self._in_hand[group] for group in self._crew.slow()}}
