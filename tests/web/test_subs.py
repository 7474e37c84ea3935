"""Subscriptions and alerts on the page: the form, its errors, the preview, removal, and why an alert was raised."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.model import AlertDraft, AlertKind, AlertState, Channel, Document, Subscription
from tests.web.conftest import Desk

FIELDS = {
    "name": "night/desk 1",
    "to": "ida@desk.example\nole@desk.example",
    "updates": "on",
    "removals": "on",
    "mode": "daily",
    "daily_at": "06:30",
    "daily_zone": "Europe/Berlin",
    "quiet_from": "22:00",
    "quiet_to": "06:00",
    "quiet_zone": "Europe/Berlin",
    "kind-figure": "on",
    "kind-withdrawn": "on",
    "words": "flood\npower cut\n-weather",
    "weight": "0.71",
    "min_score": "0.5",
    "max_per_hour": "7",
    "subjects": "constant",
    "time_zone": "Asia/Tokyo",
    "reader": "ida",
}
PATH = "/subscriptions/night%2Fdesk%201"


def stored(desk: Desk, name: str = "night/desk 1") -> Subscription:
    return next(item for item in desk.app.store.subscriptions.list() if item.name == name)


def test_every_field_is_stored_and_shown_in_the_form_again(desk: Desk):
    assert desk.post("/subscriptions/new", data=FIELDS).status_code == 303
    made = stored(desk)
    assert (made.to, made.mode, made.daily_at, made.daily_zone) == (
        ("ida@desk.example", "ole@desk.example"), "daily", 390, "Europe/Berlin",
    )  # fmt: skip
    assert [str(kind) for kind in made.kinds] == ["figure", "withdrawn"]
    assert (made.words, made.min_importance, made.min_score) == (("flood", "power cut", "-weather"), 0.71, 0.5)
    assert (made.max_per_hour, made.subjects, made.time_zone, made.reader) == (7, "constant", "Asia/Tokyo", "ida")
    assert made.quiet_hours is not None
    assert (made.removals, made.new_articles, made.origin) == (True, False, "cli")
    form = desk.get(f"{PATH}/edit").text
    for text in ("06:30", "22:00", "power cut", "Asia/Tokyo", 'name="kind-figure" checked', 'value="0.71" checked'):
        assert text in form, text
    edited = {name: text for name, text in FIELDS.items() if name not in ("name", "removals")}
    assert desk.post(f"{PATH}/edit", data=edited | {"weight": "other", "min_importance": "0.3"}).status_code == 303
    assert (stored(desk).min_importance, stored(desk).removals) == (0.3, False)
    assert "night/desk 1" in desk.get("/subscriptions").text


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("to", "nobody", "is no mail address"),
        ("to", "", "needs someone to tell"),
        ("min_score", "7", "less than or equal to 1"),
        ("max_per_hour", "many", "a whole number"),
        ("daily_at", "25:00", "time of day"),
        ("time_zone", "Mars/Olympus", "is no time zone"),
        ("quiet_to", "", "time of day"),
        ("webhook", "ftp://x", "begins with http"),
        ("name", "", "it is empty"),
        ("name", "desk", "is in the configuration file"),
    ],
)
def test_problems_are_named_and_typed_text_is_kept(desk: Desk, field: str, text: str, problem: str):
    answer = desk.post("/subscriptions/new", data=FIELDS | {field: text})
    assert answer.status_code == 400
    assert problem in answer.text
    assert 'aria-invalid="true"' in answer.text or field == "quiet_to"
    assert "power cut" in answer.text
    assert len(desk.app.store.subscriptions.list()) == 1


def test_a_name_can_be_used_only_once(desk: Desk):
    desk.post("/subscriptions/new", data=FIELDS)
    again = desk.post("/subscriptions/new", data=FIELDS)
    assert (again.status_code, "already" in again.text) == (400, True)


def test_configured_subscriptions_are_shown_but_not_changed(desk: Desk):
    page = desk.get("/subscriptions").text
    assert "the configuration file: change it there" in page
    assert "/subscriptions/desk/edit" not in page
    assert desk.get("/subscriptions/desk/edit").status_code == 303
    assert desk.post("/subscriptions/desk/edit", data=FIELDS).status_code == 400
    assert desk.post("/subscriptions/desk/remove").status_code == 303
    assert stored(desk, "desk").to == ("ida@desk.example", "ole@desk.example")
    copy = desk.get("/subscriptions/new?copy=desk").text
    assert 'name="name" value=""' in copy
    assert "ole@desk.example" in copy


def test_removing_asks_first_and_cancels_alerts(desk: Desk):
    desk.post("/subscriptions/new", data=FIELDS)
    now = desk.app.clock.now() + timedelta(days=1)
    draft = AlertDraft("night/desk 1", Channel.MAIL, "ida@desk.example", AlertKind.HEARTBEAT, "Quiet", now)
    (number,) = desk.app.store.outbox.queue([draft], now)
    assert "1 queued message" in desk.get(f"{PATH}/remove").text
    assert desk.post(f"{PATH}/remove").status_code == 303
    assert desk.app.store.outbox.get(number).alert.state is AlertState.CANCELLED
    assert desk.get(f"{PATH}/edit").status_code == 404


def test_unsubscribed_recipients_can_be_subscribed_again_but_not_by_editing(desk: Desk):
    desk.post("/subscriptions/new", data=FIELDS)
    archive = desk.app.store.subscriptions
    archive.unsubscribe("night/desk 1", "ida@desk.example", desk.app.clock.now())
    desk.post(f"{PATH}/edit", data=FIELDS)
    assert archive.unsubscribed()
    assert "Subscribe again" in desk.get("/subscriptions").text
    assert desk.post(f"{PATH}/back", data={"who": "ida@desk.example"}).status_code == 303
    assert not archive.unsubscribed()


def test_a_preview_without_scripts_shows_the_mails_and_queues_nothing(desk: Desk):
    now = desk.app.clock.now()
    desk.archive.clock.advance(seconds=(now - desk.archive.clock.now()).total_seconds() - 7200)
    desk.storm()
    page = desk.post("/subscriptions/preview", data={"updates": "on", "mode": "instant", "subjects": "news"})
    assert page.status_code == 200
    assert "2 mails" in page.text or "1 mail" in page.text
    assert "Two warehouses collapsed" in page.text
    assert desk.app.store.outbox.list() == ()
    part = desk.post("/subscriptions/preview", data={"updates": "on"}, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    mail = desk.post("/subscriptions/preview/mail", data={"updates": "on", "open": "0"})
    assert "sandbox" in mail.headers["content-security-policy"]
    assert "script-src" not in mail.headers["content-security-policy"]
    assert "Two warehouses collapsed" in mail.text
    assert desk.post("/subscriptions/preview/mail", data={"updates": "on", "open": "9"}).status_code == 404
    wrong = desk.post("/subscriptions/preview", data={"min_score": "x"}, headers={"HX-Request": "true"}).text
    assert "cannot be saved" in wrong


def test_a_test_without_a_mail_server_explains_what_to_do(desk: Desk):
    desk.post("/subscriptions/new", data=FIELDS)
    answer = desk.post(f"{PATH}/test", follow_redirects=True)
    assert "smtp.host" in answer.text
    assert desk.app.store.outbox.list() == ()
    assert "smtp.host" in desk.get("/subscriptions/new").text


def test_an_alert_shows_why_it_was_raised_and_its_message(desk: Desk):
    article = desk.storm()
    desk.archive.store.subscriptions.put(Subscription("figures", to=("b@desk.example",), words=("warehouses", "tide")))
    draft = AlertDraft("figures", Channel.MAIL, "b@desk.example", AlertKind.UPDATE, article.title, desk.app.clock.now(),
                       picks=(0,))  # fmt: skip
    text = "Fire in the port. Two more warehouses burnt down on Friday."
    desk.archive.version(article, Document.from_text(text, article.title), (draft,))
    (alert,) = desk.app.store.outbox.list()
    page = desk.get(f"/alerts/{alert.id}").text
    for text in ("Why it was raised", "Words", "warehouses", "importance", "Mute this article", "Cancel it",
                 "/subscriptions/figures/edit"):  # fmt: skip
        assert text in page, text
    assert "sandbox" in desk.get(f"/alerts/{alert.id}/mail").headers["content-security-policy"]
    assert desk.post(f"/alerts/{alert.id}/mute").status_code == 303
    assert "muted" in desk.get(f"/alerts/{alert.id}").text
    assert desk.post(f"/alerts/{alert.id}/cancel").status_code == 303
    assert desk.app.store.outbox.get(alert.id).alert.state is AlertState.CANCELLED
    assert desk.get("/alerts/99").status_code == 404


def test_alerts_are_found_by_recipient_and_subscription(desk: Desk):
    now = desk.app.clock.now()
    for name, to in (("desk", "ida@desk.example"), ("gone", "old@desk.example"), ("desk", "ole@desk.example")):
        desk.app.store.outbox.queue([AlertDraft(name, Channel.MAIL, to, AlertKind.HEARTBEAT, f"To {to}", now)], now)
    for who, found in (
        ("ida", {"ida"}), ("desk", {"ida", "ole"}), ("gone", {"old"}), ("old@desk.example", {"old"}), ("nobody", set()),
    ):  # fmt: skip
        page = desk.get("/alerts", params={"who": who, "state": "queued"}).text
        assert {name for name in ("ida", "ole", "old") if f"To {name}@" in page} == found, who
