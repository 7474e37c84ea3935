from __future__ import annotations

import re

import pytest

from monitor.errors import NotFound
from monitor.model import AlertKind, AlertState, Subscription
from monitor.store import SqlStore
from tests.store.desk import DAY, HOUR, LEASE, MINUTE, NOW, Desk, added, claim, draft


def subjects(batches: object) -> list[list[str]]:
    return [[item.alert.subject for item in batch] for batch in batches]  # type: ignore[attr-defined]


def ids(batches: object) -> list[int]:
    return [item.alert.id for batch in batches for item in batch]  # type: ignore[attr-defined]


def test_an_alert_has_all_data_for_its_message(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.version(article, "One.", title="Old title")
    desk.check(article, now=NOW + HOUR)
    edits = (added("Two."),)
    receipt = desk.version(
        article,
        "One. Two.",
        title="New title",
        edits=edits,
        alerts=(draft(), draft("b@example.org")),
        now=NOW + 2 * HOUR,
    )
    assert receipt.alerts == 2
    batches = store.outbox.claim(claim(now=NOW + 2 * HOUR))
    assert len(batches) == 2
    ((item,), _) = batches
    assert item.article == store.articles.get(article.id)
    assert item.change is not None
    assert item.change.edits == edits
    assert (item.old_title, item.new_title, item.language) == ("Old title", "New title", "en")
    assert item.last_seen_at == NOW + HOUR
    alert = item.alert
    assert (alert.from_version, alert.to_version, alert.picks) == (1, 2, (0,))
    assert (alert.queued_at, alert.due_at, alert.state) == (NOW + 2 * HOUR, NOW, AlertState.QUEUED)
    assert store.outbox.get(alert.id) == item


def test_message_ids_are_unique_and_stable(store: SqlStore) -> None:
    first, second = store.outbox.queue([draft(), draft()], NOW)
    names = {store.outbox.get(number).alert.message_id for number in (first, second)}
    assert len(names) == 2
    assert all(re.fullmatch(r"<alert\.[0-9a-f]{32}@news-update-monitor>", name) for name in names)
    ((item,), _) = store.outbox.claim(claim())
    store.outbox.postpone([first], "w1", due_at=NOW + HOUR, error="down")
    assert store.outbox.get(first).alert.message_id == item.alert.message_id


def test_instant_alerts_come_alone_and_digests_together(store: SqlStore) -> None:
    daily = {"mode": "daily"}
    store.outbox.queue(
        [
            draft(subject="i1"),
            draft(subject="d1", **daily),
            draft(subject="d2", due_at=NOW - HOUR, **daily),
            draft("b@example.org", subject="other reader", **daily),
            draft(subject="other list", subscription="floods", **daily),
            draft(subject="i2"),
            draft(subject="later", due_at=NOW + HOUR, **daily),
        ],
        NOW,
    )
    batches = store.outbox.claim(claim())
    assert subjects(batches) == [["d2", "d1"], ["i1"], ["other reader"], ["other list"], ["i2"]]
    assert store.outbox.claim(claim("w2")) == ()


def test_a_digest_that_may_have_been_sent_is_repeated_unchanged(store: SqlStore) -> None:
    daily = {"mode": "daily"}
    store.outbox.queue([draft(subject="a", **daily), draft(subject="b", **daily)], NOW)
    store.outbox.claim(claim("dies between sending and marking"))
    store.outbox.queue([draft(subject="c", **daily)], NOW)
    later = NOW + HOUR
    assert subjects(store.outbox.claim(claim("heir", now=later))) == [["a", "b"]]
    assert subjects(store.outbox.claim(claim("heir", now=later))) == [["c"]]
    numbers = [alert.id for alert in store.outbox.list()]
    store.outbox.postpone(numbers, "heir", due_at=later, error="refused")
    assert subjects(store.outbox.claim(claim("heir", now=later))) == [["a", "b", "c"]]


def test_a_claim_is_limited_by_messages(store: SqlStore) -> None:
    store.outbox.queue([draft(subject=str(n), due_at=NOW + n * MINUTE) for n in range(5)], NOW)
    assert subjects(store.outbox.claim(claim(now=NOW + HOUR, limit=2))) == [["0"], ["1"]]
    last = store.outbox.list(limit=1)[0].id
    assert subjects(store.outbox.claim(claim(only=(last,)))) == []
    assert subjects(store.outbox.claim(claim(only=(last,), due_only=False))) == [["4"]]


def test_sent_is_counted_in_messages(store: SqlStore) -> None:
    store.outbox.queue([draft(subject="i"), *(draft(mode="hourly") for _ in range(3))], NOW)
    for batch in store.outbox.claim(claim()):
        store.outbox.sent([item.alert.id for item in batch], "w1", NOW + MINUTE)
    assert store.outbox.sent_between("desk@example.org", NOW, NOW + DAY) == 2
    assert store.outbox.sent_between("desk@example.org", NOW + HOUR, NOW + DAY) == 0
    assert store.outbox.sent_between("b@example.org", NOW, NOW + DAY) == 0
    done = store.outbox.list(state=AlertState.SENT)
    assert {(alert.attempts, alert.sent_at) for alert in done} == {(1, NOW + MINUTE)}
    assert store.outbox.claim(claim(now=NOW + DAY)) == ()


def test_postponed_alerts_come_back_later(store: SqlStore) -> None:
    first, second = store.outbox.queue([draft(subject="a"), draft(subject="b")], NOW)
    store.outbox.claim(claim())
    store.outbox.postpone([first], "w1", due_at=NOW + HOUR, error="ServerUnavailable: refused")
    store.outbox.postpone([second], "w1", due_at=NOW + HOUR, error=None, as_digest=True)
    assert store.outbox.claim(claim(now=NOW + LEASE)) == ()
    a, b = store.outbox.get(first).alert, store.outbox.get(second).alert
    assert (a.attempts, a.last_error, a.mode) == (1, "ServerUnavailable: refused", "instant")
    assert (b.attempts, b.last_error, b.mode) == (0, None, "hourly")
    assert subjects(store.outbox.claim(claim(now=NOW + HOUR))) == [["a"], ["b"]]


def test_postponed_into_a_digest_they_go_together(store: SqlStore) -> None:
    numbers = store.outbox.queue([draft(subject=name) for name in "abc"], NOW)
    store.outbox.claim(claim())
    store.outbox.postpone(numbers, "w1", due_at=NOW + HOUR, error=None, as_digest=True)
    assert subjects(store.outbox.claim(claim(now=NOW + HOUR))) == [["a", "b", "c"]]


def test_only_the_lease_holder_decides_but_sent_is_always_recorded(store: SqlStore) -> None:
    (number,) = store.outbox.queue([draft()], NOW)
    store.outbox.claim(claim("slow"))
    store.outbox.claim(claim("quick", now=NOW + LEASE))
    store.outbox.postpone([number], "slow", due_at=NOW + DAY, error="late")
    store.outbox.postpone([number], "slow", due_at=NOW + DAY, error=None, as_digest=True)
    store.outbox.give_up([number], "slow", "late")
    alert = store.outbox.get(number).alert
    assert (alert.state, alert.due_at, alert.mode) == (AlertState.QUEUED, NOW, "instant")
    store.outbox.sent([number], "slow", NOW + LEASE)
    assert store.outbox.get(number).alert.state is AlertState.SENT


def test_failed_alerts_can_be_retried(store: SqlStore) -> None:
    failed, cancelled, queued = store.outbox.queue([draft(), draft(), draft(due_at=NOW + DAY)], NOW)
    store.outbox.claim(claim())
    store.outbox.give_up([failed], "w1", "RecipientRefused: no such user")
    store.outbox.cancel([cancelled], "muted")
    alert = store.outbox.get(failed).alert
    assert (alert.state, alert.attempts, alert.last_error) == (AlertState.FAILED, 1, "RecipientRefused: no such user")
    assert store.outbox.claim(claim(now=NOW + HOUR)) == ()
    assert store.outbox.retry([failed, cancelled, queued], NOW + HOUR) == 1
    assert ids(store.outbox.claim(claim(now=NOW + HOUR))) == [failed]
    assert store.outbox.get(cancelled).alert.state is AlertState.CANCELLED


def test_a_cancelled_alert_is_not_revived_by_its_holder(store: SqlStore) -> None:
    (number,) = store.outbox.queue([draft()], NOW)
    store.outbox.claim(claim())
    store.outbox.cancel([number], "muted")
    store.outbox.postpone([number], "w1", due_at=NOW + HOUR, error="down")
    assert store.outbox.get(number).alert.state is AlertState.CANCELLED


def test_list_newest_first_and_unknown_numbers(store: SqlStore) -> None:
    numbers = store.outbox.queue([draft(kind=AlertKind.SAMPLE), draft(detail="d")], NOW)
    assert [alert.id for alert in store.outbox.list()] == [*reversed(numbers)]
    assert len(store.outbox.list(limit=1)) == 1
    assert store.outbox.list(state=AlertState.FAILED) == ()
    with pytest.raises(NotFound, match=f"alert {2**63}"):
        store.outbox.get(2**63)
    with pytest.raises(NotFound, match="alert 99"):
        store.outbox.get(99_999)


def test_a_large_digest_is_split(store: SqlStore) -> None:
    store.outbox.queue([draft(mode="daily") for _ in range(250)], NOW)
    first = store.outbox.claim(claim())
    assert [len(batch) for batch in first] == [200]
    assert [len(batch) for batch in store.outbox.claim(claim("w2"))] == [50]


def test_unsubscribing_cancels_queued_alerts(store: SqlStore) -> None:
    mine, other = store.outbox.queue([draft(), draft("b@example.org")], NOW)
    store.subscriptions.put(Subscription("storms"))
    store.subscriptions.unsubscribe("storms", "desk@example.org", NOW)
    store.subscriptions.unsubscribe("storms", "desk@example.org", NOW + DAY)
    assert store.outbox.get(mine).alert.state is AlertState.CANCELLED
    assert store.outbox.get(other).alert.state is AlertState.QUEUED
    store.subscriptions.sync([])
    assert store.subscriptions.unsubscribed() == {("storms", "desk@example.org")}


def test_removing_a_subscription_cancels_its_queued_alerts(store: SqlStore) -> None:
    (mine,) = store.outbox.queue([draft()], NOW)
    store.subscriptions.put(Subscription("storms"))
    assert store.subscriptions.remove("storms")
    assert store.outbox.get(mine).alert.state is AlertState.CANCELLED
    assert store.outbox.get(mine).alert.last_error == "the subscription was removed"


def test_unsubscribed_recipients_can_resubscribe(store: SqlStore) -> None:
    store.subscriptions.unsubscribe("storms", "desk@example.org", NOW)
    assert store.subscriptions.resubscribe("storms", "desk@example.org")
    assert store.subscriptions.unsubscribed() == frozenset()
    assert not store.subscriptions.resubscribe("storms", "desk@example.org")
