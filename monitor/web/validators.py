"""ETags of what programs read, and 304 for those who have it already (RFC 9110, sections 8.8.3 and 13.1.2)."""

from __future__ import annotations

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What a 304 has too (RFC 9110, section 15.4.5), and where a list goes on, which its ETag covers as well. Headers
# that make an answer strict come later.
_KEPT = ("cache-control", "content-location", "etag", "expires", "last-modified", "link", "memento-datetime", "vary")


class Validators:
    """Gives answers below ``/api/`` and tables an ETag, the digest of their bytes and their Link header.

    A body that comes in one piece is digested as it passes, so that nothing is kept for it. One that comes in several
    is given no ETag; where the route itself gives one, that is what is compared.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_read_by_programs(scope["path"]):
            await self._app(scope, receive, send)
            return
        tags = Headers(scope=scope).get("if-none-match")
        await self._app(scope, receive, _Answer(send, tags).send)


class _Answer:
    """An answer on its way: its head waits for the first piece of its body."""

    def __init__(self, send: Send, tags: str | None) -> None:
        self._send = send
        self._tags = tags
        self._head: Message | None = None
        self._is_known = False

    async def send(self, message: Message) -> None:
        """Pass on a message of the application, or nothing of a body that is known already."""
        if message["type"] == "http.response.start":
            self._head = message
            return
        if self._head is not None:
            head, self._head = self._head, None
            if head["status"] == 200:
                self._name(head, message)
            await self._send(head)
        if not self._is_known:
            await self._send(message)
        elif not message.get("more_body", False):
            await self._send({"type": "http.response.body", "body": b""})

    def _name(self, head: Message, first: Message) -> None:
        """Give the answer its ETag, and make it a 304 where the caller has it."""
        headers = MutableHeaders(scope=head)
        headers.setdefault("Cache-Control", "private, no-cache")
        headers.add_vary_header("Authorization, Cookie")
        if "etag" not in headers and not first.get("more_body", False):
            headers["ETag"] = etag(headers.get("link", "").encode("latin-1"), first.get("body", b""))
        self._is_known = "etag" in headers and is_known(self._tags, headers["etag"])
        if self._is_known:
            head["status"] = 304
            head["headers"] = [field for field in head["headers"] if field[0].decode("latin-1").lower() in _KEPT]


def etag(*parts: bytes) -> str:
    """A strong ETag: half of a SHA-256."""
    seen = sha256()
    for part in parts:
        seen.update(b"%d\n" % len(part) + part)
    return f'"{seen.hexdigest()[:32]}"'


def is_known(tags: str | None, own: str) -> bool:
    """Whether an If-None-Match header names this ETag.

    Compared weakly, as RFC 9110 wants it here: a proxy that compresses makes our tag a weak one.
    """
    return tags is not None and any(tag.strip().removeprefix("W/") in (own, "*") for tag in tags.split(","))


def _is_read_by_programs(path: str) -> bool:
    return path.startswith("/api/") or path.endswith(".csv")
