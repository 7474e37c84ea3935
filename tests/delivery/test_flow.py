"""From a page that changed to the message that leaves: who is told, of what, when, and how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import RecipientRefused, ServerUnavailable
from monitor.model import AlertKind, AlertState, EditKind, Message, QuietHours, Subscription
from monitor.pipeline import Pipeline
from tests.pipeline.conftest import STORY, Desk, page_of

ARREST = "Police arrested a 51-year-old signalman on Tuesday and searched the control room at Fellbrook."
REPAIR = "Engineers found a cracked rail 200 metres before the station and will replace it on Wednesday."
COUNT = "A second train with 140 passengers was stopped in time behind the Ottering tunnel."


def publish(desk: Desk, *paragraphs: str, title: str = "Train derails", path: str = "/train") -> None:
    desk.put(path, page_of(title, *paragraphs))


def follow(desk: Desk, *paragraphs: str, title: str = "Train derails") -> None:
    """Let the first version be known."""
    publish(desk, *(paragraphs or STORY), title=title)
    desk.poll()


def told(desk: Desk) -> list[Message]:
    """What was sent since this was last asked."""
    sent, desk.mail.messages = desk.mail.messages, []
    return sent


def states(desk: Desk) -> list[tuple[str, str | None]]:
    return [(str(alert.state), alert.last_error) for alert in desk.store.outbox.list()]


def test_five_flips_of_a_headline_are_one_alert(desk: Desk) -> None:
    desk.subscribe()
    follow(desk, title="Train derails near Ottering")
    for flip in range(5):
        publish(desk, *STORY, title=("Signalman held after derailment", "Train derails near Ottering")[flip % 2])
        desk.poll()
    assert len(desk.store.outbox.list()) == len(told(desk)) == 1


def test_a_change_without_news_sends_nothing(desk: Desk) -> None:
    desk.subscribe(removals=True)
    follow(desk)
    for paragraphs in (STORY[::-1], (STORY[0].replace("early on Monday", "on Monday early"), *STORY[1:]), STORY):
        publish(desk, *paragraphs)
        desk.poll()
    assert desk.store.outbox.list() == ()


def test_quiet_hours_hold_and_merge(desk: Desk) -> None:
    desk.subscribe(quiet_hours=QuietHours(9 * 60, 17 * 60, "Europe/Berlin"))
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    publish(desk, *STORY, ARREST, REPAIR)
    desk.poll()
    assert told(desk) == []
    assert {str(alert.due_at) for alert in desk.store.outbox.list()} == {"2026-03-02 16:00:00+00:00"}
    desk.clock.advance(hours=5)
    assert desk.pipeline.deliver().sent == 1
    (message,) = told(desk)
    assert ARREST in message.text
    assert REPAIR in message.text
    assert message.text.count("Train derails") == 1


def test_a_flood_becomes_a_digest(desk: Desk) -> None:
    desk.subscribe(max_per_hour=2)
    towns = ("Ottering", "Fellbrook", "Marne", "Tolby", "Vessen", "Hask")
    desk.feed(*(f"/{town}" for town in towns))
    for town in towns:
        tell_of(desk, town)
    desk.poll()
    for town in towns:
        tell_of(desk, town, f"Police in {town} arrested the {town} signalman.")
    report = desk.poll()
    assert (report.queued, report.delivery.sent, report.delivery.postponed) == (6, 2, 4)
    assert len(told(desk)) == 2
    desk.clock.advance(hours=1)
    assert desk.pipeline.deliver().sent == 1
    (digest,) = told(desk)
    assert digest.subject.startswith("Police in ")
    assert digest.subject.endswith("4 updates in 4 articles")
    assert digest.text.count("+ Police in ") == 4


def tell_of(desk: Desk, town: str, *more: str) -> None:
    story = [f"{text[:-1]}, as seen from {town}." for text in STORY]
    publish(desk, *story, *more, title=f"Derailment at {town}", path=f"/{town}")


@pytest.mark.parametrize(("mode", "at"), [("hourly", "2026-03-02 12:00"), ("daily", "2026-03-03 06:30")])
def test_digests_leave_at_their_time(desk: Desk, mode: str, at: str) -> None:
    desk.subscribe(mode=mode, daily_at=6 * 60 + 30)
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    publish(desk, *STORY, ARREST, COUNT)
    desk.clock.advance(minutes=-30)
    desk.poll()
    due = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert {alert.due_at for alert in desk.store.outbox.list()} == {due}
    desk.clock.advance(seconds=(due - desk.clock.now()).total_seconds() - 1)
    assert desk.pipeline.deliver().sent == 0
    desk.clock.advance(seconds=1)
    assert desk.pipeline.deliver().sent == 1
    (message,) = told(desk)
    assert ARREST in message.text
    assert COUNT in message.text


def test_corrections_alone(desk: Desk) -> None:
    desk.subscribe(kinds=(EditKind.CORRECTION,))
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    assert told(desk) == []
    wrong = (
        "Correction: An earlier version of this article said that the line was opened in 1874. It was opened in 1876."
    )
    publish(desk, *STORY[:3], STORY[3].replace("1874", "1876"), ARREST, wrong)
    desk.poll()
    (message,) = told(desk)
    assert "CORRECTION" in message.text
    assert message.subject == "Correction: 1874 → 1876 · Train derails"
    assert "1874 → 1876" in message.text


def test_removals_alone(desk: Desk) -> None:
    desk.subscribe(updates=False, removals=True)
    follow(desk, *STORY, ARREST)
    publish(desk, *STORY, ARREST, COUNT)
    desk.poll()
    assert told(desk) == []
    publish(desk, *STORY, COUNT)
    desk.poll()
    (message,) = told(desk)
    assert f"- {ARREST}" in message.text
    assert desk.store.outbox.list()[0].kind is AlertKind.REMOVAL


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (("cracked rail",), True),
        (("rail cracked",), False),
        (("gravel",), False),
        (("engineers", "-Wednesday"), False),
        (("-signalman",), True),
        (("station*", "-gravel"), True),
    ],
)
def test_words_are_sought_in_new_text_alone(desk: Desk, words: tuple[str, ...], heard: bool) -> None:
    desk.subscribe(words=words)
    follow(desk)
    publish(desk, *STORY, REPAIR)
    desk.poll()
    assert bool(told(desk)) is heard


def test_a_muted_article_is_silent_and_what_was_queued_is_taken_back(desk: Desk) -> None:
    desk.subscribe(mode="daily")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    (article,) = desk.store.articles.list()
    desk.store.articles.set_muted(article.id, True)
    publish(desk, *STORY, ARREST, COUNT)
    desk.poll()
    assert states(desk) == [("cancelled", "the article was muted")]
    desk.clock.advance(days=2)
    assert desk.pipeline.deliver().sent == 0
    desk.store.articles.set_muted(article.id, False)
    publish(desk, *STORY, ARREST, COUNT, REPAIR)
    desk.poll()
    assert states(desk)[0] == ("queued", None)


def test_who_left_stays_away_when_the_file_is_read_again(desk: Desk) -> None:
    filed = Subscription("desk", to=("a@desk.example", "b@desk.example"), origin="config")
    desk.store.subscriptions.sync([filed])
    follow(desk)
    desk.store.subscriptions.unsubscribe("desk", "a@desk.example", desk.clock.now())
    desk.store.subscriptions.sync([filed])
    publish(desk, *STORY, ARREST)
    desk.poll()
    assert [message.recipient for message in told(desk)] == ["b@desk.example"]


def test_a_sample_goes_to_everyone_at_once_and_alone(desk: Desk) -> None:
    desk.subscribe(max_per_hour=1, mode="daily", quiet_hours=QuietHours(0, 24 * 60 - 1))
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    for _ in range(2):
        assert desk.pipeline.send_sample("desk").sent == 1
    first, second = told(desk)
    assert "the article is invented" in first.text
    assert first.message_id != second.message_id
    assert "queued" in [state for state, _ in states(desk)]


def test_silence_is_told_apart_from_a_broken_source(desk: Desk) -> None:
    desk.subscribe(heartbeat=True, broken_sources=True)
    follow(desk)
    desk.pipeline.heartbeat()
    desk.clock.advance(hours=23)
    assert desk.pipeline.heartbeat() == 0
    desk.clock.advance(hours=1)
    assert desk.pipeline.heartbeat() == 1
    desk.pipeline.deliver()
    (message,) = told(desk)
    assert message.subject == "Nothing new in 24 h"
    desk.fail("/feed.xml", 500)
    for _ in range(12):
        desk.poll()
    (message,) = told(desk)
    assert message.subject == "Source broken: Herald"
    assert "500" in message.text
    assert [alert.kind for alert in desk.store.outbox.list()] == [AlertKind.BROKEN_SOURCE, AlertKind.HEARTBEAT]


def test_given_up_after_days_with_its_reason_and_brought_back_by_hand(desk: Desk) -> None:
    desk.subscribe()
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.mail.failing = lambda _: ServerUnavailable("mail.example:25: refused")
    desk.poll()
    first = desk.clock.now()
    ids = set()
    while (alert := desk.store.outbox.list()[0]).state is AlertState.QUEUED:
        ids.add(alert.message_id)
        desk.clock.advance(seconds=(alert.due_at - desk.clock.now()).total_seconds())
        report = desk.pipeline.deliver()
        assert report.errors
    assert (alert.state, alert.last_error) == (
        AlertState.FAILED,
        "ServerUnavailable: mail.example:25: refused (given up after 15 attempts; `monitor alerts retry` tries again)",
    )
    assert timedelta(days=2.5) < desk.clock.now() - first < timedelta(days=4)
    desk.mail.failing = lambda _: None
    desk.clock.advance(days=1)
    assert desk.pipeline.deliver().sent == 0
    assert desk.store.outbox.retry([alert.id], desk.clock.now()) == 1
    assert desk.pipeline.deliver().sent == 1
    assert {told(desk)[0].message_id.partition("@")[0]} == {name.partition("@")[0] for name in ids}


def test_one_refused_recipient_stops_no_other(desk: Desk) -> None:
    desk.store.subscriptions.put(Subscription("desk", to=("gone@desk.example", "here@desk.example")))
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.mail.failing = lambda message: (
        RecipientRefused("550 unknown", permanent=True) if message.recipient.startswith("gone") else None
    )
    report = desk.poll().delivery
    assert (report.sent, report.failed) == (1, 1)
    assert [message.recipient for message in told(desk)] == ["here@desk.example"]


def test_without_a_mail_server_alerts_wait_for_as_long_as_it_takes(desk: Desk) -> None:
    desk.subscribe()
    follow(desk)
    publish(desk, *STORY, ARREST)
    mute = Pipeline(replace(desk.pipeline.deps, senders={}))
    mute.poll(everything=True)
    for _ in range(30):
        desk.clock.advance(days=1)
        mute.deliver()
    ((state, error),) = states(desk)
    assert (state, "no way to send by mail" in (error or "")) == ("queued", True)
    desk.clock.advance(hours=1)
    assert desk.pipeline.deliver().sent == 1
