"""An error that many alerts share is said once, with how many they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.store import open_store
from tests.cli.conftest import Program
from tests.store.desk import draft

MANY = 12
CAUSE = "SendError: no way to send by mail is set up (set smtp.host and smtp.sender in the configuration)"


@pytest.fixture
def unsent(program: Program) -> Program:
    """A monitor without a mail server, and alerts to two recipients."""
    store = open_store(program.database)
    now = program.clock.now()
    drafts = [draft("desk@example.org", subject=f"News {number}") for number in range(MANY)]
    store.outbox.queue([replace(item, due_at=now) for item in (*drafts, draft("night@example.org"))], now)
    store.close()
    return program


@pytest.mark.parametrize(("command", "code"), [("deliver", 1), ("poll", 0)])
def test_why_nothing_was_sent_is_said_once_for_each_recipient(unsent: Program, command: str, code: int) -> None:
    result = unsent(command)
    assert result.exit_code == code
    said = " ".join(result.stderr.split())
    assert said.count("not sent:") == 2
    assert f"not sent: desk@example.org: {CAUSE} ({MANY} messages)" in said
    assert f"not sent: night@example.org: {CAUSE}" in said


def test_json_has_each_cause_once(unsent: Program) -> None:
    assert unsent.json("poll")["errors"] == [
        f"desk@example.org: {CAUSE} ({MANY} messages)",
        f"night@example.org: {CAUSE}",
    ]


def test_a_list_has_each_error_once_with_the_first_that_have_it(unsent: Program) -> None:
    unsent("poll")
    said = unsent("alerts", "list").stdout.splitlines()
    assert said[-1] == f"13, 12, 11, 10, 9 and 8 more  {CAUSE}"
    assert sum("no way to send" in line for line in said) == 1
