"""Accessibility of every page in a real browser, narrow and wide, light and dark: axe-core finds nothing, all fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.web.conftest import Desk, Serve
from tests.web.expecting import expect
from tests.web.test_readers import OLE, with_readers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser
# Every page that a person can open, with the stories of ``worlds``.
PAGES = (
    "/", "/articles", "/articles/1", "/articles/2", "/articles/1/versions/2", "/articles/1/diff/1..2",
    "/articles/2/diff/1..2", "/articles/1/diff/2..3?view=side", "/articles/1?at=2", "/bookmarks", "/articles/3/blame",
    "/articles/1/figures", "/feeds", "/feeds/1", "/alerts", "/subscriptions",
    "/subscriptions/new", "/subscriptions/new?copy=desk", "/subscriptions/desk/remove", "/subscriptions/desk/test",
    "/search?q=harbour", "/search?q=nothing", "/nowhere", "/nowhere?odd=1", "/account", "/keys", "/catchup",
    "/feeds/add", "/feeds/1/remove", "/feeds?show=failing", "/follow", "/alerts/1", "/subscriptions/night/edit",
    "/articles/1/remove", "/articles?state=gone", "/api/v1/docs", "/unsubscribe", "/mute", "/caught-up",
    "/stories", "/stories/1", "/stories/1/figures",
)  # fmt: skip
EMPTY = ("/", "/stories", "/articles", "/feeds", "/alerts", "/subscriptions", "/search", "/catchup", "/bookmarks")
READERS = ("/account", "/feeds/1", "/feeds/add", "/follow", "/subscriptions", "/subscriptions/new", "/alerts/1")
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1440), ("dark", 380))
# A zoom of 200 % halves the width in CSS pixels; 320 pixels have to suffice (WCAG 2.2, 1.4.4 and 1.4.10).
TWICE_THE_SIZE: ViewportSize = {"width": 320, "height": 500}
# The guidelines that axe-core can check, up to WCAG 2.2 AA, and its own best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def worlds(worlds: Desk) -> Desk:
    """Adds a story of two articles, one in each direction of writing."""
    worlds.app.store.stories.start((1, 2), worlds.app.clock.now())
    return worlds


@pytest.fixture
def own_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def barriers(page: Page) -> list[Any]:
    from axe_playwright_python.sync_playwright import Axe

    # Only violations are reported: reporting passed checks takes as long as the checks.
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in found]


def check(page: Page, address: str) -> None:
    page.goto(address)
    check_shown(page, address)


def check_shown(page: Page, address: str) -> None:
    """Check the open page in each colour scheme and width, without loading it again.

    Motion is reduced, because axe-core would measure the colours of elements that are still fading in.
    """
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        assert barriers(page) == [], (address, scheme, width)
        assert_fits(page, address)
    page.set_viewport_size(TWICE_THE_SIZE)
    assert_fits(page, address)


def assert_fits(page: Page, address: str) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{address} is cut off by {wide} px at {page.viewport_size}"


@pytest.fixture
def full(worlds: Desk) -> Desk:
    """Adds an alert, and a subscription that is stored in the database."""
    night = {"name": "night", "to": "ida@desk.example", "updates": "on", "mode": "instant"}
    assert worlds.post("/subscriptions/new", data=night).status_code == 303
    worlds.update(worlds.app.store.articles.get(1), "The storm reached the harbour, and 12 ships left it.")
    return worlds


def test_every_page_is_accessible(full: Desk, own_page: Page):
    for path in PAGES:
        check(own_page, full.url + path)


def test_every_page_of_a_reader_is_accessible(full: Desk, own_page: Page):
    with_readers(full)
    own_page.goto(full.url + "/login")
    own_page.fill("#name", "ole")
    own_page.fill("#password", "wrong")
    own_page.click("main button")
    check_shown(own_page, "a wrong password")
    own_page.fill("#password", OLE)
    own_page.click("main button")
    for path in READERS:
        check(own_page, full.url + path)


def test_every_empty_page_is_accessible(serve: Serve, own_page: Page):
    empty = serve()
    for path in EMPTY:
        check(own_page, empty.url + path)


def test_the_sign_in_page_is_accessible(serve: Serve, own_page: Page):
    check(own_page, serve(token="a long secret of this desk").url + "/login")


def test_navigation_links_are_never_wrapped(desk: Desk, browser: Browser):
    for width in (320, 380, 768, 1440):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(desk.url)
        lines = "[...document.querySelectorAll('header nav a, header .brand')].map(a => a.getClientRects().length)"
        assert set(page.evaluate(lines)) == {1}
        context.close()


def test_times_are_local_with_utc_in_the_tooltip(desk: Desk, browser: Browser):
    desk.storm()
    context = browser.new_context(timezone_id="Asia/Tokyo", locale="en-GB")
    page = context.new_page()
    page.goto(desk.url)
    shown = page.locator("time[data-ago]").first
    assert "UTC" in (shown.get_attribute("title") or "")
    expect(page.locator("#zone")).to_contain_text("Asia/Tokyo", use_inner_text=True)
    context.close()
