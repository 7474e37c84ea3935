"""Digests leave out what their reader has read elsewhere: nothing unread is lost, and no message changes on its way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.alerts import MailOptions, check_link
from monitor.errors import SendError, ServerUnavailable
from monitor.history.places import mark_story, move_place, newest_of
from monitor.model import Channel, Claim, Message, QuietHours
from monitor.pipeline import Dependencies, Pipeline
from monitor.store import SqlStore
from monitor.testing import FakeFetcher, FakeSender, FrozenClock, InlineSandbox, Reply
from tests.delivery.test_flow import ARREST, COUNT, REPAIR, follow, publish, told
from tests.pipeline.conftest import FEED, SITE, STORY, Desk, feed_of
from tests.prepared import memory_store


def down(_message: Message) -> SendError | None:
    return ServerUnavailable("451 try again later")


def up(_message: Message) -> SendError | None:
    return None


def read_all(desk: Desk, reader: str = "ida") -> None:
    move_place(desk.store, reader, newest_of(desk.store), desk.clock.now())


def digest(desk: Desk) -> list[Message]:
    """What the next digest tells, if one leaves."""
    desk.clock.advance(hours=1)
    desk.pipeline.deliver()
    return told(desk)


def test_a_digest_that_was_read_elsewhere_is_not_sent(desk: Desk) -> None:
    desk.subscribe(mode="daily", reader="ida")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    read_all(desk)
    desk.clock.advance(hours=24)
    assert (desk.pipeline.deliver().sent, told(desk)) == (0, [])
    assert [(str(alert.state), alert.last_error) for alert in desk.store.outbox.list()] == [
        ("cancelled", "already read")
    ]


def test_what_came_after_the_reading_is_told(desk: Desk) -> None:
    desk.subscribe(mode="daily", reader="ida")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    read_all(desk)
    publish(desk, *STORY, ARREST, COUNT)
    desk.poll()
    desk.clock.advance(hours=24)
    desk.pipeline.deliver()
    (message,) = told(desk)
    assert COUNT in message.text
    assert f"+ {ARREST}" not in message.text


def test_a_story_that_was_marked_is_left_out_and_the_others_are_told(desk: Desk) -> None:
    desk.subscribe(mode="daily", reader="ida")
    desk.feed("/train", "/bridge")
    publish(desk, *(f"{text[:-1]}, as seen from the bridge." for text in STORY), title="Bridge", path="/bridge")
    follow(desk)
    publish(desk, *STORY, ARREST)
    bridge = [f"{text[:-1]}, as seen from the bridge." for text in STORY]
    publish(desk, *bridge, REPAIR, title="Bridge", path="/bridge")
    desk.poll()
    (train,) = [item for item in desk.store.articles.list() if item.url.endswith("/train")]
    mark_story(desk.store, "ida", train.id, newest_of(desk.store), desk.clock.now())
    desk.clock.advance(hours=24)
    desk.pipeline.deliver()
    (message,) = told(desk)
    assert REPAIR in message.text
    assert ARREST not in message.text


@pytest.mark.parametrize("options", [{}, {"reader": "ole"}], ids=["nobody", "somebody else"])
def test_nobody_elses_reading_counts(desk: Desk, options: dict[str, str]) -> None:
    desk.subscribe(mode="daily", **options)
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    read_all(desk)
    desk.clock.advance(hours=24)
    assert desk.pipeline.deliver().sent == 1


def test_a_mail_at_once_is_told_whatever_was_read(desk: Desk) -> None:
    desk.subscribe(reader="ida")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    assert len(told(desk)) == 1


def test_what_quiet_hours_held_is_a_digest(desk: Desk) -> None:
    desk.subscribe(reader="ida", quiet_hours=QuietHours(9 * 60, 17 * 60, "Europe/Berlin"))
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    read_all(desk)
    desk.clock.advance(hours=8)
    assert desk.pipeline.deliver().sent == 0


def test_what_catching_up_does_not_show_is_always_told(desk: Desk) -> None:
    desk.subscribe(mode="hourly", reader="ida", removals=True)
    follow(desk)
    publish(desk, *STORY[:3])
    desk.poll()
    read_all(desk)
    assert digest(desk)


def test_a_digest_that_failed_goes_again_as_it_was(desk: Desk) -> None:
    desk.subscribe(mode="hourly", reader="ida")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    desk.mail.failing = down
    assert digest(desk) == []
    read_all(desk)
    desk.mail.failing = up
    (message,) = digest(desk)
    assert ARREST in message.text


def test_a_digest_that_may_have_left_goes_again_as_it_was(desk: Desk) -> None:
    desk.subscribe(mode="hourly", reader="ida")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    desk.clock.advance(hours=1)
    desk.store.outbox.claim(Claim("dead", desk.clock.now(), 10, timedelta(minutes=1)))
    read_all(desk)
    (message,) = digest(desk)
    assert ARREST in message.text


def test_a_mail_links_to_where_it_is_marked_as_read() -> None:
    clock, mail, store = FrozenClock(), FakeSender(), memory_store()
    desk = desk_of(clock, mail, store, MailOptions(public_url="https://desk.example", secret="of this monitor"))
    desk.subscribe(reader="ida holm")
    follow(desk)
    publish(desk, *STORY, ARREST)
    desk.poll()
    (message,) = told(desk)
    number = newest_of(store)
    start = f"https://desk.example/caught-up?r=ida%20holm&d={number}&t="
    (line,) = [line for line in message.text.splitlines() if line.startswith("Mark as read up to here: ")]
    assert line.partition(": ")[2].startswith(start)
    assert check_link("of this monitor", line.removeprefix(f"Mark as read up to here: {start}"),
                      "caught-up", "ida holm", str(number))  # fmt: skip
    assert "Mark as read up to here" in message.html
    desk.store.subscriptions.remove("desk")
    desk.subscribe()
    publish(desk, *STORY, ARREST, COUNT)
    desk.poll()
    assert "Mark as read" not in told(desk)[0].text
    store.close()


def desk_of(clock: FrozenClock, mail: FakeSender, store: SqlStore, options: MailOptions | None = None) -> Desk:
    web = FakeFetcher(clock)
    more = {"mail": options} if options else {}
    senders = {Channel.MAIL: mail}
    deps = Dependencies(store, web, InlineSandbox(), clock, "test", senders=senders, threads=2, **more)  # type: ignore[arg-type]
    web.replies[FEED] = Reply(feed_of(f"{SITE}/train"))
    store.feeds.add(FEED, title="", tags=(), now=clock.now())
    return Desk(Pipeline(deps), store, web, clock, mail)


STEPS = st.lists(st.sampled_from(["news", "read", "deliver", "fail", "die"]), min_size=3, max_size=9)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_whatever_happens_nothing_unread_is_lost_and_no_message_changes(steps: list[str]) -> None:
    clock, mail, store = FrozenClock(), FakeSender(), memory_store()
    desk = desk_of(clock, mail, store)
    desk.subscribe(mode="hourly", reader="ida")
    follow(desk)
    texts: list[str] = []
    arrived: list[Message] = []
    read: set[str] = set()
    for step in [*steps, "deliver", "deliver"]:
        if step == "news":
            texts.append(f"Divers found {1000 + len(texts)} crates of tea aboard the wreck of steamer {len(texts)}.")
            publish(desk, *STORY, *texts)
            desk.poll()
        elif step == "read":
            read_all(desk)
            read = set(texts)
        elif step == "die":
            # Claimed by a process that ends before it has marked what it may have sent.
            store.outbox.claim(Claim("dead", clock.now(), 10, timedelta(minutes=1)))
        else:
            if step == "fail":
                mail.failing = down
            clock.advance(hours=9)
            desk.pipeline.deliver()
            mail.failing = up
        arrived += told(desk)
    said = " ".join(" ".join(message.text for message in arrived).split())
    assert all(text in said or text in read for text in texts)
    same: dict[str, set[tuple[str, str]]] = {}
    for message in arrived:
        same.setdefault(message.message_id, set()).add((message.text, message.html))
    assert all(len(bodies) == 1 for bodies in same.values())
    store.close()
