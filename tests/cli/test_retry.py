"""`alerts retry` sends alerts again that were given up or wait for another attempt."""

from __future__ import annotations

from monitor.model import AlertState, Subscription
from tests.cli.conftest import Program
from tests.history.archive import Archive
from tests.send.servers import Mailbox, mail_server


def with_server(program: Program, port: int) -> None:
    kept = program.config.read_text("utf-8").partition("[smtp]")[0]
    server = f'[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "monitor@desk.example"\n'
    program.config.write_text(kept + server, "utf-8")


def test_all_unsent_alerts_are_tried_again(program: Program, archive: Archive) -> None:
    archive.store.subscriptions.put(
        Subscription("desk", to=("gone@desk.example", "slow@desk.example", "ida@desk.example"))
    )
    with mail_server(Mailbox(refuse={"gone@desk.example": "550 unknown", "slow@desk.example": "450 later"})) as box:
        with_server(program, box.port)
        assert program("subscriptions", "test", "desk").exit_code == 1
        refused = program.json("alerts", "list")
        assert {alert["to"]: alert["state"] for alert in refused} == {
            "gone@desk.example": "failed",
            "slow@desk.example": "queued",
            "ida@desk.example": "sent",
        }
        assert "`monitor alerts retry` sends it again" in refused[2]["last_error"]
        again = program("alerts", "retry")
        assert again.exit_code == 1
        assert "2 alerts tried again: 0 sent, 1 postponed, 1 given up" in again.stderr
        box.refuse = {}
        again = program("alerts", "retry")
        assert again.exit_code == 0
        assert "2 alerts tried again: 2 sent, 0 postponed, 0 given up" in again.stderr
        assert sorted(mail.rcpt_tos[0] for mail in box.messages) == [
            "gone@desk.example",
            "ida@desk.example",
            "slow@desk.example",
        ]
    assert {alert.state for alert in archive.store.outbox.list()} == {AlertState.SENT}
    nothing = program("alerts", "retry")
    assert (nothing.exit_code, "no alert was given up or waits" in nothing.stderr) == (0, True)


def test_only_named_alerts_are_tried_again(program: Program, archive: Archive) -> None:
    archive.store.subscriptions.put(Subscription("desk", to=("a@desk.example", "b@desk.example")))
    with mail_server(Mailbox(refuse={"a@desk.example": "550 no", "b@desk.example": "550 no"})) as box:
        with_server(program, box.port)
        program("subscriptions", "test", "desk")
        box.refuse = {}
        newest, oldest = program.json("alerts", "list")
        assert program("alerts", "retry", str(oldest["id"])).exit_code == 0
        assert [mail.rcpt_tos for mail in box.messages] == [[oldest["to"]]]
        assert program("alerts", "retry", str(oldest["id"])).exit_code == 0
        assert program("alerts", "retry", "99").exit_code == 3
    assert archive.store.outbox.get(newest["id"]).alert.state is AlertState.FAILED
