"""Times and durations as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def span(length: timedelta) -> str:
    """A length of time in its largest unit: ``12 min``, ``3 h``, ``5 days``."""
    seconds = abs(length.total_seconds())
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    if seconds < 36 * 3600:
        return f"{seconds / 3600:.0f} h"
    return f"{seconds / 86400:.0f} days"


def ago(moment: datetime | None, now: datetime) -> str:
    """``3 h ago``; ``never`` for no time."""
    if moment is None:
        return "never"
    return "just now" if abs((now - moment).total_seconds()) < 2 else f"{span(now - moment)} ago"


def ahead(moment: datetime | None, now: datetime) -> str:
    """``in 12 min``; ``now`` for what is due, ``never`` for no time."""
    if moment is None:
        return "never"
    return "now" if moment <= now else f"in {span(moment - now)}"


def stamp(moment: datetime) -> str:
    """Date and time to the minute, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
