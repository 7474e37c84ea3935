"""Counts, times and marked words as messages write them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

UTC_ZONE = ZoneInfo("UTC")


def plural(count: int, noun: str) -> str:
    """As in "1 figure", "2 figures"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def clock(at: datetime, now: datetime, zone: ZoneInfo = UTC_ZONE) -> str:
    """As in "15:02 CET", in the local time of a zone, with the day unless it is today there."""
    at = at.astimezone(zone)
    day = "" if at.date() == now.astimezone(zone).date() else f"{at.day} {at:%b} "
    name = at.tzname() or "UTC"
    # Zones without an abbreviation have their offset as name, as in "-03".
    return f"{day}{at:%H:%M} {name if name[0].isalpha() else 'UTC' + name}"


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


def spaced(pieces: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Pieces with a space between old words and the new ones that replace them: "6 4", not "64"."""
    out: list[tuple[str, str]] = []
    for tag, text in pieces:
        if out and tag == "insert" and out[-1][0] == "delete" and not out[-1][1].endswith(" "):
            out.append(("equal", " "))
        out.append((tag, text))
    return tuple(out)


def wdiff(pieces: tuple[tuple[str, str], ...]) -> str:
    """Words marked as by the program wdiff, ``[-old-]`` and ``{+new+}``, with white space outside the marks."""
    marks = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}
    out: list[str] = []
    for tag, text in pieces:
        bare = text.strip()
        before, after = marks[tag] if bare else ("", "")
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :] if bare else ""
        out.append(f"{lead}{before}{bare}{after}{trail}")
    return " ".join("".join(out).split())
