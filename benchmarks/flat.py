"""What reads cost as a database grows: processor time of every page, address of the API and read command.

python benchmarks/flat.py --folder /tmp/flat --versions 1000 1000000    # SQLite files, made once and used again
python benchmarks/flat.py --url postgresql://…/one postgresql://…/many --versions 1000 1000000

The databases are written by the store's own schema, without its calls: N versions of N/5 articles in a year, about one
development a version, of invented words that are as unevenly frequent as those of a language. A read is made several
times in one process; what counts is the median of the processor time of the program, with that of the server's
process on PostgreSQL. The ratio is that of the last size to the first.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import Connection, Table, insert, text

from monitor.model import NO_HINTS, NO_RHYTHM, Change, Document, Edit, EditKind, Op, Passage, VersionRef
from monitor.settings import Settings
from monitor.store import contents, schema
from monitor.store.codec import dump
from monitor.store.delta import pack
from monitor.store.engine import Database
from monitor.store.passages import passage_values
from monitor.store.schema_lists import feed_tags
from monitor.store.upgrades import create_all
from monitor.web.app import create_app
from monitor.wiring import build
from monitor.words import index_tokens

# A database ends where it is made; it is measured within a day or so.
NOW = datetime.now(UTC)
YEAR = timedelta(days=365)
# Kinds and states as often as in databases of the replay.
KINDS = {"event": 30, "figure": 22, "quote": 20, "detail": 20, "background": 7, "correction": 1}
STATES = {"live": 40, "dormant": 52, "gone": 5, "blocked": 2, "not_article": 1}
LANGUAGES = {"en": 60, "de": 15, "fr": 10, "es": 10, "ar": 4, "fi": 1}
ALERT_STATES = {"sent": 970, "queued": 5, "failed": 5, "cancelled": 20}
WORDS = [f"w{number:x}" for number in range(20_000)]
WEIGHTS = [1 / (rank + 3) for rank in range(len(WORDS))]
POOL = 1500
FEEDS_PER_VERSION = 1 / 500

# Every address that is measured: pages for people, then those of the API, then what programs ask.
ADDRESSES = (
    "/",
    "/?kind=correction",
    "/?feed=2",
    "/?feed=2&kind=quote",
    "/?order=importance",
    "/?order=importance&span=week",
    "/new?after={last_development}",
    "/articles",
    "/articles?state=blocked",
    "/articles?state=muted",
    "/articles?feed=2",
    "/articles?feed=2&state=gone",
    "/articles?q=w1f",
    "/articles?q=nowhere-at-all",
    "/articles/{article}",
    "/articles/{article}/versions/2",
    "/articles/{article}/diff/1..2",
    "/articles/{article}/blame",
    "/search?q=w1f",
    "/search?q=w1",
    "/search?q=w1+w2+w3",
    "/search?q=w1f*",
    "/search?q=nowhere",
    "/feeds",
    "/feeds?show=failing",
    "/feeds/2",
    "/alerts",
    "/alerts?state=failed",
    "/subscriptions",
    "/developments.atom",
    "/developments.atom?feed=2",
    "/api/developments",
    "/api/developments?kind=correction&min_importance=0.9",
    "/api/developments?order=importance",
    "/api/developments?since={day}",
    "/api/withdrawals",
    "/api/withdrawals?feed=2&silent=true",
    "/api/log",
    "/api/log?kind=correction",
    "/api/log?feed=2&developments=true",
    "/api/log?since={day}",
    "/api/articles",
    "/api/articles?state=gone&feed=2",
    "/api/articles?q=nowhere-at-all",
    "/api/articles?before={half}",
    "/api/feeds",
    "/api/alerts?state=queued",
    "/api/search?q=w1f",
    "/api/stats",
    "/metrics",
    "/healthz",
)
COMMANDS = (
    "articles list",
    "articles list --state failing",
    "developments -n 20",
    "log -n 5",
    "log --since 2h -n 20",
    "feeds list",
    "stats",
    "doctor --offline",
    "alerts list -n 20",
    "search w1f",
    "withdrawals -n 20",
)


def make(url: str, size: int) -> None:
    """Fill an empty database with so many versions."""
    database, started = Database(url), time.process_time()
    if database.path is not None:
        database.path.parent.mkdir(parents=True, exist_ok=True)
    with database.write() as connection:
        create_all(database, connection)
        later = [index for table in schema.metadata.sorted_tables for index in table.indexes]
        for index in later:
            index.drop(connection)
        _drop_triggers(database, connection)
        for table, rows in _tables(size):
            _write(database, connection, table, rows)
        _index(database, connection, size)
        for index in later:
            index.create(connection)
        database.tallies.fill(connection)
        database.tallies.create(connection)
    with database.write() as connection:
        connection.execute(text("ANALYZE"))
    database.close()
    print(f"{size:,} versions made with {time.process_time() - started:.0f} s of this process", file=sys.stderr)


def _drop_triggers(database: Database, connection: Connection) -> None:
    """Rows are counted at the end."""
    if database.is_sqlite:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
        return
    for table in ("feeds", "articles", "alerts", "versions", "developments", "withdrawals", "memberships"):
        connection.execute(text(f"DROP FUNCTION tally_{table} CASCADE"))
        connection.execute(text(f"DROP FUNCTION IF EXISTS untally_{table} CASCADE"))


def _write(database: Database, connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Rows with all their values; on PostgreSQL by COPY, with numbers that go on above them."""
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 5000:
            _insert(database, connection, table, batch)
            batch = []
    if batch:
        _insert(database, connection, table, batch)
    if not database.is_sqlite and table.autoincrement_column is not None:
        highest = connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {table.name}")).scalar_one()
        database.number_from(connection, table, highest + 1)


def _insert(database: Database, connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    names = list(rows[0])
    if database.is_sqlite:
        connection.execute(insert(table), rows)
        return
    convert = [table.c[name].type.bind_processor(connection.dialect) or (lambda value: value) for name in names]
    copied = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(copied) as copy:  # type: ignore[attr-defined]
        for row in rows:
            copy.write_row([change(row[name]) for change, name in zip(convert, names, strict=True)])


def _documents() -> list[tuple[Document, bytes, bytes, str]]:
    """A pool of texts, each as stored: 30 to some hundred words."""
    rng, found = random.Random(1), []
    for _ in range(POOL):
        words = rng.choices(WORDS, WEIGHTS, k=min(400, int(rng.lognormvariate(4.0, 0.6)) + 20))
        sentences = [" ".join(words[at : at + 15]).capitalize() + "." for at in range(0, len(words), 15)]
        title = " ".join(rng.choices(WORDS, WEIGHTS, k=7)).capitalize()
        document = Document.from_text("\n\n".join(sentences), title)
        data = dump(document).encode()
        found.append((document, data, pack(data, None), contents.digest(data)))
    return found


def _tables(size: int) -> Iterator[tuple[Table, Iterable[dict[str, Any]]]]:
    """The rows of each table, in the order of what they point to."""
    pool, feeds = _documents(), max(5, int(size * FEEDS_PER_VERSION))
    articles = max(5, size // 5)
    yield schema.feeds, _feeds(feeds)
    yield feed_tags, ({"tag": f"tag{number % 20}", "feed_id": number} for number in range(1, feeds + 1))
    yield schema.articles, _articles(articles, feeds, size)
    yield schema.addresses, ({"address": _url(n), "article_id": n} for n in range(1, articles + 1))
    yield schema.memberships, ({"article_id": n, "feed_id": _feed_of(n, feeds)} for n in range(1, articles + 1))
    yield schema.versions, (_version(n, size, articles, pool) for n in range(1, size + 1))
    yield schema.contents, (_content(n, articles, pool) for n in range(1, size + 1))
    changes = _changes(pool)
    changed = range(articles + 1, size + 1)
    yield (
        schema.changes,
        ({"version_id": n, "from_version": (n - 1) // articles, "data": _change_of(n, changes)[0]} for n in changed),
    )
    yield schema.developments, _developments(changed, size, articles, changes)
    yield schema.withdrawals, _withdrawals(size, articles)
    yield schema.sentences, ({"article_id": n % articles + 1, "digest": n * 7919} for n in range(1, size + 1))
    yield schema.alerts, _alerts(size, articles)


def _feed_of(article: int, feeds: int) -> int:
    """Some feeds have many articles, most have few."""
    return min(feeds, int(random.Random(article).paretovariate(0.6)))


def _url(article: int) -> str:
    return f"https://h{article % 400}.example/{WORDS[article % 5000]}-{article}"


def _when(number: int, size: int) -> datetime:
    return NOW - YEAR + YEAR * (number / size)


def _pick(rng: random.Random, shares: dict[str, int]) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def _feeds(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        error = "FetchTimeout: no answer" if number % 37 == 0 else None
        yield {
            "id": number, "url": f"https://h{number}.example/feed", "host": f"h{number}.example",
            "title": f"Feed {number}", "tags": f'["tag{number % 20}"]', "state": "active", "added_at": NOW - YEAR,
            "due_at": NOW + timedelta(minutes=number % 500), "hints": dump(NO_HINTS), "rhythm": dump(NO_RHYTHM),
            "last_checked_at": NOW, "last_error": error, "last_result": "",
        }  # fmt: skip


def _articles(count: int, feeds: int, size: int) -> Iterator[dict[str, Any]]:
    rng, rhythm = random.Random(2), dump(NO_RHYTHM)
    for number in range(1, count + 1):
        state = _pick(rng, STATES) if number > 3 else "live"
        failing = state == "live" and number % 211 == 0
        yield {
            "id": number, "url": _url(number), "host": f"h{number % 400}.example",
            "title": f"Story {WORDS[number % 20_000]} {number}", "feed_id": _feed_of(number, feeds), "state": state,
            "first_seen_at": _when(number, count),
            "due_at": None if state == "dormant" else NOW + timedelta(minutes=number % 9000),
            "woken": False, "in_feed": state == "live", "muted": number % 997 == 0, "versions": size // count,
            "rhythm": rhythm, "last_checked_at": NOW, "last_result": "",
            "last_error": "HttpStatus: answered 500" if failing else None, "version_title": f"Story {number}",
        }  # fmt: skip


def _version(number: int, size: int, articles: int, pool: list[Any]) -> dict[str, Any]:
    document, _, _, digest = pool[number % POOL]
    return {
        "id": number, "article_id": (number - 1) % articles + 1, "number": (number - 1) // articles + 1,
        "fetched_at": _when(number, size), "digest": digest, "body_digest": digest, "title": document.title,
        "language": _language(number), "url": _url((number - 1) % articles + 1), "status": 200,
        "developments": int(number > articles),
    }  # fmt: skip


def _language(number: int) -> str:
    return _pick(random.Random(number), LANGUAGES)


def _content(number: int, articles: int, pool: list[Any]) -> dict[str, Any]:
    _, data, packed, digest = pool[number % POOL]
    return {
        "id": number, "article_id": (number - 1) % articles + 1, "kind": contents.DOCUMENT,
        "number": (number - 1) // articles + 1, "base": None, "depth": 0, "digest": digest, "size": len(data),
        "data": packed,
    }  # fmt: skip


def _changes(pool: list[Any]) -> list[tuple[bytes, dict[str, Any]]]:
    """Changes by which one sentence came, each with its development."""
    import zlib

    rng, found = random.Random(3), []
    for document, *_ in pool:
        kind = EditKind(_pick(rng, KINDS))
        edit = Edit(Op.ADDED, kind, None, document.text.split("\n")[0], development=True, score=rng.uniform(0.5, 1.0))
        passage = Passage((0,), 0, importance=round(rng.betavariate(2, 4), 4))
        change = Change((edit,), VersionRef(1, NOW), VersionRef(2, NOW), grouped=(passage,))
        found.append((zlib.compress(dump(change).encode(), 6), passage_values(change, change.passages[0])))
    return found


def _change_of(number: int, changes: list[tuple[bytes, dict[str, Any]]]) -> tuple[bytes, dict[str, Any]]:
    return changes[number % POOL]


def _developments(numbers: range, size: int, articles: int, changes: list[Any]) -> Iterator[dict[str, Any]]:
    for at, number in enumerate(numbers, 1):
        yield {
            "id": at, "article_id": (number - 1) % articles + 1, "version_id": number,
            "from_version": (number - 1) // articles, "to_version": (number - 1) // articles + 1,
            "detected_at": _when(number, size), "language": _language(number), **_change_of(number, changes)[1],
        }  # fmt: skip


def _withdrawals(size: int, articles: int) -> Iterator[dict[str, Any]]:
    for at, number in enumerate(range(articles + 1, size + 1, 20), 1):
        yield {
            "id": at, "article_id": (number - 1) % articles + 1, "version_id": number,
            "from_version": (number - 1) // articles, "to_version": (number - 1) // articles + 1,
            "detected_at": _when(number, size), "kind": "withdrawn", "text": "It was said that nobody was hurt.",
            "now": "", "silent": at % 3 == 0, "reason": "it is told nowhere any more",
        }  # fmt: skip


def _alerts(size: int, articles: int) -> Iterator[dict[str, Any]]:
    rng = random.Random(4)
    for number in range(1, max(20, size // 2) + 1):
        state, at = _pick(rng, ALERT_STATES), _when(number, max(20, size // 2))
        yield {
            "id": number, "subscription": f"desk {number % 40}", "channel": "mail",
            "recipient": f"reader{number % 200}@example.org", "kind": "update", "subject": "News of the storm",
            "state": state, "queued_at": at, "due_at": NOW + timedelta(hours=1) if state == "queued" else at,
            "message_id": f"<{number}@x>", "article_id": number % articles + 1, "from_version": 1, "to_version": 2,
            "picks": "[0]", "detail": "", "mode": "instant", "attempts": 1, "sent_at": at if state == "sent" else None,
            "batch": number, "last_error": "SendError: refused" if state == "failed" else None,
        }  # fmt: skip


def _index(database: Database, connection: Connection, size: int) -> None:
    """The full-text index: what each text of the pool has, by version."""
    from monitor.store.fulltext import _vector

    pool = [(document, " ".join(index_tokens(document.title)), " ".join(index_tokens(document.text)))
            for document, *_ in _documents()]  # fmt: skip
    if database.is_sqlite:
        rows = ((n, *pool[n % POOL][1:]) for n in range(1, size + 1))
        raw: Any = connection.connection.dbapi_connection
        raw.executemany("INSERT INTO search(rowid, title, body) VALUES (?, ?, ?)", rows)
        return
    vectors = [_vector(document.title, document.text) for document, *_ in pool]
    with connection.connection.cursor() as cursor, cursor.copy("COPY search FROM STDIN") as copy:  # type: ignore[attr-defined]
        for number in range(1, size + 1):
            copy.write_row((number, vectors[number % POOL]))


def server_seconds(database: Database) -> Callable[[], float]:
    """The processor time of the server's processes of this database; 0 on SQLite."""
    if database.is_sqlite:
        return lambda: 0.0
    tick = os.sysconf("SC_CLK_TCK")

    def read() -> float:
        with database.read() as connection:
            query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            pids = connection.execute(text(query)).scalars().all()
        stats = (Path(f"/proc/{pid}/stat") for pid in pids)
        fields = (stat.read_text().rpartition(")")[2].split() for stat in stats if stat.exists())
        return sum(int(part[11]) + int(part[12]) for part in fields) / tick

    return read


def measure(url: str, times: int) -> dict[str, float]:
    """Milliseconds of processor time of each read."""
    app = build(Settings(database_url=url))
    seconds, found = server_seconds(app.store.database), {}
    with app.store.database.read() as connection:
        last = connection.execute(text("SELECT max(id) FROM developments")).scalar() or 0
        half = (connection.execute(text("SELECT max(id) FROM articles")).scalar() or 2) // 2
    day = f"{NOW - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    client = TestClient(create_app(app), base_url="http://127.0.0.1:8000")
    for address in ADDRESSES:
        path = address.format(last_development=last - 3, half=half, article=2, day=day)
        found[address] = _median(times, lambda path=path: _get(client, path), seconds)
    for command in COMMANDS:
        found[command] = _median(times, lambda command=command: _run(url, command), seconds)
    app.close()
    return found


def _get(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 204), (path, answer.status_code, answer.text[:300])


def _run(url: str, command: str) -> None:
    from click.testing import CliRunner

    from monitor.cli import command_line as monitor

    done = CliRunner().invoke(monitor, ["--database", url, *command.split()])
    assert done.exit_code in (0, 1), (command, done.output, done.exception)


def _median(times: int, read: Callable[[], None], server: Callable[[], float]) -> float:
    spent = []
    for _ in range(times + 1):
        before, here = server(), time.process_time()
        read()
        spent.append(time.process_time() - here + server() - before)
    return median(spent[1:]) * 1000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--versions", type=int, nargs="+", default=[1000, 1_000_000])
    options.add_argument("--folder", type=Path, default=Path("/tmp/flat"), help="where SQLite files are made and kept")
    options.add_argument("--url", nargs="*", default=[], help="empty or filled databases instead, one a size")
    options.add_argument("--times", type=int, default=5)
    given = options.parse_args()
    urls = given.url or [f"sqlite:///{given.folder}/{size}.db" for size in given.versions]
    results = []
    for url, size in zip(urls, given.versions, strict=True):
        if not _is_filled(url):
            make(url, size)
        results.append(measure(url, given.times))
    print(f"{'ms of processor time':<58}" + "".join(f"{size:>12,}" for size in given.versions) + f"{'ratio':>8}")
    for read in results[0]:
        spent = [result[read] for result in results]
        print(f"{read:<58}" + "".join(f"{value:>12.1f}" for value in spent) + f"{spent[-1] / max(spent[0], 0.1):>8.1f}")


def _is_filled(url: str) -> bool:
    database = Database(url)
    if database.path is not None:
        database.close()
        return database.path.exists()
    with database.read() as connection:
        found = connection.execute(text("SELECT to_regclass('public.versions')")).scalar() is not None
    database.close()
    return found


if __name__ == "__main__":
    main()
