"""Shared by benchmarks of the daemon: `monitor run` as a watched process, and checks of its database and mails."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Self

from newsroom import Newsroom, PostOffice, left_part
from sqlalchemy import CursorResult, Row, create_engine, text
from sqlalchemy.exc import OperationalError

from monitor.model import Alert, AlertState, Article, BlockKind, Document
from monitor.store import SqlStore, open_store
from monitor.store.admin import check

# Longer than a lease, as some waits end only when one has expired.
PATIENCE_SECONDS = 300.0

Execute = Callable[[str], Sequence[Row[Any]]]
RECIPIENTS = ("reader@desk.invalid", "second@desk.invalid")
LEASED = ("feeds", "articles", "alerts")

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
[web]
port = 0
[[subscriptions]]
name = "desk"
to = ["{recipients}"]
new_articles = true
max_per_hour = 1000000
"""


@dataclass(frozen=True, slots=True)
class Usage:
    """Resources of a process: resident megabytes, open files, threads."""

    megabytes: float
    files: int
    threads: int


class Daemon:
    """A running `monitor run`. Use it as a context manager, which kills it at the end if it still runs."""

    def __init__(self, config: Path, log: Path) -> None:
        self.log = log
        with log.open("wb") as file:
            command = [sys.executable, "-m", "monitor", "--config", str(config), "run"]
            self._process = subprocess.Popen(command, stdout=file, stderr=file)
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.running:
            self.kill()

    @property
    def running(self) -> bool:
        """Whether it is running."""
        return self._process.poll() is None

    def kill(self) -> None:
        """Kill it (SIGKILL), and wait until it has ended."""
        self._process.kill()
        self._process.wait()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def stop(self) -> int:
        """Stop it with SIGTERM, and wait until it has ended; its exit status."""
        self.send(signal.SIGTERM)
        return self._process.wait(timeout=60)

    def log_text(self) -> str:
        """Its log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def children(self) -> list[int]:
        """The process identifiers of its parsers."""
        found: list[int] = []
        for task in Path(f"/proc/{self.pid}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:  # The thread has ended.
                continue
        return found


def usage(pid: int) -> Usage | None:
    """The resources of a process; None if it has ended."""
    folder = Path(f"/proc/{pid}")
    try:
        resident = int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        return Usage(resident / 1e6, len(list((folder / "fd").iterdir())), len(list((folder / "task").iterdir())))
    except OSError:
        return None


def processor_seconds(pid: int) -> float:
    """Processor seconds of a process; 0 if it has ended."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


class Desk:
    """A configuration in ``folder``, its daemons and its database. Feeds and articles are due every ``seconds``."""

    def __init__(self, folder: Path, database: str, office: PostOffice, feeds: Sequence[str], seconds: float) -> None:
        self.folder = folder
        self.database = database
        self._file = Path(database.removeprefix("sqlite:///")) if database.startswith("sqlite") else None
        self.config = folder / "monitor.toml"
        settings = CONFIG.format(
            database=database,
            minutes=seconds / 60,
            hours=seconds / 3600,
            days=seconds / 86400,
            port=office.port,
            recipients='", "'.join(RECIPIENTS),
        )
        self.config.write_text(settings + "".join(f'[[feeds]]\nurl = "{url}"\n' for url in feeds), encoding="utf-8")
        self.logs: list[Path] = []

    def start(self) -> Daemon:
        """Start a daemon with its own log."""
        self.logs.append(self.folder / f"run{len(self.logs):03d}.log")
        return Daemon(self.config, self.logs[-1])

    def store(self) -> SqlStore:
        """Open the database beside the daemon."""
        return open_store(self.database)

    @contextmanager
    def connected(self) -> Iterator[Execute]:
        """A function that runs an SQL statement in its own transaction."""
        engine = create_engine(self.database, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                yield lambda query: _rows(connection.execute(text(query)))
        finally:
            engine.dispose()

    def has_database(self) -> bool:
        """Whether the database exists (PostgreSQL: has any table)."""
        if self._file is not None:
            return self._file.exists()
        with self.connected() as execute:
            return bool(execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"))

    def is_writable(self) -> bool:
        """Whether no open transaction locks the database."""
        with self.connected() as execute:
            if self._file is None:
                others = "pid <> pg_backend_pid() AND datname = current_database() AND state <> 'idle'"
                return not execute(f"SELECT 1 FROM pg_stat_activity WHERE {others}")
            try:
                execute("BEGIN IMMEDIATE")
            except OperationalError:
                return False
            execute("ROLLBACK")
            return True

    def let_leases_run_out(self) -> None:
        """Expire all leases, so that other workers may take the jobs of a dead one."""
        with self.connected() as execute:
            for table in LEASED:
                execute(f"UPDATE {table} SET lease_until = 1 WHERE lease_until IS NOT NULL")

    def leases(self) -> list[tuple[str, str, float]]:
        """Current leases: table, worker, and remaining seconds."""
        found: list[tuple[str, str, float]] = []
        with self.connected() as execute:
            for table in LEASED:
                held = execute(f"SELECT leased_by, lease_until FROM {table} WHERE lease_until IS NOT NULL")
                found += [(table, str(row[0]), row[1] / 1e6 - time.time()) for row in held]
        return found

    def left_leased(self) -> list[str]:
        """Errors for leases that ended workers did not release."""
        held = Counter(table for table, _, _ in self.leases())
        return [f"{number} leases of {table} outlived their worker" for table, number in held.items()]

    def problems(self) -> list[str]:
        """The problems that `db check` finds."""
        return [str(problem) for problem in check(self.database).problems]

    def tracebacks(self) -> list[str]:
        """The last line of each traceback in the logs, with the number of its occurrences."""
        found: Counter[str] = Counter()
        for log in self.logs:
            content_of_log = log.read_text(encoding="utf-8", errors="replace")
            found.update(re.findall(r"^Traceback .*\n(?:[ \t].*\n|\n)*(\S.*)", content_of_log, re.MULTILINE))
        return [f"{times} tracebacks: {line}" for line, times in found.items()]


def _rows(result: CursorResult[Any]) -> Sequence[Row[Any]]:
    return result.all() if result.returns_rows else ()


def wait_until(
    what: str,
    is_done: Callable[[], bool],
    alive: Daemon | None = None,
    every: float = 0.05,
    patience: float = PATIENCE_SECONDS,
) -> None:
    """Wait until a condition holds. Raises AssertionError after ``patience`` seconds, or if ``alive`` ends."""
    gives_up_at = time.monotonic() + patience
    while not is_done():
        if alive is not None and not alive.running:
            raise AssertionError(f"{what}: the daemon ended by itself: {alive.log_text()[-2000:]}")
        if time.monotonic() > gives_up_at:
            end_of_log = alive.log_text()[-2000:] if alive else ""
            raise AssertionError(f"{what}: not within {patience:g} seconds. {end_of_log}")
        time.sleep(every)


def content(document: Document) -> tuple[str, tuple[str, ...]]:
    """Headline and paragraphs of a stored document."""
    return document.title, tuple(block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH)


def lost_versions(store: SqlStore, newsroom: Newsroom, expected: Callable[[str], list[int]]) -> list[str]:
    """Errors for pages whose stored versions are not exactly the expected ones, in order."""
    wrong: list[str] = []
    stored = {article.url.removeprefix(newsroom.site.url): article for article in store.articles.list()}
    for path in newsroom.stories:
        wanted = [newsroom.text(path, version) for version in expected(path)]
        article = stored.get(path)
        found = [content(version.document) for version in store.versions.all(article.id)] if article else []
        if wanted != found:
            first = next((n for n, pair in enumerate(zip(wanted, found, strict=False)) if pair[0] != pair[1]), -1)
            wrong.append(f"{path}: {len(wanted)} versions expected, {len(found)} stored, first difference at {first}")
    return wrong


def lost_alerts(store: SqlStore, newsroom: Newsroom, office: PostOffice) -> list[str]:
    """Errors unless there is one alert per version and recipient, all are sent, and each has arrived."""
    alerts = [alert for alert in store.outbox.list() if alert.article_id is not None]
    ours = [article for article in store.articles.list() if article.url.startswith(newsroom.site.url)]
    return [*_not_once(alerts, ours), *_not_sent(alerts), *_not_arrived(alerts, office)]


def _not_once(alerts: Sequence[Alert], articles: Sequence[Article]) -> Iterator[str]:
    """Errors for versions and recipients with no alert or several."""
    queued = Counter((alert.article_id, alert.to_version, alert.recipient) for alert in alerts)
    for article, recipient in product(articles, RECIPIENTS):
        for number in range(1, article.versions + 1):
            if (article.id, number, recipient) not in queued:
                yield f"no alert of version {number} of {article.url} to {recipient}"
    yield from (f"{times} alerts of {key}" for key, times in queued.items() if times > 1)


def _not_sent(alerts: Sequence[Alert]) -> Iterator[str]:
    for alert in alerts:
        if alert.state != AlertState.SENT:
            yield f"alert {alert.id} is {alert.state}: {alert.last_error}"


def _not_arrived(alerts: Sequence[Alert], office: PostOffice) -> Iterator[str]:
    """Errors for alerts without a mail, and mails without an alert."""
    names = {alert.id: left_part(alert.message_id) for alert in alerts}
    yield from (f"alert {number} never arrived" for number, name in names.items() if name not in office.arrived)
    yield from (f"a mail {name} of no alert" for name in set(office.arrived) - set(names.values()))


def changed_repeats(office: PostOffice) -> list[str]:
    """Errors for mails that were repeated with other bytes, with the first line that differs."""
    wrong: list[str] = []
    for name, copies in office.arrived.items():
        for copy in copies[1:]:
            if copy != copies[0]:
                lines = zip(copies[0].splitlines(), copy.splitlines(), strict=False)
                first = next((pair for pair in lines if pair[0] != pair[1]), (b"", b"(another length)"))
                wrong.append(f"{name}: {first[0]!r} was repeated as {first[1]!r}")
    return wrong


def summed_up(wrong: Sequence[str]) -> list[str]:
    """Errors that differ only in their numbers as one line: the first of them, and their count."""
    by_form: dict[str, list[str]] = {}
    for line in wrong:
        by_form.setdefault(re.sub(r"[0-9a-f]*[0-9][0-9a-f]*", "#", line), []).append(line)
    return [lines[0] if len(lines) == 1 else f"{lines[0]} ({len(lines)} such)" for lines in by_form.values()]


def work_folder(stack: ExitStack, named: str | None) -> Path:
    """The folder for databases and logs: the new folder ``named``, or a temporary one."""
    if named is None:
        return Path(stack.enter_context(tempfile.TemporaryDirectory()))
    Path(named).mkdir(parents=True)
    return Path(named).absolute()
