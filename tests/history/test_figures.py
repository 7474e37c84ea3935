"""The formatting of the difference of a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from monitor.history.figures import signed


@pytest.mark.parametrize(
    ("by", "text"),
    [
        (Decimal(37000000000) - Decimal("9.1") * 10**9, "+27.9 billion"),
        (Decimal(-1250000), "-1.25 million"),
        (Decimal(1234567), "+1,234,567"),
        (Decimal(999999), "+999,999"),
        (Decimal("3.50") - Decimal("3.2"), "+0.3"),
        (Decimal(1) - Decimal(3), "-2"),
        (Decimal("1E+3"), "+1,000"),
        (None, ""),
    ],
)
def test_a_difference_has_a_sign_and_no_trailing_zeros(by: Decimal | None, text: str) -> None:
    assert signed(by) == text
