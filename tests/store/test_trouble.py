"""Databases that cannot be used: each raises a specific error with the database's name and advice."""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from monitor.errors import (
    ConfigError,
    DatabaseCorrupt,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseUnavailable,
    StoreError,
)
from monitor.store import SqlStore, engine, open_store
from monitor.testing import memory_store
from tests.databases import PostgresServer
from tests.store.desk import NOW, Desk, entry


def folder_missing(path: Path) -> Path:
    return path / "no" / "such" / "m.db"


def is_a_folder(path: Path) -> Path:
    (path / "m.db").mkdir()
    return path / "m.db"


def not_a_database(path: Path) -> Path:
    (path / "m.db").write_bytes(b"This is a letter to my aunt.\n" * 300)
    return path / "m.db"


def damaged(path: Path) -> Path:
    name = path / "m.db"
    store = open_store(f"sqlite:///{name}")
    store.put_note("a", "b" * 100_000)
    store.close()
    data = bytearray(name.read_bytes())
    data[100:8000] = b"\xff" * 7900
    name.write_bytes(data)
    return name


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (folder_missing, DatabaseUnavailable, "folder"),
        (is_a_folder, DatabaseUnavailable, "is a folder"),
        (not_a_database, DatabaseCorrupt, "is not a SQLite database"),
        (damaged, DatabaseCorrupt, "is damaged"),
    ],
)
def test_files(tmp_path: Path, make: Callable[[Path], Path], error: type[StoreError], says: str) -> None:
    path = make(tmp_path)
    with pytest.raises(error, match=says) as caught:
        open_store(f"sqlite:///{path}").feeds.list()
    assert str(path) in str(caught.value)
    assert caught.value.advice


def test_a_locked_database(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    open_store(f"sqlite:///{path}").close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = open_store(f"sqlite:///{path}?timeout=0.05")
    with pytest.raises(DatabaseLocked, match="held by another program") as caught:
        store.put_note("a", "b")
    assert str(path) in str(caught.value)
    assert store.get_note("a") is None
    other.execute("ROLLBACK")
    store.put_note("a", "b")
    assert store.get_note("a") == "b"
    other.close()
    store.close()


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A database in a folder that may be read only."""
    folder = Path(tempfile.mkdtemp(prefix="monitor-sealed-"))
    store = open_store(f"sqlite:///{folder}/m.db")
    store.put_note("a", "b")
    store.close()
    (folder / "m.db").chmod(0o444)
    folder.chmod(0o555)
    me = os.geteuid()
    if me == 0:
        # Root may write everywhere.
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    yield folder / "m.db"
    if me == 0:
        os.seteuid(me)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_database(sealed: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{sealed}").put_note("a", "c")
    assert caught.type in (DatabaseReadOnly, DatabaseUnavailable)
    assert str(sealed) in str(caught.value)
    assert "permissions" in caught.value.advice


@pytest.mark.postgres
def test_an_unreachable_server(postgres_server: PostgresServer) -> None:
    with pytest.raises(DatabaseUnavailable, match="away"):
        open_store(f"postgresql://monitor:secret@/away?host={postgres_server.folder}")
    with pytest.raises(DatabaseUnavailable) as caught:
        open_store("postgresql://monitor:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)


def test_postgresql_without_its_package_names_the_extra(tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ModuleNotFoundError('no psycopg here')\n")
    program = "from monitor.store import open_store; open_store('postgres://x@localhost/y')"
    command = [sys.executable, "-c", program]
    environment = {"PYTHONPATH": f"{tmp_path}:{Path.cwd()}", "PATH": os.environ["PATH"]}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "ConfigError" in done.stderr
    assert "psycopg" in done.stderr


def test_naive_times_are_refused(store: SqlStore) -> None:
    with pytest.raises(Exception, match="without a zone"):
        store.feeds.add("https://a.example", title="", tags=(), now=NOW.replace(tzinfo=None))


def test_memory_store_is_one_database_for_all_threads() -> None:
    store = memory_store()
    desk = Desk(store)
    feed = desk.feed()
    desk.poll(feed, [entry(f"a{n}") for n in range(50)])

    def read_and_write(number: int) -> int:
        store.put_note(f"n{number}", "x")
        return len(store.articles.list())

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read_and_write, range(40))) == [50] * 40
    assert all(store.get_note(f"n{number}") == "x" for number in range(40))
    other = memory_store()
    assert other.articles.list() == ()
    store.close()
    other.close()


def test_many_threads_write_at_once(store: SqlStore) -> None:
    threads = [Thread(target=lambda n=n: [store.put_note(f"{n}-{i}", "x") for i in range(10)]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(store.get_note(f"{n}-{i}") == "x" for n in range(8) for i in range(10))


def test_sqlite_is_set_up_as_decided(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/m.db")
    wanted = {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": engine.BUSY_SECONDS * 1000}
    with store.database.read() as connection:
        assert {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted} == wanted
        loose = connection.execute(
            text("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
        )
        assert {name for name in loose.scalars() if not name.startswith(("sqlite_", "search"))} == set()
    store.close()


def test_an_error_in_the_address_is_a_config_error() -> None:
    with pytest.raises(ConfigError, match="mssql"):
        open_store("mssql://x/y")
