"""Adding feeds, articles and lists on the page: what is found, explanations of errors, the first steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

import httpx
import pytest

from monitor.model import ArticleState
from tests.fetch.origin import Line, Origin, reply
from tests.web.conftest import TOKEN, Desk, Serve
from tests.web.expecting import expect
from tests.web.newsroom import HTML, furnish
from tests.web.test_accessibility import check

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPML = """<opml version="2.0"><body><outline text="World"><outline text="Herald" xmlUrl="{}"/></outline>
<outline text="Odd" xmlUrl="javascript:alert(1)"/></body></opml>"""


@pytest.fixture
def site() -> Iterator[Origin]:
    with Origin() as origin:
        yield furnish(origin)


def submit(desk: Desk, path: str, **fields: str) -> httpx.Response:
    """Send a form, wait for its job, and return the page with the result."""
    answer = desk.post(path, data=fields, follow_redirects=True)
    while answer.url.path.startswith("/adding/") and "Checking …" in answer.text:
        desk.get(f"{answer.url.path}/state")
        answer = desk.get(answer.url.path, follow_redirects=True)
    return answer


def words(answer: httpx.Response) -> str:
    """Return the text of a page's main part."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.text.partition("<main")[2])).split())


def test_a_page_with_one_feed_leads_to_it(desk: Desk, site: Origin):
    answer = submit(desk, "/feeds/add", url=site.url("/one"), tags="world,  far  north ,world")
    assert answer.url.path == "/feeds/1"
    text = words(answer)
    assert "This feed is followed." in text
    assert "3 entries, 3 new" in text
    assert "Next in" in text
    assert "First versions are stored for 0 of the newest 3 articles." in text
    assert "waiting to be read" in text
    assert desk.app.store.feeds.get(1).tags == ("world", "far north")
    desk.app.pipeline.poll()
    answer = desk.get("/feeds/1/arrivals")
    assert answer.status_code == 286
    assert words(answer) == ""
    assert answer.text.count("first version") == 3
    assert "First versions are stored for 3 of 3 articles." in answer.text


def test_people_choose_among_several_feeds(desk: Desk, site: Origin):
    desk.app.pipeline.add_feed(site.url("/sport.xml"))
    answer = submit(desk, "/feeds/add", url=site.url("/"), tags="north")
    text = words(answer)
    assert f"{site.url('/')} links to 2 feeds." in text
    assert "Herald 3 entries" in text
    assert "followed Sport 1 entry" in text
    token = re.search(r'name="from" value="([^"]+)"', answer.text)
    assert token
    none = desk.post("/feeds/choose", data={"from": token[1]})
    assert (none.status_code, "Tick at least one." in none.text) == (400, True)
    answer = submit(desk, "/feeds/choose", feed0=site.url("/news.xml"), tags="north")
    assert answer.url.path == "/feeds/2"
    assert desk.app.store.feeds.get(2).tags == ("north",)


def test_adding_a_followed_feed_shows_it(desk: Desk, site: Origin):
    submit(desk, "/feeds/add", url=site.url("/news.xml"))
    seen = len(site.seen)
    answer = submit(desk, "/feeds/add", url=site.url("/news.xml"), tags="north")
    assert (answer.url.path, answer.url.query) == ("/feeds/1", b"known=1")
    assert "followed already" in words(answer)
    assert len(site.seen) == seen
    assert desk.app.store.feeds.get(1).tags == ("north",)


@pytest.mark.parametrize(
    ("answer", "explanation"),
    [
        (reply(404, b"<p>Not here"), "There is nothing at this address. Check it for a typing error"),
        (reply(403, b"<p>No"), "The site refuses the monitor."),
        (reply(500, b"<p>Broken"), "The site has a problem of its own."),
        (reply(503, b"", [("Retry-After", "600")]), "The site asks for a pause."),
        (reply(200, b"<title>Plain</title><p>No feeds.", HTML), "No feed was found there. Try the site's front page"),
        (reply(302, b"", [("Location", "http://10.0.0.1/")]), "The monitor does not fetch from this address."),
    ],
)
def test_errors_are_explained_in_plain_words(desk: Desk, site: Origin, answer: bytes, explanation: str):
    url = site.play("/x", answer)
    page = submit(desk, "/feeds/add", url=url)
    text = words(page)
    assert explanation in text
    assert not re.search(r"\b(HttpStatus|HostBusy|NotAFeed|AddressRefused|EmptyBody)\b", page.text)
    assert f'value="{url}"' in page.text
    assert desk.app.store.feeds.list() == ()


@pytest.mark.parametrize(
    ("url", "explanation"),
    [
        ("http://10.1.2.3/feed", "networks of your own have to be listed"),
        ("nosuch.invalid", "No site of this name was found."),
        ("ftp://files.example/", "The monitor does not fetch from this address."),
        ("", "An address is needed."),
        ("https://a.example/" + 2000 * "x", "This address is too long."),
        ("https://a.example/\0", "name"),
    ],
)
def test_an_invalid_address(desk: Desk, url: str, explanation: str):
    assert explanation in words(submit(desk, "/feeds/add", url=url))


def test_a_slow_site_does_not_block_others(desk: Desk, site: Origin):
    urls = [site.play(f"/slow{at}", Line.hold) for at in range(5)]
    pages = [desk.post("/feeds/add", data={"url": url}) for url in urls]
    assert [page.status_code for page in pages] == [303, 303, 303, 303, 429]
    assert "adding other sources" in pages[4].text
    assert pages[4].headers["Retry-After"] == "60"
    # The same address again is the same job.
    assert desk.post("/feeds/add", data={"url": urls[0]}).headers["Location"] == pages[0].headers["Location"]
    waiting = desk.get(pages[0].headers["Location"])
    assert "Checking …" in waiting.text
    assert 'http-equiv="refresh"' in waiting.text
    assert desk.get("/feeds").status_code == 200
    assert desk.get("/adding/none").status_code == 404


def test_an_article_is_followed_from_any_page(desk: Desk, site: Origin):
    url = site.url("/story1")
    page = desk.get("/follow", params={"url": url})
    assert f'value="{url}"' in page.text
    assert "javascript:void(open(" in page.text
    assert f"{desk.url}/follow?url=" in unescape(page.text)
    answer = submit(desk, "/follow", url=url)
    assert answer.url.path == "/articles/1"
    assert desk.app.store.articles.get(1).versions == 1
    assert "followed already" in desk.get("/follow", params={"url": url}).text
    url = site.play("/none", reply(404, b"<p>Not here"))
    answer = submit(desk, "/follow", url=url)
    assert "There is nothing at this address." in words(answer)
    assert "Search for feeds at this address instead" in words(answer)
    assert len(desk.app.store.articles.list()) == 1


def test_the_bookmarklet_works_with_a_strict_cookie(serve: Serve):
    desk = serve(token=TOKEN)
    answer = desk.get(
        "/follow", params={"url": "https://news.example/a?b=1&c=2"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 200
    assert "/follow?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1%26c%3D2" in unescape(answer.text)
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    page = desk.get("/follow?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1%26c%3D2", headers=bearer)
    assert 'value="https://news.example/a?b=1&amp;c=2"' in page.text


def test_a_list_is_imported_and_exported(desk: Desk, site: Origin):
    text = words(submit(desk, "/feeds/import", opml=OPML.format(site.url("/news.xml"))))
    assert "1 feed added" in text
    assert "Not added: not a web address javascript:alert(1)" in text
    assert desk.app.store.feeds.get(1).tags == ("World",)
    text = words(submit(desk, "/feeds/import", opml=OPML.format(site.url("/news.xml"))))
    assert "0 feeds added 1 of the list was followed already" in text
    out = desk.get("/feeds.opml")
    assert out.headers["content-disposition"] == 'attachment; filename="feeds.opml"'
    desk.app.store.feeds.remove(1)
    assert "1 feed added" in words(submit(desk, "/feeds/import", opml=out.text))
    (feed,) = desk.app.store.feeds.list()
    assert (feed.url, feed.title, feed.tags) == (site.url("/news.xml"), "Herald", ("World",))


def test_an_invalid_list(desk: Desk):
    assert "The list is empty." in words(submit(desk, "/feeds/import", opml=" "))
    assert "This is not a list of feeds." in words(submit(desk, "/feeds/import", opml="<rss/>"))
    assert desk.post("/feeds/import", data={"opml": "x" * 1_000_001}).status_code == 413
    assert desk.post("/feeds/import", data={"opml": "<" * 1_100_000}).status_code == 413


def test_an_empty_monitor_shows_the_first_steps(desk: Desk):
    for path in ("/", "/feeds", "/articles"):
        page = desk.get(path)
        assert "Nothing is followed yet" in page.text
        assert 'action="/feeds/add"' in page.text
        assert "monitor init" in page.text
    desk.archive.article("https://news.example/a", "A")
    for path in ("/", "/feeds", "/articles"):
        assert "Nothing is followed yet" not in desk.get(path).text


@pytest.mark.browser
def test_first_versions_appear_without_a_reload(desk: Desk, site: Origin, page: Page):
    page.goto(f"{desk.url}/feeds")
    page.get_by_label("Address of a feed, or of a page").fill(site.url("/one"))
    page.get_by_role("button", name="Find and follow").click()
    page.wait_for_url("**/feeds/1?added=*")
    expect(page.get_by_text("waiting to be read")).to_have_count(3)
    page.evaluate("window.mark = 1")
    desk.app.pipeline.poll()
    page.get_by_text("First versions are stored for 3 of 3 articles.").wait_for()
    assert page.locator("#arrivals .state", has_text="first version").count() == 3
    assert page.evaluate("window.mark") == 1


@pytest.mark.browser
def test_the_pages_for_adding_are_accessible(desk: Desk, site: Origin, page: Page):
    pages = [
        submit(desk, "/feeds/add", url=site.url("/")),
        submit(desk, "/feeds/add", url=site.play("/x", reply(404, b"<p>Not here"))),
        submit(desk, "/feeds/import", opml=OPML.format(site.url("/news.xml"))),
    ]
    for path in (*(str(found.url.path) for found in pages), "/feeds/add", "/follow?url=x", "/feeds/1/remove"):
        check(page, desk.url + path)


@pytest.mark.browser
def test_a_slow_site_is_waited_for(serve: Serve, site: Origin, page: Page):
    desk = serve()
    held: list[Line] = []

    def slowly(line: Line) -> None:
        held.append(line)
        line.closing.wait(4)
        line.send(reply(404, b"<p>Not here"))

    url = site.play("/slow", slowly)
    page.goto(f"{desk.url}/feeds/add")
    page.get_by_label("Address of a feed, or of a page").fill(url)
    page.get_by_role("button", name="Find and follow").click()
    page.get_by_role("heading", name="Checking …").wait_for()
    page.get_by_text("There is nothing at this address.").wait_for()


@pytest.mark.browser
def test_a_list_is_read_from_a_file_and_the_bookmarklet_explains_itself(desk: Desk, site: Origin, page: Page):
    page.goto(f"{desk.url}/feeds/add")
    page.get_by_role("link", name="Follow in the news monitor").click()
    page.get_by_text("drag it to the bookmarks bar, and click it there").wait_for()
    text = OPML.format(site.url("/news.xml")).encode()
    page.locator("#opml-file").set_input_files({"name": "mine.opml", "mimeType": "text/xml", "buffer": text})
    page.get_by_text("mine.opml was read.").wait_for()
    page.get_by_role("button", name="Import").click()
    page.get_by_role("heading", name="1 feed added").wait_for()
    assert desk.app.store.articles.list(state=ArticleState.LIVE) == ()
