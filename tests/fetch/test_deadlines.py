"""Slow servers, and servers that send without end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from monitor.errors import BadResponse, FetchError, FetchTimeout, Stopped
from monitor.fetch import HttpFetcher
from monitor.ports import Request
from tests.fetch.conftest import MakeFetcher
from tests.fetch.origin import Line, Origin, Script, reply

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"


def drip_body(line: Line) -> None:
    line.send(HEAD)
    line.drip(b"x")


def drip_head(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n")
    line.drip(b"X-More: and more\r\n")


def drip_hints(line: Line) -> None:
    line.drip(b"HTTP/1.1 103 Early Hints\r\n\r\n", every=0.001)


def drip_chunks(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    line.drip(b"1\r\nx\r\n")


@pytest.mark.parametrize("script", [drip_body, drip_head, drip_hints, drip_chunks])
def test_a_dripping_server_is_aborted_at_the_deadline(
    origin: Origin, make_fetcher: MakeFetcher, script: Script
) -> None:
    fetcher = make_fetcher(timeout_seconds=0.3)
    began = time.monotonic()
    with pytest.raises(FetchTimeout, match=r"did not finish within 0\.3 seconds"):
        fetcher.fetch(Request(origin.play("/", script)))
    assert 0.25 < time.monotonic() - began < 2


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX: y", HEAD + b"x"])
def test_a_silent_server_is_aborted_sooner(origin: Origin, make_fetcher: MakeFetcher, start: bytes) -> None:
    def script(line: Line) -> None:
        line.send(start)
        line.hold()

    fetcher = make_fetcher(timeout_seconds=5, silence_seconds=0.15)
    with pytest.raises(FetchTimeout, match=r"nothing for 0\.15 seconds"):
        fetcher.fetch(Request(origin.play("/", script)))


def test_the_deadline_covers_all_redirects(origin: Origin, make_fetcher: MakeFetcher) -> None:
    def slow_redirect(line: Line) -> None:
        line.closing.wait(0.12)
        line.send(reply(302, headers=[("Location", f"/{len(origin.seen)}")]))

    for at in range(6):
        origin.play(f"/{at}", slow_redirect)
    with pytest.raises(FetchTimeout):
        make_fetcher(timeout_seconds=0.3).fetch(Request(origin.url("/0")))
    assert 2 <= len(origin.seen) <= 3


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"y" * 70_000 + b"\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: y\r\n" * 7000 + b"Content-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Endless: " + b"y" * 300_000,
    ],
)
def test_a_header_that_is_too_large(origin: Origin, fetcher: HttpFetcher, head: bytes) -> None:
    with pytest.raises(BadResponse):
        fetcher.fetch(Request(origin.play("/", head)))


def in_thread(work: Callable[[], object]) -> tuple[threading.Thread, list[BaseException]]:
    caught: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except FetchError as error:
            caught.append(error)
        except Stopped as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, caught


def test_closing_aborts_running_and_waiting_requests(origin: Origin, make_fetcher: MakeFetcher) -> None:
    arrived = threading.Event()

    def hold(line: Line) -> None:
        arrived.set()
        line.send(HEAD)
        line.hold()

    fetcher = make_fetcher(timeout_seconds=20, max_connections=2)
    reading = in_thread(lambda: fetcher.fetch(Request(origin.play("/", hold))))
    waiting = in_thread(lambda: fetcher.fetch(Request(origin.url("/"))))
    assert arrived.wait(5)
    began = time.monotonic()
    fetcher.close()
    for thread, caught in (reading, waiting):
        thread.join(5)
        assert [type(error) for error in caught] == [Stopped]
    assert time.monotonic() - began < 2
    with pytest.raises(Stopped):
        fetcher.fetch(Request(origin.url("/")))
