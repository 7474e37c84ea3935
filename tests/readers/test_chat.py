"""The edge to a model, against a server of the real protocol."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from monitor.errors import (
    ReaderError,
    ReaderRefused,
    ReaderTimeout,
    ReaderUnreachable,
    ReaderUnusable,
    Stopped,
)
from monitor.model import Prompt
from tests.fetch.origin import Line, Script, redirect, reply
from tests.readers.conftest import MakeReader
from tests.readers.server import ModelServer, completion, dripping, endless, silent, verdict, verdicts

SCHEMA = {"type": "object"}
PROMPT = Prompt("Compare.", json.dumps({"sentences": [{"number": 1}]}), json.dumps(SCHEMA))
KEY = "sk-0123456789abcdef"


def test_the_request_is_of_the_protocol(server: ModelServer, make_reader: MakeReader) -> None:
    text = make_reader(key=KEY).answer(PROMPT)
    assert json.loads(text) == {"verdicts": [verdict(1)]}
    seen = server.origin.last
    assert (seen.method, seen.target) == ("POST", "/v1/chat/completions")
    assert seen.header("authorization") == f"Bearer {KEY}"
    assert seen.header("content-type") == "application/json"
    assert json.loads(seen.body) == {
        "model": "small",
        "messages": [{"role": "system", "content": "Compare."}, {"role": "user", "content": PROMPT.material}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "verdicts", "strict": True, "schema": SCHEMA},
        },
        "stream": False,
        "temperature": 0.0,
    }


def test_what_is_not_set_is_not_sent(server: ModelServer, make_reader: MakeReader) -> None:
    make_reader(temperature=None).answer(PROMPT)
    assert server.origin.last.header("authorization") is None
    assert "temperature" not in server.asked[-1]


@pytest.mark.parametrize("end", ["", "/", "/chat/completions", "/chat/completions/"])
def test_the_address_may_be_the_base_or_the_whole(server: ModelServer, make_reader: MakeReader, end: str) -> None:
    make_reader(url=server.url + end).answer(PROMPT)
    assert server.origin.last.target == "/v1/chat/completions"


def test_half_a_surrogate_pair_is_no_fault(server: ModelServer, make_reader: MakeReader) -> None:
    material = '{"sentences": [], "headline": "\ud800"}'
    make_reader().answer(Prompt("Compare.", material, "{}"))
    assert server.asked[-1]["messages"][1]["content"] == material


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        (reply(400), ReaderRefused, "answered (400)"),
        (reply(401), ReaderRefused, "answered (401)"),
        (reply(404), ReaderRefused, "answered (404)"),
        (reply(429, headers=[("Retry-After", "3600")]), ReaderRefused, "answered (429)"),
        (reply(500, b"x" * 100_000), ReaderRefused, "answered (500)"),
        (reply(503), ReaderRefused, "answered (503)"),
        (reply(204), ReaderRefused, "answered (204)"),
        (redirect("http://127.0.0.1:1/"), ReaderRefused, "redirects, which is not followed (302)"),
        (completion(None, refusal="I will not."), ReaderRefused, "declined"),
        (completion("", finish="content_filter"), ReaderRefused, "declined"),
        (completion("{", finish="length"), ReaderUnusable, "cut off"),
        (completion(None), ReaderUnusable, "holds no text"),
        (reply(200, b""), ReaderUnusable, "chat completions protocol"),
        (reply(200, b"{"), ReaderUnusable, "chat completions protocol"),
        (reply(200, b"\xff"), ReaderUnusable, "chat completions protocol"),
        (reply(200, b"[" * 60_000), ReaderUnusable, "chat completions protocol"),
        (reply(200, b"9" * 60_000), ReaderUnusable, "chat completions protocol"),
        (reply(200, b"[1]"), ReaderUnusable, "chat completions protocol"),
        (reply(200, b'{"choices": []}'), ReaderUnusable, "chat completions protocol"),
        (reply(200, b'{"choices": [{"message": "hello"}]}'), ReaderUnusable, "chat completions protocol"),
        (reply(200, b"x" * 70_000), ReaderUnusable, "more than 65536"),
        (reply(200, b"x", [("Content-Encoding", "br")]), ReaderUnusable, "not requested"),
        (b"SMTP ready\r\n\r\n", ReaderUnusable, "invalid response"),
        (endless, ReaderUnusable, "larger than"),
    ],
)  # fmt: skip
def test_whatever_is_no_answer_is_named(
    server: ModelServer, make_reader: MakeReader, answer: bytes | Script, error: type[ReaderError], says: str
) -> None:
    server.says(answer)
    with pytest.raises(error) as caught:
        make_reader(key=KEY).answer(PROMPT)
    assert says in str(caught.value)
    assert caught.value.advice
    assert len(server.origin.seen) == 1  # nothing is tried again, no redirect is followed
    assert KEY not in caught.value.describe()


def test_what_the_server_says_is_never_told_on(server: ModelServer, make_reader: MakeReader) -> None:
    server.says(reply(401, b'{"error": {"message": "Incorrect API key provided: ' + KEY.encode() + b'"}}'))
    with pytest.raises(ReaderRefused) as caught:
        make_reader(key=KEY).answer(PROMPT)
    assert KEY not in caught.value.describe()
    assert KEY not in repr(caught.value.__cause__)


@pytest.mark.parametrize("script", [silent, dripping])
def test_nothing_waits_longer_than_the_setting(server: ModelServer, make_reader: MakeReader, script: Script) -> None:
    server.says(script)
    with pytest.raises(ReaderTimeout):
        make_reader(seconds=0.3).answer(PROMPT)


def test_a_server_that_is_not_there(make_reader: MakeReader) -> None:
    with pytest.raises(ReaderUnreachable):
        make_reader(url="http://127.0.0.1:1/v1").answer(PROMPT)


def test_a_connection_that_breaks_in_the_answer(server: ModelServer, make_reader: MakeReader) -> None:
    server.says(lambda line: line.send(verdicts(verdict(1))[:-20]))
    with pytest.raises(ReaderError):
        make_reader().answer(PROMPT)


def test_a_name_of_this_machine_may_be_the_servers(server: ModelServer, make_reader: MakeReader) -> None:
    make_reader(url=server.origin.url("/v1", host="localhost")).answer(PROMPT)
    assert server.origin.last.header("host") == f"localhost:{server.origin.port}"


def test_a_further_question_waits_no_longer_for_its_turn(server: ModelServer, make_reader: MakeReader) -> None:
    reader = make_reader(seconds=0.4, at_once=1)
    begun = threading.Event()

    def hold(line: Line) -> None:
        begun.set()
        line.hold()

    server.says(hold, hold)
    errors: list[Exception] = []

    def ask() -> None:
        try:
            reader.answer(PROMPT)
        except ReaderError as error:
            errors.append(error)

    first = threading.Thread(target=ask)
    first.start()
    assert begun.wait(5)
    second = threading.Thread(target=ask)
    second.start()
    for thread in (first, second):
        thread.join(5)
    assert [type(error) for error in errors] == [ReaderTimeout, ReaderTimeout]


def test_closing_cuts_what_is_under_way_and_what_waits(server: ModelServer, make_reader: MakeReader) -> None:
    reader = make_reader(seconds=30, at_once=1)
    begun = threading.Event()

    def hold(line: Line) -> None:
        begun.set()
        line.hold()

    server.says(hold)
    errors: list[Any] = []

    def ask() -> None:
        try:
            reader.answer(PROMPT)
        except Stopped as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert begun.wait(5)
    reader.close()
    for thread in threads:
        thread.join(5)
    assert [type(error) for error in errors] == [Stopped, Stopped]
    with pytest.raises(Stopped):
        reader.answer(PROMPT)
    reader.close()
