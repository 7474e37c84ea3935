"""ETags for responses to programs, and 304 for unchanged ones (RFC 9110, sections 8.8.3 and 13.1.2)."""

from __future__ import annotations

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The headers that a 304 keeps (RFC 9110, section 15.4.5), and Link, which the ETag covers as well. The guard adds the
# security headers later.
_HEADERS_OF_304 = (
    "cache-control",
    "content-location",
    "etag",
    "expires",
    "last-modified",
    "link",
    "memento-datetime",
    "vary",
)


class Validators:
    """Middleware that adds an ETag to responses below ``/api/`` and to tables: a digest of body and Link header.

    A streamed body, which comes in several pieces, gets no ETag, so that nothing has to be held back. An ETag that the
    route sets itself is used as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_read_by_programs(scope["path"]):
            await self._app(scope, receive, send)
            return
        tags = Headers(scope=scope).get("if-none-match")
        await self._app(scope, receive, _Response(send, tags).send)


class _Response:
    """A response being sent: its head is held back until the first piece of its body."""

    def __init__(self, send: Send, tags: str | None) -> None:
        self._send = send
        self._tags = tags
        self._head: Message | None = None
        self._is_known = False

    async def send(self, message: Message) -> None:
        """Pass on a message of the application; the body of an unchanged response is dropped."""
        if message["type"] == "http.response.start":
            self._head = message
            return
        if self._head is not None:
            head, self._head = self._head, None
            if head["status"] == 200:
                self._add_etag(head, message)
            await self._send(head)
        if not self._is_known:
            await self._send(message)
        elif not message.get("more_body", False):
            await self._send({"type": "http.response.body", "body": b""})

    def _add_etag(self, head: Message, first: Message) -> None:
        """Add the ETag, and turn the response into a 304 if the client has it already."""
        headers = MutableHeaders(scope=head)
        headers.setdefault("Cache-Control", "private, no-cache")
        headers.add_vary_header("Authorization, Cookie")
        if "etag" not in headers and not first.get("more_body", False):
            headers["ETag"] = etag(headers.get("link", "").encode("latin-1"), first.get("body", b""))
        self._is_known = "etag" in headers and is_known(self._tags, headers["etag"])
        if self._is_known:
            head["status"] = 304
            head["headers"] = [
                field for field in head["headers"] if field[0].decode("latin-1").lower() in _HEADERS_OF_304
            ]


def etag(*parts: bytes) -> str:
    """Return a strong ETag: half of a SHA-256 over the parts and their lengths."""
    digest = sha256()
    for part in parts:
        digest.update(b"%d\n" % len(part) + part)
    return f'"{digest.hexdigest()[:32]}"'


def is_known(tags: str | None, own: str) -> bool:
    """Whether an If-None-Match header contains this ETag.

    Compared weakly, as RFC 9110 requires here: a compressing proxy turns our ETag into a weak one.
    """
    return tags is not None and any(tag.strip().removeprefix("W/") in (own, "*") for tag in tags.split(","))


def _is_read_by_programs(path: str) -> bool:
    return path.startswith("/api/") or path.endswith(".csv")
