"""One article over a month: 61 versions, furniture that changes between them, and pruning meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from monitor.pipeline import Dependencies, Pipeline
from monitor.store import SqlStore, open_store
from monitor.store.admin import PruneRules, prune
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply

SITE = "https://herald.example"
URL = f"{SITE}/dam"
VERSIONS = 61
HOURS = 12  # between two versions: 30 days for all
KEPT_VERSIONS = 10
RULES = PruneRules(raw_pages_days=3, versions_per_article=KEPT_VERSIONS)
OPENING = (
    "Water has risen behind the old dam at Corrie since Monday, and engineers opened two gates before noon.",
    "The valley below has nine villages, and the county keeps boats and blankets ready in the school at Skell.",
)


def published(number: int) -> tuple[str, ...]:
    """Return the paragraphs of a version: a rising water level, and a list that grows and loses its oldest items."""
    level = f"The level stood at {20 + number * 3} centimetres above the mark in the county's report number {number}."
    reports = [
        f"On day {day} of the flood, crews carried {day * 37} sandbags to the bank near farm {day}."
        for day in range(1, number)
    ]
    return (OPENING[0], level, *reports[-12:], OPENING[1])


@dataclass
class Site:
    """Serves one article; the furniture differs in every response."""

    web: FakeFetcher
    visits: int = field(default=0)

    def show(self, number: int) -> None:
        self.visits += 1
        text = "".join(f"<p>{paragraph}</p>" for paragraph in published(number))
        self.web.replies[URL] = Reply(
            "<!doctype html><html lang='en'><head><title>Dam at Corrie | Herald</title></head><body>"
            f"<main><article><h1>Dam at Corrie</h1><p>Updated {self.visits % 50 + 2} minutes ago</p>{text}"
            f"<p>{self.visits * 7} comments</p></article></main>"
            f"<aside class='related'><ul><li><a href='/n{self.visits}'>"
            f"Another story of the day, number {self.visits}</a></li></ul></aside></body></html>",
            headers={"Content-Type": "text/html; charset=utf-8"},
        )


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    store = open_store(database_url)
    yield store
    store.close()


def test_a_month_of_one_article(store: SqlStore, database_url: str) -> None:
    clock = FrozenClock()
    web = FakeFetcher(clock)
    deps = Dependencies(
        store=store, fetcher=web, sandbox=InlineSandbox(), clock=clock, worker="test", senders={}, threads=1
    )
    pipeline, site = Pipeline(deps), Site(web)
    item = f"<item><title>Dam at Corrie</title><link>{URL}</link></item>"
    web.replies[f"{SITE}/feed"] = Reply(f"<rss version='2.0'><channel><title>Herald</title>{item}</channel></rss>")
    store.feeds.add(f"{SITE}/feed", title="", tags=(), now=clock.now())
    for number in range(1, VERSIONS + 1):
        for check in range(3):
            site.show(number)
            report = pipeline.poll(everything=True)
            assert (report.versions, report.articles["failed"]) == (int(check == 0), 0), (number, check)
            clock.advance(hours=HOURS / 3)
        if number % KEPT_VERSIONS == 0:
            prune(database_url, RULES, clock.now())
    (article,) = store.articles.list()
    assert article.versions == VERSIONS
    start = clock.now() - timedelta(hours=HOURS * VERSIONS)
    kept = [mark.number for mark in store.versions.summaries(article.id)]
    assert min(kept) == VERSIONS // KEPT_VERSIONS * KEPT_VERSIONS - KEPT_VERSIONS + 1
    for number in kept:
        version = store.versions.get(article.id, number)
        assert [block.text for block in version.document.blocks] == list(published(number))
        assert version.fetched_at == start + timedelta(hours=HOURS * (number - 1))
