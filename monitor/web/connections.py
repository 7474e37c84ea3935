"""Limits of connections: their number, and the time in which a request must arrive and be answered.

uvicorn limits the size of a request's head, but keeps a silent or slow connection for ever.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from monitor.web.address import client_site
from monitor.web.guard import HEAD_BYTES, HEADERS

_NO_LINGER = struct.pack("ii", 1, 0)
_FULL = b"too many connections\n"
_MALFORMED = b"this is no HTTP request that is understood here\n"
# After an answer that ends a connection, further bytes are read and dropped for a while: closing at once could destroy
# the answer (RFC 9112, 9.6).
PARTING_BYTES = 8_000_000
# A body in very many tiny pieces costs far more work than its size justifies.
MANY_PIECES, TINY_BYTES = 1_000, 16


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a client. Behind a proxy of ours the proxy's own limits count, not those of an address.

    ``head_seconds``: until a request's head has come, from the connection or the answer before on. ``total_seconds``:
    from then on until it is answered, its body included (the largest push takes 1.3 Mbit/s). ``form_seconds``: until
    a form of ours has come. ``parting_seconds``: for what still comes after the last answer. Most systems give a
    process 1,024 files: a quarter for connections, and a quarter of these for one address.
    """

    head_seconds: float = 15.0
    total_seconds: float = 60.0
    form_seconds: float = 10.0
    parting_seconds: float = 2.0
    idle_seconds: int = 5
    head_bytes: int = HEAD_BYTES
    connections: int = 256
    connections_of_address: int = 64


class Config(uvicorn.Config):
    """uvicorn's configuration with our limits in it, and nothing left to the environment or to what is installed."""

    def __init__(self, app: Any, limits: Limits, proxies: Sequence[str]) -> None:
        self.limits = limits
        self.proxies = tuple(map(ip_network, proxies))
        super().__init__(
            app,
            http=Connection,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=[*proxies, *map(_as_mapped, proxies)],
            h11_max_incomplete_event_size=limits.head_bytes,
            timeout_keep_alive=limits.idle_seconds,
            timeout_graceful_shutdown=5,
        )

    def is_proxy(self, address: str) -> bool:
        """Whether an address (``client_site``) is that of a proxy of ours."""
        try:
            found = ip_address(address.removesuffix("/64"))
        except ValueError:
            return False
        return any(found in network for network in self.proxies)


class Conversation(h11.Connection):
    """HTTP on a connection, stricter than h11: an answer before the request's end is the last one."""

    def __init__(self, head_bytes: int) -> None:
        super().__init__(h11.SERVER, head_bytes)
        self.is_last = False
        self._pieces = self._bytes = 0

    def next_event(self) -> h11.Event | type[h11.NEED_DATA | h11.PAUSED]:
        """The next event. Raises RemoteProtocolError also for two lengths, and for bodies in too many tiny pieces."""
        event = super().next_event()
        if isinstance(event, h11.Request):
            self._pieces = self._bytes = 0
            if {b"content-length", b"transfer-encoding"} <= {name for name, _ in event.headers}:
                # A proxy before us may have used the other one (RFC 9112, 6.1).
                raise h11.RemoteProtocolError("both Content-Length and Transfer-Encoding")
        elif isinstance(event, h11.Data):
            self._pieces += 1
            self._bytes += len(event.data)
            if self._pieces > MANY_PIECES and self._bytes < TINY_BYTES * self._pieces:
                raise h11.RemoteProtocolError("a body in crumbs")
        return event

    def send_with_data_passthrough(self, event: h11.Event) -> list[bytes] | None:
        """The bytes of an event. Where the body has not ended, an answer says that the connection does."""
        is_early = isinstance(event, h11.Response) and self.their_state is h11.SEND_BODY
        said = super().send_with_data_passthrough(event)
        if not is_early or said is None or self.our_state is h11.MUST_CLOSE:
            return said
        self.is_last = True
        # Not passed to h11: uvicorn would close at once.
        return [said[0], b"Connection: close\r\n", *said[1:]]


class Connection(H11Protocol):
    """One connection; it is closed when its time is over."""

    config: Config

    def __init__(self, config: Config, *arguments: Any, **more: Any) -> None:
        super().__init__(config, *arguments, **more)
        self.conn: Conversation = Conversation(config.limits.head_bytes)
        self.opened = 0.0
        self.site = ""
        self._deadline: asyncio.TimerHandle | None = None
        self._was_busy = False
        # The bytes received after the last answer; None before it.
        self._ignored: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it counts among the open ones; not while it is being closed."""
        return not self.transport.is_closing()

    @property
    def is_busy(self) -> bool:
        """Whether a request is in work; else one is waited for."""
        return self._ignored is None and self.cycle is not None and not self.cycle.response_complete

    @property
    def is_in_work(self) -> bool:
        """Whether a request has come whole, and is not answered yet."""
        return self.is_busy and not self.cycle.more_body

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begins, unless there are too many."""
        super().connection_made(transport)  # type: ignore[arg-type]
        limits = self.config.limits
        self.opened = self.loop.time()
        peer = transport.get_extra_info("peername")
        self.site = client_site(peer[0] if peer else None)
        self._let_go_in(limits.head_seconds)
        if not self._has_place():
            self.transport.write(_answer("503 Service Unavailable", _FULL, "Retry-After: 10"))
            self.transport.close()

    def _has_place(self) -> bool:
        """Whether it may stay; where all places are taken, the connection that has been idle longest is closed."""
        limits = self.config.limits
        others = [
            each for each in self.connections if isinstance(each, Connection) and each.is_open and each is not self
        ]
        if not self.config.is_proxy(self.site):
            of_address = [other for other in others if other.site == self.site]
            if not _make_room(of_address, limits.connections_of_address):
                return False
        return _make_room(others, limits.connections)

    def data_received(self, data: bytes) -> None:
        """Receives bytes; the time of the request begins when its head is complete."""
        if self._ignored is not None:
            self._ignored += len(data)
            if self._ignored > PARTING_BYTES:
                self.drop()
            return
        super().data_received(data)
        self._mind()

    def on_response_complete(self) -> None:
        """Waits for the next request, or goes on with one that arrived meanwhile."""
        if self.conn.is_last:
            self._part()
            return
        super().on_response_complete()
        self._was_busy = not self.is_busy
        self._mind()

    def _mind(self) -> None:
        """Restarts the time where the connection went from waiting to work or back, and only there."""
        if self.is_busy is self._was_busy or self._ignored is not None:
            return
        self._was_busy = self.is_busy
        limits = self.config.limits
        self._let_go_in(limits.total_seconds if self.is_busy else limits.head_seconds)

    def _let_go_in(self, seconds: float) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(seconds, self.drop)

    def _part(self) -> None:
        """Send the end of the connection, and ignore for a while what still arrives."""
        if self.transport.is_closing() or self._ignored is not None:
            return
        self._ignored = 0
        if self.cycle is not None:
            # The route that makes the answer learns that the client is gone.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.write_eof()
        self.flow.resume_reading()
        self._let_go_in(self.config.limits.parting_seconds)

    def shutdown(self) -> None:
        """Ends with the server."""
        if self._ignored is not None:
            self.drop()
        else:
            super().shutdown()

    def drop(self) -> None:
        """End it at once, and drop what is still to be sent: the other side may not be reading it."""
        # Otherwise the system goes on trying to send what is buffered (a reset ends that).
        self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has ended."""
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own words are replaced
        """Answers what is no HTTP, with the headers of every answer."""
        if self.cycle is None or not self.is_busy or not self.cycle.response_started:
            self.transport.write(_answer("400 Bad Request", _MALFORMED))
        self._part()


def _make_room(others: Sequence[Connection], places: int) -> bool:
    """Whether there is a place left, or one could be made."""
    if len(others) < places:
        return True
    waiting = [other for other in others if not other.is_in_work]
    if not waiting:
        return False
    # Those that have sent no request come first.
    min(waiting, key=lambda other: (other.is_busy, other.opened)).drop()
    return True


def _answer(status: str, body: bytes, *more: str) -> bytes:
    fields = (f"{name}: {value}" for name, value in HEADERS.items())
    head = "\r\n".join(
        (
            f"HTTP/1.1 {status}",
            "Content-Type: text/plain; charset=utf-8",
            f"Content-Length: {len(body)}",
            "Connection: close",
            *more,
            *fields,
        )
    )
    return f"{head}\r\n\r\n".encode("latin-1") + body


def _as_mapped(network: str) -> str:
    """An IPv4 network as a socket for both families names it (RFC 4291, 2.5.5.2)."""
    found = ip_network(network)
    return f"::ffff:{found.network_address}/{96 + found.prefixlen}" if found.version == 4 else network
