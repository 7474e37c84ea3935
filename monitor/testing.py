"""Stand-ins for the edges, shipped for those who build on the monitor and for our own tests.

They keep the promises of ``monitor.ports``; the store is no stand-in but the real one, in memory.
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
    """A clock that stops until it is moved."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The time it was last set to."""
        with self._lock:
            return self._now

    def advance(self, **span: float) -> datetime:
        """Move on by a ``timedelta``'s arguments; the new time."""
        with self._lock:
            self._now += timedelta(**span)
            return self._now


@dataclass(frozen=True, slots=True)
class Reply:
    """What a FakeFetcher answers for one address. ``moved_to`` makes it a redirect of ``status``."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    moved_to: str | None = None


class FakeFetcher:
    """Answers from a table of addresses; keeps every request in ``requests``.

    A reply with an ``etag`` header answers 304 when the request sends it back. An error in the table is raised; an
    address that is not in it does not resolve.
    """

    def __init__(self, clock: FrozenClock, replies: Mapping[str, Reply | FetchError] | None = None) -> None:
        self.replies: dict[str, Reply | FetchError] = dict(replies or {})
        self.requests: list[Request] = []
        self.gaps: dict[str, float] = {}
        self._clock = clock
        self._lock = threading.Lock()

    def fetch(self, request: Request) -> Page:
        """The page the table holds for this address."""
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
        """The status the table holds for this address."""
        reply = self.replies.get(url)
        if isinstance(reply, FetchError):
            raise reply
        return reply.status if reply is not None else 404

    def gap_left(self, host: str) -> float:
        """What ``gaps`` says of a host; nothing is left where it says nothing."""
        return self.gaps.get(host, 0.0)

    def keep_gap(self, host: str, seconds: float) -> None:
        """Records the gap in ``gaps``."""
        self.gaps[host] = seconds

    def close(self) -> None:
        """Nothing to close."""


class FakeSender:
    """Keeps what it is handed in ``messages``; with ``failing``, raises that instead."""

    def __init__(self, failing: Callable[[Message], SendError | None] = lambda _: None) -> None:
        self.messages: list[Message] = []
        self.failing = failing
        self.limits: dict[str, TextLimit] = {}

    def limit(self, recipient: str) -> TextLimit | None:
        """Whatever ``limits`` has for the recipient."""
        return self.limits.get(recipient)

    def send(self, message: Message) -> None:
        """Keep the message, or raise."""
        error = self.failing(message)
        if error is not None:
            raise error
        self.messages.append(message)

    def close(self) -> None:
        """Nothing is kept open."""


def memory_store() -> SqlStore:
    """A real store in memory, empty, at the newest schema."""
    return open_store("sqlite:///:memory:")
