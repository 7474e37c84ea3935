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
    """A TLS session inside another TLS connection, with the socket methods that ``GuardedStream`` uses.

    ``ssl`` cannot wrap an ``SSLSocket`` again, only a pair of memory buffers. As with a TLS socket, a timeout limits a
    whole call, and the same errors are raised.
    """

    def __init__(self, outer: socket.socket, context: ssl.SSLContext, server_hostname: str | None) -> None:
        self._outer = outer
        self._seconds = outer.gettimeout()
        self._received, self._to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._received, self._to_send, server_hostname=server_hostname)
        self._run(self._tls.do_handshake)

    def settimeout(self, seconds: float | None) -> None:
        """Limit the time of each call; None for no limit."""
        self._seconds = seconds

    def recv(self, size: int) -> bytes:
        """Receive up to ``size`` bytes; empty at the end of the stream."""
        try:
            return self._run(lambda: self._tls.read(size))
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""

    def sendall(self, data: bytes) -> None:
        """Send all data."""
        self._run(lambda: self._tls.write(data))

    def _run(self, step: Callable[[], Result]) -> Result:
        """Run one TLS operation, and move bytes between its buffers and the outer connection as it needs."""
        deadline = None if self._seconds is None else time.monotonic() + self._seconds
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                self._send(deadline)
                self._receive(deadline)
            else:
                self._send(deadline)
                return result

    def _send(self, deadline: float | None) -> None:
        if self._to_send.pending:
            self._wait_until(deadline)
            self._outer.sendall(self._to_send.read())

    def _receive(self, deadline: float | None) -> None:
        self._wait_until(deadline)
        data = self._outer.recv(_PIECE)
        if data:
            self._received.write(data)
        else:
            self._received.write_eof()

    def _wait_until(self, deadline: float | None) -> None:
        if deadline is None:
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        self._outer.settimeout(left)
