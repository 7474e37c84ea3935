"""Rate limits per host: one request at a time, a gap after each, and the waits a host asked for."""

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

_SHORTEST_WAIT = 1.0
_FIRST_BACKOFF = 30.0
_LONGEST_BACKOFF = 3600.0
_HOSTS_REMEMBERED = 4096


@dataclass(slots=True)
class _Host:
    """The queue at one host, or at a service with many hosts. ``next_at`` is of ``time.monotonic``."""

    changed: threading.Condition
    queue: deque[object] = field(default_factory=deque)
    busy: bool = False
    next_at: float = 0.0


@dataclass(slots=True)
class _Wait:
    """Until when no request goes to a host or a service. ``backoff`` is the last wait of our own, in seconds."""

    until: datetime | None = None
    status: int = 429
    backoff: float = 0.0
    refusals: int = 0

    def holds(self, now: datetime) -> bool:
        """Whether the wait still lasts; one of more than a day, set while the clock ran ahead, is ignored."""
        return self.until is not None and now < self.until <= now + LONGEST_WAIT


@dataclass(slots=True)
class Turn:
    """A turn at a host; ``gap_seconds`` is the pause after it, before the next."""

    gap_seconds: float = 0.0


class HostRateLimiter:
    """Gives turns in the order of the requests, at most ``slots`` at once over all hosts.

    A ``host`` may belong to a ``service`` with many hosts, which takes turns as one; elsewhere both are the same.
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
        """Wait for the turn at a service and hold it.

        Raises ``HostBusy`` under a wait that the host or the service asked for, or when the turn would not come in
        time, and ``Stopped``.
        """
        turn, name = Turn(), service
        with self._lock:
            place = self._host(name)
            self._await_turn(name, place, host or name)
            try:
                self._await_slot()
            except BaseException:
                self._release(place, 0.0)
                raise
        try:
            yield turn
        finally:
            with self._lock:
                self._slots += 1
                self._slot_freed.notify()
                self._release(place, turn.gap_seconds)

    def gap_left(self, service: str) -> float:
        """The seconds that are left of the gap after the last request."""
        with self._lock:
            place = self._hosts.get(service)
            return max(0.0, place.next_at - time.monotonic()) if place is not None else 0.0

    def keep_gap(self, service: str, seconds: float) -> None:
        """Give no turn for so many seconds."""
        with self._lock:
            place = self._host(service)
            place.next_at = max(place.next_at, time.monotonic() + seconds)

    def refused(self, service: str, host: str, status: int, retry_after: str | None) -> HostBusy:
        """Record that a host asks for a wait; returns the error that says so.

        Without a usable Retry-After (RFC 9110, 10.2.3) the waits grow by decorrelated jitter, the same for a seed. The
        wait that one host asks for is not applied to its whole service, which gets a wait of our own choice; that grows
        only while none of its hosts answers.
        """
        now = self._clock.now()
        asked = retry_after_seconds(retry_after, now)
        with self._lock:
            until = self._leave_alone(host, status, asked, now)
            if service != host:
                own = self._back_off(service)
                self._leave_alone(service, status, own if asked is None else min(own, asked), now)
            return _busy(host, until, status)

    def _leave_alone(self, name: str, status: int, asked: float | None, now: datetime) -> datetime:
        wait = self._wait(name)
        seconds = self._back_off(name) if asked is None else asked
        wait.status, wait.until = status, now + timedelta(seconds=seconds)
        return wait.until

    def _back_off(self, name: str) -> float:
        """The next of the waits that we choose ourselves, in seconds."""
        wait = self._wait(name)
        wait.refusals += 1
        share = _fraction(f"{self._seed}:{name}:{wait.refusals}")
        previous = max(wait.backoff, _FIRST_BACKOFF)
        wait.backoff = min(_LONGEST_BACKOFF, _FIRST_BACKOFF + share * (3 * previous - _FIRST_BACKOFF))
        return wait.backoff

    def accepted(self, service: str, host: str = "") -> None:
        """The host answered: the next wait of our own is short again."""
        with self._lock:
            for name in (service, host):
                self._waits.pop(name, None)

    def waiting(self, name: str) -> int:
        """How many wait for a host's turn."""
        with self._lock:
            return len(self._host(name).queue)

    def close(self) -> None:
        """Let all who wait raise ``Stopped``."""
        with self._lock:
            self._closed = True
            self._slot_freed.notify_all()
            for host in self._hosts.values():
                host.changed.notify_all()

    def _host(self, name: str) -> _Host:
        if len(self._hosts) >= _HOSTS_REMEMBERED and name not in self._hosts:
            self._forget()
        return self._hosts.setdefault(name, _Host(threading.Condition(self._lock)))

    def _forget(self) -> None:
        now = time.monotonic()
        for name, host in list(self._hosts.items()):
            if not host.busy and not host.queue and host.next_at <= now:
                del self._hosts[name]

    def _wait(self, name: str) -> _Wait:
        if len(self._waits) >= _HOSTS_REMEMBERED and name not in self._waits:
            now = self._clock.now()
            self._waits = {known: wait for known, wait in self._waits.items() if wait.holds(now)}
        return self._waits.setdefault(name, _Wait())

    def _await_turn(self, name: str, host: _Host, exact: str) -> None:
        ticket = object()
        host.queue.append(ticket)
        gives_up_at = time.monotonic() + self._longest_wait
        try:
            while True:
                self._check(name, exact)
                now = time.monotonic()
                first = not host.busy and host.queue[0] is ticket
                if first and now >= host.next_at:
                    break
                ready_at = host.next_at if first else now
                if max(ready_at, now) >= gives_up_at:
                    raise self._too_long(name, max(ready_at - now, self._longest_wait))
                host.changed.wait((host.next_at if first else gives_up_at) - now)
            host.busy = True
        finally:
            host.queue.remove(ticket)
            host.changed.notify_all()

    def _await_slot(self) -> None:
        while self._slots == 0 and not self._closed:
            self._slot_freed.wait()
        if self._closed:
            raise Stopped("the program is ending: no request is begun any more")
        self._slots -= 1

    def _check(self, service: str, host: str) -> None:
        if self._closed:
            raise Stopped("the program is ending: no request is begun any more")
        now = self._clock.now()
        for name in dict.fromkeys((host, service)):
            wait = self._waits.get(name)
            if wait is not None and wait.until is not None and wait.holds(now):
                raise _busy(name, wait.until, wait.status)

    def _release(self, host: _Host, gap: float) -> None:
        host.busy = False
        host.next_at = time.monotonic() + gap
        host.changed.notify_all()

    def _too_long(self, name: str, seconds: float) -> HostBusy:
        until = self._clock.now() + timedelta(seconds=seconds)
        text = f"the turn at {name} does not come within {self._longest_wait:g} seconds: others wait there already"
        return HostBusy(text, until=until, host=name)


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for, at least one and at most a day; None when it says nothing usable."""
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
        f"{name} answered {status}: leave it alone until {until:%Y-%m-%d %H:%M:%S} UTC",
        until=until,
        status=status,
        host=name,
    )


def _fraction(text: str) -> float:
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest(), "big") / 2**56
