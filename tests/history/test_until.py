"""Future times as people write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from monitor.history.until import read_until

NOW = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)  # A Monday; in Berlin 23:30.
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2h", "2026-03-03 00:30"),
        ("7d", "2026-03-09 22:30"),
        ("tomorrow", "2026-03-03 06:00"),
        ("Tuesday", "2026-03-03 06:00"),
        ("mon", "2026-03-09 06:00"),
        ("2026-03-05", "2026-03-05 06:00"),
        ("2026-03-05T14:00", "2026-03-05 13:00"),
        ("2026-03-05T14:00:00Z", "2026-03-05 14:00"),
        ("2026-03-05 14:00+09:00", "2026-03-05 05:00"),
        # The clock goes forward on 29 March.
        ("2026-03-29", "2026-03-29 05:00"),
    ],
)
def test_future_times(text: str, expected: str) -> None:
    assert f"{read_until(text, NOW, BERLIN):%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "yesterday", "today", "2026-03-01", "0h", "400d", "9999-01-01", "9" * 30 + "d"]
)
def test_other_texts_and_past_or_distant_times_are_errors(text: str) -> None:
    with pytest.raises(ValueError, match=r"over already|more than a year|neither"):
        read_until(text, NOW, BERLIN)
