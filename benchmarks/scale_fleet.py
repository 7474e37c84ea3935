"""For `scale.py`: `monitor worker` processes on one database, and rounds in which they check all articles."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsroom import PostOffice
from scale_server import Counted, Server, tree_cpu
from scale_sites import Control, Visit
from sqlalchemy import Engine, create_engine, text

from monitor.store import open_store

PATIENCE_SECONDS = 600.0

CONFIG = """\
database_url = "{database}"
[fetch]
user_agent = "worker-{number}"
contact = "test@desk.invalid"
allow_networks = ["127.0.0.0/8"]
{gap}
[schedule]
feed_min_minutes = 10000
feed_max_hours = 1000
article_min_minutes = 10000
article_max_days = 30
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "monitor@desk.invalid"
[[subscriptions]]
name = "desk"
to = ["reader@desk.invalid"]
max_per_hour = 1000000
"""


@dataclass
class Worker:
    """One `monitor worker`. ``name``: as in its leases. ``agent``: its User-Agent."""

    process: subprocess.Popen[bytes]
    log: Path
    agent: str

    @property
    def name(self) -> str:
        """The name in its leases, read from its log; "" before it has started."""
        text = self.log.read_text(errors="replace")
        return text.partition("started as ")[2].split("\n")[0].split()[0] if "started as " in text else ""


@dataclass
class Fleet:
    """Workers on one database, and the hosts that they visit."""

    server: Server
    control: Control
    office: PostOffice
    folder: Path
    name: str
    pages: int
    template: str = "template0"
    url: str = ""
    engine: Engine = field(init=False)
    workers: list[Worker] = field(default_factory=list)
    started: int = 0
    connections: int = 0

    def __post_init__(self) -> None:
        self.url = self.server.new_database(self.name, self.template)
        self.engine = create_engine(self.url.replace("monitor@", "bench@"), isolation_level="AUTOCOMMIT")

    @property
    def articles(self) -> int:
        """Number of articles."""
        return self.control.hosts * self.pages

    def execute(self, query: str, **values: Any) -> Sequence[Any]:
        """Run one statement, as another user than the workers, whose statements are counted."""
        with self.engine.connect() as connection:
            result = connection.execute(text(query), values)
            return result.all() if result.returns_rows else ()

    def start(self, count: int, gap: float | None = None) -> None:
        """Start ``count`` workers and wait until they run."""
        for _ in range(count):
            self.started += 1
            config = self.folder / f"{self.name}-{self.started}.toml"
            gap_line = "" if gap is None else f"host_gap_seconds = {gap}"
            config.write_text(
                CONFIG.format(database=self.url, number=self.started, gap=gap_line, port=self.office.port)
            )
            log = config.with_suffix(".log")
            command = [sys.executable, "-m", "monitor", "--config", str(config), "worker"]
            with log.open("wb") as file:
                process = subprocess.Popen(command, stdout=file, stderr=file)
            self.workers.append(Worker(process, log, f"worker-{self.started}"))
        self.wait("the workers", lambda: all(worker.name for worker in self.workers))

    def stop(self) -> None:
        """Stop all workers with SIGTERM."""
        for worker in self.workers:
            worker.process.send_signal(signal.SIGTERM)
        for worker in self.workers:
            worker.process.wait(timeout=60)
        self.workers.clear()

    def kill(self, worker: Worker) -> None:
        """Kill a worker."""
        worker.process.kill()
        worker.process.wait()
        self.workers.remove(worker)

    def wait(self, what: str, is_done: Callable[[], bool]) -> None:
        """Wait until a condition holds. Exits the program on a timeout, or if a worker ends meanwhile."""
        gives_up_at = time.monotonic() + PATIENCE_SECONDS
        while not is_done():
            for worker in self.workers:
                if worker.process.poll() is not None:
                    raise SystemExit(f"{what}: a worker ended: {worker.log.read_text()[-2000:]}")
            if time.monotonic() > gives_up_at:
                raise SystemExit(f"{what}: timed out. {self.workers[0].log.read_text()[-2000:]}")
            time.sleep(0.05)

    def complaints(self) -> list[str]:
        """Warnings and errors in the logs of the workers."""
        lines = [line for worker in self.workers for line in worker.log.read_text(errors="replace").splitlines()]
        return [line for line in lines if " ERROR " in line or " WARNING " in line]

    def checked(self, since: float) -> int:
        """How many articles were checked since a time; also records the workers' most connections."""
        query = (
            "SELECT (SELECT count(*) FROM articles WHERE last_checked_at >= :since), "
            "(SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'monitor')"
        )
        ((done, connections),) = self.execute(query, since=int(since * 1e6))
        self.connections = max(self.connections, connections)
        return int(done)

    def make_due(self) -> float:
        """Make all articles due now; the time."""
        now = time.time()
        self.execute("UPDATE articles SET due_at = :now, lease_until = NULL, leased_by = NULL", now=int(now * 1e6))
        return now

    def last_checked(self) -> float:
        """The time of the last check, by the worker's clock."""
        return float(self.execute("SELECT max(last_checked_at) / 1e6 FROM articles")[0][0])

    def cost(self) -> tuple[Counted, float]:
        """The server's work for the workers so far, and the processor seconds of the workers."""
        return self.server.counted(self.name), sum(tree_cpu(worker.process.pid) for worker in self.workers)


@contextmanager
def a_fleet(
    server: Server, control: Control, office: PostOffice, name: str, pages: int, template: str = "template0"
) -> Iterator[Fleet]:
    """A fleet; its workers are killed at the end of the block."""
    with tempfile.TemporaryDirectory() as folder:
        fleet = Fleet(server, control, office, Path(folder), name, pages, template)
        try:
            yield fleet
        finally:
            for worker in list(fleet.workers):
                fleet.kill(worker)
            fleet.engine.dispose()


@dataclass(frozen=True, slots=True)
class Round:
    """A round in which every article was checked: its duration, processor time, statements, and repeated requests."""

    checks: int
    seconds: float
    workers_cpu: float
    server_cpu: float
    statements: int
    transactions: int
    repeated: int

    def row(self, name: str) -> str:
        """A line of the table."""
        each = 1000 / self.checks
        return (
            f"{name:<22}{self.checks / self.seconds:>7.0f} /s {self.workers_cpu * each:>8.1f} ms "
            f"{self.server_cpu * each:>8.1f} ms {self.statements / self.checks:>6.1f} "
            f"{self.transactions / self.checks:>6.2f} {self.repeated:>6}"
        )


HEAD = f"{'':<22}{'checks':>10} {'workers':>11} {'server':>11} {'stmts':>6} {'trans':>6} {'twice':>6}"


def repeated(visits: Sequence[Visit]) -> int:
    """The number of requests for pages that were requested before in these visits."""
    pages = Counter((visit.host, visit.path) for visit in visits if visit.path.startswith("/page/"))
    return sum(count - 1 for count in pages.values())


def measured(fleet: Fleet, begin: Callable[[], float], done: Callable[[float], bool]) -> Round:
    """Measure one round, from ``begin`` until ``done``."""
    fleet.control.visits()
    before, cpu = fleet.cost()
    began = begin()
    fleet.wait("a round", lambda: done(began))
    ended = fleet.last_checked()
    # Work that is done in batches (mails, outcomes, placing in stories) is part of the cost.
    fleet.wait("alerts", lambda: not fleet.execute("SELECT 1 FROM alerts WHERE state = 'queued' LIMIT 1"))
    after, cpu_after = fleet.cost()
    return Round(
        fleet.articles,
        ended - began,
        cpu_after - cpu,
        after.cpu - before.cpu,
        after.statements - before.statements,
        after.transactions - before.transactions,
        repeated(fleet.control.visits()),
    )


def one_round(fleet: Fleet) -> Round:
    """Measure a round in which every article is due at once."""
    return measured(fleet, fleet.make_due, lambda began: fleet.checked(began) == fleet.articles)


def first_round(fleet: Fleet) -> Round:
    """Measure the first round: feeds are added, every article gets its first version and its story."""

    def begin() -> float:
        store = open_store(fleet.url)
        began = time.time()
        for url in fleet.control.feeds:
            store.feeds.add(url, title="", tags=(), now=datetime.fromtimestamp(began, UTC))
        store.close()
        return began

    def done(_began: float) -> bool:
        placed = "SELECT count(*) FROM articles WHERE versions = 1 AND NOT unplaced"
        return int(fleet.execute(placed)[0][0]) == fleet.articles

    return measured(fleet, begin, done)
