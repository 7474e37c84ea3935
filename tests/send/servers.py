"""Real servers on loopback: a mail server (aiosmtpd), a scripted mail server, and a server for webhooks."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Mailbox:
    """The received messages. ``refuse`` maps recipients to replies; ``after_data`` is the reply to a message."""

    port: int = 0
    messages: list[Envelope] = field(default_factory=list)
    connections: set[tuple[str, int]] = field(default_factory=set)
    refuse: Mapping[str, str] = field(default_factory=dict)
    after_data: str = "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.after_data.startswith("250"):
            self.messages.append(envelope)
            self.connections.add(session.peer)
        return self.after_data


def check_login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"monitor", b"right")
    return AuthResult(success=right, handled=False)


@contextmanager
def mail_server(mailbox: Mailbox, *, tls: ssl.SSLContext | None = None, **options: Any) -> Iterator[Mailbox]:
    """aiosmtpd in its own thread; ``tls`` is for TLS from the first byte, ``tls_context`` for STARTTLS."""
    loop = asyncio.new_event_loop()

    def session() -> SMTP:
        return SMTP(mailbox, hostname="mail.example", loop=loop, **options)

    server = loop.run_until_complete(loop.create_server(session, "127.0.0.1", 0, ssl=tls))
    mailbox.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield mailbox
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)


Answer = Callable[[str], str | None]


@contextmanager
def tcp_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Runs ``talk`` for each connection until it returns, or the client closes the connection. Yields the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                talk(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(30)
        assert not thread.is_alive()


@contextmanager
def scripted_server(answer: Answer) -> Iterator[int]:
    """Calls ``answer`` with each command (first ``connect``; ``.`` ends a message) and sends the reply; None closes."""
    with tcp_server(lambda connection: _converse(connection, answer)) as port:
        yield port


def _converse(connection: socket.socket, answer: Answer) -> None:
    with connection.makefile("rwb") as stream:
        command, in_data = "connect", False
        while True:
            reply = answer(command)
            if reply is None:
                return
            stream.write(reply.encode() + b"\r\n")
            stream.flush()
            in_data = reply.startswith("354")
            command = _read(stream, in_data)
            if not command:
                return


def _read(stream: Any, in_data: bool) -> str:
    while True:
        try:
            line = stream.readline()
        except OSError:
            return ""
        if not line:
            return ""
        if not in_data:
            return str(line.decode().split()[0].upper())
        if line == b".\r\n":
            return "."


@contextmanager
def http_server(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """Serves HTTP on loopback. Yields the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Hook:
    """An address that answers with ``status`` and records requests."""

    url: str = ""
    status: int = 200
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def web_hook() -> Iterator[Hook]:
    """A real HTTP server for webhooks."""
    hook = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hook.received.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(hook.status)
            self.send_header("Location", hook.url + "elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with http_server(Handler) as port:
        hook.url = f"http://127.0.0.1:{port}/"
        yield hook
