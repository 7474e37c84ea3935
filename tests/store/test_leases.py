"""Leases are renewed while a worker lives and end soon after its death; gaps at hosts are kept beyond both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.model import ArticleOutcome, Claim, FeedOutcome, HostGap
from monitor.pipeline.dependencies import LEASE
from monitor.pipeline.leases import RENEWALS_PER_LEASE
from monitor.store import SqlStore
from monitor.store.leases import held_row
from monitor.store.schema import articles
from tests.store.desk import DAY, HOUR, NOW, Desk, claim, draft

BEAT = LEASE / RENEWALS_PER_LEASE
# The longest time after the death of a worker until another claims its work; a tick takes another second.
LONGEST = timedelta(seconds=29)


def short(worker: str, now: datetime, **changes: int) -> Claim:
    return replace(claim(worker, now, **changes), lease=LEASE)


def test_leases_of_a_dead_worker_end_in_time_and_renewed_ones_stay(store: SqlStore, desk: Desk) -> None:
    feeds, pages, alerts = [], [], []
    for host in ("a.example", "b.example"):
        feeds.append(desk.feed(f"https://{host}/feed").id)
        pages.append(desk.article("storm", host=host).id)
        alerts += store.outbox.queue([draft(f"reader@{host}")], NOW)
    for worker in ("dead", "alive"):
        assert len(store.work.claim_feeds(short(worker, NOW, limit=1))) == 1
        assert len(store.work.claim_articles(short(worker, NOW, limit=1))) == 1
    ((handed,),) = store.outbox.claim(short("dead", NOW, limit=1))
    ((kept,),) = store.outbox.claim(short("alive", NOW, limit=1))
    died = NOW + BEAT
    for now in (NOW + at * BEAT for at in range(1, 2 * RENEWALS_PER_LEASE)):
        workers = ("dead", "alive") if now <= died else ("alive",)
        for worker in workers:
            store.work.renew(worker, now + LEASE, feeds=feeds, articles=pages, alerts=alerts)
        if now < died + LEASE:
            assert store.work.claim_feeds(short("heir", now)) == ()
            assert store.work.claim_articles(short("heir", now)) == ()
            assert store.outbox.claim(short("heir", now)) == ()
    now = died + LEASE
    assert now - died <= LONGEST
    assert [feed.host for feed in store.work.claim_feeds(short("heir", now))] == ["a.example"]
    assert [article.host for article in store.work.claim_articles(short("heir", now))] == ["a.example"]
    ((again,),) = store.outbox.claim(short("heir", now))
    # Everything that a message is made of, including its Message-ID, so that it is sent as the same bytes.
    assert again == handed
    assert again != kept


def test_a_locked_row_does_not_block_renewals(store: SqlStore, desk: Desk) -> None:
    if store.database.is_sqlite:
        pytest.skip("SQLite locks no rows: writers wait for each other")
    written, other = (desk.article("storm", host=host).id for host in ("a.example", "b.example"))
    assert len(store.work.claim_articles(short("alive", NOW))) == 2
    with store.database.write() as connection:
        held_row(connection, articles, written, "alive")
        store.work.renew("alive", NOW + 2 * LEASE, articles=(written, other))
        # No claim takes the locked row either.
        assert store.work.claim_articles(short("heir", NOW + LEASE)) == ()
    assert [item.id for item in store.work.claim_articles(short("heir", NOW + LEASE))] == [written]


Finish = Callable[[SqlStore, Desk, datetime], None]


def _feed(store: SqlStore, desk: Desk, until: datetime) -> None:
    desk.poll(desk.feed(), outcome={"gap_until": until})


def _article(store: SqlStore, desk: Desk, until: datetime) -> None:
    desk.check(desk.article(), gap_until=until)


def _together(store: SqlStore, desk: Desk, until: datetime) -> None:
    desk.feed()
    for name in "ab":
        desk.article(name)
    feeds = store.work.claim_feeds(claim())
    articles = store.work.claim_articles(claim())
    ends = (until, until - timedelta(seconds=0.5))
    store.work.finish_unchanged(
        [FeedOutcome("w1", replace(feed, due_at=NOW + HOUR), NOW) for feed in feeds],
        [
            ArticleOutcome("w1", replace(article, due_at=NOW + HOUR), NOW, gap_until=end)
            for article, end in zip(articles, ends, strict=True)
        ],
    )


@pytest.mark.parametrize("finish", [_feed, _article, _together])
def test_the_gap_after_a_request_is_known_to_all_workers_until_it_ends(
    store: SqlStore, desk: Desk, finish: Finish
) -> None:
    until = NOW + timedelta(seconds=1)
    names = ("news.example", "other.example")
    assert store.work.gaps(names, NOW) == ()
    finish(store, desk, until)
    assert store.work.gaps(names, NOW) == (HostGap("news.example", until),)
    assert store.work.gaps(names, until) == ()
    assert store.work.gaps(("other.example",), NOW) == ()


def test_a_later_gap_replaces_an_earlier_one(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    desk.check(article, gap_until=NOW + timedelta(seconds=1))
    later = NOW + HOUR + timedelta(seconds=1)
    desk.check(article, now=NOW + HOUR, gap_until=later)
    assert store.work.gaps(("news.example",), NOW + HOUR) == (HostGap("news.example", later),)
    desk.check(article, now=NOW + 2 * HOUR)
    assert store.work.gaps(("news.example",), NOW + 2 * HOUR) == ()


def test_a_gap_written_by_a_clock_that_ran_ahead_is_ignored(store: SqlStore, desk: Desk) -> None:
    desk.check(desk.article(), gap_until=NOW + 400 * DAY)
    assert store.work.gaps(("news.example",), NOW) == ()


def test_gaps_at_several_hosts_are_written_together(store: SqlStore, desk: Desk) -> None:
    names = ("a.example", "b.example")
    for host in names:
        desk.article(host=host)
    for turn in range(2):
        now = NOW + turn * HOUR
        held = store.work.claim_articles(short("w1", now))
        until = now + timedelta(seconds=1)
        outcomes = [ArticleOutcome("w1", replace(item, due_at=now + HOUR), now, gap_until=until) for item in held]
        store.work.finish_unchanged([], outcomes)
        assert store.work.gaps(names, now) == tuple(HostGap(host, until) for host in names)


def test_a_worker_that_lost_its_lease_writes_no_gap(store: SqlStore, desk: Desk) -> None:
    lost, kept = (desk.article(host=host).id for host in ("a.example", "b.example"))
    held = store.work.claim_articles(short("slow", NOW))
    store.work.claim_articles(short("heir", NOW + LEASE, only=(lost,)))
    until = NOW + LEASE + timedelta(seconds=1)
    outcomes = [ArticleOutcome("slow", replace(item, due_at=NOW + HOUR), NOW, gap_until=until) for item in held]
    store.work.finish_unchanged([], outcomes)
    assert store.work.gaps(("a.example", "b.example"), NOW + LEASE) == (HostGap("b.example", until),)
    assert [store.articles.get(number).due_at for number in (lost, kept)] == [NOW, NOW + HOUR]
