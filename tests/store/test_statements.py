"""The number of statements and transactions of an article check, once the page is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from sqlalchemy import event

from monitor.model import Article, Claim, Subscription
from monitor.pipeline import Dependencies, Pipeline
from monitor.store import SqlStore
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply
from tests.pipeline.conftest import FEED, SITE, STORY, feed_of, page_of
from tests.store.desk import LEASE

TITLE = "Freight train derails near Ottering"
NEWS = "Investigators found a broken rail 40 metres long near the bridge, the railway company said on Tuesday."


@dataclass
class Count:
    """The statements of a block, without BEGIN, and its transactions."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0


@contextmanager
def counted(store: SqlStore) -> Iterator[Count]:
    """Count what is sent to the database."""
    engine, count = store.database._engine, Count()

    def executed(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            count.statements.append(statement)

    def committed(_connection: object) -> None:
        count.transactions += 1

    event.listen(engine, "before_cursor_execute", executed)
    event.listen(engine, "commit", committed)
    try:
        yield count
    finally:
        event.remove(engine, "before_cursor_execute", executed)
        event.remove(engine, "commit", committed)


@dataclass
class Newsroom:
    """A pipeline with a store, and the pages that it fetches."""

    store: SqlStore
    clock: FrozenClock
    web: FakeFetcher
    pipeline: Pipeline

    def put(self, name: str, *paragraphs: str, title: str = TITLE) -> None:
        self.web.replies[f"{SITE}/{name}"] = Reply(page_of(title, *paragraphs), headers={"Content-Type": "text/html"})

    def cost(self, check: Callable[[], object]) -> tuple[int, int]:
        """The number of statements and transactions of a check."""
        with counted(self.store) as count:
            check()
        return len(count.statements), count.transactions

    def poll(self, *names: str) -> tuple[int, int]:
        """The cost of a check of the feed, with these articles in its document."""
        self.web.replies[FEED] = Reply(feed_of(*(f"{SITE}/{name}" for name in names)))
        (feed,) = self.store.work.claim_feeds(self._claim())
        return self.cost(lambda: self.pipeline.check_feed(feed))

    def articles(self) -> dict[str, Article]:
        """Claim all articles; by the last part of their addresses."""
        return {item.url.rpartition("/")[2]: item for item in self.store.work.claim_articles(self._claim())}

    def _claim(self) -> Claim:
        self.clock.advance(hours=1)
        return Claim("test", self.clock.now(), 100, LEASE, due_only=False)


@pytest.fixture
def newsroom(store: SqlStore) -> Newsroom:
    clock = FrozenClock()
    web = FakeFetcher(clock)
    deps = Dependencies(store=store, fetcher=web, sandbox=InlineSandbox(), clock=clock, worker="test")
    store.subscriptions.put(Subscription(name="desk", to=("reader@desk.example",)))
    store.feeds.add(FEED, title="", tags=(), now=clock.now())
    return Newsroom(store, clock, web, Pipeline(deps))


def test_statements_of_a_check(newsroom: Newsroom) -> None:
    """The numbers in docs/design/store.md. PostgreSQL takes more, for the locks of names and stories."""
    store, pipeline = newsroom.store, newsroom.pipeline
    lock = 0 if store.database.is_sqlite else 1
    assert newsroom.poll("first", "train") == (11 + lock, 1)
    newsroom.put("first", "The council of Marsh Hill votes on Tuesday on two of its six libraries.", title="Libraries")
    newsroom.put("train", *STORY)
    held = newsroom.articles()
    pipeline.check_article(held["first"])  # The subscriptions are read with the first version.
    new = newsroom.cost(lambda: pipeline.check_article(held["train"]))
    assert new == (12 + 2 * lock, 2)
    held = newsroom.articles()
    assert newsroom.cost(lambda: pipeline.check_article(held["train"])) == (1, 1)
    newsroom.put("train", *STORY, NEWS)
    held = newsroom.articles()
    updated = newsroom.cost(lambda: pipeline.check_article(held["train"]))
    assert updated == (21 + 2 * lock, 3)
    assert len(store.outbox.list()) == 1


def test_changed_subscriptions_are_seen_at_once(newsroom: Newsroom) -> None:
    newsroom.poll("train")
    newsroom.put("train", *STORY)
    newsroom.pipeline.check_article(newsroom.articles()["train"])
    newsroom.store.subscriptions.put(Subscription(name="night", to=("night@desk.example",)))
    newsroom.store.subscriptions.unsubscribe("desk", "reader@desk.example", newsroom.clock.now())
    newsroom.put("train", *STORY, NEWS)
    newsroom.pipeline.check_article(newsroom.articles()["train"])
    assert [alert.subscription for alert in newsroom.store.outbox.list()] == ["night"]
