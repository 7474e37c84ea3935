"""A good site that changes often is followed alone, together with hostile sites, and alone again.

python benchmarks/soak.py                                    # ten minutes of attack; SQLite
python benchmarks/soak.py --minutes 1 --alone 0.5
python benchmarks/soak.py --database postgresql+psycopg://…  # creates a database per phase on that server

Real servers, a real `monitor run`, a database for each phase. During the attack the good site must be fetched almost as
often as alone, every version that it served must be stored and every alert received, memory, open files and threads
must stay within bounds, and each failure must be recorded on its feed or article, which is due later. Prints a table;
exits with 1 if that does not hold.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Any

from hostile import Attackers
from newsroom import Newsroom, PostOffice
from sqlalchemy import create_engine, make_url, text
from watched import (
    Daemon,
    Desk,
    Usage,
    changed_repeats,
    lost_alerts,
    lost_versions,
    summed_up,
    usage,
    wait_until,
    work_folder,
)

from monitor.model import Article, Feed
from monitor.store import SqlStore

# The number of visits after which a page of the good site has a new version.
EVERY = 3
# An idle daemon takes about 140 MB; each of its 32 threads may hold a body of 10 MB.
DAEMON_MEGABYTES = 140 + 32 * 10
# The limit of a parser's address space.
PARSER_MEGABYTES = 1074
# 32 jobs with a connection and at most two database files each, and the files of the process itself.
FILES, THREADS = 200, 80
# Largest ratio of memory at the end to that after a quarter of the time, in runs of at least so many seconds.
GROWTH, TELLING_SECONDS = 1.25, 120.0
# A source that was requested so long ago must have a result: fetching takes at most 20 s, reading another 20 s.
RECORDED_SECONDS = 90.0


@dataclass
class Phase:
    """One phase. ``parts``: fetches of the good site per minute, in each part. ``daemon``, ``parsers``: samples."""

    name: str
    seconds: float = 0.0
    parts: list[float] = field(default_factory=list)
    daemon: list[Usage] = field(default_factory=list)
    parsers: list[Usage] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Fetches per minute."""
        return mean(self.parts)

    def row(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "phase": self.name,
            "seconds": round(self.seconds),
            "fetches a minute": round(self.rate),
            "each part": [round(part) for part in self.parts],
            "daemon MB": round(max(item.megabytes for item in self.daemon)),
            "parser MB": round(max((item.megabytes for item in self.parsers), default=0)),
            "files": max(item.files for item in self.daemon),
            "threads": max(item.threads for item in self.daemon),
            "wrong": summed_up(self.wrong),
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages of the good site, how often they are due, and the length of the phases and parts, in seconds."""

    pages: int
    due_seconds: float
    alone: float
    attacked: float
    part: float
    folder: Path
    database: str | None


def sampled(daemon: Daemon, newsroom: Newsroom, phase: Phase, seconds: float, part: float) -> None:
    """Sample usage for ``seconds``, counting fetches in parts."""
    began = part_began = time.monotonic()
    counted = newsroom.answered.total()
    while daemon.running and (now := time.monotonic()) < began + seconds:
        if (used := usage(daemon.pid)) is not None:
            phase.daemon.append(used)
        phase.parsers += filter(None, map(usage, daemon.children()))
        if now >= part_began + part:
            total = newsroom.answered.total()
            phase.parts.append((total - counted) / (now - part_began) * 60)
            part_began, counted = now, total
        time.sleep(0.5)
    phase.seconds = time.monotonic() - began
    if not daemon.running:
        phase.wrong.append(f"the daemon ended by itself: {daemon.log_text()[-500:]}")
    phase.parts = phase.parts or [(newsroom.answered.total() - counted) / phase.seconds * 60]


def run_phase(name: str, plan: Plan, newsroom: Newsroom, attackers: Attackers | None, database: str) -> Phase:
    phase, seconds = Phase(name), plan.attacked if attackers else plan.alone
    newsroom.forget()
    newsroom.every = EVERY
    folder = plan.folder / name.replace(" ", "_")
    folder.mkdir()
    with PostOffice() as office:
        address = database or f"sqlite:///{folder}/monitor.db"
        desk = Desk(folder, address, office, [newsroom.feed], plan.due_seconds)
        with desk.start() as daemon:
            wait_until("the first versions", lambda: all(story.served for story in newsroom.stories.values()), daemon)
            with stored(desk) as store:
                for feed in attackers.feeds if attackers else ():
                    store.feeds.add(feed, title="", tags=(), now=datetime.now(UTC))
                sampled(daemon, newsroom, phase, seconds, plan.part)
                newsroom.every = 0
                phase.wrong += ending(daemon, newsroom, store)
                phase.wrong += [*lost_versions(store, newsroom, lambda path: newsroom.stories[path].served)]
                phase.wrong += [*lost_alerts(store, newsroom, office), *changed_repeats(office)]
                phase.wrong += unrecorded(store, attackers) if attackers else []
        phase.wrong += [*desk.left_leased(), *desk.problems(), *desk.tracebacks()]
    phase.wrong += beyond_bounds(phase)
    return phase


@contextmanager
def stored(desk: Desk) -> Iterator[SqlStore]:
    store = desk.store()
    try:
        yield store
    finally:
        store.close()


def ending(daemon: Daemon, newsroom: Newsroom, store: SqlStore) -> list[str]:
    """Wait until everything served is stored and sent, while the attack continues; then stop. Returns errors."""
    base = newsroom.site.url

    def is_settled() -> bool:
        ours = {item.url.removeprefix(base): item for item in store.articles.list() if item.url.startswith(base)}
        all_stored = all(len(story.served) == ours[path].versions for path, story in newsroom.stories.items())
        return all_stored and not store.outbox.counts()["queued"]

    wrong: list[str] = []
    try:
        wait_until("everything served is stored", is_settled, daemon, every=0.2)
    except AssertionError as error:
        wrong.append(str(error).splitlines()[0])
    if daemon.running and daemon.stop():
        wrong.append("work had to be cut short at the end")
    return wrong


def unrecorded(store: SqlStore, attackers: Attackers) -> list[str]:
    """Errors for feeds and articles of the attackers that were requested but have no recorded result or error, or whose
    next check is not later than the last.
    """
    wrong: list[str] = []
    sources: list[Feed | Article] = [*store.feeds.list(), *store.articles.list()]
    for source in sources:
        requested_at = attackers.first_requests.get(source.url)
        if requested_at is None:
            continue
        if source.last_checked_at is None:
            seconds = time.monotonic() - requested_at
            if seconds > RECORDED_SECONDS:
                wrong.append(f"{source.url}: requested {seconds:.0f} s ago, no result recorded")
        elif source.due_at is None or source.due_at <= source.last_checked_at:
            wrong.append(f"{source.url}: checked at {source.last_checked_at}, due again at {source.due_at}")
        elif not source.last_error and not source.last_result:
            wrong.append(f"{source.url}: checked, no result recorded")
    return wrong


def beyond_bounds(phase: Phase) -> list[str]:
    """Errors for resources beyond their bounds, and for growing memory."""
    most = phase.row()
    bounds = {
        "daemon MB": DAEMON_MEGABYTES,
        "parser MB": PARSER_MEGABYTES,
        "files": FILES,
        "threads": THREADS,
    }
    wrong = [f"{name}: {most[name]}, more than {bound}" for name, bound in bounds.items() if most[name] > bound]
    quarter = len(phase.daemon) // 4
    before = mean(item.megabytes for item in phase.daemon[quarter : 2 * quarter + 1])
    after = mean(item.megabytes for item in phase.daemon[3 * quarter :])
    if phase.seconds >= TELLING_SECONDS and after > GROWTH * before:
        wrong.append(f"the daemon grew from {before:.0f} MB to {after:.0f} MB")
    return wrong


def new_database(server: str | None, number: int) -> str:
    """Create a database on a server; its address, or "" for SQLite in the phase's folder."""
    if server is None:
        return ""
    name = f"soak_{int(time.time())}_{number}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def run(plan: Plan, slow_seconds: tuple[float, float]) -> list[Phase]:
    """Run the three phases."""
    phases: list[Phase] = []
    with Newsroom("127.1.0.1", plan.pages) as newsroom:
        for number, name in enumerate(("alone", "attacked", "alone again")):
            with Attackers(slow_seconds) as attackers:
                attack = attackers if name == "attacked" else None
                phases.append(run_phase(name, plan, newsroom, attack, new_database(plan.database, number)))
            phases[-1].wrong += [fault for site in (newsroom.site, *attackers.sites) for fault in site.faults]
            print(json.dumps(phases[-1].row()), file=sys.stderr, flush=True)
    return phases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="minutes of the attack")
    parser.add_argument("--alone", type=float, default=2.0, help="minutes alone, before and after")
    parser.add_argument("--pages", type=int, default=30, help="pages of the good site")
    parser.add_argument("--due-seconds", type=float, default=5.0, help="how often a page of the good site is due")
    parser.add_argument(
        "--slow-seconds",
        type=float,
        nargs=2,
        default=(5.0, 15.0),
        help="the response time of the slow site, from and to",
    )
    parser.add_argument("--share", type=float, default=0.8, help="of its fetches alone that the good site must keep")
    parser.add_argument("--database", help="a PostgreSQL server; SQLite by default")
    parser.add_argument("--folder", help="a new folder in which databases and logs are kept")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    given = parser.parse_args()
    attacked, alone = 60 * given.minutes, 60 * given.alone
    part = min(60.0, alone, attacked)
    with ExitStack() as stack:
        folder = work_folder(stack, given.folder)
        plan = Plan(given.pages, given.due_seconds, alone, attacked, part, folder, given.database)
        phases = run(plan, tuple(given.slow_seconds))
    share = phases[1].rate / mean((phases[0].rate, phases[2].rate))
    failed = share < given.share or any(phase.wrong for phase in phases)
    if given.json:
        print(json.dumps({"share": round(share, 3), "phases": [phase.row() for phase in phases]}, indent=1))
    else:
        show(phases, share, given.share)
    sys.exit(failed)


def show(phases: list[Phase], share: float, wanted: float) -> None:
    columns = ("phase", "seconds", "fetches a minute", "daemon MB", "parser MB", "files", "threads")
    print("  ".join(f"{name:>16}" for name in columns))
    for phase in phases:
        row = phase.row()
        print("  ".join(f"{row[name]:>16}" for name in columns), " ", *row["each part"])
    print(f"attacked, the good site keeps {share:.0%} of its fetches; wanted: {wanted:.0%}")
    wrong = [f"{phase.name}: {line}" for phase in phases for line in summed_up(phase.wrong)]
    print("\n".join(wrong) or "nothing was lost, nothing beyond its bounds")


if __name__ == "__main__":
    main()
