"""Guarded sockets: each address is checked before connecting, each wait ends at the deadline of the exchange.

This is the network backend of httpcore. The check is here, below the HTTP client, so that the connection goes to the
very address that was checked, and not to the result of another DNS lookup.
"""

from __future__ import annotations

import contextlib
import re
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import h11
import httpcore

from monitor.errors import (
    AddressRefused,
    BadResponse,
    CertificateInvalid,
    ConnectFailed,
    FetchError,
    FetchTimeout,
    NameNotFound,
    ProxyFailed,
    Stopped,
)
from monitor.fetch.guard import Guard, literal_address
from monitor.fetch.nested_tls import NestedTls

Resolver = Callable[[str, int], Sequence[str]]

_MAX_ADDRESSES = 6  # of a host, that are tried
# Reserved for local use by RFC 6761, RFC 6762 and ICANN (internal), or common there.
_LOCAL_DOMAINS = frozenset({"localhost", "local", "internal", "intranet", "lan", "corp", "home", "localdomain"})
# Most responses are a 304 that arrives in one piece: this finds its end without a parser. Only the last line is empty.
_BODILESS_RESPONSE = re.compile(rb"HTTP/1\.1 (?:204|304) (?:[^\r\n]*\r\n)(?:[^\r\n]+\r\n)*\r\n")


@dataclass(slots=True)
class Exchange:
    """The limits and state of one request and its response. ``began`` and ``deadline`` are ``time.monotonic`` values.

    ``public`` is set when the host is outside of ``fetch.allow_networks``. ``received`` counts bytes.
    """

    host: str
    began: float
    deadline: float
    connect_seconds: float
    silence_seconds: float
    max_wire_bytes: int
    public: bool = False
    received: int = 0
    sock: socket.socket | None = None

    def time_left(self, limit: float) -> float:
        """The timeout for one wait, in seconds: ``limit``, or what is left until the deadline.

        Raises ``FetchTimeout`` after the deadline.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise FetchTimeout(f"{self.host} did not finish within {round(self.deadline - self.began, 2):g} seconds")
        return min(limit, left)

    def count_received(self, size: int) -> None:
        """Count received bytes. Raises ``BadResponse`` past ``max_wire_bytes``."""
        self.received += size
        if self.received > self.max_wire_bytes:
            raise BadResponse(f"{self.host} sent more than {self.max_wire_bytes} bytes for one response")


def resolve_name(host: str, port: int) -> tuple[str, ...]:
    """Look up the IP addresses of a host with the system resolver. Raises ``NameNotFound``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        is_temporary = error.errno == socket.EAI_AGAIN
        reason = "could not be resolved just now" if is_temporary else "does not resolve"
        raise NameNotFound(f"the name {host} {reason} ({error.strerror})") from error
    except (UnicodeError, ValueError) as error:
        raise NameNotFound(f"{host!r} is not a valid host name") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Wire(httpcore.NetworkBackend):
    """Opens guarded connections. An exchange belongs to the thread that began it.

    With ``proxy_host`` all connections go to the proxy, which may have any address; ``check_target`` checks the target.
    """

    def __init__(self, guard: Guard, resolve: Resolver, proxy_host: str = "") -> None:
        self._guard = guard
        self._resolve = resolve
        self.proxy_host = proxy_host
        self._current = threading.local()
        self._changed = threading.Condition()
        self._exchanges: dict[int, Exchange] = {}
        self._closed = threading.Event()

    @contextlib.contextmanager
    def begin(self, exchange: Exchange) -> Iterator[None]:
        """Apply the limits of an exchange to all that this thread sends and receives in the block."""
        self._current.exchange = exchange
        with self._changed:
            self._exchanges[id(exchange)] = exchange
        try:
            yield
        finally:
            del self._current.exchange
            with self._changed:
                del self._exchanges[id(exchange)]
                self._changed.notify_all()

    def interrupt(self, wait_seconds: float) -> None:
        """Cancel all running exchanges and wait up to ``wait_seconds`` for their end; later ones raise ``Stopped``."""
        self._closed.set()
        with self._changed:
            for exchange in self._exchanges.values():
                if exchange.sock is not None:
                    with contextlib.suppress(OSError):
                        # Wakes the reading thread. Closing the socket here would free a descriptor that it still uses.
                        socket.socket.shutdown(exchange.sock, socket.SHUT_RDWR)
            self._changed.wait_for(lambda: not self._exchanges, wait_seconds)

    @property
    def is_interrupted(self) -> bool:
        """Whether ``interrupt`` was called."""
        return self._closed.is_set()

    def current(self, sock: socket.socket | None = None) -> Exchange:
        """The exchange of this thread, after setting its socket. Raises ``Stopped`` after ``interrupt``."""
        exchange: Exchange = self._current.exchange
        exchange.sock = sock
        if self._closed.is_set():
            raise Stopped("the program is ending: a request was interrupted")
        return exchange

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the exchange bounds it
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Look up the host and connect to one of its admitted addresses; or connect to the proxy, without a check."""
        exchange = self.current()
        if not self.proxy_host:
            return self._connect(exchange, host, port, self._guard.admit(host, self._resolve(host, port)))
        try:
            return self._connect(exchange, host, port, self._resolve(host, port))
        except (NameNotFound, ConnectFailed, FetchTimeout) as error:
            raise ProxyFailed(f"the proxy cannot be reached: {error}") from error

    def check_target(self, host: str, port: int) -> None:
        """Check the host that the proxy is to connect to. Raises ``AddressRefused``.

        This is a best effort: the proxy does its own DNS lookup and may get other addresses. A name that only the proxy
        can resolve is accepted, unless it belongs to a local network.
        """
        exchange = self.current()
        literal = literal_address(host)
        try:
            addresses = (literal,) if literal else self._resolve(host, port)
        except NameNotFound:
            if _is_local_name(host):
                raise AddressRefused(f"{host} is a local network name, and does not resolve here") from None
            exchange.public = True
            return
        self._guard.admit_all(host, addresses)
        exchange.public = not all(map(self._guard.is_listed, addresses))

    def _connect(self, exchange: Exchange, host: str, port: int, addresses: Sequence[str]) -> httpcore.NetworkStream:
        """Connect to the first address that answers. Each one gets an equal share of the time that is left."""
        addresses = addresses[:_MAX_ADDRESSES]
        deadline = time.monotonic() + exchange.time_left(exchange.connect_seconds)
        failure: OSError | None = None
        for tried, address in enumerate(addresses):
            if not self.proxy_host:
                exchange.public = not self._guard.is_listed(address)
            timeout = max((deadline - time.monotonic()) / (len(addresses) - tried), 0.01)
            try:
                sock = socket.create_connection((address, port), timeout)
            except OSError as error:
                failure = error
                continue
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return GuardedStream(self, sock, public=exchange.public)
        if isinstance(failure, TimeoutError):
            raise FetchTimeout(f"no connection to {host} within {exchange.connect_seconds:g} seconds")
        raise ConnectFailed(f"no connection to {host} ({_reason(failure)})")


class GuardedStream(httpcore.NetworkStream):
    """One connection, plain or TLS.

    Raises the errors of ``monitor.errors``, except in ``write``: httpcore must see that error as its own, since it then
    still reads the response.
    """

    def __init__(self, wire: Wire, sock: socket.socket, *, public: bool, nested: NestedTls | None = None) -> None:
        self._wire = wire
        self._sock = sock
        self._public = public
        self._nested = nested
        self._response: _ResponseTracker | None = None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the exchange bounds it
        """Receive up to ``max_bytes`` bytes; empty at the end of the stream."""
        exchange = self._wire.current(self._sock)
        exchange.public = self._public
        channel = self._nested or self._sock
        try:
            channel.settimeout(exchange.time_left(exchange.silence_seconds))
            _acknowledge_at_once(self._sock)
            data = channel.recv(max_bytes)
        except TimeoutError as error:
            exchange.time_left(0)  # raises if the whole exchange has timed out
            raise FetchTimeout(f"{exchange.host} sent nothing for {exchange.silence_seconds:g} seconds") from error
        except ssl.SSLError as error:
            raise BadResponse(f"{exchange.host} broke the encrypted connection ({_reason(error)})") from error
        except OSError as error:
            raise ConnectFailed(f"{exchange.host} closed the connection ({_reason(error)})") from error
        exchange.count_received(len(data))
        self._response = self._response or _ResponseTracker()
        self._response.feed(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the exchange bounds it
        """Send all bytes."""
        if not buffer:
            return
        exchange = self._wire.current(self._sock)
        exchange.public = self._public
        self._response = None
        channel = self._nested or self._sock
        try:
            channel.settimeout(exchange.time_left(exchange.silence_seconds))
            channel.sendall(buffer)
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the socket."""
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the exchange bounds it
    ) -> httpcore.NetworkStream:
        """Start TLS on this connection; the certificate must be for ``server_hostname``."""
        exchange = self._wire.current(self._sock)
        server_hostname = server_hostname and server_hostname.strip("[]")
        try:
            self._sock.settimeout(exchange.time_left(exchange.connect_seconds))
            if isinstance(self._sock, ssl.SSLSocket):
                nested = NestedTls(self._sock, ssl_context, server_hostname)
                return GuardedStream(self._wire, self._sock, public=self._public, nested=nested)
            secure = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
            return GuardedStream(self._wire, secure, public=self._public)
        except OSError as error:
            self.close()
            if server_hostname == self._wire.proxy_host:
                raise ProxyFailed(str(_tls_failure("the proxy", error))) from error
            raise _tls_failure(exchange.host, error) from error
        except BaseException:
            self.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        """Answer httpcore's ``is_readable``: true if an idle connection has unread bytes, and so cannot be reused."""
        return self._is_readable() if info == "is_readable" else None

    def _is_readable(self) -> bool:
        if self._sock.fileno() < 0 or self._response is None or not self._response.ended_cleanly:
            return True
        poll = select.poll()
        poll.register(self._sock, select.POLLIN)
        return bool(poll.poll(0))


class _ResponseTracker:
    """Parses one response a second time, to detect bytes after its end.

    httpcore's own parser would take them for the beginning of the next response.
    """

    def __init__(self) -> None:
        self._bodiless = b""
        self._parser: h11.Connection | None = None

    def feed(self, data: bytes) -> None:
        """Parse further bytes. Ignores invalid HTTP, which httpcore's parser reports."""
        if self._parser is None:
            if not self._bodiless and _BODILESS_RESPONSE.fullmatch(data):
                self._bodiless = data
                return
            data = self._bodiless + data
            self._parser = _response_parser()
        with contextlib.suppress(h11.ProtocolError):
            self._parser.receive_data(data)
            while isinstance(self._parser.next_event(), h11.InformationalResponse | h11.Response | h11.Data):
                pass

    @property
    def ended_cleanly(self) -> bool:
        """Whether the response is complete, and no bytes came after it."""
        if self._parser is None:
            return bool(self._bodiless)
        return self._parser.their_state is h11.DONE and not self._parser.trailing_data[0]


def _response_parser() -> h11.Connection:
    parser = h11.Connection(h11.CLIENT)
    parser.send(h11.Request(method="GET", target="/", headers=[("Host", "")]))
    parser.send(h11.EndOfMessage())
    return parser


def _acknowledge_at_once(sock: socket.socket) -> None:
    """Disable delayed TCP acknowledgement: with servers that use Nagle's algorithm it delays responses by 40 ms."""
    if hasattr(socket, "TCP_QUICKACK"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _is_local_name(host: str) -> bool:
    """Whether a host name is for local use: it has only one label, or a reserved local domain."""
    labels = host.lower().rstrip(".").split(".")
    return len(labels) == 1 or labels[-1] in _LOCAL_DOMAINS or labels[-2:] == ["home", "arpa"]


def _tls_failure(host: str, error: OSError) -> FetchError:
    if isinstance(error, TimeoutError):
        return FetchTimeout(f"{host} did not finish the TLS handshake in time")
    if isinstance(error, ssl.SSLCertVerificationError):
        return CertificateInvalid(f"the certificate of {host} is not valid: {error.verify_message}")
    if isinstance(error, ssl.SSLError):
        message = f"no encrypted connection to {host} ({_reason(error)})"
        advice = "open the address in a browser; it may be one that begins with http://"
        return CertificateInvalid(message, advice=advice)
    return ConnectFailed(f"{host} closed the connection in the TLS handshake ({_reason(error)})")


def _reason(error: OSError | None) -> str:
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    return (error.strerror or str(error)) if error else "no address"
