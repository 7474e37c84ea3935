"""Times, spans and counts in words, for the command line and the web page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta


def span(length: timedelta) -> str:
    """A length of time in its largest sensible unit: ``12 min``, ``3 h``, ``5 days``."""
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
    return "just now" if (now - moment).total_seconds() < 2 else f"{span(now - moment)} ago"


def ahead(moment: datetime | None, now: datetime) -> str:
    """``in 12 min``; ``now`` for what is due, ``not again`` for no time."""
    if moment is None:
        return "not again"
    return "now" if moment <= now else f"in {span(moment - now)}"


def stamp(moment: datetime) -> str:
    """Date and time to the minute, in UTC, as in a column."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def when(moment: datetime | None) -> str:
    """Day and time in UTC, as in a sentence."""
    return f"{day(moment)}, {moment.astimezone(UTC):%H:%M} UTC" if moment else ""


def day(moment: datetime | None) -> str:
    """The day in UTC."""
    if moment is None:
        return ""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%b %Y}"


def listed(numbers: Sequence[int]) -> str:
    """Ascending numbers, runs drawn together: ``1 to 4, 6``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts)


def versions_named(numbers: Sequence[int]) -> str:
    """``version 3``, ``versions 1 to 4``."""
    return f"{'version' if len(numbers) == 1 else 'versions'} {listed(numbers)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 figure``, ``3 figures``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def briefly(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words; a script without spaces, between characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    # A last word that takes half the room is no word of a script with spaces.
    kept = head if space and 2 * len(head) >= most and not text[most - 1].isspace() else cut
    return kept.rstrip(" ,;:·") + "…"
