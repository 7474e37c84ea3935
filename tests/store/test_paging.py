"""Every list can be read to its end without gaps and repetitions, while rows are inserted and committed late."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Connection, text

from monitor.history import History
from monitor.model import Article, ArticleOutcome, Change, VersionRef
from monitor.ports import LogQuery
from monitor.store import SqlStore, visits
from monitor.store.articles import insert_articles
from monitor.store.feeds import _first_values as first_values
from monitor.store.outbox import Cause, insert_alerts
from monitor.store.schema import feeds
from monitor.testing import InlineSandbox
from tests.store.desk import DAY, NOW, Desk, added, claim, draft, version_of

PAGE = 3


@dataclass
class Lists:
    """Adds rows to a list, by a call of the store or in a transaction of the test, and reads pages of it."""

    store: SqlStore
    names: Iterator[int] = field(default_factory=count)

    def add(self, name: str) -> None:
        desk = Desk(self.store)
        number = next(self.names)
        if name == "feeds":
            desk.feed(f"https://news.example/feed/{number}")
        elif name == "articles":
            desk.article(f"story-{number}")
        elif name == "alerts":
            self.store.outbox.queue([draft(f"{number}@example.org")], NOW)
        else:
            self.store.work.finish_article(self.outcome())

    def add_in(self, connection: Connection, name: str) -> None:
        number = next(self.names)
        if name == "feeds":
            values = first_values(f"https://news.example/feed/{number}", "", (), NOW)
            self.store.database.insert_one(connection, feeds, values)
        elif name == "articles":
            url = f"https://news.example/{number}"
            insert_articles(connection, [{"url": url, "title": "", "in_feed": False}], NOW)
        elif name == "alerts":
            insert_alerts(connection, [draft(f"{number}@example.org")], NOW, Cause())
        else:
            visits.finish_article(self.store.database, connection, self.held)

    def outcome(self) -> ArticleOutcome:
        """The outcome of a check that found an article's second version, with two developments."""
        # Each at its own host: an article held by a worker closes its host to other workers.
        article = Desk(self.store).article("story", f"host{next(self.names)}.example")
        Desk(self.store, "w0").version(article, "First.")
        (held,) = self.store.work.claim_articles(claim(only=(article.id,), due_only=False))
        made = version_of(article, 2, "Second.")
        edits = (added("One thing happened."), added("Another thing happened."))
        change = Change(edits, VersionRef(1, NOW), made.ref)
        return ArticleOutcome("w1", replace(held, last_checked_at=NOW), NOW, version=made, change=change)

    def prepare(self) -> None:
        """Claim what ``add_in`` finishes, before its transaction begins."""
        self.held = self.outcome()

    def read(self, name: str, **span: Any) -> Sequence[int]:
        """The numbers of a page, in ascending order."""
        repositories: dict[str, Callable[..., Sequence[Any]]] = {
            "feeds": self.store.feeds.list,
            "articles": self.store.articles.list,
            "alerts": self.store.outbox.list,
            "developments": self.store.versions.developments,
            "log": lambda **given: self.store.versions.log(LogQuery(**given)),
        }
        found = [item.id for item in repositories[name](**span)]
        assert found == sorted(found, reverse=name != "feeds")
        return sorted(found)

    def upwards(self, name: str, after: int, meanwhile: Callable[[], None] = lambda: None) -> list[int]:
        seen: list[int] = []
        while page := self.read(name, after_id=max([after, *seen]), limit=PAGE):
            seen += page
            meanwhile()
        return seen

    def downwards(self, name: str, meanwhile: Callable[[], None]) -> list[int]:
        seen = list(self.read(name, before_id=self.read(name)[-1] + 1, limit=PAGE))
        while page := self.read(name, before_id=seen[0], limit=PAGE):
            meanwhile()
            seen[:0] = page
        return seen


@pytest.fixture
def lists(store: SqlStore) -> Lists:
    return Lists(store)


@contextmanager
def open_transaction(store: SqlStore) -> Iterator[Connection | None]:
    """A second transaction; None on SQLite, which has one writer at a time."""
    if store.database.is_sqlite:
        yield None
    else:
        with store.database.write() as connection:
            yield connection


NAMES = ("feeds", "articles", "alerts", "developments", "log")


@pytest.mark.parametrize("name", NAMES)
def test_reading_forward_misses_no_late_commit(lists: Lists, name: str) -> None:
    for _ in range(4):
        lists.add(name)
    lists.prepare()
    start = lists.read(name)[0] - 1
    arrivals = iter(range(3))

    def meanwhile() -> None:
        if next(arrivals, None) is not None:
            lists.add(name)

    with open_transaction(lists.store) as late:
        if late is not None:
            lists.add_in(late, name)
        for _ in range(4):
            lists.add(name)
        seen = lists.upwards(name, start, meanwhile)
        assert lists.upwards(name, max(seen)) == []
    if late is None:
        lists.add(name)
    seen += lists.upwards(name, max(seen))
    assert seen == list(lists.read(name))
    lists.add(name)
    assert lists.upwards(name, max(seen)) == [number for number in lists.read(name) if number > max(seen)] != []


@pytest.mark.parametrize("name", NAMES)
def test_reading_backward_is_not_disturbed_by_new_rows(lists: Lists, name: str) -> None:
    for _ in range(8):
        lists.add(name)
    before = list(lists.read(name))
    assert lists.downwards(name, lambda: lists.add(name)) == before


@pytest.mark.postgres
def test_a_rolled_back_transaction_blocks_no_reader(lists: Lists) -> None:
    if lists.store.database.is_sqlite:
        pytest.skip("about PostgreSQL")
    lists.add("alerts")
    with suppress(ZeroDivisionError), lists.store.database.write() as late:
        lists.add_in(late, "alerts")
        lists.add("alerts")
        # Inserts into one table do not hold back the readers of another.
        lists.add("feeds")
        assert (len(lists.read("alerts")), len(lists.read("feeds"))) == (1, 1)
        raise ZeroDivisionError
    assert len(lists.read("alerts")) == 2


@pytest.mark.postgres
def test_a_row_written_by_another_program_is_waited_for_too(lists: Lists) -> None:
    if lists.store.database.is_sqlite:
        pytest.skip("about PostgreSQL")
    columns = "version_id, article_id, from_version, to_version, edit, detected_at, kind, text, score, evidence"
    for _ in range(2):
        lists.add("developments")
    with lists.store.database.write() as late:
        query = f"INSERT INTO developments ({columns}) SELECT {columns} FROM developments LIMIT 1"
        late.execute(text(query))
        lists.add("developments")
        seen = lists.upwards("developments", 0)
    assert len(seen) == 4
    assert seen + lists.upwards("developments", seen[-1]) == lists.read("developments")


@pytest.mark.postgres
def test_a_transaction_takes_one_lock_a_table_however_much_it_inserts(lists: Lists) -> None:
    if lists.store.database.is_sqlite:
        pytest.skip("about PostgreSQL")
    taken = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND pid = pg_backend_pid()"
    lists.add("alerts")
    with lists.store.database.write() as late:
        with suppress(ZeroDivisionError), late.begin_nested():
            lists.add_in(late, "alerts")
            raise ZeroDivisionError
        for _ in range(20):
            lists.add_in(late, "alerts")
            lists.add_in(late, "feeds")
        lists.add("alerts")
        assert late.execute(text(taken)).scalar() == 2
        seen = lists.upwards("alerts", 0)
    assert seen + lists.upwards("alerts", seen[-1]) == lists.read("alerts")


def test_many_writers_and_a_reader(lists: Lists) -> None:
    outcomes = [lists.outcome() for _ in range(24)]
    seen: list[int] = []
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(lists.store.work.finish_article, outcome) for outcome in outcomes]
        while not all(done.done() for done in waiting):
            seen += lists.upwards("developments", max(seen, default=0))
    seen += lists.upwards("developments", max(seen, default=0))
    assert seen == lists.read("developments")
    assert len(seen) == 48


def test_a_reader_catches_up_with_late_commits(lists: Lists) -> None:
    history = History(lists.store, InlineSandbox)
    lists.add("developments")
    lists.prepare()
    seen = list(history.catchup("ida", NOW))
    with open_transaction(lists.store) as late:
        if late is not None:
            lists.add_in(late, "developments")
        lists.add("developments")
        seen += history.catchup("ida", NOW)
    seen += history.catchup("ida", NOW + DAY)
    assert sorted(item.id for item in seen) == lists.read("developments")
    # Developments that were requested but not confirmed as shown are returned again.
    lists.add("developments")
    again, newest = history.unseen("ida", NOW)
    assert history.unseen("ida", NOW) == (again, newest)
    history.caught_up("ida", newest)
    assert history.catchup("ida", NOW) == ()


def test_a_follower_gets_late_commits(lists: Lists) -> None:
    lists.add("developments")
    lists.prepare()
    before = lists.read("developments")
    steps = History(lists.store, InlineSandbox).follow()
    seen = [*next(steps)]
    assert seen == []
    with open_transaction(lists.store) as late:
        if late is not None:
            lists.add_in(late, "developments")
        lists.add("developments")
        seen += next(steps)
    lists.add("developments")
    seen += [*next(steps), *next(steps)]
    assert [*before, *sorted(item.id for item in seen)] == lists.read("developments")


def test_pages_of_a_search_are_not_moved_by_new_versions(store: SqlStore, desk: Desk) -> None:
    def story(name: str) -> Article:
        article = desk.article(name)
        desk.version(article, "The dam holds.", title=name)
        return article

    stories = [story(f"a{number}") for number in range(7)]
    upto, seen = store.versions.newest(), []
    for skip in range(0, 9, 3):
        seen += [hit.article.id for hit in store.versions.search("dam", limit=3, skip=skip, upto=upto)]
        story(f"b{skip}")
        desk.version(stories[0], f"The dam holds on day {skip}.", title=f"Day {skip}", now=NOW + DAY)
    assert sorted(seen) == [article.id for article in stories]


def test_a_limit_above_the_largest_number_means_no_limit(store: SqlStore, desk: Desk) -> None:
    feed = desk.feed()
    assert [item.id for item in store.feeds.list(limit=2**63)] == [feed.id]
    assert store.articles.list(limit=2**63) == store.outbox.list(limit=10**30) == ()
    assert store.versions.log(LogQuery(limit=2**63)) == store.versions.developments(limit=2**63) == ()
