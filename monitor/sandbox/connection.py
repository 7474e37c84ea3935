"""The connection between the parent process and a worker: messages of bytes, each preceded by its length.

Like ``multiprocessing.Connection``, whose import would take a quarter of the start time of a worker.
"""

from __future__ import annotations

import os
import struct

_LENGTH = struct.Struct("!Q")
# Bytes per read; more than the buffer of a socket holds.
_READ_BYTES = 1 << 18


class Connection:
    """One end of a connection. Sending and receiving raise EOFError or ConnectionError after the other end closed."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        """The file descriptor."""
        return self._descriptor

    def send_bytes(self, message: bytes) -> None:
        """Send a message."""
        left = memoryview(_LENGTH.pack(len(message)) + message)
        while left:
            left = left[os.write(self._descriptor, left) :]

    def recv_bytes(self) -> bytes:
        """Wait for a message."""
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size))
        return self._read(length)

    def close(self) -> None:
        """Close this end."""
        os.close(self._descriptor)
        self._descriptor = -1

    def _read(self, left: int) -> bytes:
        parts: list[bytes] = []
        while left:
            part = os.read(self._descriptor, min(left, _READ_BYTES))
            if not part:
                raise EOFError
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


def connection_pair() -> tuple[Connection, Connection]:
    """Create a connection and return both ends."""
    from socket import socketpair  # imported here, since workers do not need it: they inherit their end

    near, far = socketpair()
    return Connection(near.detach()), Connection(far.detach())
