"""The gap between two requests to a host is kept by the next worker, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import DatabaseUnavailable
from monitor.model import Article, HostGap
from monitor.pipeline import Crew, Dependencies, Intake, LeaseKeeper, Pipeline
from monitor.store import SqlStore
from monitor.store.work import Work
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply
from tests.prepared import memory_store

FIRST, SECOND = "https://a.example/first", "https://a.example/second"
PAGE = "<html><body><article><h1>Storm</h1><p>The storm reached the coast before dawn on Monday.</p></article></body>"
PATIENCE = 30.0


@pytest.fixture
def store() -> Iterator[SqlStore]:
    with closing(memory_store()) as opened:
        yield opened


def worker(store: SqlStore, clock: FrozenClock, name: str) -> Dependencies:
    fetcher = FakeFetcher(clock, {url: Reply(PAGE) for url in (FIRST, SECOND)})
    return Dependencies(store, fetcher, InlineSandbox(), clock, name)


def add(store: SqlStore, url: str, now: datetime) -> Article:
    return store.articles.add(url, url, title="", now=now)


def by_daemon(deps: Dependencies) -> None:
    with closing(Crew(deps)) as crew:
        work = deps.store.work
        pipeline = Pipeline(crew.deps)
        intake: Intake[Article] = Intake(crew, LeaseKeeper(deps), work.claim_articles, pipeline.check_article)
        intake.refill()
        assert crew.wait_idle(PATIENCE)


def by_pass(deps: Dependencies) -> None:
    Pipeline(deps).poll()


def by_hand(deps: Dependencies) -> None:
    Pipeline(deps).add_article(SECOND)


@pytest.mark.parametrize("check", [by_daemon, by_pass, by_hand])
def test_the_next_worker_waits_for_what_is_left_of_the_gap(
    store: SqlStore, check: Callable[[Dependencies], object]
) -> None:
    clock = FrozenClock(datetime.now(UTC))
    one, two = worker(store, clock, "one"), worker(store, clock, "two")
    assert isinstance(one.fetcher, FakeFetcher)
    assert isinstance(two.fetcher, FakeFetcher)
    add(store, FIRST, clock.now())
    one.fetcher.gaps["a.example"] = 2.0
    by_daemon(one)
    clock.advance(seconds=0.5)
    add(store, SECOND, clock.now())
    check(two)
    assert [request.url for request in two.fetcher.requests] == [SECOND]
    assert two.fetcher.gaps == {"a.example": 1.5}


class GapsFail(Work):
    """A work queue whose database is unavailable when gaps are first read."""

    failed = False

    def gaps(self, hosts: Sequence[str], now: datetime) -> tuple[HostGap, ...]:
        if not self.failed:
            self.failed = True
            raise DatabaseUnavailable("gone")
        return super().gaps(hosts, now)


def test_jobs_claimed_just_before_the_database_failed_are_claimed_again(store: SqlStore) -> None:
    clock = FrozenClock(datetime.now(UTC))
    deps = worker(store, clock, "one")
    store.work = GapsFail(store.database)
    add(store, FIRST, clock.now())
    with closing(Crew(deps)) as crew:
        keeper = LeaseKeeper(deps)
        check = Pipeline(crew.deps).check_article
        intake: Intake[Article] = Intake(crew, keeper, store.work.claim_articles, check)
        with pytest.raises(DatabaseUnavailable):
            intake.refill()
        keeper.renew()
        clock.advance(seconds=deps.lease.total_seconds())
        intake.refill()
        assert crew.wait_idle(PATIENCE)
    assert isinstance(deps.fetcher, FakeFetcher)
    assert [request.url for request in deps.fetcher.requests] == [FIRST]


def test_no_gap_is_stored_if_none_is_kept(store: SqlStore) -> None:
    clock = FrozenClock(datetime.now(UTC))
    one = worker(store, clock, "one")
    add(store, FIRST, clock.now())
    by_daemon(replace(one, lease=timedelta(hours=1)))
    assert store.work.gaps(("a.example",), clock.now()) == ()
