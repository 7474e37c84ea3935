"""An httpx transport on guarded sockets, which raises the errors of ``monitor.errors``."""

from __future__ import annotations

import contextlib
import functools
import ssl
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import cast

import certifi
import httpcore
import httpx

from monitor.errors import BadResponse, ConfigError, ConnectFailed, FetchError, ProxyFailed
from monitor.fetch.options import FetchOptions
from monitor.fetch.proxy import parse_proxy
from monitor.fetch.wire import Exchange, Wire

_IDLE_SECONDS = 15.0  # how long an unused connection is kept
_Key = tuple[bytes, bytes, int | None]


class GuardedTransport(httpx.BaseTransport):
    """Sends requests over reused connections. Raises ``FetchError`` where httpx would raise ``httpx.TransportError``.

    Used without ``httpx.Client``, which stores cookies, parses redirects even if it does not follow them, and decodes
    bodies without a size limit.
    """

    def __init__(self, wire: Wire, options: FetchOptions) -> None:
        self._wire = wire
        self._ca_file = options.ca_file
        if options.ca_file is not None:
            self._tls()  # Report an invalid file now, not at the first request.
        self._idle = _IdleConnections(options.max_connections)
        self._proxy = self._proxy_connections(parse_proxy(options.proxy))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. If a reused connection turns out to be closed, send it again on a new one."""
        exchange = self._wire.current()
        host = request.url.raw_host
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            # A proxy gets the whole URL, in which an IPv6 address is in brackets.
            host=b"[%b]" % host if self._proxy is not None and b":" in host else host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(request.method, url, headers=request.headers.raw, content=request.read())
        reused = self._idle.take(_key(url))
        if reused is not None:
            try:
                return self._send(sent, reused, exchange)
            except (ConnectFailed, BadResponse):
                if exchange.received:
                    raise
        return self._send(sent, self._new_connection(url), exchange)

    def _tls(self) -> ssl.SSLContext:
        """The TLS settings, loaded on first use: loading takes as long as ten requests."""
        return _tls_context(self._ca_file)

    def _new_connection(self, url: httpcore.URL) -> httpcore.ConnectionInterface:
        if self._proxy is None:
            tls = self._tls() if url.scheme == b"https" else None
            return httpcore.HTTPConnection(
                url.origin, ssl_context=tls, keepalive_expiry=_IDLE_SECONDS, network_backend=self._wire
            )
        self._wire.check_target(url.host.decode("ascii"), url.origin.port)
        return self._proxy.create_connection(url.origin)

    def _proxy_connections(self, proxy: httpx.Proxy | None) -> httpcore.HTTPProxy | None:
        """The factory for connections through the proxy. ``HTTPProxy`` is also a pool; that part is not used."""
        if proxy is None:
            return None
        return httpcore.HTTPProxy(
            httpcore.URL(
                scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=proxy.url.raw_path
            ),
            proxy_auth=proxy.raw_auth,
            ssl_context=self._tls(),
            proxy_ssl_context=self._tls() if proxy.url.scheme == "https" else None,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=self._wire,
        )

    def _send(
        self, request: httpcore.Request, connection: httpcore.ConnectionInterface, exchange: Exchange
    ) -> httpx.Response:
        with _translated_errors(exchange):
            response = connection.handle_request(request)
        if self._proxy is not None and response.status == 407:
            connection.close()
            raise ProxyFailed("the proxy does not accept our user name and password (407)")

        def give_back() -> None:
            self._idle.keep(_key(request.url), connection)

        stream = _Body(cast("Iterable[bytes]", response.stream), exchange, give_back)
        return httpx.Response(response.status, headers=response.headers, stream=stream)

    def close(self) -> None:
        """Close all idle connections. Those in use are closed when their responses end."""
        self._idle.close()


class _IdleConnections:
    """At most one idle connection for each origin, for its next request. Past ``limit``, the least recently used go.

    One is enough, since a host gets one request at a time. (httpcore's own pool compares all connections with each
    other at every request: with fifty hosts that cost more than all the rest of a request.)
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, httpcore.ConnectionInterface] = OrderedDict()
        self._closed = False

    def take(self, key: _Key) -> httpcore.ConnectionInterface | None:
        """Remove and return the connection of an origin; None if there is none, or it has expired."""
        with self._lock:
            connection = self._kept.pop(key, None)
        if connection is None or not connection.has_expired():
            return connection
        connection.close()
        return None

    def keep(self, key: _Key, connection: httpcore.ConnectionInterface) -> None:
        """Keep a connection after its response. Does nothing if the response was incomplete: then it is closed."""
        if not connection.is_available():
            return
        with self._lock:
            dropped = [connection] if self._closed else self._put(key, connection)
        for old in dropped:
            old.close()

    def close(self) -> None:
        """Close all connections, and from now on each one passed to ``keep``."""
        with self._lock:
            self._closed = True
            dropped = [*self._kept.values()]
            self._kept.clear()
        for connection in dropped:
            connection.close()

    def _put(self, key: _Key, connection: httpcore.ConnectionInterface) -> list[httpcore.ConnectionInterface]:
        """Add the newest connection, and return the replaced, surplus and expired ones to close."""
        dropped = [self._kept.pop(key)] if key in self._kept else []
        self._kept[key] = connection
        while self._kept and (len(self._kept) > self._limit or next(iter(self._kept.values())).has_expired()):
            dropped.append(self._kept.popitem(last=False)[1])
        return dropped


class _Body(httpx.SyncByteStream):
    """The body of a response; closing it gives the connection back."""

    def __init__(self, stream: Iterable[bytes], exchange: Exchange, give_back: Callable[[], None]) -> None:
        self._stream = stream
        self._exchange = exchange
        self._give_back = give_back

    def __iter__(self) -> Iterator[bytes]:
        with _translated_errors(self._exchange):
            yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()
        self._give_back()


def _key(url: httpcore.URL) -> _Key:
    return url.scheme, url.host, url.port


@contextlib.contextmanager
def _translated_errors(exchange: Exchange) -> Iterator[None]:
    """Raise the errors of httpcore as those of ``monitor.errors``."""
    try:
        yield
    except httpcore.NetworkError as error:
        raise ConnectFailed(f"{exchange.host} closed the connection ({error})") from error
    except httpcore.ProxyError as error:
        raise ProxyFailed(f"the proxy did not connect to {exchange.host}: it answered {error}") from error
    except httpcore.ProtocolError as error:
        raise BadResponse(f"{exchange.host} sent an invalid response: {error}") from error
    except (httpcore.TimeoutException, httpcore.UnsupportedProtocol) as error:
        raise FetchError(f"{exchange.host}: {error}") from error


@functools.cache
def _tls_context(ca_file: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file or certifi.where())
    except OSError as error:
        raise ConfigError(f"fetch.ca_file: {ca_file} cannot be read as certificates ({error})") from error
