"""Parses past times as people write them: ``2h``, ``yesterday``, ``monday``, ``2026-11-20``, ``2026-11-20T14:00``."""

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
    """A day by the reader's calendar: a date, the last such weekday (0: Monday; may be today), or so many days back."""

    on: date | None = None
    weekday: int | None = None
    back: int = 0


Moment = timedelta | datetime | Day


@dataclass(frozen=True, slots=True)
class Calendar:
    """The present time and the zone of the reader's days (None: this machine's zone)."""

    now: datetime
    zone: tzinfo | None = None

    def begin(self, moment: Moment) -> datetime:
        """Return when a time begins: a day at its midnight; a span that reaches back too far at the year 1."""
        if isinstance(moment, timedelta):
            return self.now - min(moment, self.now - _FIRST)
        return moment if isinstance(moment, datetime) else self._midnight(self._date(moment))

    def end(self, moment: Moment) -> datetime:
        """Return when a time ends: a day at the following midnight; other times as they begin."""
        if not isinstance(moment, Day):
            return self.begin(moment)
        day = self._date(moment)
        return self._midnight(day + timedelta(days=1)) if day < date.max else self.now

    def _date(self, day: Day) -> date:
        if day.on is not None:
            return day.on
        today = self.now.astimezone(self.zone).date()
        back = day.back if day.weekday is None else (today.weekday() - day.weekday) % len(_WEEKDAYS)
        return today - timedelta(days=back)

    def _midnight(self, day: date) -> datetime:
        if not _FIRST.date() < day < date.max:
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        # For zone None, ``astimezone`` takes the local offset on that day, which may differ from today's.
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        return midnight.astimezone(UTC)


def read_moment(text: str) -> Moment:
    """Parse a time as a person writes it.

    A span, an ISO 8601 time (UTC if it names no zone), or a day: ``today``, ``yesterday``, a weekday or its first three
    letters, an ISO date. Raises ValueError, and OverflowError for a span that ``timedelta`` cannot hold.
    """
    text = text.strip()
    word = text.lower()
    if found := _SPAN.fullmatch(word):
        return timedelta(**{_UNITS[found[2]]: float(found[1])})
    if word in ("today", "yesterday"):
        return Day(back=int(word == "yesterday"))
    for number, name in enumerate(_WEEKDAYS):
        if word in (name, name[:3]):
            return Day(weekday=number)
    try:
        if _DATE.fullmatch(text):
            return Day(on=date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
    except ValueError:
        expected = "a span such as 2h, 90m or 3d, a day such as yesterday or monday, nor a date such as 2026-03-01"
        raise ValueError(f"{text!r} is neither {expected}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
