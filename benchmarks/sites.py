"""Sites to poll: one process that answers on many addresses of the loopback network.

python benchmarks/sites.py HOSTS [CERTIFICATE]   # started by `running_sites`; it prints its port
"""

from __future__ import annotations

import asyncio
import random
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

import httpx
import trustme

ENTRIES = 30
# As in most real feeds: an image and some paragraphs of escaped HTML.
SUMMARY = escape(
    "<p><img src='https://img.invalid/1.jpg' width='640' height='360' alt=''/></p>"
    + "<p>The council approved <a href='/plan'>the plan</a> after a long debate, and work on the harbour wall begins "
    "in spring; the ferry company had asked for <em>two more</em> berths.</p>" * 4
)
WORDS = [f"w{chr(97 + n % 26)}{n:x}" for n in range(4000)]


@dataclass
class Sites:
    """Answers for all hosts: a ``share`` of the feeds has ``turn`` newer entries; pages do not change."""

    share: float = 0.0
    turn: int = 0

    def answer(self, host: str, path: str, wanted: str | None) -> bytes:
        """The response to a request; ``wanted`` is its If-None-Match."""
        what, _, name = path.lstrip("/").partition("/")
        if what == "turn":
            share, turn = name.split("/")
            self.share, self.turn = float(share), int(turn)
            return _response(200, b"", "")
        if what == "page":
            return _response(200, _page(name).encode(), "")
        if what != "feed":
            return _response(404, b"", "")
        moved = self.turn if int(name) % 100 < self.share * 100 else 0
        tag = f'"{name}-{moved}"'
        return _response(304, b"", tag) if wanted == tag else _response(200, _feed(host, name, moved).encode(), tag)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                names = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
                writer.write(self.answer(names["host"], head[0].split()[1], names.get("if-none-match")))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


def _feed(host: str, number: str, moved: int) -> str:
    items = "".join(
        f"<item><title>Item {number}-{n}</title><link>http://{host}/page/{number}-{n}</link><guid>{number}-{n}</guid>"
        f"<pubDate>Thu, 01 Jan 2026 00:00:{n % 60:02d} GMT</pubDate><description>{SUMMARY}</description></item>"
        for n in range(moved, moved + ENTRIES)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'


def _page(name: str) -> str:
    fixed, seen = random.Random(name), random.Random()
    body = "".join(f"<p>{' '.join(fixed.choices(WORDS, k=40)).capitalize()}.</p>" for _ in range(25))
    chrome = "".join(f"<li><a href='/x{n}'>Most read story {seen.randrange(10**6)}</a></li>" for n in range(60))
    return (
        f"<!doctype html><html lang='en'><head><title>Case {name}</title></head><body><nav><ul>{chrome}</ul></nav>"
        f"<main><article><h1>Case {name}</h1>{body}</article></main><ol>{chrome}</ol></body></html>"
    )


def _response(status: int, body: bytes, tag: str) -> bytes:
    lines = [f"HTTP/1.1 {status} OK", "Content-Type: application/rss+xml"]
    lines += [f"ETag: {tag}"] if tag else []
    lines += [] if status == 304 else [f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def address(host: int) -> str:
    return f"127.0.{host // 250 + 1}.{host % 250 + 1}"


async def be_sites(hosts: int, certificate: str | None) -> None:
    """Listen on the same port of all hosts' addresses until killed; prints the port."""
    tls = None
    if certificate:
        ca = trustme.CA()
        ca.cert_pem.write_to_path(certificate)
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(*(address(host) for host in range(hosts))).configure_cert(tls)
    sites, port = Sites(), 0
    for host in range(hosts):
        server = await asyncio.start_server(sites.serve, address(host), port, ssl=tls, backlog=256)
        port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    await asyncio.Event().wait()


@contextmanager
def running_sites(hosts: int, certificate: Path | None) -> Iterator[int]:
    command = [sys.executable, __file__, str(hosts), *([str(certificate)] if certificate else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def turner(url: str, certificate: Path | None) -> Callable[[float, int], None]:
    """A function that sets the share of feeds that are at a turn."""
    base = url.rsplit("/", 2)[0]

    def turn(share: float, number: int) -> None:
        httpx.get(f"{base}/turn/{share}/{number}", verify=str(certificate) if certificate else True)

    return turn


if __name__ == "__main__":
    asyncio.run(be_sites(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))
