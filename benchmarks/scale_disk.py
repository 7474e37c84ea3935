"""Disk space of real pages on PostgreSQL by table, and cost of each check, for first and later versions.

python benchmarks/scale_disk.py FOLDER   # with govuk-dev.jsonl.gz (histories), articles-181.jsonl.gz (real pages)

Everything runs in this process, as in a worker; the server is a private one with default settings. Raw pages are stored
as well as texts.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from recheck import CHROME, rows
from scale_server import Counted, Server, running_server
from sqlalchemy import text

from monitor.cadence import CadenceLimits
from monitor.model import Claim
from monitor.pipeline import Dependencies, Pipeline
from monitor.store import SqlStore, open_store
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply

TABLES = (
    "SELECT relname, pg_table_size(oid) AS size, pg_indexes_size(oid) AS indexes FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY pg_total_relation_size(oid) DESC"
)
SHOWN = 10


@dataclass
class Bench:
    """A monitor in this process with its own database, and the cost of its checks."""

    server: Server
    name: str
    store: SqlStore
    clock: FrozenClock = field(default_factory=lambda: FrozenClock(datetime(2026, 1, 1, tzinfo=UTC)))
    checks: int = 0
    here: float = 0.0
    before: Counted = field(init=False)
    room_before: dict[str, tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.fetcher = FakeFetcher(self.clock)
        deps = Dependencies(
            self.store,
            self.fetcher,
            InlineSandbox(),
            self.clock,
            "bench",
            cadence=CadenceLimits(0.001, 0.001, 1, 1, 1e9),
        )
        self.pipeline = Pipeline(deps)
        self.begin()

    def begin(self) -> None:
        """Start to count."""
        self.checks, self.here = 0, 0.0
        self.before, self.room_before = self.server.counted(self.name), self.room()

    def check(self, url: str, page: str) -> str:
        """Serve a page at an address and check it; the result of the check."""
        self.fetcher.replies[url] = Reply(page)
        self.clock.advance(hours=2)
        article = self.store.articles.add(url, url, title="", now=self.clock.now())
        claim = Claim("bench", self.clock.now(), 1, self.pipeline.deps.lease, only=(article.id,), due_only=False)
        began = time.process_time()
        (held,) = self.store.work.claim_articles(claim)
        result = self.pipeline.check_article(held).result
        self.here += time.process_time() - began
        self.checks += 1
        return result

    def room(self) -> dict[str, tuple[int, int]]:
        """Bytes of each table, and of its indexes."""
        with self.store.database.write() as connection:
            connection.execute(text("SELECT 1"))
        with self.store.database.read() as connection:
            return {row.relname: (row.size, row.indexes) for row in connection.execute(text(TABLES))}

    def report(self, what: str) -> None:
        """Print the cost of each check, and the growth of the tables per check."""
        after, room = self.server.counted(self.name), self.room()
        each = 1000 / self.checks
        statements = (after.statements - self.before.statements) / self.checks
        transactions = (after.transactions - self.before.transactions) / self.checks
        grown = {
            name: tuple((now - old) / self.checks / 1000 for now, old in zip(both, self.room_before[name], strict=True))
            for name, both in room.items()
        }
        total, indexes = (sum(both[at] for both in grown.values()) for at in (0, 1))
        there = (after.cpu - self.before.cpu) * each
        print(
            f"{self.checks} {what}: {self.here * each:.1f} ms here + {there:.1f} ms of the server, {statements:.1f} "
            f"statements, {transactions:.1f} transactions; {total:.1f} KB + {indexes:.1f} KB of indexes each:",
            flush=True,
        )
        for name, both in sorted(grown.items(), key=lambda item: -sum(item[1]))[:SHOWN]:
            print(f"    {name:<16}{both[0]:>7.2f} {both[1]:>7.2f}", flush=True)


@contextmanager
def a_bench(server: Server, name: str) -> Iterator[Bench]:
    with closing(open_store(server.new_database(name))) as store:
        yield Bench(server, name, store)


def real_pages(bench: Bench, file: Path, most: int) -> None:
    """Check each page, on a host of its own, for the first time, and then again unchanged."""
    pages = [(f"https://{row['id'][:12]}.example/{row['id']}", row["html"]) for row in islice(rows(file), most)]
    run(bench, "first versions of real pages", lambda: (bench.check(*page) for page in pages))
    run(bench, "checks of the same pages, byte for byte as before", lambda: (bench.check(*page) for page in pages))


def histories(bench: Bench, file: Path, pages: int) -> None:
    """Check all versions of pages of a government site, each with other boilerplate."""
    chance = random.Random(1)
    found = list(islice((row for row in rows(file) if len(row["versions"]) > 1), pages))

    def url(row: dict[str, str]) -> str:
        return f"https://gov.example/{row['path'].strip('/')}"

    def page(html: str) -> str:
        links = "".join(f"<li><a href='/x{n}'>Most read {chance.randrange(10**6)}</a></li>" for n in range(40))
        return CHROME.format(title="Guidance", links=links, main=html, count=chance.randrange(9000))

    run(
        bench,
        "first versions of page histories",
        lambda: (bench.check(url(row), page(row["versions"][0]["html"])) for row in found),
    )
    run(
        bench,
        "checks in which only the boilerplate changed",
        lambda: (bench.check(url(row), page(row["versions"][0]["html"])) for row in found),
    )
    run(
        bench,
        "later versions of page histories",
        lambda: (bench.check(url(row), page(step["html"])) for row in found for step in row["versions"][1:]),
    )


def run(bench: Bench, what: str, checks: Callable[[], Iterator[str]]) -> None:
    """Make these checks; print their cost, and how many had each result."""
    bench.begin()
    results: dict[str, int] = {}
    for result in checks():
        results[result] = results.get(result, 0) + 1
    bench.report(f"{what} ({', '.join(f'{count} {name}' for name, count in sorted(results.items()))})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=181)
    parser.add_argument("--histories", type=int, default=150)
    given = parser.parse_args()
    with running_server() as server:
        with a_bench(server, "pages") as bench:
            real_pages(bench, given.folder / "articles-181.jsonl.gz", given.pages)
        with a_bench(server, "histories") as bench:
            histories(bench, given.folder / "govuk-dev.jsonl.gz", given.histories)


if __name__ == "__main__":
    main()
