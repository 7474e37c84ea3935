"""Shared by benchmarks: a pipeline to measure, a plain polling loop to compare it with, and the cost of a block."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import feedparser
import httpx

from monitor.cadence import CadenceLimits
from monitor.fetch import FetchOptions, HttpFetcher
from monitor.pipeline import Dependencies, Pipeline
from monitor.sandbox import ProcessSandbox
from monitor.store import SqlStore, open_store

THREADS = 32
PARSERS = 2
# Feeds are due again at once, so that a pass takes all of them.
NEVER_LATE = CadenceLimits(0.001, 0.001, 3600.0, 3600.0, 1e9)


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


@dataclass
class Cost:
    """Wall-clock and processor seconds of a block, including the parsing processes."""

    wall: float = 0.0
    cpu: float = 0.0
    _began: tuple[float, float] = field(default=(0.0, 0.0))

    def __enter__(self) -> Self:
        self._began = (time.perf_counter(), _cpu())
        return self

    def __exit__(self, *_: object) -> None:
        self.wall, self.cpu = time.perf_counter() - self._began[0], _cpu() - self._began[1]


def _cpu() -> float:
    """Processor seconds of this process and its running children, without the site servers."""
    spent = time.process_time()
    for task in Path("/proc/self/task").iterdir():
        try:
            children = (task / "children").read_text().split()
        except FileNotFoundError:  # The thread has ended.
            continue
        for child in children:
            if _is_parser(child):
                words = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
                spent += (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def _is_parser(pid: str) -> bool:
    is_python = "python" in str(Path(f"/proc/{pid}/exe").readlink())
    return is_python and "sites.py" not in Path(f"/proc/{pid}/cmdline").read_text()


@contextmanager
def monitor_on(database: str, ca_file: Path | None = None, cadence: CadenceLimits = NEVER_LATE) -> Iterator[Pipeline]:
    options = FetchOptions(allow_networks=("127.0.0.0/8",), ca_file=str(ca_file) if ca_file else None)
    clock = SystemClock()
    deps = Dependencies(
        store=open_store(database),
        fetcher=HttpFetcher(options, clock),
        sandbox=ProcessSandbox(workers=PARSERS),
        clock=clock,
        worker="bench",
        cadence=cadence,
        threads=THREADS,
        parsers=PARSERS,
    )
    try:
        yield Pipeline(deps)
    finally:
        deps.sandbox.close()
        deps.fetcher.close()
        deps.store.close()


def plain_loop(urls: list[str], ca_file: Path | None) -> Callable[[], None]:
    """A simple polling loop without a database; each call of the returned function is one pass."""
    client = httpx.Client(
        verify=str(ca_file) if ca_file else True, follow_redirects=True, limits=httpx.Limits(max_connections=50)
    )
    tags: dict[str, str] = {}

    def poll(url: str) -> None:
        answer = client.get(url, headers={"If-None-Match": tags[url]} if url in tags else {})
        if answer.status_code == 200:
            tags[url] = answer.headers["etag"]
            feedparser.parse(answer.content)

    def one_pass() -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(poll, urls))

    return one_pass


def cost_of(run: Callable[[], object]) -> Cost:
    with Cost() as cost:
        run()
    return cost


def stored(pipeline: Pipeline) -> SqlStore:
    store = pipeline.deps.store
    assert isinstance(store, SqlStore)
    return store


def follow(store: SqlStore, urls: list[str]) -> None:
    now = datetime.now(UTC)
    for url in urls:
        store.feeds.add(url, title="", tags=(), now=now)
