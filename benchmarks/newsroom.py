"""Real servers on loopback for other benchmarks, used as context managers.

A ``Site`` answers as it is told, byte by byte; the pages of a ``Newsroom`` change; a ``PostOffice`` receives mails.
Newsroom and post office report each step of a response (``Moment``), so that something can happen to the client then.
"""

from __future__ import annotations

import random
import socket
import socketserver
import threading
from asyncio import AbstractServer
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from html import escape
from itertools import count
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

# The parts of a response: bytes are sent, a number is a pause in seconds.
Reply = Iterator[bytes | float]
# Called with the name of a step when it is reached.
Moment = Callable[[str], None]
# Most developments of a page, so that its length does not grow with the number of versions.
REPORTED = 6

PLACES = ("Ottering", "Fellbrook", "Marlow Quay", "Saint Brannoc", "Tarnside", "Upper Wexley", "Dunmorrow", "Cray Head")
THINGS = ("viaduct", "ferry pier", "grain store", "sluice gate", "tram depot", "signal tower", "boat yard", "dry dock")
PEOPLE = ("Ines Harrowgate", "Paul Tremlett", "Odile Marchant", "Viktor Lansing", "Mara Quill", "Tomas Fenner")


def nothing(_name: str) -> None:
    """The default ``Moment``: do nothing."""


class HangUp(Exception):
    """Raised by a reply to close the connection."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request: host, path, and the validator (If-None-Match) that was sent."""

    host: str
    path: str
    tag: str


class Site(socketserver.ThreadingTCPServer):
    """An HTTP server on an address of the loopback network, with a thread per connection."""

    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, address: str, answer: Callable[[Request], Reply]) -> None:
        super().__init__((address, 0), _Visit)
        self.answer = answer
        self.closing = threading.Event()
        self.url = f"http://{address}:{self.server_address[1]}"
        self.faults: list[str] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()
        self._thread.join()


class _Visit(socketserver.StreamRequestHandler):
    server: Site

    def handle(self) -> None:
        try:
            while (request := self._read_request()) is not None:
                for part in self.server.answer(request):
                    if isinstance(part, bytes):
                        self.request.sendall(part)
                    elif self.server.closing.wait(part):
                        return
        except (HangUp, ConnectionError, TimeoutError):
            return
        except Exception as error:
            self.server.faults.append(f"{type(error).__name__}: {error}")
            raise

    def _read_request(self) -> Request | None:
        first = self.rfile.readline().split()
        if len(first) < 2:
            return None
        headers: dict[bytes, bytes] = {}
        # An empty line ends the head; an empty read means that the connection was closed.
        while line := self.rfile.readline().strip():
            name, _, value = line.partition(b": ")
            headers[name] = value
        named = {name.lower(): value.strip().decode("latin-1") for name, value in headers.items()}
        return Request(named.get(b"host", ""), first[1].decode("latin-1"), named.get(b"if-none-match", ""))


def head(status: int, length: int | None, kind: str = "text/html; charset=utf-8", **more: str) -> bytes:
    """The head of a response; without ``length`` the body ends when the connection is closed."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}"]
    lines += ["Connection: close"] if length is None else [f"Content-Length: {length}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def page(title: str, inner: str, chrome: str = "") -> bytes:
    """An article's page."""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<meta property='og:type' content='article'></head><body><nav>{chrome}</nav><main><article>"
        f"<h1>{escape(title)}</h1>{inner}</article></main><footer>{chrome}</footer></body></html>"
    ).encode()


def rss(title: str, items: list[tuple[str, str]]) -> bytes:
    """An RSS feed of these titles and addresses."""
    entries = "".join(f"<item><title>{escape(name)}</title><link>{escape(link)}</link></item>" for name, link in items)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{entries}</channel></rss>".encode()


@dataclass(slots=True)
class _Story:
    """A page. ``published``: its last version. ``served``: the versions that were served completely, each once."""

    number: int
    published: int = 0
    visits: int = 0
    served: list[int] = field(default_factory=list)


class Newsroom:
    """A feed and its pages. Every new version adds a development; every fourth also has a new headline.

    With ``every`` each page gets a new version after that many visits; without, only by ``publish``.
    """

    def __init__(self, address: str, pages: int, *, every: int = 0, moment: Moment = nothing) -> None:
        self.every = every
        self.moment = moment
        self.stories = {f"/news/{number:03d}": _Story(number) for number in range(pages)}
        self.answered: Counter[str] = Counter()
        self.site = Site(address, self._answer)
        self._feed_turn = 0
        self._served_turn = -1
        self._visit = count(1)
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self.site.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.site.__exit__()

    @property
    def feed(self) -> str:
        """The address of its feed."""
        return f"{self.site.url}/feed.xml"

    def publish(self, paths: list[str]) -> None:
        """Publish a new version of each of these pages."""
        with self._lock:
            for path in paths:
                self.stories[path].published += 1

    def add(self) -> str:
        """Add a page to the site and its feed; its path."""
        with self._lock:
            path = f"/news/{len(self.stories):03d}"
            self.stories[path] = _Story(len(self.stories))
            self._feed_turn += 1
        return path

    def forget(self) -> None:
        """Forget what was served, as another daemon reads from now on."""
        with self._lock:
            self.answered.clear()
            for story in self.stories.values():
                story.served.clear()

    def text(self, path: str, version: int) -> tuple[str, tuple[str, ...]]:
        """Headline and paragraphs of a version."""
        number = self.stories[path].number
        place, thing, person = PLACES[number % 8], THINGS[number // 8 % 8], PEOPLE[number % 6]
        news = tuple(
            f"{person}, who leads the inquiry, said on day {day} that {100 * number + 7 * day} metres of the {thing} "
            f"in {place} number {number} must be rebuilt."
            for day in range(max(1, version - REPORTED + 1), version + 1)
        )
        base = (
            f"The {thing} of {place} gave way shortly before dawn, and district {number} is without a crossing since.",
            f"Nobody was inside the {thing} when it fell, the harbour office of {place} told case file {number}.",
            f"Residents of {place} heard a sound like thunder; {person} called the watch house {number} at once.",
            f"The {thing} was put up {40 + number} years ago and last inspected when the {place} line was closed.",
        )
        report = f", report {version // 4}" if version >= 4 else ""
        return f"{thing.capitalize()} collapses in {place}, case {number}{report}", (*base, *news)

    def _answer(self, request: Request) -> Reply:
        if request.path == "/feed.xml":
            return self._feed_answer(request)
        if request.path in self.stories:
            return self._page_answer(request)
        return self._sent("robots" if request.path == "/robots.txt" else "nothing", head(404, 0), b"")

    def _feed_answer(self, request: Request) -> Reply:
        turn = self._feed_turn
        tag, name = f'"{turn}"', "feed" if turn > self._served_turn else "feed again"
        if request.tag == tag:
            yield from self._sent(name, head(304, None, ETag=tag).replace(b"Connection: close\r\n", b""), b"")
        else:
            stories = [(self.text(path, 0)[0], f"{self.site.url}{path}") for path in list(self.stories)]
            body = rss("The Newsroom", stories)
            yield from self._sent(name, head(200, len(body), "application/rss+xml", ETag=tag), body)
        self._served_turn = max(turn, self._served_turn)
        self.answered["/feed.xml"] += 1

    def _page_answer(self, request: Request) -> Reply:
        story = self.stories[request.path]
        with self._lock:
            story.visits += 1
            if self.every and story.visits % self.every == 0:
                story.published += 1
            version = story.published
        known = max(story.served, default=-1)
        name = "again" if version <= known else "update" if story.served else "first"
        title, paragraphs = self.text(request.path, version)
        chance = random.Random(next(self._visit))
        chrome = "".join(f"<a href='/x{n}'>Most read {chance.randrange(10**6)}</a>" for n in range(20))
        body = page(title, "".join(f"<p>{escape(text)}</p>" for text in paragraphs), chrome)
        yield from self._parts(name, head(200, len(body)), body)
        with self._lock:
            if version not in story.served:
                story.served.append(version)
            self.answered[request.path] += 1
        self.moment(f"{name} answered")

    def _parts(self, name: str, start: bytes, body: bytes) -> Reply:
        self.moment(f"{name} unanswered")
        yield start + body[: len(body) // 2]
        if body:
            self.moment(f"{name} half")
            yield body[len(body) // 2 :]

    def _sent(self, name: str, start: bytes, body: bytes) -> Reply:
        yield from self._parts(name, start, body)
        self.moment(f"{name} answered")


def left_part(message_id: str) -> str:
    """The part of a Message-ID that identifies the alert; the domain depends on the sender's configuration."""
    return message_id.strip().strip("<>").rpartition("@")[0]


class PostOffice:
    """A mail server. ``arrived``: all copies of each message in order, by the left part of its Message-ID."""

    def __init__(self, moment: Moment = nothing) -> None:
        self.moment = moment
        self.arrived: dict[str, list[bytes]] = {}
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._controller = _Controller(self, self._socket)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    async def handle_DATA(self, server: _SmtpSession, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd
        """Store one message (called by aiosmtpd)."""
        server.step = "message"
        raw = envelope.original_content or b""
        name = left_part(str(message_from_bytes(raw)["Message-ID"]))
        self.arrived.setdefault(name, []).append(repr(envelope.rcpt_tos).encode() + b"\n" + raw)
        return "250 kept"


class _Controller(Controller):
    """A controller for a bound socket: aiosmtpd itself cannot choose a free port."""

    handler: PostOffice

    def __init__(self, handler: PostOffice, listener: socket.socket) -> None:
        self._listener = listener
        super().__init__(handler, hostname="127.0.0.1", port=handler.port, ready_timeout=10)

    def factory(self) -> SMTP:
        return _SmtpSession(self.handler, self.handler.moment)

    def _create_server(self) -> Coroutine[Any, Any, AbstractServer]:
        return self.loop.create_server(self._factory_invoker, sock=self._listener)


class _SmtpSession(SMTP):  # type: ignore[misc]  # aiosmtpd has no types
    """One SMTP session; reports the step before and after each reply."""

    def __init__(self, handler: PostOffice, moment: Moment) -> None:
        super().__init__(handler, hostname="post.invalid", enable_SMTPUTF8=True)
        self._moment = moment
        self.step = "greeting"

    async def push(self, status: str) -> None:
        step = self.step
        self._moment(f"{step} unanswered")
        await super().push(status)
        self._moment(f"{step} answered")

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802 - aiosmtpd's names
        self.step = "EHLO"
        await super().smtp_EHLO(hostname)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        self.step = "MAIL"
        await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        self.step = "RCPT"
        await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802
        self.step = "DATA"
        await super().smtp_DATA(arg)

    async def smtp_RSET(self, arg: str | None) -> None:  # noqa: N802
        self.step = "RSET"
        await super().smtp_RSET(arg)

    async def smtp_QUIT(self, arg: str | None) -> None:  # noqa: N802
        self.step = "QUIT"
        await super().smtp_QUIT(arg)
