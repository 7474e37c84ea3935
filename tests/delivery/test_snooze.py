"""An article that is snoozed: nothing leaves until its end, then one message tells what came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.model import QuietHours
from tests.delivery.test_flow import ARREST, COUNT, REPAIR, follow, publish, told
from tests.pipeline.conftest import STORY, Desk

DAY = timedelta(days=1)


def test_what_came_meanwhile_is_one_message_at_its_end(desk: Desk) -> None:
    desk.subscribe()
    follow(desk)
    until = desk.clock.now() + DAY
    desk.pipeline.snooze(1, until)
    publish(desk, *STORY, ARREST)
    desk.poll()
    publish(desk, *STORY, ARREST, REPAIR)
    desk.poll()
    assert told(desk) == []
    assert {alert.due_at for alert in desk.store.outbox.list()} == {until}
    desk.clock.advance(days=1)
    desk.pipeline.deliver()
    (message,) = told(desk)
    assert ARREST in message.text
    assert REPAIR in message.text
    assert message.date == until
    publish(desk, *STORY, ARREST, REPAIR, COUNT)
    desk.poll()
    assert len(told(desk)) == 1


def test_ended_early_what_was_held_leaves_at_once(desk: Desk) -> None:
    desk.subscribe()
    follow(desk)
    desk.pipeline.snooze(1, desk.clock.now() + DAY)
    publish(desk, *STORY, ARREST)
    desk.poll()
    desk.pipeline.snooze(1, None)
    assert not desk.store.articles.get(1).is_snoozed(desk.clock.now())
    assert desk.pipeline.deliver().sent == 1
    assert ARREST in told(desk)[0].text
    assert desk.pipeline.snooze(1, None).id == 1


def test_an_alert_that_waits_already_is_held_too(desk: Desk) -> None:
    desk.subscribe(mode="hourly")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.clock.advance(minutes=90)
    desk.pipeline.poll(everything=True)
    until = desk.clock.now() + DAY
    desk.pipeline.snooze(1, until)
    desk.clock.advance(hours=3)
    assert desk.pipeline.deliver().sent == 0
    desk.clock.advance(days=1)
    assert desk.pipeline.deliver().sent == 1


def test_quiet_hours_hold_on(desk: Desk) -> None:
    desk.subscribe(quiet_hours=QuietHours(9 * 60, 17 * 60))
    follow(desk)
    desk.pipeline.snooze(1, desk.clock.now() + timedelta(hours=2))
    publish(desk, *STORY, ARREST)
    desk.poll()
    assert {str(alert.due_at) for alert in desk.store.outbox.list()} == {"2026-03-02 17:00:00+00:00"}


def test_a_time_that_is_over_ends_it_and_a_far_one_is_a_year(desk: Desk) -> None:
    follow(desk)
    now = desk.clock.now()
    assert desk.pipeline.snooze(1, now - DAY).snoozed_until is None
    assert desk.pipeline.snooze(1, datetime.max.replace(tzinfo=UTC)).snoozed_until == now + 366 * DAY
    assert desk.pipeline.snooze(1, now - DAY).snoozed_until == now
