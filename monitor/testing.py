"""Test doubles for the edges, for programs that build on the monitor and for our own tests.

They implement ``monitor.ports``. The store is the real one, in memory.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from monitor.errors import FetchError, NameNotFound, SendError
from monitor.model import Message, Page, Redirect
from monitor.ports import Request, TextLimit
from monitor.sandbox import InlineSandbox
from monitor.store import SqlStore, open_store

__all__ = ["FakeFetcher", "FakeSender", "FrozenClock", "InlineSandbox", "Reply", "memory_store"]


class FrozenClock:
    """A clock that stands still until it is advanced."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The current time of this clock."""
        with self._lock:
            return self._now

    def advance(self, **span: float) -> datetime:
        """Advance by the given arguments of ``timedelta`` and return the new time."""
        with self._lock:
            self._now += timedelta(**span)
            return self._now


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a ``FakeFetcher`` for one address. With ``moved_to`` it is a redirect with ``status``."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    moved_to: str | None = None


class FakeFetcher:
    """Answers from a table of addresses and records every request in ``requests``.

    A reply with an ``etag`` header becomes a 304 when the request sends that value. An error in the table is raised. An
    address that is not in the table raises ``NameNotFound``.
    """

    def __init__(self, clock: FrozenClock, replies: Mapping[str, Reply | FetchError] | None = None) -> None:
        self.replies: dict[str, Reply | FetchError] = dict(replies or {})
        self.requests: list[Request] = []
        self.gaps: dict[str, float] = {}
        self._clock = clock
        self._lock = threading.Lock()

    def fetch(self, request: Request) -> Page:
        """The page for this address, after the redirects of the table."""
        with self._lock:
            self.requests.append(request)
        url = request.url
        hops: list[Redirect] = []
        while True:
            reply = self.replies.get(url)
            if isinstance(reply, FetchError):
                raise reply
            if reply is None:
                raise NameNotFound(f"{url} is not in the table of this fetcher")
            if reply.moved_to is None:
                return self._page(request, url, reply, tuple(hops))
            hops.append(Redirect(reply.status, reply.moved_to))
            url = reply.moved_to

    def _page(self, request: Request, url: str, reply: Reply, hops: tuple[Redirect, ...]) -> Page:
        headers = {name.lower(): value for name, value in reply.headers.items()}
        same = request.etag is not None and headers.get("etag") == request.etag
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        return Page(
            requested_url=request.url,
            url=url,
            status=304 if same else reply.status,
            headers=tuple(headers.items()),
            body=b"" if same else body,
            fetched_at=self._clock.now(),
            redirects=hops,
        )

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:  # noqa: ARG002 - the port's arguments
        """The status for this address; 404 if the table does not list it."""
        reply = self.replies.get(url)
        if isinstance(reply, FetchError):
            raise reply
        return reply.status if reply is not None else 404

    def gap_left(self, host: str) -> float:
        """The seconds that ``gaps`` holds for a host; 0 by default."""
        return self.gaps.get(host, 0.0)

    def keep_gap(self, host: str, seconds: float) -> None:
        """Record the gap in ``gaps``."""
        self.gaps[host] = seconds

    def close(self) -> None:
        """Do nothing."""


class FakeSender:
    """Records sent messages in ``messages``. ``failing`` may return an error for a message, which is raised instead."""

    def __init__(self, failing: Callable[[Message], SendError | None] = lambda _: None) -> None:
        self.messages: list[Message] = []
        self.failing = failing
        self.limits: dict[str, TextLimit] = {}

    def limit(self, recipient: str) -> TextLimit | None:
        """The limit that ``limits`` holds for a recipient; none by default."""
        return self.limits.get(recipient)

    def send(self, message: Message) -> None:
        """Record the message, or raise the error of ``failing``."""
        error = self.failing(message)
        if error is not None:
            raise error
        self.messages.append(message)

    def close(self) -> None:
        """Do nothing."""


def memory_store() -> SqlStore:
    """An empty in-memory store with the newest schema."""
    return open_store("sqlite:///:memory:")
