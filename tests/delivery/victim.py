"""A process whose children each look at a page and deliver what is due, and die at a given line of the program.

``python -m tests.delivery.victim DATABASE PORT`` reads ``TURN LINE`` from its input: a child does the work of that turn
and kills itself with SIGKILL before it runs that line, counted over the flow, the store and the sending, in all threads
(0: it lives). For every child it prints the signal that ended it and how many lines it ran.
"""

from __future__ import annotations

import os
import signal
import smtplib
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import monitor
from monitor.model import Channel, Claim, Subscription
from monitor.pipeline import Dependencies, Pipeline
from monitor.ports import Sender
from monitor.send import SmtpOptions, SmtpSender
from monitor.store import open_store
from monitor.testing import FakeFetcher, FakeSender, FrozenClock, InlineSandbox, Reply
from tests.prepared import prepared

# So long that the leases of the dead are over.
TURN = timedelta(minutes=61)
# Each article lives for so many turns; in every third the page only changes its order.
TURNS = 6
READERS = (
    Subscription("at once", to=("now@desk.example", "soon@desk.example"), max_per_hour=1000),
    Subscription("hourly", to=("later@desk.example",), mode="hourly"),
)
ROOMS = ("pipeline", "store", "send")


def address(turn: int) -> str:
    return f"https://herald.example/story-{turn // TURNS}"


def page(turn: int) -> str:
    """The page as it stands in a turn: what was new in earlier turns of the article stays."""
    number, age = divmod(turn, TURNS)
    paragraphs = [
        f"The harbour of Port {number} opened in the year {1700 + number} and has four basins for freight.",
        f"Its council meets on the first floor of house {number} beside the old lighthouse every second week.",
    ]
    paragraphs += [sentence(turn - age + at) for at in range(1, age + 1) if at % 3]
    if age % 3 == 0:
        paragraphs.reverse()
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    head = f"<head><title>Port {number}</title></head>"
    return f"<html lang='en'>{head}<body><article><h1>Port {number}</h1>{body}</article></body></html>"


def sentence(turn: int) -> str:
    return f"Divers found {1000 + turn} crates of tea aboard the wreck of steamer {turn} on Monday."


def work(turn: int, database: str, mail: Sender) -> None:
    clock = FrozenClock()
    clock.advance(seconds=turn * TURN.total_seconds())
    store = open_store(database)
    web = FakeFetcher(clock, {address(turn): Reply(page(turn), headers={"Content-Type": "text/html; charset=utf-8"})})
    senders = {Channel.MAIL: mail}
    flow = Pipeline(Dependencies(store, web, InlineSandbox(), clock, f"victim-{turn}", senders=senders))
    article = store.articles.add(address(turn), address(turn), title="", now=clock.now())
    claim = Claim(f"victim-{turn}", clock.now(), 1, timedelta(hours=1), only=(article.id,), due_only=False)
    for claimed in store.work.claim_articles(claim):
        flow.check_article(claimed)
    flow.deliver()
    store.close()


def counted(last: int, ran: Callable[[], int]) -> Callable[[FrameType, str, Any], Any]:
    """A trace function that ends the process before it runs a line too many."""
    house = Path(monitor.__file__).parent
    watched = (*(str(house / room) for room in ROOMS), smtplib.__file__)

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if event == "call":
            return trace if frame.f_code.co_filename.startswith(watched) else None
        if event == "line" and ran() == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def child(turn: int, last: int, database: str, mail: Sender, told: int) -> None:
    lines = count(1)
    trace = counted(last, lambda: next(lines))
    threading.settrace(trace)
    sys.settrace(trace)
    work(turn, database, mail)
    sys.settrace(None)
    os.write(told, str(next(lines)).encode())


def warm_up() -> None:
    """Import and compile once what every child would: a mail, an update, a digest of several."""
    with TemporaryDirectory() as folder:
        database = prepared(f"sqlite:///{folder}/monitor.db")
        with closing(open_store(database)) as store:
            for reader in READERS:
                store.subscriptions.put(reader)
        for turn in range(4):
            work(turn, database, FakeSender())


def main(database: str, port: int) -> None:
    warm_up()
    mail = SmtpSender(SmtpOptions("127.0.0.1", port, "monitor@desk.example", security="none", timeout=10))
    for order in sys.stdin:
        turn, last = map(int, order.split())
        heard, told = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                child(turn, last, database, mail, told)
                code = 0
            finally:
                os._exit(code)
        os.close(told)
        lines = os.read(heard, 20) or b"0"
        os.close(heard)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), int(lines), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
