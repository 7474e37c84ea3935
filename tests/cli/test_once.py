"""An error that many alerts share is shown once, with their number."""

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
def test_the_reason_for_unsent_alerts_is_shown_once_per_recipient(unsent: Program, command: str, code: int) -> None:
    result = unsent(command)
    assert result.exit_code == code
    text = " ".join(result.stderr.split())
    assert text.count("not sent:") == 2
    assert f"not sent: desk@example.org: {CAUSE} ({MANY} messages)" in text
    assert f"not sent: night@example.org: {CAUSE}" in text


def test_json_has_each_cause_once(unsent: Program) -> None:
    assert unsent.json("poll")["errors"] == [
        f"desk@example.org: {CAUSE} ({MANY} messages)",
        f"night@example.org: {CAUSE}",
    ]


def test_a_list_shows_each_error_once_with_its_first_items(unsent: Program) -> None:
    unsent("poll")
    lines = unsent("alerts", "list").stdout.splitlines()
    assert lines[-1] == f"13, 12, 11, 10, 9 and 8 more  {CAUSE}"
    assert sum("no way to send" in line for line in lines) == 1
