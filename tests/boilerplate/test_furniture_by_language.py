"""Furniture in each language: links to other stories, share buttons, requests to follow the outlet."""

from __future__ import annotations

import pytest

from monitor.boilerplate import furniture_reason
from tests.boilerplate.furniture_by_language import FURNITURE, NEWS


@pytest.mark.parametrize(("language", "line"), FURNITURE)
def test_furniture_is_detected(language: str, line: str) -> None:
    assert furniture_reason(line), language


@pytest.mark.parametrize(("language", "line"), NEWS)
def test_news_that_begins_like_furniture_is_not_furniture(language: str, line: str) -> None:
    assert furniture_reason(line) is None, language
