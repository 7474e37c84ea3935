"""The HTTP fetcher: requests with limits on rate, time and size."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from monitor.errors import AddressRefused, BadResponse, BodyTooLarge, FetchError, RedirectProblem, Stopped
from monitor.fetch.addresses import host_key, join_address, parse_address
from monitor.fetch.decode import BodyDecoder
from monitor.fetch.guard import Guard
from monitor.fetch.options import FetchOptions
from monitor.fetch.politeness import HostRateLimiter
from monitor.fetch.proxy import parse_proxy
from monitor.fetch.robots import MAX_ROBOTS_BYTES, Robots, RobotsAnswer
from monitor.fetch.transport import GuardedTransport
from monitor.fetch.wire import Exchange, Resolver, Wire, resolve_name
from monitor.model import Page, Redirect, rate_limit_host
from monitor.ports import Clock, Request

if TYPE_CHECKING:
    from monitor.fetch.cookies import FetchCookies

_PUBLIC_GAP_SECONDS = 1.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_BODILESS = frozenset({204, 304})
# Statuses of responses whose body is of no use, and is not read.
_UNREAD = _REDIRECTS | _BUSY | {205}
_CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
_CLOSE_SECONDS = 2.0  # how long ``close`` waits for cancelled requests to end


@dataclass(frozen=True, slots=True)
class _Answer:
    """One complete response. Header names are lower case; values are as received, decoded as Latin-1."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


@dataclass(slots=True)
class _Budget:
    """What is left for one fetch: ``seconds`` of exchange time, and body bytes. ``cut`` truncates a longer body."""

    seconds: float
    max_body_bytes: int
    cut: bool = False


class HttpFetcher:
    """Implements ``ports.Fetcher`` with httpx. Thread-safe.

    ``resolve`` looks up host names. ``seed`` makes the random backoff reproducible (see ``HostRateLimiter.refused``).
    """

    def __init__(
        self, options: FetchOptions, clock: Clock, *, resolve: Resolver = resolve_name, seed: str = "monitor"
    ) -> None:
        self._options = options
        self._clock = clock
        self._guard = Guard(options.allow_networks)
        proxy = parse_proxy(options.proxy)
        self._wire = Wire(self._guard, resolve, proxy.url.raw_host.decode("ascii") if proxy else "")
        self._transport = GuardedTransport(self._wire, options)
        self._limiter = HostRateLimiter(
            clock, slots=options.max_connections, longest_wait=options.turn_seconds, seed=seed
        )
        self._robots = Robots(clock, options.robot_name, self._read_robots)

    def fetch(self, request: Request) -> Page:
        """Fetch a page and follow its redirects. Each hop is subject to address checks, rate limits and robots.txt.

        Raises ``FetchError`` (``HostBusy`` for 429, 503, and hosts that asked us to wait), and ``Stopped`` after
        ``close``.
        """
        headers = _request_headers(request)
        obeys = self._options.obey_robots and not request.ignore_robots
        budget = _Budget(self._options.timeout_seconds, self._options.max_body_bytes)
        url = parse_address(request.url)
        hops: list[Redirect] = []
        for hop in self._follow(url, headers, budget, obeys=obeys):
            if isinstance(hop, Redirect):
                hops.append(hop)
                continue
            answer = hop
        if answer.status == 304 and not headers.keys() & _CONDITIONS:
            raise BadResponse(f"{url.host} answered 304 (not modified) to an unconditional request")
        return Page(
            requested_url=request.url,
            url=hops[-1].url if hops else str(url),
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            fetched_at=self._clock.now(),
            redirects=tuple(hops),
            elapsed_seconds=self._options.timeout_seconds - budget.seconds,
        )

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """Send one POST for a webhook and return the response status. Ignores redirects and robots.txt.

        Raises as ``fetch`` does. Address checks, limits and turns apply, but no gap follows. The response body is not
        read: an endless one must not turn an accepted message into a failed one.
        """
        budget = _Budget(self._options.timeout_seconds, self._options.max_body_bytes)
        return self._exchange(parse_address(url), headers, budget, content=body).status

    def gap_left(self, host: str) -> float:
        """Seconds until the next request to a host, or to the shared service it belongs to, is allowed."""
        return self._limiter.gap_left(rate_limit_host(host, self._options.shared_hosts))

    def keep_gap(self, host: str, seconds: float) -> None:
        """Send no request to a host, or to the shared service it belongs to, for this many seconds."""
        self._limiter.keep_gap(rate_limit_host(host, self._options.shared_hosts), seconds)

    def close(self) -> None:
        """Cancel running and waiting requests (they raise ``Stopped``) and close connections. Can be called twice."""
        self._limiter.close()
        self._wire.interrupt(_CLOSE_SECONDS)
        self._transport.close()

    def _follow(
        self, url: httpx.URL, headers: Mapping[str, str], budget: _Budget, *, obeys: bool
    ) -> Iterator[Redirect | _Answer]:
        """Yield each redirect, then the final answer. Returning to an address with another cookie is not a loop."""
        cookies: FetchCookies | None = None
        start, cookie = url, ""
        seen = {(url, cookie)}
        for _ in range(self._options.max_redirects + 1):
            try:
                if obeys:
                    self._robots.permit(url)
                answer = self._exchange(url, {**headers, "Cookie": cookie} if cookie else headers, budget)
            except FetchError as error:
                if url is not start:
                    error.args = (f"{error} (on the way from {start})",)
                raise
            if answer.status not in _REDIRECTS:
                yield answer
                return
            cookies = cookies or self._new_cookies()
            cookies.take(url, answer.headers)
            url = _target(url, answer)
            cookie = cookies.header(url)
            if (url, cookie) in seen:
                raise RedirectProblem(f"{start} redirects in a loop, through {url}")
            seen.add((url, cookie))
            yield Redirect(answer.status, str(url))
        raise RedirectProblem(f"{start} redirects more than {self._options.max_redirects} times")

    def _new_cookies(self) -> FetchCookies:
        from monitor.fetch.cookies import FetchCookies

        return FetchCookies(self._options.shared_hosts)

    def _exchange(
        self, url: httpx.URL, headers: Mapping[str, str], budget: _Budget, content: bytes | None = None
    ) -> _Answer:
        """Wait for the host's turn, send one request and return the answer. Raises ``HostBusy`` for 429 and 503."""
        host = host_key(url)
        service = rate_limit_host(host, self._options.shared_hosts)
        with self._limiter.take(service, host) as turn:
            started = time.monotonic()
            exchange = self._new_exchange(url, started, budget)
            try:
                with self._wire.begin(exchange):
                    answer = self._send(url, headers, budget, content)
            except FetchError as error:
                self._raise_if_stopped(error)
                raise
            finally:
                turn.gap_seconds = self._gap(url, exchange) if content is None else 0.0
                budget.seconds -= time.monotonic() - started
            if answer.status in _BUSY:
                raise self._limiter.refused(service, host, answer.status, answer.header("retry-after"))
            self._limiter.accepted(service, host)
            return answer

    def _new_exchange(self, url: httpx.URL, now: float, budget: _Budget) -> Exchange:
        options = self._options
        return Exchange(
            host=url.host,
            began=now,
            deadline=now + budget.seconds,
            connect_seconds=options.connect_seconds,
            silence_seconds=options.silence_seconds,
            max_wire_bytes=2 * budget.max_body_bytes + 4 * options.max_header_bytes,
        )

    def _send(self, url: httpx.URL, headers: Mapping[str, str], budget: _Budget, content: bytes | None) -> _Answer:
        method = "GET" if content is None else "POST"
        own = {"User-Agent": self._options.user_agent_header, "Accept-Encoding": "gzip, deflate"}
        sent = {name.encode(): value.encode("latin-1") for name, value in (own | dict(headers)).items()}
        response = self._transport.handle_request(httpx.Request(method, url, headers=sent, content=content))
        try:
            received = tuple((k.decode("latin-1").lower(), v.decode("latin-1")) for k, v in response.headers.raw)
            self._check_head(response, received)
            unread = content is not None or response.status_code in _UNREAD
            body = b"" if unread else self._read_body(response, budget)
        except BodyTooLarge as error:
            error.content_type = response.headers.get("content-type")
            raise
        finally:
            response.close()
        return _Answer(response.status_code, received, body)

    def _check_head(self, response: httpx.Response, headers: tuple[tuple[str, str], ...]) -> None:
        if sum(len(key) + len(value) + 4 for key, value in headers) > self._options.max_header_bytes:
            raise BadResponse(f"the header is larger than {self._options.max_header_bytes} bytes")
        if response.status_code < 200 or response.status_code == 206:
            raise BadResponse(f"the server answered with the unexpected status {response.status_code}")

    def _read_body(self, response: httpx.Response, budget: _Budget) -> bytes:
        if response.status_code in _BODILESS:
            # Has no body, whatever the header says (RFC 9112, 6.3). Reading to the end keeps the connection usable.
            return b"".join(response.iter_raw())
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > budget.max_body_bytes and not budget.cut:
            raise BodyTooLarge(f"the body has {length} bytes, more than {budget.max_body_bytes}")
        decoder = BodyDecoder(
            response.headers.get("content-encoding", ""),
            max_bytes=budget.max_body_bytes,
            max_expansion=self._options.max_expansion,
        )
        try:
            for chunk in response.iter_raw():
                decoder.feed(chunk)
        except BodyTooLarge:
            if not budget.cut:
                raise
            return decoder.so_far()[: budget.max_body_bytes]
        return decoder.finish()

    def _gap(self, url: httpx.URL, exchange: Exchange) -> float:
        """Seconds before the next request to the host: the setting, or by default one second for public hosts; more if
        robots.txt asks for more.
        """
        wanted = self._options.host_gap_seconds
        if wanted is None:
            wanted = _PUBLIC_GAP_SECONDS if exchange.public else 0.0
        return max(wanted, self._robots.delay(url)) if self._options.obey_robots else wanted

    def _read_robots(self, url: httpx.URL) -> RobotsAnswer:
        """Fetch a robots.txt. Unusable redirects, or too many, count as a 404 (RFC 9309, 2.3.1.2)."""
        budget = _Budget(self._options.timeout_seconds, MAX_ROBOTS_BYTES, cut=True)
        try:
            *_, answer = self._follow(url, {"Accept": "text/plain, */*;q=0.8"}, budget, obeys=False)
        except RedirectProblem:
            return RobotsAnswer(404)
        return RobotsAnswer(answer.status, answer.body) if isinstance(answer, _Answer) else RobotsAnswer(404)

    def _raise_if_stopped(self, error: FetchError) -> None:
        if self._wire.is_interrupted:
            raise Stopped("the program is ending: a request was interrupted") from error


def _request_headers(request: Request) -> dict[str, str]:
    conditions = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {"Accept": request.accept} | {
        name: value for name, value in conditions.items() if value and _can_be_sent(value)
    }


def _can_be_sent(value: str) -> bool:
    """Whether a stored validator is a valid header value (RFC 9110, 5.5)."""
    return all(" " <= char <= "\xff" and char != "\x7f" for char in value) and value == value.strip()


def _target(url: httpx.URL, answer: _Answer) -> httpx.URL:
    location = answer.header("location")
    if not location:
        raise RedirectProblem(f"{url} redirects ({answer.status}) without a target (no Location header)")
    try:
        raw = location.encode("latin-1").decode("utf-8", errors="replace")
        return join_address(url, raw)
    except AddressRefused as error:
        raise RedirectProblem(f"{url} redirects to an unusable address: {error}") from error
