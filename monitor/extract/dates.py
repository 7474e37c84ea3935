"""Points in time as pages write them."""

from __future__ import annotations

from datetime import datetime

from monitor.feeds.dates import parse_date

# The shortest way to write a day: 2026-3-2. A year or a month alone is no point in time.
_SHORTEST = 8


def parse_time(value: str) -> datetime | None:
    """A time in any form that feeds use, in UTC; without a zone it is taken for UTC; None where it is none."""
    value = value.strip()
    return parse_date(value) if len(value) >= _SHORTEST else None
