"""An SMTP client: smtplib's, with limits on time and on the size of replies."""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

# A reply line has at most 512 bytes (RFC 5321 4.5.3.1.5), and no known server lists 64 extensions.
_MAX_REPLY_BYTES = 64 * 512
_READ_BYTES = 4096
_REPLY_LINE = re.compile(rb"[2-5][0-9][0-9](?:[ -].*)?", re.DOTALL)


class Conversation(smtplib.SMTP):
    """An SMTP session with one server.

    ``step_seconds`` limits one wait, ``seconds`` (and later ``begin``) the whole session. Raises ``TimeoutError`` past
    either limit, and ``smtplib.SMTPServerDisconnected`` for an invalid reply; the connection is closed after both. With
    ``tls`` the connection uses TLS from the first byte, with ``context``.
    """

    def __init__(
        self,
        host: str,
        port: int,
        own_name: str | None,
        *,
        step_seconds: float,
        seconds: float,
        context: ssl.SSLContext,
        tls: bool,
    ) -> None:
        self._step_seconds = step_seconds
        self._context = context
        self._tls = tls
        self._received = b""
        self._secrets: tuple[bytes, ...] = ()
        self.begin(seconds)
        try:
            super().__init__(host, port, own_name)
        except BaseException:
            self.close()
            raise

    def begin(self, seconds: float) -> None:
        """Restart the time limit of the whole session: it ends ``seconds`` from now."""
        self._deadline = time.monotonic() + seconds

    def send(self, s: Any) -> None:
        """Send data within one wait."""
        self._timed_socket()
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """Read the next reply: its code, and the text of its lines, with the password masked."""
        lines: list[bytes] = []
        room = _MAX_REPLY_BYTES
        while True:
            line = self._line(room)
            room -= len(line) + 1
            # The code is the same on every line (RFC 5321 4.2.1).
            if not _REPLY_LINE.fullmatch(line) or (lines and line[:3] != lines[0][:3]):
                raise self._disconnected(f"{line[:60]!r} is not a reply of a mail server")
            lines.append(line)
            if line[3:4] != b"-":
                text = b"\n".join(line[4:].strip() for line in lines)
                for secret in self._secrets:
                    text = text.replace(secret, b"...")
                return int(line[:3]), text

    def docmd(self, cmd: str, args: str = "") -> tuple[int, bytes]:
        """Send a command and read its reply. Unencrypted bytes after STARTTLS are an attack (RFC 3207 6)."""
        reply = super().docmd(cmd, args)
        if cmd.upper() == "STARTTLS" and self._received:
            raise self._disconnected("unencrypted data followed the reply to STARTTLS")
        return reply

    def login(self, user: str, password: str, *, initial_response_ok: bool = True) -> tuple[int, bytes]:
        """Log in. From then on the password is masked in replies."""
        self._secrets = tuple(_password_forms(user, password))
        return super().login(user, password, initial_response_ok=initial_response_ok)

    def close(self) -> None:
        """Close the connection and discard received bytes."""
        self._received = b""
        if hasattr(self, "sock"):
            super().close()

    def _get_socket(self, host: str, port: int, timeout: object) -> socket.socket:
        del timeout  # our own limits apply
        sock = self._connect_socket(host, port)
        if not self._tls:
            return sock
        try:
            sock.settimeout(self._time_left())
            return self._context.wrap_socket(sock, server_hostname=host)
        except BaseException:
            sock.close()
            raise

    def _connect_socket(self, host: str, port: int) -> socket.socket:
        """Connect to the first address of the host that accepts the connection."""
        failure: OSError | None = None
        for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            try:
                return socket.create_connection((str(address[0]), port), self._time_left())
            except OSError as error:
                failure = failure or error
        raise failure or OSError(f"{host} has no address")

    def _line(self, room: int) -> bytes:
        """The next line of at most ``room`` bytes, without its line end."""
        while b"\n" not in self._received:
            if len(self._received) > room:
                break
            self._received += self._receive()
        line, _, rest = self._received.partition(b"\n")
        if len(line) > room:
            raise self._disconnected(f"the reply is longer than {_MAX_REPLY_BYTES} bytes")
        self._received = rest
        return line.removesuffix(b"\r")

    def _receive(self) -> bytes:
        sock = self._timed_socket()
        try:
            data = sock.recv(_READ_BYTES)
        except OSError:
            self.close()
            raise
        if not data:
            raise self._disconnected("the connection was closed")
        return bytes(data)

    def _timed_socket(self) -> socket.socket:
        """The socket, with its timeout set for one wait."""
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        try:
            self.sock.settimeout(self._time_left())
        except TimeoutError:
            self.close()
            raise
        return self.sock

    def _time_left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(self._step_seconds, left)

    def _disconnected(self, message: str) -> smtplib.SMTPServerDisconnected:
        """Close the connection and return the error to raise."""
        self.close()
        return smtplib.SMTPServerDisconnected(message)


def _password_forms(user: str, password: str) -> Iterator[bytes]:
    """A password as AUTH PLAIN (RFC 4616) and AUTH LOGIN send it, and in plain text."""
    if password:
        for secret in (f"\0{user}\0{password}", password):
            yield base64.b64encode(secret.encode())
        yield password.encode()
