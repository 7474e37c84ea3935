"""A proxy that forwards plain requests, opens tunnels (CONNECT), and records what it was asked for."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit


@dataclass
class Relay:
    """Listens on 127.0.0.1. ``names`` maps host names to local ports; other hosts are refused (502).

    ``authorization`` is the required Proxy-Authorization. ``heads`` are the headers of the received requests.
    """

    names: Mapping[str, int]
    tls: ssl.SSLContext | None = None
    authorization: str = ""
    heads: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._socks: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        for sock in (self._listener, *self._socks):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)
        for sock in self._socks:
            sock.close()

    @property
    def asked(self) -> list[str]:
        """The request lines, without the version."""
        return [head.split("\r\n")[0].rpartition(" ")[0] for head in self.heads]

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self._socks.append(sock)
            self._start(self._serve, sock)

    def _start(self, target: object, *args: object) -> None:
        thread = threading.Thread(target=target, args=args)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _serve(self, plain: socket.socket) -> None:
        with contextlib.suppress(OSError, EOFError):
            sock = self.tls.wrap_socket(plain, server_side=True) if self.tls else plain
            self._socks.append(sock)
            while True:
                self._answer(sock)

    def _answer(self, sock: socket.socket) -> None:
        head = _head(sock)
        self.heads.append(head)
        method, target, _ = head.split("\r\n")[0].split(" ")
        if self.authorization and f"Proxy-Authorization: {self.authorization}" not in head:
            sock.sendall(b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n")
            return
        host = target.rpartition(":")[0] if method == "CONNECT" else urlsplit(target).hostname or ""
        if host not in self.names:
            sock.sendall(b"HTTP/1.1 502 Unknown Host\r\nContent-Length: 0\r\n\r\n")
            return
        with socket.create_connection(("127.0.0.1", self.names[host])) as far:
            self._socks.append(far)
            if method == "CONNECT":
                sock.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                self._start(_copy, far, sock)
                _copy(sock, far)
                raise EOFError
            self._forward(sock, far, head, target)

    def _forward(self, sock: socket.socket, far: socket.socket, head: str, target: str) -> None:
        first, _, rest = head.partition("\r\n")
        lines = [line for line in rest.split("\r\n") if line and not line.lower().startswith("proxy-")]
        path = urlsplit(target)._replace(scheme="", netloc="").geturl()
        request = [first.replace(target, path, 1), *lines, "Connection: close", "", ""]
        far.sendall("\r\n".join(request).encode("latin-1"))
        answer = _head(far) + "\r\n\r\n"
        sock.sendall(answer.encode("latin-1"))
        size = next((int(line[15:]) for line in answer.split("\r\n") if line.startswith("Content-Length:")), 0)
        while size > 0:
            data = far.recv(65536)
            size -= len(data)
            sock.sendall(data)


def _head(sock: socket.socket) -> str:
    """Read the header of a request or response, byte by byte, so that nothing after it is read."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        data = sock.recv(1)
        if not data:
            raise EOFError
        head += data
    return head[:-4].decode("latin-1")


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        socket.socket.shutdown(target, socket.SHUT_RDWR)
