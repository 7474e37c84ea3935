"""Copying SQLite into PostgreSQL: complete, resumable, and refused if source or target is in use."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from monitor.errors import ConfigError, DatabaseCorrupt, DatabaseLocked, DatabaseUnavailable, SchemaMismatch
from monitor.history import History
from monitor.model import (
    Opinion,
    Push,
    PushState,
    Reader,
    ReaderOutcome,
    Role,
    Session,
    Subscription,
    Withdrawal,
    WithdrawalKind,
)
from monitor.store import SqlStore, open_store
from monitor.store.admin import check
from monitor.store.copying import copy
from monitor.store.engine import Database
from monitor.store.schema import articles, revision
from monitor.store.tables import metadata
from monitor.testing import InlineSandbox
from tests.databases import PostgresServer
from tests.store.desk import DAY, NOW, Desk, added, draft, entry
from tests.store.test_check import fill_stories

pytestmark = pytest.mark.postgres
STORIES = 20


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with something in every table."""
    file = tmp_path_factory.mktemp("filled") / "monitor.db"
    store = open_store(f"sqlite:///{file}")
    fill(store)
    with store.database.read() as connection:
        empty = [table.name for table in metadata.sorted_tables if not count(connection, table)]
    assert empty == []
    store.close()
    return file


@pytest.fixture
def source(filled: Path, tmp_path: Path) -> str:
    shutil.copy(filled, tmp_path)
    return f"sqlite:///{tmp_path}/monitor.db"


def fill(store: SqlStore) -> None:
    desk = Desk(store)
    feed = desk.feed()
    desk.poll(feed, [entry(f"s{number}") for number in range(STORIES)])
    for number, article in enumerate(store.articles.list()):
        page = f"<html>{'<p>markup</p>' * 400}{number}</html>".encode()
        lines = tuple(f"A line of the site {at}" for at in range(30))
        parts = {"lines": lines, "sentence_digests": ("a", "b"), "claims": (f"https://news.example/dam-{number}",)}
        desk.version(article, f"The dam of valley {number} holds.", raw=page, **parts)
        text = f"The dam of valley {number} broke. Ünïcode 東京."
        edits = (added(f"Dam {number} broke.", old="The dam holds."),)
        desk.version(article, text, raw=page + b"\x00\xff", edits=edits, now=NOW + DAY, alerts=(draft(),))
    # An article that refers to a later one, and a number that was assigned and is not used any more.
    store.articles.merge(5, 2, NOW)
    gone = desk.article("gone")
    store.articles.merge(1, gone.id, NOW)
    history = History(store, InlineSandbox)
    history.catchup("ida", NOW + DAY)
    store.opinions.take_turn(NOW, 9)
    store.opinions.ended(NOW, ReaderOutcome.ANSWERED, {"0f" * 32: Opinion(True, None, "broke on Monday")})
    ida = Reader("Ida", Role.EDITOR, NOW, NOW)
    store.readers.add(ida, "$argon2id$")
    store.sessions.begin(Session(0, ida, NOW, NOW, NOW + 30 * DAY, "Firefox on Linux"), "0e" * 32, None)
    store.sessions.begin(Session(0, None, NOW, NOW, NOW + 30 * DAY, "Firefox on Linux"), "0d" * 32, "0c" * 32)
    store.subscriptions.put(Subscription("storms", to=("ida@desk.example",)))
    store.subscriptions.unsubscribe("storms", "ole@desk.example", NOW)
    desk.check(
        store.articles.get(3), now=NOW + DAY, withdrawal=Withdrawal(WithdrawalKind.GONE, "Gone", reason="answered 410")
    )
    store.pushes.put(Push("token", feed.id, "https://hub.example", "https://news.example/feed", NOW, PushState.ACTIVE))
    store.feeds.set_details(feed.id, tags=("valley",))
    store.bookmarks.put("Ida", 7, 2, "my piece", NOW)
    store.reads.mark("Ida", 7, 1, NOW)
    fill_stories(store, desk, 7)


def count(connection, table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    database = Database(url)
    with database.read() as connection:
        found = {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            # Triggers count what is copied, without what was deleted before; `check` compares the counts with the rows.
            if table.name != "tallies"
        }
    database.close()
    return found


@pytest.fixture
def target(postgres_server: PostgresServer) -> str:
    return postgres_server.new_database()


def test_everything_is_copied_and_usable(source: str, target: str) -> None:
    report = copy(source, target)
    assert rows(target) == rows(source)
    assert report.checked == check(target)
    assert replace(check(target), rows=0) == replace(check(source), rows=0)
    assert report.rows["versions"] == 2 * STORIES
    before, after = open_store(source), open_store(target)
    for words in ("dam", '"valley 7 broke"', "東京"):
        hits = [(hit.article.id, hit.version, hit.snippet) for hit in before.versions.search(words)]
        assert hits == [(hit.article.id, hit.version, hit.snippet) for hit in after.versions.search(words)] != []
    assert History(after, InlineSandbox).catchup("ida", NOW + DAY) == ()
    assert after.articles.get(2).moved_to == 5
    # New rows get the numbers that the source would assign; that of a deleted row is not reused.
    assert Desk(after).article("next").id == Desk(before).article("next").id == STORIES + 5
    for store in (before, after):
        Desk(store).version(store.articles.get(7), "A third text.", edits=(added("Third."),), now=NOW + 2 * DAY)
    assert after.versions.developments(limit=1) == before.versions.developments(limit=1)
    before.close()
    after.close()


def run(source: str, target: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "monitor", "--database", source, "db", "copy", target]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


@pytest.mark.parametrize("at", ["articles", "contents"])
def test_a_killed_copy_is_resumed(source: str, target: str, at: str) -> None:
    with run(source, target) as killed:
        assert killed.stderr is not None
        for line in killed.stderr:
            if line.startswith(f"{at}: "):
                killed.kill()
                break
    assert killed.returncode == -9
    for opened in (open_store, check):
        with pytest.raises(SchemaMismatch, match="unfinished copy"):
            opened(target)
    with run(source, target) as resumed:
        assert resumed.stderr is not None
        output = resumed.stderr.read()
    assert resumed.returncode == 0
    assert f"{at}: 0 copied" in output
    assert "the same on both sides; 40 versions and 40 pages fit their digests" in output
    assert rows(target) == rows(source)
    assert check(target).sound
    store = open_store(target)
    assert len(store.versions.search("broke", limit=100)) == STORIES
    store.close()


def interrupt_copy(source: str, target: str) -> None:
    """Start a copy and interrupt it after its first tables."""

    def stop(name: str, _rows: int) -> None:
        if name == "articles":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(source, target, tell=stop)


def test_a_changed_source_is_refused(source: str, target: str) -> None:
    interrupt_copy(source, target)
    store = open_store(source)
    Desk(store).article("later")
    store.close()
    with pytest.raises(DatabaseUnavailable, match="of an earlier state of this one") as caught:
        copy(source, target)
    assert "--restart" in caught.value.advice
    copy(source, target, restart=True)
    assert rows(target) == rows(source)


def test_an_unnoticed_change_is_found_by_the_comparison(source: str, target: str) -> None:
    interrupt_copy(source, target)
    store = open_store(source)
    store.articles.set_muted(3, True)
    store.close()
    with pytest.raises(DatabaseCorrupt, match="the copy of articles differs"):
        copy(source, target)
    with pytest.raises(SchemaMismatch, match="unfinished copy"):
        open_store(target)
    copy(source, target, restart=True)


def test_a_source_in_use_is_refused_and_held_while_it_is_copied(source: str, target: str) -> None:
    path = source.removeprefix("sqlite:///")
    idle = open_store(source)
    idle.feeds.counts()
    with pytest.raises(DatabaseLocked):
        copy(source, target)
    idle.close()
    refused: list[str] = []

    def write(name: str, _rows: int) -> None:
        with sqlite3.connect(path, timeout=0) as other:
            try:
                other.execute("DELETE FROM notes")
            except sqlite3.OperationalError as error:
                refused.append(f"{name}: {error}")
        other.close()

    report = copy(source, target, tell=write)
    assert len(refused) == len(report.rows) + 1
    assert {line.partition(": ")[2] for line in refused} == {"database is locked"}


def test_only_an_empty_database_is_filled(source: str, postgres_server: PostgresServer) -> None:
    filled, foreign, prepared = (postgres_server.new_database() for _ in range(3))
    copy(source, filled)
    before = rows(filled)
    database = Database(foreign)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE customers (id INTEGER)"))
    database.close()
    for url in (filled, foreign):
        for restart in (False, True):
            with pytest.raises(DatabaseUnavailable, match="is not empty"):
                copy(source, url, restart=restart)
    assert rows(filled) == before
    # After `db upgrade` there are tables without rows.
    open_store(prepared).close()
    copy(source, prepared)
    assert rows(prepared) == before


def test_other_kinds_are_refused(source: str, target: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="target must be PostgreSQL"):
        copy(source, f"sqlite:///{tmp_path}/other.db")
    with pytest.raises(ConfigError, match="only a SQLite file"):
        copy(target, source)
    with pytest.raises(DatabaseUnavailable, match="does not exist"):
        copy(f"sqlite:///{tmp_path}/none.db", target)


def test_an_older_source_is_refused(source: str, target: str) -> None:
    database = Database(source)
    with database.write() as connection:
        connection.execute(revision.update().values(version_num="0002"))
    database.close()
    with pytest.raises(SchemaMismatch, match="older schema 0002"):
        copy(source, target)


def test_damage_in_the_source_fails_the_copy(source: str, target: str) -> None:
    database = Database(source)
    with database.write() as connection:
        connection.execute(text("UPDATE contents SET digest = 'wrong' WHERE kind = 'page' AND article_id = 9"))
        connection.execute(articles.update().where(articles.c.id == 9).values(due_at=NOW + timedelta(days=1)))
    database.close()
    with pytest.raises(DatabaseCorrupt, match=r"the copy is not sound: .*the page of version 1 of article 9"):
        copy(source, target)
