"""HTTP as raw bytes, for requests that no normal client would send."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

SECONDS = 20.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str


def dial(url: str) -> socket.socket:
    parts = urlsplit(url)
    assert parts.hostname
    assert parts.port
    return socket.create_connection((parts.hostname, parts.port), timeout=SECONDS)


def head(target: str, *fields: str, method: str = "GET", host: str | None = "localhost", version: str = "1.1") -> bytes:
    lines = [f"{method} {target} HTTP/{version}", *([f"Host: {host}"] if host is not None else []), *fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def read(sock: socket.socket) -> Answer:
    """Read one response, by its Content-Length."""
    seen = b""
    while b"\r\n\r\n" not in seen:
        piece = sock.recv(65536)
        if not piece:
            raise ConnectionError(f"closed after {seen!r}")
        seen += piece
    first, *lines = seen.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = seen.partition(b"\r\n\r\n")[2]
    while len(body) < int(headers.get("content-length", 0)):
        body += sock.recv(65536)
    return Answer(int(first.split()[1]), headers, body.decode("utf-8", "replace"))


def ask(url: str, target: str, *fields: str, method: str = "GET", host: str | None = "localhost") -> Answer:
    """Send one request on a new connection, and return the response."""
    with dial(url) as sock:
        sock.sendall(head(target, *fields, method=method, host=host))
        return read(sock)
