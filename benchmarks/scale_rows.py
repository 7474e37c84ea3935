"""Cost of the schedule on PostgreSQL as the number of articles grows: claims, unchanged checks, space, dead rows.

python benchmarks/scale_rows.py --checks 10000               # 100,000 articles
python benchmarks/scale_rows.py --articles 1000000           # many minutes, and some GB of disk

The server itself generates the rows of the articles, without versions: claims and unchanged checks need no others.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from scale_server import Server, running_server, tree_cpu
from sqlalchemy import text

from monitor.model import Article, ArticleOutcome, Claim
from monitor.store import SqlStore, open_store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BATCH, WRITTEN_TOGETHER = 100, 64
# Days between two checks of an article, and articles per host.
DAYS, ON_A_HOST = 3, 50
FILL = (
    "INSERT INTO articles (url, host, title, state, first_seen_at, due_at, woken, in_feed, muted, versions, rhythm, "
    "last_result, text_digest, page_digest, trace, last_checked_at, unplaced) "
    "SELECT 'https://host' || n / :on_a_host || '.example/2026/01/01/news/a-headline-of-some-words-' || n, "
    "'host' || n / :on_a_host || '.example', 'A headline of some eight or nine words ' || n, 'live', :now, "
    ":now + (CAST(n AS bigint) * 7919 % :articles) * (:span / :articles), FALSE, TRUE, FALSE, 1, :rhythm, 'unchanged', "
    ":digest || n, :digest || n, :digest || n, :now, FALSE "
    "FROM generate_series(0, :articles - 1) AS n"
)
RHYTHM = '{"format":1,"gap":3600.0,"unchanged":4,"changed":2,"seen":[3600.0,7200.0,14400.0]}'


def fill(store: SqlStore, articles: int) -> None:
    """Insert articles that are due one after the other."""
    began = int(NOW.timestamp() * 1e6)
    span = int(timedelta(days=DAYS).total_seconds() * 1e6)
    values = {"now": began, "span": span, "articles": articles, "on_a_host": ON_A_HOST, "rhythm": RHYTHM}
    values["digest"] = "0" * 58
    with store.database.write() as connection:
        # Without triggers, whose counts and lists are not measured here.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(FILL), values)
    with store.database.read() as connection:
        connection.execute(text("ANALYZE articles"))


def claim(store: SqlStore, now: datetime) -> tuple[Article, ...]:
    return store.work.claim_articles(Claim("bench", now, BATCH, timedelta(seconds=30), per_host=16))


@dataclass
class Spent:
    """Processor seconds of this process and of the server, for a number of rows."""

    server: Server
    rows: int = 0
    here: float = 0.0
    there: float = 0.0

    @contextmanager
    def on(self, rows: int) -> Iterator[None]:
        """Add the cost of a block that handles ``rows`` rows."""
        assert self.server.process is not None
        there, here = tree_cpu(self.server.process.pid), time.process_time()
        yield
        self.here += time.process_time() - here
        self.there += tree_cpu(self.server.process.pid) - there
        self.rows += rows

    def __str__(self) -> str:
        return f"{self.here / self.rows * 1e6:.0f} + {self.there / self.rows * 1e6:.0f} µs"


def checks(server: Server, store: SqlStore, articles: int, number: int) -> tuple[Spent, Spent, Spent]:
    """Claim due articles and finish them as unchanged; the cost of claims in each half, and of writing."""
    pace = timedelta(days=DAYS) / articles
    now = NOW
    first, second, writing = Spent(server), Spent(server), Spent(server)
    while writing.rows < number:
        now += pace * BATCH
        with (first if writing.rows < number / 2 else second).on(BATCH):
            held = claim(store, now)
        due = now + timedelta(days=DAYS)
        for at in range(0, len(held), WRITTEN_TOGETHER):
            rows = [replace(item, due_at=due, last_checked_at=now) for item in held[at : at + WRITTEN_TOGETHER]]
            outcomes = [ArticleOutcome("bench", row, now) for row in rows]
            with writing.on(len(outcomes)):
                store.work.finish_unchanged((), outcomes)
    return first, second, writing


def measure(server: Server, store: SqlStore, articles: int, number: int) -> None:
    """Fill, check, and print the cost."""
    fill(store, articles)
    table, indexes, _ = room(store)
    first, second, writing = checks(server, store, articles, number)
    grown = sum(room(store)[:2]) / (table + indexes)
    print(
        f"{articles:>11,} articles: {table / articles:.0f} + {indexes / articles:.0f} bytes each (row + indexes); "
        f"processor time here + of the server: a claimed row {first}, in the second half of {number:,} checks "
        f"{second}; an unchanged check written {writing}; {room(store)[2]:,} dead rows, {grown:.2f} times the room",
        flush=True,
    )


def room(store: SqlStore) -> tuple[int, int, int]:
    """Bytes of the article table, bytes of its indexes, and its dead rows."""
    query = (
        "SELECT pg_table_size(c), pg_indexes_size(c), pg_stat_get_dead_tuples(c) FROM (SELECT 'articles'::regclass c) a"
    )
    with store.database.read() as connection:
        ((table, indexes, dead),) = connection.execute(text(query)).all()
    return table, indexes, dead


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[100_000])
    parser.add_argument("--checks", type=int, default=50_000)
    parser.add_argument("--no-autovacuum", action="store_true")
    given = parser.parse_args()
    with running_server() as server:
        for articles in given.articles:
            store = open_store(server.new_database(f"articles_{articles}"))
            if given.no_autovacuum:
                with store.database.write() as connection:
                    connection.execute(text("ALTER TABLE articles SET (autovacuum_enabled = false)"))
            measure(server, store, articles, given.checks)
            store.close()


if __name__ == "__main__":
    main()
