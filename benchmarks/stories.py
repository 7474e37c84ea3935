"""Cost of placing an arriving article in stories, with few and with many articles placed before it.

    python benchmarks/stories.py [--sizes 1000 200000] [--url URL ...]

Fills new databases (SQLite files, or the empty PostgreSQL ones of ``--url``, one per size) by bulk inserts with the
rows of placed articles: their terms, 20 postings each, and counts. Four articles each share an event with eight names.
Then 60 articles of two new events arrive and are placed. Prints the median processor milliseconds per arrival without
reading its text (of this process, and of a PostgreSQL server), the query plan of the search for similar articles, and
the ratio of the last size's cost to the first's.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import fmean, median

from flat import server_seconds
from sqlalchemy import Connection, Table, text

from monitor.model import NO_RHYTHM, ArticleTerms, TermCounts, WeightedTerm
from monitor.store import SqlStore, open_store
from monitor.store.candidates import _near
from monitor.store.codec import dump
from monitor.store.engine import Database, Moment
from monitor.store.lines import short_digest
from monitor.store.schema import articles
from monitor.store.schema_stories import article_terms, term_articles, term_counts
from monitor.store.terms import ALL, bucket_of, pack
from monitor.stories import joining
from monitor.stories.likeness import keys_of, rarest, vectors

NOW = datetime(2026, 3, 1, tzinfo=UTC)
STEMS, NAMES = 20_000, 200_000
# Different sets of terms, which the articles share: enough variety for comparing, as all are equally long.
POOL = 500
OUTLETS, EVENT_NAMES, OTHER_NAMES = 4, 8, 12
ARRIVING, EVENTS = 60, 2
CANDIDATES = 30


def made(chance: random.Random, event: str) -> ArticleTerms:
    """Terms of an article of about 200 stems and 40 names, with frequencies as in real text (Zipf)."""
    stems = {f"stem{int(STEMS ** chance.random())}": 1.0 for _ in range(250)}
    names = {f"name{int(NAMES ** chance.random())}": 1.0 for _ in range(40)}
    # Terms of the event have a high weight, as they are in the headline and repeated.
    stems |= {f"{event}s{at}": 3.0 for at in range(20)}
    names |= {f"{event}n{at}": 3.0 for at in range(EVENT_NAMES)}
    kinds = (tuple(WeightedTerm(*item) for item in sorted(found.items())) for found in (stems, names))
    return ArticleTerms("en", NOW, *kinds)


def fill(database: Database, size: int) -> None:
    """Insert the rows of ``size`` placed articles."""
    chance = random.Random(2)
    pool = [made(chance, f"pool{at}") for at in range(POOL)]
    counted: Counter[int] = Counter()
    for terms in pool:
        counted.update(map(bucket_of, keys_of(terms)))
    share = size / POOL
    counts = [(ALL, size), *((bucket, max(1, round(number * share))) for bucket, number in counted.items())]
    packed = [pack(vectors(terms, TermCounts(size))) for terms in pool]
    with database.write() as connection:
        if database.is_sqlite:
            connection.execute(text("PRAGMA cache_size = -400000"))
        rhythm, at = dump(NO_RHYTHM), Moment().process_bind_param(NOW, connection.dialect)
        fields = "id url host title state first_seen_at woken in_feed muted versions rhythm last_result unplaced"
        rest = ("live", at, False, False, False, 1, rhythm, "", False)
        rows = (
            (number, f"https://h{number % 97}.example/{number}", f"h{number % 97}.example", f"Article {number}", *rest)
            for number in range(1, size + 1)
        )
        write(database, connection, articles, fields, rows)
        known = ((number, 1, packed[number % POOL]) for number in range(1, size + 1))
        write(database, connection, article_terms, "article_id version terms", known)
        write(database, connection, term_articles, "term article_id", postings(chance, size))
        write(database, connection, term_counts, "bucket articles", counts)
    with database.write() as connection:
        connection.execute(text("ANALYZE"))
        if not database.is_sqlite:
            database.number_from(connection, articles, size + 1)


def postings(chance: random.Random, size: int) -> Iterator[tuple[int, int]]:
    """The rarest terms of each article: those of its event, and some others."""
    digests = [short_digest(f"nname{number}") for number in range(NAMES)]
    for number in range(1, size + 1):
        found = {short_digest(f"nevent{number // OUTLETS}n{at}") for at in range(EVENT_NAMES)}
        found |= {digests[int(NAMES ** chance.uniform(0.3, 1.0)) - 1] for _ in range(OTHER_NAMES)}
        yield from ((term, number) for term in found)


def write(
    database: Database, connection: Connection, table: Table, fields: str, rows: Iterable[tuple[object, ...]]
) -> None:
    """Insert rows with the driver; on PostgreSQL by COPY."""
    names = fields.split()
    with closing(connection.connection.cursor()) as cursor:
        if database.is_sqlite:
            statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
            source = iter(rows)
            while part := list(islice(source, 50_000)):
                cursor.executemany(statement, part)
            return
        cursor.execute("SET LOCAL session_replication_role = replica")  # Skips foreign keys and triggers.
        with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def arrive(store: SqlStore, number: int, terms: ArticleTerms) -> int:
    """Place an article as the pipeline does; the number of articles that it was compared with."""
    with store.stories.placing() as turn:
        counts = turn.counts(keys_of(terms))
        known, kept = vectors(terms, counts), vectors(terms, counts, itself=1)
        candidates = turn.candidates(number, rarest(known), CANDIDATES)
        turn.place(joining.place(number, 1, known, kept, candidates), NOW)
    return len(candidates)


def measure(store: SqlStore, size: int) -> float:
    """Milliseconds per arrival: the median of this process plus the mean of the database server."""
    chance, server = random.Random(1), server_seconds(store.database)
    texts = [made(chance, f"event{at % EVENTS}of") for at in range(ARRIVING)]
    add = store.articles.add
    numbers = [add(url, url, title="x", now=NOW).id for url in (f"https://o{at}.example/" for at in range(ARRIVING))]
    spent, compared, before = [], [], server()
    for number, terms in zip(numbers, texts, strict=True):
        began = time.thread_time()
        compared.append(arrive(store, number, terms))
        spent.append((time.thread_time() - began) * 1000)
    of_server = (server() - before) * 1000 / ARRIVING
    together = len(set(filter(None, map(store.stories.of_article, numbers))))
    print(
        f"{size} articles: {median(spent):.1f} ms an arrival, the server {of_server:.1f} ms; compared with"
        f" {fmean(compared):.0f} others; {together} stories",
        flush=True,
    )
    return median(spent) + of_server


def plan(database: Database) -> None:
    """Print the query plan of the search for articles that share terms."""
    values = {f"term{at}": short_digest(f"nname{at + 5}") for at in range(2)} | {"newest": 50, "own": 1, "limit": 15}
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    with database.read() as connection:
        for row in connection.execute(text(f"{explain} {_near(2).text}"), values):
            print("   ", row[-1])


def main() -> None:
    """Fill, place, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 200_000])
    parser.add_argument("--url", nargs="*", default=[], help="empty databases instead of SQLite files, one per size")
    given = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        urls = given.url or [f"sqlite:///{Path(folder) / f'{size}.db'}" for size in given.sizes]
        for url, size in zip(urls, given.sizes, strict=True):
            began = time.process_time()
            store = open_store(url)
            fill(store.database, size)
            print(f"{size} articles made with {time.process_time() - began:.0f} s of this process", file=sys.stderr)
            found.append(measure(store, size))
            plan(store.database)
            store.close()
    print(f"ratio {found[-1] / found[0]:.2f}")


if __name__ == "__main__":
    main()
