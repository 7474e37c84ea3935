"""Reads dates, weekdays and times of day; each has the same key however it is written."""

from __future__ import annotations

import re

from monitor.language import LANGUAGES, fold, of
from monitor.quantities.lexicon import ordinal_stem
from monitor.quantities.line import Found, Line
from monitor.quantities.quantity import Key, Weekday

ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "ème", "º", "ª", "o", "a", "ste", "de"})
_DATE_LINKS = frozenset({"of", "de", "del", "di", "von", "the", "den", "le", "el", "il", "من", "عام"})
_DAY = 1440
_CLOCK = re.compile(r"(\d{1,2})(?:[.,:](\d\d))?")


def date_at(line: Line, at: int) -> Found | None:
    """A date that begins with its day at ``at``: 27 January 2022, 27th of January, 27. Januar, primero de mayo."""
    month_at = line.skip(at + 1, _DATE_LINKS)
    month = month_of(line, month_at)
    short = line.lex.short_months.get(line.low(month_at)) if month is None else None
    day = _day(line, at) if month or short else None
    if day is None:
        return None
    year, after = _year(line, month_at + 1)
    if month is None and year is None:
        return None
    month = month or short
    return ("date", (year, month, day), ""), after, False


def _day(line: Line, at: int) -> int | None:
    token = line.tokens[at]
    if token.kind == "number":
        plain = token.text.isdigit() and (not token.suffix or token.suffix in ORDINAL_SUFFIXES)
        day = int(token.text) if plain else 0
    elif of(line.language).calendar.spoken_days and token.low in line.lex.numbers:
        day = line.lex.numbers[token.low]
    else:
        day = rank_of(line, at) or 0
    return day if 1 <= day <= 31 else None


def rank_of(line: Line, at: int) -> int | None:
    """The number of an ordinal word, None for any other word."""
    return line.lex.ordinals.get(ordinal_stem(line.low(at), "en" if line.lex.comma_groups else ""))


def month_first(line: Line, at: int) -> Found | None:
    """A date that begins with its month: January 27, 2022; January 2022; January alone."""
    month = month_of(line, at)
    if month is None:
        return None
    day_at = line.skip(at + 1, _DATE_LINKS) if line.lex.comma_groups else at + 1
    day = line.get(day_at)
    close = day_at > at + 1 or day.start - line.tokens[at].end <= 2
    if close and day.kind == "number" and day.text.isdigit() and 1 <= int(day.text) <= 31:
        year, after = _year(line, day_at + 1)
        return ("date", (year, month, int(day.text)), ""), after, False
    year, after = _year(line, at + 1)
    return ("date", (year, month, None), ""), after, False


def month_of(line: Line, at: int) -> int | None:
    """The number of the month that a word names, None for any other word."""
    month = line.lex.months.get(line.low(at))
    if month is not None and line.lex.comma_groups and line.tokens[at].text[0].islower():
        return None  # "may" and "march" are verbs
    return month


def _year(line: Line, at: int) -> tuple[int | None, int]:
    """The year that ends a date, if any, and the position after it."""
    year_at = line.skip(at, _DATE_LINKS)
    token = line.get(year_at)
    if token.kind == "number" and token.text.isdigit() and len(token.text) == 4 and token.text[0] in "12":
        return int(token.text), year_at + 1
    return None, at


def weekday(line: Line, at: int) -> Found | None:
    """A weekday, unless a date follows it, which then includes it."""
    day = line.lex.weekdays.get(line.tokens[at].low)
    if day is None:
        return None
    beside = line.skip(at + 1, _DATE_LINKS)
    dated = beside < len(line.tokens) and (date_at(line, beside) or month_first(line, beside))
    if line.get(beside).kind in ("dmy", "iso", "dm") or dated:
        return None
    return ("weekday", day, ""), at + 1, True


def weekday_before(line: Line, at: int) -> Weekday | None:
    """The weekday directly before a date, if any."""
    before = at - 1
    while before >= 0 and line.low(before) in _DATE_LINKS:
        before -= 1
    number = line.lex.weekdays.get(line.low(before)) if before >= 0 else None
    return None if number is None else Weekday(number, line.tokens[before].text)


def written_date(text: str) -> Key:
    """The key of a date in digits: 2022-01-27, 27.01.2022, 27.01.; the day comes first where that is ambiguous."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) == 2:
        return ("date", (None, parts[1], parts[0]), "")
    if len(text.split("-", maxsplit=1)[0]) == 4:
        year, month, day = parts
    else:
        day, month, year = parts
        if month > 12 >= day:
            day, month = month, day
    return ("date", (year + 2000 if year < 100 else year, month, day), "")


def written_time(line: Line, at: int) -> Found:
    """A time in digits, with the part of the day after it, if any."""
    text = line.tokens[at].low
    match = re.match(r"(\d+)(?:[:.]|\s?h\s?)?(\d\d)?", text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (0, 0)
    if re.search(r"[ap]\.?m", text):
        return _time(60 * (hour % 12 + 12 * ("p" in text)) + minute), at + 1, False
    return _in_day_part(line, 60 * hour + minute, at + 1)


def _time(minutes: int) -> Key:
    """The key of a time in minutes after midnight; midnight has the key of 11:59pm."""
    return ("time", minutes % _DAY or _DAY - 1, "")


def clock_word(line: Line, at: int) -> Found | None:
    """A time named by one word: noon, midnight."""
    minutes = line.lex.clock.get(line.low(at))
    return None if minutes is None else (_time(minutes), at + 1, False)


def _in_day_part(line: Line, minutes: int, at: int) -> Found:
    """The time with the part of the day after it, if any: 10 Uhr abends."""
    hour = minutes // 60
    for words, part in _DAY_PARTS.get(line.language, ()) if 0 < hour <= 12 else ():
        if line.matches(at, words):
            is_pm = part == "p" or (part == "n" and 6 <= hour < 12)
            return _time(60 * (hour % 12 + 12 * is_pm) + minutes % 60), at + len(words), False
    return _time(minutes), at, False


# For each language the words for parts of the day, and "a" (a.m.), "p" (p.m.) or "n" (night).
_DAY_PARTS = {
    code: [(tuple(words.split()), part) for words, part in language.calendar.dayparts.items()]
    for code, language in LANGUAGES.items()
}


def spoken_time(line: Line, at: int) -> Found | None:
    """An hour that a word beside it marks as a time: six o'clock, sechs Uhr, às 18 horas, 12 noon."""
    lex = line.lex
    if line.low(at + 1) in lex.clock and line.whole(at) == 12:
        return clock_word(line, at + 1)
    has_o_clock = line.low(at + 1) in lex.o_clock and line.near(at + 1)
    after_at = line.low(at - 1) in lex.at_clock
    if not has_o_clock and not after_at:
        return None
    minutes = _hour(line, at)
    if minutes is None:
        return None
    if has_o_clock and (after_at or of(line.language).calendar.always_clock):
        return _with_minutes(line, minutes, at + 2)
    return _bare_time(line, minutes, at + 1) if after_at else None


def _hour(line: Line, at: int) -> int | None:
    """The minutes after midnight of a number read as a time (18, 18.30, six); None if it cannot be one."""
    token = line.get(at)
    match = None if token.suffix else _CLOCK.fullmatch(token.text)
    hour = int(match[1]) if match else line.whole(at)
    minute = int(match[2] or 0) if match else 0
    return 60 * hour + minute if hour is not None and hour <= 24 and minute < 60 else None


def _with_minutes(line: Line, minutes: int, at: int) -> Found:
    """The time with the minutes and the part of the day after it, if any: 18 Uhr 30, six heures et demie."""
    for words, more in of(line.language).calendar.after_hour.items():
        if line.matches(at, words):
            return _in_day_part(line, minutes + more, at + len(words))
    following = line.whole(at) if line.low(at - 1) in line.lex.o_clock else None
    if following is not None and following < 60 and minutes % 60 == 0 and line.near(at) and not _counts(line, at + 1):
        return _in_day_part(line, minutes + following, at + 1)
    return _in_day_part(line, minutes, at)


def _bare_time(line: Line, minutes: int, at: int) -> Found | None:
    """An hour after "at the" without a noun that it could count: "a las 18", but not "a las 18 víctimas"."""
    found = _with_minutes(line, minutes, at)
    if found[1] > at:
        return found
    return found if of(line.language).calendar.bare_clock and not _counts(line, at) else None


def _counts(line: Line, at: int) -> bool:
    """Whether the token here is a word that a number before it would count."""
    if not line.near(at):
        return False
    token = line.get(at)
    return token.kind != "word" or fold(token.low) not in line.lex.unsaid


def before_hour(line: Line, at: int) -> Found | None:
    """A time whose minutes come before the hour: half past six, halb sieben, kwart over zes."""
    for words, more in of(line.language).calendar.before_hour.items():
        hour_at = at + len(words)
        if not line.matches(at + 1, words[1:]) or line.low(at) != words[0] or not line.near(hour_at):
            continue
        hour = line.whole(hour_at)
        if hour is not None and 1 <= hour <= 12 and (len(words) > 1 or not _counts(line, hour_at + 1)):
            return _in_day_part(line, 60 * hour + more, line.skip(hour_at + 1, line.lex.o_clock))
    return None
