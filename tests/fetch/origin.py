"""A scripted web server that records each request."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Self

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Seen:
    """A received request. ``connection`` is the number of its connection; ``at`` is a ``time.monotonic`` value."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    connection: int
    at: float

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass
class Line:
    """The server's side of one connection, as a script sees it."""

    sock: socket.socket
    closing: threading.Event

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def drip(self, data: bytes, every: float = 0.02) -> None:
        """Send the data one byte at a time, repeatedly, until either side closes the connection."""
        while not self.closing.is_set():
            for at in range(len(data)):
                self.send(data[at : at + 1])
                if self.closing.wait(every):
                    return

    def hold(self) -> None:
        """Send nothing more until the server is closed."""
        self.closing.wait(30)


Script = Callable[[Line], object]


def reply(status: int = 200, body: bytes = b"", headers: Headers = (), *, length: int | None = None) -> bytes:
    """A complete response, with a Content-Length (``length`` sets a wrong one)."""
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in headers)]
    if status not in (204, 304):
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def in_pieces(answer: bytes) -> Script:
    """Send the response line by line, each in its own packet, and keep the connection open."""

    def play(line: Line) -> bool:
        for piece in answer.splitlines(keepends=True):
            line.send(piece)
            line.closing.wait(0.005)
        return True

    return play


def redirect(location: str, status: int = 302) -> bytes:
    return reply(status, headers=[("Location", location)])


@dataclass
class Origin:
    """Serves on 127.0.0.1. ``plays`` has the responses for each target: each is sent once, the last one repeatedly.

    A response is bytes, or a function that gets the connection, which is then closed unless it returns True. A target
    without a script is answered with 404. ``connections`` counts the opened connections.
    """

    tls: ssl.SSLContext | None = None
    address: str = "127.0.0.1"
    plays: dict[str, list[bytes | Script]] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._socks: list[socket.socket] = []
        self._listener = socket.create_server((self.address, 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        for sock in (self._listener, *self._socks):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def play(self, target: str, *answers: bytes | Script) -> str:
        """Set the responses for a target. Returns its address."""
        self.plays[target] = list(answers)
        return self.url(target)

    def url(self, target: str = "/", host: str | None = None) -> str:
        return f"{'https' if self.tls else 'http'}://{host or self.address}:{self.port}{target}"

    @property
    def asked(self) -> list[str]:
        """The requested targets in order, without robots.txt."""
        return [seen.target for seen in self.seen if seen.target != "/robots.txt"]

    @property
    def last(self) -> Seen:
        return self.seen[-1]

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(sock, self.connections))
            self._threads.append(thread)
            thread.start()

    def _serve(self, plain: socket.socket, connection: int) -> None:
        sock = plain
        with contextlib.suppress(OSError, EOFError):
            if self.tls:
                sock = self.tls.wrap_socket(plain, server_side=True)
            self._socks.append(sock)
            buffer = b""
            while not self._closing.is_set():
                buffer = self._answer_one(sock, buffer, connection)
        sock.close()

    def _answer_one(self, sock: socket.socket, buffer: bytes, connection: int) -> bytes:
        while b"\r\n\r\n" not in buffer:
            buffer += _received(sock)
        head, _, rest = buffer.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        headers = tuple((name, value.strip()) for name, _, value in (line.partition(":") for line in lines))
        size = int({name.lower(): value for name, value in headers}.get("content-length", "0"))
        while len(rest) < size:
            rest += _received(sock)
        with self._lock:
            self.seen.append(Seen(method, target, headers, rest[:size], connection, time.monotonic()))
            answers = self.plays.get(target) or [reply(404)]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if not callable(answer):
            sock.sendall(answer)
            return rest[size:]
        if answer(Line(sock, self._closing)) is True:
            return rest[size:]
        raise EOFError


def _received(sock: socket.socket) -> bytes:
    data = sock.recv(65536)
    if not data:
        raise EOFError
    return data
