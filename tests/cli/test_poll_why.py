"""`poll` reports what it did not check: sources that a daemon is checking, and hosts that asked to wait."""

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


def test_sources_that_a_daemon_is_checking(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    assert program("poll", "--all").exit_code == 0
    store = open_store(program.database)
    claim = Claim("host-77-abc", program.clock.now(), 10, LEASE, due_only=False)
    assert len(store.work.claim_feeds(claim)) == 1
    store.close()
    result = program("poll", "--all")
    assert result.exit_code == 0
    assert "passed over: 1 feed and 1 article that a running monitor is checking (host-77-abc)" in result.stderr
    assert program.json("poll", "--all")["passed_over"] == {
        "held": {"feeds": 1, "articles": 1, "by": ["host-77-abc"]},
        "waiting": {"feeds": 0, "articles": 0, "hosts": []},
    }


def test_sources_whose_host_asked_to_wait(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    origin.play("/feed", reply(429, b"", [("Retry-After", "7200")]))
    assert program("poll", "--all").exit_code == 1
    until = program.clock.now() + timedelta(hours=2)
    host = f"127.0.0.1:{origin.port}"
    result = program("poll", "--all")
    assert "passed over: 1 feed and 1 article whose hosts asked to wait" in result.stderr
    assert f"{host} until 2 Mar 2026, 11:00 UTC" in result.stderr
    waiting = program.json("poll", "--all")["passed_over"]["waiting"]
    assert (waiting["feeds"], waiting["articles"]) == (1, 1)
    (wait,) = waiting["hosts"]
    assert (wait["host"], wait["until"]) == (host, until.isoformat())
    assert "429" in wait["reason"]


def test_no_message_if_nothing_was_passed_over(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    assert "passed over" not in program("poll", "--all").stderr


def test_a_paused_feed_is_not_checked_even_if_named(program: Program, origin: Origin) -> None:
    assert program("feeds", "add", origin.url("/feed")).exit_code == 0
    assert program("feeds", "pause", "1").exit_code == 0
    assert "passed over: feed 1 is paused; `monitor feeds resume 1`" in program("poll", "1").stderr
    assert program("feeds", "resume", "1").exit_code == 0
    assert "paused" not in program("poll", "1").stderr
