"""Dates as feeds write them: ISO 8601 in all its shortened forms, RFC 822 with other people's months and zones."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)

_ISO = re.compile(
    r"""(?P<year>\d{4}) (?: -?(?P<month>\d{2}) (?: -?(?P<day>\d{2}) )? )?
    (?: (?:[Tt]|\s+) (?P<hour>\d{1,2}) (?: :?(?P<minute>\d{2}) (?: :?(?P<second>\d{2}) (?:[.,]\d*)? )? )? )?
    \s* (?P<zone>[Zz]|[A-Za-z]{2,5}|[+-]\d{1,2}(?::?\d{2})?)?""",
    re.VERBOSE | re.ASCII,
)
_MAIL = re.compile(
    r"""(?:[^\W\d]+\.?,?\s+)??                                              # the day of the week
    (?: (?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(?P<name>[^\W\d]+)\.?,?[\s-]+(?:de\s+)?
      | (?P<name2>[^\W\d]+)\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+ )
    (?P<year>\d{2,4}),?
    (?: (?:\s+(?:at\s+|um\s+|-\s+)?|T) (?P<hour>\d{1,2}):(?P<minute>\d{2}) (?: :(?P<second>\d{2})(?:\.\d*)? )?
      \s*(?P<half>[AaPp]\.?[Mm]\.?)? )?
    \s* (?:[Ee]tc/)? (?P<zone>(?:GMT|UTC?)?\s?[+-]\d{1,2}(?::?\d{2})?|[^\W\d]{1,5})? (?:\s+\(.*\))?""",
    re.VERBOSE,
)
_ASCTIME = re.compile(
    r"[^\W\d]+\s+(?P<name>[^\W\d]+)\s+(?P<day>\d{1,2})\s+(?P<hour>\d{1,2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r"\s+(?P<zone>[A-Za-z]{1,5}\s+)?(?P<year>\d{4})"
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan janv jän jänner ene enero gen genn gennaio januar january janvier janeiro januari янв sty",
            "feb febr fév févr fev février februar february febrero febbraio fevereiro februari фев lut",
            "mar mär märz mrz mars march marzo março maart mrt мар",
            "apr avr avril abr abril april aprile апр kwi",
            "may mai mayo mag maggio maio mei maj май мая",
            "jun juin june juni junio giu giugno junho июн cze",
            "jul juil juillet july juli julio lug luglio julho июл lip",
            "aug août aou aout august ago agosto augustus авг sie",
            "sep sept september septembre septiembre set settembre setembro сен wrz",
            "oct okt october oktober octobre octubre ott ottobre out outubro окт paź",
            "nov november novembre noviembre novembro ноя lis",
            "dec dez december dezember déc décembre dic diciembre dicembre dezembro дек gru",
        ),
        start=1,
    )
    for name in names.split()
}

# Hours from UTC. Where an abbreviation has several meanings, the one news sites use it for.
_ZONES = {
    "ut": 0.0, "utc": 0.0, "gmt": 0.0, "z": 0.0, "wet": 0.0, "west": 1.0, "bst": 1.0, "cet": 1.0, "cest": 2.0,
    "met": 1.0, "mest": 2.0, "mez": 1.0, "mesz": 2.0, "eet": 2.0, "eest": 3.0, "msk": 3.0, "trt": 3.0, "sast": 2.0,
    "pkt": 5.0, "ist": 5.5, "sgt": 8.0, "hkt": 8.0, "awst": 8.0, "jst": 9.0, "kst": 9.0, "acst": 9.5, "acdt": 10.5,
    "aest": 10.0, "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0, "ast": -4.0, "adt": -3.0, "at": -4.0, "est": -5.0,
    "edt": -4.0, "et": -5.0, "cst": -6.0, "cdt": -5.0, "ct": -6.0, "mst": -7.0, "mdt": -6.0, "mt": -7.0, "pst": -8.0,
    "pdt": -7.0, "pt": -8.0, "akst": -9.0, "akdt": -8.0, "hst": -10.0, "brt": -3.0, "art": -3.0, "clt": -4.0,
    "a": -1.0, "m": -12.0, "n": 1.0, "y": 12.0,
}  # fmt: skip


def parse_date(text: str) -> datetime | None:
    """The moment a date in a feed names, in UTC; None when it names none or an absurd one.

    Reads RFC 3339 and other ISO 8601, RFC 822/2822 and asctime, month names of several European languages, the zone
    names in use (a missing or unknown zone is UTC), 24:00 and leap seconds. Dates before 1971 (zero dates of
    databases) and from 2100 on are absurd.
    """
    text = text.strip()[:80]
    if match := _ISO.fullmatch(text):
        return _moment(match.groupdict(), int(match["month"] or 1))
    if match := _MAIL.fullmatch(text) or _ASCTIME.fullmatch(text):
        parts = match.groupdict()
        name = (parts["name"] or parts.get("name2") or "").lower()
        month = _MONTHS.get(name) or _MONTHS.get(name[:3])
        parts["day"] = parts["day"] or parts.get("day2")
        return _moment(parts, month) if month else None
    return None


def sensible(date: datetime) -> datetime | None:
    """The date in UTC, None when it is absurd."""
    return date.astimezone(UTC) if _EARLIEST <= date < _LATEST else None


def _moment(parts: dict[str, str | None], month: int) -> datetime | None:
    digits = parts["year"] or ""
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= 70 else 2000
    hour = _hour(int(parts["hour"] or 0), parts.get("half"))
    second = int(parts["second"] or 0)
    midnight, leap = hour == 24, second == 60
    try:
        date = datetime(
            year,
            month,
            int(parts["day"] or 1),
            0 if midnight else hour,
            int(parts["minute"] or 0),
            59 if leap else second,
            tzinfo=_zone(parts["zone"] or ""),
        )
        return sensible(date + timedelta(days=midnight, seconds=leap))
    except (ValueError, OverflowError):
        return None


def _hour(hour: int, half: str | None) -> int:
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if half[0] in "Pp" else 0)


def _zone(text: str) -> timezone:
    match = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", text)
    if match:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes)) if minutes < 1440 else UTC
    return timezone(timedelta(hours=_ZONES.get(text.strip().lower(), 0.0)))
