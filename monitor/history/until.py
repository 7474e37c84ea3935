"""Parses future times as people write them: ``2h``, ``tomorrow``, ``monday``, ``2026-11-20``, ``2026-11-20T14:00``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from monitor.history.moments import Day, read_moment

# The time of day meant by a bare day: the default of subscriptions' ``daily_at``.
MORNING = time(7)
_TOMORROW = "tomorrow"
# For longer, articles are muted. The limit also catches a mistyped year.
_LONGEST = timedelta(days=366)
_BARE_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)


def read_until(text: str, now: datetime, zone: tzinfo) -> datetime:
    """Parse a future time to UTC: a span from now, a coming day (at 7:00), or a date and time.

    Days and times without a zone are in ``zone``. Raises ValueError for other texts, and for times that are past or
    more than a year ahead.
    """
    text = text.strip()
    local_now = now.astimezone(zone)
    if text.lower() == _TOMORROW:
        at = datetime.combine(local_now.date() + timedelta(days=1), MORNING, zone)
    else:
        try:
            at = _read(text, local_now)
        except OverflowError:
            raise ValueError(f"{text!r} is more than a year ahead") from None
    at = at.astimezone(UTC)
    if at <= now:
        raise ValueError(f"{text!r} is over already")
    if at - now > _LONGEST:
        raise ValueError(f"{text!r} is more than a year ahead")
    return at


def _read(text: str, local_now: datetime) -> datetime:
    moment = read_moment(text)
    if isinstance(moment, timedelta):
        return local_now + moment
    if isinstance(moment, datetime):
        return moment if _BARE_ZONE.search(text) else moment.replace(tzinfo=local_now.tzinfo)
    return datetime.combine(_date(moment, local_now), MORNING, local_now.tzinfo)


def _date(day: Day, local_now: datetime) -> date:
    if day.on is not None:
        return day.on
    if day.weekday is None:
        return local_now.date() - timedelta(days=day.back)
    # Today's weekday means the day in a week.
    return local_now.date() + timedelta(days=(day.weekday - local_now.weekday() - 1) % 7 + 1)
