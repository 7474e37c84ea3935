"""httpx on guarded sockets: its errors become those of the monitor."""

from __future__ import annotations

import contextlib
import functools
import ssl
from collections.abc import Iterable, Iterator
from typing import cast

import certifi
import httpcore
import httpx

from monitor.errors import BadResponse, ConfigError, ConnectFailed, FetchError
from monitor.fetch.options import FetchOptions
from monitor.fetch.wire import Exchange, Wire

_IDLE_SECONDS = 15.0


class GuardedTransport(httpx.BaseTransport):
    """One pool of connections. Raises ``FetchError`` where httpx's own would raise ``httpx.TransportError``.

    It is used without ``httpx.Client``, which keeps cookies, looks into redirects it does not follow, and may hold more
    of a decoded body than is allowed.
    """

    def __init__(self, wire: Wire, options: FetchOptions) -> None:
        self._wire = wire
        self._pool = httpcore.ConnectionPool(
            ssl_context=_tls_context(options.ca_file),
            max_connections=options.max_connections,
            max_keepalive_connections=options.max_connections,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=wire,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; once more on a new connection when a kept one turned out to be closed already."""
        exchange = self._wire.current()
        try:
            return self._send(request, exchange)
        except (ConnectFailed, BadResponse):
            if exchange.dialled or exchange.heard:
                raise
        return self._send(request, exchange)

    def _send(self, request: httpx.Request, exchange: Exchange) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        with _named_errors(exchange):
            response = self._pool.handle_request(
                httpcore.Request(request.method, url, headers=request.headers.raw, content=request.read())
            )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(cast("Iterable[bytes]", response.stream), exchange),
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes], exchange: Exchange) -> None:
        self._stream = stream
        self._exchange = exchange

    def __iter__(self) -> Iterator[bytes]:
        with _named_errors(self._exchange):
            yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


@contextlib.contextmanager
def _named_errors(exchange: Exchange) -> Iterator[None]:
    try:
        yield
    except httpcore.NetworkError as error:
        raise ConnectFailed(f"{exchange.host} closed the connection ({error})") from error
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
