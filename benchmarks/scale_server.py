"""A private PostgreSQL with default settings for `scale.py` and `flat.py`; it can be killed."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from tests.databases import find_binaries

# Other than by default: statements are counted, and there is only a socket, in the server's folder.
SETTINGS = {
    "listen_addresses": "",
    "shared_preload_libraries": "pg_stat_statements",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A server's work so far: statements, transactions, processor seconds of all its processes."""

    statements: int
    transactions: int
    cpu: float


@dataclass
class Server:
    """A server in ``folder``. ``process``: its running main process."""

    folder: Path
    account: dict[str, Any]
    binaries: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server; returns when it accepts connections."""
        settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [self.binaries / "postgres", "-D", self.folder / "data", "-k", self.folder, *settings]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self.account)
        ready = [self.binaries / "pg_isready", "-q", "-h", self.folder]
        while subprocess.run(ready, check=False).returncode:
            time.sleep(0.05)

    def crash(self) -> None:
        """End all processes at once (immediate shutdown): the next start recovers from the write-ahead log."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()

    def stop(self) -> None:
        """Stop the server (fast shutdown): sessions are ended, and data in memory is written."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()

    def database(self, name: str) -> str:
        """The address of a database, which is created if it does not exist."""
        engine = create_engine(self._url("postgres"))
        with engine.connect() as connection:
            known = connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).scalar()
        engine.dispose()
        return self._url(name) if known else self.new_database(name)

    def new_database(self, name: str, template: str = "template0") -> str:
        """Create a database, empty or as a copy of a template that is not in use; its address."""
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_stat_statements"))
            if not connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = 'bench'")).scalar():
                connection.execute(text("CREATE ROLE bench SUPERUSER LOGIN"))
        engine.dispose()
        return self._url(name)

    def counted(self, database: str) -> Counted:
        """The server's work for the workers in a database so far."""
        engine = create_engine(self._url("postgres"))
        query = text(
            "SELECT coalesce(sum(calls) FILTER (WHERE query NOT IN ('BEGIN', 'COMMIT', 'ROLLBACK')), 0), "
            "coalesce(sum(calls) FILTER (WHERE query = 'COMMIT'), 0) FROM pg_stat_statements "
            "WHERE dbid = (SELECT oid FROM pg_database WHERE datname = :name) "
            "AND userid = (SELECT oid FROM pg_roles WHERE rolname = 'monitor')"
        )
        with engine.connect() as connection:
            ((statements, transactions),) = connection.execute(query, {"name": database}).all()
        engine.dispose()
        assert self.process is not None
        return Counted(int(statements), int(transactions), tree_cpu(self.process.pid))

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://monitor@/{name}?host={self.folder}"


def tree_cpu(pid: int) -> float:
    """Processor seconds of a process, its running descendants, and its ended children."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        tasks = list(Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:
        return 0.0
    children: list[str] = []
    for task in tasks:
        with suppress(OSError):  # The thread has ended.
            children += task.read_text().split()
    own = sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")
    return own + sum(tree_cpu(int(child)) for child in children)


@contextmanager
def running_server(kept: Path | None = None) -> Iterator[Server]:
    """A new server whose data is removed at the end; or one in the folder ``kept``, created if necessary."""
    binaries = find_binaries()
    if binaries is None:
        raise SystemExit("no PostgreSQL binaries found (initdb, postgres)")
    folder = kept or Path(tempfile.mkdtemp(prefix="scale-pg-"))
    folder.mkdir(parents=True, exist_ok=True)
    account: dict[str, Any] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root.
        user = pwd.getpwnam("postgres")
        account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        os.chown(folder, user.pw_uid, user.pw_gid)
    if not (folder / "data").exists():
        words = ["-U", "monitor", "-E", "UTF8", "--locale=C", "-A", "trust"]
        initdb = [binaries / "initdb", "-D", folder / "data", *words]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)
    server = Server(folder, account, binaries)
    try:
        server.start()
        yield server
    finally:
        if kept is not None:
            server.stop()
        else:
            server.crash()
            shutil.rmtree(folder, ignore_errors=True)
