"""Kills the daemon at random and between the steps of a job: nothing may be lost.

python benchmarks/kills.py                                    # 200 kills at random, 2 at each aim; SQLite
python benchmarks/kills.py --database postgresql+psycopg://…  # an empty database
python benchmarks/kills.py --random 0 --only "message answered"

A newsroom and a mail server run in this process, `monitor run` in another. Each round publishes something, kills the
daemon (kill -9), checks the database, lets the leases expire and starts it again; half the time the newsroom publishes
meanwhile. Once all work is done, every published version must be stored once, and every alert of it must have arrived,
all copies with the same bytes. Aims are moments of a response of the site or the mail server, changes in the database,
or states of the processes. Prints a table; exits with 1 if something was lost.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Any

from newsroom import Newsroom, PostOffice
from watched import (
    Daemon,
    Desk,
    changed_repeats,
    lost_alerts,
    lost_versions,
    processor_seconds,
    summed_up,
    wait_until,
    work_folder,
)

from monitor.pipeline.dependencies import LEASE
from monitor.store import SqlStore

PAGES = 6
SECONDS = 1.0
# The longest lease that the daemon may hold, and a tolerance for reading two clocks.
LEASE_SECONDS, SLACK_SECONDS = LEASE.total_seconds(), 2.0
# Leases of running jobs are renewed when a sixth has passed. One with less than this left was not renewed, so no job
# holds it. Well below the five sixths that are left at renewal, as the machine may be busy.
RENEWED_SECONDS = LEASE_SECONDS / 3
CHECK_EVERY = 20


class Trap:
    """Runs an action once when a server reaches a moment, in the thread that reached it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._name = ""
        self._act: Callable[[], object] = bool
        self.sprung = threading.Event()

    def arm(self, name: str, act: Callable[[], object]) -> None:
        """Run ``act`` the next time that this moment is reached."""
        with self._lock:
            self._name, self._act = name, act
            self.sprung.clear()

    def __call__(self, name: str) -> None:
        """Called by the servers when a moment is reached."""
        with self._lock:
            if name == self._name:
                self._name = ""
                self._act()
                self.sprung.set()


@dataclass
class Scene:
    """Servers, daemon and database, and what went wrong so far."""

    desk: Desk
    newsroom: Newsroom
    office: PostOffice
    trap: Trap
    chance: random.Random
    daemon: Daemon
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    @cached_property
    def store(self) -> SqlStore:
        """The database, opened beside the daemon."""
        return self.desk.store()

    def kill(self) -> None:
        """Kill the daemon, and check that its parsers end too."""
        children = self.daemon.children()
        self.daemon.kill()
        self.kills += 1
        try:
            wait_until("parsers end with their daemon", lambda: not any(map(processor_seconds, children)))
        except AssertionError as error:
            self.wrong.append(str(error))

    def publish(self) -> None:
        """Publish a new version of about half the pages whose last version is stored."""
        self.newsroom.publish([path for path in self._stored() if self.chance.random() < 0.5] or self._stored()[:1])

    def _stored(self) -> list[str]:
        """The paths of the pages whose last published version is stored."""
        stories, base = self.newsroom.stories, self.newsroom.site.url
        found = [(article.url.removeprefix(base), article.versions) for article in self.store.articles.list()]
        return [path for path, versions in found if versions == stories[path].published + 1]

    def start(self) -> None:
        """Start a new daemon."""
        self.daemon = self.desk.start()

    def is_settled(self) -> bool:
        """Whether everything published is stored and every alert is sent."""
        published = sum(story.published + 1 for story in self.newsroom.stories.values())
        return self.store.articles.counts().versions == published and not self.store.outbox.counts()["queued"]

    def settle(self, name: str) -> float:
        """Wait until everything is stored and sent; the seconds this took."""
        began = time.monotonic()
        not_renewed: set[str] = set()

        def is_settled() -> bool:
            not_renewed.update(table for table, _, left in self.desk.leases() if 0 < left < RENEWED_SECONDS)
            return self.is_settled()

        wait_until(f"{name}: all quiet", is_settled, self.daemon, every=0.2)
        self.wrong += [f"{name}: a lease of {table} that nobody renews" for table in sorted(not_renewed)]
        return time.monotonic() - began

    def examine(self) -> None:
        """Check all versions and alerts, once all work is done."""
        stories = self.newsroom.stories
        self.wrong += lost_versions(self.store, self.newsroom, lambda path: list(range(stories[path].published + 1)))
        self.wrong += lost_alerts(self.store, self.newsroom, self.office)


Aim = Callable[[Scene], None]


def at(moment: str, *, page: bool = False, starting: bool = False) -> Aim:
    """Kill at a moment of a server. ``page``: after a page was added. ``starting``: when a new daemon reaches it."""

    def aim(scene: Scene) -> None:
        if starting:
            scene.kill()
            scene.desk.let_leases_run_out()
        scene.trap.arm(moment, scene.kill)
        if starting:
            scene.start()
        elif page:
            scene.newsroom.add()
        else:
            scene.publish()
        wait_until(moment, scene.trap.sprung.is_set)

    return aim


def seen(query: str) -> Aim:
    """Kill as soon as the result of a counting query grows."""

    def aim(scene: Scene) -> None:
        with scene.desk.connected() as execute:
            values = [execute(query)[0][0]]
            scene.publish()

            def is_more() -> bool:
                values.append(execute(query)[0][0])
                return bool(values[-1] > values[-2])

            wait_until(query, is_more, scene.daemon, every=0.001)
            scene.kill()

    return aim


def some_moment(scene: Scene) -> None:
    scene.publish()
    time.sleep(scene.chance.uniform(0, 2.5))
    scene.kill()


def starting(scene: Scene) -> None:
    scene.kill()
    scene.start()
    time.sleep(scene.chance.uniform(0.1, 1.5))
    scene.kill()


def stopping(scene: Scene) -> None:
    scene.trap.arm("update half", lambda: scene.daemon.send(signal.SIGTERM))
    scene.publish()
    wait_until("update half", scene.trap.sprung.is_set)
    time.sleep(scene.chance.uniform(0, 0.3))
    scene.kill()


def _busy_parser(scene: Scene) -> int:
    """The process of the first parser that works after something was published."""
    before = {child: processor_seconds(child) for child in scene.daemon.children()}
    scene.publish()
    found: list[int] = []

    def works() -> bool:
        spent = {child: processor_seconds(child) for child in scene.daemon.children()}
        found[:] = [child for child, seconds in spent.items() if seconds > before.get(child, 0.0)]
        return bool(found)

    wait_until("a parser at work", works, scene.daemon, every=0.001)
    return found[0]


def parser_at_work(scene: Scene) -> None:
    _busy_parser(scene)
    scene.kill()


def parser_killed(scene: Scene) -> None:
    """Kill a parser only: the daemon continues, records an error of the article, and fetches it again."""
    os.kill(_busy_parser(scene), signal.SIGKILL)
    scene.kills += 1


def overslept(moment: str) -> Aim:
    """Stop the daemon (SIGSTOP) at a moment of a server until its leases expired and another has done its work."""

    def aim(scene: Scene) -> None:
        sleeper = scene.daemon
        scene.trap.arm(moment, lambda: sleeper.send(signal.SIGSTOP))
        scene.publish()
        wait_until(moment, scene.trap.sprung.is_set)
        # Stopped within a transaction it would lock the database, which is not measured here.
        while not scene.desk.is_writable():
            sleeper.send(signal.SIGCONT)
            time.sleep(0.01)
            sleeper.send(signal.SIGSTOP)
        scene.desk.let_leases_run_out()
        scene.start()
        scene.settle(f"overslept {moment}")
        sleeper.send(signal.SIGCONT)
        scene.publish()
        scene.settle(f"awake after {moment}")
        if sleeper.stop():
            scene.wrong.append(f"overslept {moment}: the sleeper did not end well")
        scene.kills += 1

    return aim


HELD = "SELECT count(*) FROM {} WHERE lease_until IS NOT NULL"
STEPS = ("greeting", "EHLO", "MAIL", "RCPT", "DATA", "message", "QUIT")
AIMS: dict[str, Aim] = {
    "robots unanswered": at("robots unanswered", starting=True),
    **{f"feed {when}": at(f"feed {when}", page=True) for when in ("unanswered", "half", "answered")},
    "first answered": at("first answered", page=True),
    **{f"update {when}": at(f"update {when}") for when in ("unanswered", "half", "answered")},
    "again answered": at("again answered"),
    **{f"{step} unanswered": at(f"{step} unanswered") for step in STEPS},
    "DATA answered": at("DATA answered"),
    "message answered": at("message answered"),
    "feed claimed": seen(HELD.format("feeds")),
    "article claimed": seen(HELD.format("articles")),
    "version stored": seen("SELECT count(*) FROM versions"),
    "alert claimed": seen(HELD.format("alerts")),
    "alert sent": seen("SELECT count(*) FROM alerts WHERE state = 'sent'"),
    "parser at work": parser_at_work,
    "parser killed": parser_killed,
    "starting": starting,
    "stopping": stopping,
    "overslept page": overslept("update answered"),
    "overslept mail": overslept("message unanswered"),
}


def while_it_makes_its_database(scene: Scene, times: int) -> None:
    """Kill the first starts, while the database is made; each start continues where the one before was killed."""
    for _ in range(times):
        wait_until("the database", scene.desk.has_database, scene.daemon, every=0.002)
        time.sleep(scene.chance.uniform(0, 0.2))
        scene.kill()
        scene.start()


def one_round(scene: Scene, name: str) -> float:
    """One kill with its checks; the seconds until all work is done again."""
    AIMS.get(name, some_moment)(scene)
    if not scene.daemon.running:
        scene.wrong += [f"{name}: {problem}" for problem in scene.desk.problems()]
        too_long = [lease for lease in scene.desk.leases() if lease[2] > LEASE_SECONDS + SLACK_SECONDS]
        scene.wrong += [f"{name}: a lease of {table} for {seconds:.0f} s" for table, _, seconds in too_long]
        if scene.chance.random() < 0.5:
            scene.publish()
        scene.desk.let_leases_run_out()
        scene.start()
    if name == "random" and scene.chance.random() < 0.25:
        time.sleep(scene.chance.uniform(0.5, 3))
        scene.kill()
        scene.desk.let_leases_run_out()
        scene.start()
    return scene.settle(name)


def prepare(given: argparse.Namespace, folder: Path, stack: ExitStack) -> Scene:
    """Start servers and a daemon; returns when it has made its database and all work is done."""
    trap = Trap()
    office = stack.enter_context(PostOffice(trap))
    newsroom = stack.enter_context(Newsroom("127.1.0.1", PAGES, moment=trap))
    desk = Desk(folder, given.database or f"sqlite:///{folder}/monitor.db", office, [newsroom.feed], SECONDS)
    scene = Scene(desk, newsroom, office, trap, random.Random(given.seed), desk.start())
    stack.callback(lambda: scene.daemon.__exit__())  # noqa: PLW0108 - the daemon is replaced at each start
    while_it_makes_its_database(scene, given.first)
    wait_until("the start", lambda: "started as" in scene.daemon.log_text(), scene.daemon)
    stack.callback(scene.store.close)
    scene.settle("the beginning")
    return scene


def run(scene: Scene, plan: list[str]) -> dict[str, list[float]]:
    """Run all rounds; by kind of kill, the seconds until all work was done again."""
    took: dict[str, list[float]] = defaultdict(list)
    for number, name in enumerate(plan, start=1):
        took[name].append(one_round(scene, name))
        print(f"{number:>4} of {len(plan)}: {name:<20} {took[name][-1]:5.1f} s", file=sys.stderr, flush=True)
        if number % CHECK_EVERY == 0:
            scene.examine()
    if scene.daemon.stop():
        scene.wrong.append("the last daemon did not end well")
    scene.wrong += [
        *scene.desk.left_leased(),
        *scene.desk.problems(),
        *scene.desk.tracebacks(),
        *scene.newsroom.site.faults,
    ]
    scene.examine()
    scene.wrong += changed_repeats(scene.office)
    return took


def report(scene: Scene, took: dict[str, list[float]]) -> dict[str, Any]:
    """The result as a JSON value."""
    copies = [len(found) for found in scene.office.arrived.values()]
    return {
        "kills": scene.kills,
        "versions": scene.store.articles.counts().versions,
        "mails": len(copies),
        "mails that came again": sum(number > 1 for number in copies),
        "seconds until all was done": {
            name: {"times": len(all_), "median": round(median(all_), 1), "most": round(max(all_), 1)}
            for name, all_ in sorted(took.items())
        },
        "wrong": summed_up(scene.wrong),
    }


def show(found: dict[str, Any]) -> None:
    for name, seconds in found.pop("seconds until all was done").items():
        print(f"{name:<20} {seconds['times']:>4} times  done after {seconds['median']:>5} s, at most {seconds['most']}")
    wrong = found.pop("wrong")
    print(", ".join(f"{value} {name}" for name, value in found.items()))
    print("\n".join(wrong) or "nothing was lost")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--random", type=int, default=200, help="kills at random moments")
    parser.add_argument("--aimed", type=int, default=2, help="kills at each aim")
    parser.add_argument("--first", type=int, default=5, help="kills while the database is made")
    parser.add_argument("--only", choices=list(AIMS), nargs="+", default=list(AIMS), metavar="AIM", help="some aims")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", help="an empty database; by default SQLite in a new folder")
    parser.add_argument("--folder", help="a new folder in which database and logs are kept")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    given = parser.parse_args()
    plan = given.only * given.aimed + ["random"] * given.random
    random.Random(given.seed).shuffle(plan)
    with ExitStack() as stack:
        scene = prepare(given, work_folder(stack, given.folder), stack)
        found = report(scene, run(scene, plan))
    if given.json:
        print(json.dumps(found, indent=1))
    else:
        show(found)
    sys.exit(bool(found["wrong"]))


if __name__ == "__main__":
    main()
