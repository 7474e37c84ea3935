"""A program with many threads uses few connections: threads that wait hold none, and no job is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from monitor.model import ArticleOutcome, ArticleReceipt, ArticleVectors, Placement
from monitor.ports import StoryPlacing
from monitor.store import SqlStore, open_store
from monitor.store.claims import claiming, lease_rows
from monitor.store.engine import CONNECTIONS
from monitor.store.schema import articles
from tests.store.desk import LEASE, NOW, Desk, claim, version_of

JOBS = 4 * CONNECTIONS
OTHERS = text(
    "SELECT count(*), count(*) FILTER (WHERE wait_event_type = 'Lock') FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def writers(store: SqlStore, desk: Desk) -> list[Callable[[], ArticleReceipt]]:
    """Jobs that write and place the first versions of claimed articles."""
    made = [desk.article("storm", host=f"host{number}.example") for number in range(JOBS)]
    held = {article.id: article for article in store.work.claim_articles(claim(limit=JOBS))}

    def job(number: int) -> Callable[[], ArticleReceipt]:
        article = held[number]
        outcome = ArticleOutcome("w1", article, NOW, version=version_of(article, 1, f"Storm {number} is over."))

        def place(turn: StoryPlacing) -> int | None:
            return turn.place(Placement(number, 1, ArticleVectors("", NOW)), NOW)

        return lambda: store.work.finish_article(outcome, place)

    return [job(article.id) for article in made]


def test_more_jobs_than_connections_write_at_once(store: SqlStore, desk: Desk) -> None:
    jobs, together = writers(store, desk), threading.Barrier(JOBS)

    def at_once(job: Callable[[], ArticleReceipt]) -> ArticleReceipt:
        together.wait()
        return job()

    with ThreadPoolExecutor(JOBS) as pool:
        receipts = list(pool.map(at_once, jobs))
    assert [receipt.version for receipt in receipts] == [1] * JOBS
    with store.database.read() as connection:
        assert connection.execute(select(articles.c.id).where(articles.c.leased_by.is_not(None))).all() == []
        if not store.database.is_sqlite:
            # Without this connection, which the query does not count.
            assert connection.execute(OTHERS).one()[0] < CONNECTIONS + 1


@pytest.mark.postgres
def test_jobs_that_wait_for_the_story_lock_block_nobody(store: SqlStore, desk: Desk) -> None:
    if store.database.is_sqlite:
        pytest.skip("SQLite lets one writer in at a time")
    jobs, pause = writers(store, desk), threading.Event()
    others = open_store(store.database.url.render_as_string(hide_password=False))
    with ThreadPoolExecutor(JOBS) as pool:
        with others.database.write_stories() as connection:
            asked = [pool.submit(job) for job in jobs]
            for _ in range(6000):
                if connection.execute(OTHERS).one()[1]:
                    break
                pause.wait(0.01)
            # Only one job waits in the database; meanwhile leases are renewed, rows claimed and pages read.
            store.work.renew("w1", NOW + 2 * LEASE, articles=[1])
            assert store.work.claim_feeds(claim()) == ()
            assert len(store.articles.list()) == JOBS
            assert connection.execute(OTHERS).one()[1] == 1
            assert not any(job.done() for job in asked)
        wait(asked)
    assert [job.result().version for job in asked] == [1] * JOBS
    others.close()


def test_a_lease_begins_after_the_wait_for_the_claim_lock(store: SqlStore, desk: Desk) -> None:
    article = desk.article()
    # The claim waits twenty seconds for the lock.
    with claiming(store.database, claim(), iter((0.0, 20.5)).__next__) as (connection, in_turn):
        assert lease_rows(connection, articles, in_turn) == [article.id]
    with store.database.read() as connection:
        until = connection.execute(select(articles.c.lease_until)).scalar_one()
    assert until == NOW + LEASE + timedelta(seconds=20)
