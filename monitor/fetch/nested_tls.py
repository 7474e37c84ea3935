"""TLS inside TLS: an https site behind an https proxy."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")

_PIECE = 64 * 1024


class NestedTls:
    """A TLS session whose bytes travel in another one's, with the methods of a socket that are used here.

    ``ssl`` cannot wrap a socket that is wrapped already, only a pair of buffers. A timeout bounds a whole call, as
    that of a TLS socket does. Raises what such a socket raises.
    """

    def __init__(self, outer: socket.socket, context: ssl.SSLContext, server_hostname: str | None) -> None:
        self._outer = outer
        self._seconds = outer.gettimeout()
        self._received, self._to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._received, self._to_send, server_hostname=server_hostname)
        self._run(self._tls.do_handshake)

    def settimeout(self, seconds: float | None) -> None:
        """How long one call may take."""
        self._seconds = seconds

    def recv(self, size: int) -> bytes:
        """The bytes received, at least one; none at the end."""
        try:
            return self._run(lambda: self._tls.read(size))
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._run(lambda: self._tls.write(data))

    def _run(self, step: Callable[[], Result]) -> Result:
        """Do a step of the session, with the bytes that it needs and those that it makes."""
        ends = None if self._seconds is None else time.monotonic() + self._seconds
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                self._send(ends)
                self._receive(ends)
            else:
                self._send(ends)
                return result

    def _send(self, ends: float | None) -> None:
        if self._to_send.pending:
            self._wait_until(ends)
            self._outer.sendall(self._to_send.read())

    def _receive(self, ends: float | None) -> None:
        self._wait_until(ends)
        data = self._outer.recv(_PIECE)
        if data:
            self._received.write(data)
        else:
            self._received.write_eof()

    def _wait_until(self, ends: float | None) -> None:
        if ends is None:
            return
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._outer.settimeout(left)
