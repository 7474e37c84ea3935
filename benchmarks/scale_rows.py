"""What the schedule costs on PostgreSQL as articles grow in number: claims, unchanged checks, room, dead rows.

python benchmarks/scale_rows.py                              # 100,000 and 1,000,000 articles
python benchmarks/scale_rows.py --articles 10000000          # some minutes, 8 GB of disk

Articles are rows written by the server itself, without versions: what claims and unchanged checks read and write.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from scale_server import running_server
from sqlalchemy import text

from monitor.model import Article, ArticleOutcome, Claim
from monitor.store import SqlStore, open_store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BATCH, WRITTEN_TOGETHER = 100, 64
# Between one and the next check of an article, and how many articles a host has.
DAYS, ON_A_HOST = 3, 50
FILL = (
    "INSERT INTO articles (url, host, title, state, first_seen_at, due_at, woken, in_feed, muted, versions, rhythm, "
    "last_result, text_digest, page_digest, trace, last_checked_at, unplaced) "
    "SELECT 'https://host' || n / :on_a_host || '.example/2026/01/01/news/a-headline-of-some-words-' || n, "
    "'host' || n / :on_a_host || '.example', 'A headline of some eight or nine words ' || n, 'live', :now, "
    ":now + (n * 7919 % :articles) * (:span / :articles), FALSE, TRUE, FALSE, 1, :rhythm, 'unchanged', "
    "md5(n::text) || md5(n::text), md5(n::text) || md5(n::text), md5(n::text) || md5(n::text), :now, FALSE "
    "FROM generate_series(0, :articles - 1) AS n"
)
RHYTHM = '{"format":1,"gap":3600.0,"unchanged":4,"changed":2,"seen":[3600.0,7200.0,14400.0]}'


def fill(store: SqlStore, articles: int) -> None:
    """So many articles that fall due one after the other."""
    began = int(NOW.timestamp() * 1e6)
    span = int(timedelta(days=DAYS).total_seconds() * 1e6)
    values = {"now": began, "span": span, "articles": articles, "on_a_host": ON_A_HOST, "rhythm": RHYTHM}
    with store.database.write() as connection:
        # Counts and lists that triggers write are not measured here.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(FILL), values)
    with store.database.read() as connection:
        connection.execute(text("ANALYZE articles"))


def claim(store: SqlStore, now: datetime) -> tuple[Article, ...]:
    return store.work.claim_articles(Claim("bench", now, BATCH, timedelta(seconds=30), per_host=16))


def checks(store: SqlStore, articles: int, number: int) -> tuple[list[float], list[float]]:
    """Claim what is due and release it as unchanged, so often; milliseconds a claim, and a check that is written."""
    pace = timedelta(days=DAYS) / articles
    now, done = NOW, 0
    claims: list[float] = []
    writes: list[float] = []
    while done < number:
        now += pace * BATCH
        began = time.perf_counter()
        held = claim(store, now)
        claims.append((time.perf_counter() - began) * 1000)
        for at in range(0, len(held), WRITTEN_TOGETHER):
            some = held[at : at + WRITTEN_TOGETHER]
            due = now + timedelta(days=DAYS)
            outcomes = [ArticleOutcome("bench", replace(item, due_at=due, last_checked_at=now), now) for item in some]
            began = time.perf_counter()
            store.work.finish_unchanged((), outcomes)
            writes.append((time.perf_counter() - began) * 1000 / len(some))
        done += len(held)
    return claims, writes


def measure(store: SqlStore, articles: int, number: int) -> None:
    """Fill, check, and say what it cost at the beginning and at the end."""
    fill(store, articles)
    with store.database.read() as connection:
        ((table, indexes),) = connection.execute(
            text("SELECT pg_table_size('articles'), pg_indexes_size('articles')")
        ).all()
    claims, writes = checks(store, articles, number)
    tenth = max(1, len(claims) // 10)
    with store.database.read() as connection:
        ((grown, dead),) = connection.execute(
            text("SELECT pg_total_relation_size('articles'), pg_stat_get_dead_tuples('articles'::regclass)")
        ).all()
    first, last = statistics.median(claims[:tenth]), statistics.median(claims[-tenth:])
    print(
        f"{articles:>11,} articles: {table / articles:.0f} + {indexes / articles:.0f} bytes each (row + indexes); "
        f"claim of {BATCH}: {first:.1f} ms, after {number:,} checks {last:.1f} ms, at most {max(claims):.0f} ms; "
        f"an unchanged check written: {statistics.median(writes):.2f} ms; {dead:,} dead rows, "
        f"{grown / (table + indexes):.2f} times the room",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--checks", type=int, default=50_000)
    parser.add_argument("--no-autovacuum", action="store_true")
    given = parser.parse_args()
    with running_server() as server:
        for articles in given.articles:
            store = open_store(server.new_database(f"articles_{articles}"))
            if given.no_autovacuum:
                with store.database.write() as connection:
                    connection.execute(text("ALTER TABLE articles SET (autovacuum_enabled = false)"))
            measure(store, articles, given.checks)
            store.close()


if __name__ == "__main__":
    main()
