"""Fixtures: a real server on loopback with a real SQLite store, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from monitor.model import AlertDraft, AlertKind, Article, Channel, Document, Subscription
from monitor.sandbox import InlineSandbox
from monitor.settings import Settings
from monitor.web import WebServer
from monitor.web.connections import Limits
from monitor.wiring import App, build
from tests.databases import database_url, postgres_server  # noqa: F401
from tests.history.archive import Archive
from tests.prepared import prepared

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TOKEN = "a long secret of this desk"
HEBREW = (
    "בצפון נמשכות השריפות. שני כבישים נסגרו לתנועה.",
    "בצפון נמשכות השריפות. שני כבישים נסגרו לתנועה. 40 בתים פונו.",
)
JAPANESE = ("南浜市で地震があった。津波の心配はない。", "南浜市で地震があった。津波の心配はない。12人がけがをした。")

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass
class Desk:
    """A running web server, its monitor, and an HTTP client whose cookie jar starts empty."""

    app: App
    archive: Archive
    server: WebServer
    client: httpx.Client

    @property
    def url(self) -> str:
        return self.server.url.rstrip("/")

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.client.get(path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.client.post(path, **more)

    def storm(self) -> Article:
        return self.archive.story()

    def update(self, article: Article, text: str, recipient: str = "ida@desk.example") -> None:
        """Store a further version of an article, with an alert to a recipient."""
        now = self.archive.clock.now()
        draft = AlertDraft("desk", Channel.MAIL, recipient, AlertKind.UPDATE, article.title, now, picks=(0,))
        self.archive.version(article, Document.from_text(text, article.title), (draft,))


Serve = Callable[..., Desk]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with ExitStack() as stack:

        def start(
            database: str = f"sqlite:///{tmp_path}/monitor.db",
            limits: Limits = Limits(),  # noqa: B008 - a frozen value
            **web: Any,
        ) -> Desk:
            desk = Subscription("desk", to=("ida@desk.example", "ole@desk.example"), origin="config")
            settings = {
                "database_url": prepared(database),
                "web": {"port": 0, **web},
                "fetch": {"allow_networks": ["127.0.0.0/8"]},
            }
            app = stack.enter_context(build(replace(Settings.of(settings), subscriptions=(desk,))))
            # Pages are parsed in this process: a separate one takes half a second to start.
            app.sandbox = InlineSandbox()
            server = WebServer(app, limits)
            server.start()
            stack.callback(server.stop)
            client = stack.enter_context(httpx.Client(base_url=server.url, timeout=30, trust_env=False, verify=False))
            return Desk(app, Archive(app.store), server, client)

        yield start


@pytest.fixture
def desk(serve: Serve) -> Desk:
    return serve()


@pytest.fixture
def worlds(desk: Desk) -> Desk:
    """Stories in a left-to-right script, in a right-to-left script, and in a script without spaces."""
    desk.storm()
    for url, title, texts in (
        ("https://news.example/he", "שריפות בצפון", HEBREW),
        ("https://news.example/ja", "南浜市で地震", JAPANESE),
    ):
        article = desk.archive.article(url, title)
        for text in texts:
            desk.archive.version(article, replace(Document.from_text(text, title), language=url[-2:]))
    return desk


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; without it or playwright tests are skipped with a message, and fail if CI is set."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        import playwright  # noqa: F401
    except ImportError:
        found = None
    if found is None and os.environ.get("CI"):
        pytest.fail("browser tests need playwright and Chromium on PATH")
    if found is None:
        pytest.skip("NOT TESTED IN A BROWSER: playwright and Chromium on PATH are needed")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser per file: playwright keeps an event loop running, and other tests start loops of their own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which no script error and no violation of the content security policy may occur."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert errors == []
