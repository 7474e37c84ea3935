"""The pages in a real browser: live news, keys, narrow screens, the content security policy, links from other sites."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from monitor.model import Document
from tests.web.conftest import TOKEN, Desk, Serve
from tests.web.expecting import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDE = (
    "/", "/articles", "/articles/2", "/articles/1/diff/1..2", "/articles/3/blame", "/feeds", "/alerts",
    "/subscriptions", "/search?q=40",
)  # fmt: skip


def renew(page: Page) -> None:
    """Let fifteen seconds pass on the page, so that it polls."""
    with page.expect_response("**/new?*"):
        page.clock.run_for(15_500)


def test_new_stories_appear_above_without_moving_the_page_or_the_focus(desk: Desk, page: Page):
    for number in range(12):
        desk.archive.story("The harbour is open.", f"It is open. Ship {number} came.", title=f"Harbour {number}",
                         url=f"https://news.example/{number}")  # fmt: skip
    page.clock.install()
    page.goto(desk.url)
    reading = page.locator(".story h2 a").nth(8)
    reading.focus()
    page.evaluate("window.scrollBy(0, 300)")
    before = reading.bounding_box()
    renew(page)
    expect(page.locator(".story")).to_have_count(12)
    article = desk.app.store.articles.get(1)
    desk.archive.version(article, Document.from_text("It is open. Ship 0 came. 3 whales swam by.", article.title))
    renew(page)
    page.locator(".story.fresh").wait_for()
    expect(page.locator(".story")).to_have_count(13)
    expect(page.locator(".story").first).to_contain_text("3 whales", use_inner_text=True)
    assert page.evaluate("document.activeElement.textContent") == "Harbour 3"
    after = page.locator(".story h2 a").nth(9).bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2
    expect(page.locator("#status")).to_contain_text("1 new story", use_inner_text=True)
    renew(page)
    expect(page.locator(".story")).to_have_count(13)


def test_a_page_gets_everything_it_missed_after_a_pause(desk: Desk, page: Page):
    def publish(number: int) -> None:
        desk.archive.story("The harbour is open.", f"It is open. Ship {number} came.", title=f"Harbour {number}",
                         url=f"https://news.example/{number}")  # fmt: skip

    publish(0)
    page.clock.install()
    page.goto(desk.url)
    for number in range(1, 121):
        publish(number)
    renew(page)
    # Further pages are requested at once.
    page.locator(".story").nth(120).wait_for()
    titles = page.locator(".story h2").all_inner_texts()
    assert titles == [f"Harbour {number}" for number in range(120, -1, -1)]


def test_the_status_says_that_the_monitor_does_not_answer(desk: Desk, browser: Browser):
    desk.storm()
    page = browser.new_page()
    page.clock.install()
    page.goto(desk.url)
    page.route("**/new?*", lambda route: route.abort())
    page.clock.run_for(15_500)
    status = page.get_by_text("not live")
    status.wait_for()
    expect(status).to_be_visible()
    page.close()


def test_the_live_element_polls(desk: Desk, page: Page):
    page.goto(desk.url)
    assert page.locator("#live").get_attribute("hx-trigger") == "every 15s"
    assert page.evaluate("htmx.config.allowEval") is False
    assert page.evaluate("htmx.version") == "2.0.11"


def test_keys_move_from_story_to_story(worlds: Desk, page: Page):
    page.goto(worlds.url)
    focused = "document.activeElement.closest('.story')?.querySelector('h2').textContent ?? ''"
    titles = page.locator(".story h2").all_inner_texts()
    page.keyboard.press("j")
    assert page.evaluate(focused) == titles[0]
    page.keyboard.press("j")
    assert page.evaluate(focused) == titles[1]
    page.keyboard.press("k")
    assert page.evaluate(focused) == titles[0]
    page.keyboard.press("/")
    page.keyboard.type("jk")
    expect(page.locator("#search")).to_have_value("jk")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=jk")


def test_the_first_key_skips_to_the_content(desk: Desk, page: Page):
    page.goto(desk.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_no_page_is_wider_than_the_screen(worlds: Desk, page: Page):
    worlds.archive.feed("https://news.example/" + "very-long-name" * 20)
    feed = worlds.app.store.feeds.list()[-1]
    for path in (*WIDE, f"/feeds/{feed.id}"):
        page.goto(worlds.url + path)
        for width in (400, 1000):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_right_to_left_text_is_aligned_right(worlds: Desk, page: Page):
    page.goto(f"{worlds.url}/articles/2/diff/1..2")
    text = page.locator(".edit .fresh").first
    assert text.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert text.evaluate("element => getComputedStyle(element).textAlign") in ("start", "right")


def test_buttons_of_our_own_pages_work(desk: Desk, page: Page):
    article = desk.storm()
    page.goto(f"{desk.url}/articles/{article.id}")
    page.get_by_role("button", name="Mute").click()
    page.get_by_role("button", name="Unmute").wait_for()
    assert desk.app.store.articles.get(article.id).muted


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, with a link to the monitor and a form that tries to mute an article there."""

    target = ""

    def do_GET(self) -> None:
        body = (
            f'<!doctype html><link rel="icon" href="data:,"><a href="{self.target}/articles/1">story</a>'
            f'<form method="post" action="{self.target}/articles/1/mute"><button>win a prize</button></form>'
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    # For the browser, another name of the same machine is another site.
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_link_on_another_site_works_and_a_form_there_does_nothing(serve: Serve, browser: Browser, elsewhere: str):
    desk = serve(token=TOKEN)
    desk.storm()
    Elsewhere.target = desk.url
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{desk.url}/articles/1")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/articles/1")
    page.goto(elsewhere)
    page.get_by_text("story").click()
    page.get_by_role("heading", name="Storm").wait_for()
    page.goto(elsewhere)
    page.get_by_text("win a prize").click()
    page.wait_for_load_state()
    assert not desk.app.store.articles.get(1).muted
    context.close()
