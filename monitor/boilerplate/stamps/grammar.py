"""What a run of words says, as a stamp: one grammar for the tables of all languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import partial, reduce
from itertools import pairwise
from operator import and_, or_

from monitor.boilerplate.stamps.lexicon import AMOUNT, COUNTED, READ, STAMPED, Kind, cut_run, lexicon
from monitor.boilerplate.stamps.tokens import Token


class StampSort(Enum):
    """What a line beside an article's text says."""

    UPDATED = auto()
    """When the page was changed."""
    NUMBERED = auto()
    """Which update it is: "Update 3"."""
    STAMP = auto()
    """When it appeared: with a label ("Published"), or as a distance ("3h ago")."""
    READING = auto()
    """How long reading the text takes."""
    COUNT = auto()
    """How often something was read, shared, discussed."""
    CLOCK = auto()
    """A time of day, or an amount of time, without either: "14:52 GMT", "3h"."""
    DATE = auto()
    """A date without either: it may be the story's own."""


_UNIT = Kind.UNIT | Kind.SINCE
_LABEL = Kind.LABEL | Kind.UPDATE
_DIGITS = Kind.NUMBER | Kind.BIG | Kind.YEAR | Kind.TIME | Kind.FULL_DATE
_MOMENT = Kind.YEAR | Kind.TIME | Kind.FULL_DATE | Kind.NOW | Kind.DAY
_DATED = Kind.YEAR | Kind.TIME | Kind.FULL_DATE | Kind.DATE | Kind.CLOCK
_NAMES_NUMBER = Kind.DATE | Kind.CLOCK  # of a number it makes a day or an hour
_MAX_COMPACT = 3


def sorts(line: Sequence[Token]) -> Iterator[StampSort]:
    """What these words say, by every language that knows them all; what English knows all languages read alike."""
    mask = reduce(and_, (token.mask for token in line), -1)
    if mask == lexicon().everywhere:
        mask = 1
    at = 0
    while line and mask:
        if mask & 1 and (said := _sort(_kinds(line, at))) is not None:
            yield said
        mask, at = mask >> 1, at + 1


def is_compact(line: Sequence[Token]) -> bool:
    """Whether a number and a short unit are together without a space: ``3h``."""
    return any(
        one.number and not other.number and one.end == other.start and len(other.form) <= _MAX_COMPACT
        for one, other in pairwise(line)
    )


def may_only_be(line: Sequence[Token], wanted: int) -> bool:
    """Whether the last of these words is of the wanted kinds and of no other, in each language that knows them all."""
    return bool(line) and all(kind and not kind & ~wanted for kind in _last_kinds(line))


def may_be(line: Sequence[Token], wanted: int) -> bool:
    """Whether the last of these words is of a wanted kind, in a language that knows them all."""
    return any(kind & wanted for kind in _last_kinds(line))


def _last_kinds(line: Sequence[Token]) -> Iterator[int]:
    mask = reduce(and_, (token.mask for token in line), -1)
    tables = lexicon().phrases
    return (table.get((line[-1].form,), 0) for at, table in enumerate(tables) if mask >> at & 1)


def _kinds(line: Sequence[Token], language: int) -> list[int]:
    """The kinds of each phrase or number, the longest phrases first."""
    lex = lexicon()
    table = lex.phrases[language]
    words: list[tuple[str, int]] = []
    for token in line:
        known = token.number or lex.masks.get(token.form, 0) >> language & 1
        forms = (token.form,) if known else cut_run(token.form)[language]
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
    if not kinds:
        return None
    some, every = reduce(or_, kinds), partial(_all_among, kinds)
    if every(STAMPED) and (said := _stamp(kinds, some)) is not None:
        return said
    if _has_each(some, Kind.READING, AMOUNT, Kind.UNIT) and every(READ):
        return StampSort.READING
    if some & Kind.COUNTED and (some & _DIGITS or len(kinds) == 1) and every(COUNTED):
        return StampSort.COUNT
    return None


def _all_among(kinds: list[int], wanted: int) -> bool:
    """Whether each chunk is of one of the wanted kinds."""
    return all(kind & wanted for kind in kinds)


def _has_each(some: int, *wanted: int) -> bool:
    return all(some & kind for kind in wanted)


def _stamp(kinds: list[int], some: int) -> StampSort | None:
    distant = some & Kind.JUST or any(_distance(kinds, at) for at in range(len(kinds)))
    if some & _LABEL and (distant or _has_moment(kinds, some)):
        return StampSort.UPDATED if some & Kind.UPDATE else StampSort.STAMP
    if distant or _is_day(kinds, some):
        return StampSort.STAMP
    return StampSort.NUMBERED if _is_numbered(kinds) else _date_or_clock(kinds, some)


def _has_moment(kinds: list[int], some: int) -> bool:
    """Whether a labelled line has a moment; a number alone is a figure ("revised to 64")."""
    if some & _MOMENT or (some & Kind.NUMBER and some & _NAMES_NUMBER):
        return True
    return _is_span([kind for kind in kinds if not kind & (_LABEL | Kind.JOIN)])


def _date_or_clock(kinds: list[int], some: int) -> StampSort | None:
    if not (some & _DIGITS and (some & _DATED or _is_span(kinds))):
        return None
    return StampSort.DATE if any(map(_is_date, kinds)) else StampSort.CLOCK


def _is_date(kind: int) -> bool:
    """Whether a word or number belongs to a date; "14.30" is a time of day first."""
    return bool(kind & (Kind.DATE | Kind.YEAR) or (kind & Kind.FULL_DATE and not kind & Kind.TIME))


def _is_day(kinds: list[int], some: int) -> bool:
    """Whether the words are today or yesterday, alone or with a time of day."""
    rest = Kind.DAY | Kind.TIME | Kind.CLOCK | Kind.JOIN
    timed = some & Kind.TIME or len(kinds) == 1
    return bool(some & Kind.DAY and timed and all(kind & rest for kind in kinds))


def _is_numbered(kinds: list[int]) -> bool:
    return len(kinds) == 2 and bool(kinds[0] & Kind.UPDATE and kinds[1] & Kind.NUMBER)


def _is_span(kinds: list[int]) -> bool:
    """Whether all there is is an amount of time: "3h", as pages write it for short."""
    return len(kinds) == 2 and bool(kinds[0] & Kind.NUMBER and kinds[1] & Kind.UNIT)


def _distance(kinds: list[int], at: int) -> bool:
    """Whether a distance begins here: amounts of units, and a marker before or after them."""
    before = kinds[at] & Kind.BEFORE
    at = _span(kinds, at + 1) if before else at
    if before and _ends_units(kinds, at):
        return True
    end = _units(kinds, at)
    if end == at:
        return False
    if kinds[end - 1] & Kind.SINCE and end - at >= 2:
        return True
    end = _span(kinds, end)
    return end < len(kinds) and bool(kinds[end] & Kind.AFTER)


def _ends_units(kinds: list[int], at: int) -> bool:
    return _units(kinds, at) > at


def _units(kinds: list[int], at: int) -> int:
    """Where a row of amounts and units that begins here ends: "1 hour and 5 minutes"."""
    end = at
    while True:
        step = _span(kinds, end)
        last = 0  # behind the last amount that may be a unit: French "an" is a year, and English for one
        while step < len(kinds) and kinds[step] & AMOUNT:
            last = step + 1 if kinds[step] & _UNIT else 0
            step = _span(kinds, step + 1)
        if step < len(kinds) and kinds[step] & _UNIT:
            last = step + 1
        if not last:
            return end
        end = last


def _span(kinds: list[int], at: int) -> int:
    """The next place that is more than a joining word."""
    while at < len(kinds) and kinds[at] & Kind.JOIN and not kinds[at] & (AMOUNT | _UNIT | Kind.AFTER):
        at += 1
    return at
