"""Assertions on a page that wait until they are true, because a page may change after a call has returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, LocatorAssertions


def expect(locator: Locator) -> LocatorAssertions:
    """Return Playwright's `expect`, imported on use, so that browser tests can be skipped without playwright."""
    from playwright.sync_api import expect as playwright_expect

    return playwright_expect(locator)
