"""The page of one article: tints, the strip of versions, snooze and bookmarks, over HTTP and in a browser."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.model import Document
from monitor.store.admin import PruneRules, prune
from tests.web.conftest import Desk
from tests.web.expecting import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_sentences_are_tinted_by_age_and_show_their_version(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1").text
    assert re.search(r'<span class="age-older[^>]*>Two warehouses collapsed', page) or re.search(
        r'<span class="age-newer[^>]*>Two warehouses collapsed', page
    )
    assert 'aria-label="since version 2">2</a>' in page
    assert '<p class="paragraph">The mayor, Ida Holm, will visit the harbour on Tuesday.</p>' in page


def test_tints_can_be_switched_off(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1?tint=off&at=2").text
    assert "age-" not in page.partition('class="sheet"')[2].partition('class="history"')[0]
    assert 'href="/articles/1?at=2"' in page
    assert "&amp;tint=off" in page.partition("<svg")[2].partition("</svg>")[0]


def test_the_page_as_of_a_version_shows_its_text(desk: Desk):
    desk.storm()
    first, second = (desk.get(f"/articles/1?at={number}").text for number in (1, 2))
    sheet = second.partition('class="sheet')[2].partition('class="history"')[0]
    assert "Schools in the old town" in sheet
    assert re.search(r'<p class="was"[^>]*><b>Was</b> At least 15 people', sheet)
    assert "Two warehouses" not in first.partition('class="sheet')[2].partition('class="history"')[0]
    assert 'id="next-real"' in first
    assert 'href="/articles/1?at=2" aria-keyshortcuts="n ]"' in first
    assert desk.get("/articles/1?at=9").status_code == 404


def test_many_versions_are_drawn_in_parts(desk: Desk):
    article = desk.archive.story("Water stands at 0 cm.")
    for number in range(1, 140):
        desk.archive.version(article, Document.from_text(f"Water stands at {number} cm.", article.title))
    page = desk.get("/articles/1").text
    assert page.count('class="up"') == 60
    assert 'href="/articles/1?at=80">Older versions' in page
    further = desk.get("/articles/1?at=80").text
    assert further.count('class="up"') == 60
    assert 'href="/articles/1?at=101">Newer versions' in further
    assert 'aria-current="true" aria-label="Version 80,' in further


def test_snoozing_by_a_form(desk: Desk):
    article = desk.storm()
    before = desk.app.clock.now()
    assert desk.post("/articles/1/snooze", data={"until": "1h"}).status_code == 303
    until = desk.app.store.articles.get(article.id).snoozed_until
    assert until is not None
    assert timedelta(minutes=59) < until - before < timedelta(minutes=61)
    assert "snoozed until" in desk.get("/articles/1").text
    assert desk.post("/articles/1/snooze", data={"until": "time", "time": "2020-01-01T10:00"}).status_code == 400
    desk.post("/articles/1/unsnooze")
    assert "snoozed until" not in desk.get("/articles/1").text


def test_bookmarks_by_forms(desk: Desk):
    desk.storm()
    named = {"version": "2", "name": "  my piece\tof Tuesday "}
    assert desk.post("/articles/1/bookmarks", data=named).headers["location"] == "/articles/1?at=2"
    for page in (desk.get("/articles/1").text, desk.get("/bookmarks").text):
        assert "my piece of Tuesday" in page
        assert 'href="/articles/1/diff/2..3">compare with now</a>' in page
    for wrong in (
        {"version": "2"},
        {"version": "x", "name": "a"},
        {"version": "٣", "name": "a"},
        {"version": "2", "name": "a" * 81},
    ):
        assert desk.post("/articles/1/bookmarks", data=wrong).status_code == 400
    assert desk.post("/articles/1/bookmarks", data={"version": "9", "name": "a"}).status_code == 404
    prune(desk.app.settings.database_url, PruneRules(versions_per_article=1), desk.archive.clock.now())
    assert "version 2 is no longer kept" in desk.get("/bookmarks").text
    assert desk.post("/bookmarks/1/remove", data={"article": "1"}).headers["location"] == "/articles/1"
    assert "my piece" not in desk.get("/bookmarks").text


def test_mute_snooze_and_bookmarks_over_the_api(desk: Desk):
    desk.storm()
    at = "/api/v1/articles/1"
    assert desk.post(f"{at}/mute").json()["muted"] is True
    assert desk.post(f"{at}/unmute").json()["muted"] is False
    until = (desk.app.clock.now() + timedelta(hours=3)).replace(microsecond=0)
    assert desk.post(f"{at}/snooze", json={"until": until.isoformat()}).json()["snoozed_until"] == until.isoformat()
    assert desk.post(f"{at}/snooze", json={"until": 5}).status_code == 400
    assert desk.post(f"{at}/snooze", json={}).status_code == 400
    assert desk.post(f"{at}/snooze", json={"until": None}).json()["snoozed_until"] < until.isoformat()
    made = desk.post(f"{at}/bookmarks", json={"version": 2, "name": "my piece"})
    assert (made.status_code, made.headers["location"]) == (201, f"{at}/bookmarks/1")
    assert desk.get(f"{at}/bookmarks").json() == [made.json()]
    assert desk.client.delete(f"{at}/bookmarks/1").status_code == 204
    assert desk.client.delete(f"{at}/bookmarks/1").status_code == 404
    assert desk.post("/api/v1/articles/99/mute").status_code == 404


@pytest.mark.browser
def test_moving_through_versions_by_keyboard(desk: Desk, page: Page):
    desk.storm()
    page.goto(f"{desk.url}/articles/1")
    heading = page.locator("#strip-name")
    page.keyboard.press("p")
    page.wait_for_url("**/articles/1?at=2")
    page.get_by_text("Version 2 of 3").wait_for()
    page.locator(".strip .bar[aria-current]").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/articles/1?at=1")
    expect(heading).to_have_text("Version 1 of 3", use_inner_text=True)
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    page.keyboard.press("End")
    page.wait_for_url("**/articles/1?at=3")
    expect(heading).to_have_text("Version 3", use_inner_text=True)
    expect(page.locator("#story-status")).to_contain_text("Version 3", use_inner_text=True)


@pytest.mark.browser
def test_from_a_bookmark_to_a_comparison(desk: Desk, page: Page):
    desk.storm()
    page.goto(f"{desk.url}/articles/1?at=1")
    page.locator("summary", has_text="Bookmarks").click()
    page.get_by_label("to compare with later").fill("as of my piece")
    page.get_by_role("button", name="Set bookmark").click()
    page.get_by_text("Bookmarks (1)").click()
    page.get_by_role("link", name="compare with now").click()
    page.wait_for_url("**/articles/1/diff/1..3")


@pytest.mark.browser
def test_snoozing_with_a_menu(desk: Desk, page: Page):
    desk.storm()
    page.goto(f"{desk.url}/articles/1")
    page.locator("summary", has_text="Snooze").click()
    page.keyboard.press("Escape")
    expect(page.locator(".menu[open]")).to_have_count(0)
    page.locator("summary", has_text="Snooze").click()
    page.get_by_role("button", name="for a week").click()
    page.get_by_text("snoozed until").wait_for()
    page.get_by_role("button", name="End snooze").click()
    page.get_by_text("snoozed until").wait_for(state="detached")


@pytest.mark.browser
def test_everything_works_without_scripts(desk: Desk, page: Page):
    desk.storm()
    context = page.context.browser.new_context(java_script_enabled=False) if page.context.browser else page.context
    plain = context.new_page()
    plain.goto(f"{desk.url}/articles/1")
    plain.get_by_role("link", name="← Previous real change").click()
    assert plain.url.endswith("/articles/1?at=2")
    plain.get_by_role("link", name="Without tints").click()
    assert plain.url.endswith("tint=off&at=2")
    plain.locator("summary", has_text="Snooze").click()
    plain.get_by_role("button", name="for 1 hour").click()
    expect(plain.get_by_text("snoozed until")).to_have_count(1)
    context.close()
