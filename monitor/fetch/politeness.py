"""Turns at a host: one request at a time, a gap after each, and the waits a host asked for."""

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
from monitor.ports import Clock

_SHORTEST_WAIT = 1.0
_LONGEST_WAIT = 24 * 3600.0
_FIRST_BACKOFF = 30.0
_LONGEST_BACKOFF = 3600.0
_HOSTS_REMEMBERED = 4096


@dataclass(slots=True)
class _Host:
    """What is known of one host. ``next_at`` is of ``time.monotonic``; ``backoff`` the last wait we chose ourselves."""

    changed: threading.Condition
    queue: deque[object] = field(default_factory=deque)
    busy: bool = False
    next_at: float = 0.0
    until: datetime | None = None
    status: int = 429
    backoff: float = 0.0
    refusals: int = 0


@dataclass(slots=True)
class Turn:
    """A turn at a host; ``gap_seconds`` is what shall pass after it before the next."""

    gap_seconds: float = 0.0


class Turns:
    """Hands out turns in the order they were asked for, at most ``slots`` at once over all hosts."""

    def __init__(self, clock: Clock, *, slots: int, longest_wait: float, seed: str) -> None:
        self._clock = clock
        self._longest_wait = longest_wait
        self._seed = seed
        self._lock = threading.Lock()
        self._slot_freed = threading.Condition(self._lock)
        self._slots = slots
        self._hosts: dict[str, _Host] = {}
        self._closed = False

    @contextlib.contextmanager
    def take(self, name: str) -> Iterator[Turn]:
        """Wait for the host's turn and hold it.

        Raises ``HostBusy`` under a wait the host asked for, or when the turn would not come in time, and ``Stopped``.
        """
        turn = Turn()
        with self._lock:
            host = self._host(name)
            self._await_turn(name, host)
            try:
                self._await_slot()
            except BaseException:
                self._release(host, 0.0)
                raise
        try:
            yield turn
        finally:
            with self._lock:
                self._slots += 1
                self._slot_freed.notify()
                self._release(host, turn.gap_seconds)

    def refused(self, name: str, status: int, retry_after: str | None) -> HostBusy:
        """Remember that the host wants to be left alone; the error that says so.

        Without a usable Retry-After (RFC 9110, 10.2.3) the waits grow by decorrelated jitter, the same for a seed.
        """
        now = self._clock.now()
        with self._lock:
            host = self._host(name)
            seconds = retry_after_seconds(retry_after, now)
            host.refusals += 1
            if seconds is None:
                previous = max(host.backoff, _FIRST_BACKOFF)
                share = _fraction(f"{self._seed}:{name}:{host.refusals}")
                host.backoff = min(_LONGEST_BACKOFF, _FIRST_BACKOFF + share * (3 * previous - _FIRST_BACKOFF))
                seconds = host.backoff
            host.status = status
            host.until = now + timedelta(seconds=seconds)
            return _busy(name, host.until, status)

    def accepted(self, name: str) -> None:
        """The host answered: the next wait starts small again."""
        with self._lock:
            host = self._host(name)
            host.backoff, host.refusals, host.until = 0.0, 0, None

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
        now, clock = time.monotonic(), self._clock.now()
        for name, host in list(self._hosts.items()):
            idle = not host.busy and not host.queue and host.next_at <= now
            if idle and (host.until is None or host.until <= clock):
                del self._hosts[name]

    def _await_turn(self, name: str, host: _Host) -> None:
        ticket = object()
        host.queue.append(ticket)
        gives_up_at = time.monotonic() + self._longest_wait
        try:
            while True:
                self._check(name, host)
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

    def _check(self, name: str, host: _Host) -> None:
        if self._closed:
            raise Stopped("the program is ending: no request is begun any more")
        if host.until is not None and host.until > self._clock.now():
            raise _busy(name, host.until, host.status)

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
    return min(max(seconds, _SHORTEST_WAIT), _LONGEST_WAIT) if math.isfinite(seconds) else None


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
