"""Assertions on a page that wait until they hold, since a page changes after the call that changes it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, LocatorAssertions


def expect(shown: Locator) -> LocatorAssertions:
    """Playwright's own `expect`, imported on use: without playwright the tests of a browser skip."""
    from playwright.sync_api import expect as of_playwright

    return of_playwright(shown)
