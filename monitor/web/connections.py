"""Connections with an end: how many there may be, and how long a request may take to come and to be answered.

uvicorn bounds what a request's head holds; a connection that says nothing, or says it slowly, it keeps for ever.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from monitor.web.address import client_site
from monitor.web.guard import HEAD_BYTES, HEADERS

_NO_LINGER = struct.pack("ii", 1, 0)
_FULL = b"too many connections\n"
_MALFORMED = b"this is no HTTP request that is understood here\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a client may take. Behind a proxy of ours the proxy's own limits count, not those of an address.

    ``head_seconds``: until a request's head has come, from the connection or the answer before on. ``total_seconds``:
    from then on until it is answered, its body included (the largest push takes 1.3 Mbit/s). Most systems give a
    process 1,024 files: a quarter for connections, and a quarter of these for one address.
    """

    head_seconds: float = 15.0
    total_seconds: float = 60.0
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


class Connection(H11Protocol):
    """One connection; it is dropped when its time is over."""

    config: Config

    def __init__(self, config: Config, *arguments: Any, **more: Any) -> None:
        super().__init__(config, *arguments, **more)
        self.opened = 0.0
        self.site = ""
        self._deadline: asyncio.TimerHandle | None = None
        self._was_busy = False

    @property
    def is_open(self) -> bool:
        """Whether it holds a place; not where it is being closed."""
        return not self.transport.is_closing()

    @property
    def is_busy(self) -> bool:
        """Whether a request is in work; else one is waited for."""
        return self.cycle is not None and not self.cycle.response_complete

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
        """Whether it may stay; where all places are taken, the longest of those that only wait makes room."""
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
        """Takes what came; once a head is whole, the time of the request begins."""
        super().data_received(data)
        self._mind()

    def on_response_complete(self) -> None:
        """Waits for the next request, or goes on with one that came meanwhile."""
        super().on_response_complete()
        self._was_busy = not self.is_busy
        self._mind()

    def _mind(self) -> None:
        """Sets the time anew where the connection went from waiting to work or back, and only there."""
        if self.is_busy is self._was_busy:
            return
        self._was_busy = self.is_busy
        limits = self.config.limits
        self._let_go_in(limits.total_seconds if self.is_busy else limits.head_seconds)

    def _let_go_in(self, seconds: float) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(seconds, self.drop)

    def drop(self) -> None:
        """End it at once, with all that is still to be sent: it may be what the other side does not take."""
        # The system would go on trying to send what it holds (a reset says that nothing more comes).
        self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own words are replaced
        """Answers what is no HTTP, with the headers of every answer."""
        self.transport.write(_answer("400 Bad Request", _MALFORMED))
        self.transport.close()


def _make_room(others: Sequence[Connection], places: int) -> bool:
    """Whether there is a place left, or one could be made."""
    if len(others) < places:
        return True
    waiting = [other for other in others if not other.is_busy]
    if not waiting:
        return False
    min(waiting, key=lambda other: other.opened).drop()
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
