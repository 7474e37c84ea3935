"""Hosts for `scale.py`: one process that answers on many addresses of the loopback network.

python benchmarks/scale_sites.py HOSTS PAGES   # started by `running_hosts`; it prints its port

Each host has one feed and PAGES articles, and its own delay of 50 to 300 ms. Every request is recorded with the times
of its arrival and answer (Unix time) and its User-Agent, which identifies the worker.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

import httpx
from sites import WORDS, address

FASTEST_SECONDS, SLOWEST_SECONDS = 0.05, 0.3
PARAGRAPHS, PARAGRAPH_WORDS = 16, 40


@dataclass(frozen=True, slots=True)
class Visit:
    """One request. ``began`` and ``ended``: Unix time, as measured by the host."""

    host: str
    path: str
    agent: str
    began: float
    ended: float


@dataclass
class Hosts:
    """Answers for all hosts. A ``share`` of the pages has one more paragraph for each ``turn``."""

    pages: int
    delays: dict[str, float] = field(default_factory=dict)
    share: float = 0.0
    turn: int = 0
    visits: list[Visit] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                began = time.time()
                names = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
                path, host = head[0].split()[1], names["host"]
                if path.startswith("/control/"):
                    writer.write(self._control(path))
                    await writer.drain()
                    continue
                await asyncio.sleep(self.delays[host.partition(":")[0]])
                self.visits.append(Visit(host, path, names.get("user-agent", ""), began, time.time()))
                writer.write(self._answer(host, path))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, host: str, path: str) -> bytes:
        what, _, name = path.lstrip("/").partition("/")
        if what == "page":
            return _response(200, "text/html", self._page(name))
        if what == "feed":
            items = "".join(
                f"<item><title>Case {name}-{n}</title><link>http://{host}/page/{name}-{n}</link></item>"
                for n in range(self.pages)
            )
            rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F {name}</title>{items}</channel></rss>'
            return _response(200, "application/rss+xml", rss)
        return _response(404, "text/plain", "")

    def _page(self, name: str) -> str:
        # The same article at every visit, but other boilerplate.
        fixed, seen = random.Random(name), random.Random()
        turns = self.turn if fixed.random() < self.share else 0
        body = "".join(f"<p>{_paragraph(fixed)}</p>" for _ in range(PARAGRAPHS))
        body += "".join(f"<p>{_paragraph(random.Random(f'{name} {turn}'))}</p>" for turn in range(turns))
        chrome = "".join(f"<li><a href='/x{n}'>Most read story {seen.randrange(10**6)}</a></li>" for n in range(60))
        return (
            f"<!doctype html><html lang='en'><head><title>Case {name}</title></head><body><nav><ul>{chrome}</ul></nav>"
            f"<main><article><h1>Case {name}</h1>{body}</article></main><ol>{chrome}</ol></body></html>"
        )

    def _control(self, path: str) -> bytes:
        words = path.split("/")[2:]
        if words[0] == "turn":
            self.share, self.turn = float(words[1]), int(words[2])
            return _response(200, "text/plain", "")
        visits, self.visits = self.visits, []
        return _response(200, "application/json", json.dumps([asdict(visit) for visit in visits]))


def _paragraph(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=PARAGRAPH_WORDS)).capitalize() + "."


def _response(status: int, kind: str, body: str) -> bytes:
    head = (
        f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body.encode())}\r\n\r\n"
    )
    return (head + body).encode()


async def be_hosts(hosts: int, pages: int) -> None:
    """Listen on the same port of all hosts' addresses until killed; prints the port."""
    site, port = Hosts(pages), 0
    step = (SLOWEST_SECONDS - FASTEST_SECONDS) / max(1, hosts - 1)
    for host in range(hosts):
        # Hosts alternate between the fast and the slow half, so that no claim has only slow ones.
        place = host // 2 + hosts // 2 * (host % 2)
        site.delays[address(host)] = FASTEST_SECONDS + step * place
        server = await asyncio.start_server(site.serve, address(host), port, backlog=256)
        port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    await asyncio.Event().wait()


@dataclass(frozen=True, slots=True)
class Control:
    """Controls the running hosts."""

    hosts: int
    port: int

    @property
    def feeds(self) -> list[str]:
        """The address of each host's feed."""
        return [f"http://{address(host)}:{self.port}/feed/{host}" for host in range(self.hosts)]

    def visits(self) -> list[Visit]:
        """The requests answered since the last call."""
        return [Visit(**visit) for visit in self._get("visits").json()]

    def turn(self, share: float, turn: int) -> None:
        """Set the ``share`` of pages that are at this turn, with its paragraphs."""
        self._get(f"turn/{share}/{turn}")

    def _get(self, what: str) -> httpx.Response:
        return httpx.get(f"http://{address(0)}:{self.port}/control/{what}", timeout=60).raise_for_status()


@contextmanager
def running_hosts(hosts: int, pages: int) -> Iterator[Control]:
    """Run the hosts in another process."""
    command = [sys.executable, __file__, str(hosts), str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Control(hosts, int(process.stdout.readline()))
        finally:
            process.kill()


if __name__ == "__main__":
    asyncio.run(be_hosts(int(sys.argv[1]), int(sys.argv[2])))
