"""Times as people write them: ``2h``, ``yesterday``, ``monday``, ``2026-11-20``, ``2026-11-20T14:00``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhdw])")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST = datetime.min.replace(tzinfo=UTC)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Day:
    """A day by the reader's calendar: a date, a weekday (the last one, which may be today; 0 is Monday), or so many
    days back.
    """

    on: date | None = None
    weekday: int | None = None
    back: int = 0


Moment = timedelta | datetime | Day


@dataclass(frozen=True, slots=True)
class Calendar:
    """Now, and the zone whose days are meant; without one, that of this machine."""

    now: datetime
    zone: tzinfo | None = None

    def begin(self, meant: Moment) -> datetime:
        """When a time began: a day at its midnight. A span from before the calendar does means all time."""
        if isinstance(meant, timedelta):
            return self.now - min(meant, self.now - _FIRST)
        return meant if isinstance(meant, datetime) else self._midnight(self._date(meant))

    def end(self, meant: Moment) -> datetime:
        """When a time was over: a day at the midnight that follows it."""
        if not isinstance(meant, Day):
            return self.begin(meant)
        day = self._date(meant)
        return self._midnight(day + timedelta(days=1)) if day < date.max else self.now

    def _date(self, meant: Day) -> date:
        if meant.on is not None:
            return meant.on
        today = self.now.astimezone(self.zone).date()
        back = meant.back if meant.weekday is None else (today.weekday() - meant.weekday) % len(_WEEKDAYS)
        return today - timedelta(days=back)

    def _midnight(self, day: date) -> datetime:
        if not _FIRST.date() < day < date.max:
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        # Without a zone, the local one is taken: its offset on that day, which need not be that of today.
        bare = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        return bare.astimezone(UTC)


def read_moment(text: str) -> Moment:
    """Parse a time as a person writes it.

    A span before now, an ISO time (UTC where it names no zone), or a day: ``today``, ``yesterday``, a weekday or
    its first three letters, an ISO date. Raises ValueError, and OverflowError for a span that no calendar holds.
    """
    said = text.strip()
    word = said.lower()
    if found := _SPAN.fullmatch(word):
        return timedelta(**{_UNITS[found[2]]: float(found[1])})
    if word in ("today", "yesterday"):
        return Day(back=int(word == "yesterday"))
    for number, name in enumerate(_WEEKDAYS):
        if word in (name, name[:3]):
            return Day(weekday=number)
    try:
        if _DATE.fullmatch(said):
            return Day(on=date.fromisoformat(said))
        moment = datetime.fromisoformat(said)
    except ValueError:
        expected = "a span such as 2h, 90m or 3d, a day such as yesterday or monday, nor a date such as 2026-03-01"
        raise ValueError(f"{text!r} is neither {expected}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
