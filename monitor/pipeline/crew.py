"""Threads shared out among hosts, so that one that is slow or hostile keeps none of the others waiting.

Two things can be used up: the threads, by servers that answer slowly, and the parser's processes, by documents that are
slow to read. Of one host fewer jobs run than the parser has processes. Hosts whose jobs were slow of late wait behind
the quick ones (but for one thread) and share half the threads; those that keep the parser busy together run fewer jobs
than it has processes.
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

# A public host that answers at once ends a job in one to three seconds, most of them its gap.
SLOW_SECONDS = 5.0
# A page is read in 0.05 s, and two texts of 100,000 words are compared in less than one.
HEAVY_SECONDS = 2.0
# A parse that was killed counts as little more than that: two jobs that are light end it, one does not.
_HEAVIEST = 2.0
# How many slow hosts are remembered: their names are part of every claim.
_REMEMBERED = 1000


@dataclass(slots=True)
class _Host:
    waiting: deque[Job] = field(default_factory=deque)
    running: int = 0


@dataclass(frozen=True, slots=True)
class _Pace:
    """Seconds of a host's recent jobs, and those for which they kept the parser busy; older ones count half as much."""

    whole: float
    parsing: float

    def then(self, later: _Pace) -> _Pace:
        return _Pace((self.whole + later.whole) / 2, (self.parsing + later.parsing) / 2)


class Crew:
    """Runs jobs on ``deps.threads`` threads, in turns among their hosts. Safe to use from several threads.

    ``deps`` are what its jobs must use: the parser's time is measured there. A host is slow, or heavy, whose jobs
    take longer than so many seconds, or keep the parser busy for so many.
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
        self.most_of_a_host = max(1, deps.parsers - 1)
        self._most_slow = max(1, deps.threads // 2)
        self._free = deps.threads
        self._pool = ThreadPoolExecutor(deps.threads, thread_name_prefix="job")
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._hosts: dict[str, _Host] = {}
        # Hosts that may begin a job, in the order of their turns: the quick ones, and the slow ones.
        self._quick: dict[str, None] = {}
        self._slow: dict[str, None] = {}
        self._running: Counter[str] = Counter()
        self._paces: dict[str, _Pace] = {}

    def group(self, host: str) -> str:
        """What the jobs of a host count for: the service it belongs to, else itself."""
        return rate_limit_host(host, self.deps.shared_hosts)

    def add(self, group: str, job: Job) -> None:
        """Run a job when the turn comes to it."""
        with self._lock:
            host = self._hosts.setdefault(group, _Host())
            host.waiting.append(job)
            self._queue(group, host)
            self._begin()

    def slow(self) -> frozenset[str]:
        """The hosts whose jobs were slow of late."""
        with self._lock:
            return frozenset(self._paces)

    def drop(self) -> None:
        """Forget the jobs that have not begun."""
        with self._lock:
            for host in self._hosts.values():
                host.waiting.clear()
            self._quick.clear()
            self._slow.clear()

    def wait_idle(self, seconds: float | None = None) -> bool:
        """Wait until no job runs, at most so long; whether that came."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._running, timeout=seconds)

    def close(self, *, wait: bool = True) -> None:
        """End the threads; without ``wait``, those that still run are left to end by themselves."""
        self.drop()
        self._pool.shutdown(wait=wait, cancel_futures=True)

    # Below: with the lock held, but for _work.

    def _queue(self, group: str, host: _Host) -> None:
        if host.waiting and host.running < self.most_of_a_host:
            (self._slow if group in self._paces else self._quick).setdefault(group)

    def _begin(self) -> None:
        while self._free and (found := self._next()) is not None:
            self._free -= 1
            self._pool.submit(self._work, *found)

    def _next(self) -> tuple[str, Job] | None:
        """The job whose turn it is, now counted as running."""
        group = self._whose_turn()
        if group is None:
            return None
        (self._slow if group in self._paces else self._quick).pop(group)
        host = self._hosts[group]
        host.running += 1
        self._running[group] += 1
        job = host.waiting.popleft()
        self._queue(group, host)
        return group, job

    def _whose_turn(self) -> str | None:
        """The next quick host, unless there is none or nothing slow runs: then the next slow one that may begin."""
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
        """Slow hosts whose next job may begin beside the slow ones that run: not too many heavy ones at once."""
        heavy = sum(count for group, count in running.items() if self._is_heavy(self._paces[group]))
        is_free = heavy < self.most_of_a_host
        return (group for group in self._slow if is_free or not self._is_heavy(self._paces[group]))

    def _work(self, group: str, job: Job) -> None:
        """Run this job, and then as many others as there are."""
        following: tuple[str, Job] | None = (group, job)
        while following is not None:
            group, job = following
            began, parsed = time.monotonic(), self._meter.seconds
            try:
                job()
            except MonitorError as error:
                log.error("%s: %s", group, error.describe())
            except BaseException:
                # Whatever it was: a thread that ended without counting its job would be missing for ever.
                log.exception("fault in a job of %s", group)
            following = self._ended(group, _Pace(time.monotonic() - began, self._meter.seconds - parsed))

    def _ended(self, group: str, pace: _Pace) -> tuple[str, Job] | None:
        """Count a job that ended; the next for this thread."""
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
                # Another host's turn may have come as well: what is slow may begin when something slow has ended.
                self._begin()
            self._idle.notify_all()
            return following

    def _learn(self, group: str, pace: _Pace) -> None:
        pace = replace(pace, parsing=min(pace.parsing, _HEAVIEST * self._heavy_seconds))
        before = self._paces.pop(group, None)
        now = pace if before is None else before.then(pace)
        if now.whole <= self._slow_seconds and not self._is_heavy(now):
            return
        self._paces[group] = now
        if len(self._paces) > _REMEMBERED:
            forgotten = next(iter(self._paces))
            del self._paces[forgotten]
            if self._slow.pop(forgotten, 0) is None:
                self._quick[forgotten] = None

    def _is_heavy(self, pace: _Pace) -> bool:
        return pace.parsing > self._heavy_seconds
