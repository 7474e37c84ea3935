"""Decides what kind of stamp or count a sequence of words is. One grammar for the word tables of all languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from monitor.boilerplate.stamps.lexicon import AMOUNT, COUNTED, READ, STAMPED, Kind, cut_run, lexicon
from monitor.boilerplate.stamps.tokens import Token


class StampSort(Enum):
    """The kinds of stamps and counts. If a line can be read as several, the first in this order is chosen."""

    UPDATED = auto()
    """When the page was updated."""
    NUMBERED = auto()
    """The number of an update: "Update 3"."""
    STAMP = auto()
    """When the page was published: with a label ("Published"), or as a relative time ("3h ago")."""
    READING = auto()
    """The reading time."""
    COUNT = auto()
    """How often the page was read, shared or commented on."""
    CLOCK = auto()
    """A clock time or a duration, not labelled or relative: "14:52 GMT", "3h"."""
    DATE = auto()
    """A date, not labelled or relative: it may be part of the article text."""


_UNIT = Kind.UNIT | Kind.SINCE
_LABEL = Kind.LABEL | Kind.UPDATE
_DIGITS = Kind.NUMBER | Kind.BIG | Kind.YEAR | Kind.TIME | Kind.FULL_DATE
_MOMENT = Kind.YEAR | Kind.TIME | Kind.FULL_DATE | Kind.NOW | Kind.DAY
_DATED = Kind.YEAR | Kind.TIME | Kind.FULL_DATE | Kind.DATE | Kind.CLOCK
_NUMBER_CONTEXT = Kind.DATE | Kind.CLOCK  # next to a number: it is then a day or an hour
_MAX_COMPACT_UNIT = 3


def sorts(line: Sequence[Token]) -> Iterator[StampSort]:
    """The readings of these words as stamps or counts, one for each language that knows all the words."""
    mask = reduce(and_, (token.mask for token in line), -1)
    if mask == lexicon().everywhere:
        # All words are English, which every table includes: English alone gives the same result.
        mask = 1
    at = 0
    while line and mask:
        if mask & 1 and (sort := _sort(_kinds(line, at))) is not None:
            yield sort
        mask, at = mask >> 1, at + 1


def is_compact(line: Sequence[Token]) -> bool:
    """Whether the words include a number and a short unit without a space between: ``3h``."""
    for first, second in pairwise(line):
        is_glued = first.end == second.start and first.number and not second.number
        if is_glued and len(second.form) <= _MAX_COMPACT_UNIT:
            return True
    return False


def may_only_be(line: Sequence[Token], wanted: int) -> bool:
    """Whether the last word is of the wanted kinds and no other, in each language that knows all of these words."""
    return bool(line) and all(kind and not kind & ~wanted for kind in _last_kinds(line))


def may_be(line: Sequence[Token], wanted: int) -> bool:
    """Whether the last word is of a wanted kind, in some language that knows all of these words."""
    return any(kind & wanted for kind in _last_kinds(line))


def _last_kinds(line: Sequence[Token]) -> Iterator[int]:
    """The kinds of the last word, for each language that knows all of these words."""
    mask = reduce(and_, (token.mask for token in line), -1)
    tables = lexicon().phrases
    return (table.get((line[-1].form,), 0) for at, table in enumerate(tables) if mask >> at & 1)


def _kinds(line: Sequence[Token], language: int) -> list[int]:
    """The kinds of each number and phrase in one language, taking the longest phrase at each word; empty if one is
    unknown.
    """
    lex = lexicon()
    table = lex.phrases[language]
    words: list[tuple[str, int]] = []
    for token in line:
        is_known = token.number or lex.masks.get(token.form, 0) >> language & 1
        forms = (token.form,) if is_known else cut_run(token.form)[language]
        words += [(form, token.number) for form in forms]
    kinds: list[int] = []
    at = 0
    while at < len(words):
        if words[at][1]:
            kinds.append(words[at][1])
            at += 1
            continue
        forms = tuple(form for form, _ in words[at : at + lex.longest])
        length = next((size for size in range(len(forms), 0, -1) if forms[:size] in table), 0)
        if not length:
            return []
        kinds.append(table[forms[:length]])
        at += length
    return kinds


def _sort(kinds: list[int]) -> StampSort | None:
    """The kind of stamp or count, from the kinds of its numbers and phrases."""
    if not kinds:
        return None
    present = reduce(or_, kinds)
    if _all_among(kinds, STAMPED) and (sort := _stamp(kinds, present)) is not None:
        return sort
    if _has_each(present, Kind.READING, AMOUNT, Kind.UNIT) and _all_among(kinds, READ):
        return StampSort.READING
    if present & Kind.COUNTED and (present & _DIGITS or len(kinds) == 1) and _all_among(kinds, COUNTED):
        return StampSort.COUNT
    return None


def _all_among(kinds: list[int], wanted: int) -> bool:
    """Whether each number or phrase is of one of the wanted kinds."""
    return all(kind & wanted for kind in kinds)


def _has_each(present: int, *wanted: int) -> bool:
    return all(present & kind for kind in wanted)


def _stamp(kinds: list[int], present: int) -> StampSort | None:
    """The kind of stamp. ``present`` has the bits of all ``kinds``."""
    is_relative = present & Kind.JUST or any(_begins_relative_time(kinds, at) for at in range(len(kinds)))
    if present & _LABEL and (is_relative or _has_moment(kinds, present)):
        return StampSort.UPDATED if present & Kind.UPDATE else StampSort.STAMP
    if is_relative or _is_day(kinds, present):
        return StampSort.STAMP
    return StampSort.NUMBERED if _is_numbered(kinds) else _date_or_clock(kinds, present)


def _has_moment(kinds: list[int], present: int) -> bool:
    """Whether a labelled line has a date or time. A number alone is a figure ("revised to 64")."""
    if present & _MOMENT or (present & Kind.NUMBER and present & _NUMBER_CONTEXT):
        return True
    return _is_duration([kind for kind in kinds if not kind & (_LABEL | Kind.JOIN)])


def _date_or_clock(kinds: list[int], present: int) -> StampSort | None:
    if not (present & _DIGITS and (present & _DATED or _is_duration(kinds))):
        return None
    return StampSort.DATE if any(map(_is_date, kinds)) else StampSort.CLOCK


def _is_date(kind: int) -> bool:
    """Whether a word or number belongs to a date. "14.30" counts as a clock time."""
    return bool(kind & (Kind.DATE | Kind.YEAR) or (kind & Kind.FULL_DATE and not kind & Kind.TIME))


def _is_day(kinds: list[int], present: int) -> bool:
    """Whether the words are today or yesterday, alone or with a clock time."""
    allowed = Kind.DAY | Kind.TIME | Kind.CLOCK | Kind.JOIN
    is_complete = present & Kind.TIME or len(kinds) == 1
    return bool(present & Kind.DAY and is_complete and _all_among(kinds, allowed))


def _is_numbered(kinds: list[int]) -> bool:
    return len(kinds) == 2 and bool(kinds[0] & Kind.UPDATE and kinds[1] & Kind.NUMBER)


def _is_duration(kinds: list[int]) -> bool:
    """Whether the words are only a number and a unit: "3h", a short form of "3h ago"."""
    return len(kinds) == 2 and bool(kinds[0] & Kind.NUMBER and kinds[1] & Kind.UNIT)


def _begins_relative_time(kinds: list[int], at: int) -> bool:
    """Whether a relative time begins here: amounts of units, with a word such as "ago" before or after them."""
    has_marker = kinds[at] & Kind.BEFORE
    if has_marker:
        at = _skip_joins(kinds, at + 1)
    end = _end_of_units(kinds, at)
    if end == at:
        return False
    if has_marker or (kinds[end - 1] & Kind.SINCE and end - at >= 2):
        return True
    end = _skip_joins(kinds, end)
    return end < len(kinds) and bool(kinds[end] & Kind.AFTER)


def _end_of_units(kinds: list[int], at: int) -> int:
    """Where a sequence of amounts and units that begins here ends: "1 hour and 5 minutes"."""
    end = at
    while True:
        step = _skip_joins(kinds, end)
        last = 0  # after the last amount that is also a unit: "an" is French for year, and English for one
        while step < len(kinds) and kinds[step] & AMOUNT:
            last = step + 1 if kinds[step] & _UNIT else 0
            step = _skip_joins(kinds, step + 1)
        if step < len(kinds) and kinds[step] & _UNIT:
            last = step + 1
        if not last:
            return end
        end = last


def _skip_joins(kinds: list[int], at: int) -> int:
    """The next position of a word that is not only a joining word."""
    while at < len(kinds) and kinds[at] & Kind.JOIN and not kinds[at] & (AMOUNT | _UNIT | Kind.AFTER):
        at += 1
    return at
