"""Future times as people write them: ``2h``, ``tomorrow``, ``monday``, ``2026-11-20``, ``2026-11-20T14:00``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from monitor.history.moments import Day, read_moment

# The hour of a day that something is put off to: the default of subscriptions' ``daily_at``.
MORNING = time(7)
_TOMORROW = "tomorrow"
# For longer there is muting. The limit also finds a mistyped year.
_LONGEST = timedelta(days=366)
_BARE_ZONE = re.compile(r"(Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)


def read_until(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The time meant, in UTC: a span from now, a day to come (its morning, at 7:00), or a date and time.

    Days and times that name no zone are those of ``zone``. Raises ValueError for what is none of these, is over, or
    lies more than a year ahead.
    """
    said = text.strip()
    here = now.astimezone(zone)
    if said.lower() == _TOMORROW:
        at = datetime.combine(here.date() + timedelta(days=1), MORNING, zone)
    else:
        try:
            at = _meant(said, here)
        except OverflowError:
            raise ValueError(f"{text!r} is more than a year ahead") from None
    at = at.astimezone(UTC)
    if at <= now:
        raise ValueError(f"{text!r} is over already")
    if at - now > _LONGEST:
        raise ValueError(f"{text!r} is more than a year ahead")
    return at


def _meant(said: str, here: datetime) -> datetime:
    meant = read_moment(said)
    if isinstance(meant, timedelta):
        return here + meant
    if isinstance(meant, datetime):
        return meant if _BARE_ZONE.search(said) else meant.replace(tzinfo=here.tzinfo)
    return datetime.combine(_date(meant, here), MORNING, here.tzinfo)


def _date(day: Day, here: datetime) -> date:
    if day.on is not None:
        return day.on
    if day.weekday is None:
        return here.date() - timedelta(days=day.back)
    # The next one: today's is a week away.
    return here.date() + timedelta(days=(day.weekday - here.weekday() - 1) % 7 + 1)
