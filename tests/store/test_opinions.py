"""Stored answers of the second reader and the counts of its requests, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import update

from monitor.model import EditKind, Opinion, ReaderOutcome
from monitor.store import SqlStore, open_store
from monitor.store.admin import PruneReport, PruneRules, check, prune, upgrade
from monitor.store.schema_readers import opinions
from tests.store.older import set_back

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
YES = Opinion(True, EditKind.EVENT, "closed on Monday, “for good”")
NO = Opinion(False, None, "")


def test_stored_answers_are_found(store: SqlStore) -> None:
    assert store.opinions.kept([]) == {}
    store.opinions.ended(NOW, ReaderOutcome.ANSWERED, {"a": YES, "b": NO})
    assert store.opinions.kept(["a", "b", "c"]) == {"a": YES, "b": NO}
    store.opinions.ended(NOW, ReaderOutcome.ANSWERED, {"a": NO})
    assert store.opinions.kept(["a"]) == {"a": NO}


def test_an_unreadable_answer_is_left_out(store: SqlStore, database_url: str) -> None:
    store.opinions.ended(NOW, ReaderOutcome.ANSWERED, {"a": YES, "b": NO})
    with store.database.write() as connection:
        connection.execute(update(opinions).where(opinions.c.digest == "a").values(answer="{"))
    assert store.opinions.kept(["a", "b"]) == {"b": NO}
    (problem,) = check(database_url).problems
    assert (problem.table, problem.row) == ("opinions", "a")


def test_requests_of_a_day_are_limited(store: SqlStore) -> None:
    assert [store.opinions.take_turn(NOW, 2) for _ in range(3)] == [True, True, False]
    assert store.opinions.take_turn(NOW, 3)
    assert store.opinions.counts(NOW) == {"asked": 3}
    assert store.opinions.take_turn(NOW + DAY, 2)
    assert store.opinions.counts(NOW + DAY) == {"asked": 1}


def test_concurrent_workers_keep_the_limit(store: SqlStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: store.opinions.take_turn(NOW, 5), range(24)))
    assert sum(taken) == 5
    assert store.opinions.counts(NOW) == {"asked": 5}


def test_the_day_is_that_of_utc(store: SqlStore) -> None:
    early = datetime(2026, 3, 3, 1, 0, tzinfo=timezone(timedelta(hours=10)))
    store.opinions.take_turn(early, 5)
    assert store.opinions.counts(NOW) == {"asked": 1}


def test_outcomes_are_counted(store: SqlStore) -> None:
    assert store.opinions.counts(NOW) == {}
    for outcome in (ReaderOutcome.TIMED_OUT, ReaderOutcome.ANSWERED, ReaderOutcome.TIMED_OUT):
        store.opinions.take_turn(NOW, 9)
        store.opinions.ended(NOW, outcome)
    assert store.opinions.counts(NOW) == {"asked": 3, "answered": 1, "timed_out": 2}


def test_an_upgrade_adds_the_tables(store: SqlStore, database_url: str) -> None:
    with store.database.write() as connection:
        set_back(store.database, connection, "0006")
    store.close()
    assert upgrade(database_url)[0] == "0007"
    reopened = open_store(database_url)
    assert reopened.opinions.take_turn(NOW, 1)
    assert check(database_url).sound
    reopened.close()


def test_old_answers_are_pruned_where_a_rule_says_so(store: SqlStore, database_url: str) -> None:
    for days, name in ((0, "old"), (20, "new")):
        store.opinions.take_turn(NOW + days * DAY, 9)
        store.opinions.ended(NOW + days * DAY, ReaderOutcome.ANSWERED, {name: YES})
    assert prune(database_url, PruneRules(), NOW + 900 * DAY) == PruneReport()
    assert prune(database_url, PruneRules(reader_answers_days=10), NOW + 21 * DAY) == PruneReport(answers=1)
    assert store.opinions.kept(["old", "new"]) == {"new": YES}
    assert store.opinions.counts(NOW) == {}
    assert store.opinions.counts(NOW + 20 * DAY) == {"asked": 1, "answered": 1}
    assert check(database_url).sound
