"""httpx on guarded sockets: its errors become those of the monitor."""

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

_IDLE_SECONDS = 15.0
_Key = tuple[bytes, bytes, int | None]


class GuardedTransport(httpx.BaseTransport):
    """Sends over kept connections. Raises ``FetchError`` where httpx's own would raise ``httpx.TransportError``.

    It is used without ``httpx.Client``, which keeps cookies, parses redirects that it does not follow, and may hold
    more of a decoded body than is allowed.
    """

    def __init__(self, wire: Wire, options: FetchOptions) -> None:
        self._wire = wire
        self._ca_file = options.ca_file
        if options.ca_file is not None:
            self._tls()  # A wrong file is reported at the start, not at the first request.
        self._idle = _IdleConnections(options.max_connections)
        self._proxy = self._proxied_connections(parse_proxy(options.proxy))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; once more on a new connection when a kept one turned out to be closed already."""
        exchange = self._wire.current()
        host = request.url.raw_host
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            # A proxy gets the whole address, in which an IPv6 address is in brackets.
            host=b"[%b]" % host if self._proxy is not None and b":" in host else host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(request.method, url, headers=request.headers.raw, content=request.read())
        kept = self._idle.take(_key(url))
        if kept is not None:
            try:
                return self._send(sent, kept, exchange)
            except (ConnectFailed, BadResponse):
                if exchange.heard:
                    raise
        return self._send(sent, self._new_connection(url), exchange)

    def _tls(self) -> ssl.SSLContext:
        """Read when it is first needed: that takes as long as ten requests."""
        return _tls_context(self._ca_file)

    def _new_connection(self, url: httpcore.URL) -> httpcore.ConnectionInterface:
        if self._proxy is None:
            tls = self._tls() if url.scheme == b"https" else None
            return httpcore.HTTPConnection(
                url.origin, ssl_context=tls, keepalive_expiry=_IDLE_SECONDS, network_backend=self._wire
            )
        self._wire.vet(url.host.decode("ascii"), url.origin.port)
        return self._proxy.create_connection(url.origin)

    def _proxied_connections(self, proxy: httpx.Proxy | None) -> httpcore.HTTPProxy | None:
        """What makes connections through the proxy. It is a pool too, of which only this is used."""
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
        with _named_errors(exchange):
            response = connection.handle_request(request)
        if self._proxy is not None and response.status == 407:
            connection.close()
            raise ProxyFailed("the proxy does not accept our user name and password (407)")

        def give_back() -> None:
            self._idle.keep(_key(request.url), connection)

        stream = _Body(cast("Iterable[bytes]", response.stream), exchange, give_back)
        return httpx.Response(response.status, headers=response.headers, stream=stream)

    def close(self) -> None:
        """Close all idle connections; the others are closed when their answers end."""
        self._idle.close()


class _IdleConnections:
    """The connection of each origin that is kept for the next request there; of too many, the longest unused goes.

    A host is asked one thing at a time and needs no more than one. (httpcore's own pool compares all connections with
    each other at every request: with fifty hosts that cost more than all the rest of a request.)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, httpcore.ConnectionInterface] = OrderedDict()
        self._closed = False

    def take(self, key: _Key) -> httpcore.ConnectionInterface | None:
        """The connection kept for this origin, if it can still be used; it is the caller's now."""
        with self._lock:
            connection = self._kept.pop(key, None)
        if connection is None or not connection.has_expired():
            return connection
        connection.close()
        return None

    def keep(self, key: _Key, connection: httpcore.ConnectionInterface) -> None:
        """Take a connection back; one whose answer did not come to its end is closed already."""
        if not connection.is_available():
            return
        with self._lock:
            unwanted = [connection] if self._closed else self._put(key, connection)
        for one in unwanted:
            one.close()

    def close(self) -> None:
        """Close all, and later every one that is given back."""
        with self._lock:
            self._closed = True
            unwanted = [*self._kept.values()]
            self._kept.clear()
        for one in unwanted:
            one.close()

    def _put(self, key: _Key, connection: httpcore.ConnectionInterface) -> list[httpcore.ConnectionInterface]:
        """Keep it as the newest; those that make room for it."""
        unwanted = [self._kept.pop(key)] if key in self._kept else []
        self._kept[key] = connection
        while self._kept and (len(self._kept) > self._most or next(iter(self._kept.values())).has_expired()):
            unwanted.append(self._kept.popitem(last=False)[1])
        return unwanted


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes], exchange: Exchange, give_back: Callable[[], None]) -> None:
        self._stream = stream
        self._exchange = exchange
        self._give_back = give_back

    def __iter__(self) -> Iterator[bytes]:
        with _named_errors(self._exchange):
            yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()
        self._give_back()


def _key(url: httpcore.URL) -> _Key:
    return url.scheme, url.host, url.port


@contextlib.contextmanager
def _named_errors(exchange: Exchange) -> Iterator[None]:
    try:
        yield
    except httpcore.NetworkError as error:
        raise ConnectFailed(f"{exchange.host} closed the connection ({error})") from error
    except httpcore.ProxyError as error:
        raise ProxyFailed(f"the proxy did not connect to {exchange.host}: it answered {error}") from error
    except httpcore.ProtocolError as error:
        raise BadResponse(f"{exchange.host} gave no valid answer: {error}") from error
    except (httpcore.TimeoutException, httpcore.UnsupportedProtocol) as error:
        raise FetchError(f"{exchange.host}: {error}") from error


@functools.cache
def _tls_context(ca_file: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file or certifi.where())
    except OSError as error:
        raise ConfigError(f"fetch.ca_file: {ca_file} cannot be read as certificates ({error})") from error
