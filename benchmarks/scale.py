"""Many workers on one PostgreSQL: checks a second and their cost, fairness, gaps, a killed worker, a killed server.

python benchmarks/scale.py                         # 1, 2 and 4 workers, 100 hosts of 50 to 300 ms with 6 articles each
python benchmarks/scale.py --workers 2 --pages 20  # one number of workers, more articles
python benchmarks/scale.py --only kill mail        # some of the measurements

Workers are `monitor worker` processes, the server is a private PostgreSQL with the settings of a new installation, the
hosts are `scale_sites.py`. What is claimed of requests (none twice in a round, gaps) is counted by the hosts.
"""

from __future__ import annotations

import argparse
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsroom import PostOffice
from scale_server import Counted, Server, running_server, tree_cpu
from scale_sites import Control, Visit, running_hosts
from sqlalchemy import Engine, create_engine, text
from watched import changed_repeats

from monitor.store import open_store

PATIENCE_SECONDS = 600.0
# As for public hosts by default; here the hosts are on loopback, which has none unless it is set.
GAP_SECONDS = 1.0
# Checks that fall due in a second where lateness and gaps are measured: below what one worker does.
RATE = 20.0
# A round has begun to be worked on when so great a share of it is done.
UNDER_WAY = 0.25

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
    """One `monitor worker`; ``name`` is what its leases bear, ``agent`` what its requests bear."""

    process: subprocess.Popen[bytes]
    log: Path
    agent: str

    @property
    def name(self) -> str:
        """As its leases have it; "" before it has started."""
        said = self.log.read_text(errors="replace")
        return said.partition("started as ")[2].split("\n")[0].split()[0] if "started as " in said else ""


@dataclass
class Fleet:
    """Workers on one database, and what they visit."""

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
        """How many articles there are."""
        return self.control.hosts * self.pages

    def execute(self, query: str, **values: Any) -> Sequence[Any]:
        """One statement, as another user than the workers: theirs are counted."""
        with self.engine.connect() as connection:
            result = connection.execute(text(query), values)
            return result.all() if result.returns_rows else ()

    def start(self, count: int, gap: float | None = None) -> None:
        """Start so many workers."""
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
        """End all workers as a service manager would."""
        for worker in self.workers:
            worker.process.send_signal(signal.SIGTERM)
        for worker in self.workers:
            worker.process.wait(timeout=60)
        self.workers.clear()

    def kill(self, worker: Worker) -> None:
        """End a worker as a power cut would."""
        worker.process.kill()
        worker.process.wait()
        self.workers.remove(worker)

    def wait(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait for something; every worker must live meanwhile."""
        gives_up_at = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            for worker in self.workers:
                if worker.process.poll() is not None:
                    raise SystemExit(f"{what}: a worker ended: {worker.log.read_text()[-2000:]}")
            if time.monotonic() > gives_up_at:
                raise SystemExit(f"{what}: it did not come. {self.workers[0].log.read_text()[-2000:]}")
            time.sleep(0.05)

    def complaints(self) -> list[str]:
        """What workers have said that is no plain information."""
        said = [line for worker in self.workers for line in worker.log.read_text(errors="replace").splitlines()]
        return [line for line in said if " ERROR " in line or " WARNING " in line]

    def checked(self, since: float) -> int:
        """How many articles were checked since then; notes how many connections the workers have."""
        query = (
            "SELECT (SELECT count(*) FROM articles WHERE last_checked_at >= :since), "
            "(SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'monitor')"
        )
        ((done, connections),) = self.execute(query, since=int(since * 1e6))
        self.connections = max(self.connections, connections)
        return int(done)

    def make_due(self) -> float:
        """Let all articles fall due now; when that was."""
        now = time.time()
        self.execute("UPDATE articles SET due_at = :now, lease_until = NULL, leased_by = NULL", now=int(now * 1e6))
        return now

    def last_checked(self) -> float:
        """When the last check was made, by the worker's clock."""
        return float(self.execute("SELECT max(last_checked_at) / 1e6 FROM articles")[0][0])

    def cost(self) -> tuple[Counted, float]:
        """What the server has done for the workers so far, and the processor seconds of the workers."""
        return self.server.counted(self.name), sum(tree_cpu(worker.process.pid) for worker in self.workers)


@dataclass(frozen=True, slots=True)
class Round:
    """A round in which every article was checked: seconds, processor seconds, statements, and repeated requests."""

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
    """Requests of pages that were asked for before in these visits."""
    pages = Counter((visit.host, visit.path) for visit in visits if visit.path.startswith("/page/"))
    return sum(count - 1 for count in pages.values())


def measured(fleet: Fleet, begin: Callable[[], float], done: Callable[[float], bool]) -> Round:
    """One round, from when it begins until it is done."""
    fleet.control.visits()
    before, cpu = fleet.cost()
    began = begin()
    fleet.wait("a round", lambda: done(began))
    ended = fleet.last_checked()
    # What is gathered (mails, outcomes, stories to be placed) is part of the cost.
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
    """Every article falls due at once and is checked."""
    return measured(fleet, fleet.make_due, lambda began: fleet.checked(began) == fleet.articles)


def first_round(fleet: Fleet) -> Round:
    """The feeds are added; every article gets its first version and its place among the stories."""

    def begin() -> float:
        store = open_store(fleet.url)
        began = time.time()
        for url in fleet.control.feeds:
            store.feeds.add(url, title="", tags=(), now=store_now(began))
        store.close()
        return began

    def done(_began: float) -> bool:
        placed = "SELECT count(*) FROM articles WHERE versions = 1 AND NOT unplaced"
        return int(fleet.execute(placed)[0][0]) == fleet.articles

    return measured(fleet, begin, done)


def store_now(seconds: float) -> Any:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC)


def spread(fleet: Fleet) -> tuple[list[Visit], dict[str, float]]:
    """Let articles fall due one after the other, ``RATE`` a second, in no order; the requests that were made."""
    fleet.control.visits()
    rows = fleet.execute("SELECT id, url FROM articles ORDER BY id")
    random.Random(1).shuffle(rows := list(rows))
    began = time.time() + 0.5
    due = {row.url: began + at / RATE for at, row in enumerate(rows)}
    with fleet.engine.connect() as connection:
        connection.execute(
            text("UPDATE articles SET due_at = :due WHERE id = :id"),
            [{"due": int(due[row.url] * 1e6), "id": row.id} for row in rows],
        )
    fleet.wait("a round", lambda: fleet.checked(began) == fleet.articles)
    return fleet.control.visits(), due


def lateness(visits: Sequence[Visit], due: Mapping[str, float]) -> None:
    """How late articles were checked, in all and host by host."""
    late: dict[str, list[float]] = defaultdict(list)
    for visit in visits:
        url = f"http://{visit.host}{visit.path}"
        if url in due:
            late[visit.host].append(visit.began - due[url])
    medians = sorted(statistics.median(found) for found in late.values())
    every = sorted(seconds for found in late.values() for seconds in found)
    latest = every[-max(1, len(every) // 20)]
    print(
        f"  {RATE:.0f} due a second: late {statistics.median(every):.2f} s in the median, {latest:.2f} s and more for "
        f"a twentieth; medians of the hosts from {medians[0]:.2f} to {medians[-1]:.2f} s; "
        f"{repeated(visits)} asked for twice",
        flush=True,
    )


def gaps(visits: Sequence[Visit]) -> None:
    """The shortest times between requests at a host, of one worker and of two, as the hosts saw them."""
    by_host: dict[str, list[Visit]] = defaultdict(list)
    for visit in sorted(visits, key=lambda visit: visit.began):
        by_host[visit.host].append(visit)
    same: list[float] = []
    other: list[float] = []
    for found in by_host.values():
        for one, two in pairwise(found):
            (same if one.agent == two.agent else other).append(two.began - one.ended)
    for name, pauses in (("of one worker", same), ("of two workers", other)):
        short = sum(pause < GAP_SECONDS for pause in pauses)
        least = f"{min(pauses):.3f} s" if pauses else "none"
        print(f"  pauses {name}: {len(pauses)}, the shortest {least}, {short} below {GAP_SECONDS:g} s", flush=True)


def kill_one(fleet: Fleet) -> None:
    """A worker is killed in the middle of a round; how long until what it held was done by another."""
    began = fleet.make_due()
    fleet.wait("the middle", lambda: fleet.checked(began) > UNDER_WAY * fleet.articles)
    held = "SELECT leased_by, count(*) FROM articles WHERE leased_by IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
    ((name, _),) = fleet.execute(held)
    fleet.kill(next(worker for worker in fleet.workers if worker.name == name))
    killed = time.time()
    rows = fleet.execute("SELECT id FROM articles WHERE leased_by = :name AND lease_until > :now", name=name, now=0)
    ids = [row.id for row in rows]
    left = "SELECT 1 FROM articles WHERE id = ANY(:ids) AND last_checked_at < :killed LIMIT 1"
    fleet.wait("its work", lambda: not fleet.execute(left, ids=ids, killed=int(killed * 1e6)))
    print(
        f"  killed with {len(ids)} articles in hand: all were done again after {time.time() - killed:.1f} s", flush=True
    )
    fleet.wait("a round", lambda: fleet.checked(began) == fleet.articles)


class MailTrap:
    """Kills the worker that hands over a message, when the mail server has it and before it says so."""

    def __init__(self) -> None:
        self.act: Callable[[str], None] | None = None
        self.office: PostOffice | None = None
        self._lock = threading.Lock()

    def __call__(self, moment: str) -> None:
        """A moment of the mail server."""
        if moment != "message unanswered" or self.office is None:
            return
        with self._lock:
            act, self.act = self.act, None
        if act is not None:
            act(list(self.office.arrived)[-1])


def kill_at_mail(fleet: Fleet, trap: MailTrap, turn: int) -> None:
    """A worker is killed as it hands over a mail; how long until another sent the same bytes."""
    killed: list[tuple[str, float]] = []

    def act(name: str) -> None:
        number = int(name.split(".")[1])
        ((holder,),) = fleet.execute("SELECT leased_by FROM alerts WHERE id = :number", number=number)
        next(worker for worker in fleet.workers if worker.name == holder).process.kill()
        killed.append((name, time.time()))

    assert trap.office is not None
    trap.act = act
    fleet.control.turn(1.0, turn)
    fleet.make_due()
    gives_up_at = time.monotonic() + PATIENCE_SECONDS
    while not (killed and len(trap.office.arrived[killed[0][0]]) > 1):
        if time.monotonic() > gives_up_at:
            raise SystemExit("no mail came again")
        time.sleep(0.02)
    took = time.time() - killed[0][1]
    for worker in [worker for worker in fleet.workers if worker.process.poll() is not None]:
        fleet.kill(worker)
    fleet.wait("alerts", lambda: not fleet.execute("SELECT 1 FROM alerts WHERE state = 'queued' LIMIT 1"))
    again = sum(len(copies) > 1 for copies in trap.office.arrived.values())
    changed = changed_repeats(trap.office)
    print(f"  killed as it sent a mail: it came again after {took:.1f} s; {again} came twice, {len(changed)} changed")


def restart_server(fleet: Fleet, turn: int) -> None:
    """The server is killed and started again in the middle of a round that brings new versions."""
    versions = int(fleet.execute("SELECT count(*) FROM versions")[0][0])
    fleet.control.turn(1.0, turn)
    fleet.control.visits()
    began = fleet.make_due()
    fleet.wait("the middle", lambda: fleet.checked(began) > UNDER_WAY * fleet.articles)
    fleet.engine.dispose()
    fleet.server.crash()
    crashed = time.time()
    fleet.server.start()
    back = time.time()
    fleet.wait("a round", lambda: fleet.checked(began) == fleet.articles)
    done = time.time()
    visits = fleet.control.visits()
    stored = int(fleet.execute("SELECT count(*) FROM versions")[0][0])
    first = fleet.execute(
        "SELECT min(last_checked_at) / 1e6 FROM articles WHERE last_checked_at > :back", back=int(back * 1e6)
    )
    lost = versions + fleet.articles - stored
    print(
        f"  the server was away for {back - crashed:.1f} s: the next check {float(first[0][0]) - back:.1f} s later, "
        f"the round done after {done - back:.1f} s; {lost} versions lost, {repeated(visits)} checked again",
        flush=True,
    )


def rooms(fleet: Fleet) -> None:
    """What tables and their indexes take, the largest first."""
    rows = fleet.execute(
        "SELECT relname, pg_table_size(oid) AS size, pg_indexes_size(oid) AS indexes FROM pg_class "
        "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        "ORDER BY pg_total_relation_size(oid) DESC LIMIT 12"
    )
    ((versions,),) = fleet.execute("SELECT count(*) FROM versions")
    print(f"  room: {fleet.articles} articles, {versions} versions; KB of tables + indexes")
    for row in rows:
        print(f"    {row.relname:<16}{row.size / 1000:>9.0f} {row.indexes / 1000:>9.0f}")


MEASUREMENTS = ("rounds", "late", "gaps", "kill", "mail", "restart", "room")


def measure(fleet: Fleet, count: int, trap: MailTrap, only: Sequence[str]) -> None:
    """All measurements with so many workers."""
    print(f"{count} workers\n{HEAD}", flush=True)
    fleet.start(count)
    if "rounds" in only:
        for _ in range(3):
            print(one_round(fleet).row("nothing new"), flush=True)
        fleet.control.turn(0.2, 1)
        print(one_round(fleet).row("a fifth updated"), flush=True)
        print(f"  connections to the server: {fleet.connections}")
    if "late" in only:
        lateness(*spread(fleet))
    if "gaps" in only:
        fleet.stop()
        fleet.start(count, gap=GAP_SECONDS)
        # The first visits of a worker ask for robots.txt as well.
        one_round(fleet)
        visits, due = spread(fleet)
        lateness(visits, due)
        gaps(visits)
        fleet.stop()
        fleet.start(count)
    if "restart" in only:
        restart_server(fleet, 3)
    if "kill" in only and count > 1:
        kill_one(fleet)
        fleet.start(1)
    if "mail" in only and count > 1:
        kill_at_mail(fleet, trap, 5)
    if "room" in only:
        rooms(fleet)


@contextmanager
def a_fleet(
    server: Server, control: Control, office: PostOffice, name: str, pages: int, template: str = "template0"
) -> Iterator[Fleet]:
    """Workers are ended with the block, whatever happened."""
    with tempfile.TemporaryDirectory() as folder:
        fleet = Fleet(server, control, office, Path(folder), name, pages, template)
        try:
            yield fleet
        finally:
            for worker in list(fleet.workers):
                fleet.kill(worker)
            fleet.engine.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--pages", type=int, default=6, help="articles of a host")
    parser.add_argument("--only", choices=MEASUREMENTS, nargs="+", default=list(MEASUREMENTS))
    given = parser.parse_args()
    trap = MailTrap()
    with ExitStack() as stack:
        server = stack.enter_context(running_server())
        trap.office = stack.enter_context(PostOffice(trap))
        control = stack.enter_context(running_hosts(given.hosts, given.pages))
        with a_fleet(server, control, trap.office, "first", given.pages) as fleet:
            print(f"{fleet.articles} articles on {given.hosts} hosts\n{HEAD}")
            fleet.start(given.workers[0])
            print(first_round(fleet).row("first versions"), flush=True)
            for line in fleet.complaints()[:10]:
                print(f"  {line}", flush=True)
            if "room" in given.only:
                rooms(fleet)
            fleet.stop()
        for count in given.workers:
            control.turn(0.0, 0)
            with a_fleet(server, control, trap.office, f"workers_{count}", given.pages, "first") as fleet:
                measure(fleet, count, trap, given.only)


if __name__ == "__main__":
    main()
