"""The pages of feeds and articles, and changes to them by people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.model import FeedState
from monitor.settings import load
from monitor.web import WebServer
from monitor.wiring import build
from tests.fetch.origin import Line, Origin, reply
from tests.web.conftest import Desk
from tests.web.newsroom import furnish

FILE = """
database_url = "sqlite:///monitor.db"
[web]
port = 0
[[feeds]]
url = "https://herald.example/feed"
title = "Herald"
tags = ["north"]
"""


@pytest.fixture
def site() -> Iterator[Origin]:
    with Origin() as origin:
        yield furnish(origin)


@pytest.fixture
def feeds(desk: Desk) -> Desk:
    """Three feeds, one of them paused."""
    archive, now = desk.app.store.feeds, desk.app.clock.now()
    for name, tags in (("harbour", ("north", "sea & salt")), ("hills", ("north",)), ("plains", ())):
        archive.add(f"https://{name}.example/feed", title=name.title(), tags=tags, now=now)
    archive.set_state(3, FeedState.PAUSED, now)
    return desk


def test_filters_of_feeds_are_in_the_address(feeds: Desk):
    def shown(query: str) -> list[bool]:
        text = feeds.get(f"/feeds{query}").text
        return [f'href="/feeds/{number}"' in text for number in (1, 2, 3)]

    assert shown("") == [True, True, True]
    assert shown("?tag=sea+%26+salt") == [True, False, False]
    assert shown("?tag=north&q=HILLS") == [False, True, False]
    assert shown("?show=paused") == [False, False, True]
    assert shown("?show=gone") == [False, False, False]
    text = feeds.get("/feeds?tag=north&q=h").text
    assert '/feeds?show=paused&amp;q=h&amp;tag=north"' in text
    assert 'name="tag" value="north"' in text


def test_a_feed_is_named_tagged_paused_checked_and_removed(feeds: Desk):
    archive = feeds.app.store.feeds
    feeds.post("/feeds/1/edit", data={"title": " Port  news ", "tags": "sea, , sea,  far north"})
    assert (archive.get(1).title, archive.get(1).tags) == ("Port news", ("sea", "far north"))
    feeds.post("/feeds/1/edit", data={"title": "", "tags": ""})
    assert (archive.get(1).title, archive.get(1).tags) == ("Port news", ())
    feeds.post("/feeds/1/pause")
    feeds.post("/feeds/1/check")
    assert (archive.get(1).state, archive.get(1).due_at) == (FeedState.PAUSED, None)
    feeds.post("/feeds/1/resume")
    assert archive.get(1).state is FeedState.ACTIVE
    assert "are kept with all their versions" in feeds.get("/feeds/1/remove").text
    assert feeds.post("/feeds/1/remove").headers["Location"] == "/feeds"
    assert len(archive.list()) == 2
    for path in ("check", "pause", "resume", "remove", "edit"):
        assert feeds.post(f"/feeds/9/{path}").status_code == 404


def test_configured_feeds_are_marked_and_keep_their_tags(tmp_path: Path):
    file = tmp_path / "monitor.toml"
    file.write_text(FILE)
    with build(load(file)) as app:
        app.follow_configured()
        server = WebServer(app)
        server.start()
        try:
            import httpx

            with httpx.Client(base_url=server.url, trust_env=False, timeout=30) as client:
                page = client.get("/feeds/1").text
                assert f"This feed is in <code>{file}</code>" in page
                assert "with the tag <bdi>north</bdi>, which can be changed only there" in page
                assert "from <code>monitor.toml</code>" in client.get("/feeds").text
                assert "it comes back at the next start" in client.get("/feeds/1/remove").text
                client.post("/feeds/1/edit", data={"title": "Mine", "tags": "south"})
                assert app.store.feeds.get(1).tags == ("north", "south")
                assert 'name="tags" value="south"' in client.get("/feeds/1").text
                shown = client.patch("/api/v1/feeds/1", json={"tags": []}).json()
                assert (shown["configured"], shown["tags"]) == (True, ["north"])
        finally:
            server.stop()


def test_articles_are_checked_and_removed(desk: Desk, site: Origin):
    desk.app.pipeline.add_article(site.url("/story2"))
    assert "followed without a feed" in desk.get("/articles").text
    before = desk.app.clock.now()
    assert desk.post("/articles/1/check").headers["Location"] == "/articles/1"
    due = desk.app.store.articles.get(1).due_at
    assert due is not None
    assert before <= due <= desk.app.clock.now()
    assert "1 version, their pages" in desk.get("/articles/1/remove").text
    assert desk.post("/articles/1/remove").headers["Location"] == "/articles"
    assert desk.get("/articles/1").status_code == 404
    desk.app.pipeline.add_feed(site.url("/sport.xml"))
    number = desk.app.store.articles.list()[0].id
    answer = desk.post(f"/articles/{number}/remove")
    assert "lists it and would bring it back" in answer.text
    assert len(desk.app.store.articles.list()) == 1
    assert f'href="/articles/{number}"' in desk.get("/articles?tag=&feed=1&state=live&q=story").text
    assert f'href="/articles/{number}"' not in desk.get("/articles?state=failing").text


def test_programs_add_and_change_feeds(desk: Desk, site: Origin):
    answer = desk.post("/api/v1/feeds", json={"url": site.url("/one"), "title": "One", "tags": ["north", "north"]})
    assert (answer.status_code, answer.headers["Location"]) == (201, "/api/v1/feeds/1")
    row = answer.json()
    assert (row["url"], row["title"], row["tags"], row["configured"]) == (
        site.url("/news.xml"), "One", ["north"], False,
    )  # fmt: skip
    assert row["last_result"] == "3 entries, 3 new"
    again = desk.post("/api/v1/feeds", json={"url": site.url("/news.xml"), "tags": ["sea"]})
    assert (again.status_code, again.json()["tags"]) == (200, ["north", "sea"])
    several = desk.post("/api/v1/feeds", json={"url": site.url("/")})
    assert (several.status_code, several.json()["error"]) == (409, "SeveralFeeds")
    assert site.url("/sport.xml") in several.json()["message"]
    found = desk.post("/api/v1/discover", json={"url": site.url("/")}).json()
    assert found["page_url"] == site.url("/")
    assert [(feed["title"], feed["entries"], feed["feed"]) for feed in found["feeds"]] == [
        ("Herald", 3, 1),
        ("Sport", 1, None),
    ]
    changed = desk.client.patch("/api/v1/feeds/1", json={"title": "Two", "tags": ["sea"], "state": "paused"}).json()
    assert (changed["title"], changed["tags"], changed["state"]) == ("Two", ["sea"], "paused")
    assert desk.client.patch("/api/v1/feeds/1", json={"state": "gone"}).status_code == 400
    assert desk.client.patch("/api/v1/feeds/1", json={"colour": "red"}).status_code == 400
    assert desk.post("/api/v1/feeds/1/check").json()["next_check"] is None
    assert desk.get("/api/v1/feeds/1").json()["title"] == "Two"
    assert desk.client.delete("/api/v1/feeds/1").status_code == 204
    assert desk.get("/api/v1/feeds/1").status_code == 404


def test_the_api_reports_what_went_wrong(desk: Desk, site: Origin):
    url = site.play("/x", reply(404, b"<p>Not here"))
    answer = desk.post("/api/v1/feeds", json={"url": url})
    assert (answer.status_code, answer.json()["error"]) == (409, "HttpStatus")
    answer = desk.post("/api/v1/feeds", json={"url": "http://10.0.0.1/"})
    assert (answer.status_code, answer.json()["error"]) == (409, "AddressRefused")
    answer = desk.post("/api/v1/feeds", json={"url": site.play("/p", reply(200, b"<p>No feeds"))})
    assert (answer.status_code, answer.json()["error"]) == (409, "NotAFeed")
    answer = desk.post("/api/v1/articles", json={"url": url})
    assert (answer.status_code, answer.json()["error"]) == (409, "HttpStatus")
    for at in range(4):
        desk.post("/feeds/add", data={"url": site.play(f"/slow{at}", Line.hold)})
    answer = desk.post("/api/v1/feeds", json={"url": site.url("/news.xml")})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")


def test_programs_follow_articles_and_lists(desk: Desk, site: Origin):
    answer = desk.post("/api/v1/articles", json={"url": site.url("/story0")})
    assert (answer.status_code, answer.headers["Location"]) == (201, "/api/v1/articles/1")
    assert answer.json()["versions"] == 1
    assert desk.post("/api/v1/articles/1/check").status_code == 202
    gone = desk.client.delete("/api/v1/articles/1").json()
    assert gone == {"id": 1, "url": site.url("/story0"), "versions": 1}
    assert desk.client.delete("/api/v1/articles/1").status_code == 404
    desk.app.pipeline.add_feed(site.url("/sport.xml"), tags=("sport",))
    number = desk.app.store.articles.list()[0].id
    assert desk.client.delete(f"/api/v1/articles/{number}").json()["error"] == "StillListed"
    out = desk.get("/api/v1/opml")
    assert out.headers["content-type"].startswith("text/x-opml")
    assert desk.post("/api/v1/opml", content=out.content).json() == {"added": [], "known": [1], "refused": []}
    assert desk.post("/api/v1/opml", content=b"<rss/>").json()["error"] == "NotAFeed"
    assert desk.post("/api/v1/opml", content=b"x" * 1_000_001).status_code == 413


def test_failing_feeds_are_explained(desk: Desk, site: Origin):
    desk.app.pipeline.follow_feeds([site.play("/gone.xml", reply(404, b"<p>Not here"))])
    for path in ("/feeds", "/feeds?show=failing", "/feeds/1"):
        text = desk.get(path).text
        assert "HttpStatus" not in text
        assert "There is nothing at this address." in text
        assert "Check now" in text
    assert "1 failing" in desk.get("/feeds").text
