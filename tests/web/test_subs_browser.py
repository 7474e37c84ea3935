"""A subscription made on the page: previewed while it is typed, saved, tested, and triggered by a real change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monitor.settings import Settings
from monitor.web import WebServer
from monitor.wiring import App, build
from tests.pipeline.conftest import STORY, page_of
from tests.send.servers import Mailbox, mail_server
from tests.web.expecting import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ARREST = "Police arrested a 51-year-old signalman on Tuesday and searched the control room at Fellbrook."
COUNT = "A second train with 140 passengers was stopped in time behind the Ottering tunnel."


class Outlet:
    """A site with one article that changes."""

    def __init__(self) -> None:
        self.paragraphs = STORY
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = page_of("Train derails", *outlet.paragraphs).encode()
                is_article = self.path == "/train"
                self.send_response(200 if is_article else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body) if is_article else 0))
                self.end_headers()
                self.wfile.write(body if is_article else b"")

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def article(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/train"


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    found = Outlet()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def box() -> Iterator[Mailbox]:
    serving = mail_server(Mailbox(refuse={"nobody@desk.example": "550 no such user here"}))
    # Playwright has an event loop in this thread, so the mail server's loop is made in another one.
    with ThreadPoolExecutor(1) as aside:
        yield aside.submit(serving.__enter__).result()
        aside.submit(serving.__exit__, None, None, None).result()


@pytest.fixture
def served(tmp_path: Path, box: Mailbox) -> Iterator[tuple[App, str]]:
    settings = Settings.of(
        {
            "database_url": f"sqlite:///{tmp_path}/monitor.db",
            "web": {"port": 0},
            "fetch": {"allow_networks": ["127.0.0.0/8"], "host_gap_seconds": 0.01},
            "smtp": {"host": "127.0.0.1", "port": box.port, "security": "none", "sender": "monitor@desk.example"},
        }
    )
    with build(settings) as app:
        server = WebServer(app)
        server.start()
        yield app, server.url.rstrip("/")
        server.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which no error may occur except a refused form (400)."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert [text for text in errors if "status of 400" not in text] == []


def subjects(box: Mailbox) -> list[str]:
    return [message_from_bytes(bytes(message.content), policy=policy.default)["Subject"] for message in box.messages]


def test_a_subscription_is_made_previewed_tested_and_triggered(
    served: tuple[App, str], outlet: Outlet, box: Mailbox, page: Page
):
    app, url = served
    app.pipeline.add_article(outlet.article)
    outlet.paragraphs = (*STORY, ARREST)
    app.pipeline.poll(everything=True)

    page.goto(f"{url}/subscriptions")
    page.get_by_role("link", name="New subscription").click()
    page.locator("#preview").get_by_text("1 mail").wait_for()
    expect(page.locator("#preview pre")).to_contain_text("signalman", use_inner_text=True)
    # The preview follows what is typed.
    page.get_by_label("Words").fill("tunnel")
    page.locator("#preview").get_by_text("Nothing of this week matches").wait_for()
    page.get_by_label("Words").fill("tunnel\nsignalman")
    page.locator("#preview").get_by_text("1 mail").wait_for()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Open as HTML in a new tab").click()
    opened.value.wait_for_load_state()
    expect(opened.value.locator("body")).to_contain_text("signalman", use_inner_text=True)
    opened.value.close()

    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("This is not saved")).to_be_visible()
    assert page.get_by_label("Name", exact=True).get_attribute("aria-invalid") == "true"
    assert "signalman" in page.get_by_label("Words").input_value()
    page.get_by_label("Name", exact=True).fill("night desk")
    page.get_by_label("Mail addresses").fill("ida@desk.example\nnobody@desk.example")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("night desk is saved").wait_for()

    page.get_by_role("button", name="Send a test message").click()
    page.get_by_text("550 no such user here").wait_for()
    page.get_by_text("accepted").wait_for()
    assert len(box.messages) == 1

    outlet.paragraphs = (*STORY, ARREST, COUNT)
    app.pipeline.poll(everything=True)
    sent = subjects(box)[1:]
    assert len(sent) == 1
    assert "140 passengers" in sent[0] or "second train" in sent[0]

    page.goto(f"{url}/alerts?who=ida")
    page.get_by_role("link", name="Train derails").first.click()
    expect(page.locator(".why-table")).to_contain_text("tunnel", use_inner_text=True)
    page.get_by_role("link", name="Edit this subscription").click()
    expect(page.get_by_label("Words")).to_have_value("tunnel\nsignalman")


def test_the_form_works_without_scripts(served: tuple[App, str], outlet: Outlet, browser: Browser):
    app, url = served
    app.pipeline.add_article(outlet.article)
    outlet.paragraphs = (*STORY, ARREST)
    app.pipeline.poll(everything=True)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{url}/subscriptions/new")
    plain.get_by_label("Name", exact=True).fill("plain")
    plain.get_by_label("Mail addresses").fill("ida@desk.example")
    plain.get_by_role("button", name="Preview").click()
    expect(plain.locator("#preview")).to_contain_text("1 mail", use_inner_text=True)
    expect(plain.get_by_label("Name", exact=True)).to_have_value("plain")
    plain.get_by_role("button", name="Save").click()
    expect(plain.get_by_text("plain is saved")).to_be_visible()
    context.close()
