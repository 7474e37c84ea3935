"""Many workers on one PostgreSQL: checks per second and their cost, lateness, gaps, killed workers, a killed server.

python benchmarks/scale.py                         # 1, 2 and 4 workers, 100 hosts of 50 to 300 ms with 6 articles each
python benchmarks/scale.py --workers 2 --pages 20  # one number of workers, more articles
python benchmarks/scale.py --only kill mail        # some of the measurements

Workers are `monitor worker` processes, the server is a private PostgreSQL with default settings, the hosts are
`scale_sites.py`. Figures about requests (repeated ones, gaps) are counted by the hosts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise

from newsroom import PostOffice
from scale_deaths import MailTrap, kill_at_mail, kill_one, restart_server
from scale_fleet import HEAD, Fleet, a_fleet, first_round, one_round, repeated
from scale_server import running_server
from scale_sites import Visit, running_hosts
from sqlalchemy import text

# The default for public hosts; hosts on loopback have no gap unless it is set.
GAP_SECONDS = 1.0
# Checks due per second while lateness and gaps are measured: fewer than one worker can do.
RATE = 20.0


def spread(fleet: Fleet) -> tuple[list[Visit], dict[str, float]]:
    """Make articles due in random order, ``RATE`` per second; the requests, and when each address was due."""
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
    """Print how late articles were checked, in total and by host."""
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
        f"{repeated(visits)} requested twice",
        flush=True,
    )


def gaps(visits: Sequence[Visit]) -> None:
    """Print the shortest times between requests at a host, of the same worker and of two, as measured by the hosts."""
    by_host: dict[str, list[Visit]] = defaultdict(list)
    for visit in sorted(visits, key=lambda visit: visit.began):
        by_host[visit.host].append(visit)
    same: list[float] = []
    other: list[float] = []
    for found in by_host.values():
        for earlier, later in pairwise(found):
            (same if earlier.agent == later.agent else other).append(later.began - earlier.ended)
    for name, pauses in (("of one worker", same), ("of two workers", other)):
        short = sum(pause < GAP_SECONDS for pause in pauses)
        least = f"{min(pauses):.3f} s" if pauses else "none"
        print(f"  pauses {name}: {len(pauses)}, the shortest {least}, {short} below {GAP_SECONDS:g} s", flush=True)


def rooms(fleet: Fleet) -> None:
    """Print the sizes of the largest tables and their indexes."""
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
    """Run the chosen measurements with ``count`` workers."""
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
        # Not measured: the first visits of a worker also request robots.txt.
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
