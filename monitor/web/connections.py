"""Limits on connections: their number, and the time in which a request must arrive and be answered.

uvicorn limits the size of a request's head, but keeps a silent or slow connection open for ever.
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
_MALFORMED = b"this is not a valid HTTP request\n"
# Lingering close: after the last response, further bytes are read and dropped for a while, because closing at once
# could make the client lose the response (RFC 9112, 9.6).
LINGERING_BYTES = 8_000_000
# A body in very many tiny pieces costs far more work than its size justifies: after so many pieces, the average size
# must not be smaller than this.
MANY_PIECES, TINY_BYTES = 1_000, 16


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on connections. A configured proxy is exempt from ``connections_of_address``: it serves many clients.

    ``head_seconds``: time for a request's head to arrive, from the connection or the previous response on.
    ``total_seconds``: from then until the response is complete, including the request's body (1.3 Mbit/s suffice for
    the largest push). ``form_seconds``: time for a form's body. ``lingering_seconds``: how long bytes after the last
    response are read. Most systems allow a process 1,024 files: a quarter are for connections, a quarter of these
    for one address.
    """

    head_seconds: float = 15.0
    total_seconds: float = 60.0
    form_seconds: float = 10.0
    lingering_seconds: float = 2.0
    idle_seconds: int = 5
    head_bytes: int = HEAD_BYTES
    connections: int = 256
    connections_of_address: int = 64


class Config(uvicorn.Config):
    """uvicorn's configuration with our limits; nothing depends on the environment or on installed packages."""

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
        """Whether a client (``client_site``) is one of the configured proxies."""
        try:
            found = ip_address(address.removesuffix("/64"))
        except ValueError:
            return False
        return any(found in network for network in self.proxies)


class StrictHttp(h11.Connection):
    """h11's protocol state, but stricter: a response sent before the request's body has ended is the last one."""

    def __init__(self, head_bytes: int) -> None:
        super().__init__(h11.SERVER, head_bytes)
        self.is_last = False
        self._pieces = self._bytes = 0

    def next_event(self) -> h11.Event | type[h11.NEED_DATA | h11.PAUSED]:
        """Return the next event. Raises RemoteProtocolError also for two body lengths and too many tiny pieces."""
        event = super().next_event()
        if isinstance(event, h11.Request):
            self._pieces = self._bytes = 0
            if {b"content-length", b"transfer-encoding"} <= {name for name, _ in event.headers}:
                # A proxy in front of us may have used the other one (request smuggling: RFC 9112, 6.1).
                raise h11.RemoteProtocolError("both Content-Length and Transfer-Encoding")
        elif isinstance(event, h11.Data):
            self._pieces += 1
            self._bytes += len(event.data)
            if self._pieces > MANY_PIECES and self._bytes < TINY_BYTES * self._pieces:
                raise h11.RemoteProtocolError("a body in too many tiny pieces")
        return event

    def send_with_data_passthrough(self, event: h11.Event) -> list[bytes] | None:
        """Return the bytes of an event; a response before the end of the request's body gets ``Connection: close``."""
        is_early = isinstance(event, h11.Response) and self.their_state is h11.SEND_BODY
        sent = super().send_with_data_passthrough(event)
        if not is_early or sent is None or self.our_state is h11.MUST_CLOSE:
            return sent
        self.is_last = True
        # Added behind h11's back: if h11 knew the header, uvicorn would close the connection at once.
        return [sent[0], b"Connection: close\r\n", *sent[1:]]


class Connection(H11Protocol):
    """One connection, which is dropped when its time is over."""

    config: Config

    def __init__(self, config: Config, *arguments: Any, **more: Any) -> None:
        super().__init__(config, *arguments, **more)
        self.conn: StrictHttp = StrictHttp(config.limits.head_bytes)
        self.opened = 0.0
        self.site = ""
        self._deadline: asyncio.TimerHandle | None = None
        self._was_busy = False
        # Number of bytes received after the last response; None before it.
        self._ignored: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is open and not being closed."""
        return not self.transport.is_closing()

    @property
    def is_busy(self) -> bool:
        """Whether a request is being received or answered; otherwise the connection waits for one."""
        return self._ignored is None and self.cycle is not None and not self.cycle.response_complete

    @property
    def is_processing(self) -> bool:
        """Whether a request has arrived completely and is not answered yet."""
        return self.is_busy and not self.cycle.more_body

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start the connection, or refuse it with 503 if there are too many."""
        super().connection_made(transport)  # type: ignore[arg-type]
        limits = self.config.limits
        self.opened = self.loop.time()
        peer = transport.get_extra_info("peername")
        self.site = client_site(peer[0] if peer else None)
        self._drop_after(limits.head_seconds)
        if not self._is_admitted():
            self.transport.write(_answer("503 Service Unavailable", _FULL, "Retry-After: 10"))
            self.transport.close()

    def _is_admitted(self) -> bool:
        """Whether it may stay; if a limit is reached, the connection that has waited longest is dropped for it."""
        limits = self.config.limits
        others = [
            other for other in self.connections if isinstance(other, Connection) and other.is_open and other is not self
        ]
        if not self.config.is_proxy(self.site):
            of_address = [other for other in others if other.site == self.site]
            if not _make_room(of_address, limits.connections_of_address):
                return False
        return _make_room(others, limits.connections)

    def data_received(self, data: bytes) -> None:
        """Receive bytes; the time limit of the request starts when its head is complete."""
        if self._ignored is not None:
            self._ignored += len(data)
            if self._ignored > LINGERING_BYTES:
                self.drop()
            return
        super().data_received(data)
        self._restart_timer()

    def on_response_complete(self) -> None:
        """Wait for the next request, or handle one that has arrived already."""
        if self.conn.is_last:
            self._linger()
            return
        super().on_response_complete()
        self._was_busy = not self.is_busy
        self._restart_timer()

    def _restart_timer(self) -> None:
        """Restart the time limit, but only if the connection changed between waiting and busy."""
        if self.is_busy is self._was_busy or self._ignored is not None:
            return
        self._was_busy = self.is_busy
        limits = self.config.limits
        self._drop_after(limits.total_seconds if self.is_busy else limits.head_seconds)

    def _drop_after(self, seconds: float) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(seconds, self.drop)

    def _linger(self) -> None:
        """Close the sending side, and for a while read and drop what still arrives."""
        if self.transport.is_closing() or self._ignored is not None:
            return
        self._ignored = 0
        if self.cycle is not None:
            # Tells the route, if it is still reading the body, that the client has disconnected.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.write_eof()
        self.flow.resume_reading()
        self._drop_after(self.config.limits.lingering_seconds)

    def shutdown(self) -> None:
        """Close the connection when the server shuts down."""
        if self._ignored is not None:
            self.drop()
        else:
            super().shutdown()

    def drop(self) -> None:
        """Reset the connection at once, discarding unsent data, which the client may never read."""
        # Without a reset the system would keep trying to send the buffered data.
        self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Cancel the time limit of a connection that has ended."""
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own message is not used
        """Answer a malformed request, with the security headers of every response."""
        if self.cycle is None or not self.is_busy or not self.cycle.response_started:
            self.transport.write(_answer("400 Bad Request", _MALFORMED))
        self._linger()


def _make_room(others: Sequence[Connection], places: int) -> bool:
    """Whether there is a place left, or one was freed by dropping a connection that is not processing a request."""
    if len(others) < places:
        return True
    waiting = [other for other in others if not other.is_processing]
    if not waiting:
        return False
    # Connections without a request are dropped first.
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
    """Return an IPv4 network in the IPv4-mapped form of dual-stack sockets (RFC 4291, 2.5.5.2)."""
    found = ip_network(network)
    return f"::ffff:{found.network_address}/{96 + found.prefixlen}" if found.version == 4 else network
