"""WebSub with a scripted hub on loopback: requests to the hub, verification, and pushes."""

from __future__ import annotations

import hmac
import socket
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from monitor.model import Feed, FeedState, Push, PushState
from monitor.pipeline.websub import answer_hub, keep_pushes
from monitor.testing import InlineSandbox
from monitor.web.hub import AT_ONCE, AT_ONCE_OF_ADDRESS, PushSlots
from tests.web.conftest import Desk, Serve
from tests.web.wire import dial, head, read

PUBLIC = "http://news.desk.example"


@dataclass
class Hub:
    """A publisher's feed and its hub, which records requests and answers with ``status``; tests make its calls."""

    server: ThreadingHTTPServer
    status: int = 202
    items: int = 1
    names_hub: bool = True
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def document(self) -> bytes:
        links = (
            f'<link rel="hub" href="{self.url}/hub"/><link rel="self" href="{self.url}/feed"/>'
            if self.names_hub
            else ""
        )
        entries = "".join(
            f"<entry><id>urn:{n}</id><title>Story {n}</title><link href='{self.url}/story/{n}'/>"
            f"<updated>2026-03-0{1 + n}T08:00:00Z</updated></entry>"
            for n in range(self.items)
        )
        return (
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>urn:news</id>{links}{entries}</feed>'
        ).encode()


def read_here(desk: Desk) -> None:
    """Let pages be parsed in this process; the pipeline, which the server has created already, is replaced."""
    desk.app.sandbox.close()
    del desk.app.pipeline
    desk.app.sandbox = InlineSandbox()


@pytest.fixture
def hub() -> Iterator[Hub]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_feed = self.path == "/feed"
            self.send_response(200 if is_feed else 404)
            body = found.document if is_feed else b""
            self.send_header("Content-Type", "application/atom+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            found.asked.append({name: values[0] for name, values in parse_qs(form).items()})
            self.send_response(found.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    found = Hub(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
    thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    found.server.shutdown()
    thread.join()
    found.server.server_close()


@pytest.fixture
def desk(serve: Serve, hub: Hub) -> Desk:
    """A monitor that has checked the hub's feed once."""
    desk = serve(public_url=PUBLIC)
    read_here(desk)
    desk.app.pipeline.add_feed(f"{hub.url}/feed")
    return desk


def push_of(desk: Desk) -> Push:
    (found,) = desk.app.store.pushes.of_feed(1)
    return found


def feed_of(desk: Desk) -> Feed:
    return desk.app.store.feeds.get(1)


def poll(desk: Desk) -> None:
    desk.app.pipeline.poll([1], everything=True)


def call(desk: Desk, hub: Hub, **more: str) -> httpx.Response:
    """Verify the last request to the hub, as the hub would."""
    asked = hub.asked[-1]
    params = {
        "hub.mode": asked["hub.mode"],
        "hub.topic": asked["hub.topic"],
        "hub.challenge": "4f2a",
        "hub.lease_seconds": "86400",
    }
    return desk.get(urlsplit(asked["hub.callback"]).path, params=params | {f"hub.{k}": v for k, v in more.items()})


def subscribe(desk: Desk, hub: Hub) -> None:
    assert keep_pushes(desk.app.pipeline.deps) == 1
    assert call(desk, hub).status_code == 200


def send(desk: Desk, hub: Hub, body: bytes = b"news", method: str = "sha256", spoil: str = "") -> int:
    secret = hub.asked[0]["hub.secret"]
    signature = f"{method}={hmac.digest(secret.encode(), body, method).hex()}{spoil}"
    path = urlsplit(hub.asked[0]["hub.callback"]).path
    return desk.post(path, content=body, headers={"X-Hub-Signature": signature}).status_code


def test_a_feed_that_names_a_hub_is_subscribed_to(desk: Desk, hub: Hub):
    assert push_of(desk).state is PushState.WANTED
    keep_pushes(desk.app.pipeline.deps)
    (asked,) = hub.asked
    assert asked["hub.mode"] == "subscribe"
    assert asked["hub.topic"] == f"{hub.url}/feed"
    assert asked["hub.callback"] == f"{PUBLIC}/websub/1/{push_of(desk).token}"
    assert 32 <= len(asked["hub.secret"]) < 200
    assert push_of(desk).state is PushState.ASKED
    answer = call(desk, hub)
    assert (answer.status_code, answer.text) == (200, "4f2a")
    push, now = push_of(desk), desk.app.clock.now()
    assert push.state is PushState.ACTIVE
    assert push.lease_until is not None
    assert timedelta(hours=23) < push.lease_until - now < timedelta(hours=24)
    assert timedelta(hours=19) < push.due_at - now < timedelta(hours=20)
    assert keep_pushes(desk.app.pipeline.deps) == 0


def test_without_a_public_address_nothing_is_requested_from_a_hub(serve: Serve, hub: Hub):
    desk = serve()
    read_here(desk)
    desk.app.pipeline.add_feed(f"{hub.url}/feed")
    assert keep_pushes(desk.app.pipeline.deps) == 0
    assert desk.app.store.pushes.of_feed(1) == ()


def test_unrequested_subscriptions_are_refused(desk: Desk, hub: Hub):
    keep_pushes(desk.app.pipeline.deps)
    for wrong in ({"topic": "http://evil.example/feed"}, {"mode": "unsubscribe"}, {"mode": "dance"}):
        assert call(desk, hub, **wrong).status_code == 404
    assert push_of(desk).state is PushState.ASKED


def test_an_unknown_callback_is_refused(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    assert desk.get("/websub/1/guess?hub.mode=subscribe&hub.topic=x").status_code == 404
    assert desk.post("/websub/1/guess", content=b"x").status_code == 410
    assert desk.get("/websub/1/guess").status_code == 400


def test_a_refused_subscription_is_requested_again_in_a_day(desk: Desk, hub: Hub):
    keep_pushes(desk.app.pipeline.deps)
    assert call(desk, hub, mode="denied", reason="not you").status_code == 200
    push = push_of(desk)
    assert push.last_error == "the hub refused: not you"
    assert push.due_at - desk.app.clock.now() > timedelta(hours=23)


def test_the_reason_of_a_hub_is_stored_as_one_clean_line(desk: Desk, hub: Hub):
    keep_pushes(desk.app.pipeline.deps)
    reason = "not\0 \x1b[31myou\r\nnor \u202eme\ud800 " + 900 * "x"
    assert answer_hub(
        desk.app.store, push_of(desk).token, mode="denied", topic=f"{hub.url}/feed", lease_seconds=None,
        reason=reason, now=desk.app.clock.now(),
    )  # fmt: skip
    kept = push_of(desk).last_error
    assert kept is not None
    assert kept.startswith("the hub refused: not [31myou nor me")
    assert kept.isprintable()
    assert len(kept) < 350


def test_a_failing_hub_is_retried_later(desk: Desk, hub: Hub):
    hub.status = 500
    keep_pushes(desk.app.pipeline.deps)
    push = push_of(desk)
    assert push.last_error == f"{hub.url}/hub answered 500"
    assert timedelta(minutes=9) < push.due_at - desk.app.clock.now() <= timedelta(minutes=10)
    assert keep_pushes(desk.app.pipeline.deps) == 0
    assert len(hub.asked) == 1


def test_a_signed_push_makes_the_feed_due(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    assert send(desk, hub, method="sha1") == 202
    push = push_of(desk)
    assert push.pushed_at is not None
    assert "the last one came" in desk.get("/feeds/1").text
    # The feed was checked a moment ago, so the next round of upkeep wakes it.
    keep_pushes(desk.app.pipeline.deps)
    due_at = feed_of(desk).due_at
    assert due_at is not None
    assert due_at <= desk.app.clock.now()


def test_a_push_with_a_wrong_signature_is_ignored_silently(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    path = urlsplit(hub.asked[0]["hub.callback"]).path
    assert send(desk, hub, spoil="0") == 202
    assert send(desk, hub, method="md5") == 202
    assert desk.post(path, content=b"unsigned").status_code == 202
    assert push_of(desk).pushed_at is None


def test_a_push_that_is_too_long_is_refused(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    limit = desk.app.settings.fetch.max_body_bytes
    assert send(desk, hub, body=b"x" * (limit + 1)) == 413
    assert push_of(desk).pushed_at is None


def begin(desk: Desk, path: str, signature: str, length: int) -> socket.socket:
    """Begin a push without its body."""
    sock = dial(desk.url)
    fields = (f"X-Hub-Signature: {signature}", f"Content-Length: {length}", "Expect: 100-continue")
    sock.sendall(head(path, *fields, method="POST", host="news.desk.example"))
    return sock


def test_a_body_is_read_only_if_its_callback_and_size_are_valid(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    path = urlsplit(hub.asked[0]["hub.callback"]).path
    limit = desk.app.settings.fetch.max_body_bytes
    # The response comes although no byte of the body is sent.
    for to, length, status in (("/websub/1/guess", limit, 410), (path, limit + 1, 413), (path, 10**18, 413)):
        with begin(desk, to, "", length) as sock:
            assert read(sock).status == status


def test_many_pushes_at_once_need_little_memory_and_are_limited(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    path = urlsplit(hub.asked[0]["hub.callback"]).path
    size = 9_000_000
    body = memoryview(size * b"x")
    signature = f"sha256={hmac.digest(hub.asked[0]['hub.secret'].encode(), body, 'sha256').hex()}"
    with ExitStack() as stack:
        tracemalloc.start()
        stack.callback(tracemalloc.stop)
        pushes = [stack.enter_context(begin(desk, path, signature, size)) for _ in range(AT_ONCE_OF_ADDRESS)]
        for sock in pushes:
            assert sock.recv(100).startswith(b"HTTP/1.1 100")
            sock.sendall(body[:-1])
        with begin(desk, path, signature, size) as one_more:
            answer = read(one_more)
            assert (answer.status, answer.headers["retry-after"]) == (503, "10")
        for sock in pushes:
            sock.sendall(body[-1:])
            assert read(sock).status == 202
        # Eight bodies of 9 MB were received, but only some buffers of 64 KB were held in memory.
        assert tracemalloc.get_traced_memory()[1] < size
    assert push_of(desk).pushed_at is not None
    with begin(desk, path, signature, size) as later:
        assert later.recv(100).startswith(b"HTTP/1.1 100")


def test_a_broken_push_frees_its_place(desk: Desk, hub: Hub, caplog: pytest.LogCaptureFixture):
    subscribe(desk, hub)
    path = urlsplit(hub.asked[0]["hub.callback"]).path
    has_place = []
    for _ in range(3 * AT_ONCE_OF_ADDRESS):
        with begin(desk, path, "", 1000) as sock:
            sock.sendall(b"half")
            has_place.append(sock.recv(100).startswith(b"HTTP/1.1 100"))
    assert has_place.count(True) > AT_ONCE_OF_ADDRESS
    assert send(desk, hub) == 202
    assert "Exception" not in caplog.text


def test_pushes_at_once_are_limited_by_address_and_in_total():
    slots = PushSlots()
    with ExitStack() as stack:
        places = [stack.enter_context(slots.take(f"a{n // 10}")) for n in range(50)]
        assert places == [*([True] * 8 + [False] * 2) * 4, *[False] * 10]
        assert sum(places) == AT_ONCE == 4 * AT_ONCE_OF_ADDRESS
    with slots.take("a0") as has_place:
        assert has_place


def test_a_feed_that_pushes_is_polled_more_rarely(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    poll(desk)
    without = feed_of(desk)
    assert without.due_at is not None
    send(desk, hub)
    poll(desk)
    pushed = feed_of(desk)
    assert pushed.due_at is not None
    assert pushed.due_at - desk.app.clock.now() > timedelta(minutes=55)
    assert "its hub pushes" in pushed.rhythm.reason
    # A poll finds an entry that was not pushed: the hub is not relied on until it pushes again.
    hub.items = 2
    poll(desk)
    assert push_of(desk).pushed_at is None
    assert "its hub pushes" not in feed_of(desk).rhythm.reason


def test_a_paused_or_removed_feed_is_unsubscribed(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    desk.app.store.feeds.set_state(1, FeedState.PAUSED, desk.app.clock.now())
    keep_pushes(desk.app.pipeline.deps)
    assert hub.asked[-1]["hub.mode"] == "unsubscribe"
    assert push_of(desk).state is PushState.LEAVING
    assert call(desk, hub).status_code == 200
    assert desk.app.store.pushes.of_feed(1) == ()


def test_unsubscribing_is_given_up_after_three_attempts(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    hub.status = 500
    desk.app.store.feeds.remove(1)
    archive = desk.app.store.pushes
    for _ in range(4):
        keep_pushes(desk.app.pipeline.deps)
        for push in archive.of_feed(1):
            archive.claim(push.due_at, desk.app.clock.now(), 10)
    assert [asked["hub.mode"] for asked in hub.asked] == ["subscribe", *["unsubscribe"] * 3]
    assert archive.of_feed(1) == ()


def test_a_feed_that_names_another_hub_leaves_the_old_one(desk: Desk, hub: Hub):
    subscribe(desk, hub)
    hub.names_hub, hub.items = False, 3
    poll(desk)
    assert push_of(desk).state is PushState.LEAVING
    keep_pushes(desk.app.pipeline.deps)
    assert hub.asked[-1]["hub.mode"] == "unsubscribe"
