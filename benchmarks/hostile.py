"""Hostile sites: pages that exhaust a parser or the judgement, broken characters, responses that drip, expand, redirect
in circles or demand a day's pause; and a site that is only slow.
"""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from typing import Self

from newsroom import HangUp, Reply, Request, Site, head, page, rss

# Pages that the heavy site lists, and new ones among them at every poll.
LISTED, NEW = 60, 4
PROSE = "".join(
    f"<p>The council of district {n} met on Monday and spoke about bridge {n} until late at night.</p>"
    for n in range(6)
)
# By measurement each takes the parser longer than its limit of 20 seconds.
LONG_READS = (
    "<p>a b.</p>" * 200_000,
    "<p>" + "<a href='/x'>word</a> " * 150_000 + "</p>",
    "<p>" + "12/12/2024 " * 200_000 + "</p>",
    "<p>" + "x<br>" * 200_000 + "</p>",
    "<p>" + "He said it on day one. " * 100_000 + "</p>",
    "<p>" + "<b>x</b>" * 200_000 + "</p>",
)


@cache
def _long_read(number: int) -> bytes:
    return page("A long page", PROSE + LONG_READS[number])


def _long_word(visit: int) -> bytes:
    word = "x" * 300_000 if visit else "short"
    return page("A long word", f"{PROSE}<p>The minister said the word {word} on day {visit} of the talks.</p>")


def _many_words(visit: int) -> bytes:
    words = " ".join(f"{chr(97 + n % 26)}word{n * 7 + visit}" for n in range(4000))
    return page("Many words", f"{PROSE}<p>The minister said {words} on Monday.</p>")


def _many_numbers(visit: int) -> bytes:
    numbers = ", ".join(str(n * 13 + 1000 * visit) for n in range(4000))
    return page("Many numbers", f"{PROSE}<p>The numbers drawn were {numbers} on Monday.</p>")


def _half_characters(visit: int) -> bytes:
    """A page with lone surrogates in its text and metadata."""
    metadata = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Fire \ud800 in the harbour {visit}",
        "author": {"@type": "Person", "name": "A \udfff writer"},
        "articleBody": f"The harbour burned \ud83d for {visit} hours. " * 10,
        "datePublished": "2026-01-01T00:00:00Z\ud800",
    }
    script = f"<script type='application/ld+json'>{json.dumps(metadata)}</script>"
    return page(f"Fire {visit}", f"{script}{PROSE}<p>It burned for {visit} hours &#xD800; until dawn.</p>")


_Heavy = Callable[[int], bytes]
HEAVY: tuple[_Heavy, ...] = (
    *(lambda _visit, number=number: _long_read(number) for number in range(len(LONG_READS))),  # type: ignore[misc]
    _long_word,
    _many_words,
    _many_numbers,
    _half_characters,
)


def _whole(body: bytes, kind: str = "text/html; charset=utf-8") -> Reply:
    yield head(200, len(body), kind)
    yield body


def _dripping_body(_request: Request) -> Reply:
    yield head(200, None)
    while True:
        yield b"<p>"
        yield 1.0


def _dripping_head(_request: Request) -> Reply:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-A: b\r\n"
        yield 1.0


def _bomb(_request: Request) -> Reply:
    body = _packed()
    yield head(200, len(body), Content_Encoding="gzip")
    yield body


@cache
def _packed() -> bytes:
    return gzip.compress(bytes(200_000_000), compresslevel=6)


def _endless(_request: Request) -> Reply:
    yield head(200, None)
    while True:
        yield b"<p>word</p>" * 6000


def _circle(request: Request) -> Reply:
    yield head(302, 0, Location=request.path)


def _corridor(_request: Request) -> Reply:
    yield head(302, 0, Location=f"/corridor/{random.randrange(10**9)}")


def _huge_head(_request: Request) -> Reply:
    yield b"HTTP/1.1 200 OK\r\n" + b"X-Header: " + b"a" * 2_000_000 + b"\r\n\r\n"
    raise HangUp


def _many_headers(_request: Request) -> Reply:
    yield b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(100_000)) + b"\r\n"
    raise HangUp


CROOKED: dict[str, Callable[[Request], Reply]] = {
    "/body": _dripping_body,
    "/head": _dripping_head,
    "/bomb": _bomb,
    "/endless": _endless,
    "/circle": _circle,
    "/corridor": _corridor,
    "/huge": _huge_head,
    "/many": _many_headers,
}


class Attackers:
    """The hostile sites and the slow one. ``first_requests``: by address, the time (monotonic) of its first request."""

    def __init__(self, slow_seconds: tuple[float, float]) -> None:
        self.slow_seconds = slow_seconds
        self.first_requests: dict[str, float] = {}
        self._visits: dict[str, int] = {}
        self._polls = 0
        self._stack = ExitStack()
        self.heavy = Site("127.1.0.2", self._recorded(self._heavy))
        self.slow = Site("127.1.0.3", self._recorded(self._slow))
        self.crooked = Site("127.1.0.4", self._recorded(self._crooked))
        self.tired = Site("127.1.0.5", self._recorded(self._tired))
        self.sites = (self.heavy, self.slow, self.crooked, self.tired)

    def __enter__(self) -> Self:
        for site in self.sites:
            self._stack.enter_context(site)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def feeds(self) -> list[str]:
        """The feeds that are followed."""
        return [f"{self.heavy.url}/feed.json", *(f"{site.url}/feed.xml" for site in self.sites)]

    def _recorded(self, answer: Callable[[Request], Reply]) -> Callable[[Request], Reply]:
        """The answer, with the time of the first request recorded; robots.txt is missing."""

        def recorded(request: Request) -> Reply:
            self.first_requests.setdefault(f"http://{request.host}{request.path}", time.monotonic())
            return _missing() if request.path == "/robots.txt" else answer(request)

        return recorded

    def _heavy(self, request: Request) -> Reply:
        base = f"http://{request.host}"
        if request.path == "/feed.xml":
            self._polls += 1
            first = NEW * self._polls
            return _whole(rss("Heavy", [(f"Page {n}", f"{base}/heavy/{n}") for n in range(first, first + LISTED)]))
        if request.path == "/feed.json":
            return _whole(_broken_feed(base), "application/feed+json")
        name = request.path.rsplit("/", 1)[1]
        visit = self._visits[request.path] = self._visits.get(request.path, -1) + 1
        return _whole(HEAVY[int(name) % len(HEAVY)](visit) if name.isdigit() else _half_characters(visit))

    def _crooked(self, request: Request) -> Reply:
        if request.path == "/feed.xml":
            return _whole(rss("Crooked", [(path, f"http://{request.host}{path}") for path in CROOKED]))
        return CROOKED.get("/" + request.path.split("/")[1], _circle)(request)

    def _slow(self, request: Request) -> Reply:
        yield random.uniform(*self.slow_seconds)
        if request.path == "/feed.xml":
            pages = [(f"Slow {n}", f"http://{request.host}/slow/{n}") for n in range(20)]
            yield from _whole(rss("Slow", pages))
        else:
            yield from _whole(page(f"Slow {request.path}", PROSE.replace("bridge", f"bridge {request.path}")))

    def _tired(self, _request: Request) -> Reply:
        yield head(429, 0, Retry_After="86400")


def _missing() -> Reply:
    yield head(404, 0)


def _broken_feed(base: str) -> bytes:
    items = [
        {"id": f"\ud800{n}", "url": f"{base}/half/n{n}", "title": f"Half \udc00 {n} \ud83d", "summary": "\ud800 text"}
        for n in range(10)
    ]
    more = {"id": "x", "url": f"{base}/half/\ud800", "title": "\ud800", "authors": [{"name": "\udfff"}]}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Half \ud800",
        "language": "\ud800",
        "home_page_url": f"{base}/\ud800",
        "items": [*items, more],
    }
    return json.dumps(feed).encode()
