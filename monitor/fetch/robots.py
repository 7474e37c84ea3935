"""robots.txt: what a site allows us to fetch (RFC 9309), read once a day for each of its origins."""

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

MAX_ROBOTS_BYTES = 500 * 1024
_FRESH_FOR = timedelta(hours=24)
_FAILED_FOR = timedelta(minutes=1)
_LONGEST_DELAY = 60.0
_ORIGINS_REMEMBERED = 4096
_NO_CONNECTION = (AddressRefused, NameNotFound, ConnectFailed, CertificateInvalid, ProxyFailed)
_OTHERS = "user-agent: some-other-robot"


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """The answer to a request of robots.txt: the final status and, for a success, its text."""

    status: int
    body: bytes = b""


@dataclass(slots=True)
class _Origin:
    """What is known of one origin. ``lock`` lets one thread read while the others wait for it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    closed_status: int = 0
    failure: FetchError | None = None
    valid_until: datetime | None = None


class Robots:
    """Answers whether an address may be fetched. ``read`` asks for a robots.txt, following redirects."""

    def __init__(self, clock: Clock, robot_name: str, read: Callable[[httpx.URL], RobotsAnswer]) -> None:
        self._clock = clock
        self._name = robot_name
        self._read = read
        self._lock = threading.Lock()
        self._origins: dict[str, _Origin] = {}

    def permit(self, url: httpx.URL) -> None:
        """Return if the address may be fetched.

        Raises ``RobotsDisallowed`` where the rules forbid it or the server failed to give them (5xx), and the error met
        where the host could not be reached: then the page cannot be either.
        """
        origin = self._current(url)
        if origin.rules is not None:
            if not origin.rules.can_fetch(str(url), self._name):
                raise RobotsDisallowed(f"the robots.txt of {url.host} forbids {url}")
        elif origin.failure is not None:
            # A new one each time: raising an error changes it (its traceback), and several threads may raise this one.
            asked = "" if isinstance(origin.failure, _NO_CONNECTION) else " (asked for its robots.txt)"
            failure = type(origin.failure)(f"{origin.failure}{asked}", advice=origin.failure.advice)
            failure.about_robots = bool(asked)
            raise failure
        else:
            raise RobotsDisallowed(
                f"the robots.txt of {url.host} answered {origin.closed_status}, which forbids all",
                advice="usually passes by itself; it is asked for again in a while",
            )

    def delay(self, url: httpx.URL) -> float:
        """The seconds between two requests that the site asks for (crawl-delay), at most a minute; 0 if it does not."""
        with self._lock:
            origin = self._origins.get(_origin_key(url))
        rules = origin.rules if origin else None
        return min(rules.crawl_delay(self._name) or 0.0, _LONGEST_DELAY) if rules else 0.0

    def _current(self, url: httpx.URL) -> _Origin:
        key = _origin_key(url)
        with self._lock:
            if len(self._origins) >= _ORIGINS_REMEMBERED and key not in self._origins:
                self._origins.pop(next(iter(self._origins)))
            origin = self._origins.setdefault(key, _Origin())
        with origin.lock:
            now = self._clock.now()
            # Valid for longer than any entry is: it was written while the clock ran ahead.
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
        """Rules read before stay valid while new ones cannot be fetched (RFC 9309, 2.4)."""
        origin.failure, origin.closed_status = failure, closed_status
        origin.valid_until = self._clock.now() + _FAILED_FOR


def _rules(text: str) -> Protego:
    from protego import Protego

    return Protego.parse(text)


def _relevant(text: str, name: str) -> str:
    """The text with all groups for other robots under one name: parsing many names takes quadratic time."""
    wanted = name.lower()
    lines = []
    for line in text.splitlines():
        field_name, colon, value = line.partition(":")
        if colon and field_name.strip().lower() == "user-agent":
            agent = value.partition("#")[0].strip().lower().replace("*", "")
            lines.append(line if agent in wanted else _OTHERS)
        else:
            lines.append(line)
    return "\n".join(lines)


def _origin_key(url: httpx.URL) -> str:
    return f"{url.scheme}://{host_key(url)}"
