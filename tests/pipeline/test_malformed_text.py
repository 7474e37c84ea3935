"""Text that databases reject: lone surrogates and NUL, which JSON can contain."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.model import Channel
from monitor.pipeline import Dependencies, Pipeline
from monitor.store import SqlStore, open_store
from monitor.testing import FakeFetcher, FakeSender, FrozenClock, InlineSandbox, Reply
from tests.pipeline.conftest import SITE, STORY, page_of

FEED = f"{SITE}/feed.json"
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Herald HALF", "items": ['
    '{"id": "a HALF", "url": "https://herald.example/train", "title": "Train HALF derails", "summary": "HALF"},'
    '{"id": "b", "url": "https://herald.example/bus", "title": "Bus HALF"}]}'
)
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "author": "Ada HALF"}</script>'


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff\\ud800", "\\u0000"])
def test_they_are_replaced_and_nothing_is_lost(store: SqlStore, half: str) -> None:
    clock = FrozenClock()
    web = FakeFetcher(clock)
    deps = Dependencies(
        store=store,
        fetcher=web,
        sandbox=InlineSandbox(),
        clock=clock,
        worker="test",
        senders={Channel.MAIL: FakeSender()},
        threads=1,
    )
    web.replies[FEED] = Reply(JSON_FEED.replace("HALF", half), headers={"Content-Type": "application/feed+json"})
    page = page_of("Train derails", *STORY, head=LD.replace("HALF", half))
    web.replies[f"{SITE}/train"] = Reply(page, headers={"Content-Type": "text/html"})
    store.feeds.add(FEED, title="", tags=(), now=clock.now())
    report = Pipeline(deps).poll(everything=True)
    assert (report.feeds["failed"], report.versions) == (0, 1)
    (feed,) = store.feeds.list()
    found = {article.url: article for article in store.articles.list()}
    assert "Herald \ufffd" in feed.title
    assert "Bus \ufffd" in found[f"{SITE}/bus"].title
    assert STORY[0] in store.versions.get(found[f"{SITE}/train"].id, 1).document.text
