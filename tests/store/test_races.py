"""Concurrent programs on a new database: each of them gets what it asked for."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from monitor.model import Subscription
from monitor.settings import load
from monitor.store import SqlStore, open_store
from monitor.store.feeds import _first_values
from monitor.store.schema import feeds, notes
from monitor.wiring import App
from tests.databases import PostgresServer
from tests.store.desk import NOW

TIMEOUT = 60.0
URL = "https://a.example/feed"
WORKERS = 6


def while_uncommitted(store: SqlStore, statement: object, ask: Callable[[], object]) -> Future[object]:
    """Call ``ask`` while a conflicting row is written but not committed; the row is committed once ``ask`` waits."""
    pause = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        with store.database.write() as connection:
            connection.execute(statement)  # type: ignore[call-overload]
            asked = pool.submit(ask)
            waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            for _ in range(int(TIMEOUT / 0.01)):
                if asked.done() or connection.execute(waits).scalar_one():
                    break
                pause.wait(0.01)
        return asked


@pytest.mark.postgres
def test_a_feed_added_concurrently_is_the_same(postgres_server: PostgresServer) -> None:
    store = open_store(postgres_server.new_database())
    values = _first_values(URL, "", ("theirs",), NOW)
    asked = while_uncommitted(
        store, insert(feeds).values(**values), lambda: store.feeds.add(URL, title="A", tags=("ours",), now=NOW)
    )
    feed = asked.result()
    assert [item.id for item in store.feeds.list()] == [feed.id]
    assert store.feeds.list()[0].tags == ("theirs", "ours")
    store.close()


@pytest.mark.postgres
def test_a_note_set_concurrently_is_kept(postgres_server: PostgresServer) -> None:
    store = open_store(postgres_server.new_database())
    theirs = insert(notes).values(name="secret", value="theirs")
    assert while_uncommitted(store, theirs, lambda: store.keep_note("secret", "ours")).result() == "theirs"
    assert store.get_note("secret") == "theirs"
    store.close()


def test_a_note_is_kept_once(store: SqlStore) -> None:
    assert store.keep_note("secret", "first") == "first"
    assert store.keep_note("secret", "second") == "first"
    assert store.get_note("secret") == "first"


def test_opening_waits_for_a_program_that_writes_a_new_file(tmp_path: Path) -> None:
    pause = threading.Event()
    with closing(sqlite3.connect(tmp_path / "monitor.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            opened = pool.submit(open_store, f"sqlite:///{tmp_path}/monitor.db")
            for _ in range(30):
                if not opened.done():
                    pause.wait(0.01)
            other.execute("COMMIT")
            store = opened.result()
    assert store.feeds.list() == ()
    store.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_workers_that_start_together_on_an_empty_database(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path}/monitor.db"
    if kind == "postgres":
        url = request.getfixturevalue("postgres_server").new_database()
    file = tmp_path / "monitor.toml"
    names = [f"https://h{number}.example/feed" for number in range(20)]
    followed = "".join(f'[[feeds]]\nurl = "{name}"\ntags = ["t"]\n' for name in names)
    heard = "".join(f'[[subscriptions]]\nname = "s{number}"\nto = ["a@desk.example"]\n' for number in range(5))
    file.write_text(f'database_url = "{url}"\n{followed}{heard}', "utf-8")
    together = threading.Barrier(WORKERS)

    def start(_: int) -> str:
        with App(load(file)) as app:
            together.wait(TIMEOUT)
            app.follow_configured()
            return app.secret

    with ThreadPoolExecutor(WORKERS) as pool:
        secrets = set(pool.map(start, range(WORKERS)))
    store = open_store(url)
    assert [feed.url for feed in store.feeds.list()] == names
    assert [subscription.name for subscription in store.subscriptions.list()] == [f"s{n}" for n in range(5)]
    assert secrets == {store.get_note("link-secret")}
    store.close()


def test_concurrent_syncs_do_not_deadlock(database_url: str) -> None:
    stores = [open_store(database_url) for _ in range(2)]
    made = [Subscription(f"s{number}", to=("a@desk.example",), origin="config") for number in range(40)]
    together = threading.Barrier(2)

    def sync(number: int) -> None:
        for _ in range(10):
            together.wait(TIMEOUT)
            stores[number].subscriptions.sync(made[:: 1 if number else -1])

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(sync, range(2))) == [None, None]
    assert len(stores[0].subscriptions.list()) == 40
    for store in stores:
        store.close()
