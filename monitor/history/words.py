"""Formats times, durations and counts for the command line and the web page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta


def span(length: timedelta) -> str:
    """Format a duration in its largest sensible unit: ``12 min``, ``3 h``, ``5 days``."""
    seconds = abs(length.total_seconds())
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    if seconds < 36 * 3600:
        return f"{seconds / 3600:.0f} h"
    return f"{seconds / 86400:.0f} days"


def ago(moment: datetime | None, now: datetime) -> str:
    """Format a past time as ``3 h ago``; ``never`` for None."""
    if moment is None:
        return "never"
    return "just now" if (now - moment).total_seconds() < 2 else f"{span(now - moment)} ago"


def ahead(moment: datetime | None, now: datetime) -> str:
    """Format a future time as ``in 12 min``; ``now`` for a past one, ``not again`` for None."""
    if moment is None:
        return "not again"
    return "now" if moment <= now else f"in {span(moment - now)}"


def stamp(moment: datetime) -> str:
    """Format a time to the minute in UTC, for columns: ``2026-03-02 09:00 UTC``."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def when(moment: datetime | None) -> str:
    """Format a time in UTC, for sentences: ``2 Mar 2026, 09:00 UTC``; "" for None."""
    return f"{day(moment)}, {moment.astimezone(UTC):%H:%M} UTC" if moment else ""


def day(moment: datetime | None) -> str:
    """Format the day of a time in UTC: ``2 Mar 2026``; "" for None."""
    if moment is None:
        return ""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%b %Y}"


def listed(numbers: Sequence[int]) -> str:
    """Format ascending numbers, with runs as ranges: ``1 to 4, 6``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts)


def versions_named(numbers: Sequence[int]) -> str:
    """Format version numbers: ``version 3``, ``versions 1 to 4``."""
    return f"{'version' if len(numbers) == 1 else 'versions'} {listed(numbers)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Format a number with its noun: ``1 figure``, ``3 figures``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def briefly(text: str, most: int) -> str:
    """Cut a text to at most so many characters, between words; in scripts without spaces, between characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    # A last "word" of half the length or more is probably in a script without spaces.
    within_word = space and not text[most - 1].isspace()
    if within_word and 2 * len(head) >= most:
        cut = head
    return cut.rstrip(" ,;:·") + "…"
