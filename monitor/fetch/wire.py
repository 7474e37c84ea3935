"""Guarded sockets: each address is checked when it is connected to, each wait ends at the exchange's deadline.

Below httpx's connection pool, so that nothing between a name's resolution and the connection can change the address.
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

_MAX_ADDRESSES = 6
# Reserved for local use by RFC 6761, RFC 6762 and ICANN (internal), or common there.
_LOCAL_DOMAINS = frozenset({"localhost", "local", "internal", "intranet", "lan", "corp", "home", "localdomain"})
# Most answers are a 304 that comes in one piece: its end is seen without parsing it. No line in it may be empty.
_HEAD_ALONE = re.compile(rb"HTTP/1\.1 (?:204|304) (?:[^\r\n]*\r\n)(?:[^\r\n]+\r\n)*\r\n")


@dataclass(slots=True)
class Exchange:
    """One request and its answer on the wire. Times are of ``time.monotonic``.

    ``public``: a host outside of the listed networks was connected to. ``heard`` is the number of bytes received.
    """

    host: str
    began: float
    deadline: float
    connect_seconds: float
    silence_seconds: float
    max_wire_bytes: int
    public: bool = False
    heard: int = 0
    sock: socket.socket | None = None

    def patience(self, seconds: float) -> float:
        """How long one wait may be; raises ``FetchTimeout`` when the exchange has used up its time."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise FetchTimeout(f"{self.host} was not done within {self.deadline - self.began:.2g} seconds")
        return min(seconds, left)

    def hear(self, size: int) -> None:
        """Count received bytes; raises ``BadResponse`` when there are far more than any body allowed would need."""
        self.heard += size
        if self.heard > self.max_wire_bytes:
            raise BadResponse(f"{self.host} sent more than {self.max_wire_bytes} bytes for one answer")


def resolve_name(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, as the system resolves it. Raises ``NameNotFound``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        passing = error.errno == socket.EAI_AGAIN
        reason = "could not be resolved just now" if passing else "does not resolve"
        raise NameNotFound(f"the name {host} {reason} ({error.strerror})") from error
    except (UnicodeError, ValueError) as error:
        raise NameNotFound(f"{host!r} is no valid host name") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Wire(httpcore.NetworkBackend):
    """Opens guarded connections. An exchange belongs to the thread that began it.

    With ``proxy_host`` all connections are to the proxy, which may have any address; the target is checked before.
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
        """Apply this exchange's limits to all that this thread sends and receives inside."""
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
        """Cancel every running exchange and wait until they have ended; later ones raise ``Stopped``."""
        self._closed.set()
        with self._changed:
            for exchange in self._exchanges.values():
                if exchange.sock is not None:
                    with contextlib.suppress(OSError):
                        # Wakes the thread that reads; closing here would free a descriptor that it still uses.
                        socket.socket.shutdown(exchange.sock, socket.SHUT_RDWR)
            self._changed.wait_for(lambda: not self._exchanges, wait_seconds)

    @property
    def is_interrupted(self) -> bool:
        """Whether all exchanges were cancelled."""
        return self._closed.is_set()

    def current(self, sock: socket.socket | None = None) -> Exchange:
        """This thread's exchange, now on this socket. Raises ``Stopped`` after ``interrupt``."""
        exchange: Exchange = self._current.exchange
        exchange.sock = sock
        if self._closed.is_set():
            raise Stopped("the program is ending: a request was cut short")
        return exchange

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the exchange bounds it
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Resolve, check every address, and connect to one that was checked; or connect to the proxy."""
        exchange = self.current()
        if not self.proxy_host:
            return self._connect(exchange, host, port, self._guard.admit(host, self._resolve(host, port)))
        try:
            return self._connect(exchange, host, port, self._resolve(host, port))
        except (NameNotFound, ConnectFailed, FetchTimeout) as error:
            raise ProxyFailed(f"the proxy cannot be reached: {error}") from error

    def vet(self, host: str, port: int) -> None:
        """Check what the proxy is to connect to, as far as this machine can resolve it. Raises ``AddressRefused``.

        The proxy looks the name up itself, and may find other addresses. A name that is known only to the proxy passes,
        unless it is one of a local network.
        """
        exchange = self.current()
        literal = literal_address(host)
        try:
            addresses = (literal,) if literal else self._resolve(host, port)
        except NameNotFound:
            if _is_local_name(host):
                raise AddressRefused(f"{host} is the name of a machine in a local network, unknown here") from None
            exchange.public = True
            return
        self._guard.admit_all(host, addresses)
        exchange.public = not all(map(self._guard.is_listed, addresses))

    def _connect(self, exchange: Exchange, host: str, port: int, addresses: Sequence[str]) -> httpcore.NetworkStream:
        addresses = addresses[:_MAX_ADDRESSES]
        ends = time.monotonic() + exchange.patience(exchange.connect_seconds)
        failure: OSError | None = None
        for tried, address in enumerate(addresses):
            if not self.proxy_host:
                exchange.public = not self._guard.is_listed(address)
            share = max((ends - time.monotonic()) / (len(addresses) - tried), 0.01)
            try:
                sock = socket.create_connection((address, port), share)
            except OSError as error:
                failure = error
                continue
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return GuardedStream(self, sock, public=exchange.public)
        if isinstance(failure, TimeoutError):
            raise FetchTimeout(f"no connection to {host} within {exchange.connect_seconds:g} seconds")
        raise ConnectFailed(f"no connection to {host} ({_reason(failure)})")


class GuardedStream(httpcore.NetworkStream):
    """One connection, plain or TLS. All errors are of ``monitor.errors``, but for writing: an answer may still come."""

    def __init__(self, wire: Wire, sock: socket.socket, *, public: bool, inside: NestedTls | None = None) -> None:
        self._wire = wire
        self._sock = sock
        self._public = public
        self._inside = inside
        self._answer: _Answer | None = None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the exchange bounds it
        """The bytes received, at least one; none at the end."""
        exchange = self._wire.current(self._sock)
        exchange.public = self._public
        speaker = self._inside or self._sock
        try:
            speaker.settimeout(exchange.patience(exchange.silence_seconds))
            _acknowledge_at_once(self._sock)
            data = speaker.recv(max_bytes)
        except TimeoutError as error:
            exchange.patience(0)
            raise FetchTimeout(f"{exchange.host} sent nothing for {exchange.silence_seconds:g} seconds") from error
        except ssl.SSLError as error:
            raise BadResponse(f"{exchange.host} broke the encrypted connection ({_reason(error)})") from error
        except OSError as error:
            raise ConnectFailed(f"{exchange.host} closed the connection ({_reason(error)})") from error
        exchange.hear(len(data))
        self._answer = self._answer or _Answer()
        self._answer.take(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the exchange bounds it
        """Send all of it."""
        if not buffer:
            return
        exchange = self._wire.current(self._sock)
        exchange.public = self._public
        self._answer = None
        speaker = self._inside or self._sock
        try:
            speaker.settimeout(exchange.patience(exchange.silence_seconds))
            speaker.sendall(buffer)
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
        """The same connection under TLS, with the host's name (not its address) to be proved."""
        exchange = self._wire.current(self._sock)
        server_hostname = server_hostname and server_hostname.strip("[]")
        try:
            self._sock.settimeout(exchange.patience(exchange.connect_seconds))
            if isinstance(self._sock, ssl.SSLSocket):
                inside = NestedTls(self._sock, ssl_context, server_hostname)
                return GuardedStream(self._wire, self._sock, public=self._public, inside=inside)
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
        """What the connection pool asks: whether something can be read (an idle connection is then unusable)."""
        return self._is_readable() if info == "is_readable" else None

    def _is_readable(self) -> bool:
        if self._sock.fileno() < 0 or self._answer is None or not self._answer.ended_cleanly:
            return True
        poll = select.poll()
        poll.register(self._sock, select.POLLIN)
        return bool(poll.poll(0))


class _Answer:
    """Follows one answer on the wire to say whether bytes came after its end.

    The connection's own parser would take these for the beginning of the next answer.
    """

    def __init__(self) -> None:
        self._head_alone = b""
        self._parser: h11.Connection | None = None

    def take(self, data: bytes) -> None:
        """Follow further bytes; invalid HTTP is reported by the connection's own parser."""
        if self._parser is None:
            if not self._head_alone and _HEAD_ALONE.fullmatch(data):
                self._head_alone = data
                return
            data = self._head_alone + data
            self._parser = _parser_of_one_answer()
        with contextlib.suppress(h11.ProtocolError):
            self._parser.receive_data(data)
            while isinstance(self._parser.next_event(), h11.InformationalResponse | h11.Response | h11.Data):
                pass

    @property
    def ended_cleanly(self) -> bool:
        """Whether the answer is complete, and nothing came after it."""
        if self._parser is None:
            return bool(self._head_alone)
        return self._parser.their_state is h11.DONE and not self._parser.trailing_data[0]


def _parser_of_one_answer() -> h11.Connection:
    parser = h11.Connection(h11.CLIENT)
    parser.send(h11.Request(method="GET", target="/", headers=[("Host", "")]))
    parser.send(h11.EndOfMessage())
    return parser


def _acknowledge_at_once(sock: socket.socket) -> None:
    """Else a server that sends header and body apart (Nagle's algorithm) makes each answer take 40 ms longer."""
    if hasattr(socket, "TCP_QUICKACK"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _is_local_name(host: str) -> bool:
    """Whether a name cannot be one of the public internet: of one label, or under a domain for local use."""
    labels = host.lower().rstrip(".").split(".")
    return len(labels) == 1 or labels[-1] in _LOCAL_DOMAINS or labels[-2:] == ["home", "arpa"]


def _tls_failure(host: str, error: OSError) -> FetchError:
    if isinstance(error, TimeoutError):
        return FetchTimeout(f"{host} did not finish the TLS handshake in time")
    if isinstance(error, ssl.SSLCertVerificationError):
        return CertificateInvalid(f"the certificate of {host} is not valid: {error.verify_message}")
    if isinstance(error, ssl.SSLError):
        said = f"no encrypted connection to {host} ({_reason(error)})"
        advice = "open the address in a browser; it may be one that begins with http://"
        return CertificateInvalid(said, advice=advice)
    return ConnectFailed(f"{host} closed the connection in the TLS handshake ({_reason(error)})")


def _reason(error: OSError | None) -> str:
    if isinstance(error, ssl.SSLError) and error.reason:
        return error.reason.replace("_", " ").lower()
    return (error.strerror or str(error)) if error else "no address"
