"""Requests to a server that the operator configured: allowed addresses and limits."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest

from monitor.errors import AddressRefused, BadResponse, BodyTooLarge, ConnectFailed
from monitor.fetch import FetchOptions, HttpAsker
from tests.fetch.origin import Origin, redirect, reply
from tests.fetch.relay import Relay


@contextlib.contextmanager
def asker(**options: Any) -> Iterator[HttpAsker]:
    resolve = options.pop("resolve", None)
    made = HttpAsker(
        FetchOptions(**{"timeout_seconds": 5.0, "max_body_bytes": 1000} | options),
        **({"resolve": resolve} if resolve else {}),
    )
    yield made
    made.close()


def test_a_private_address_is_allowed(origin: Origin) -> None:
    url = origin.play("/x", reply(200, b"yes"))
    with asker() as ask:
        assert ask.ask(url, {"Content-Type": "text/plain"}, b"why?") == (200, b"yes")
    seen = origin.last
    assert (seen.method, seen.body, seen.header("content-length")) == ("POST", b"why?", "4")
    assert seen.header("user-agent")
    assert origin.asked == ["/x"]  # no robots.txt before it


def test_a_connection_is_reused(origin: Origin) -> None:
    url = origin.play("/x", reply(200, b"yes"))
    with asker() as ask:
        for _ in range(3):
            ask.ask(url, {}, b"")
    assert origin.connections == 1


def test_only_the_body_of_a_200_is_read(origin: Origin) -> None:
    url = origin.play("/x", reply(500, b"x" * 5000), redirect("/y"))
    with asker() as ask:
        assert ask.ask(url, {}, b"") == (500, b"")
        assert ask.ask(url, {}, b"") == (302, b"")
    assert origin.asked == ["/x", "/x"]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reply(200, b"x" * 1001), BodyTooLarge),
        (reply(200, b"x" * 10, length=2000), BodyTooLarge),
        (reply(200, b"x", [("Content-Encoding", "gzip")]), BadResponse),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n", BadResponse),
    ],
)
def test_a_response_is_limited(origin: Origin, answer: bytes, error: type[Exception]) -> None:
    url = origin.play("/x", answer)
    with asker() as ask, pytest.raises(error):
        ask.ask(url, {}, b"")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http://user:secret@127.0.0.1/", "127.0.0.1:80"])
def test_an_invalid_address_is_refused(url: str) -> None:
    with asker() as ask, pytest.raises(AddressRefused):
        ask.ask(url, {}, b"")


def test_a_proxy_is_used_if_set(origin: Origin) -> None:
    origin.play("/x", reply(200, b"yes"))
    with (
        Relay({"models.example": origin.port}) as relay,
        asker(proxy=f"http://127.0.0.1:{relay.port}", resolve=lambda *_: ("127.0.0.1",)) as ask,
    ):
        assert ask.ask("http://models.example/x", {}, b"") == (200, b"yes")
        assert relay.asked == ["POST http://models.example/x"]


def test_a_server_that_does_not_run(origin: Origin) -> None:
    with asker() as ask, pytest.raises(ConnectFailed):
        ask.ask("http://127.0.0.1:1/", {}, b"")
