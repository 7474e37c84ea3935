"""SMTP: smtplib's client, with limits on time and on the size of answers."""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

# A line of an answer has at most 512 bytes (RFC 5321 4.5.3.1.5), and no server known has 64 extensions to report.
_MOST_BYTES = 64 * 512
_READ_BYTES = 4096
_ANSWER = re.compile(rb"[2-5][0-9][0-9](?:[ -].*)?", re.DOTALL)


class Conversation(smtplib.SMTP):
    """A conversation with one server. ``step_seconds`` is for one wait; ``begin`` sets how long the whole may take.

    Raises ``TimeoutError`` past either, and ``smtplib.SMTPServerDisconnected`` for what is no answer of SMTP. With
    ``context`` and ``tls`` all is encrypted from the first byte. The connection is closed after both errors.
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
        self._heard = b""
        self._secrets: tuple[bytes, ...] = ()
        self.begin(seconds)
        try:
            super().__init__(host, port, own_name)
        except BaseException:
            self.close()
            raise

    def begin(self, seconds: float) -> None:
        """Let the whole conversation take so many seconds from now."""
        self._ends = time.monotonic() + seconds

    def send(self, s: Any) -> None:
        """As smtplib's; all of it within one wait."""
        self._wait()
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """The next answer: its code, and its lines without it."""
        lines: list[bytes] = []
        room = _MOST_BYTES
        while True:
            line = self._line(room)
            room -= len(line) + 1
            # The code is the same on every line (RFC 5321 4.2.1).
            if not _ANSWER.fullmatch(line) or (lines and line[:3] != lines[0][:3]):
                raise self._broken(f"{line[:60]!r} is no answer of a mail server")
            lines.append(line)
            if line[3:4] != b"-":
                said = b"\n".join(line[4:].strip() for line in lines)
                for secret in self._secrets:
                    said = said.replace(secret, b"...")
                return int(line[:3]), said

    def docmd(self, cmd: str, args: str = "") -> tuple[int, bytes]:
        """As smtplib's. Bytes after the answer to STARTTLS were inserted by someone else (RFC 3207 5)."""
        answer = super().docmd(cmd, args)
        if cmd.upper() == "STARTTLS" and self._heard:
            raise self._broken("something was said in the clear after the answer to STARTTLS")
        return answer

    def login(self, user: str, password: str, *, initial_response_ok: bool = True) -> tuple[int, bytes]:
        """As smtplib's. From then on the password is removed from answers that repeat it."""
        self._secrets = tuple(_as_sent(user, password))
        return super().login(user, password, initial_response_ok=initial_response_ok)

    def close(self) -> None:
        """Close the connection, and drop what was received."""
        self._heard = b""
        if hasattr(self, "sock"):
            super().close()

    def _get_socket(self, host: str, port: int, timeout: object) -> socket.socket:
        del timeout  # what is left of ours counts
        sock = self._connected(host, port)
        if not self._tls:
            return sock
        try:
            sock.settimeout(self._patience())
            return self._context.wrap_socket(sock, server_hostname=host)
        except BaseException:
            sock.close()
            raise

    def _connected(self, host: str, port: int) -> socket.socket:
        """A connection to the first address of the host that answers."""
        failure: OSError | None = None
        for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            try:
                return socket.create_connection((str(address[0]), port), self._patience())
            except OSError as error:
                failure = failure or error
        raise failure or OSError(f"{host} has no address")

    def _line(self, room: int) -> bytes:
        """The next line, without its end."""
        while b"\n" not in self._heard:
            if len(self._heard) > room:
                break
            self._heard += self._more()
        line, _, rest = self._heard.partition(b"\n")
        if len(line) > room:
            raise self._broken(f"the answer is longer than {_MOST_BYTES} bytes")
        self._heard = rest
        return line.removesuffix(b"\r")

    def _more(self) -> bytes:
        sock = self._wait()
        try:
            data = sock.recv(_READ_BYTES)
        except OSError:
            self.close()
            raise
        if not data:
            raise self._broken("the connection was closed")
        return bytes(data)

    def _wait(self) -> socket.socket:
        """The socket, which waits no longer than is left."""
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        try:
            self.sock.settimeout(self._patience())
        except TimeoutError:
            self.close()
            raise
        return self.sock

    def _patience(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(self._step_seconds, left)

    def _broken(self, said: str) -> smtplib.SMTPServerDisconnected:
        self.close()
        return smtplib.SMTPServerDisconnected(said)


def _as_sent(user: str, password: str) -> Iterator[bytes]:
    """A password as AUTH PLAIN (RFC 4616) and LOGIN send it, and as it is."""
    if password:
        for secret in (f"\0{user}\0{password}", password):
            yield base64.b64encode(secret.encode())
        yield password.encode()
