"""Dates and times in the metadata and attributes of pages."""

from __future__ import annotations

from datetime import datetime

from monitor.feeds.dates import parse_date

# The shortest way to write a day: 2026-3-2. A year or a month alone is not precise enough.
_SHORTEST = 8


def parse_time(value: str) -> datetime | None:
    """Parse a time in any form that feeds use. Returns UTC (a missing zone means UTC), or None if it is no time."""
    value = value.strip()
    return parse_date(value) if len(value) >= _SHORTEST else None
