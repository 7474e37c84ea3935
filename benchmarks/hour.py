"""An hour of the daemon on four sites; one response in ten fails, and one mail in ten is refused at first.

python benchmarks/hour.py                     # sixty minutes; SQLite
python benchmarks/hour.py --minutes 5 --part 1

Real servers and a real `monitor run`. Pages change at every twelfth visit. A failing response is a 500, a 503, too
slow, endless, or cut off. Prints memory, open files and threads of the daemon for each part of the time, and the memory
of its parsers. Exits with 1 if a version that was served completely is not stored, an alert did not arrive, a repeated
mail has other bytes, or memory grew by more than a quarter from the second part to the last.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from aiosmtpd.smtp import Envelope, Session
from newsroom import HangUp, Newsroom, PostOffice, Reply, Request, head
from soak import GROWTH, stored
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

HOSTS = ("127.1.0.1", "127.1.0.2", "127.1.0.3", "127.1.0.4")
# Pages of a host, the interval of their checks, and the number of visits after which a page changes.
PAGES, DUE_SECONDS, EVERY = 25, 20.0, 12
FAILING = 0.1
# Longer than `fetch.timeout_seconds`.
SLOW_SECONDS = 45.0
SAMPLE_SECONDS = 2.0
# A mail that was refused three times is tried again after 15 minutes; after a fourth time it would be an hour.
MAIL_SECONDS = 1000.0
MOST_REFUSED = 3
FAULTS = ("500", "503", "slow", "endless", "cut off")


@dataclass
class Faults:
    """Makes one response in ten of a newsroom fail. ``made`` counts the failures by kind."""

    newsroom: Newsroom
    chance: random.Random
    made: Counter[str] = field(default_factory=Counter)

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        if request.path == "/robots.txt" or self.chance.random() >= FAILING:
            return self.newsroom._answer(request)  # noqa: SLF001 - the normal answer
        fault = self.chance.choice(FAULTS)
        self.made[fault] += 1
        return _failing(fault)


def _failing(fault: str) -> Reply:
    """A response that fails in this way."""
    if fault in ("500", "503"):
        yield head(int(fault), 0)
        return
    if fault == "slow":
        yield SLOW_SECONDS
    yield head(200, None if fault == "endless" else 10_000)
    while fault == "endless":
        yield b"<p>And so on.</p>" * 4000
    yield b"<html><body><p>A part of it"
    raise HangUp


class FaultyOffice(PostOffice):
    """A mail server that temporarily refuses one mail in ten, each at most ``MOST_REFUSED`` times."""

    def __init__(self) -> None:
        super().__init__()
        self.refused = 0
        self.refuses = True
        self._chance = random.Random(1)
        self._times: Counter[bytes] = Counter()

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd
        """Store one message, or refuse it."""
        mail = bytes(envelope.content or b"")
        if self.refuses and self._times[mail] < MOST_REFUSED and self._chance.random() < FAILING:
            self._times[mail] += 1
            self.refused += 1
            return "451 later"
        return await super().handle_DATA(server, session, envelope)


@dataclass
class Part:
    """The samples of a part of the time."""

    daemon: list[Usage] = field(default_factory=list)
    parsers: list[float] = field(default_factory=list)
    fetched: int = 0

    def row(self) -> str:
        """A line of the table."""
        files, threads = ([getattr(item, name) for item in self.daemon] for name in ("files", "threads"))
        memory = [item.megabytes for item in self.daemon]
        return (
            f"{self.fetched:>8} {mean(memory):>7.1f} {max(memory):>7.1f} {mean(self.parsers):>8.1f} "
            f"{min(files):>5} to {max(files):<4} {min(threads):>4} to {max(threads):<4}"
        )


HEAD = f"{'part':>5} {'fetched':>8} {'MB':>7} {'most':>7} {'parsers':>8} {'files':>12} {'threads':>11}"


def sampled(daemon: Daemon, newsrooms: Sequence[Newsroom], seconds: float) -> Part:
    """Watch the daemon for ``seconds``."""
    part, until = Part(), time.monotonic() + seconds
    before = answered(newsrooms)
    while daemon.running and time.monotonic() < until:
        if (used := usage(daemon.pid)) is not None:
            part.daemon.append(used)
        part.parsers.append(sum(item.megabytes for item in map(usage, daemon.children()) if item is not None))
        time.sleep(SAMPLE_SECONDS)
    part.fetched = answered(newsrooms) - before
    return part


def answered(newsrooms: Sequence[Newsroom]) -> int:
    """How many responses were complete so far."""
    return sum(newsroom.answered.total() for newsroom in newsrooms)


def run(folder: Path, minutes: float, part_minutes: float) -> list[str]:
    """Run everything; the list of what went wrong."""
    with ExitStack() as stack:
        newsrooms = [stack.enter_context(Newsroom(host, PAGES, every=EVERY)) for host in HOSTS]
        faults = [Faults(newsroom, random.Random(number)) for number, newsroom in enumerate(newsrooms)]
        for fault in faults:
            fault.newsroom.site.answer = fault.answer
        office = stack.enter_context(FaultyOffice())
        desk = Desk(folder, f"sqlite:///{folder}/monitor.db", office, [room.feed for room in newsrooms], DUE_SECONDS)
        parts: list[Part] = []
        with desk.start() as daemon:
            print(HEAD, flush=True)
            while daemon.running and len(parts) * part_minutes < minutes:
                parts.append(sampled(daemon, newsrooms, 60 * part_minutes))
                print(f"{len(parts):>5} {parts[-1].row()}", flush=True)
            wrong = ending(daemon, desk, newsrooms, office)
        wrong += [*changed_repeats(office), *desk.left_leased(), *desk.problems(), *desk.tracebacks()]
        made = sum((fault.made for fault in faults), Counter[str]())
        print(f"answers that failed: {made.total()} ({', '.join(f'{made[name]} {name}' for name in FAULTS)})")
        print(f"mails: {len(office.arrived)} arrived, {office.refused} refused at first")
        twice = sum(len(copies) > 1 for copies in office.arrived.values())
        served = sum(len(story.served) for room in newsrooms for story in room.stories.values())
        print(f"versions served whole: {served}; mails that came twice: {twice}")
    return wrong + growth(parts)


def ending(daemon: Daemon, desk: Desk, newsrooms: Sequence[Newsroom], office: FaultyOffice) -> list[str]:
    """Wait until everything served is stored and sent, then stop; the list of what is missing."""
    wrong: list[str] = []
    office.refuses = False
    for newsroom in newsrooms:
        newsroom.every = 0
    served = [len(story.served) for room in newsrooms for story in room.stories.values()]
    with stored(desk) as store:
        try:
            wait_until(
                "everything served is stored", lambda: store.articles.counts().versions >= sum(served), daemon, 1.0
            )
            wait_until("all alerts are sent", lambda: not store.outbox.counts()["queued"], daemon, 1.0, MAIL_SECONDS)
        except AssertionError as error:
            wrong.append(str(error).splitlines()[0])
        if daemon.running and daemon.stop():
            wrong.append("work had to be cut short at the end")
        for newsroom in newsrooms:
            wrong += lost_versions(store, newsroom, lambda path, room=newsroom: room.stories[path].served)  # type: ignore[misc]
            wrong += lost_alerts(store, newsroom, office)
            wrong += newsroom.site.faults
    return wrong


def growth(parts: Sequence[Part]) -> list[str]:
    """An error if memory grew too much from the second part to the last."""
    if len(parts) < 3:
        return []
    before, after = (mean(item.megabytes for item in parts[at].daemon) for at in (1, -1))
    return [f"the daemon grew from {before:.0f} MB to {after:.0f} MB"] if after > GROWTH * before else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--part", type=float, default=10.0, help="minutes per line of the table")
    parser.add_argument("--folder", help="a new folder in which database and logs are kept")
    given = parser.parse_args()
    with ExitStack() as stack:
        wrong = run(work_folder(stack, given.folder), given.minutes, given.part)
    print("\n".join(summed_up(wrong)) or "nothing was lost, nothing grew")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
