"""Leaving a subscription and coming back; the configuration's subscriptions and a run without it."""

from __future__ import annotations

from monitor.model import Subscription
from monitor.settings import load
from monitor.store import open_store
from monitor.wiring import App


def test_a_recipient_who_left_is_resubscribed(program, archive):
    archive.store.subscriptions.unsubscribe("desk", "a@example.org", program.clock.now())
    assert program("subscriptions", "resubscribe", "desk", "a@example.org").exit_code == 0
    assert archive.store.subscriptions.unsubscribed() == frozenset()
    again = program("subscriptions", "resubscribe", "desk", "a@example.org")
    assert again.exit_code == 3
    assert "has not left" in again.stderr


def test_adding_a_recipient_again_resubscribes_them(program, archive):
    archive.store.subscriptions.unsubscribe("desk", "a@example.org", program.clock.now())
    assert program("subscriptions", "add", "desk", "--to", "a@example.org").exit_code == 0
    assert archive.store.subscriptions.unsubscribed() == frozenset()


def test_a_run_without_a_configuration_file_removes_no_subscription(program, archive):
    archive.store.subscriptions.put(Subscription("desk", to=("a@example.org",), origin="config"))
    settings = load(None, database=program.database)
    assert settings.file is None
    with App(settings) as app:
        assert [item.name for item in app.store.subscriptions.list()] == ["desk"]
    store = open_store(program.database)
    assert [item.name for item in store.subscriptions.list()] == ["desk"]
    store.close()


def test_a_preview_shows_the_mails_and_queues_nothing(storm, archive, tmp_path):
    program = storm
    assert program("subscriptions", "add", "night", "--to", "a@example.org", "--mode", "daily").exit_code == 0
    before = len(archive.store.outbox.list())
    shown = program("subscriptions", "preview", "night", "--since", "9w")
    assert shown.exit_code == 0, shown.output
    assert "would have been sent" in shown.stderr
    mails = program.json("subscriptions", "preview", "night", "--since", "9w")
    assert mails
    assert all(f"Subject: {mail['subject']}" in shown.stdout for mail in mails)
    assert [mail["date"] for mail in mails] == sorted(mail["date"] for mail in mails)
    page = tmp_path / "mails.html"
    assert program("subscriptions", "preview", "night", "--since", "9w", "--html", str(page)).exit_code == 0
    assert page.read_text("utf-8").count("<iframe") == len(mails)
    assert len(archive.store.outbox.list()) == before
    assert program("subscriptions", "preview", "nobody").exit_code == 3


def test_a_preview_of_a_quiet_time_is_empty(program, archive):
    assert program("subscriptions", "add", "night", "--to", "a@example.org").exit_code == 0
    assert program.json("subscriptions", "preview", "night", "--since", "1s") == []


def test_a_subscription_has_a_time_zone_and_a_subject_style(program, archive):
    given = ("--to", "a@example.org", "--time-zone", "Europe/Berlin", "--subjects", "constant")
    assert program("subscriptions", "add", "night", *given).exit_code == 0
    (night,) = [item for item in program.json("subscriptions", "list") if item["name"] == "night"]
    assert (night["time_zone"], night["subjects"]) == ("Europe/Berlin", "constant")
    wrong = program("subscriptions", "add", "night", "--to", "a@example.org", "--time-zone", "Mars/Olympus")
    assert wrong.exit_code == 2
    assert "no time zone" in wrong.stderr


def test_doctor_warns_if_mails_cannot_link(program, archive):
    assert program("subscriptions", "add", "night", "--to", "a@example.org").exit_code == 0
    findings = program.json("doctor", "--offline")["findings"]
    (finding,) = [item for item in findings if item["about"] == "web.public_url"]
    assert finding["state"] == "warning"
    assert "the difference is attached to them" in finding["said"]


def test_doctor_warns_if_mails_cannot_be_sent(program, archive):
    assert program("subscriptions", "add", "night", "--to", "a@example.org").exit_code == 0
    (finding,) = [item for item in program.json("doctor")["findings"] if item["about"] == "mail server"]
    assert finding["state"] == "warning"
    assert "smtp.host" in finding["advice"]


def test_filters_that_match_nothing_are_reported(storm, archive):
    program, store = storm, archive.store
    store.feeds.add("https://news.example/ports.xml", title="Port news", tags=("World/Ports",), now=archive.clock.now())
    right = ("--feed", "port", "--feed", "https://news.example/ports.xml", "--tag", "world", "--tag", "Ports")
    added = program("subscriptions", "add", "right", "--to", "a@example.org", *right)
    assert "is followed" not in added.stderr
    added = program("subscriptions", "add", "wrong", "--to", "a@example.org", "--feed", "prot", "--tag", "Port")
    assert 'no feed "prot" is followed: nothing is sent for it' in added.stderr
    assert 'no tag "Port" is followed: nothing is sent for it' in added.stderr
    findings = program.json("doctor", "--offline")["findings"]
    texts = [item["said"] for item in findings if item["about"] == "subscriptions" and item["state"] == "warning"]
    assert [text.split(", and none")[0] for text in texts] == [
        '"wrong" names the feed "prot"',
        '"wrong" names the tag "Port"',
    ]


def test_the_previous_subscription_is_shown_when_it_is_replaced(program, archive):
    first = program("subscriptions", "add", "desk", "--to", "a@example.org", "--word", "harbour")
    assert "it replaces" not in first.stderr
    again = program("subscriptions", "add", "desk", "--to", "b@example.org")
    previous = again.stderr.partition("it replaces")[2]
    assert "a@example.org" in previous
    assert "harbour" in previous
    assert "it replaces" not in program("subscriptions", "add", "desk", "--to", "b@example.org").stderr
