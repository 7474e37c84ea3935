"""A monitor as users run it: a configuration file in a folder, worker processes, commands."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, text

from monitor.demo.mailbox import Mailbox
from monitor.store import SqlStore, open_store
from monitor.store.engine import Moment

PATIENCE_SECONDS = 120.0

CONFIG = """\
database_url = "{database}"
[fetch]
contact = "test@desk.invalid"
allow_networks = ["127.0.0.0/8"]
[schedule]
feed_min_minutes = {minutes}
feed_max_hours = {hours}
article_min_minutes = {minutes}
article_max_days = {days}
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "monitor@desk.invalid"
[[subscriptions]]
name = "desk"
to = ["reader@desk.invalid", "second@desk.invalid"]
new_articles = true
max_per_hour = 100000
"""


@dataclass
class Worker:
    """One `monitor worker` process and its log."""

    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """End it with SIGKILL, like a power cut."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """End it with SIGTERM, like a service manager; returns the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def said(self, words: str) -> bool:
        """Whether its log contains these words."""
        return words in self.log.read_text(encoding="utf-8")


class Desk:
    """A monitor whose files are in ``folder``; it checks feeds and articles every ``seconds``."""

    def __init__(self, folder: Path, database: str, mailbox: Mailbox, feeds: Sequence[str], seconds: float) -> None:
        self.folder = folder
        self.database = database
        self.config = folder / "monitor.toml"
        settings = CONFIG.format(
            database=database, port=mailbox.port, minutes=seconds / 60, hours=seconds / 3600, days=seconds / 86400
        )
        followed = "".join(f'[[feeds]]\nurl = "{url}"\n' for url in feeds)
        self.config.write_text(settings + followed, encoding="utf-8")
        self._numbers = iter(range(1000))

    @contextmanager
    def worker(self) -> Iterator[Worker]:
        """Run a worker; it is killed at the end if it still runs."""
        path = self.folder / f"worker{next(self._numbers)}.log"
        command = [sys.executable, "-m", "monitor", "--config", str(self.config), "worker"]
        with path.open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
            try:
                yield Worker(process, path)
            finally:
                process.kill()

    def command(self, *words: str) -> str:
        """Run a command, which must succeed, and return its output on both streams."""
        command = [sys.executable, "-m", "monitor", "--config", str(self.config), *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True)
        return done.stdout + done.stderr

    @contextmanager
    def store(self) -> Iterator[SqlStore]:
        """Open the database while the workers use it."""
        store = open_store(self.database)
        try:
            yield store
        finally:
            store.close()

    def let_leases_run_out(self) -> list[datetime]:
        """Let all leases expire now; returns when they would have expired."""
        ended: list[datetime] = []
        engine = create_engine(self.database)
        with engine.begin() as connection:
            for table in ("feeds", "articles", "alerts"):
                held = connection.execute(text(f"SELECT lease_until FROM {table} WHERE lease_until > 1"))
                ended += map(Moment.of_number, held.scalars())
                connection.execute(text(f"UPDATE {table} SET lease_until = 1 WHERE lease_until IS NOT NULL"))
        engine.dispose()
        return ended


def wait_for(what: str, holds: Callable[[], bool], workers: Sequence[Worker] = ()) -> None:
    """Wait until a condition holds; on a timeout or when a worker ends, fail with the end of the workers' logs."""
    pause = threading.Event()
    for _ in range(int(PATIENCE_SECONDS / 0.02)):
        if holds():
            return
        if any(worker.process.poll() is not None for worker in workers):
            break
        pause.wait(0.02)
    words = "\n".join(worker.log.read_text(encoding="utf-8")[-2000:] for worker in workers)
    raise AssertionError(f"{what}: waited in vain. {words}")
