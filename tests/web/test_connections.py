"""Slow, silent and many clients, against the real server with short limits."""

from __future__ import annotations

import asyncio
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from monitor.web.connections import Config, Limits
from tests.web.conftest import TOKEN, Desk, Serve
from tests.web.wire import ask, dial, head, read

PATIENT = Limits(head_seconds=60, total_seconds=60)
# The test's own address is not among the proxies, so that the limit for one address applies.
ELSEWHERE = ["192.0.2.0/24"]
HALF_A_FORM = head("/login", "Content-Length: 100", "Content-Type: application/x-www-form-urlencoded", method="POST")


def is_dropped(sock: socket.socket, *, trickle: bytes = b"") -> bool:
    """Whether the server ends the connection without a response, while ``trickle`` is sent again and again."""
    sock.settimeout(0.02 if trickle else 20)
    for _ in range(1000):
        try:
            sock.sendall(trickle)
            return sock.recv(1) == b""
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


@pytest.fixture
def hasty(serve: Serve) -> Desk:
    """A server with a short limit for heads only, because responses may be slow on a busy machine."""
    return serve(limits=replace(PATIENT, head_seconds=0.5), token=TOKEN)


@pytest.fixture
def brief(serve: Serve) -> Desk:
    """A server with a short limit for whole requests."""
    return serve(limits=replace(PATIENT, total_seconds=0.5), token=TOKEN)


def test_a_silent_client_is_dropped(hasty: Desk):
    with dial(hasty.url) as sock:
        assert is_dropped(sock)


def test_a_slow_head_is_dropped(hasty: Desk):
    with dial(hasty.url) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        assert is_dropped(sock, trickle=b"x")


def test_a_slow_second_head_is_dropped(hasty: Desk):
    with dial(hasty.url) as sock:
        sock.sendall(head("/login"))
        assert read(sock).status == 200
        assert is_dropped(sock, trickle=b"x")


def test_a_slow_body_is_dropped(brief: Desk):
    with dial(brief.url) as sock:
        sock.sendall(HALF_A_FORM)
        assert is_dropped(sock, trickle=b"x")


def test_a_body_that_continues_after_the_response_is_dropped(hasty: Desk):
    with dial(hasty.url) as sock:
        sock.sendall(head("/websub/1/guess", "Content-Length: 1000000", method="POST"))
        assert read(sock).status == 410
        assert is_dropped(sock, trickle=b"x")


def test_a_client_that_reads_no_responses_is_dropped(brief: Desk):
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.settimeout(20)
        sock.connect((brief.server._web.host, int(brief.url.rpartition(":")[2])))
        # More than the buffers on both sides can hold: 5 MB of a script.
        sock.sendall(100 * head("/static/htmx.min.js"))
        waiting = select.poll()
        waiting.register(sock, select.POLLHUP | select.POLLERR)
        assert waiting.poll(20_000)


def test_many_requests_are_served_on_one_connection(serve: Serve):
    desk = serve(token=TOKEN)
    with dial(desk.url) as sock:
        for _ in range(20):
            sock.sendall(head("/login"))
            assert read(sock).status == 200
        # Two requests sent at once are answered in order.
        sock.sendall(head("/healthz") + head("/nothing", "Connection: close"))
        seen = b""
        while piece := sock.recv(65536):
            seen += piece
    assert seen.count(b"HTTP/1.1 ") == 2
    assert seen.index(b"200 OK") < seen.index(b"303 See Other")


def test_the_longest_idle_connection_makes_room(serve: Serve):
    desk = serve(limits=replace(PATIENT, connections=4))
    with ExitStack() as stack:
        idle = [stack.enter_context(dial(desk.url)) for _ in range(4)]
        # A response on the newest shows that the server has accepted all of them.
        idle[3].sendall(head("/healthz"))
        assert read(idle[3]).status == 200
        assert ask(desk.url, "/").status == 200
        assert is_dropped(idle[0])
        idle[1].sendall(head("/healthz"))
        assert read(idle[1]).status == 200


class Working:
    """An application that answers only once ``may_finish`` is set."""

    def __init__(self) -> None:
        self.started, self.may_finish = threading.Semaphore(0), threading.Event()

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.started.release()
        await asyncio.to_thread(self.may_finish.wait, 20)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"done"})


@contextmanager
def serving(application: Working, limits: Limits) -> Iterator[str]:
    """Serve an application, and yield its address."""
    server = uvicorn.Server(Config(application, limits, ()))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            application.may_finish.set()
            server.should_exit = True
            thread.join(20)


def test_a_connection_that_is_processing_a_request_is_not_dropped() -> None:
    working = Working()
    with serving(working, replace(PATIENT, connections=4)) as url, ExitStack() as stack:
        busy = [stack.enter_context(dial(url)) for _ in range(4)]
        for sock in busy:
            sock.sendall(head("/healthz"))
            assert working.started.acquire(timeout=20)
        with dial(url) as one_more:
            answer = read(one_more)
        assert (answer.status, answer.headers["retry-after"]) == (503, "10")
        assert answer.headers["x-content-type-options"] == "nosniff"
        working.may_finish.set()
        assert read(busy[0]).status == 200


def wait_for_form(sock: socket.socket) -> None:
    """Announce a form; the interim response 100 shows that the server waits for it."""
    sock.sendall(HALF_A_FORM.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n"))
    assert sock.recv(100).startswith(b"HTTP/1.1 100")


def test_the_connection_that_waits_longest_for_a_body_makes_room(serve: Serve):
    desk = serve(limits=replace(PATIENT, connections=4), token=TOKEN)
    with ExitStack() as stack:
        slow = [stack.enter_context(dial(desk.url)) for _ in range(4)]
        for sock in slow:
            wait_for_form(sock)
        assert ask(desk.url, "/healthz").status == 200
        assert is_dropped(slow[0])
        slow[1].sendall(100 * b"x")
        assert read(slow[1]).status == 403


def test_a_form_has_to_arrive_soon(serve: Serve):
    desk = serve(limits=replace(PATIENT, form_seconds=0.3), token=TOKEN)
    with dial(desk.url) as sock:
        sock.sendall(HALF_A_FORM + b"x")
        answer = read(sock)
        assert (answer.status, answer.headers["connection"]) == (408, "close")
        assert sock.recv(1) == b""


def test_a_response_before_the_end_of_the_body_is_the_last_one(serve: Serve):
    desk = serve(limits=PATIENT, token=TOKEN)
    with dial(desk.url) as sock:
        sock.sendall(head("/healthz", "Content-Length: 100"))
        answer = read(sock)
        assert (answer.status, answer.headers["connection"]) == (200, "close")
        # Further bytes are not treated as a request.
        sock.sendall(100 * b"x" + head("/healthz"))
        assert sock.recv(1) == b""
    with dial(desk.url) as sock:
        for _ in range(2):
            sock.sendall(head("/healthz", "Content-Length: 3") + b"abc")
            assert "connection" not in read(sock).headers


def test_a_body_in_tiny_pieces_is_refused(serve: Serve):
    desk = serve(limits=PATIENT, token=TOKEN)
    for path in ("/healthz", "/login"):
        with dial(desk.url) as sock:
            sock.sendall(head(path, "Transfer-Encoding: chunked", method="POST") + 500_000 * b"1\r\na\r\n")
            assert read(sock).status in (400, 405)
            assert sock.recv(1) == b""
    assert ask(desk.url, "/healthz").status == 200


def test_endless_bytes_after_the_last_response_are_cut_off(serve: Serve):
    desk = serve(limits=replace(PATIENT, lingering_seconds=60.0), token=TOKEN)
    with dial(desk.url) as sock:
        sock.sendall(head("/healthz", "Content-Length: 1000000000"))
        assert read(sock).status == 200
        with pytest.raises(ConnectionError):
            sock.sendall(50_000_000 * b"x")


def test_a_body_with_two_lengths_is_refused(desk: Desk):
    with dial(desk.url) as sock:
        lengths = ("Content-Length: 5", "Transfer-Encoding: chunked")
        sock.sendall(head("/login", *lengths, method="POST") + b"0\r\n\r\n" + head("/healthz"))
        answer = read(sock)
        assert (answer.status, answer.headers["connection"]) == (400, "close")
        assert sock.recv(1) == b""


def test_one_address_cannot_take_all_connections(serve: Serve):
    desk = serve(limits=replace(PATIENT, connections_of_address=2), token=TOKEN, proxies=ELSEWHERE)
    with ExitStack() as stack:
        first, second, third = (stack.enter_context(dial(desk.url)) for _ in range(3))
        third.sendall(head("/healthz"))
        assert read(third).status == 200
        assert is_dropped(first)
        second.sendall(head("/healthz"))
        assert read(second).status == 200


def test_a_configured_proxy_may_have_more_connections(serve: Serve):
    desk = serve(limits=replace(PATIENT, connections_of_address=2))
    with ExitStack() as stack:
        for sock in [stack.enter_context(dial(desk.url)) for _ in range(8)]:
            sock.sendall(head("/healthz"))
            assert read(sock).status == 200


def test_a_long_head_is_refused(desk: Desk):
    # Both at once and in pieces that the parser has to buffer.
    for target, field in (
        ("/search?x=" + 20_000 * "x", "X: y"),
        (20_000 * "/x", "X: y"),
        ("/", "Cookie: " + 20_000 * "x"),
    ):
        assert ask(desk.url, target, field).status == 431
        with dial(desk.url) as sock:
            sock.sendall(head(target, field)[:-4])
            assert read(sock).status == 400
    assert ask(desk.url, "/search?q=" + 400 * "x").status == 200


def test_other_protocols_are_refused(desk: Desk):
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    fields = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", key)
    assert ask(desk.url, "/api/feeds", *fields, host="evil.example").status == 421
    with dial(desk.url) as sock:
        sock.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        assert read(sock).status in (400, 505)


def test_a_disconnected_client_is_not_logged_as_an_error(serve: Serve, caplog: pytest.LogCaptureFixture):
    desk = serve(token=TOKEN)
    for _ in range(3):
        with dial(desk.url) as sock:
            sock.sendall(HALF_A_FORM.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n"))
            assert sock.recv(100).startswith(b"HTTP/1.1 100")
        assert ask(desk.url, "/healthz").status == 200
    assert "Exception" not in caplog.text
