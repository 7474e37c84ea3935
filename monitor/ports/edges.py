"""The edges to the world outside: the clock, the web, the processes that parse, the channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, Protocol, TypeVar

from monitor.model import (
    Message,
    Page,
)

T = TypeVar("T")
P = ParamSpec("P")


class Clock(Protocol):
    """The time now, aware and in UTC."""

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Request:
    """One GET to be made. Validators are sent back exactly as received; None sends none.

    ``ignore_robots`` is for what a person asked for by hand (adding a feed or an article), never for the schedule.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    accept: str = "*/*"
    ignore_robots: bool = False


class Fetcher(Protocol):
    """Makes one polite, bounded request.

    Waits for its turn at the host, follows redirects (each hop checked), decodes gzip and deflate in bounds. Returns a
    Page for every final status but 429 and 503 (these, and hosts under a wait, raise ``HostBusy``); else raises
    ``FetchError``.
    """

    def fetch(self, request: Request) -> Page: ...
    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """The status a guarded POST was answered with; redirects are not followed. Raises ``FetchError``."""
        ...

    def gap_left(self, host: str) -> float:
        """For how many more seconds no request is made to a host, because one has just been made."""
        ...

    def keep_gap(self, host: str, seconds: float) -> None:
        """Make no request to a host for so many seconds: another worker has just made one."""
        ...

    def close(self) -> None: ...


class Sandbox(Protocol):
    """Runs an importable function on plain values in a process that can be killed.

    The process imports the function's module, and what ``loads`` names, before its first call.
    Raises ``ParseKilled`` when it runs past its time or memory; a ``MonitorError`` the function raises comes through.
    """

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The function's value; the arguments are checked against its own, as in any other call."""
        ...

    @property
    def starting_seconds(self) -> float:
        """Seconds for which the calls of this thread have waited for processes to start: no document's fault."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class TextLimit:
    """How much text a service takes, as it counts (``measure``).

    ``title`` is 0 where a title begins the text; with ``together`` the title counts within ``text``.
    """

    title: int
    text: int
    together: bool
    measure: Callable[[str], int]


class Sender(Protocol):
    """Hands a message to its channel; returns when it was accepted, raises ``SendError``."""

    def limit(self, recipient: str) -> TextLimit | None:
        """What this recipient takes; None where the channel takes messages as they are."""
        ...

    def send(self, message: Message) -> None: ...
    def close(self) -> None:
        """Give idle connections back; it can be used again afterwards."""
        ...
