"""robots.txt: what a site allows robots to fetch (RFC 9309). Cached for a day for each origin."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import httpx

from monitor.errors import (
    AddressRefused,
    CertificateInvalid,
    ConnectFailed,
    FetchError,
    HostBusy,
    NameNotFound,
    ProxyFailed,
    RobotsDisallowed,
)
from monitor.fetch.addresses import host_key
from monitor.ports import Clock

if TYPE_CHECKING:
    from protego import Protego

# From RFC 9309: a robot must parse at least 500 KiB (2.5), and should not use a cached file for over 24 hours (2.4).
MAX_ROBOTS_BYTES = 500 * 1024
_FRESH_FOR = timedelta(hours=24)
_FAILED_FOR = timedelta(minutes=1)
_LONGEST_DELAY = 60.0
_MAX_ORIGINS = 4096
# With these errors the page cannot be fetched either.
_NO_CONNECTION = (AddressRefused, NameNotFound, ConnectFailed, CertificateInvalid, ProxyFailed)
_OTHER_ROBOT = "user-agent: some-other-robot"


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """The response for a robots.txt: the final status and, for a success, the body."""

    status: int
    body: bytes = b""


@dataclass(slots=True)
class _Origin:
    """The cached robots.txt of one origin. ``lock`` is held while one thread fetches it.

    ``rules`` are the last ones that could be read. Without any, ``failure`` or ``closed_status`` says why.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    closed_status: int = 0
    failure: FetchError | None = None
    valid_until: datetime | None = None


class Robots:
    """Checks addresses against robots.txt. ``read`` fetches a robots.txt and follows its redirects."""

    def __init__(self, clock: Clock, robot_name: str, read: Callable[[httpx.URL], RobotsAnswer]) -> None:
        self._clock = clock
        self._name = robot_name
        self._read = read
        self._lock = threading.Lock()
        self._origins: dict[str, _Origin] = {}

    def permit(self, url: httpx.URL) -> None:
        """Raise unless the address may be fetched.

        Raises ``RobotsDisallowed`` if the rules forbid it or the server answered with a 5xx. If robots.txt could not be
        fetched, raises that ``FetchError``.
        """
        origin = self._current(url)
        if origin.rules is not None:
            if not origin.rules.can_fetch(str(url), self._name):
                raise RobotsDisallowed(f"the robots.txt of {url.host} forbids {url}")
        elif origin.failure is not None:
            # A copy each time: raising an error changes it (its traceback), and several threads may raise this one.
            about_robots = not isinstance(origin.failure, _NO_CONNECTION)
            suffix = " (requesting its robots.txt)" if about_robots else ""
            failure = type(origin.failure)(f"{origin.failure}{suffix}", advice=origin.failure.advice)
            failure.about_robots = about_robots
            raise failure
        else:
            raise RobotsDisallowed(
                f"{url.host} answered {origin.closed_status} for its robots.txt, which forbids all requests (RFC 9309)",
                advice="usually temporary: it is requested again in a minute or later",
            )

    def delay(self, url: httpx.URL) -> float:
        """The Crawl-delay of the site in seconds, at most a minute; 0 if it sets none or its rules are not cached."""
        with self._lock:
            origin = self._origins.get(_origin_key(url))
        rules = origin.rules if origin else None
        return min(rules.crawl_delay(self._name) or 0.0, _LONGEST_DELAY) if rules else 0.0

    def _current(self, url: httpx.URL) -> _Origin:
        """The cache entry for an address, fetched anew when it has expired."""
        key = _origin_key(url)
        with self._lock:
            if len(self._origins) >= _MAX_ORIGINS and key not in self._origins:
                self._origins.pop(next(iter(self._origins)))
            origin = self._origins.setdefault(key, _Origin())
        with origin.lock:
            now = self._clock.now()
            # An entry that is valid for longer than any can be was written while the clock was ahead.
            if origin.valid_until is None or not now < origin.valid_until <= now + _FRESH_FOR:
                self._refresh(origin, url)
        return origin

    def _refresh(self, origin: _Origin, url: httpx.URL) -> None:
        try:
            answer = self._read(url.copy_with(raw_path=b"/robots.txt"))
        except HostBusy:
            raise
        except FetchError as error:
            self._keep_stale(origin, failure=error)
            return
        if answer.status >= 500:
            self._keep_stale(origin, closed_status=answer.status)
            return
        text = answer.body.decode("utf-8-sig", errors="replace") if 200 <= answer.status < 300 else ""
        origin.rules = _rules(_relevant(text, self._name))
        origin.failure, origin.closed_status = None, 0
        origin.valid_until = self._clock.now() + _FRESH_FOR

    def _keep_stale(self, origin: _Origin, *, failure: FetchError | None = None, closed_status: int = 0) -> None:
        """Keep the old rules for now if new ones cannot be fetched (RFC 9309, 2.4)."""
        origin.failure, origin.closed_status = failure, closed_status
        origin.valid_until = self._clock.now() + _FAILED_FOR


def _rules(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text)


def _relevant(text: str, name: str) -> str:
    """The text with the names of all other robots replaced by one: parsing many names takes quadratic time."""
    wanted = name.lower()
    lines = []
    for line in text.splitlines():
        field_name, colon, value = line.partition(":")
        if colon and field_name.strip().lower() == "user-agent":
            agent = value.partition("#")[0].strip().lower().replace("*", "")
            lines.append(line if agent in wanted else _OTHER_ROBOT)
        else:
            lines.append(line)
    return "\n".join(lines)


def _origin_key(url: httpx.URL) -> str:
    return f"{url.scheme}://{host_key(url)}"
