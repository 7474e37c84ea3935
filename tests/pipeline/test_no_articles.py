"""Pages that are no articles: the error names what they are, they are checked rarely, and may become articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from monitor.errors import BodyTooLarge
from monitor.fetch import FetchOptions, HttpFetcher
from monitor.model import Article, ArticleState
from monitor.pipeline import Dependencies, Pipeline
from monitor.testing import FrozenClock, InlineSandbox, Reply
from tests.fetch.origin import Origin, redirect, reply
from tests.pipeline.conftest import SITE, STORY, Desk, page_of
from tests.prepared import memory_store

PDF = b"%PDF-1.5\n" + bytes(range(256)) * 40
NEWS = "The driver of the train was taken to hospital with a broken arm, police said on Monday afternoon."
HTML = [("Content-Type", "text/html; charset=utf-8")]


def only(desk: Desk) -> Article:
    (article,) = desk.store.articles.list()
    return article


def forwarding(to: str, delay: str = "0") -> str:
    return (
        f"<html><head><meta http-equiv='refresh' content='{delay}; url={to}'></head>"
        f"<body><p>Redirecting you to <a href='{to}'>the story</a>.</p></body></html>"
    )


@pytest.mark.parametrize(
    ("body", "label", "named"),
    [
        (PDF, "application/pdf", "a PDF document, 10 KB"),
        (PDF, "text/html", "a PDF document, 10 KB"),
        (b"\xff\xd8\xff\xe0" + bytes(5000), "image/jpeg", "a JPEG image, 5 KB"),
        (b'{"title": "Freight train derails"}', "text/html", "a JSON document, 34 bytes"),
        (b"<?xml version='1.0'?><rss/>", "text/html", "a feed, 27 bytes"),
        ("\n\n".join(STORY).encode(), "text/plain", "a plain text file, 429 bytes"),
    ],
)
def test_a_file_is_no_article(desk: Desk, body: bytes, label: str, named: str) -> None:
    desk.subscribe(new_articles=True)
    desk.web.replies[f"{SITE}/train"] = Reply(body, headers={"Content-Type": label})
    report = desk.poll()
    article = only(desk)
    assert (article.state, article.versions) == (ArticleState.NOT_ARTICLE, 0)
    assert (article.last_error or "").startswith(f"NotAnArticle: {named}, where an article was expected (")
    assert (report.articles["failed"], report.versions, report.queued) == (1, 0, 0)


def test_it_is_checked_ever_more_rarely_and_followed_once_it_is_an_article(desk: Desk) -> None:
    desk.web.replies[f"{SITE}/train"] = Reply(PDF, headers={"ETag": '"1"'})
    waits = []
    for _ in range(3):
        desk.poll()
        article = only(desk)
        assert article.due_at is not None
        waits.append(article.due_at - desk.clock.now())
    for days, wait in zip((1, 2, 4), waits, strict=True):
        assert timedelta(days=0.9 * days) < wait < timedelta(days=1.1 * days)
    assert desk.web.requests[-1].etag is None
    desk.put("/train", page_of("Freight train derails", *STORY))
    assert desk.poll().articles["new"] == 1
    assert (only(desk).state, only(desk).last_error) == (ArticleState.LIVE, None)
    desk.put("/train", page_of("Freight train derails", *STORY, NEWS))
    desk.poll()
    assert [item.text for item in desk.store.versions.developments()] == [NEWS]


def test_an_article_that_turns_into_a_file_keeps_its_versions_and_comes_back(desk: Desk) -> None:
    page = page_of("Freight train derails", *STORY)
    desk.put("/train", page, ETag='"1"')
    desk.poll()
    desk.web.replies[f"{SITE}/train"] = Reply(PDF, headers={"Content-Type": "application/pdf"})
    desk.poll()
    assert (only(desk).state, only(desk).versions) == (ArticleState.NOT_ARTICLE, 1)
    desk.put("/train", page, ETag='"1"')
    assert desk.poll().articles["unchanged"] == 1
    assert (only(desk).state, only(desk).versions) == (ArticleState.LIVE, 1)


def test_a_file_too_large_to_be_read_is_named_by_its_type(desk: Desk) -> None:
    error = BodyTooLarge("the body has 40000000 bytes, more than 10000000")
    error.content_type = "video/mp4"
    desk.web.replies[f"{SITE}/train"] = error
    desk.poll()
    assert only(desk).state is ArticleState.NOT_ARTICLE
    assert "a video, too large to be read" in (only(desk).last_error or "")


def test_a_page_that_only_forwards_is_followed_and_its_target_is_the_article(desk: Desk) -> None:
    desk.put("/train", forwarding(f"{SITE}/real"))
    desk.put("/real", page_of("Freight train derails", *STORY), ETag='"real"')
    desk.poll()
    version = desk.store.versions.get(only(desk).id, 1)
    assert (version.url, version.document.title) == (f"{SITE}/real", "Freight train derails")
    assert only(desk).url == f"{SITE}/train"
    assert desk.poll().articles["unchanged"] == 1
    assert all(request.etag is None for request in desk.web.requests)
    desk.put("/real", page_of("Freight train derails", *STORY, NEWS))
    assert desk.poll().developments == 1


def test_an_article_that_reloads_itself_is_one(desk: Desk) -> None:
    head = f"<meta http-equiv='refresh' content='300; url={SITE}/train'>"
    desk.put("/train", page_of("Freight train derails", *STORY, head=head))
    assert desk.poll().articles["new"] == 1
    assert [request.url for request in desk.web.requests[1:]] == [f"{SITE}/train"]


def test_a_page_that_forwards_only_later_is_not_followed(desk: Desk) -> None:
    desk.put("/train", forwarding(f"{SITE}/real", delay="60"))
    desk.poll()
    assert only(desk).state is ArticleState.NOT_ARTICLE
    assert f"{SITE}/real" not in [request.url for request in desk.web.requests]


def test_a_notice_with_a_link_is_named_with_where_it_leads(desk: Desk) -> None:
    desk.put("/train", "<html><body>Opening <a href='https://courier.example/mill'>courier.example</a></body></html>")
    desk.poll()
    assert (only(desk).state, only(desk).versions) == (ArticleState.NOT_ARTICLE, 0)
    said = only(desk).last_error or ""
    assert said.startswith("NotAnArticle: a page that only sends its reader to https://courier.example/mill (")
    assert "monitor articles add" in said


def test_forwards_in_a_circle_and_without_end_are_errors(desk: Desk) -> None:
    desk.put("/train", forwarding(f"{SITE}/b"))
    desk.put("/b", forwarding(f"{SITE}/train"))
    desk.poll()
    assert (only(desk).last_error or "").startswith(f"RedirectProblem: {SITE}/train forwards in a circle")
    for number in range(9):
        desk.put(f"/{number}", forwarding(f"{SITE}/{number + 1}"))
    desk.put("/train", forwarding(f"{SITE}/0"))
    before = len(desk.web.requests)
    desk.poll()
    assert (only(desk).last_error or "").startswith(f"RedirectProblem: {SITE}/train forwards more than 3 times")
    assert [request.url for request in desk.web.requests[before:]][-3:] == [f"{SITE}/{number}" for number in range(3)]


def test_a_forward_to_a_page_that_is_missing_counts_as_missing(desk: Desk) -> None:
    desk.put("/train", forwarding(f"{SITE}/real"))
    desk.fail("/real", 410)
    assert desk.poll().articles["gone"] == 1


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as server:
        yield server


@pytest.fixture
def pipeline() -> Iterator[Pipeline]:
    clock, store = FrozenClock(), memory_store()
    fetcher = HttpFetcher(FetchOptions(allow_networks=("127.0.0.1/32",), timeout_seconds=5), clock)
    yield Pipeline(Dependencies(store, fetcher, InlineSandbox(), clock, worker="test", threads=2))
    fetcher.close()
    store.close()


def add(pipeline: Pipeline, origin: Origin, page: str) -> Article:
    origin.play("/go", reply(200, page.encode(), HTML))
    return pipeline.add_article(origin.url("/go")).article


def test_a_forward_is_guarded_as_a_redirect_is(origin: Origin, pipeline: Pipeline) -> None:
    article = add(pipeline, origin, forwarding(f"http://127.0.0.2:{origin.port}/secret"))
    assert (article.last_error or "").startswith("AddressRefused: 127.0.0.2 is a loopback address")
    assert f"on the way from {origin.url('/go')}" in (article.last_error or "")
    assert "/secret" not in origin.asked


def test_a_forward_obeys_robots_txt_and_redirects_behind_it_are_followed(origin: Origin, pipeline: Pipeline) -> None:
    origin.play("/robots.txt", reply(200, b"User-agent: *\nDisallow: /closed"))
    origin.play("/open", redirect("/story", 301))
    origin.play("/story", reply(200, page_of("Freight train derails", *STORY).encode(), HTML))
    article = pipeline.deps.store.articles.get(add(pipeline, origin, forwarding("/open")).id)
    assert (article.last_error, article.versions, article.url) == (None, 1, origin.url("/go"))
    assert pipeline.deps.store.versions.get(article.id, 1).url == origin.url("/story")
    origin.play("/go", reply(200, forwarding("/closed").encode(), HTML))
    assert pipeline.poll(everything=True).articles["failed"] == 1
    assert "RobotsDisallowed" in (pipeline.deps.store.articles.get(article.id).last_error or "")
    assert "/closed" not in origin.asked


def test_the_header_forwards_as_well(origin: Origin, pipeline: Pipeline) -> None:
    origin.play("/go", reply(200, b"<html></html>", [*HTML, ("Refresh", "0; url=/story")]))
    origin.play("/story", reply(200, page_of("Freight train derails", *STORY).encode(), HTML))
    assert pipeline.add_article(origin.url("/go")).version == 1


def test_what_is_announced_as_a_large_file_is_not_downloaded(origin: Origin, pipeline: Pipeline) -> None:
    origin.play("/go", reply(200, b"", [("Content-Type", "application/pdf")], length=99_000_000))
    article = pipeline.add_article(origin.url("/go")).article
    assert article.state is ArticleState.NOT_ARTICLE
    assert "a PDF document, too large to be read (the body has 99000000 bytes" in (article.last_error or "")
