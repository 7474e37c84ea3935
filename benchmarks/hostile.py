"""Sites that do harm: pages that cost a parser all its time, text that costs a judge all of his, broken characters,
answers that drip, swell, go in circles or ask for a day's rest; and one that is only slow.
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

from newsroom import Asked, HangUp, Reply, Site, head, page, rss

# The heavy site lists so many pages, and so many new ones at every poll.
LISTED, NEW = 60, 4
PROSE = "".join(
    f"<p>The council of district {n} met on Monday and spoke about bridge {n} until late at night.</p>"
    for n in range(6)
)
# Each was measured to take the parser longer than its 20 seconds.
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
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Fire \ud800 in the harbour {visit}",
        "author": {"@type": "Person", "name": "A \udfff writer"},
        "articleBody": f"The harbour burned \ud83d for {visit} hours. " * 10,
        "datePublished": "2026-01-01T00:00:00Z\ud800",
    }
    script = f"<script type='application/ld+json'>{json.dumps(told)}</script>"
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


def _dripping_body(_asked: Asked) -> Reply:
    yield head(200, None)
    while True:
        yield b"<p>"
        yield 1.0


def _dripping_head(_asked: Asked) -> Reply:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-A: b\r\n"
        yield 1.0


def _bomb(_asked: Asked) -> Reply:
    body = _packed()
    yield head(200, len(body), Content_Encoding="gzip")
    yield body


@cache
def _packed() -> bytes:
    return gzip.compress(bytes(200_000_000), compresslevel=6)


def _endless(_asked: Asked) -> Reply:
    yield head(200, None)
    while True:
        yield b"<p>word</p>" * 6000


def _circle(asked: Asked) -> Reply:
    yield head(302, 0, Location=asked.path)


def _corridor(_asked: Asked) -> Reply:
    yield head(302, 0, Location=f"/corridor/{random.randrange(10**9)}")


def _huge_head(_asked: Asked) -> Reply:
    yield b"HTTP/1.1 200 OK\r\n" + b"X-Header: " + b"a" * 2_000_000 + b"\r\n\r\n"
    raise HangUp


def _many_headers(_asked: Asked) -> Reply:
    yield b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(100_000)) + b"\r\n"
    raise HangUp


CROOKED: dict[str, Callable[[Asked], Reply]] = {
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
    """The hostile sites and the slow one. ``asked`` says when each address was first asked for."""

    def __init__(self, slow_seconds: tuple[float, float]) -> None:
        self.slow_seconds = slow_seconds
        self.asked: dict[str, float] = {}
        self._visits: dict[str, int] = {}
        self._polls = 0
        self._stack = ExitStack()
        self.heavy = Site("127.1.0.2", self._noted(self._heavy))
        self.slow = Site("127.1.0.3", self._noted(self._slow))
        self.crooked = Site("127.1.0.4", self._noted(self._crooked))
        self.tired = Site("127.1.0.5", self._noted(self._tired))
        self.sites = (self.heavy, self.slow, self.crooked, self.tired)

    def __enter__(self) -> Self:
        for site in self.sites:
            self._stack.enter_context(site)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def feeds(self) -> list[str]:
        """What is followed of them."""
        return [f"{self.heavy.url}/feed.json", *(f"{site.url}/feed.xml" for site in self.sites)]

    def _noted(self, answer: Callable[[Asked], Reply]) -> Callable[[Asked], Reply]:
        def noted(asked: Asked) -> Reply:
            self.asked.setdefault(f"http://{asked.host}{asked.path}", time.monotonic())
            return _missing() if asked.path == "/robots.txt" else answer(asked)

        return noted

    def _heavy(self, asked: Asked) -> Reply:
        base = f"http://{asked.host}"
        if asked.path == "/feed.xml":
            self._polls += 1
            first = NEW * self._polls
            return _whole(rss("Heavy", [(f"Page {n}", f"{base}/heavy/{n}") for n in range(first, first + LISTED)]))
        if asked.path == "/feed.json":
            return _whole(_broken_feed(base), "application/feed+json")
        name = asked.path.rsplit("/", 1)[1]
        visit = self._visits[asked.path] = self._visits.get(asked.path, -1) + 1
        return _whole(HEAVY[int(name) % len(HEAVY)](visit) if name.isdigit() else _half_characters(visit))

    def _crooked(self, asked: Asked) -> Reply:
        if asked.path == "/feed.xml":
            return _whole(rss("Crooked", [(path, f"http://{asked.host}{path}") for path in CROOKED]))
        return CROOKED.get("/" + asked.path.split("/")[1], _circle)(asked)

    def _slow(self, asked: Asked) -> Reply:
        yield random.uniform(*self.slow_seconds)
        if asked.path == "/feed.xml":
            pages = [(f"Slow {n}", f"http://{asked.host}/slow/{n}") for n in range(20)]
            yield from _whole(rss("Slow", pages))
        else:
            yield from _whole(page(f"Slow {asked.path}", PROSE.replace("bridge", f"bridge {asked.path}")))

    def _tired(self, _asked: Asked) -> Reply:
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
