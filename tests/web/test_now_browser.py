"""Now and Catch-up in a real browser: two panes, live stories, use by keyboard, the back button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Document
from tests.history.archive import weighed
from tests.web.conftest import Desk
from tests.web.expecting import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
WIDE, NARROW = {"width": 1300, "height": 800}, {"width": 700, "height": 800}
FOCUS = "document.activeElement.textContent"


@pytest.fixture
def harbour(desk: Desk) -> Desk:
    """Three stories; Harbour 2 is the newest, Harbour 1 matters."""
    desk.app.clock = desk.archive.clock
    desk.archive.judge = weighed({"sank": 0.97, "came": 0.4})
    for number, verb in enumerate(("came", "sank", "came")):
        texts = "Quiet.", f"Quiet.\n\nA ship {verb}."
        desk.archive.story(*texts, url=f"https://news.example/{number}", title=f"Harbour {number}")
    return desk


def publish(desk: Desk) -> None:
    article = desk.app.store.articles.get(1)
    desk.archive.version(article, Document.from_text("Quiet.\n\nA ship came.\n\n3 whales came by.", article.title))


def renew(page: Page) -> None:
    """Let fifteen seconds pass on the page, so that it polls."""
    with page.expect_response("**/new?*"):
        page.clock.run_for(15_500)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_development_appears_without_a_reload(harbour: Desk, page: Page, size: dict[str, int]):
    page.set_viewport_size(size)
    page.clock.install()
    page.goto(harbour.url)
    page.evaluate("window.mine = true")
    link = page.get_by_role("link", name="Harbour 1", exact=True).first
    link.focus()
    publish(harbour)
    renew(page)
    newcomer = page.locator(".story.fresh")
    newcomer.wait_for()
    shown = newcomer.locator(".lead" if size is WIDE else ".whole .text").first
    expect(shown).to_contain_text("3 whales", use_inner_text=True)
    expect(shown).to_be_visible()
    assert page.evaluate(FOCUS) == "Harbour 1"
    assert page.evaluate("window.mine")
    page.locator("#unseen", has_text="3 stories").wait_for()


def test_a_story_opens_beside_the_list_and_the_back_button_works(harbour: Desk, page: Page):
    page.set_viewport_size(WIDE)
    page.goto(f"{harbour.url}/?span=week")
    title = page.locator("#detail h2")
    expect(title).to_have_text("Harbour 2", use_inner_text=True)
    page.evaluate("window.mine = true")
    page.locator("#stories").get_by_role("link", name="Harbour 1").click()
    page.wait_for_url("**/?span=week&story=2")
    page.locator("#detail h2", has_text="Harbour 1").wait_for()
    expect(page.locator("#stories .item")).to_have_count(3)
    page.locator("#stories").get_by_role("link", name="Harbour 0").click()
    page.locator("#detail h2", has_text="Harbour 0").wait_for()
    page.go_back()
    page.locator("#detail h2", has_text="Harbour 1").wait_for()
    assert page.url.endswith("/?span=week&story=2")
    page.go_back()
    page.locator("#detail h2", has_text="Harbour 2").wait_for()
    expect(page.locator("#stories .item")).to_have_count(3)
    assert page.evaluate("window.mine")


def test_on_a_narrow_screen_a_story_replaces_the_list(harbour: Desk, page: Page):
    page.set_viewport_size(NARROW)
    page.goto(harbour.url)
    expect(page.locator("#detail")).not_to_be_visible()
    page.locator("#stories").get_by_role("link", name="Harbour 1").click()
    page.wait_for_url("**/?story=2")
    expect(page.locator("#detail h2")).to_be_visible()
    expect(page.locator("#stories")).not_to_be_visible()
    page.get_by_role("link", name="All stories").click()
    page.wait_for_url(f"{harbour.url}/")


def test_catching_up_by_keyboard(harbour: Desk, page: Page):
    page.goto(harbour.url)
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/catchup")
    page.keyboard.press("j")
    assert page.evaluate(FOCUS) == "Harbour 1"
    page.keyboard.press("e")
    page.locator("#unseen", has_text="2 stories").wait_for()
    assert page.evaluate(FOCUS) == "Harbour 2"
    page.keyboard.press("u")
    page.locator("#unseen", has_text="3 stories").wait_for()
    assert page.evaluate(FOCUS) == "Harbour 1"
    for left in ("2 stories", "1 story", "nothing unread"):
        page.keyboard.press("e")
        page.locator("#unseen", has_text=left).wait_for()
    page.reload()
    page.get_by_text("You have read everything.").wait_for()


def test_the_dialog_of_keys_restores_the_focus(harbour: Desk, page: Page):
    page.goto(harbour.url)
    page.keyboard.press("j")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys on this page")
    dialog.wait_for()
    text = dialog.inner_text()
    for label in ("next", "Mark as read", "Search all versions", "filters", "Articles"):
        assert label in text
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert page.evaluate(FOCUS) == "Harbour 2"


def test_filters_chosen_in_the_form_are_in_the_address(harbour: Desk, page: Page):
    page.goto(harbour.url)
    page.keyboard.press("f")
    page.get_by_label("Importance").select_option("only what matters")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**weight=matters**")
    expect(page.locator("#stories .item")).to_have_count(1)
    page.get_by_role("link", name="Remove the filter only what matters").click()
    page.wait_for_function("!location.search.includes('weight')")
    expect(page.locator("#stories .item")).to_have_count(3)
