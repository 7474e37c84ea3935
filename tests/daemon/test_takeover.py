"""No other worker gets a job while its worker lives, however long it takes; after a kill, another soon does."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.model import Claim, Feed
from monitor.pipeline import Dependencies, LeaseKeeper
from monitor.store import SqlStore, open_store
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox
from tests.prepared import memory_store

LEASE = timedelta(seconds=2.5)
PATIENCE = 30.0


def claim(store: SqlStore, worker: str = "heir") -> tuple[Feed, ...]:
    return store.work.claim_feeds(Claim(worker, datetime.now(UTC), 10, LEASE))


def test_another_worker_gets_a_killed_workers_job_within_a_lease(database_url: str) -> None:
    store = open_store(database_url)
    store.feeds.add("https://herald.example/feed", title="", tags=(), now=datetime.now(UTC))
    command = [sys.executable, "-m", "tests.daemon.holder", database_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "asked\n"
        # Other workers try to claim it all the time, for longer than a lease: it is renewed.
        asked, pause = time.monotonic(), threading.Event()
        while time.monotonic() < asked + 1.6 * LEASE.total_seconds():
            assert claim(store) == ()
            pause.wait(0.05)
        first.kill()
    killed = time.monotonic()
    while not (found := claim(store)) and time.monotonic() < killed + PATIENCE:
        pause.wait(0.02)
    assert [feed.url for feed in found] == ["https://herald.example/feed"]
    store.close()


def deps(store: SqlStore, clock: FrozenClock) -> Dependencies:
    return Dependencies(store, FakeFetcher(clock), InlineSandbox(), clock, "first", lease=LEASE)


def test_only_held_jobs_are_renewed() -> None:
    store, clock = memory_store(), FrozenClock(datetime.now(UTC))
    for name in "ab":
        store.feeds.add(f"https://{name}.example/feed", title="", tags=(), now=clock.now())
    running, ended = claim(store, "first")
    keeper = LeaseKeeper(deps(store, clock), [running, ended])
    assert not keeper.hold(running)
    keeper.let_go(ended)
    clock.advance(hours=1)
    keeper.renew()
    assert keeper.good_until == clock.now() + LEASE
    assert [feed.url for feed in store.work.claim_feeds(Claim("heir", clock.now(), 10, LEASE))] == [ended.url]
    store.close()


def test_a_job_that_another_worker_took_over_stays_with_it() -> None:
    store, clock = memory_store(), FrozenClock(datetime.now(UTC))
    store.feeds.add("https://a.example/feed", title="", tags=(), now=clock.now())
    keeper = LeaseKeeper(deps(store, clock), claim(store, "first"))
    clock.advance(hours=1)
    assert len(store.work.claim_feeds(Claim("heir", clock.now(), 10, LEASE))) == 1
    clock.advance(hours=1)
    keeper.renew()
    assert len(store.work.claim_feeds(Claim("third", clock.now(), 10, LEASE))) == 1
    store.close()
