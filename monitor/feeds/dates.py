"""Parses the dates in feeds and pages; what is ambiguous is not read.

Reads ISO 8601 in all its shortened forms, RFC 822 with months and zones of many languages, the numeric forms of East
Asia, and Unix time. A date with two meanings (``02/03/2026``) is none.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from unicodedata import normalize

from monitor.feeds.months import month_number

_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
# Wrong zones and clocks shift a date by a day at most; a date more than a year ahead is a mistake.
_AHEAD = timedelta(days=366)
_LONGEST = 80

_ZONE = r"""(?P<zone>(?:[Ee]tc/)?(?:GMT|UTC?)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d) | [A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+)+
    | [A-Z]{3}\d[A-Z]{3} | (?:[Ee]tc/)?[^\W\d]{1,5})?"""
_TIME = rf"""
    (?: (?: \s*[,T|·]?\s* (?:(?:at|um|om|kl\.?|à|às|alle|ore|o|[-–])\s+)? )
      (?P<early>[AaPp]\.?[Mm]\.?|上午|下午|午前|午後|오전|오후)? \s*
      (?P<hour>\d{{1,2}}) (?:[:.h]|\s?[時时点시]\s?) (?P<minute>\d{{2}}) [分분]?
      (?: [:.\s]?(?P<second>\d{{2}}) (?:[.,]\d*)? [秒초]? )?
      \s*(?P<half>[AaPp]\.?[Mm]\.?)? (?:\s*(?:Uhr|hrs?|h|Z(?=\s*$))\b)? )?
    \s* {_ZONE} (?:\s+\(.*\))?"""

_ISO = re.compile(
    rf"""(?P<year>\d{{4}}) (?: -?(?P<month>\d{{2}}) (?: -?(?P<day>\d{{2}}) )? )?
    (?: (?:[Tt]|\s+) (?P<hour>\d{{1,2}}) (?: :?(?P<minute>\d{{2}}) (?: :?(?P<second>\d{{2}}) (?:[.,]\d*)? )? )? )?
    \s* {_ZONE} (?:\[[^\]]*\])?""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?")
_YEAR_FIRST = re.compile(
    rf"""(?:[^\W\d]+,\s*)?? (?P<year>\d{{4}}) (?:[-/.]\s?|\s?[年년]\s?) (?P<month>\d{{1,2}}) (?:[-/.]\s?|\s?[月월]\s?)
    (?P<day>\d{{1,2}}) (?:\s?[日일]|\.)? (?:\s*\([^\W\d]+\))? (?![\d/]) {_TIME}""",
    re.VERBOSE,
)
_DAY_OR_MONTH_FIRST = re.compile(
    rf"(?:[^\W\d]+\.?,\s*)?? (?P<one>\d{{1,2}}) (?P<mark>[-/.]) (?P<two>\d{{1,2}}) (?P=mark) (?P<year>\d{{4}}) {_TIME}",
    re.VERBOSE,
)
_NAMED = re.compile(
    rf"""(?:[^\W\d]+\.?(?:,\s*|\s+))??                                             # the day of the week
    (?: (?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:de\s+)?(?P<name>[^\W\d]+)\.?,?[\s-]+(?:de\s+)?
      | (?P<name2>[^\W\d]+)\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+ )
    (?P<year>\d{{4}}|\d{{2}}(?!\d)),? (?:\s+(?:г|р|r)\.)? {_TIME}""",
    re.VERBOSE,
)
_YEAR_AND_NAME = re.compile(
    rf"(?P<year>\d{{4}})[\s.-]+(?P<name>[^\W\d]+)[\s.-]+(?P<day>\d{{1,2}})\.?,? {_TIME}", re.VERBOSE
)
_ASCTIME = re.compile(
    r"[^\W\d]+\s+(?P<name>[^\W\d]+)\s+(?P<day>\d{1,2})\s+(?P<hour>\d{1,2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r"\s+(?P<zone>[A-Za-z]{1,5}\s+)?(?P<year>\d{4})"
)
_WORDED = (_NAMED, _ASCTIME, _YEAR_AND_NAME)

# Hours from UTC. Where an abbreviation has several meanings, the one that news sites use.
_ZONES = {
    "ut": 0.0, "utc": 0.0, "gmt": 0.0, "z": 0.0, "wet": 0.0, "west": 1.0, "bst": 1.0, "cet": 1.0, "cest": 2.0,
    "met": 1.0, "mest": 2.0, "mez": 1.0, "mesz": 2.0, "eet": 2.0, "eest": 3.0, "msk": 3.0, "trt": 3.0, "sast": 2.0,
    "pkt": 5.0, "ist": 5.5, "sgt": 8.0, "hkt": 8.0, "awst": 8.0, "jst": 9.0, "kst": 9.0, "acst": 9.5, "acdt": 10.5,
    "aest": 10.0, "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0, "ast": -4.0, "adt": -3.0, "at": -4.0, "est": -5.0,
    "edt": -4.0, "et": -5.0, "cst": -6.0, "cdt": -5.0, "ct": -6.0, "mst": -7.0, "mdt": -6.0, "mt": -7.0, "pst": -8.0,
    "pdt": -7.0, "pt": -8.0, "akst": -9.0, "akdt": -8.0, "hst": -10.0, "brt": -3.0, "art": -3.0, "clt": -4.0,
    "a": -1.0, "m": -12.0, "n": 1.0, "y": 12.0,
}  # fmt: skip
_PLACE = re.compile(r"[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+)+|[A-Z]{3}\d[A-Z]{3}")
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")
_AFTERNOON = ("p", "下午", "午後", "오후")


_TIMESTAMP = re.compile(r"[0-9]{10,}")


def parse_date(text: str) -> datetime | None:
    """Parse a date. Returns UTC, or None for no date, an ambiguous or an absurd one.

    Reads RFC 3339 and other ISO 8601, RFC 822/2822 and asctime, month names of many languages, ``2026/03/02`` and
    ``2026年3月2日``, seconds and milliseconds since 1970, common zone abbreviations and IANA zone names (a missing or
    unknown abbreviation is UTC), 24:00 and leap seconds. ``25/12/2026`` is read, as only one order is possible;
    ``02/03/2026`` is not. Dates before 1971 (zero dates of databases) and from 2100 on are absurd.
    """
    text = normalize("NFKC", text[: 2 * _LONGEST]).replace("\u2212", "-").strip()[:_LONGEST]
    if _TIMESTAMP.fullmatch(text):
        return _all_digits(text)
    for pattern in (_ISO, _YEAR_FIRST):
        if match := pattern.fullmatch(text):
            return _moment(match.groupdict(), int(match["month"] or 1))
    if match := _DAY_OR_MONTH_FIRST.fullmatch(text):
        return _either(match.groupdict())
    worded = next((match for pattern in _WORDED if (match := pattern.fullmatch(text))), None)
    return _named_month(worded.groupdict()) if worded else None


def _named_month(parts: dict[str, str | None]) -> datetime | None:
    """The date of a match with the month as a word."""
    parts["day"] = parts["day"] or parts.get("day2")
    month = month_number(parts["name"] or parts.get("name2") or "")
    return _moment(parts, month) if month else None


def credible(date: datetime | None, now: datetime) -> datetime | None:
    """The date, or None if it is more than a year ahead of ``now``."""
    return date if date is None or date <= now + _AHEAD else None


def _sensible(date: datetime) -> datetime | None:
    """The date in UTC, None where it is absurd."""
    return date.astimezone(UTC) if _EARLIEST <= date < _LATEST else None


def _all_digits(text: str) -> datetime | None:
    """Ten or thirteen digits are seconds or milliseconds since 1970; twelve or fourteen are a calendar date."""
    if len(text) in (10, 13):
        if len(text) == 10 and _DIGITS.fullmatch(f"{text}00") and _calendar(f"{text}00") is not None:
            return None  # 2026030210 may be an hour of 2026 or a Unix time of 2034
        return _sensible(datetime.fromtimestamp(int(text[:10]), UTC))
    return _calendar(text) if len(text) in (12, 14) else None


def _calendar(text: str) -> datetime | None:
    match = _DIGITS.fullmatch(text)
    return _moment(match.groupdict(), int(match["month"])) if match else None


def _either(parts: dict[str, str | None]) -> datetime | None:
    """A date of two small numbers and a year. With dots the day is first; else only one order may be possible."""
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    day_first = _moment({**parts, "day": str(one)}, two)
    if parts["mark"] == "." or one == two:
        return day_first
    month_first = _moment({**parts, "day": str(two)}, one)
    return None if day_first and month_first else day_first or month_first


def _moment(parts: dict[str, str | None], month: int) -> datetime | None:
    """The time of the parts of a date, in UTC; None where there is no such time."""
    hour = _hour(_number(parts, "hour"), parts.get("half") or parts.get("early"))
    second = _number(parts, "second")
    midnight, leap = hour == 24, second == 60
    try:
        date = datetime(
            _year(parts["year"] or ""),
            month,
            int(parts["day"] or 1),
            0 if midnight else hour,
            _number(parts, "minute"),
            59 if leap else second,
            tzinfo=_zone((parts.get("zone") or "").strip()),
        )
        return _sensible(date + timedelta(days=midnight, seconds=leap))
    except (ValueError, OverflowError):
        return None


def _number(parts: dict[str, str | None], name: str) -> int:
    """A part of a date; 0 where it is missing."""
    return int(parts.get(name) or 0)


def _year(digits: str) -> int:
    """A year; two digits are one from 1970 to 2069."""
    year = int(digits)
    return year if len(digits) != 2 else year + (1900 if year >= 70 else 2000)


def _hour(hour: int, half: str | None) -> int:
    """The hour of the day, given AM or PM in any of the languages read."""
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half.lower().startswith(_AFTERNOON) else 0)


def _zone(text: str) -> tzinfo:
    """The zone of an offset, abbreviation or place; UTC where it is unknown. Raises ``ValueError`` for no place."""
    if match := _OFFSET.search(text):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes)) if minutes < 1440 else UTC
    name = text.lower().removeprefix("etc/")
    if name in _ZONES or not _PLACE.fullmatch(text):
        return timezone(timedelta(hours=_ZONES.get(name, 0.0)))
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # here, not above: few dates name a place

    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, OSError) as error:  # OSError: the name is that of a folder ("America/Indiana")
        raise ValueError(f"no such zone: {text}") from error
