"""Cost of checks: feeds per second and processor time per poll, memory, and cost as the database grows.

python benchmarks/poll.py                        # 1,000 feeds on 1, 50 and 500 hosts, plain and over TLS
python benchmarks/poll.py --only daemon          # the same checks by the daemon, compared with `poll`
python benchmarks/poll.py --only memory          # 10,000 and 100,000 feeds in the database
python benchmarks/poll.py --only growth          # checks with 10,000 and 1,000,000 versions stored

The sites are real servers in a second process, on addresses of the loopback network. The plain loop that it is compared
with is a simple poller: httpx with validators, feedparser on what changed, thirty-two threads, nothing stored.
"""

from __future__ import annotations

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from rig import THREADS, Cost, cost_of, follow, monitor_on, plain_loop, stored
from sites import ENTRIES, address, running_sites, turner
from sqlalchemy import text
from store import FILL, fill

from monitor.cadence import CadenceLimits
from monitor.daemon import Daemon
from monitor.model import Claim
from monitor.pipeline import ArticleReport, FeedReport, Pipeline, WriteBuffer

FOLLOWED, PAGES = "url LIKE '%/feed/%'", "url LIKE '%/page/%'"
# Everything is due again as soon as it was checked: the daemon is never idle.
ALWAYS_DUE = CadenceLimits(0.001, 0.001, 0.001, 0.001, 1e9)


def feeds_a_second(hosts: int, feeds: int, *, tls: bool) -> None:
    """Polls of unchanged feeds, and of feeds of which a fifth changed, by the monitor and by the plain loop."""
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
                check_feeds(pipeline)
                ours = {"304": check_feeds(pipeline)}
                turn(0.2, 1)
                ours["20 % changed"] = check_feeds(pipeline)
    for what, cost in ours.items():
        print(
            f"{hosts:>4} hosts {'TLS  ' if tls else 'plain'} {what:<13} {feeds / cost.wall:>6,.0f} feeds/s "
            f"{cost.cpu / feeds * 1000:>6.2f} ms CPU a poll   | plain loop {feeds / loop[what].wall:>6,.0f} feeds/s "
            f"{loop[what].cpu / feeds * 1000:>6.2f} ms | ratio of CPU {cost.cpu / loop[what].cpu:.2f}",
            flush=True,
        )


def check_feeds(pipeline: Pipeline, feeds: str = "TRUE") -> Cost:
    """The cost of one check of these feeds (an SQL condition), claimed, run and written as the daemon does it."""
    work = stored(pipeline).work
    return _checked(pipeline, "feeds", feeds, work.claim_feeds, pipeline.check_feed)


def check_articles(pipeline: Pipeline, articles: str) -> Cost:
    """The same for articles."""
    work = stored(pipeline).work
    return _checked(pipeline, "articles", articles, work.claim_articles, pipeline.check_article)


def _checked(
    pipeline: Pipeline,
    table: str,
    which: str,
    claim: Callable[[Claim], Sequence[Any]],
    check: Callable[[Any, WriteBuffer], FeedReport | ArticleReport],
) -> Cost:
    store = stored(pipeline)
    with store.database.write() as connection:
        connection.execute(text(f"UPDATE {table} SET due_at = 1 WHERE {which}"))
    with Cost() as cost, ThreadPoolExecutor(THREADS) as pool, WriteBuffer(store.work) as buffer:
        while jobs := claim(_claim()):
            reports = list(pool.map(lambda job: check(job, buffer), jobs))
            assert not any(report.result == "failed" for report in reports)
    return cost


def _claim() -> Claim:
    # At this time only rows set to due_at = 1 are due: a check sets a later time, so none is checked twice.
    return Claim("bench", datetime.fromtimestamp(1, UTC), 400, timedelta(minutes=15), per_host=400)


def by_daemon(hosts: int, feeds: int, rounds: int = 3) -> None:
    """Checks of unchanged feeds per second, by passes of `poll` and by the daemon, in the same database."""
    with tempfile.TemporaryDirectory() as folder, running_sites(hosts, None) as port:
        urls = [f"http://{address(n % hosts)}:{port}/feed/{n}" for n in range(feeds)]
        with monitor_on(f"sqlite:///{folder}/bench.db", cadence=ALWAYS_DUE) as pipeline:
            store = stored(pipeline)
            follow(store, urls)
            check_feeds(pipeline)
            with store.database.write() as connection:
                connection.execute(text("UPDATE articles SET due_at = NULL"))
            by_pass = Cost()
            for _ in range(rounds):
                with store.database.write() as connection:
                    connection.execute(text("UPDATE feeds SET due_at = 1"))
                cost = cost_of(pipeline.poll)
                by_pass.wall, by_pass.cpu = by_pass.wall + cost.wall, by_pass.cpu + cost.cpu
            daemon = Daemon(pipeline)
            daemon.start()
            _until(daemon, feeds // 4)
            before = daemon.tally.feeds
            with Cost() as cost:
                _until(daemon, before + rounds * feeds)
            checks = daemon.tally.feeds - before
            daemon.stop()
    passes, running = rounds * feeds / by_pass.wall, checks / cost.wall
    print(
        f"{hosts:>4} hosts: `poll` {passes:>5,.0f} feeds/s at {by_pass.cpu / by_pass.wall:.0%} of a core | `run` "
        f"{running:>5,.0f} feeds/s at {cost.cpu / cost.wall:.0%} | ratio {running / passes:.2f}",
        flush=True,
    )


def _until(daemon: Daemon, checks: int) -> None:
    pause = threading.Event()
    while daemon.tally.feeds < checks:
        pause.wait(0.01)


def memory(feeds: int) -> None:
    """Peak memory of a pass over 500 due feeds among many others. Run in a new process."""
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
            check_feeds(pipeline, FOLLOWED)
            cost = check_feeds(pipeline, FOLLOWED)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    peak = int(status["VmHWM"].split()[0]) / 1024
    print(
        f"{feeds:>9,} feeds stored: {peak:.0f} MB at most, {cost.cpu / 500 * 1000:.2f} ms CPU a poll (304)", flush=True
    )


def growth(versions: int, checks: int = 3) -> None:
    """Checks of unchanged feeds and articles in a database with ``versions`` versions of other articles."""
    with tempfile.TemporaryDirectory() as folder, running_sites(20, None) as port:
        urls = [f"http://{address(n % 20)}:{port}/feed/{n}" for n in range(20)]
        with monitor_on(f"sqlite:///{folder}/bench.db") as pipeline:
            store = stored(pipeline)
            fill(store, versions)
            with closing(sqlite3.connect(f"{folder}/bench.db")) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            follow(store, urls)
            check_feeds(pipeline, FOLLOWED)
            first = check_articles(pipeline, PAGES)
            again = [check_articles(pipeline, PAGES) for _ in range(checks)]
            polls = [check_feeds(pipeline, FOLLOWED) for _ in range(10 * checks)]
        megabytes = Path(folder, "bench.db").stat().st_size / 1e6
    pages = len(urls) * ENTRIES
    print(
        f"{versions:>9,} versions stored ({megabytes:,.0f} MB): {first.cpu / pages * 1000:.1f} ms CPU for an article's "
        f"first version, {median(cost.cpu for cost in again) / pages * 1000:.2f} ms for a check of an unchanged one, "
        f"{median(cost.cpu for cost in polls) / len(urls) * 1000:.2f} ms for a poll (304)",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["feeds", "daemon", "memory", "growth"])
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--hosts", type=int, nargs="*", default=[1, 50, 500])
    parser.add_argument("--versions", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--growth", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
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
    if given.only in (None, "daemon"):
        for hosts in given.hosts:
            by_daemon(hosts, given.feeds)
    if given.only in (None, "memory"):
        for count in (10_000, 100_000):
            subprocess.run([sys.executable, __file__, "--memory", str(count)], check=True)
    if given.only in (None, "growth"):
        for count in given.versions:
            subprocess.run([sys.executable, __file__, "--growth", str(count)], check=True)


if __name__ == "__main__":
    main()
