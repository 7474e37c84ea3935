"""Subscriptions and alerts over the API."""

from __future__ import annotations

from typing import Any

import pytest

from monitor.model import AlertDraft, AlertKind, Channel, Document
from tests.web.conftest import Desk

ROOT = "/api/v1/subscriptions"


def test_a_subscription_is_created_read_changed_and_removed(desk: Desk):
    body = {"name": "a b", "to": ["ida@desk.example"], "mode": "daily", "daily_at": "06:30 Europe/Berlin"}
    made = desk.post(ROOT, json=body | {"kinds": ["figure", "silent"]})
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"{ROOT}/a%20b"
    shown = desk.get(f"{ROOT}/a%20b").json()
    assert (shown["daily_at"], shown["daily_zone"], shown["kinds"]) == (390, "Europe/Berlin", ["figure", "silent"])
    assert desk.post(ROOT, json=body).status_code == 409
    # A returned subscription can be sent back.
    back = {key: value for key, value in shown.items() if key not in ("name", "origin", "left", "chats", "apprise")}
    quiet = {"start": 1320, "end": 420, "zone": "Europe/Berlin"}
    changed = desk.client.put(f"{ROOT}/a%20b", json=back | {"quiet_hours": quiet, "min_importance": 0.5})
    assert changed.status_code == 200, changed.text
    assert (changed.json()["quiet_hours"], changed.json()["min_importance"]) == (quiet, 0.5)
    assert desk.client.put(f"{ROOT}/nobody", json=back).status_code == 404
    assert desk.client.delete(f"{ROOT}/a%20b").status_code == 204
    assert desk.client.delete(f"{ROOT}/a%20b").status_code == 404
    assert desk.client.delete(f"{ROOT}/desk").status_code == 409


def test_errors_name_the_field(desk: Desk):
    for body, status, message in (
        ({"name": "a"}, 409, "someone to tell"),
        ({"name": "a", "to": ["x"]}, 409, "to: "),
        ({"name": "a", "to": ["a@b.example"], "time_zone": "Mars"}, 409, "time_zone: "),
        ({"name": "a", "to": ["a@b.example"], "min_score": 2}, 400, "min_score: "),
        ({"name": "a", "colour": "red"}, 400, "colour: "),
    ):
        answer = desk.post(ROOT, json=body)
        assert (answer.status_code, message in answer.json()["message"]) == (status, True), answer.text


def test_a_preview_queues_nothing(desk: Desk):
    now = desk.app.clock.now()
    desk.archive.clock.advance(seconds=(now - desk.archive.clock.now()).total_seconds() - 7200)
    desk.storm()
    found = desk.post("/api/v1/preview", json={"mode": "daily"}).json()
    assert (found["total"], found["cut"]) == (1, False)
    assert "Two warehouses collapsed" in found["mails"][0]["text"]
    assert desk.app.store.outbox.list() == ()


@pytest.mark.parametrize(
    ("asked", "mails"),
    [
        ({"words": ["Collaps*"]}, 1),
        ({"words": ["nowhere", "two warehouses"]}, 1),
        ({"words": ["-nowhere"]}, 1),
        ({"words": ["nowhere"]}, 0),
        ({"words": ["-warehouses", "collapsed"]}, 0),
        # Removed text is not in any newer version.
        ({"words": ["rain"], "removals": True}, 1),
        ({"words": ["rain"]}, 0),
    ],
)
def test_a_preview_with_words_reads_versions_that_contain_one(desk: Desk, asked: dict[str, Any], mails: int):
    now = desk.app.clock.now()
    desk.archive.clock.advance(seconds=(now - desk.archive.clock.now()).total_seconds() - 7200)
    story = desk.archive.article("https://news.example/gale", "Gale")
    for text in ("A gale hit Vellmar. Heavy rain fell all night.", "A gale hit Vellmar. Two warehouses collapsed."):
        desk.archive.version(story, Document.from_text(text, "Gale"))
    assert desk.post("/api/v1/preview", json={"mode": "daily", **asked}).json()["total"] == mails


def test_an_alert_is_shown_cancelled_and_retried(desk: Desk):
    now = desk.app.clock.now()
    draft = AlertDraft(
        "desk", Channel.MAIL, "ida@desk.example", AlertKind.HEARTBEAT, "Quiet", now, detail="Nothing new."
    )
    (number,) = desk.app.store.outbox.queue([draft], now)
    shown = desk.get(f"/api/v1/alerts/{number}").json()
    assert (shown["together"], "Nothing new." in shown["text"], shown["why"]["passages"]) == ([number], True, [])
    assert desk.post(f"/api/v1/alerts/{number}/cancel").json()["state"] == "cancelled"
    assert desk.post(f"/api/v1/alerts/{number}/retry").json()["state"] == "cancelled"
    assert desk.post("/api/v1/alerts/retry").json() == {"retried": 0}
    assert desk.post("/api/v1/alerts/99/cancel").status_code == 404
