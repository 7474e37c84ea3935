"""Request bodies of the API: what is refused before a route runs, and the error messages."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import APIRouter, Request, Response
from pydantic import Field

from monitor.web import bodies
from monitor.web.app import create_app
from monitor.web.connections import Config, Limits
from monitor.web.contract import errors
from tests.web.conftest import Serve
from tests.web.wire import dial, head, read

SLOW = 0.3
GOOD = {"name": "https://news.example/a b"}
# Bodies, and how the error message begins.
WRONG: tuple[tuple[Any, str], ...] = (
    ({}, "name: Field required"),
    ([], "body: "),
    ({**GOOD, "colour": "red"}, "colour: Extra inputs are not permitted"),
    ({**GOOD, "tags": ["x", 7]}, "tags.1: "),
    ({**GOOD, "number": "1"}, "number: "),
    ({**GOOD, "number": True}, "number: "),
    ({**GOOD, "number": 2**63}, f"number: must be at most {2**63 - 1}"),
    ({**GOOD, "flag": "yes"}, "flag: "),
    ({**GOOD, "share": 1.5}, "share: "),
    ({"name": "a\0b"}, "name: must not contain the character U+0000"),
    ({"name": "\ud800"}, "name: "),
    ({"name": ""}, "name: "),
    ({"name": 3000 * "x"}, "name: "),
)

router = APIRouter(route_class=bodies.JsonRoute, responses=errors(*bodies.WRITES))


class Wanted(bodies.RequestBody):
    """A body with a field of each type."""

    name: bodies.Name
    tags: list[bodies.Text] = Field(default=[], max_length=10)
    number: bodies.Number | None = None
    share: bodies.Share = 0.5
    flag: bodies.Flag = False


@router.post("/things", status_code=201)
def add(request: Request, response: Response, wanted: Wanted) -> Wanted:
    """A typical route with a body."""
    bodies.created(request, response, wanted.name)
    return wanted


@pytest.fixture
def things(serve: Serve) -> Iterator[httpx.Client]:
    """A client of a server that has this route in addition to those of the monitor."""
    limits = Limits(form_seconds=SLOW)
    site = create_app(serve().app, limits)
    site.include_router(router, prefix="/api/v1")
    server = uvicorn.Server(Config(site, limits, ()))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        with httpx.Client(
            base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", trust_env=False, timeout=30
        ) as client:
            yield client
        server.should_exit = True
        thread.join()


def send(things: httpx.Client, body: bytes, content_type: str = "application/json") -> httpx.Response:
    return things.post("/api/v1/things", content=body, headers={"Content-Type": content_type})


def test_a_valid_body_is_answered_201_with_a_location(things: httpx.Client):
    answer = send(things, json.dumps(GOOD).encode(), "application/json; charset=UTF-8")
    assert answer.status_code == 201
    assert answer.headers["location"] == "/api/v1/things/https%3A%2F%2Fnews.example%2Fa%20b"
    assert answer.json() == {**GOOD, "tags": [], "number": None, "share": 0.5, "flag": False}


def test_errors_name_the_field(things: httpx.Client):
    for body, message in WRONG:
        answer = send(things, json.dumps(body).encode())
        assert answer.status_code == 400, body
        assert answer.json()["message"].startswith(message), (body, answer.json())


def test_invalid_json_is_refused(things: httpx.Client):
    for body in (b"", b"{", b'{"name": "\xff"}', 30_000 * b"[", b'{"number": ' + 5000 * b"9" + b"}"):
        answer = send(things, body)
        assert (answer.status_code, answer.json()["error"]) == (400, "Bad Request"), body[:20]
    for kind in ("", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"):
        assert send(things, json.dumps(GOOD).encode(), kind).status_code == 415, kind


def test_a_long_or_slow_body_is_refused(things: httpx.Client):
    assert send(things, json.dumps({"name": bodies.BODY_BYTES * "x"}).encode()).status_code == 413
    with dial(str(things.base_url)) as sock:
        sock.sendall(head("/api/v1/things", "Content-Type: application/json", "Content-Length: 9", method="POST"))
        assert read(sock).status == 408


def test_the_allow_header_names_the_method(things: httpx.Client):
    answer = things.delete("/api/v1/things")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
