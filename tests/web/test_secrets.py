"""No page and no answer shows the address of a webhook or chat service, which hold secrets; nor does a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from fastapi.routing import APIRoute

from monitor.alerts import MailOptions, compose, unsubscribe_url
from monitor.model import AlertDraft, AlertKind, Channel, Subscription
from monitor.web.app import PAGES, create_app
from tests.web.conftest import Desk

SECRET = "tR0ub4dorTokenOfOursOf2026"
CHAT = f"mmost://127.0.0.1:1/{SECRET}wxyz"
HOOK = f"http://127.0.0.1:1/{SECRET}?key={SECRET}"


# Apprise imports a module that Python 3.13 no longer has, where it is there.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A subscription that tells a chat and a webhook, with an alert to each that failed."""
    desk.storm()
    shelf, now = desk.app.store.subscriptions, desk.shelf.clock.now()
    shelf.put(Subscription("chats", webhook=HOOK, apprise=(CHAT,)))
    for channel, address in ((Channel.APPRISE, CHAT), (Channel.WEBHOOK, HOOK)):
        draft = AlertDraft("chats", channel, address, AlertKind.SAMPLE, "Sample alert", now)
        desk.app.store.outbox.queue([draft], now)
    desk.app.pipeline.deliver()
    return desk


def link(desk: Desk, recipient: str) -> str:
    options = MailOptions(public_url="https://news.example.org", secret=desk.app.secret)
    parts = urlsplit(unsubscribe_url(options, "chats", recipient) or "")
    return f"{parts.path}?{parts.query}"


def test_no_page_shows_a_secret(full: Desk) -> None:
    pages_known = [route for room in PAGES for route in room.router.routes if isinstance(route, APIRoute)]
    routes = {route.path for route in pages_known if "GET" in route.methods} | {"/metrics", "/healthz"}
    routes |= {path for path, ways in create_app(full.app).openapi()["paths"].items() if "get" in ways}
    assert {"/alerts", "/subscriptions", "/api/v1/alerts", "/api/v1/subscriptions", "/unsubscribe"} <= routes
    for route in sorted(routes):
        path = re.sub(r"\{[^}]*\}", "1", route)
        assert SECRET not in full.get(path, params={"q": "harbour"} if path.endswith("search") else {}).text, path


def test_recipients_are_named(full: Desk) -> None:
    names = {full.app.name_of(address) for address in (CHAT, HOOK)}
    assert {alert["to"] for alert in full.get("/api/alerts").json()} == names
    for page in ("/alerts", "/subscriptions"):
        assert all(name in full.get(page).text for name in names)
    (chats,) = [item for item in full.get("/api/subscriptions").json() if item["name"] == "chats"]
    assert {chats["webhook"], *chats["chats"]} == names


def test_a_chat_leaves_by_a_link_that_says_nothing(full: Desk) -> None:
    for address in (CHAT, HOOK):
        at = link(full, address)
        asked = full.get(at)
        assert asked.status_code == 200
        assert SECRET not in at + asked.text
        assert full.app.name_of(address) in asked.text
        done = full.post(at)
        assert (done.status_code, SECRET in done.text) == (200, False)
    assert full.app.store.subscriptions.unsubscribed() == {("chats", CHAT), ("chats", HOOK)}


def test_a_message_to_a_chat_holds_no_secret(full: Desk) -> None:
    for alert in full.app.store.outbox.list():
        options = MailOptions(public_url="https://news.example.org", secret=full.app.secret)
        message = compose([full.app.store.outbox.get(alert.id)], options=options, now=full.shelf.clock.now())
        assert SECRET not in message.subject + message.text + str(message.headers) + str(message.payload)
        assert alert.channel is Channel.WEBHOOK or "/unsubscribe?u=" in message.text
