"""Addresses added by hand are read although robots.txt forbids it; scheduled checks obey it. Over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monitor.errors import HostBusy, HttpStatus
from monitor.fetch import FetchOptions, HttpFetcher
from monitor.pipeline import Dependencies, Pipeline
from monitor.testing import FrozenClock, InlineSandbox
from tests.fetch.origin import Origin, reply
from tests.pipeline.conftest import STORY, feed_of, page_of
from tests.prepared import memory_store

FORBIDS = reply(200, b"User-agent: *\nDisallow: /")
BROKEN = reply(200, b"no gzip", [("Content-Encoding", "gzip")])


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as server:
        server.play("/robots.txt", FORBIDS)
        server.play("/story", reply(200, page_of("Freight train derails", *STORY).encode()))
        server.play("/feed", reply(200, feed_of(server.url("/story")).encode()))
        yield server


@pytest.fixture
def pipeline() -> Iterator[Pipeline]:
    clock, store = FrozenClock(), memory_store()
    fetcher = HttpFetcher(FetchOptions(allow_networks=("127.0.0.0/8",), timeout_seconds=5), clock)
    yield Pipeline(Dependencies(store, fetcher, InlineSandbox(), clock, worker="test", threads=2))
    fetcher.close()
    store.close()


@pytest.mark.parametrize("rules", [FORBIDS, BROKEN, reply(500)], ids=["forbids", "broken", "500"])
def test_a_feed_is_added_and_the_schedule_obeys(origin: Origin, pipeline: Pipeline, rules: bytes) -> None:
    origin.play("/robots.txt", rules)
    (report,) = pipeline.add_feed(origin.url("/feed")).reports
    assert report.result == "polled"
    assert len(report.new_articles) == 1
    assert "robots.txt" in report.robots
    assert report.robots.endswith("because you named it; later checks obey robots.txt")
    origin.seen.clear()
    poll = pipeline.poll(everything=True)
    assert origin.asked == []
    assert (poll.feeds["failed"], poll.articles["failed"]) == (1, 1)
    assert all("robots.txt" in error for error in poll.errors)
    origin.play("/robots.txt", reply(404))
    pipeline.deps.clock.advance(days=2)  # type: ignore[attr-defined]
    again = pipeline.poll(everything=True)
    assert (again.feeds["failed"], again.articles["new"]) == (0, 1)


def test_the_feeds_of_a_page_are_added(origin: Origin, pipeline: Pipeline) -> None:
    head = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    origin.play("/", reply(200, page_of("Herald", head=head).encode()))
    added = pipeline.add_feed(origin.url("/"))
    assert added.discovered_from == origin.url("/")
    assert [(report.feed.url, report.result) for report in added.reports] == [(origin.url("/feed"), "polled")]
    assert "forbids" in added.reports[0].robots


def test_an_article_is_read_once(origin: Origin, pipeline: Pipeline) -> None:
    report = pipeline.add_article(origin.url("/story"))
    assert (report.result, report.version) == ("new", 1)
    assert "forbids" in report.robots
    assert pipeline.poll(everything=True).articles["failed"] == 1
    assert pipeline.deps.store.articles.get(report.article.id).versions == 1


def test_there_is_no_note_if_robots_txt_allows_it(origin: Origin, pipeline: Pipeline) -> None:
    origin.play("/robots.txt", reply(404))
    assert pipeline.add_feed(origin.url("/feed")).reports[0].robots == ""
    assert pipeline.add_article(origin.url("/story")).robots == ""


def test_a_host_that_asks_to_wait_gets_no_request(origin: Origin, pipeline: Pipeline) -> None:
    origin.play("/robots.txt", reply(503, headers=[("Retry-After", "60")]))
    with pytest.raises(HostBusy):
        pipeline.add_feed(origin.url("/feed"))
    assert origin.asked == []


def test_a_missing_page_is_requested_once(origin: Origin, pipeline: Pipeline) -> None:
    origin.play("/robots.txt", reply(404))
    with pytest.raises(HttpStatus):
        pipeline.add_feed(origin.url("/none"))
    assert origin.asked == ["/none"]
