"""Times and directions, as a reader of the pages meets them."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

_STEPS = ((86400 * 2, 86400, "d"), (5400, 3600, "h"), (90, 60, "min"), (0, 1, "s"))


def when(moment: datetime | None) -> str:
    """Day and time in UTC."""
    return moment.astimezone(UTC).strftime("%-d %b %Y, %H:%M UTC") if moment else ""


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago, or in how long."""
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    size = abs(seconds)
    unit, name = next((unit, name) for least, unit, name in _STEPS if size >= least)
    amount = f"{round(size / unit)} {name}"
    return f"{amount} ago" if seconds >= 0 else f"in {amount}"


def direction(text: str) -> str:
    """``rtl`` where the first letter with a direction is one of a right-to-left script, else ``ltr``."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
