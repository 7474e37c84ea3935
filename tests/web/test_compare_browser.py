"""Comparisons, versions and charts in a real browser: columns, keys, folded text, moves, addresses of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Desk
from tests.web.expecting import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.id"
SHIPS = [f"Ship {number} came at noon and left again, the harbour master said." for number in range(30)]
TALL = (
    "\n\n".join(SHIPS),
    "\n\n".join(["40 people fled.", *SHIPS[5:20], *SHIPS[:5], "The port has closed.", *SHIPS[20:]]),
)


@pytest.fixture
def tall(desk: Desk) -> Desk:
    """Two long texts: a new paragraph at the top, five paragraphs moved down, another new one in the middle."""
    desk.archive.story(*TALL)
    return desk


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return dict(found)


def test_the_columns_are_aligned(tall: Desk, page: Page):
    page.goto(f"{tall.url}/articles/1/diff/1..2?view=side")
    for row in page.locator(".row.same:visible").all()[:4]:
        row.scroll_into_view_if_needed()
        old, new = (row.locator(side).bounding_box() for side in (".was", ".now"))
        assert old is not None
        assert new is not None
        assert old["y"] == new["y"]
        assert old["x"] + old["width"] <= new["x"]


def test_on_narrow_screens_the_columns_are_stacked(desk: Desk, page: Page):
    desk.storm()
    page.set_viewport_size({"width": 380, "height": 800})
    page.goto(f"{desk.url}/articles/1/diff/1..2?view=side")
    row = page.locator(".row", has=page.locator("ins")).first
    old, new = (row.locator(side).bounding_box() for side in (".was", ".now"))
    assert old is not None
    assert new is not None
    assert old["y"] + old["height"] <= new["y"]
    assert [word.lower() for word in row.locator(".which").all_inner_texts()] == ["version 1", "version 2"]
    expect(page.locator(".row.same .was:visible")).to_have_count(0)


@pytest.mark.parametrize("view", ["", "?view=side"])
def test_keys_move_from_change_to_change(tall: Desk, page: Page, view: str):
    page.goto(f"{tall.url}/articles/1/diff/1..2{view}")
    ids = page.evaluate("[...document.querySelectorAll('.change[id]:not([id$=\"-was\"])')].map(e => e.id)")
    page.keyboard.press("n")
    assert page.evaluate(FOCUSED) == ids[0]
    assert page.locator(f"#{ids[0]}").evaluate("e => e.matches(':focus-visible')")
    page.keyboard.press("]")
    assert page.evaluate(FOCUSED) == ids[1]
    page.keyboard.press("p")
    assert page.evaluate(FOCUSED) == ids[0]
    page.get_by_role("button", name="next change").click()
    assert page.evaluate(FOCUSED) == ids[1]
    expect(page.locator("#walked")).to_have_text(f"2 of {len(ids)}", use_inner_text=True)
    for _ in ids:
        page.keyboard.press("n")
    last = box(page, f"#{ids[-1]}")
    assert 0 <= last["y"] < 700


def test_keys_move_from_version_to_version(desk: Desk, page: Page):
    desk.storm()
    page.goto(f"{desk.url}/articles/1/diff/2..3?view=side")
    page.keyboard.press("<")
    page.wait_for_url("**/diff/1..2?view=side")
    page.keyboard.press(">")
    page.wait_for_url("**/diff/2..3?view=side")
    page.keyboard.press("P")
    page.wait_for_url("**/diff/1..2?view=side")


def test_unchanged_text_is_folded_and_can_be_opened(tall: Desk, page: Page):
    page.goto(f"{tall.url}/articles/1/diff/1..2")
    fold = page.locator("details.fold").first
    hidden = fold.locator("p").first
    expect(hidden).not_to_be_visible()
    fold.locator("summary").click()
    expect(hidden).to_be_visible()


def test_both_places_of_a_move_are_linked_and_joined_by_a_line(tall: Desk, page: Page):
    page.goto(f"{tall.url}/articles/1/diff/1..2?view=side")
    assert page.locator(".ways path").count() == page.locator('[id$="-was"]:not([data-joined])').count() > 0
    assert page.locator(".ways path").first.get_attribute("d")
    page.locator(".piece.old .way").first.click()
    there = page.locator(":target")
    assert there.get_attribute("id") == page.locator('[id$="-was"]').first.get_attribute("id").removesuffix("-was")  # type: ignore[union-attr]
    there.locator(".way").click()
    assert page.locator(":target").get_attribute("id") == page.locator('[id$="-was"]').first.get_attribute("id")


def test_both_places_of_a_move_are_linked_without_scripts(tall: Desk, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for view in ("", "?view=side"):
        page.goto(f"{tall.url}/articles/1/diff/1..2{view}")
        page.locator("a.way").first.click()
        expect(page.locator(":target")).to_have_count(1)
        expect(page.locator("#walk")).to_be_hidden()
    context.close()


def test_the_address_of_a_sentence_marks_it(desk: Desk, page: Page):
    desk.storm()
    page.goto(f"{desk.url}/articles/1/versions/2")
    sentence = page.get_by_text("Two warehouses collapsed")
    sentence.click()
    anchor = sentence.get_attribute("id")
    assert page.url.endswith(f"/articles/1/versions/2#{anchor}")
    page.goto(f"{desk.url}/articles/1/versions/3#{anchor}")
    target = page.locator(".sentence:target")
    expect(target).to_have_text("Two warehouses collapsed shortly before midnight.", use_inner_text=True)
    assert target.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_the_link_of_a_paragraph_can_be_reached_by_keyboard(desk: Desk, page: Page):
    desk.storm()
    page.goto(f"{desk.url}/articles/1/versions/2")
    links = page.get_by_role("link", name="Link to this paragraph")
    assert links.count() == page.locator(".document p").count()
    links.first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".sentence:target").inner_text().startswith("A storm hit")


def test_a_chart_is_an_image_with_a_description_and_a_table(desk: Desk, page: Page):
    desk.storm()
    page.goto(f"{desk.url}/articles/1/figures")
    assert "15 in version 1" in (page.get_by_role("img").get_attribute("aria-label") or "")
    cells = page.get_by_role("table").get_by_role("cell").all_inner_texts()
    assert [cell for cell in cells if "22" in cell] == ["at least 22"]
    page.get_by_role("link", name="2", exact=True).click()
    expect(page.locator(".sentence:target")).to_contain_text("22 people", use_inner_text=True)


def test_right_to_left_text_in_a_comparison(worlds: Desk, page: Page):
    page.goto(f"{worlds.url}/articles/2/diff/1..2?view=side")
    cell = page.locator(".cell.now", has=page.locator(".piece")).first
    assert cell.evaluate("e => getComputedStyle(e).direction") == "rtl"
