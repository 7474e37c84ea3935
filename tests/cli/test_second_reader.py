"""The second reader from the operator's side: configuration, requests by `poll`, findings of `doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from monitor.model import Opinion, ReaderOutcome
from monitor.store import open_store
from tests.cli.conftest import Program
from tests.fetch.origin import Origin, reply
from tests.pipeline.conftest import STORY, page_of
from tests.readers.server import ModelServer, verdict

KEY = "sk-0123456789abcdef"
NEWS = "The line reopened on Wednesday at noon after engineers had replaced two hundred metres of track."


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with Origin() as origin:
        yield ModelServer(origin)


def configure(program: Program, url: str, **more: object) -> None:
    keys = {"reader_url": url, "reader_model": "small", "reader_low": 0.01, "reader_high": 0.99} | more
    table = "".join(
        f"{name} = {value if isinstance(value, float | int) else repr(value)}\n" for name, value in keys.items()
    )
    program.config.write_text(
        f'database_url = "{program.database}"\n[fetch]\nallow_networks = ["127.0.0.0/8"]\nobey_robots = false\n'
        f"[judgement]\n{table}"
    )


def output_of(program: Program, *args: str, code: int = 0) -> str:
    result = program(*args)
    assert result.exit_code == code, result.output
    return " ".join(result.stdout.split())


def test_the_second_reader_judges_an_update_and_its_reason_is_shown(program: Program, server: ModelServer) -> None:
    (program.folder / "keys").mkdir()
    (program.folder / "keys" / "reader").write_text(f"{KEY}\n")
    configure(program, server.url, reader_key_file="keys/reader")
    server.judge = lambda asked: verdict(asked["number"], new=False, reason="told in the summary")
    page = [("Content-Type", "text/html; charset=utf-8")]
    first, second = (reply(200, page_of("Train derails", *text).encode(), page) for text in (STORY, (*STORY, NEWS)))
    url = server.origin.play("/train", first, second)
    output_of(program, "articles", "add", url)
    program.clock.advance(hours=1)
    output_of(program, "poll", "--all")
    (edit,) = program.json("diff", "1")["edits"]
    assert (edit["new"], edit["development"], edit["kind"]) == (NEWS, False, "wording")
    assert edit["evidence"][0] == {"reason": "second reader: told in the summary", "text": ""}
    (seen,) = [seen for seen in server.origin.seen if seen.method == "POST"]
    assert seen.header("authorization") == f"Bearer {KEY}"
    assert "reader 1 asked · 1 answered today" in output_of(program, "stats")
    assert program.json("stats")["reader"] == {"asked": 1, "answered": 1}
    assert "ok second reader: small: 1 of 500 requests made today (UTC), 1 answered" in output_of(program, "doctor")


def test_without_an_address_it_is_not_mentioned(storm: Program) -> None:
    assert "reader" not in output_of(storm, "doctor", "--offline")
    assert "reader" not in output_of(storm, "stats")
    assert storm.json("stats")["reader"] == {}


@pytest.mark.parametrize(
    ("more", "says", "code"),
    [
        ({"reader_key_file": "none"}, "judgement.reader_key_file: {folder}/none cannot be read", 1),
        ({"reader_key_file": "empty"}, "judgement.reader_key_file: {folder}/empty is empty write the key into it", 1),
        ({"reader_key_file": "two"}, "holds something else than one key", 1),
        (
            {"reader_key_file": "open"},
            "every user of this machine can read {folder}/open (judgement.reader_key_file)",
            1,
        ),
        ({}, "small at 127.0.0.1:1 cannot be reached", 1),
    ],
)
def test_doctor_reports_problems_of_the_second_reader(
    storm: Program, more: dict[str, object], says: str, code: int
) -> None:
    for name, text in (("empty", "\n"), ("two", f"{KEY} {KEY}"), ("open", KEY)):
        (storm.folder / name).write_text(text)
        (storm.folder / name).chmod(0o644 if name == "open" else 0o600)
    configure(storm, "http://127.0.0.1:1/v1", **more)
    shown = output_of(storm, "doctor", code=code)
    assert says.format(folder=storm.folder) in shown
    assert KEY not in shown


def test_doctor_warns_of_an_unencrypted_key(storm: Program) -> None:
    (storm.folder / "key").write_text(KEY)
    configure(storm, "http://models.example/v1", reader_key_file="key")
    assert "its key and the sentences go to models.example unencrypted" in output_of(storm, "doctor", "--offline")
    configure(storm, "http://localhost:8080/v1", reader_key_file="key")
    assert "unencrypted" not in output_of(storm, "doctor", "--offline")


@pytest.mark.parametrize(
    ("outcomes", "says"),
    [
        ((ReaderOutcome.ANSWERED, ReaderOutcome.TIMED_OUT), "ok second reader: small: 2 of 3 requests"),
        ((ReaderOutcome.TIMED_OUT,), "warn second reader: small: 1 of 3 requests made today (UTC), 1 timed out: most"),
        ((ReaderOutcome.ANSWERED,) * 3, "warn second reader: small: 3 of 3 requests made today (UTC), 3 answered: the"),
        ((), "ok second reader: small: 0 of 3 requests made today (UTC)"),
    ],
)
def test_doctor_reports_the_requests_of_the_day(storm: Program, outcomes: tuple[ReaderOutcome, ...], says: str) -> None:
    configure(storm, "http://127.0.0.1:1/v1", reader_per_day=3)
    now = storm.clock.now()
    store = open_store(storm.database)
    for outcome in outcomes:
        store.opinions.take_turn(now, 9)
        store.opinions.ended(now, outcome)
    store.close()
    assert says in output_of(storm, "doctor", "--offline")


def test_prune_removes_old_answers_if_configured(storm: Program) -> None:
    store = open_store(storm.database)
    old = storm.clock.now() - timedelta(days=40)
    store.opinions.ended(old, ReaderOutcome.ANSWERED, {"a": Opinion(True, None, "x")})
    store.close()
    storm.config.write_text(storm.config.read_text() + "\n[keep]\nreader_answers_days = 30\n")
    assert "1 answer of the second reader" in storm("db", "prune", "--yes").stderr
    assert "second reader" not in storm("db", "prune", "--yes").stderr


def test_an_unreadable_key_stops_poll_but_not_reading_commands(storm: Program) -> None:
    configure(storm, "http://127.0.0.1:1/v1", reader_key_file="none")
    result = storm("poll")
    assert result.exit_code == 2
    assert "judgement.reader_key_file" in result.stderr
    assert storm("log").exit_code == 0
