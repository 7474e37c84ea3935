"""Questions to a server that the operator named: one bounded POST whose answer is read.

Unlike the fetcher, which is for the web, it knows no robots.txt, pauses or redirects, and the server may have any
address, also one on this machine. Only the length of a call and the size of an answer are bounded.
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

# The address is the operator's own choice, and no answer of a server leads to another.
_ANYWHERE = ("0.0.0.0/0", "::/0")
_CLOSE_SECONDS = 2.0


class HttpAsker:
    """Asks one server, ``at_once`` questions at a time. Safe from several threads.

    Of the options ``timeout_seconds`` bounds a whole call, the wait for its turn included (but not the look-up of the
    server's name, which the system bounds), and ``max_body_bytes`` the answer. A proxy is used where one is given.
    """

    def __init__(self, options: FetchOptions, *, at_once: int = 1, resolve: Resolver = resolve_name) -> None:
        self._options = options
        proxy = parse_proxy(options.proxy)
        self._wire = Wire(Guard(_ANYWHERE), resolve, proxy.url.raw_host.decode("ascii") if proxy else "")
        self._transport = GuardedTransport(self._wire, options)
        self._free = at_once
        self._changed = threading.Condition()

    def ask(self, url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        """The status, and of a 200 the body. Raises ``FetchError``, and ``Stopped`` once closed."""
        address = parse_address(url)
        began = time.monotonic()
        deadline = began + self._options.timeout_seconds
        with self._turn(address.host, deadline):
            exchange = self._exchange(address.host, began, deadline)
            try:
                with self._wire.begin(exchange):
                    return self._send(address, headers, body)
            except FetchError as error:
                if self._wire.is_interrupted:
                    raise Stopped("the program is ending: a question was cut short") from error
                raise

    def close(self) -> None:
        """Cancel running questions, let waiting ones raise ``Stopped``, close connections. Can be called twice."""
        self._wire.interrupt(_CLOSE_SECONDS)
        with self._changed:
            self._changed.notify_all()
        self._transport.close()

    @contextmanager
    def _turn(self, host: str, deadline: float) -> Iterator[None]:
        def can_go_on() -> bool:
            return self._free > 0 or self._wire.is_interrupted

        with self._changed:
            if not self._changed.wait_for(can_go_on, max(0.0, deadline - time.monotonic())):
                raise FetchTimeout(
                    f"{host} was busy with other questions for {self._options.timeout_seconds:g} seconds"
                )
            if self._wire.is_interrupted:
                raise Stopped("the program is ending: nothing is asked any more")
            self._free -= 1
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify()

    def _exchange(self, host: str, began: float, deadline: float) -> Exchange:
        options = self._options
        return Exchange(
            host=host,
            began=began,
            deadline=deadline,
            connect_seconds=min(options.connect_seconds, options.timeout_seconds),
            # A model is silent while it thinks.
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
            raise BodyTooLarge(f"the answer has {length} bytes, more than {options.max_body_bytes}")
        coding = response.headers.get("content-encoding", "")
        decoder = BodyDecoder(coding, max_bytes=options.max_body_bytes, max_expansion=options.max_expansion)
        for chunk in response.iter_raw():
            decoder.feed(chunk)
        return decoder.finish()
