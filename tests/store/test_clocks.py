"""Repair after a clock ran a year ahead: what was scheduled for then becomes due now."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from monitor.model import AlertState, HostWait
from monitor.store import SqlStore
from tests.store.desk import DAY, HOUR, MINUTE, NOW, Desk, claim, draft

YEAR = timedelta(days=365)
FAR = timedelta(days=40)


def repair(store: SqlStore) -> int:
    return store.work.bring_forward(NOW, due=FAR, lease=3 * HOUR)


def test_rows_due_in_a_year_become_due(store: SqlStore, desk: Desk) -> None:
    feed, article = desk.feed(now=NOW + YEAR), desk.article()
    desk.poll(feed, now=NOW + YEAR)
    desk.check(article, now=NOW + YEAR)
    assert store.work.claim_feeds(claim()) == store.work.claim_articles(claim()) == ()
    assert repair(store) == 2
    (due,) = store.work.claim_feeds(claim())
    assert (due.due_at, due.last_checked_at) == (NOW, NOW)
    (read,) = store.work.claim_articles(claim())
    assert (read.due_at, read.last_checked_at, read.first_seen_at) == (NOW, NOW, NOW)


def test_the_latest_regular_due_time_stays(store: SqlStore, desk: Desk) -> None:
    feed, article = desk.feed(), desk.article()
    desk.poll(feed, now=NOW + FAR - HOUR)
    desk.check(article, wait=HostWait("slow.example", NOW + DAY, "429"))
    store.outbox.queue([draft(due_at=NOW + DAY)], NOW)
    assert repair(store) == 0
    assert store.work.claim_feeds(claim()) == ()


def test_a_lease_of_a_year_is_ended(store: SqlStore, desk: Desk) -> None:
    desk.feed()
    desk.article("b", host="b.example")
    store.outbox.queue([draft()], NOW)
    late = NOW + YEAR
    assert len(store.work.claim_feeds(claim("dead", late))) == 1
    assert len(store.work.claim_articles(claim("dead", late))) == 1
    assert len(store.outbox.claim(claim("dead", late))) == 1
    assert store.work.claim_feeds(claim("heir")) == store.work.claim_articles(claim("heir")) == ()
    assert repair(store) == 3
    assert len(store.work.claim_feeds(claim("heir"))) == 1
    assert len(store.work.claim_articles(claim("heir"))) == 1
    assert len(store.outbox.claim(claim("heir"))) == 1


def test_a_regular_lease_stays(store: SqlStore, desk: Desk) -> None:
    desk.feed()
    store.work.claim_feeds(claim("living"))
    assert repair(store) == 0
    assert store.work.claim_feeds(claim("heir")) == ()


def test_a_pause_of_a_year_is_ended(store: SqlStore, desk: Desk) -> None:
    desk.check(desk.article(), wait=HostWait("news.example", NOW + YEAR, "429"))
    # Ignored even before the repair.
    assert len(store.work.claim_articles(claim(now=NOW + HOUR))) == 1
    assert repair(store) == 1
    with store.database.read() as connection:
        assert connection.execute(text("SELECT not_before FROM hosts")).scalars().all() == [None]


def test_an_alert_due_in_a_year_becomes_due(store: SqlStore) -> None:
    store.outbox.queue([draft(due_at=NOW + YEAR)], NOW + YEAR)
    assert repair(store) == 1
    ((item,),) = store.outbox.claim(claim())
    assert (item.alert.state, item.alert.due_at) == (AlertState.QUEUED, NOW)


def test_alerts_sent_in_the_future_do_not_count_for_this_hour(store: SqlStore) -> None:
    store.outbox.queue([draft()], NOW)
    for batch in store.outbox.claim(claim()):
        store.outbox.sent([item.alert.id for item in batch], "w1", NOW + YEAR)
    assert store.outbox.sent_between("desk@example.org", NOW - HOUR, NOW) == 0
    assert store.outbox.sent_between("desk@example.org", NOW + YEAR - MINUTE, NOW + YEAR) == 1
