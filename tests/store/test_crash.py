"""A process killed at any moment loses no stored version and no queued alert, and its work is claimed again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from monitor.model import AlertState
from monitor.store import open_store
from monitor.store.admin import check
from tests.store.desk import DAY, NOW, Desk, claim, entry

WRITER = """
import sys
from datetime import timedelta
from monitor.store import open_store
from tests.store.desk import NOW, Desk, added, draft

store = open_store(sys.argv[1])
desk = Desk(store, worker=sys.argv[2])
articles = store.articles.list()
at = NOW + timedelta(days=int(sys.argv[2]))
for turn in range(1000):
    for article in articles:
        at += timedelta(seconds=1)
        text = " ".join(f"Sentence {n} of turn {turn}." for n in range(40))
        known = store.articles.get(article.id).versions
        receipt = desk.version(article, text, now=at, edits=(added("x"),), alerts=(draft(),) if known else ())
        print(article.id, receipt.version, flush=True)
"""


def test_kill_9_while_writing(database_url: str) -> None:
    store = open_store(database_url)
    desk = Desk(store)
    desk.poll(desk.feed(), [entry(name) for name in "abc"])
    reported: dict[int, int] = {}
    for turn in range(1, 4):
        command = [sys.executable, "-c", WRITER, database_url, str(turn)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
            assert writer.stdout is not None
            # Kill it at another point in each round.
            for _ in range(5 + 3 * turn):
                article, version = map(int, writer.stdout.readline().split())
                reported[article] = version
            writer.kill()
            for line in writer.stdout:
                if line.endswith("\n"):
                    article, version = map(int, line.split())
                    reported[article] = version
    assert check(database_url).sound
    for article, version in reported.items():
        marks = store.versions.summaries(article)
        assert [mark.number for mark in marks] == list(range(1, len(marks) + 1))
        assert len(marks) >= version
    alerts = store.outbox.list(state=AlertState.QUEUED)
    versions = sum(len(store.versions.summaries(article.id)) for article in store.articles.list())
    assert len(alerts) == len(store.versions.developments()) == versions - 3
    # The articles of the killed process can be claimed once their leases have expired.
    assert len(store.work.claim_articles(claim("heir", now=NOW + 30 * DAY))) == 3
    store.close()
