"""By how much a figure changed, as people read it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from monitor.history.figures import signed


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (Decimal(37000000000) - Decimal("9.1") * 10**9, "+27,900,000,000"),
        (Decimal("3.50") - Decimal("3.2"), "+0.3"),
        (Decimal(1) - Decimal(3), "-2"),
        (Decimal("1E+3"), "+1,000"),
        (None, ""),
    ],
)
def test_a_change_is_written_without_zeros_behind_the_point(by: Decimal | None, said: str) -> None:
    assert signed(by) == said
