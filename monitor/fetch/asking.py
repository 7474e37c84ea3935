"""POST requests to a server that the operator configured, with the response body.

Unlike ``HttpFetcher``, which is for the web, it has no robots.txt, rate limits or redirects, and the server may have
any address, even on this machine. Only the time of a call and the size of a response are limited.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx

from monitor.errors import BodyTooLarge, FetchError, FetchTimeout, Stopped
from monitor.fetch.addresses import parse_address
from monitor.fetch.decode import BodyDecoder
from monitor.fetch.guard import Guard
from monitor.fetch.options import FetchOptions
from monitor.fetch.proxy import parse_proxy
from monitor.fetch.transport import GuardedTransport
from monitor.fetch.wire import Exchange, Resolver, Wire, resolve_name

# Any address is allowed: the operator chose it, and redirects are not followed.
_ANYWHERE = ("0.0.0.0/0", "::/0")
_CLOSE_SECONDS = 2.0  # how long ``close`` waits for cancelled requests to end


class HttpAsker:
    """Sends requests to one server, at most ``at_once`` at a time. Thread-safe.

    ``options.timeout_seconds`` limits a whole call, including the wait for a free slot (but not the DNS lookup, which
    the system limits). ``options.max_body_bytes`` limits the response. ``options.proxy`` is used if set.
    """

    def __init__(self, options: FetchOptions, *, at_once: int = 1, resolve: Resolver = resolve_name) -> None:
        self._options = options
        proxy = parse_proxy(options.proxy)
        self._wire = Wire(Guard(_ANYWHERE), resolve, proxy.url.raw_host.decode("ascii") if proxy else "")
        self._transport = GuardedTransport(self._wire, options)
        self._free_slots = at_once
        self._slot_freed = threading.Condition()

    def ask(self, url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """POST ``body`` and return the status and, for a 200, the response body; else an empty body.

        Raises ``FetchError``, and ``Stopped`` after ``close``.
        """
        address = parse_address(url)
        began = time.monotonic()
        deadline = began + self._options.timeout_seconds
        with self._slot(address.host, deadline):
            exchange = self._exchange(address.host, began, deadline)
            try:
                with self._wire.begin(exchange):
                    return self._send(address, headers, body)
            except FetchError as error:
                if self._wire.is_interrupted:
                    raise Stopped("the program is ending: a request was interrupted") from error
                raise

    def close(self) -> None:
        """Cancel running and waiting requests (they raise ``Stopped``) and close connections. Can be called twice."""
        self._wire.interrupt(_CLOSE_SECONDS)
        with self._slot_freed:
            self._slot_freed.notify_all()
        self._transport.close()

    @contextmanager
    def _slot(self, host: str, deadline: float) -> Iterator[None]:
        def can_continue() -> bool:
            return self._free_slots > 0 or self._wire.is_interrupted

        with self._slot_freed:
            if not self._slot_freed.wait_for(can_continue, max(0.0, deadline - time.monotonic())):
                raise FetchTimeout(f"{host} was busy with other requests for {self._options.timeout_seconds:g} seconds")
            if self._wire.is_interrupted:
                raise Stopped("the program is ending: no new requests are sent")
            self._free_slots -= 1
        try:
            yield
        finally:
            with self._slot_freed:
                self._free_slots += 1
                self._slot_freed.notify()

    def _exchange(self, host: str, began: float, deadline: float) -> Exchange:
        options = self._options
        return Exchange(
            host=host,
            began=began,
            deadline=deadline,
            connect_seconds=min(options.connect_seconds, options.timeout_seconds),
            # A language model sends nothing while it computes its answer.
            silence_seconds=options.timeout_seconds,
            max_wire_bytes=2 * options.max_body_bytes + 4 * options.max_header_bytes,
        )

    def _send(self, url: httpx.URL, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        own = {"User-Agent": self._options.user_agent_header, "Accept-Encoding": "identity"}
        sent = {name.encode(): value.encode("latin-1") for name, value in (own | dict(headers)).items()}
        response = self._transport.handle_request(httpx.Request("POST", url, headers=sent, content=body))
        try:
            if response.status_code != 200:
                return response.status_code, b""
            return 200, self._read(response)
        finally:
            response.close()

    def _read(self, response: httpx.Response) -> bytes:
        options = self._options
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > options.max_body_bytes:
            raise BodyTooLarge(f"the response has {length} bytes, more than {options.max_body_bytes}")
        coding = response.headers.get("content-encoding", "")
        decoder = BodyDecoder(coding, max_bytes=options.max_body_bytes, max_expansion=options.max_expansion)
        for chunk in response.iter_raw():
            decoder.feed(chunk)
        return decoder.finish()
