"""kill -9 between any two lines of a look and a delivery: nothing queued is lost, nothing is told in two messages.

``MONITOR_KILLS`` sets how many processes are killed on each kind of database.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

from monitor.model import AlertState, EditKind
from monitor.store import open_store
from monitor.store.admin import check
from tests.databases import database_url, postgres_server
from tests.delivery.victim import READERS, TURNS
from tests.send.servers import Mailbox, mail_server

__all__ = ["database_url", "postgres_server"]

KILLS = int(os.environ.get("MONITOR_KILLS", "10"))


def run_turns(database: str, port: int, kills: int) -> int:
    """Lives that count their lines, deaths spread over as many, and lives until all is told; the number of turns."""
    command = [sys.executable, "-m", "tests.delivery.victim", database, str(port)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) as victim:
        assert victim.stdin is not None
        assert victim.stdout is not None

        def turn(number: int, last: int) -> tuple[int, int]:
            victim.stdin.write(f"{number} {last}\n")
            victim.stdin.flush()
            code, lines = map(int, victim.stdout.readline().split())
            return code, lines

        number, killed = 2, 0
        assert turn(0, 0)[0] == turn(1, 0)[0] == 0
        code, lines = turn(number, 0)
        while killed < kills:
            number += 1
            # A stride by the golden ratio spreads any number of deaths evenly over the lines.
            at = 1 + int(lines * (0.618034 * number % 1))
            code, _ = turn(number, at)
            assert code in (0, -signal.SIGKILL)
            killed += code != 0
            if number % 4 == 0:
                number += 1
                code, lines = turn(number, 0)
                assert code == 0
        for _ in range(3):
            number += 1
            assert turn(number, 0)[0] == 0
        victim.stdin.close()
    return number


def test_every_alert_arrives_and_only_under_one_name(database_url: str) -> None:
    store = open_store(database_url)
    for reader in READERS:
        store.subscriptions.put(reader)
    with mail_server(Mailbox()) as box:
        turns = run_turns(database_url, box.port, KILLS)
        arrived = [
            (envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default))
            for envelope in box.messages
        ]
    same: dict[tuple[str, str], set[bytes]] = {}
    for envelope, (recipient, mail) in zip(box.messages, arrived, strict=True):
        same.setdefault((recipient, mail["Message-ID"]), set()).add(bytes(envelope.content))
    assert {name: len(bodies) for name, bodies in same.items()} == dict.fromkeys(same, 1)
    texts = [
        (recipient, mail["Message-ID"], " ".join(mail.get_body(("plain",)).get_content().split()))
        for recipient, mail in arrived
    ]
    alerts = [store.outbox.get(alert.id) for alert in store.outbox.list()]
    waiting = [item for item in alerts if item.alert.state is not AlertState.SENT]
    assert all(item.alert.due_at > max(done.alert.queued_at for done in alerts) for item in waiting)
    assert len(alerts) - len(waiting) > turns / 2
    for item in alerts:
        assert item.change is not None
        news = [item.change.edits[at] for at in item.alert.picks]
        assert news
        assert all(edit.development and edit.kind is not EditKind.MOVED for edit in news)
        names = [
            name
            for recipient, name, text in texts
            if recipient == item.alert.recipient and all(edit.new in text for edit in news)
        ]
        if item.alert.state is AlertState.SENT:
            assert names, item.alert
        assert len(set(names)) <= 1, item.alert
    repeated = len(texts) - len({(recipient, name) for recipient, name, _ in texts})
    print(f"{KILLS} kills in {turns} turns: {len(alerts)} alerts, {len(texts)} mails, {repeated} of them repeated")
    assert turns // TURNS <= len(store.articles.list())
    assert check(database_url).sound
    store.close()
