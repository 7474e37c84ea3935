"""Reads the unit after a number: a sign, a word or several words."""

from __future__ import annotations

from monitor.quantities.line import LONG, Line
from monitor.quantities.measures import (
    CURRENCY_SIGNS,
    ONLY_IN,
    OWN_UNITS,
    SIGNS,
    SMALL_LETTERS,
    SQUARE,
    SUFFIX_SCALES,
    SUFFIX_UNITS,
    TAIL_OF,
    TAIL_STARTS,
    TAKES,
    UNIT_PHRASES_OF,
    UNITS,
    VERB_HA,
)

_OF = frozenset({"de", "d", "di", "d'"})


def unit_at(line: Line, at: int) -> tuple[str, int]:
    """The unit at ``at`` and the position after it; "" and ``at`` if there is none."""
    before = line.get(at - 1)
    if before.kind == "number" and before.suffix and before.suffix not in SIGNS:
        if before.suffix == "m" and line.low(at) in LONG:
            return "m", at
        unit = _attached(before.suffix)
        if unit or before.suffix not in SUFFIX_SCALES:
            return _with_tail(line, unit, at) if unit else ("", at)
    return _unit_in_words(line, at) if line.near(at) else ("", at)


def _unit_in_words(line: Line, at: int) -> tuple[str, int]:
    """As ``unit_at``, for a unit that is not attached to the digits."""
    if line.low(at) in SQUARE and UNITS.get(line.low(at + 1)) in TAKES["²"]:
        return UNITS[line.low(at + 1)] + SQUARE[line.low(at)], at + 2
    for words, unit in UNIT_PHRASES_OF.get(line.low(at), ()):
        if line.matches(at + 1, words[1:]):
            return unit, at + len(words)
    has_of = line.low(at) in _OF and line.low(at + 1) in UNITS
    unit = _named(line, at + has_of)
    return _with_tail(line, unit, at + has_of + 1) if unit else ("", at)


def _attached(suffix: str) -> str:
    return SUFFIX_UNITS.get(suffix) or ("" if suffix in SUFFIX_SCALES else UNITS.get(suffix, ""))


def _named(line: Line, at: int) -> str:
    """The unit that a single token names in this language; "" if it names none."""
    token = line.get(at)
    if token.kind == "sign":
        return CURRENCY_SIGNS.get(token.low) or UNITS.get(token.low, token.text)
    low = token.low.replace("’", "'").removeprefix("d'")
    unit = OWN_UNITS[line.language].get(low) or UNITS.get(low, "")
    if not unit or line.language not in ONLY_IN.get(low, (line.language,)):
        return ""
    is_capital = low in SMALL_LETTERS and token.text != low
    return "" if is_capital or _is_verb_ha(line, low, at) else unit


def _is_verb_ha(line: Line, low: str, at: int) -> bool:
    """Whether "ha" is a verb here and not hectares: a word other than "of" follows."""
    return low == "ha" and line.language in VERB_HA and line.near(at + 1) and line.low(at + 1) not in _OF


def _with_tail(line: Line, unit: str, at: int) -> tuple[str, int]:
    """The unit with a following "square", "per hour" or scale of degrees, and the position after it."""
    low = line.low(at)
    if low not in TAIL_STARTS:
        return unit, at
    slash = line.text[line.tokens[at - 1].stop : line.tokens[at].start] == "/"
    for words, put in TAIL_OF.items():
        if words[0] == low and unit in TAKES[put] and (line.matches(at + 1, words[1:])) and (slash or line.near(at)):
            return unit + put, at + len(words)
    return unit, at
