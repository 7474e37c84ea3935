"""Counts and times in words, as messages use them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def plural(count: int, noun: str) -> str:
    """As in "1 figure", "2 figures"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def clock(at: datetime, now: datetime) -> str:
    """As in "14:02 UTC", with the day when that is not today's."""
    at = at.astimezone(UTC)
    day = "" if at.date() == now.astimezone(UTC).date() else f"{at.day} {at:%b} "
    return f"{day}{at:%H:%M} UTC"


def ago(span: timedelta) -> str:
    """As in "40 s", "4 min", "3 h", "2 days": one unit, rounded."""
    seconds = max(span.total_seconds(), 0)
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    if seconds < 48 * 3600:
        return f"{seconds / 3600:.0f} h"
    return f"{seconds / 86400:.0f} days"


def versions(first: int | None, last: int | None) -> str:
    """As in "version 5", "versions 3 to 5"."""
    if last is None:
        return ""
    return f"version {last}" if first in (None, last) else f"versions {first} to {last}"


def wdiff(pieces: tuple[tuple[str, str], ...]) -> str:
    """Word marks as wdiff sets them, ``[-old-]`` and ``{+new+}``, white space outside the marks."""
    marks = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}
    out: list[str] = []
    for tag, text in pieces:
        bare = text.strip()
        before, after = marks[tag] if bare else ("", "")
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :] if bare else ""
        out.append(f"{lead}{before}{bare}{after}{trail}")
    return " ".join("".join(out).split())
