"""Cost of composing a thousand alerts to fifty recipients, and of sending them to a mail server in another process.

``python benchmarks/alerts.py`` prints messages per second, time per message and memory. ``--digest`` sends one message
per recipient.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection

from aiosmtpd.smtp import SMTP, Envelope, Session

from monitor.alerts import MailOptions, compose
from monitor.model import (
    Alert,
    AlertItem,
    AlertKind,
    AlertState,
    Article,
    Change,
    Channel,
    Edit,
    EditKind,
    Evidence,
    Message,
    Op,
    VersionRef,
)
from monitor.send import SmtpOptions, SmtpSender

ALERTS, RECIPIENTS, THREADS = 1000, 50, 4
NOW = datetime(2026, 3, 14, 14, 5, tzinfo=UTC)
MAIL = MailOptions("monitor@desk.example", "https://news.example.org", "secret")


class Counter:
    """Counts received messages and their bytes."""

    def __init__(self) -> None:
        self.messages = 0
        self.bytes = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Count a message."""
        self.messages += 1
        self.bytes += len(envelope.content or b"")
        return "250 OK"


def serve(pipe: Connection) -> None:
    """Run the mail server: sends its port, stops at any message, then sends the counts of messages and bytes."""
    asyncio.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    counter = Counter()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(counter, hostname="bench"), "127.0.0.1", 0)
    pipe.send(server.sockets[0].getsockname()[1])
    while not pipe.poll():
        await asyncio.sleep(0.05)
    pipe.send((counter.messages, counter.bytes))


def items() -> Iterator[AlertItem]:
    for number in range(ALERTS):
        edits = tuple(
            Edit(
                Op.ADDED,
                EditKind.EVENT,
                None,
                f"Sentence {at} of alert {number} reports something that nobody had reported before in this article.",
                True,
                0.9,
                evidence=(Evidence("new name", "Somebody"),),
            )
            for at in range(5)
        )
        article = Article(number, f"https://courier.example/{number}", NOW, f"Story {number}", feed_title="Courier")
        alert = Alert(
            number,
            "Desk",
            Channel.MAIL,
            f"reader{number % RECIPIENTS}@desk.example",
            AlertKind.UPDATE,
            article.title,
            AlertState.QUEUED,
            NOW,
            NOW,
            f"<alert.{number}.0123456789abcdef@news-update-monitor>",
            number,
            1,
            2,
            tuple(range(5)),
        )
        change = Change(edits, VersionRef(1, NOW - timedelta(hours=1)), VersionRef(2, NOW))
        yield AlertItem(alert, article, change, article.title, article.title, NOW - timedelta(minutes=4), "en")


def batches(*, digest: bool) -> list[list[AlertItem]]:
    if not digest:
        return [[item] for item in items()]
    found: dict[str, list[AlertItem]] = {}
    for item in items():
        found.setdefault(item.alert.recipient, []).append(item)
    return list(found.values())


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--digest", action="store_true")
    work = batches(digest=parser.parse_args().digest)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port: int = ours.recv()
    sender = SmtpSender(SmtpOptions("127.0.0.1", port, "monitor@desk.example", "none"))
    before = megabytes()

    start = time.process_time()
    for batch in work:
        compose(batch, options=MAIL, now=NOW)
    composing = time.process_time() - start

    def send(batch: list[AlertItem]) -> Message:
        message = compose(batch, options=MAIL, now=NOW)
        sender.send(message)
        return message

    start = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        sent = sum(1 for _ in pool.map(send, work))
    sending = time.perf_counter() - start
    sender.close()
    ours.send(None)
    arrived, size = ours.recv()
    server.join(5)
    assert arrived == sent == len(work)
    print(f"messages            {sent} to {RECIPIENTS} recipients, {size / sent / 1024:.1f} KB each")
    print(f"compose             {composing / sent * 1000:.2f} ms of processor time each")
    print(f"compose and send    {sending / sent * 1000:.2f} ms each, {sent / sending:.0f} a second, {THREADS} threads")
    print(f"memory              {megabytes():.0f} MB at most, {megabytes() - before:.1f} MB more than at the start")


if __name__ == "__main__":
    main()
