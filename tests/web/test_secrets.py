"""Addresses of webhooks and chat services contain secrets: no page, response or link shows them."""

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


# Apprise imports imghdr, which is deprecated and was removed in Python 3.13.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A subscription with a chat service and a webhook, and a failed alert to each."""
    desk.storm()
    archive, now = desk.app.store.subscriptions, desk.archive.clock.now()
    archive.put(Subscription("chats", webhook=HOOK, apprise=(CHAT,)))
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
    known = {"/alerts/{number:int}", "/subscriptions", "/subscriptions/{name:path}/edit", "/unsubscribe"}
    assert known | {"/api/v1/alerts/{number}", "/api/v1/subscriptions/{name}"} <= routes
    for route in sorted(routes):
        path = re.sub(r"\{[^}]*\}", "1", re.sub(r"\{name[^}]*\}", "chats", route))
        assert SECRET not in full.get(path, params={"q": "harbour"} if path.endswith("search") else {}).text, path


def test_recipients_are_shown_by_name(full: Desk) -> None:
    names = {full.app.name_of(address) for address in (CHAT, HOOK)}
    assert {alert["to"] for alert in full.get("/api/alerts").json()} == names
    for page in ("/alerts", "/subscriptions"):
        assert all(name in full.get(page).text for name in names)
    (chats,) = [item for item in full.get("/api/subscriptions").json() if item["name"] == "chats"]
    assert {chats["webhook"], *chats["chats"]} == names


def test_the_unsubscribe_link_of_a_chat_contains_no_secret(full: Desk) -> None:
    for address in (CHAT, HOOK):
        at = link(full, address)
        asked = full.get(at)
        assert asked.status_code == 200
        assert SECRET not in at + asked.text
        assert full.app.name_of(address) in asked.text
        done = full.post(at)
        assert (done.status_code, SECRET in done.text) == (200, False)
    assert full.app.store.subscriptions.unsubscribed() == {("chats", CHAT), ("chats", HOOK)}


def test_a_message_to_a_chat_contains_no_secret(full: Desk) -> None:
    for alert in full.app.store.outbox.list():
        options = MailOptions(public_url="https://news.example.org", secret=full.app.secret)
        message = compose([full.app.store.outbox.get(alert.id)], options=options, now=full.archive.clock.now())
        assert SECRET not in message.subject + message.text + str(message.headers) + str(message.payload)
        assert alert.channel is Channel.WEBHOOK or "/unsubscribe?u=" in message.text


FIELDS = {"name": "chats", "updates": "on", "mode": "instant", "weight": "0", "subjects": "news", "kept": "chats"}


def test_a_form_keeps_addresses_given_by_display_name(full: Desk) -> None:
    hook, chat = full.app.name_of(HOOK), full.app.name_of(CHAT)
    form = full.get("/subscriptions/chats/edit").text
    assert hook in form
    assert chat in form
    saved = full.post("/subscriptions/chats/edit", data=FIELDS | {"webhook": hook, "apprise": chat, "words": "flood"})
    assert saved.status_code == 303
    (chats,) = [item for item in full.app.store.subscriptions.list() if item.name == "chats"]
    assert (chats.webhook, chats.apprise, chats.words) == (HOOK, (CHAT,), ("flood",))
    copied = full.post("/subscriptions/new", data=FIELDS | {"name": "copy", "webhook": "", "apprise": chat})
    assert copied.status_code == 303
    assert {item.name: item.apprise for item in full.app.store.subscriptions.list()}["copy"] == (CHAT,)


def test_typed_secrets_are_not_sent_back(full: Desk) -> None:
    other = f"mmost://127.0.0.1:1/{SECRET}other"
    typed = FIELDS | {"webhook": HOOK + "x", "apprise": other, "webhook_secret": SECRET, "min_score": "7"}
    for path in ("/subscriptions/chats/edit", "/subscriptions/new", "/subscriptions/preview"):
        answer = full.post(path, data=typed)
        assert SECRET not in answer.text, path
        assert "type them again" in answer.text


def test_the_api_keeps_addresses_given_by_display_name(full: Desk) -> None:
    shown = full.get("/api/v1/subscriptions/chats").json()
    body = {"webhook": shown["webhook"], "apprise": shown["chats"], "words": ["flood"]}
    answer = full.client.put("/api/v1/subscriptions/chats", json=body)
    assert (answer.status_code, SECRET in answer.text) == (200, False)
    (chats,) = [item for item in full.app.store.subscriptions.list() if item.name == "chats"]
    assert (chats.webhook, chats.apprise) == (HOOK, (CHAT,))
    wrong = full.client.put("/api/v1/subscriptions/chats", json={"webhook": SECRET, "apprise": [CHAT]})
    assert (wrong.status_code, SECRET in wrong.text) == (409, False)
    assert "webhook" in wrong.json()["message"]
