"""`poll` says why it looked at less than it was asked for: a daemon has it in hand, a host asked to be left alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from monitor.model import Claim
from monitor.pipeline.dependencies import LEASE
from monitor.store import open_store
from tests.cli.conftest import Program
from tests.fetch.origin import Origin, reply
from tests.pipeline.conftest import STORY, feed_of, page_of


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as server:
        server.play("/story", reply(200, page_of("Freight train derails", *STORY).encode()))
        server.play("/feed", reply(200, feed_of(server.url("/story")).encode()))
        yield server


def test_what_a_daemon_has_in_hand(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    assert program("poll", "--all").exit_code == 0
    store = open_store(program.database)
    claim = Claim("host-77-abc", program.clock.now(), 10, LEASE, due_only=False)
    assert len(store.work.claim_feeds(claim)) == 1
    store.close()
    result = program("poll", "--all")
    assert result.exit_code == 0
    assert "passed over: 1 feed and 1 article that a running monitor has in hand (host-77-abc)" in result.stderr
    assert program.json("poll", "--all")["passed_over"] == {
        "held": {"feeds": 1, "articles": 1, "by": ["host-77-abc"]},
        "waiting": {"feeds": 0, "articles": 0, "hosts": []},
    }


def test_what_waits_for_its_host(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    origin.play("/feed", reply(429, b"", [("Retry-After", "7200")]))
    assert program("poll", "--all").exit_code == 1
    until = program.clock.now() + timedelta(hours=2)
    host = f"127.0.0.1:{origin.port}"
    result = program("poll", "--all")
    assert "passed over: 1 feed and 1 article whose hosts asked to be left alone" in result.stderr
    assert f"{host} until 2 Mar 2026, 11:00 UTC" in result.stderr
    waiting = program.json("poll", "--all")["passed_over"]["waiting"]
    assert (waiting["feeds"], waiting["articles"]) == (1, 1)
    (wait,) = waiting["hosts"]
    assert (wait["host"], wait["until"]) == (host, until.isoformat())
    assert "429" in wait["reason"]


def test_nothing_is_said_where_nothing_was_passed_over(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    assert "passed over" not in program("poll", "--all").stderr


def test_a_feed_that_is_paused_is_not_checked_when_it_is_named(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    assert program("feeds", "pause", "1").exit_code == 0
    assert "passed over: feed 1 is paused; `monitor feeds resume 1`" in program("poll", "1").stderr
    assert program("feeds", "resume", "1").exit_code == 0
    assert "paused" not in program("poll", "1").stderr
