"""Reads the time of a live entry: from a line of its own, ``<time>``, an attribute, or the beginning of a line."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from monitor.boilerplate import StampSort, is_timestamp, opens_like_a_stamp, stamp_sort
from monitor.extract.dates import parse_time
from monitor.extract.lines import fold
from monitor.extract.outline import Line

_DIGIT = re.compile(r"\d")
# Where neighbouring elements are joined without a space: "published at 15:40 GMT5 minutes ago".
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_])(?=\d)")
_ZONE = r"(?:Uhr|uur|GMT|UTC|BST|CES?T|EE?S?T|[ECMP][SD]?T|IST|AE[SD]T|MSK)"
# Full hours count only with a word or sign of time: "17h" alone may be a duration.
_CLOCK = re.compile(
    r"(?P<label>\b(?:ore|godz|klo?|saat)\b\.?\s?)?(?P<after>(?:午後|下午|오후)\s?)?(?<!\d)(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?:[:.]|\s?[huч時时點点시]\s?)(?P<minute>[0-5]\d)(?!\d|\.,?\s?\d)"
    r"|(?=\s?(?:[ap]\.?m\b|uhr\b|uur\b(?! geleden)|h\s?[:–—]|[時时點点시](?![間间간])))|(?(label)(?![\d:.]\d)|(?!)))"
    r"\s*(?P<half>[ap])?(?:\.?m\b)?",
    re.IGNORECASE,
)
# The minute of a match, with stoppage time or without: 67', 90+3', 45'+2.
_MINUTE_OF_PLAY = r"\d{1,3}(?:\+\d{1,2}['\u2019\u2032]|['\u2019\u2032](?:\+\d{1,2})?)(?!\w)"
_PLAYED = re.compile(rf"(?<!\d){_MINUTE_OF_PLAY}")
# Such a minute in forms that number the items of a list elsewhere: 67., 45.+2, Min. 67.
_NUMBER = re.compile(r"(?:min(?:ut[eo])?\.? (\d{1,3})|(\d{1,3})\.)(?:\s?\+\s?\d{1,2}\.?)?", re.IGNORECASE)
_DATE = (
    r"(?:(?:[^\W\d_]{2,10}\.?,?\s+)?\d{1,2}(?:[./]\s?(?:\d{1,2}[./]?|[^\W\d_]{3,9}\.?)(?:\s?\d{2,4})?"
    r"|\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4}),?\s+)?"
)
_OPENING = re.compile(
    rf"^[\W_]{{0,4}}{_DATE}(?:(?:[01]?\d|2[0-3])(?:(?:[:hu]|\sh\s)[0-5]\d|\.[0-5]\d(?=\.?\s*(?:Uhr|uur|h\b|[ap]\.?m\b|[:–—|-])))"
    rf"(?:\s*[ap]\.?m\b\.?)?|(?:1[0-2]|0?[1-9])\s*[ap]\.?m\b\.?|(?:[01]?\d|2[0-3])(?:\s*(?:Uhr|uur)\b|\s?h(?=\s?[:–—]))|{_MINUTE_OF_PLAY})"
    rf"(?:\s*{_ZONE}\b)?[)\]]?(?:\.?\s*[:|–—•·/-]+\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_MAX_STAMP = 160
# The least parts of a line with a time at its end: a name and the time.
_PARTS = 2
_MARKS = " :|–—•·-"
# Separators between a time and the heading or name beside it.
_GAP = re.compile(r"(?:(?<!\s)\s++)?[|\u2022\u00b7\u2013\u2014]\s*+|,\s+|\s[-/]\s|\s\((?=[^()]*\)$)")
_GAP_MARK = re.compile(r"[|\u2022\u00b7\u2013\u2014,/(-]")
# The end of a sentence: times within prose are no stamps.
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002][\"\u201d\u00bb)]*+$")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WORD_END = re.compile(r"\s+(?=\S)|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=[A-Z])")
# The most words of a relative time ("About 12 minutes ago") in any language.
_MAX_DISTANCE_WORDS = 6
# Attributes with an entry's time, as ISO 8601 or as seconds or milliseconds since 1970.
TIME_ATTRIBUTES = (
    "data-sort-time", "data-timestamp", "data-time", "data-datetime", "data-date", "data-published", "data-created",
    "data-post-date", "data-utime",
)  # fmt: skip
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MILLISECONDS = 1e11  # larger numbers are milliseconds: as seconds they would be after the year 5000


class Stamp(NamedTuple):
    """A time and the rest of its line.

    ``clock``: minutes after midnight or of a match, None for "5 minutes ago". ``at``: the moment, where the markup
    states it. ``runs``: it is no bare date, but relative ("5 minutes ago") or with a word such as "published".
    ``beside``: it is at one end of a heading or byline.
    """

    clock: int | None
    at: datetime | None
    rest: str
    runs: bool = False
    beside: bool = False


def stamp_of(line: Line) -> Stamp | None:
    """The stamp that a line consists of, begins with, or has at one end of a heading or byline; else None."""
    element = next(line.element.iter("time"), None)
    if element is None:
        return _stamp_in(line, line.text, None)
    return _stamp_in(line, _without_times(line), parse_time(element.get("datetime") or ""))


def numbered_minute(line: Line) -> Stamp | None:
    """The stamp of a line that is only a number, which on a live page is the minute of a match."""
    found = _NUMBER.fullmatch(line.text)
    return Stamp(int(found[1] or found[2]), None, "") if found else None


def _stamp_in(line: Line, text: str, time: datetime | None) -> Stamp | None:
    """The stamp of a line. ``text`` is the line without its ``<time>`` elements, ``time`` the moment they state."""
    may_be = _may_be_stamp(text)
    if not text or (may_be and _is_stamp(text)):
        return Stamp(_clock(line.text), time, "", _is_running(line.text))
    has_digit = _DIGIT.search(text) is not None
    if has_digit and (opening := _OPENING.match(text)) is not None:
        rest = text[opening.end() :]
        return Stamp(_clock(opening.group()), time, rest.rstrip(" +") if text[0] == "+" else rest)
    if text != line.text:
        return Stamp(_clock(line.text), time, text)
    return (_in_own_element(line, may_open=may_be) if has_digit else None) or _beside(line)


def _in_own_element(line: Line, *, may_open: bool) -> Stamp | None:
    """The time at one end of a line in an element of its own: "**16.20** The road …", a byline."""
    text = line.text
    if may_open and (lead := _set_off(line)):
        return Stamp(_clock(lead), None, text[len(lead) :].lstrip(_MARKS), _is_running(lead.rstrip(_MARKS)))
    if tail := _set_off_at_end(line):
        return Stamp(_clock(tail), None, text[: -len(tail)].rstrip(_MARKS), _is_running(tail), beside=True)
    return None


def _set_off(line: Line) -> str:
    """The time at the beginning of a line in an element of its own; "" without one."""
    lead = _opening_words(line.element)
    # The whole line was tested before.
    is_part = lead != line.text and line.text.startswith(lead)
    return lead if is_part and _DIGIT.search(lead) and _begins_entry(lead.rstrip(_MARKS)) else ""


def _begins_entry(text: str) -> bool:
    """Whether a text is a time with an hour, a relative time, or the minute of a match."""
    return _states_time(text) or (_may_be_stamp(text) and _is_running(text))


def _opening_words(element: HtmlElement) -> str:
    """The text of the innermost element that an element begins with; "" where it begins with text of its own."""
    step, text = element, ""
    while not text and len(step) and not (step.text or "").strip():
        step = step[0]
        text = fold(step.text or "") if not len(step) else ""
    return text


def _set_off_at_end(line: Line) -> str:
    """The time at the end of a line that consists of elements, such as a name and a time; "" without one."""
    element = line.element
    if len(line.text) > _MAX_STAMP or len(element) < _PARTS:
        return ""
    tail = fold("".join(element[-1].itertext()))
    is_time = _DIGIT.search(tail) is not None and line.text.endswith(tail) and _states_time(tail)
    return tail if is_time and not _has_own_text(element) else ""


def _has_own_text(element: HtmlElement) -> bool:
    """Whether there is text in an element itself, not only in the elements in it."""
    return any(text and not text.isspace() for text in (element.text, *(part.tail for part in element)))


def _beside(line: Line) -> Stamp | None:
    """The time at one end of a heading or byline: "By Ann Lee, 14:52", "5 minutes ago | Road shut"."""
    for time, rest in _ends(line):
        if rest and _states_time(time):
            return Stamp(_clock(time), None, rest, _is_running(time), beside=True)
    return None


def _ends(line: Line) -> list[tuple[str, str]]:
    """The ways to cut a heading or byline in two, each with the part that may be a time first."""
    text, is_heading = line.text, line.element.tag in _HEADINGS
    if len(text) > _MAX_STAMP:
        return []
    has_gap = _GAP_MARK.search(text) is not None
    if not is_heading and (not has_gap or _SENTENCE_END.search(text)):
        return []
    gaps = list(_GAP.finditer(text)) if has_gap else []
    ends = [(text[gap.end() : -1 if gap[0].endswith("(") else None], text[: gap.start()]) for gap in gaps]
    ends += [(text[: gap.start()], text[gap.end() :]) for gap in reversed(gaps)]
    return ends + _word_by_word(text) if is_heading else ends


def _word_by_word(text: str) -> list[tuple[str, str]]:
    """The ways to cut a heading after one of its first words, or where elements are joined without a space.

    For "5 minutes ago Road shut" and "14:52Road shut". The rest must not begin in lower case.
    """
    cuts = [gap.end() for gap in islice(_WORD_END.finditer(text), _MAX_DISTANCE_WORDS)]
    return [(text[:cut].rstrip(), text[cut:]) for cut in reversed(cuts) if not text[cut].islower()]


def _states_time(text: str) -> bool:
    """Whether a text is a stamp with an hour or a relative time, not a bare date."""
    return _may_be_stamp(text) and _is_stamp(text) and (_clock(text) is not None or is_timestamp(text))


def attribute_time(element: HtmlElement) -> datetime | None:
    """The time in one of an element's ``TIME_ATTRIBUTES``."""
    for name in TIME_ATTRIBUTES:
        value = (element.get(name) or "").strip()
        if not value:
            continue
        if _EPOCH.fullmatch(value):
            seconds = float(value)
            return datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, UTC)
        if (time := parse_time(value)) is not None:
            return time
    return None


def _may_be_stamp(text: str) -> bool:
    """Whether a text may be a stamp or begin with one that has a digit: a cheap check that excludes most."""
    return not text.isascii() or opens_like_a_stamp(text)  # others may have invisible characters


def _is_stamp(text: str) -> bool:
    # A date without digits ("Sunday") may be a heading; a relative time may be in words ("an hour ago").
    if _DIGIT.search(text) is None:
        return is_timestamp(text)
    if is_timestamp(text, bare=True):
        return True
    apart = _RUN_TOGETHER.sub(" ", text)
    return apart != text and is_timestamp(apart, bare=True)


def _is_running(text: str) -> bool:
    """Whether a stamp is no bare date (``Stamp.runs``)."""
    # "Ago" is also a month in Italian and Spanish, so that "5 ago" would be a date.
    if text.casefold().endswith(" ago") or is_timestamp(_RUN_TOGETHER.sub(" ", text)):
        return True
    # "17h" is an hour of the day or "17 hours ago", in both cases no date.
    return _clock(text) is None and stamp_sort(text) is StampSort.CLOCK


def _without_times(line: Line) -> str:
    """The text of a line without the ``<time>`` elements at its beginning and end."""
    text = line.text
    for element in line.element.iter("time"):
        time = fold("".join(element.itertext()))
        if time and text.startswith(time):
            text = text[len(time) :].lstrip(_MARKS)
        elif time and text.endswith(time):
            text = text[: -len(time)].rstrip(" |–—•·-")
    return text


def _clock(text: str) -> int | None:
    """The first time of day in a text, in minutes after midnight; or the minute of a match."""
    found = _CLOCK.search(text)
    if found is None:
        played = _PLAYED.search(text)
        return int(played[0].partition("+")[0].rstrip("'\u2019\u2032")) if played else None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if (half or found["after"]) and hour <= 12:
        hour = hour % 12 + (12 if half == "p" or found["after"] else 0)
    return 60 * hour + int(found["minute"] or 0)
