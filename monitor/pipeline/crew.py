"""A thread pool shared among hosts, so that a slow or hostile host does not block the others.

Two resources can run out: threads, through servers that answer slowly, and the parser's processes, through documents
that are slow to read. Therefore:

- One host runs fewer jobs at once than the parser has processes.
- Hosts whose recent jobs were slow use at most half the threads. While quick hosts wait, a slow job begins only if no
  other slow job runs.
- All hosts that keep the parser busy ("heavy") together run fewer jobs than it has processes.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from monitor.errors import MonitorError
from monitor.model import rate_limit_host
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.meter import Meter

log = logging.getLogger(__name__)

Job = Callable[[], object]

# A job of a host that answers at once takes one to three seconds, mostly the gap between requests.
SLOW_SECONDS = 5.0
# A page is read in 0.05 s, and two texts of 100,000 words are compared in less than one second.
HEAVY_SECONDS = 2.0
# A job's parsing time counts at most this many times HEAVY_SECONDS: after a killed parse, two light jobs (but not one)
# make the host light again.
_HEAVIEST = 2.0
# How many slow hosts are remembered; their names are part of every claim.
_REMEMBERED = 1000


@dataclass(slots=True)
class _Host:
    waiting: deque[Job] = field(default_factory=deque)
    running: int = 0


@dataclass(frozen=True, slots=True)
class _Pace:
    """A moving average of the seconds that a host's jobs took, in all and in the parser; the weight halves each job."""

    whole: float
    parsing: float

    def updated(self, later: _Pace) -> _Pace:
        return _Pace((self.whole + later.whole) / 2, (self.parsing + later.parsing) / 2)


class Crew:
    """Runs jobs on ``deps.threads`` threads, in turns among their hosts. Safe to use from several threads.

    Jobs must use ``Crew.deps``, whose sandbox measures parsing time. A host is slow if its jobs take longer than
    ``slow_seconds``, heavy if they keep the parser busy for longer than ``heavy_seconds``; heavy hosts count as slow.
    """

    def __init__(
        self,
        deps: Dependencies,
        *,
        slow_seconds: float = SLOW_SECONDS,
        heavy_seconds: float = HEAVY_SECONDS,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        self._slow_seconds, self._heavy_seconds = slow_seconds, heavy_seconds
        self._meter = Meter(deps.sandbox, deps.parsers, timer)
        self.deps = replace(deps, sandbox=self._meter)
        self.host_limit = max(1, deps.parsers - 1)
        self._most_slow = max(1, deps.threads // 2)
        self._free = deps.threads
        self._pool = ThreadPoolExecutor(deps.threads, thread_name_prefix="job")
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._hosts: dict[str, _Host] = {}
        # Hosts that may begin a job, as ordered sets: the first is next.
        self._quick: dict[str, None] = {}
        self._slow: dict[str, None] = {}
        self._running: Counter[str] = Counter()
        self._paces: dict[str, _Pace] = {}  # of slow hosts only

    def group(self, host: str) -> str:
        """Return the name under which a host's jobs count: its service (one of ``shared_hosts``), else the host."""
        return rate_limit_host(host, self.deps.shared_hosts)

    def add(self, group: str, job: Job) -> None:
        """Queue a job of a host group."""
        with self._lock:
            host = self._hosts.setdefault(group, _Host())
            host.waiting.append(job)
            self._queue(group, host)
            self._begin()

    def slow(self) -> frozenset[str]:
        """Return the hosts whose recent jobs were slow."""
        with self._lock:
            return frozenset(self._paces)

    def drop(self) -> None:
        """Discard the jobs that have not begun."""
        with self._lock:
            for host in self._hosts.values():
                host.waiting.clear()
            self._quick.clear()
            self._slow.clear()

    def wait_idle(self, seconds: float | None = None) -> bool:
        """Wait until no job runs, at most ``seconds``; returns whether none runs."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._running, timeout=seconds)

    def close(self, *, wait: bool = True) -> None:
        """Shut down the threads; without ``wait``, do not wait for jobs that still run."""
        self.drop()
        self._pool.shutdown(wait=wait, cancel_futures=True)

    # The methods below, except _work, are called with the lock held.

    def _queue_of(self, group: str) -> dict[str, None]:
        return self._slow if group in self._paces else self._quick

    def _queue(self, group: str, host: _Host) -> None:
        if host.waiting and host.running < self.host_limit:
            self._queue_of(group).setdefault(group)

    def _begin(self) -> None:
        while self._free and (found := self._next()) is not None:
            self._free -= 1
            self._pool.submit(self._work, *found)

    def _next(self) -> tuple[str, Job] | None:
        """Take the next job, counted as running from now on."""
        group = self._whose_turn()
        if group is None:
            return None
        self._queue_of(group).pop(group)
        host = self._hosts[group]
        host.running += 1
        self._running[group] += 1
        job = host.waiting.popleft()
        self._queue(group, host)
        return group, job

    def _whose_turn(self) -> str | None:
        """Return the next quick host; but if there is none, or no slow job runs, the next slow host that may begin."""
        quick = next(iter(self._quick), None)
        if not self._slow:
            return quick
        slow = {group: count for group, count in self._running.items() if group in self._paces}
        if quick is not None and slow:
            return quick
        if sum(slow.values()) >= self._most_slow:
            return None
        return next(self._allowed(slow), quick)

    def _allowed(self, running: Mapping[str, int]) -> Iterator[str]:
        """Yield the waiting slow hosts that may begin a job, given the slow jobs that run: heavy ones are limited."""
        heavy = sum(count for group, count in running.items() if self._is_heavy(self._paces[group]))
        heavy_may_begin = heavy < self.host_limit
        return (group for group in self._slow if heavy_may_begin or not self._is_heavy(self._paces[group]))

    def _work(self, group: str, job: Job) -> None:
        """Run a job, then further ones until none may begin."""
        following: tuple[str, Job] | None = (group, job)
        while following is not None:
            group, job = following
            began, parsed = time.monotonic(), self._meter.seconds
            try:
                job()
            except MonitorError as error:
                log.error("%s: %s", group, error.describe())
            except BaseException:
                # Catches everything: a thread that ended without counting its job would be lost to the pool.
                log.exception("unexpected error in a job of %s", group)
            following = self._ended(group, _Pace(time.monotonic() - began, self._meter.seconds - parsed))

    def _ended(self, group: str, pace: _Pace) -> tuple[str, Job] | None:
        """Count a job that has ended; returns the next one for this thread."""
        with self._idle:
            host = self._hosts[group]
            host.running -= 1
            self._running -= Counter([group])
            self._quick.pop(group, None)
            self._slow.pop(group, None)
            self._learn(group, pace)
            self._queue(group, host)
            if not host.running and not host.waiting:
                del self._hosts[group]
            following = self._next()
            if following is None:
                self._free += 1
            else:
                # The end of a slow job may allow another slow one to begin, besides the job just taken.
                self._begin()
            self._idle.notify_all()
            return following

    def _learn(self, group: str, pace: _Pace) -> None:
        pace = replace(pace, parsing=min(pace.parsing, _HEAVIEST * self._heavy_seconds))
        before = self._paces.pop(group, None)
        now = pace if before is None else before.updated(pace)
        if now.whole <= self._slow_seconds and not self._is_heavy(now):
            return
        self._paces[group] = now
        if len(self._paces) > _REMEMBERED:
            forgotten = next(iter(self._paces))
            del self._paces[forgotten]
            if forgotten in self._slow:
                del self._slow[forgotten]
                self._quick[forgotten] = None

    def _is_heavy(self, pace: _Pace) -> bool:
        return pace.parsing > self._heavy_seconds
