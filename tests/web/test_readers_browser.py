"""Signing in as a reader and as an editor, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Serve
from tests.web.expecting import expect
from tests.web.test_readers import IDA, OLE, with_readers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def test_a_reader_and_an_editor(serve: Serve, browser: Browser):
    desk = with_readers(serve())
    desk.storm()
    errors: list[str] = []
    reading, editing = browser.new_context().new_page(), browser.new_context().new_page()
    for page in (reading, editing):
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    reading.goto(f"{desk.url}/articles/1")
    sign_in(reading, "ole", OLE)
    reading.wait_for_url("**/articles/1")
    reading.get_by_role("link", name="ole").click()
    expect(reading.get_by_text("a reader")).to_be_visible()
    expect(reading.get_by_text("Who may sign in")).not_to_be_visible()
    editing.goto(f"{desk.url}/account")
    sign_in(editing, "Ida", IDA)
    editing.wait_for_url("**/account")
    editing.locator("summary", has_text="ole").click()
    editing.get_by_role("button", name="End their sessions").click()
    editing.get_by_text("Their sessions have ended").wait_for()
    reading.reload()
    assert "/login" in reading.url
    editing.get_by_role("banner").get_by_role("button", name="Sign out").click()
    editing.wait_for_url("**/login")
    assert not errors
    for page in (reading, editing):
        page.context.close()
