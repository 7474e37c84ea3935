"""Concurrent programs on a new database: each of them gets what it asked for."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from monitor.model import Subscription
from monitor.settings import load
from monitor.store import SqlStore, open_store
from monitor.store.feeds import _first_values
from monitor.store.schema import articles, feeds, notes
from monitor.wiring import App
from tests.databases import PostgresServer
from tests.store.desk import HOUR, NOW, Desk, entry
from tests.store.racing import TIMEOUT, after_the_first, until_it_ends_or_waits, while_uncommitted

URL = "https://a.example/feed"
WORKERS = 6


@pytest.mark.postgres
def test_a_feed_added_concurrently_is_the_same(postgres_server: PostgresServer) -> None:
    store = open_store(postgres_server.new_database())
    values = _first_values(URL, "", ("theirs",), NOW)
    asked = while_uncommitted(
        store,
        lambda connection: connection.execute(insert(feeds).values(**values)),
        lambda: store.feeds.add(URL, title="A", tags=("ours",), now=NOW),
    )
    feed = asked.result()
    assert [item.id for item in store.feeds.list()] == [feed.id]
    assert store.feeds.list()[0].tags == ("theirs", "ours")
    store.close()


@pytest.mark.postgres
def test_a_note_set_concurrently_is_kept(postgres_server: PostgresServer) -> None:
    store = open_store(postgres_server.new_database())
    theirs = insert(notes).values(name="secret", value="theirs")
    asked = while_uncommitted(
        store, lambda connection: connection.execute(theirs), lambda: store.keep_note("secret", "ours")
    )
    assert asked.result() == "theirs"
    assert store.get_note("secret") == "theirs"
    store.close()


@pytest.mark.postgres
def test_an_article_merged_while_its_feed_is_read_is_not_fetched_again(postgres_server: PostgresServer) -> None:
    store = open_store(postgres_server.new_database())
    desk = Desk(store)
    feed, kept = desk.feed(), desk.article()
    (dropped,) = desk.poll(feed, [entry("a", updated=NOW)]).new_articles
    gone = update(articles).where(articles.c.id == dropped).values(moved_to=kept.id, due_at=None, in_feed=False)
    newer = entry("a", updated=NOW + HOUR)
    asked = while_uncommitted(
        store,
        lambda connection: connection.execute(gone),
        lambda: desk.poll(feed, [newer], now=NOW + HOUR),
    )
    assert asked.exception() is None
    article = store.articles.get(dropped)
    assert (article.moved_to, article.due_at, article.in_feed) == (kept.id, None, False)
    store.close()


def meanwhile(store: SqlStore, call: Callable[[], object], story_changes: Callable[[], object]) -> None:
    """Make a call while a story changes, between writing its row and the end of the transaction."""
    with ThreadPoolExecutor(1) as pool:

        def start() -> None:
            asked = pool.submit(call)
            with store.database.read() as connection:
                until_it_ends_or_waits(asked, connection)

        with after_the_first("UPDATE stories SET title=CASE", start):
            story_changes()


@pytest.mark.postgres
def test_decisions_made_while_a_story_changes_stay(postgres_server: PostgresServer) -> None:
    store = open_store(postgres_server.new_database())
    dam, wall, river, pier = (Desk(store).article(name).id for name in ("dam", "wall", "river", "pier"))
    story = store.stories.start((dam, wall), NOW).id
    name, join = partial(store.stories.name, story, "The flood"), partial(store.stories.join, pier, story, NOW)
    meanwhile(store, name, lambda: store.stories.join(river, story, NOW))
    assert store.stories.get(story).title == "The flood"
    meanwhile(store, join, lambda: store.articles.remove(river))
    assert [member.article.id for member in store.stories.members(story)] == [dam, wall, pier]
    assert store.stories.get(story).articles == 3
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
