"""The check finds whatever would make the program fail: wrong values in every column, flipped bits in a file."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, select, text, type_coerce, update
from sqlalchemy.exc import SQLAlchemyError

from monitor.errors import MonitorError
from monitor.model import (
    AlsoIn,
    ArticleVectors,
    FeedHints,
    Opinion,
    Placement,
    Push,
    Reader,
    ReaderOutcome,
    Rhythm,
    Role,
    Session,
    StoryMove,
    Subscription,
    TermWeights,
    Withdrawal,
    WithdrawalKind,
)
from monitor.ports import LogQuery
from monitor.store import SqlStore, open_store
from monitor.store.admin import check
from monitor.store.checking import read_everything
from monitor.store.columns import reader_of
from monitor.store.engine import Blob, Flag, Moment, Number, Real
from monitor.store.schema import contents, revision, versions
from monitor.store.tables import metadata
from tests.prepared import become, image_of, memory_store
from tests.store.desk import DAY, NOW, Desk, added, draft, entry, place

TEXT = "The dam of the {} holds. " + "Many more sentences stand here about the valley and the river. " * 3
TABLES = [table for table in metadata.sorted_tables if table is not revision]
COLUMNS = [
    pytest.param(table, column, id=f"{table.name}.{column.name}") for table in TABLES for column in table.columns
]


def fill(store: SqlStore) -> None:
    """At least one row in every table, with something in every column."""
    desk = Desk(store)
    feed = desk.feed()
    store.feeds.set_details(feed.id, tags=("valley",))
    stamped = entry("dam", updated=NOW)
    (number,) = desk.poll(
        feed,
        [stamped],
        hints=FeedHints(ttl_seconds=60, skip_hours=(1, 2), expires_at=NOW, hub_url="https://hub.example"),
        rhythm=Rhythm(checks=3, arrivals=1.5, last_check_at=NOW, changes=(NOW,), reason="learned"),
        etag='"a"', last_modified="b", body_digest="c", site_url="https://news.example", last_status=200,
        last_error="none", last_result="fine", redirect_url="https://news.example/new", redirect_since=NOW,
    ).new_articles  # fmt: skip
    for n in range(4):
        article = store.articles.get(number)
        edits = (added(f"Number {n}."),) if n else ()
        names = {"addresses": (f"https://news.example/{n}",), "claims": (f"https://news.example/c{n}",)}
        desk.version(
            article,
            TEXT.format(n),
            edits=edits,
            now=NOW + n * DAY,
            alerts=(draft(detail="said"),) if n else (),
            lines=("Read more", "Share this"),
            sentence_digests=(f"digest {n}",),
            **names,
        )
    other = desk.article("other")
    desk.version(other, "Another text.", lines=("Read more", "Share this"))
    third = desk.article("third")
    desk.version(third, "A third text, and what it turned out to be.")
    store.articles.merge(other.id, third.id, NOW)
    gone = Withdrawal(WithdrawalKind.GONE, "Storm", reason="answered 410")
    desk.check(
        other,
        now=NOW + DAY,
        withdrawal=gone,
        row={"fingerprint": "t", "etag": "e", "published": NOW, "last_error": "x"},
    )
    store.subscriptions.put(Subscription("storms", to=("a@example.org",), min_score=0.5, kinds=()))
    store.subscriptions.unsubscribe("calm", "b@example.org", NOW)
    store.pushes.put(Push("token", feed.id, "https://hub.example", "topic", NOW, lease_until=NOW, pushed_at=NOW))
    store.opinions.take_turn(NOW, 9)
    store.opinions.ended(NOW, ReaderOutcome.ANSWERED, {"0f" * 32: Opinion(True, None, "broke on Monday")})
    ida = Reader("Ida", Role.EDITOR, NOW, NOW)
    store.readers.add(ida, "$argon2id$")
    store.sessions.begin(Session(0, ida, NOW, NOW, NOW + 30 * DAY, "Firefox on Linux"), "0e" * 32, None)
    store.sessions.begin(Session(0, None, NOW, NOW, NOW + 30 * DAY, "Firefox on Linux"), "0d" * 32, "0c" * 32)
    store.bookmarks.put("Ida", number, 2, "my piece", NOW)
    store.reads.mark("Ida", number, 1, NOW)
    store.put_note("catchup:desk", "1")
    fill_stories(store, desk, number)


def fill_stories(store: SqlStore, desk: Desk, number: int) -> None:
    """Two stories, one merged into the other, and articles kept apart."""
    ids = [desk.article(name).id for name in ("dam-again", "dam-once-more", "dam-at-last")]
    known = ArticleVectors("en", NOW, TermWeights({"dam": 1.0}, {"dam": 2.5}))
    place(store, Placement(number, 4, known, ("sdam",), ("sdam",), (StoryMove(number, ids[0]),)))
    one = store.stories.start(ids[1:], NOW)
    story = store.stories.of_article(number)
    assert story is not None
    store.stories.merge(story.id, one.id, NOW)
    store.stories.split(ids[2], NOW)
    found = store.versions.developments(limit=1)[0]
    other = next(item for item in (number, ids[1]) if item != found.article.id)
    store.stories.keep_also_in([number], [AlsoIn(found.id, other, 1, NOW, "The dam holds.", 0.9, NOW)], NOW)


@dataclass(frozen=True)
class Filled:
    store: SqlStore
    url: str


@pytest.fixture
def filled(store: SqlStore, database_url: str) -> Filled:
    fill(store)
    return Filled(store, database_url)


@pytest.fixture(scope="module")
def one_store() -> Iterator[tuple[SqlStore, bytes]]:
    """A store in memory, reused because it keeps its 200 statements compiled, and the image of its filled database."""
    with closing(memory_store()) as store:
        fill(store)
        yield store, image_of(store.database)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def spoiled(request: pytest.FixtureRequest, one_store: tuple[SqlStore, bytes], thorough: bool) -> Iterator[SqlStore]:
    """A filled store for many short tests."""
    if request.param == "sqlite":
        store, image = one_store
        become(store.database, image)
        yield store
    elif thorough:
        with closing(open_store(request.getfixturevalue("postgres_server").emptied_database())) as store:
            fill(store)
            yield store
    else:
        pytest.skip("the same readers as on SQLite; `pytest --thorough` runs it")


def test_a_sound_database_has_a_row_in_every_table_and_no_problem(filled: Filled):
    report = check(filled.url)
    assert [str(problem) for problem in report.problems] == []
    with filled.store.database.read() as connection:
        empty = [table.name for table in TABLES if connection.execute(select(table)).first() is None]
    assert empty == []
    assert (report.versions, report.pages) == (6, 6)
    assert report.rows > 40


def wrong_values(column: Column[Any]) -> Iterator[Any]:
    """Wrong values for a column, by the type that the database has for it."""
    if isinstance(column.type, Moment):
        yield from (-1, 2**62, -(2**62))
    elif isinstance(column.type, Flag):
        yield from (2, -1)
    elif column.type is Real:
        yield from (float("inf"), -1.0, 0.25)
    elif column.type is Blob:
        yield from (b"", b"\0" * 24, b"x" * 7)
    elif column.type is Number:
        yield from (-1, 0, 7, 2**62)
    else:
        yield from ("queuee", '["a", 1]', '{"format":1}', '{"format":9}', "[" * 5000)


def flipped(value: Any) -> Iterator[Any]:
    """A stored value with one bit flipped, at several places."""
    for at in (0, 7):
        if isinstance(value, str) and value:
            place = at % len(value)
            yield value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]
        elif isinstance(value, bytes) and value:
            changed = bytearray(value)
            changed[at % len(value)] ^= 4
            yield bytes(changed)
        elif isinstance(value, int) and not isinstance(value, bool):
            yield value ^ (1 << at)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_wrong_value_is_reported_or_read(spoiled: SqlStore, table: Table, column: Column[Any], thorough: bool):
    """Tries one row for each column of each table; new columns are covered automatically."""
    store = spoiled
    raw = type_coerce(column, Number) if isinstance(column.type, Moment | Flag) else column
    with store.database.read() as connection:
        keys = [*table.primary_key]
        rows = select(*keys, raw.label("found")).order_by(column.is_(None), *keys)
        row = connection.execute(rows).first()
    assert row is not None, "the table is empty: `fill` must write a row"
    here = [key == value for key, value in zip(keys, row, strict=False)]
    tried = refused = 0
    values = [*wrong_values(column), *flipped(row.found)]
    for value in values if thorough else values[:: max(1, len(values) // 2)]:
        tried += 1
        back = spoil(store, table, column, here, value)
        if back is None:
            refused += 1  # By the database itself.
            continue
        report = read_everything(store.database)
        if report.sound:
            read_all(store)
        assert all(problem.table and problem.message and problem.advice for problem in report.problems)
        restore(store, table, column, back, row.found)
    assert tried


def spoil(store: SqlStore, table: Table, column: Column[Any], here: list[Any], value: Any) -> list[Any] | None:
    """Write a wrong value; returns the conditions that find its row again, None if the database refuses the value."""
    kept = type_coerce(value, Number) if isinstance(column.type, Moment | Flag) else value
    found = [condition for key, condition in zip(table.primary_key, here, strict=True) if key is not column]
    if column.primary_key:
        found.append(column == value)
    try:
        with ForeignKeysOff(store), store.database.write() as connection:
            if not store.database.is_sqlite:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(update(table).where(*here).values({column: kept}))
    except (MonitorError, SQLAlchemyError):
        return None
    return found


def restore(store: SqlStore, table: Table, column: Column[Any], here: list[Any], value: Any) -> None:
    kept = type_coerce(value, Number) if isinstance(column.type, Moment | Flag) else value
    with ForeignKeysOff(store), store.database.write() as connection:
        if not store.database.is_sqlite:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(update(table).where(*here).values({column: kept}))


class ForeignKeysOff:
    """Switches foreign keys off, to write what only a damaged file can contain."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def _set(self, on: str) -> None:
        if self._store.database.is_sqlite:
            with closing(self._store.database._engine.raw_connection()) as raw:
                raw.cursor().execute(f"PRAGMA foreign_keys = {on}")

    def __enter__(self) -> None:
        self._set("OFF")

    def __exit__(self, *_error: object) -> None:
        self._set("ON")


def read_all(store: SqlStore) -> None:
    """Read everything by the calls that the program uses."""
    for feed in store.feeds.list():
        store.feeds.find(str(feed.id))
    for article in store.articles.list():
        store.articles.find(str(article.id))
        store.work.recall(article.id)
        for mark in store.versions.summaries(article.id):
            store.versions.get(article.id, mark.number)
            store.versions.raw(article.id, mark.number)
            store.versions.change(article.id, mark.number)
    store.versions.log(LogQuery())
    store.versions.developments()
    store.versions.withdrawals()
    assert store.versions.search("dam")
    assert [hit.version for hit in store.versions.search('"the 3 holds"')] == [4]
    for alert in store.outbox.list():
        store.outbox.get(alert.id)
    store.subscriptions.list()
    store.subscriptions.unsubscribed()
    store.pushes.get("token")
    store.get_note("catchup:desk")
    store.work.next_due()
    store.feeds.counts()
    store.articles.counts()


def test_every_column_that_is_decoded_has_a_reader(filled: Filled):
    """The check's readers can read all values of a sound database."""
    read = set()
    with filled.store.database.read_as_stored() as connection:
        for table in TABLES:
            for row in connection.execute(filled.store.database.as_stored(table)):
                for column, value in zip(table.columns, row, strict=True):
                    if value is not None:
                        reader_of(column)(value)
                        read.add(table.name)
    assert {"feeds", "articles", "versions", "alerts"} <= read


def test_a_missing_text_is_reported(filled: Filled):
    with filled.store.database.write() as connection:
        article = connection.execute(select(versions.c.article_id).where(versions.c.number == 4)).scalar_one()
        connection.execute(contents.delete().where(contents.c.article_id == article, contents.c.number == 4))
    (problem,) = [item for item in check(filled.url).problems if item.table == "versions"]
    assert problem.message == f"the text of version 4 of article {article} is missing"
    assert problem.advice == f"restore a backup, or remove the article: `monitor articles remove {article}`"


@pytest.mark.parametrize("words", ["swapped", "missing"])
def test_an_index_that_differs_from_the_texts_is_reported(filled: Filled, words: str):
    store = filled.store
    with store.database.write() as connection:
        row = connection.execute(select(versions.c.id, versions.c.article_id).order_by(versions.c.id)).first()
        assert row is not None
        number, document = row.id, store.versions.get(row.article_id, 1).document
        store.database.texts.remove(connection, number, document.title, document.text)
        if words == "swapped":
            store.database.texts.add(connection, number, document.title, document.text.replace("valley", "volley"))
    (problem,) = check(filled.url).problems
    assert (problem.table, problem.message) == (
        "search", f"version {number} is indexed with other words than its text has",
    )  # fmt: skip


def test_reported_problems_of_a_table_are_limited(filled: Filled):
    rows = [{"name": f"n{n}", "origin": "nobody", "data": "["} for n in range(300)]
    with filled.store.database.write() as connection:
        connection.execute(metadata.tables["subscriptions"].insert(), rows)
    report = check(filled.url)
    assert len(report.problems) == 101
    assert str(report.problems[-1]) == "subscriptions: 500 more problems"


@pytest.mark.parametrize("column", ["day", "part", "lowest", "highest", "number"])
def test_a_count_that_became_something_else_is_reported(tmp_path: Path, column: str):
    store = open_store(f"sqlite:///{tmp_path}/m.db")
    fill(store)
    store.close()
    # A flipped bit in a row's header can turn a number into a text; a statement can do so only without STRICT.
    with closing(sqlite3.connect(tmp_path / "m.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ',\n STRICT', '') WHERE name = 'tallies'")
    with closing(sqlite3.connect(tmp_path / "m.db", isolation_level=None)) as connection:
        text = f"'x' || {column}"
        connection.execute(f"UPDATE tallies SET {column} = {text} WHERE name = 'developments' AND lowest IS NOT NULL")
    problems = check(f"sqlite:///{tmp_path}/m.db").problems
    assert "tallies" in {item.table for item in problems}


def test_flipped_bytes_of_a_file_are_reported_or_read(tmp_path: Path, thorough: bool):
    """Flips bits anywhere in a SQLite file: if the check finds nothing, the program can read everything."""
    store = open_store(f"sqlite:///{tmp_path}/m.db")
    fill(store)
    store.close()
    with closing(sqlite3.connect(tmp_path / "m.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    whole = (tmp_path / "m.db").read_bytes()
    used = [at for at, byte in enumerate(whole) if byte]
    url = f"sqlite:///{tmp_path}/spoiled.db"
    tried, unseen = 150 if thorough else 15, 0
    for at in random.Random(7).sample(used, tried):
        for left in tmp_path.glob("spoiled.db*"):
            left.unlink()
        (tmp_path / "spoiled.db").write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        try:
            sound = check(url).sound
        except MonitorError:  # The file cannot even be opened.
            continue
        if sound:
            with closing(open_store(url)) as opened:
                read_all(opened)
            unseen += 1
    assert unseen * 2 < tried, "most of a file is read by the check"
