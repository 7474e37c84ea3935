"""A pipeline with a real store in memory, a table of pages as the web, and a frozen clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from monitor.model import Channel, Subscription
from monitor.pipeline import Dependencies, Pipeline, PollReport
from monitor.store import SqlStore
from monitor.testing import FakeFetcher, FakeSender, FrozenClock, InlineSandbox, Reply
from tests.databases import database_url, postgres_server
from tests.prepared import memory_store

__all__ = ["database_url", "postgres_server"]

SITE = "https://herald.example"
FEED = f"{SITE}/feed.xml"


def feed_of(*links: str, guids: Sequence[str] | None = None) -> str:
    """Return an RSS document with one item per link."""
    names = guids or links
    items = "".join(
        f"<item><title>Story {number}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid></item>"
        for number, (link, guid) in enumerate(zip(links, names, strict=True))
    )
    return f"<rss version='2.0'><channel><title>Herald</title>{items}</channel></rss>"


def page_of(title: str, *paragraphs: str, head: str = "", after: str = "") -> str:
    """Return an HTML page with an article in it."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} | Herald</title>{head}</head><body>"
        "<header><nav><a href='/'>Home</a></nav></header>"
        f"<main><article><h1>{title}</h1>{body}</article></main>{after}<footer><p>© Herald</p></footer></body></html>"
    )


STORY = (
    "A freight train left the rails near the village of Ottering early on Monday and blocked the line both ways.",
    "Nobody was hurt, the railway company said. Two wagons that carried gravel overturned beside the station.",
    "Buses replace the trains between Ottering and Fellbrook until further notice; travellers should allow more time.",
    "The line, opened in 1874, is used by some forty trains a day and connects the valley with the coast.",
)


@dataclass
class Desk:
    """A pipeline with its fakes, and shortcuts for tests."""

    pipeline: Pipeline
    store: SqlStore
    web: FakeFetcher
    clock: FrozenClock
    mail: FakeSender

    def put(self, path: str, body: str, **headers: str) -> None:
        """Serve a page at a path."""
        self.web.replies[SITE + path] = Reply(body, headers={"Content-Type": "text/html; charset=utf-8", **headers})

    def fail(self, path: str, status: int, body: str = "") -> None:
        """Answer with a status at a path."""
        self.web.replies[SITE + path] = Reply(body, status=status)

    def feed(self, *paths: str, guids: Sequence[str] | None = None) -> None:
        """List these paths in the feed."""
        self.web.replies[FEED] = Reply(feed_of(*(SITE + path for path in paths), guids=guids))

    def poll(self) -> PollReport:
        """Check everything, an hour later."""
        self.clock.advance(hours=1)
        return self.pipeline.poll(everything=True)

    def subscribe(self, **options: object) -> None:
        """Subscribe one recipient to everything, by mail."""
        self.store.subscriptions.put(Subscription(name="desk", to=("reader@desk.example",), **options))  # type: ignore[arg-type]


def desk_of(store: SqlStore) -> Desk:
    """Create a desk over a store, with a feed that lists one article."""
    clock, mail = FrozenClock(), FakeSender()
    web = FakeFetcher(clock)
    deps = Dependencies(
        store=store,
        fetcher=web,
        sandbox=InlineSandbox(),
        clock=clock,
        worker="test",
        senders={Channel.MAIL: mail},
        threads=2,
    )
    web.replies[FEED] = Reply(feed_of(f"{SITE}/train"))
    store.feeds.add(FEED, title="", tags=(), now=clock.now())
    return Desk(Pipeline(deps), store, web, clock, mail)


@pytest.fixture
def desk() -> Iterator[Desk]:
    store = memory_store()
    yield desk_of(store)
    store.close()
