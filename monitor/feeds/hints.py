"""Reads what feeds and response headers say about update times and push hubs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.feeds.address import absolute
from monitor.feeds.dates import parse_date
from monitor.model import FeedHints

_PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2629746, "yearly": 31556952}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST = 366 * 86400
_DIRECTIVE = re.compile(r"(?:^|,)\s*(no-cache|no-store|max-age)\s*(?:=\s*\"?(\d{1,12}))?", re.IGNORECASE)
_LINK = re.compile(r"<([^<>]*)>([^<,]*(?:,(?!\s*<)[^<,]*)*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))", re.IGNORECASE)


def header_hints(hints: FeedHints, headers: Sequence[tuple[str, str]], now: datetime) -> FeedHints:
    """Update a document's hints by the headers of its response or of a 304.

    Reads Cache-Control and Expires (RFC 9111) and Link (RFC 8288; rel hub and self, WebSub). What the headers do not
    state stays as it was, except an Expires that has passed.
    """
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.lower(), []).append(value)
    max_age, forbidden = _cache_control(", ".join(values.get("cache-control", [])))
    expires = _expires(values.get("expires", []), values.get("date", []), now)
    links = _links(values.get("link", []))
    kept = hints.expires_at if hints.expires_at is not None and hints.expires_at > now else None
    return replace(
        hints,
        max_age_seconds=max_age if max_age is not None or forbidden else hints.max_age_seconds,
        expires_at=None if forbidden else expires or kept,
        hub_url=links.get("hub") or hints.hub_url,
        self_url=links.get("self") or hints.self_url,
    )


def ttl_seconds(text: str) -> int | None:
    """The seconds of an RSS ``ttl`` (in minutes), at most a year; None where it is no positive number."""
    match = re.match(r"\s*\+?(\d{1,7})(?:\.\d*)?\s*$", text)
    seconds = int(match[1]) * 60 if match else 0
    return min(seconds, _LONGEST) or None


def update_seconds(period: str, frequency: str) -> int | None:
    """The seconds between updates by the RSS syndication module: ``sy:updatePeriod`` over ``sy:updateFrequency``."""
    frequency = frequency.strip()
    if not period.strip() and not frequency:
        return None
    seconds = _PERIODS.get(period.strip().lower() or "daily")
    times = int(frequency) if frequency.isascii() and frequency.isdigit() and len(frequency) < 7 else 1
    return seconds // max(times, 1) or None if seconds else None


def skip_hours(values: Iterable[str]) -> tuple[int, ...]:
    """The hours (0-23 UTC) in ``skipHours``; 24 is midnight (RSS 0.91). Empty where all hours are listed."""
    hours = {int(text) % 24 for text in (value.strip() for value in values) if re.fullmatch(r"\d{1,2}", text, re.ASCII)}
    return tuple(sorted(hours)) if len(hours) < 24 else ()


def skip_days(values: Iterable[str]) -> tuple[int, ...]:
    """The days (0 = Monday) in ``skipDays``; empty where all days are listed."""
    days = {_DAYS.index(name) for name in (value.strip().lower() for value in values) if name in _DAYS}
    return tuple(sorted(days)) if len(days) < 7 else ()


def _cache_control(value: str) -> tuple[int | None, bool]:
    """The max-age in seconds, at most a year, and whether caching is forbidden."""
    found = {match[1].lower(): match[2] for match in _DIRECTIVE.finditer(value)}
    if "no-cache" in found or "no-store" in found:
        return None, True
    seconds = found.get("max-age")
    return (min(int(seconds), _LONGEST), False) if seconds else (None, False)


def _expires(expires: Sequence[str], dates: Sequence[str], now: datetime) -> datetime | None:
    """The expiry time by our clock: computed from the server's Date header, since its clock may be wrong."""
    until = parse_date(expires[0]) if expires else None
    if until is None:
        return None
    server_now = parse_date(dates[0]) if dates else None
    ours = now + (until - server_now) if server_now is not None else until
    return ours if ours > now else None


def _links(values: Iterable[str]) -> dict[str, str]:
    """The first absolute address for each relation in Link headers."""
    found: dict[str, str] = {}
    for value in values:
        for target, parameters in _LINK.findall(value[:8192]):
            rel = _REL.search(parameters)
            for name in (rel[1] or rel[2] or "").lower().split() if rel else ():
                address = absolute("", target)
                if address:
                    found.setdefault(name, address)
    return found
