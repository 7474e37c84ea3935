"""Reads fractions: a quarter, one in four and 25 per cent have the same key."""

from __future__ import annotations

from decimal import Decimal
from math import gcd

from monitor.language import LANGUAGES, fold, of
from monitor.quantities.dates_times import rank_of
from monitor.quantities.line import Found, Line
from monitor.quantities.units import unit_at

_PERIODS = frozenset().union(*(language.fractions.periods for language in LANGUAGES.values()))
# The wholes with which "x in y" is a share: "five in 12" are two numbers.
_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})
_TENS = frozenset({10, 100})


def percent(parts: int, whole: int) -> tuple[str, Decimal, str]:
    """The key of a share as a percentage."""
    return ("number", Decimal(100 * parts) / whole, "%")


def fraction_at(line: Line, at: int) -> Found | None:
    """The fraction whose numerator is at ``at``: a word, digits or an article."""
    lex, following = line.lex, line.low(at + 1)
    behind = line.low(at + 2) in lex.fraction_next and following not in lex.articles
    if following not in lex.fraction_next and not behind:
        return None
    parts = 1 if line.low(at) in lex.articles else line.whole(at)
    if not parts or not line.near(at + 1):
        return None
    if following in lex.fractions:
        return _fraction(line, at, parts)
    found = _of_many(line, at + 1, parts)
    if found is None and (parts == 1 or not lex.comma_groups):
        return _of_many(line, at + 2, parts, counted=True)
    return found


def _fraction(line: Line, at: int, parts: int) -> Found | None:
    """Two thirds, ein Viertel, una cuarta parte; but not "a third man" or "dois quartos" (two rooms)."""
    name = line.low(at + 1)
    whole = line.lex.fractions[name]
    if parts >= whole or gcd(parts, whole) > 1 or line.low(at + 3) == "finale":
        return None
    if whole == 2 and line.low(at - 1) in line.lex.joiners:
        return None  # an hour and a half
    after = at + 2
    value, end = _measured(line, after, Decimal(parts) / whole)
    if value is not None:
        return ("number", value, ""), end, False
    if parts == 1 and line.low(at) != "one" and not _is_fraction(line, at):
        return None
    return percent(parts, whole), after, False


def _is_fraction(line: Line, at: int) -> bool:
    """Whether "a third" is a fraction: "a third of", "by a third", "a-third", or an unambiguous word."""
    fractions = of(line.language).fractions
    if line.low(at + 1) in fractions.plain_fractions or line.low(at - 1) in fractions.by:
        return True
    of_whole = line.low(at + 2) in fractions.of_whole and line.near(at + 2)
    return of_whole or line.text[line.tokens[at].stop : line.tokens[at + 1].start] == "-"


def _measured(line: Line, at: int, part: Decimal) -> tuple[Decimal | None, int]:
    """The value of a part of a million, an hour, …, and the position after it; None if no such whole follows."""
    begin = at
    if line.low(at) in of(line.language).fractions.of_whole or line.low(at) == "de":
        at += 1
    at = line.skip(at, line.lex.articles)
    size = line.lex.scales.get(line.low(at)) or of(line.language).fractions.wholes.get(line.low(at))
    if size is None or not line.near(at):
        return None, begin
    return part * size, at + 1


def _of_many(line: Line, at: int, parts: int, *, counted: bool = False) -> Found | None:
    """One in five, drei von zehn; ``counted``: a noun is in between (un Français sur quatre)."""
    for words in of(line.language).fractions.links:
        if not line.matches(at, words):
            continue
        end = at + len(words)
        whole = line.whole(end) if line.near(end) else None
        if whole is None or not _may_be_fraction(line, parts, whole, end + 1):
            return None
        if counted and _is_counted(line, end + 1):
            return None
        return percent(parts, whole), end + 1, False
    return None


def _may_be_fraction(line: Line, parts: int, whole: int, after: int) -> bool:
    if parts >= whole or (line.near(after) and line.low(after) in _PERIODS) or line.low(after) in line.lex.scales:
        return False
    if whole in _TENS:  # other wholes are ambiguous in German: "zwei von drei" may mean two of the three
        return True
    return line.language != "de" and gcd(parts, whole) == 1 and (parts == 1 or whole in _ROUND)


def _is_counted(line: Line, at: int) -> bool:
    """Whether a content word follows: "one person in five cities"."""
    return line.near(at) and fold(line.low(at)) not in line.lex.function


def every(line: Line, at: int) -> Found | None:
    """A share such as "every fifth", jeder Vierte, whose ordinal is at ``at``."""
    rank = rank_of(line, at)
    if rank is None or rank < 2 or (rank == 2 and line.lex.comma_groups):
        return None
    if line.low(at - 1) not in of(line.language).fractions.every or line.low(at + 1) in _PERIODS:
        return None
    return percent(1, rank), at + 1, False


def half_at(line: Line, at: int) -> Found | None:
    """Half an hour, half a million, half a mile, and the same with a quarter; the noun "half" alone is 50 per cent."""
    part = Decimal(1) / line.lex.fractions.get(line.low(at), 2)
    value, after = _measured(line, at + 1, part)
    if value is not None:
        return ("number", value, ""), after, False
    unit, after = unit_at(line, line.skip(at + 1, line.lex.articles))
    if unit:
        return ("number", part, unit), after, False
    return half_noun(line, at)


def half_noun(line: Line, at: int) -> Found | None:
    """The noun "half" as 50 per cent; but "the second half" is a part, and "an hour and a half" the number 1.5."""
    if line.low(at) not in of(line.language).fractions.noun_half.split():
        return None
    if rank_of(line, at - 1) is not None:
        return ("part", Decimal(2), ""), at + 1, True
    if line.low(at - 1) in line.lex.articles and line.low(at - 2) in line.lex.joiners:
        return ("number", Decimal("1.5"), ""), at + 1, False
    return percent(1, 2), at + 1, False
