"""What a look costs: feeds a second and processor time a poll, memory, and cost as the database grows.

python benchmarks/poll.py                        # 1,000 feeds on 1, 50 and 500 hosts, plain and over TLS
python benchmarks/poll.py --only memory          # 10,000 and 100,000 feeds in the database
python benchmarks/poll.py --only growth          # looks with 10,000 and 1,000,000 versions stored

The sites are real servers in a second process, on addresses of the loopback network. The plain loop beside it is what
one writes first: httpx, validators sent back, feedparser on what came, thirty-two threads, nothing stored.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from statistics import median
from typing import Any, Self

import feedparser
import httpx
import trustme
from sqlalchemy import text
from store import FILL, fill

from monitor.cadence import CadenceLimits
from monitor.fetch import FetchOptions, HttpFetcher
from monitor.model import Claim
from monitor.pipeline import ArticleReport, FeedReport, Parts, Pipeline, Unwritten
from monitor.sandbox import ProcessSandbox
from monitor.store import SqlStore, open_store

THREADS = 32
ENTRIES = 30
# Feeds fall due at once again, so that a pass takes all of them.
NEVER_LATE = CadenceLimits(0.001, 0.001, 3600.0, 3600.0, 1e9)
# As in most real feeds: a picture and some paragraphs of HTML, escaped.
SUMMARY = escape(
    "<p><img src='https://img.invalid/1.jpg' width='640' height='360' alt=''/></p>"
    + "<p>The council approved <a href='/plan'>the plan</a> after a long debate, and work on the harbour wall begins "
    "in spring; the ferry company had asked for <em>two more</em> berths.</p>" * 4
)
FOLLOWED, PAGES = "url LIKE '%/feed/%'", "url LIKE '%/page/%'"
WORDS = [f"w{chr(97 + n % 26)}{n:x}" for n in range(4000)]


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


# --- the sites: a second process ---


@dataclass
class Sites:
    """Answers for every host alike: feeds that move on when told to, pages that do not."""

    share: float = 0.0
    turn: int = 0

    def answer(self, host: str, path: str, wanted: str | None) -> bytes:
        """The response to a request."""
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
        """Answer one connection's requests."""
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
    told, seen = random.Random(name), random.Random()
    body = "".join(f"<p>{' '.join(told.choices(WORDS, k=40)).capitalize()}.</p>" for _ in range(25))
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
    """Listen on one port of so many addresses, until killed; says the port."""
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
    command = [
        sys.executable,
        __file__,
        "--sites",
        str(hosts),
        *(["--certificate", str(certificate)] if certificate else []),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


# --- what is measured ---


@dataclass
class Cost:
    """Wall and processor seconds of a block, those of the parsing processes included."""

    wall: float = 0.0
    cpu: float = 0.0
    _began: tuple[float, float] = field(default=(0.0, 0.0))

    def __enter__(self) -> Self:
        self._began = (time.perf_counter(), _cpu())
        return self

    def __exit__(self, *_: object) -> None:
        self.wall, self.cpu = time.perf_counter() - self._began[0], _cpu() - self._began[1]


def _cpu() -> float:
    """Processor seconds of this process and of its children that still run."""
    spent = time.process_time()
    for task in Path("/proc/self/task").iterdir():
        try:
            children = (task / "children").read_text().split()
        except FileNotFoundError:  # a thread that ended meanwhile
            continue
        for child in children:
            words = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
            if (
                "python" in str(Path(f"/proc/{child}/exe").readlink())
                and "--sites" not in Path(f"/proc/{child}/cmdline").read_text()
            ):
                spent += (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    return spent


@contextmanager
def monitor_on(database: str, ca_file: Path | None = None) -> Iterator[Pipeline]:
    options = FetchOptions(allow_networks=("127.0.0.0/8",), ca_file=str(ca_file) if ca_file else None)
    clock = SystemClock()
    parts = Parts(
        store=open_store(database),
        fetcher=HttpFetcher(options, clock),
        sandbox=ProcessSandbox(workers=2, preload=("monitor.pipeline.reading",)),
        clock=clock,
        worker="bench",
        cadence=NEVER_LATE,
        threads=THREADS,
    )
    try:
        yield Pipeline(parts)
    finally:
        parts.sandbox.close()
        parts.fetcher.close()
        parts.store.close()


def plain_loop(urls: list[str], ca_file: Path | None) -> Callable[[], None]:
    """A pass of the loop one writes first; each call is one more pass."""
    client = httpx.Client(
        verify=str(ca_file) if ca_file else True, follow_redirects=True, limits=httpx.Limits(max_connections=50)
    )
    tags: dict[str, str] = {}

    def look(url: str) -> None:
        answer = client.get(url, headers={"If-None-Match": tags[url]} if url in tags else {})
        if answer.status_code == 200:
            tags[url] = answer.headers["etag"]
            feedparser.parse(answer.content)

    def one_pass() -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(look, urls))

    return one_pass


def feeds_a_second(hosts: int, feeds: int, *, tls: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        certificate = folder / "ca.pem" if tls else None
        with running_sites(hosts, certificate) as port:
            scheme = "https" if tls else "http"
            urls = [f"{scheme}://{address(n % hosts)}:{port}/feed/{n}" for n in range(feeds)]
            turn = turner(urls[0], certificate)
            plain = plain_loop(urls, certificate)
            plain()
            loop = {"304": cost_of(plain)}
            turn(0.2, 1)
            loop["20 % changed"] = cost_of(plain)
            turn(0.0, 0)
            with monitor_on(f"sqlite:///{folder}/bench.db", certificate) as pipeline:
                follow(stored(pipeline), urls)
                look(pipeline)
                ours = {"304": look(pipeline)}
                turn(0.2, 1)
                ours["20 % changed"] = look(pipeline)
    for what, cost in ours.items():
        print(
            f"{hosts:>4} hosts {'TLS  ' if tls else 'plain'} {what:<13} {feeds / cost.wall:>6,.0f} feeds/s "
            f"{cost.cpu / feeds * 1000:>6.2f} ms CPU a poll   | plain loop {feeds / loop[what].wall:>6,.0f} feeds/s "
            f"{loop[what].cpu / feeds * 1000:>6.2f} ms | ratio of CPU {cost.cpu / loop[what].cpu:.2f}",
            flush=True,
        )


def turner(url: str, certificate: Path | None) -> Callable[[float, int], None]:
    base = url.rsplit("/", 2)[0]

    def turn(share: float, number: int) -> None:
        httpx.get(f"{base}/turn/{share}/{number}", verify=str(certificate) if certificate else True)

    return turn


def cost_of(run: Callable[[], object]) -> Cost:
    with Cost() as cost:
        run()
    return cost


def stored(pipeline: Pipeline) -> SqlStore:
    store = pipeline.parts.store
    assert isinstance(store, SqlStore)
    return store


def follow(store: SqlStore, urls: list[str]) -> None:
    now = datetime.now(UTC)
    for url in urls:
        store.feeds.add(url, title="", tags=(), now=now)


def look(pipeline: Pipeline, feeds: str = "TRUE") -> Cost:
    """What one look at these feeds costs, claimed, run on threads and written as the daemon does it."""
    work = stored(pipeline).work
    return _looked(pipeline, "feeds", feeds, work.claim_feeds, pipeline.check_feed)


def look_at_articles(pipeline: Pipeline, articles: str) -> Cost:
    """The same of these articles."""
    work = stored(pipeline).work
    return _looked(pipeline, "articles", articles, work.claim_articles, pipeline.check_article)


def _looked(
    pipeline: Pipeline,
    table: str,
    which: str,
    claim: Callable[[Claim], Sequence[Any]],
    check: Callable[[Any, Unwritten], FeedReport | ArticleReport],
) -> Cost:
    store = stored(pipeline)
    with store.database.write() as connection:
        connection.execute(text(f"UPDATE {table} SET due_at = 1 WHERE {which}"))
    with Cost() as cost, ThreadPoolExecutor(THREADS) as pool, Unwritten(store.work) as unwritten:
        while jobs := claim(_claim()):
            reports = list(pool.map(lambda job: check(job, unwritten), jobs))
            assert not any(report.result == "failed" for report in reports)
    return cost


def _claim() -> Claim:
    # What one look leaves due (a second later at the soonest) is not taken in the same pass.
    return Claim("bench", datetime.fromtimestamp(1, UTC), 400, timedelta(minutes=15), per_host=400)


def memory(feeds: int) -> None:
    """Runs in a process of its own: a pass over 500 feeds that are due, among many that are not."""
    with tempfile.TemporaryDirectory() as folder, running_sites(50, None) as port:
        urls = [f"http://{address(n % 50)}:{port}/feed/{n}" for n in range(500)]
        with monitor_on(f"sqlite:///{folder}/bench.db") as pipeline:
            store = stored(pipeline)
            head, tail = FILL[0].split(" SELECT ", 1)
            numbers = "WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < :feeds)"
            with store.database.write() as connection:
                values = {"feeds": feeds, "empty": '{"format":1}'}
                connection.execute(text(f"{head} {numbers} SELECT {tail}"), values)
            follow(store, urls)
            look(pipeline, FOLLOWED)
            cost = look(pipeline, FOLLOWED)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    peak = int(status["VmHWM"].split()[0]) / 1024
    print(
        f"{feeds:>9,} feeds stored: {peak:.0f} MB at most, {cost.cpu / 500 * 1000:.2f} ms CPU a poll (304)", flush=True
    )


def growth(versions: int, looks: int = 3) -> None:
    """Looks at feeds and articles that did not change, in a database that holds so many versions of others."""
    with tempfile.TemporaryDirectory() as folder, running_sites(20, None) as port:
        urls = [f"http://{address(n % 20)}:{port}/feed/{n}" for n in range(20)]
        with monitor_on(f"sqlite:///{folder}/bench.db") as pipeline:
            store = stored(pipeline)
            fill(store, versions)
            with closing(sqlite3.connect(f"{folder}/bench.db")) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            follow(store, urls)
            look(pipeline, FOLLOWED)
            first = look_at_articles(pipeline, PAGES)
            again = [look_at_articles(pipeline, PAGES) for _ in range(looks)]
            polls = [look(pipeline, FOLLOWED) for _ in range(10 * looks)]
        room = Path(folder, "bench.db").stat().st_size / 1e6
    pages = len(urls) * ENTRIES
    print(
        f"{versions:>9,} versions stored ({room:,.0f} MB): {first.cpu / pages * 1000:.1f} ms CPU for an article's "
        f"first version, {median(cost.cpu for cost in again) / pages * 1000:.2f} ms for a look at an unchanged one, "
        f"{median(cost.cpu for cost in polls) / len(urls) * 1000:.2f} ms for a poll (304)",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["feeds", "memory", "growth"])
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--hosts", type=int, nargs="*", default=[1, 50, 500])
    parser.add_argument("--versions", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--sites", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--certificate", help=argparse.SUPPRESS)
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--growth", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.sites:
        asyncio.run(be_sites(given.sites, given.certificate))
    if given.memory:
        memory(given.memory)
        return
    if given.growth is not None:
        growth(given.growth)
        return
    if given.only in (None, "feeds"):
        for hosts in given.hosts:
            for tls in (False, True):
                feeds_a_second(hosts, given.feeds, tls=tls)
    if given.only in (None, "memory"):
        for count in (10_000, 100_000):
            subprocess.run([sys.executable, __file__, "--memory", str(count)], check=True)
    if given.only in (None, "growth"):
        for count in given.versions:
            subprocess.run([sys.executable, __file__, "--growth", str(count)], check=True)


if __name__ == "__main__":
    main()
