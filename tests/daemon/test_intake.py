"""A row that is claimed again while its job is running."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Claim, Feed, FeedOutcome
from monitor.pipeline import Crew, Dependencies, Intake, LeaseKeeper
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox
from tests.prepared import memory_store

PATIENCE = 30.0


class Desk:
    """One due feed; its first job calls ``meanwhile``, which a test sets, and the others write."""

    def __init__(self, deps: Dependencies, clock: FrozenClock, crew: Crew) -> None:
        self.deps, self.clock, self.crew = deps, clock, crew
        self.keeper = LeaseKeeper(deps)
        self.intake: Intake[Feed] = Intake(crew, self.keeper, deps.store.work.claim_feeds, self.run)
        self.meanwhile: Callable[[Feed], None] = self.write
        self.ran: list[Feed] = []
        deps.store.feeds.add("https://a.example/feed", title="", tags=(), now=clock.now())

    def run(self, feed: Feed) -> None:
        self.ran.append(feed)
        (self.meanwhile if len(self.ran) == 1 else self.write)(feed)

    def write(self, feed: Feed) -> None:
        due = self.clock.now() + timedelta(hours=1)
        self.deps.store.work.finish_feed(FeedOutcome("test", replace(feed, due_at=due), self.clock.now()))

    def run_jobs(self) -> None:
        self.intake.refill()
        assert self.crew.wait_idle(PATIENCE)

    def is_free(self) -> bool:
        """Whether another worker can claim the feed when it is due again, because nothing is held or renewed."""
        self.clock.advance(hours=2)
        self.keeper.renew()
        return len(self.deps.store.work.claim_feeds(Claim("heir", self.clock.now(), 10, self.deps.lease))) == 1


@pytest.fixture
def desk() -> Iterator[Desk]:
    store, clock = memory_store(), FrozenClock(datetime.now(UTC))
    with closing(Crew(Dependencies(store, FakeFetcher(clock), InlineSandbox(), clock, "test"))) as crew:
        yield Desk(crew.deps, clock, crew)
    store.close()


def test_a_row_that_falls_due_again_during_its_job_is_checked_after_it(desk: Desk) -> None:
    def write_and_claim_anew(feed: Feed) -> None:
        desk.write(feed)
        desk.clock.advance(hours=1)
        desk.intake.refill()
        # Not while the first job runs.
        assert len(desk.ran) == 1
        desk.clock.advance(seconds=60)
        desk.keeper.renew()

    desk.meanwhile = write_and_claim_anew
    desk.run_jobs()
    first, second = desk.ran
    assert (first.id, first.due_at) != (second.id, second.due_at)
    assert desk.is_free()


def test_a_job_whose_lease_expired_is_not_run_twice(desk: Desk) -> None:
    def claim_anew_and_write(feed: Feed) -> None:
        desk.clock.advance(hours=1)
        desk.intake.refill()
        desk.write(feed)

    desk.meanwhile = claim_anew_and_write
    desk.run_jobs()
    assert len(desk.ran) == 1
    assert desk.is_free()


def test_a_job_claimed_again_is_not_begun_when_the_program_stops(desk: Desk) -> None:
    def write_claim_anew_and_end(feed: Feed) -> None:
        desk.write(feed)
        desk.clock.advance(hours=1)
        desk.intake.refill()
        desk.deps.halt.set()

    desk.meanwhile = write_claim_anew_and_end
    desk.run_jobs()
    assert len(desk.ran) == 1
