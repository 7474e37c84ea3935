"""The databases that suites run on: SQLite in a file, and a private PostgreSQL started from binaries on the machine.

Import ``database_url`` (and ``postgres_server``, which it needs) into a suite's ``conftest.py``: every test that asks
for ``database_url`` then runs once on each, on a database without a row in it (its tables may stand already).
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from tests.prepared import prepared

START_SECONDS = 60
# Durability off: what is tested is what the program does, on a server that lives for one run.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}

# Emptying a few rows is quicker than TRUNCATE, which makes a new file for every table and index.
EMPTY = """
DO $$ DECLARE name text; BEGIN
  PERFORM set_config('lock_timeout', '5s', true), set_config('session_replication_role', 'replica', true);
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE 'DELETE FROM ' || quote_ident(name);
  END LOOP;
END $$
"""


@dataclass
class PostgresServer:
    """A running server, reached over a socket in a folder of its own."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    shared: Engine | None = None

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://monitor@/{name}?host={self.folder}"

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"test_{next(self.numbers)}"
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        engine.dispose()
        return self.url(name)

    def emptied_database(self) -> str:
        """The address of the database all tests share, with not a row left in its tables: making one takes long."""
        if self.shared is None:
            # A test that counts connections finds none of ours.
            self.shared = create_engine(self.new_database(), poolclass=NullPool)
        with self.shared.begin() as connection:
            connection.exec_driver_sql(EMPTY)
        return self.shared.url.render_as_string(hide_password=False)


def find_binaries() -> Path | None:
    """The folder of initdb and postgres: a distribution's newest, or whatever PATH names."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    named = shutil.which("initdb")
    folders += [Path(named).resolve().parent] if named else []
    return next((path for path in folders if (path / "initdb").exists() and (path / "postgres").exists()), None)


def _account() -> dict[str, object]:
    """Whom the server runs as: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A private PostgreSQL; skips loudly where there are no binaries, and fails where CI is set."""
    binaries = find_binaries()
    if binaries is None:
        message = "no PostgreSQL binaries found (initdb, postgres): install the distribution's postgresql package"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = Path(tempfile.mkdtemp(prefix="monitor-pg-"))
    account = _account()
    if account:
        os.chown(folder, account["user"], account["group"])
    data = folder / "data"
    initdb = [binaries / "initdb", "-D", data, "-U", "monitor", "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync"]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)
    settings = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    command = [binaries / "postgres", "-D", data, "-k", folder, *settings]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **account)
    try:
        ready = [binaries / "pg_isready", "-q", "-h", folder, "-t", str(START_SECONDS)]
        _wait_until_ready(server, ready, folder)
        yield PostgresServer(folder)
    finally:
        # At once, without a last checkpoint: nobody reads this data again.
        server.send_signal(signal.SIGQUIT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(server: subprocess.Popen[bytes], ready: list[object], folder: Path) -> None:
    for _ in range(START_SECONDS * 20):
        if subprocess.run(ready, check=False).returncode == 0:
            return
        try:
            server.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
        pytest.fail("PostgreSQL did not start:\n" + (folder / "log").read_text(errors="replace"))
    pytest.fail("PostgreSQL did not get ready")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind without a row in it."""
    if request.param == "sqlite":
        return prepared(f"sqlite:///{tmp_path}/monitor.db")
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.emptied_database()
