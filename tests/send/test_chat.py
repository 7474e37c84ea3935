"""Chat services through Apprise, with HTTP servers on loopback that enforce the limits of the services."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from monitor.alerts import compose
from monitor.errors import RecipientRefused, ServerUnavailable
from monitor.model import AlertItem, AlertState, Channel, Subscription
from monitor.send import AppriseSender
from monitor.testing import InlineSandbox
from tests.alerts.building import NOW, ONLINE, added, article, item
from tests.delivery.test_outlets import app_of
from tests.send.servers import http_server, web_hook

pytest.importorskip("apprise")
# Apprise imports a module that is deprecated, and was removed in Python 3.13.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    return len(text.encode())


@dataclass
class Service:
    """A service that accepts texts up to a size; ``texts`` and ``refused`` are the received ones."""

    most: int
    measure: Callable[[str], int]
    port: int = 0
    texts: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def text_of(payload: dict[str, object]) -> str:
    """The text in a payload of Mattermost, Rocket.Chat, ntfy, JSON or Signal."""
    return str(payload.get("text") or payload.get("message") or "")


@contextmanager
def service(most: int, measure: Callable[[str], int]) -> Iterator[Service]:
    running = Service(most, measure)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            text = text_of(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            fits = running.measure(text) <= running.most
            (running.texts if fits else running.refused).append(text)
            self.send_response(200 if fits else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with http_server(Handler) as port:
        running.port = port
        yield running


# An address, the limit of its service, and the measure of text.
SERVICES: list[tuple[str, int, Callable[[str], int]]] = [
    ("mmost://127.0.0.1:{port}/abcdefghijklmnopqrstuvwx", 4000, utf16),
    (
        "rocket://abcd1234abcd1234abcd1234abcd1234/abcd1234abcd1234abcd1234abcd1234@127.0.0.1:{port}/%23news",
        1000,
        utf16,
    ),
    ("ntfy://127.0.0.1:{port}/news", 4096, utf8),
    ("json://127.0.0.1:{port}/", 32768, utf16),
    ("signal://127.0.0.1:{port}/15555555555/15555555556", 32768, utf16),
]
PROSE = {
    "english": "The water rose again during the night and reached the sandbags. ",
    "russian": "Вода снова поднялась за ночь и дошла до мешков с песком. ",
    "chinese": "洪水夜間再次上漲，堤防出現裂縫。",
    "arabic": "ارتفع منسوب المياه مرة أخرى أثناء الليل. ",
    "emoji": "👩‍👩‍👧‍👦🇨🇿👍🏽 ",
}


def passage(language: str) -> str:
    return PROSE[language] * (200 // utf16(PROSE[language]) + 1)


def news(language: str, address: str, count: int, stories: int = 1, times: int = 1) -> list[AlertItem]:
    made = []
    for number in range(1, stories + 1):
        edits = [added(f"{at} {times * passage(language)}".strip(), score=0.9 - at / 10_000) for at in range(count)]
        about = article(number, f"Flood {number}")
        made.append(item(edits, number=number, about=about, channel=Channel.APPRISE, recipient=address))
    return made


@pytest.mark.parametrize(("address", "most", "measure"), SERVICES)
def test_long_messages_are_accepted(address: str, most: int, measure: Callable[[str], int]) -> None:
    sender = AppriseSender(InlineSandbox())
    with service(most, measure) as running:
        named = address.format(port=running.port)
        for language in PROSE:
            for count, stories in ((1, 1), (40, 1), (10, 60)):
                items = news(language, named, count, stories)
                sender.send(compose(items, options=ONLINE, now=NOW, limit=sender.limit(named)))
    assert running.refused == []
    assert len(running.texts) == 3 * len(PROSE)
    for text in running.texts:
        assert "https://news.example.org/articles/" in text
        assert "\\" not in text


@pytest.mark.parametrize("language", PROSE)
def test_lengths_around_the_limit(language: str) -> None:
    """Messages grow until sentences are omitted: each is accepted, and none is shorter than necessary."""
    sender = AppriseSender(InlineSandbox())
    with service(4000, utf16) as running:
        named = f"mmost://127.0.0.1:{running.port}/abcdefghijklmnopqrstuvwx"
        for count in range(1, 40):
            items = news(language, named, count, times=3)
            sender.send(compose(items, options=ONLINE, now=NOW, limit=sender.limit(named)))
    assert running.refused == []
    sizes = [utf16(text) for text in running.texts]
    cut = [size for size, text in zip(sizes, running.texts, strict=True) if " more: https://" in text]
    assert cut
    assert min(cut) > 4000 - 2 * utf16(3 * passage(language)) - 100


def test_the_limits_of_services() -> None:
    sender = AppriseSender(InlineSandbox())
    discord = sender.limit("discord://1234567890/abcdefghijkl")
    telegram = sender.limit("tgram://123456789:AABBCCDDEEFFGGHHIIJJKKLLMMNNOOPP/1234")
    assert discord is not None
    assert telegram is not None
    assert (discord.text, discord.together, discord.measure("👍")) == (2000, True, 2)
    assert (telegram.text, telegram.title, telegram.measure("é👍")) == (4096, 0, 3)
    ntfy = sender.limit("ntfy://127.0.0.1/news")
    assert ntfy is not None
    assert ntfy.measure("洪" * 1300) <= ntfy.text < ntfy.measure("洪" * 1366)
    assert sender.limit("json://127.0.0.1/?overflow=split") is None
    assert sender.limit("nosuch://token") is None


@pytest.mark.parametrize(
    ("status", "permanent"),
    [
        *((status, True) for status in (400, 401, 403, 404, 413, 422)),
        *((status, False) for status in (408, 425, 429, 500, 502, 503)),
    ],
)
@pytest.mark.parametrize("kind", ["json", "mmost", "ntfy", "form", "xml"])
def test_permanent_and_temporary_refusals(status: int, permanent: bool, kind: str) -> None:
    with web_hook() as hook:
        hook.status = status
        port = hook.url.rsplit(":", 1)[1]
        address = f"{kind}://127.0.0.1:{port}abcdefghijklmnopqrstuvwx"
        message = compose(news("english", address, 1), options=ONLINE, now=NOW)
        with pytest.raises(RecipientRefused if permanent else ServerUnavailable, match=str(status)) as refused:
            AppriseSender(InlineSandbox()).send(replace(message, recipient=address))
    assert refused.value.permanent is permanent
    assert "abcdefghijkl" not in refused.value.describe()
    assert hook.received


def test_a_service_that_does_not_run_is_a_temporary_failure() -> None:
    with web_hook() as hook:
        address = hook.url.replace("http", "json")
    message = compose(news("english", address, 1), options=ONLINE, now=NOW)
    with pytest.raises(ServerUnavailable):
        AppriseSender(InlineSandbox()).send(message)


@pytest.mark.parametrize(
    ("status", "state", "said"),
    [
        (400, AlertState.FAILED, "the json service refused the message (400)"),
        (503, AlertState.QUEUED, "the json service did not accept the message (it answered 503)"),
    ],
)
def test_a_refusal_fails_the_alert(tmp_path: Path, status: int, state: AlertState, said: str) -> None:
    with web_hook() as hook, app_of(tmp_path) as app:
        hook.status = status
        app.store.subscriptions.put(Subscription("desk", apprise=(hook.url.replace("http://", "json://"),)))
        app.pipeline.send_sample("desk")
        (kept,) = app.store.outbox.list()
        assert kept.state is state
        assert said in (kept.last_error or "")
        hook.status = 200
        app.store.outbox.retry([kept.id], app.clock.now())
        assert app.pipeline.deliver().sent == 1


def test_the_pipeline_keeps_the_limit_of_a_service(tmp_path: Path) -> None:
    with service(1000, utf16) as running, app_of(tmp_path) as app:
        address = SERVICES[1][0].format(port=running.port)
        app.store.subscriptions.put(Subscription("desk", apprise=(address,)))
        assert app.pipeline.send_sample("desk").sent == 1
    ((text,), refused) = (running.texts, running.refused)
    assert refused == []
    assert "closed the northern channel" in text
    assert "sample" in text
