"""A news site on loopback whose pages have histories; it records its requests and when they overlap."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Self

ADVERTS = ("Winter boots, 40 % off", "Your new telephone", "Insurance compared", "Fly from 29.99")

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - The Outlet</title>
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<link rel="canonical" href="{url}"></head><body>
<header><a href="/">The Outlet</a><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul>
</nav>
<div class="cookies"><p>We use some essential cookies to make this website work.</p></div></header>
{main}
<aside class="related"><h2>Most read</h2><ol>{related}</ol><p class="views">{views} people are reading this</p>
<div class="ad" id="ad-{nonce}"><p>Advertisement: {advert}</p></div></aside>
<footer><p>All rights reserved by The Outlet</p><p>Page generated {stamp}</p></footer></body></html>"""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore errors: clients are killed on purpose."""


class Outlet:
    """Serves ``histories``: the versions of the main part of each page, by path. Use it as a context manager.

    The rest of the page differs with every request. Each response takes ``delay`` seconds, so that requests can
    overlap, until ``hurry`` is set.
    """

    def __init__(self, histories: Mapping[str, Sequence[str]], *, hosts: int = 1, delay: float = 0.0) -> None:
        self.histories = histories
        self.step = 0
        self.delay = delay
        self.overlaps = 0
        # When each request arrived and was answered (`time.monotonic`).
        self.answered: list[tuple[float, float]] = []
        self.served: dict[str, int] = {}
        self.visits: Counter[str] = Counter()
        self._open: Counter[str] = Counter()
        self._lock = threading.Lock()
        self.hurry = threading.Event()
        self._visit = count(1)
        names = [f"127.0.0.{number + 1}" for number in range(hosts)]
        self._servers = [_Server((names[0], 0), _handler(self))]
        self._port = self._servers[0].server_port
        self._servers += [_Server((name, self._port), _handler(self)) for name in names[1:]]
        self._threads = [threading.Thread(target=server.serve_forever, args=(0.05,)) for server in self._servers]
        self.urls = [f"http://{name}:{self._port}" for name in names]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()

    @property
    def feeds(self) -> list[str]:
        """The feeds' addresses, one on each host."""
        return [f"{url}/feed.xml" for url in self.urls]

    def paths_of(self, url: str) -> list[str]:
        """Return the paths of the pages on one host."""
        return list(self.histories)[self.urls.index(url) :: len(self.urls)]

    def current(self, path: str) -> int:
        """Return the index of the version that a page shows now."""
        return min(self.step, len(self.histories[path]) - 1)

    def answer(self, base: str, path: str) -> tuple[int, str, bytes]:
        """Return the status, content type and body of a path."""
        with self._lock:
            self.visits[path] += 1
            self._open[base] += 1
            self.overlaps += self._open[base] > 1
        began = time.monotonic()
        self.hurry.wait(self.delay)
        try:
            if path == "/feed.xml":
                return 200, "application/rss+xml", self._feed(base).encode()
            if path in self.histories:
                return 200, "text/html; charset=utf-8", self._page(base, path).encode()
            return 404, "text/plain", b"There is no such page.\n"
        finally:
            with self._lock:
                self._open[base] -= 1
                self.answered.append((began, time.monotonic()))

    def _feed(self, base: str) -> str:
        items = "".join(
            f"<item><title>{escape(title_of(self.histories[path][0]))}</title><link>{base}{path}</link></item>"
            for path in self.paths_of(base)
        )
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Outlet</title>{items}</channel></rss>"

    def _page(self, base: str, path: str) -> str:
        visit, version = next(self._visit), self.current(path)
        main = self.histories[path][version]
        chance = random.Random(visit)
        others = chance.sample(sorted(self.histories), min(4, len(self.histories)))
        with self._lock:
            self.served[path] = max(version, self.served.get(path, 0))
        return PAGE.format(
            title=escape(title_of(main)),
            url=base + path,
            main=main,
            related="".join(f"<li><a href='{other}'>{title_of(self.histories[other][0])}</a></li>" for other in others),
            views=chance.randint(20, 9000),
            nonce=visit,
            advert=chance.choice(ADVERTS),
            stamp=time.strftime("%H:%M:%S"),
        )


def title_of(main: str) -> str:
    """Return the headline in a page's main part."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", main, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).split()) if found else "Untitled"


def _handler(outlet: Outlet) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, body = outlet.answer(f"http://{self.headers['Host']}", self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Log nothing."""

    return Handler
