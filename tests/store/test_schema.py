from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, text, update

from monitor.errors import ConfigError, DatabaseUnavailable, SchemaMismatch
from monitor.store import open_store
from monitor.store.admin import upgrade
from monitor.store.engine import Database
from monitor.store.schema import REVISIONS, revision
from monitor.store.upgrades import MIGRATIONS, create_all, migrate, prepare
from tests.databases import PostgresServer
from tests.store.desk import Desk, entry
from tests.store.older import set_back


def sqlite_schema(connection: Connection) -> list[tuple[str, ...]]:
    rows = connection.execute(text("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"))
    return [tuple(" ".join(str(part).split()) for part in row) for row in rows if row.name != "alembic_version"]


def postgres_schema(connection: Connection) -> list[tuple[str, ...]]:
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable, column_default, ordinal_position "
        "FROM information_schema.columns WHERE table_schema = 'public'"
    )
    indexes = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    constraints = (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace"
    )
    triggers = "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    functions = (
        "SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname"
    )
    queries = (columns, indexes, constraints, triggers, functions)
    rows = (tuple(map(str, row)) for query in queries for row in connection.execute(text(query)))
    return sorted(row for row in rows if "alembic_version" not in row[0])


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def two_urls(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    if request.param == "sqlite":
        return [f"sqlite:///{tmp_path}/{name}.db" for name in "ab"]
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return [server.new_database() for _ in range(2)]


def test_created_and_migrated_schemas_are_equal(two_urls: list[str]) -> None:
    found = []
    for url, make in zip(two_urls, (create_all, migrate), strict=True):
        database = Database(url)
        with database.write() as connection:
            make(database, connection)
        with database.read() as connection:
            read = sqlite_schema if database.is_sqlite else postgres_schema
            found.append(read(connection))
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == REVISIONS[-1]
        database.close()
    assert found[0] == found[1]
    assert len(found[0]) > 40


def test_every_revision_has_its_script() -> None:
    scripts = sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("*.py"))
    assert scripts == sorted(REVISIONS)


def test_opening_again_applies_nothing(database_url: str) -> None:
    open_store(database_url).close()
    assert upgrade(database_url) == []


def test_an_upgrade_makes_the_tables_of_a_new_database(two_urls: list[str]) -> None:
    for url in two_urls:
        assert upgrade(url) == list(REVISIONS)
        assert upgrade(url) == []
        open_store(url, create=False, upgrade=False).close()


def test_concurrent_upgrades(two_urls: list[str]) -> None:
    new, older = two_urls
    database = Database(older)
    prepare(database, create=True, upgrade=True)
    with database.write() as connection:
        set_back(database, connection, "0002")
    database.close()
    for url, applied in ((new, ", ".join(REVISIONS)), (older, ", ".join(REVISIONS[2:]))):
        command = [sys.executable, "-m", "monitor", "--database", url, "db", "upgrade"]
        running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
        messages = sorted(process.communicate()[1].strip() for process in running)
        assert messages == [f"applied {applied}", "up to date", "up to date"]
        assert [process.returncode for process in running] == [0, 0, 0]


def test_an_upgrade_fills_memberships(database_url: str) -> None:
    store = open_store(database_url)
    desk = Desk(store)
    world, ports = desk.feed(), desk.feed("https://news.example/ports")
    first = desk.poll(world, [entry("a"), entry("b")]).new_articles
    desk.poll(ports, [entry("b"), entry("c")])
    with store.database.write() as connection:
        set_back(store.database, connection, "0002")
        migrate(store.database, connection)
    assert [[feed.id for feed in item.feeds] for item in reversed(store.articles.list())] == [
        [world.id],
        [world.id, ports.id],
        [ports.id],
    ]
    assert len(first) == 2
    store.close()


def test_a_newer_database_is_refused(database_url: str) -> None:
    store = open_store(database_url)
    with store.database.write() as connection:
        connection.execute(update(revision).values(version_num="9999"))
    with pytest.raises(SchemaMismatch, match="9999, which this program does not know"):
        open_store(database_url)
    with store.database.write() as connection:
        connection.execute(update(revision).values(version_num=REVISIONS[-1]))
    store.close()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/other.db"
    database = Database(url)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE articles (id INTEGER)"))
    database.close()
    with pytest.raises(SchemaMismatch, match="belongs to another program"):
        open_store(url)


def test_a_missing_or_empty_database_is_not_created_unasked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/m.db"
    with pytest.raises(DatabaseUnavailable, match="does not exist"):
        open_store(url, create=False)
    (tmp_path / "m.db").touch()
    with pytest.raises(DatabaseUnavailable, match="is empty"):
        open_store(url, create=False)
    open_store(url).close()


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://x/y", "oracle:///x", "sqlite", "postgresql+asyncpg://x/y"])
def test_wrong_urls(url: str) -> None:
    with pytest.raises(ConfigError, match="database_url"):
        open_store(url)


def test_opening_an_existing_database_needs_no_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from monitor.store import open_store; open_store(sys.argv[1]).close(); "
        "open_store(sys.argv[1]).close(); print('alembic' in sys.modules, 'psycopg' in sys.modules)"
    )
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/m.db"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_concurrent_creation(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    database_url = f"sqlite:///{tmp_path}/new.db"
    if kind == "postgres":
        database_url = request.getfixturevalue("postgres_server").new_database()
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(open_store, [database_url] * 4))
    for number, store in enumerate(stores):
        store.put_note(str(number), "x")
    assert [stores[0].get_note(str(number)) for number in range(4)] == ["x"] * 4
    for store in stores:
        store.close()


def test_insert_of_a_second_revision_row_is_impossible(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/m.db")
    with pytest.raises(Exception, match="UNIQUE"), store.database.write() as connection:
        connection.execute(insert(revision).values(version_num=REVISIONS[-1]))
    store.close()
