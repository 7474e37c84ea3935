"""Cost of the store: claims per second, finished articles at growing sizes, and stored size against raw bytes.

python benchmarks/store.py                      # SQLite in a temporary folder, 10,000 versions
python benchmarks/store.py --fill 1000000       # the same on top of a million versions and 100,000 feeds (minutes)
python benchmarks/store.py --url postgresql://… # an empty PostgreSQL database
"""

from __future__ import annotations

import argparse
import random
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from time import perf_counter

from sqlalchemy import text

from monitor.model import (
    Article,
    ArticleOutcome,
    Change,
    Claim,
    Document,
    Edit,
    EditKind,
    Entry,
    FeedOutcome,
    Op,
    Version,
    VersionRef,
)
from monitor.store import SqlStore, open_store
from monitor.store.admin import stats

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ARTICLES = 500
WORDS = [f"w{n:x}" for n in range(5000)]


def claim(store: SqlStore, limit: int, now: datetime) -> tuple[Article, ...]:
    return store.work.claim_articles(Claim("bench", now, limit, timedelta(minutes=5)))


def seed(store: SqlStore, count: int) -> None:
    """Add a feed with ``count`` articles."""
    feed = store.feeds.add("https://feed.example/rss", title="", tags=(), now=NOW)
    (held,) = store.work.claim_feeds(Claim("bench", NOW, 1, timedelta(minutes=5), only=(feed.id,)))
    urls = [f"https://h{n % 200}.example/{n}" for n in range(count)]
    entries = tuple(Entry(url, url, url, f"Title {n}") for n, url in enumerate(urls))
    store.work.finish_feed(FeedOutcome("bench", replace(held, due_at=NOW + timedelta(days=900)), NOW, entries))


def finish(store: SqlStore, article: Article, now: datetime, rng: random.Random) -> None:
    """Finish a claimed article with a new version, in which one of thirty sentences is new."""
    number = article.versions + 1
    fixed = random.Random(article.id)
    sentences = [" ".join(fixed.choices(WORDS, k=18)) + "." for _ in range(30)]
    sentences[rng.randrange(30)] = " ".join(rng.choices(WORDS, k=18)) + "."
    document = Document.from_text("\n\n".join(sentences), f"Title {article.id}")
    digest = sha256(document.text.encode()).hexdigest()
    version = Version(article.id, number, now, digest, digest, document, article.url)
    added = Edit(Op.ADDED, EditKind.EVENT, None, sentences[0], development=True, score=0.9)
    change = Change((added,), VersionRef(number - 1, now), version.ref) if number > 1 else None
    page = b"".join(b"<div class='c%d'>%s</div>" % (n, b"chrome " * 40) for n in range(300)) + document.text.encode()
    row = replace(article, due_at=now + timedelta(hours=1), text_digest=digest)
    digests = tuple(sha256(sentence.encode()).hexdigest() for sentence in sentences)
    store.work.finish_article(
        ArticleOutcome("bench", row, now, version, page, change, lines=("Footer",), sentence_digests=digests)
    )


def rounds(store: SqlStore, count: int) -> None:
    """Claim and finish articles, and print the cost at five sizes."""
    rng, now, done = random.Random(1), NOW, 0
    step = max(500, count // 5)
    started, claims = perf_counter(), 0.0
    while done < count:
        now += timedelta(hours=2)
        before = perf_counter()
        held = claim(store, ARTICLES, now)
        claims += perf_counter() - before
        if not held:
            break
        for article in held:
            finish(store, article, now, rng)
            done += 1
            if done % step == 0:
                took = (perf_counter() - started - claims) / step * 1000
                print(f"  {done:>9,} versions: {took:.2f} ms a finished article with a new version")
                started, claims = perf_counter(), 0.0


def unchanged(store: SqlStore, now: datetime) -> None:
    held = claim(store, ARTICLES, now)
    started = perf_counter()
    for article in held:
        store.work.finish_article(ArticleOutcome("bench", replace(article, due_at=now + timedelta(hours=1)), now))
    print(f"unchanged article: {(perf_counter() - started) / max(1, len(held)) * 1000:.2f} ms")


def claims(store: SqlStore, now: datetime) -> None:
    for limit in (1, 50, 400):
        started, taken = perf_counter(), 0
        for turn in range(10):
            taken += len(claim(store, limit, now + timedelta(seconds=turn)))
        took = perf_counter() - started
        print(f"claims of {limit}: {taken / took:,.0f} rows a second, {took / 10 * 1000:.2f} ms a claim")
        store.work.release("bench")


FILL = (
    (
        "INSERT INTO feeds (url, host, title, tags, state, added_at, due_at, hints, rhythm, last_result) SELECT "
        "'https://f' || n || '.example', 'f' || n || '.example', '', '[]', 'active', 0, 4000000000000000 + n, "
        ":empty, :empty, '' FROM numbers WHERE n < :feeds"
    ),
    (
        "INSERT INTO articles (url, host, title, state, first_seen_at, due_at, woken, in_feed, muted, versions, "
        "rhythm, last_result) SELECT 'https://g' || n || '.example', 'g' || (n % 5000) || '.example', 'T', 'live', 0, "
        "4000000000000000 + n, {no}, {no}, {no}, 10, :empty, '' FROM numbers WHERE n < :articles"
    ),
    (
        "INSERT INTO versions (article_id, number, fetched_at, digest, body_digest, title, language, url, status, "
        "developments) SELECT a.id, n + 1, n, 'd' || n, 'b', 'T', 'en', a.url, 200, 0 "
        "FROM articles a, numbers WHERE n < 10 AND a.title = 'T'"
    ),
    (
        "INSERT INTO contents (article_id, kind, number, depth, digest, size, data) SELECT article_id, 'document', "
        "number, 0, 'x', 3000, {blob} FROM versions WHERE title = 'T'"
    ),
    (
        "INSERT INTO sentences (article_id, digest) SELECT a.id, n * 7919 FROM articles a, numbers "
        "WHERE n < 30 AND a.title = 'T'"
    ),
    ("INSERT INTO addresses (address, article_id) SELECT url, id FROM articles WHERE title = 'T'"),
    (
        "INSERT INTO entries (feed_id, key, article_id, present) SELECT f.id, 'k' || a.id, a.id, {no} "
        "FROM articles a JOIN feeds f ON f.id = a.id WHERE a.title = 'T'"
    ),
    (
        "INSERT INTO changes (version_id, from_version, data) SELECT id, number - 1, {blob} FROM versions "
        "WHERE title = 'T' AND number > 1"
    ),
)
# Ten of five thousand words per version: an index like that of real texts, but smaller.
FILL_SEARCH = (
    "INSERT INTO search (rowid, title, body) SELECT id, 'T', "
    + " || ".join(f"'w' || ((id * {7919 + 2 * n} + {n}) % 5000) || ' '" for n in range(10))
    + " FROM versions WHERE title = 'T'"
)


def fill(store: SqlStore, versions: int) -> None:
    """Insert rows of ``versions`` versions, generated by the database itself."""
    started = perf_counter()
    sqlite = store.database.is_sqlite
    numbers = "WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < :most) "
    words = {
        "no": "0" if sqlite else "FALSE",
        "blob": "randomblob(300)" if sqlite else "decode(repeat('ab', 300), 'hex')",
    }
    counts = {"empty": '{"format":1}', "most": versions // 10, "feeds": versions // 10, "articles": versions // 10}
    for statement in FILL:
        query = statement.format(**words) if "{" in statement else statement
        named = {name: value for name, value in counts.items() if f":{name}" in numbers + query}
        with store.database.write() as connection:
            head, tail = query.split(" SELECT ", 1)
            connection.execute(text(f"{head} {numbers} SELECT {tail}" if sqlite else f"{numbers} {query}"), named)
    if sqlite:
        with store.database.write() as connection:
            connection.execute(text(FILL_SEARCH))
    print(f"filled with {versions:,} versions in {perf_counter() - started:.0f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url")
    parser.add_argument("--versions", type=int, default=10_000)
    parser.add_argument("--fill", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(given.url or f"sqlite:///{folder}/bench.db")
        if given.fill:
            fill(store, given.fill)
        seed(store, ARTICLES)
        rounds(store, given.versions)
        unchanged(store, NOW + timedelta(days=400))
        claims(store, NOW + timedelta(days=401))
        found = stats(store)
        print(
            f"size: {found.raw_bytes / 1e6:.0f} MB of texts and pages stored in {found.stored_bytes / 1e6:.1f} MB "
            f"({found.raw_bytes / max(1, found.stored_bytes):.0f} to 1); database {found.database_bytes / 1e6:.0f} MB"
        )
        store.close()


if __name__ == "__main__":
    main()
