"""An hour of the daemon on four sites of which one answer in ten fails, as does one mail in ten at first.

python benchmarks/hour.py                     # sixty minutes; SQLite
python benchmarks/hour.py --minutes 5 --part 1

Real servers and a real `monitor run`. The sites' pages change at every twelfth visit; an answer that fails is one of
500, 503, one that takes longer than anybody waits, one without an end, one cut off. Prints the memory, open files and
threads of each part of the time, and the memory of its parsers; ends with status 1 where a version
that was served whole is not stored, an alert did not arrive, a mail came again with other bytes, or memory grew by more
than a quarter from the second part to the last.
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
from newsroom import Asked, HangUp, Newsroom, PostOffice, Reply, head
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
# Pages of a host, how often each is due, and at which of its visits it is new.
PAGES, DUE_SECONDS, EVERY = 25, 20.0, 12
FAILING = 0.1
# Longer than `fetch.timeout_seconds`.
SLOW_SECONDS = 45.0
SAMPLE_SECONDS = 2.0
# A mail that was refused three times waits a quarter of an hour; after a fourth time it would be an hour.
MAIL_SECONDS = 1000.0
MOST_REFUSED = 3
FAULTS = ("500", "503", "slow", "endless", "cut off")


@dataclass
class Faults:
    """Lets one answer in ten of a newsroom fail; ``made`` counts them."""

    newsroom: Newsroom
    chance: random.Random
    made: Counter[str] = field(default_factory=Counter)

    def answer(self, asked: Asked) -> Reply:
        """What the site answers."""
        if asked.path == "/robots.txt" or self.chance.random() >= FAILING:
            return self.newsroom._answer(asked)  # noqa: SLF001 - what it answers otherwise
        fault = self.chance.choice(FAULTS)
        self.made[fault] += 1
        return _failing(fault)


def _failing(fault: str) -> Reply:
    """An answer that fails in this manner."""
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
    """A mail server that refuses one mail in ten for now, each at most ``MOST_REFUSED`` times."""

    def __init__(self) -> None:
        super().__init__()
        self.refused = 0
        self.refuses = True
        self._chance = random.Random(1)
        self._times: Counter[bytes] = Counter()

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd
        """Keep one message, or refuse it."""
        mail = bytes(envelope.content or b"")
        if self.refuses and self._times[mail] < MOST_REFUSED and self._chance.random() < FAILING:
            self._times[mail] += 1
            self.refused += 1
            return "451 later"
        return await super().handle_DATA(server, session, envelope)


@dataclass
class Part:
    """What was sampled in a part of the time."""

    daemon: list[Usage] = field(default_factory=list)
    parsers: list[float] = field(default_factory=list)
    fetched: int = 0

    def row(self) -> str:
        """A line of the table: means, and the least and most."""
        files, threads = ([getattr(item, name) for item in self.daemon] for name in ("files", "threads"))
        memory = [item.megabytes for item in self.daemon]
        return (
            f"{self.fetched:>8} {mean(memory):>7.1f} {max(memory):>7.1f} {mean(self.parsers):>8.1f} "
            f"{min(files):>5} to {max(files):<4} {min(threads):>4} to {max(threads):<4}"
        )


HEAD = f"{'part':>5} {'fetched':>8} {'MB':>7} {'most':>7} {'parsers':>8} {'files':>12} {'threads':>11}"


def sampled(daemon: Daemon, newsrooms: Sequence[Newsroom], seconds: float) -> Part:
    """Watch for so long."""
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
    """How many answers were whole so far."""
    return sum(newsroom.answered.total() for newsroom in newsrooms)


def run(folder: Path, minutes: float, part_minutes: float) -> list[str]:
    """The hour; what was wrong."""
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
        served = sum(len(story.told) for room in newsrooms for story in room.stories.values())
        print(f"versions served whole: {served}; mails that came twice: {twice}")
    return wrong + growth(parts)


def ending(daemon: Daemon, desk: Desk, newsrooms: Sequence[Newsroom], office: FaultyOffice) -> list[str]:
    """Let what was served be stored and sent, then stop; what is missing."""
    wrong: list[str] = []
    office.refuses = False
    for newsroom in newsrooms:
        newsroom.every = 0
    told = [len(story.told) for room in newsrooms for story in room.stories.values()]
    with stored(desk) as store:
        try:
            wait_until(
                "all that was sent is stored", lambda: store.articles.counts().versions >= sum(told), daemon, 1.0
            )
            wait_until("all alerts are sent", lambda: not store.outbox.counts()["queued"], daemon, 1.0, MAIL_SECONDS)
        except AssertionError as error:
            wrong.append(str(error).splitlines()[0])
        if daemon.running and daemon.stop():
            wrong.append("work had to be cut short at the end")
        for newsroom in newsrooms:
            wrong += lost_versions(store, newsroom, lambda path, room=newsroom: room.stories[path].told)  # type: ignore[misc]
            wrong += lost_alerts(store, newsroom, office)
            wrong += newsroom.site.faults
    return wrong


def growth(parts: Sequence[Part]) -> list[str]:
    """Whether memory grew from the second part to the last."""
    if len(parts) < 3:
        return []
    before, after = (mean(item.megabytes for item in parts[at].daemon) for at in (1, -1))
    return [f"the daemon grew from {before:.0f} MB to {after:.0f} MB"] if after > GROWTH * before else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--part", type=float, default=10.0, help="minutes of a line of the table")
    parser.add_argument("--folder", help="a new folder in which database and logs stay")
    given = parser.parse_args()
    with ExitStack() as stack:
        wrong = run(work_folder(stack, given.folder), given.minutes, given.part)
    print("\n".join(summed_up(wrong)) or "nothing was lost, nothing grew")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
