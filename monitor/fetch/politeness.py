"""Rate limits per host: one request at a time, a gap after each, and the waits that hosts ask for (429, 503)."""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import blake2b

from monitor.errors import HostBusy, Stopped
from monitor.model import LONGEST_WAIT
from monitor.ports import Clock

# In seconds.
_SHORTEST_WAIT = 1.0
_FIRST_BACKOFF = 30.0
_LONGEST_BACKOFF = 3600.0
_MAX_HOSTS = 4096


@dataclass(slots=True)
class _Host:
    """The queue of requests to one host, or to a service with many hosts. ``next_at`` is a ``time.monotonic`` value."""

    changed: threading.Condition
    tickets: deque[object] = field(default_factory=deque)
    busy: bool = False
    next_at: float = 0.0


@dataclass(slots=True)
class _Wait:
    """Until when no request is sent to a host or service. ``backoff`` is the last computed wait, in seconds."""

    until: datetime | None = None
    status: int = 429
    backoff: float = 0.0
    refusals: int = 0

    def is_active(self, now: datetime) -> bool:
        """Whether the wait is not over. One of more than a day was set while the clock was ahead, and is ignored."""
        return self.until is not None and now < self.until <= now + LONGEST_WAIT


@dataclass(slots=True)
class Turn:
    """A turn at a host. The holder sets ``gap_seconds``, the pause before the next turn."""

    gap_seconds: float = 0.0


class HostRateLimiter:
    """Gives each host's turns first come, first served, and at most ``slots`` turns at once over all hosts.

    The hosts of a shared ``service`` (a blog platform, say) share one queue. For other hosts, ``service`` equals
    ``host``. ``longest_wait`` is in seconds. ``seed`` makes the backoff reproducible.
    """

    def __init__(self, clock: Clock, *, slots: int, longest_wait: float, seed: str) -> None:
        self._clock = clock
        self._longest_wait = longest_wait
        self._seed = seed
        self._lock = threading.Lock()
        self._slot_freed = threading.Condition(self._lock)
        self._slots = slots
        self._hosts: dict[str, _Host] = {}
        self._waits: dict[str, _Wait] = {}
        self._closed = False

    @contextlib.contextmanager
    def take(self, service: str, host: str = "") -> Iterator[Turn]:
        """Wait for a turn at a service and hold it for the block.

        Raises ``HostBusy`` while the host or service has asked us to wait, or when the turn would not come within
        ``longest_wait`` (then waiting for a free slot is not limited), and ``Stopped`` after ``close``.
        """
        turn = Turn()
        with self._lock:
            queue = self._host(service)
            self._await_turn(service, queue, host or service)
            try:
                self._await_slot()
            except BaseException:
                self._release(queue, 0.0)
                raise
        try:
            yield turn
        finally:
            with self._lock:
                self._slots += 1
                self._slot_freed.notify()
                self._release(queue, turn.gap_seconds)

    def gap_left(self, service: str) -> float:
        """Seconds until the next turn is allowed."""
        with self._lock:
            host = self._hosts.get(service)
            return max(0.0, host.next_at - time.monotonic()) if host is not None else 0.0

    def keep_gap(self, service: str, seconds: float) -> None:
        """Give no turn at a service for this many seconds."""
        with self._lock:
            host = self._host(service)
            host.next_at = max(host.next_at, time.monotonic() + seconds)

    def refused(self, service: str, host: str, status: int, retry_after: str | None) -> HostBusy:
        """Record that a host answered 429 or 503, and return the error to raise.

        Without a usable Retry-After (RFC 9110, 10.2.3) the waits grow by decorrelated jitter, reproducible by ``seed``.
        A host's Retry-After is not applied to its whole service: the service gets a computed wait, no longer than the
        Retry-After, which grows only while none of its hosts answers.
        """
        now = self._clock.now()
        requested = retry_after_seconds(retry_after, now)
        with self._lock:
            until = self._suspend(host, status, requested, now)
            if service != host:
                backoff = self._back_off(service)
                self._suspend(service, status, backoff if requested is None else min(backoff, requested), now)
            return _busy(host, until, status)

    def _suspend(self, name: str, status: int, requested: float | None, now: datetime) -> datetime:
        """Send nothing to a host for the requested seconds, or for a computed wait. Returns the end of the wait."""
        wait = self._wait(name)
        seconds = self._back_off(name) if requested is None else requested
        wait.status, wait.until = status, now + timedelta(seconds=seconds)
        return wait.until

    def _back_off(self, name: str) -> float:
        """The next computed wait for a host, in seconds."""
        wait = self._wait(name)
        wait.refusals += 1
        jitter = _fraction(f"{self._seed}:{name}:{wait.refusals}")
        previous = max(wait.backoff, _FIRST_BACKOFF)
        wait.backoff = min(_LONGEST_BACKOFF, _FIRST_BACKOFF + jitter * (3 * previous - _FIRST_BACKOFF))
        return wait.backoff

    def accepted(self, service: str, host: str = "") -> None:
        """Record that a host answered: its waits are cleared, and the next computed wait is short again."""
        with self._lock:
            for name in (service, host):
                self._waits.pop(name, None)

    def waiting(self, name: str) -> int:
        """The number of threads that wait for a turn at a host or service."""
        with self._lock:
            return len(self._host(name).tickets)

    def close(self) -> None:
        """Make all waiting and future calls of ``take`` raise ``Stopped``."""
        with self._lock:
            self._closed = True
            self._slot_freed.notify_all()
            for host in self._hosts.values():
                host.changed.notify_all()

    def _host(self, name: str) -> _Host:
        if len(self._hosts) >= _MAX_HOSTS and name not in self._hosts:
            self._drop_unused_hosts()
        return self._hosts.setdefault(name, _Host(threading.Condition(self._lock)))

    def _drop_unused_hosts(self) -> None:
        now = time.monotonic()
        for name, host in list(self._hosts.items()):
            if not host.busy and not host.tickets and host.next_at <= now:
                del self._hosts[name]

    def _wait(self, name: str) -> _Wait:
        if len(self._waits) >= _MAX_HOSTS and name not in self._waits:
            now = self._clock.now()
            self._waits = {known: wait for known, wait in self._waits.items() if wait.is_active(now)}
        return self._waits.setdefault(name, _Wait())

    def _await_turn(self, service: str, queue: _Host, host: str) -> None:
        """Wait in the queue of a service, and mark it as busy."""
        ticket = object()
        queue.tickets.append(ticket)
        deadline = time.monotonic() + self._longest_wait
        try:
            while True:
                self._check(service, host)
                now = time.monotonic()
                is_next = not queue.busy and queue.tickets[0] is ticket
                if is_next and now >= queue.next_at:
                    break
                ready_at = queue.next_at if is_next else now
                if max(ready_at, now) >= deadline:
                    raise self._too_long(service, max(ready_at - now, self._longest_wait))
                queue.changed.wait((queue.next_at if is_next else deadline) - now)
            queue.busy = True
        finally:
            queue.tickets.remove(ticket)
            queue.changed.notify_all()

    def _await_slot(self) -> None:
        while self._slots == 0 and not self._closed:
            self._slot_freed.wait()
        self._raise_if_closed()
        self._slots -= 1

    def _raise_if_closed(self) -> None:
        if self._closed:
            raise Stopped("the program is ending: no new requests are sent")

    def _check(self, service: str, host: str) -> None:
        """Raise ``Stopped`` after ``close``, and ``HostBusy`` while the host or service has asked us to wait."""
        self._raise_if_closed()
        now = self._clock.now()
        for name in dict.fromkeys((host, service)):
            wait = self._waits.get(name)
            if wait is not None and wait.until is not None and wait.is_active(now):
                raise _busy(name, wait.until, wait.status)

    def _release(self, host: _Host, gap: float) -> None:
        host.busy = False
        # Another worker's gap may have been set while the turn was held.
        host.next_at = max(host.next_at, time.monotonic() + gap)
        host.changed.notify_all()

    def _too_long(self, name: str, seconds: float) -> HostBusy:
        until = self._clock.now() + timedelta(seconds=seconds)
        text = f"no turn at {name} within {self._longest_wait:g} seconds: other requests or a pause come first"
        return HostBusy(text, until=until, host=name)


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """The seconds in a Retry-After header, at least one and at most a day; None if it is missing or invalid."""
    text = (value or "").strip()
    try:
        seconds = float(text) if text[:1].isdigit() else (_http_date(text) - now).total_seconds()
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, _SHORTEST_WAIT), LONGEST_WAIT.total_seconds()) if math.isfinite(seconds) else None


def _http_date(text: str) -> datetime:
    found = parsedate_to_datetime(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _busy(name: str, until: datetime, status: int) -> HostBusy:
    return HostBusy(
        f"{name} answered {status}: no requests until {until:%Y-%m-%d %H:%M:%S} UTC",
        until=until,
        status=status,
        host=name,
    )


def _fraction(text: str) -> float:
    """A pseudo-random number in [0, 1) that depends only on the text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big") / 2**56
