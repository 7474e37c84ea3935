"""Finds the quantities of a text, in digits and words: with unit, date, time, bound and counted noun.

A figure has the same key however it is written: "a quarter", "one in four" and "25 per cent"; "80 milímetros" and
"80 mm".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from monitor.language import fold, of
from monitor.quantities.dates_times import (
    ORDINAL_SUFFIXES,
    before_hour,
    clock_word,
    date_at,
    month_first,
    rank_of,
    spoken_time,
    weekday,
    weekday_before,
    written_date,
    written_time,
)
from monitor.quantities.east_asian import east_asian, is_east_asian
from monitor.quantities.fractions import every, fraction_at, half_at, half_noun
from monitor.quantities.lexicon import lexicon
from monitor.quantities.limits import REACH, bound, is_about
from monitor.quantities.line import Found, Line
from monitor.quantities.measures import CURRENCY_CODES, CURRENCY_SIGNS
from monitor.quantities.quantity import Key, Quantity
from monitor.quantities.ranges import with_ranges
from monitor.quantities.tokens import tokenize
from monitor.quantities.units import unit_at
from monitor.quantities.zones import four_digits, with_zones, zone_at

__all__ = ["articles", "quantities"]

_COUNTED = re.compile(r"\s*((?:[^\W\d_]+(?:[-’'][^\W\d_]+)*\s*){1,3})")
_OF = frozenset({"of", "de", "di"})
# "3. The list", "2) Applicants": the number of a list item.
_ENUMERATED = re.compile(r"\s*\(?\d{1,2}[.)]\s+\S")
# An age in one word: 45Jähriger, 45jarige.
_AGED = re.compile(r"(\d{1,3})(?:jährig|jarig)(?:e[rnsm]?)?")
_DOZENS = frozenset({"dozen", "dutzend", "douzaines", "docenas", "dozzine", "dúzias", "dozijn"})
_MINUS = frozenset({"moins", "menos", "meno", "min", "минус", "мінус"})
_SIGNS = frozenset({"-", "\u2212"})
# German ordinals end with a full stop; after these words it is not the end of a sentence.
_BEFORE_ORDINAL = frozenset({"der", "die", "das", "dem", "den", "des", "am", "zum", "im", "vom", "zur"})


class _Reader(Line):
    """Reads the quantities of one text from its tokens."""

    def read(self) -> Iterator[Quantity]:
        """The quantities, in order."""
        at, read, inside = 0, self.lex.read, self.lex.inside
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.kind == "word" and token.low not in read and not (inside and inside.search(token.low)):
                at += 1  # most words do not begin a number
                continue
            found = self._quantity_at(at)
            if found is None:
                at += 1
                continue
            key, after, weak = found
            zone, after = zone_at(self, after) if key[0] == "time" else (None, after)
            start, end = self.tokens[at].start, self.tokens[after - 1].stop
            counts = _counted(key, self.text[end : end + 60], self.language)
            before = self._before(at)
            yield Quantity(
                key,
                self.text[start:end],
                start,
                end,
                bound(before),
                counts,
                weak,
                about=is_about(before),
                zone=zone,
                weekday=weekday_before(self, at) if key[0] == "date" else None,
            )
            at = after

    def _before(self, at: int) -> str:
        """The text before a number and its article, in which a bound may be named: "at least a dozen"."""
        start = self.tokens[at - self._follows_article(at)].start
        return self.text[max(0, start - REACH) : start]

    def _follows_article(self, at: int) -> bool:
        return at > 0 and self.low(at - 1) in self.lex.articles and self.near(at)

    def _quantity_at(self, at: int) -> Found | None:
        kind, low = self.tokens[at].kind, self.tokens[at].low
        if kind == "word":
            return fraction_at(self, at) if low in self.lex.articles else self._word(at)
        if kind == "number":
            return self._number(at)
        if kind == "time":
            return written_time(self, at)
        if kind == "sign":
            return self._money(at)
        if kind in ("iso", "dmy", "dm"):
            return written_date(self.tokens[at].text), at + 1, False
        return self._code(at)

    def _number(self, at: int) -> Found | None:
        minutes = four_digits(self, at)
        if minutes is not None:
            return ("time", minutes, ""), at + 1, False
        return spoken_time(self, at) or date_at(self, at) or fraction_at(self, at) or self._amount(at)

    def _word(self, at: int) -> Found | None:
        """The quantity that begins with the word at ``at``, if any."""
        low, lex = self.tokens[at].low, self.lex
        if low in lex.months or low in lex.weekdays:
            return month_first(self, at) or weekday(self, at)
        if low in CURRENCY_CODES:
            return self._money(at)
        readers: tuple[Callable[[Line, int], Found | None], ...] = ()
        if lex.number(low) is not None:
            readers = (spoken_time, date_at, fraction_at)
        elif low in lex.halves or low in lex.fractions:
            readers = (before_hour, half_at)
        found = next(filter(None, (reader(self, at) for reader in readers)), None)
        return found or self._amount(at) or self._small_word(at)

    def _code(self, at: int) -> Found | None:
        low = self.tokens[at].low
        if not any(char.isdigit() for char in low):
            return None
        aged = _AGED.fullmatch(low)
        if aged:
            return ("number", Decimal(aged[1]), ""), at + 1, False
        return ("code", low.replace("-", ""), ""), at + 1, True

    def _money(self, at: int) -> Found | None:
        """An amount of money after its currency: £1.5 million, $5m, EUR 5 million."""
        token = self.tokens[at]
        unit = token.text if token.text.isupper() and token.low in CURRENCY_CODES else CURRENCY_SIGNS.get(token.low)
        if unit is None or self.get(at + 1).kind not in ("number", "word") or not self.near(at + 1):
            return None
        found = self.value(at + 1, money=True)
        if found is None:
            return None
        value = -found[0] if self._is_negative(at, unit) or self._is_signed(token.start) else found[0]
        return ("number", value, unit), found[1], False

    def _amount(self, at: int) -> Found | None:
        found = self.value(at)
        if found is None:
            return None
        value, after = found
        if self.low(after) in _DOZENS and self.near(after):
            return ("number", value * 12, ""), after + 1, False
        return self._rank(at, int(value), after) or self._with_unit(at, value, after)

    def _with_unit(self, at: int, value: Decimal, after: int) -> Found:
        """The amount with the unit that follows it, if any."""
        token = self.tokens[at]
        unit, after = unit_at(self, after)
        if not unit and self.near(after):  # two years and a half, due ore e mezza
            value, halved = self.halved(value, after + 1)
            after = halved if halved > after + 1 else after
        value = -value if self._is_negative(at, unit) else value
        return ("number", value, unit), after, not unit and token.kind == "word" and value == 1

    def _rank(self, at: int, value: int, after: int) -> Found | None:
        """An ordinal that begins with a number: 3rd, twenty-first, "2. The list", der 3. Platz."""
        if self.tokens[at].kind == "word":
            unit = rank_of(self, after) if value in range(20, 100, 10) and self.near(after) else None
            return None if unit is None or unit > 9 else (("ordinal", value + unit, ""), after + 1, True)
        return (("ordinal", value, ""), after, True) if after <= at + 1 and self._is_ordinal(at) else None

    def _is_ordinal(self, at: int) -> bool:
        """Whether a number in digits is an ordinal: by its suffix, its full stop, or as the number of a list item."""
        if self.tokens[at].suffix in ORDINAL_SUFFIXES:
            return True
        if at == 0 and self.language != "de" and _ENUMERATED.match(self.text):
            return True
        return self.lex.dotted_dates and self.low(at - 1) in _BEFORE_ORDINAL and self._has_full_stop(at)

    def _has_full_stop(self, at: int) -> bool:
        """Whether a number of one or two digits is followed by a full stop and further text."""
        token = self.tokens[at]
        return len(token.text) <= 2 and self.text[token.stop : token.stop + 2] == ". " and at + 1 < len(self.tokens)

    def _is_negative(self, at: int, unit: str) -> bool:
        """Whether "minus" precedes the number; the Romance words for it mean "less" except before degrees."""
        before = self.low(at - 1)
        return before == "minus" or (before in _MINUS and unit[:1] == "°")

    def _is_signed(self, start: int) -> bool:
        """Whether a minus sign is directly before ``start``, and no character directly before it: "-$4 million"."""
        return self.text[max(0, start - 1) : start] in _SIGNS and not self.text[max(0, start - 2) : start - 1].strip()

    def _small_word(self, at: int) -> Found | None:
        """A quantity in a single word: an approximate number, a time of day, an ordinal."""
        low = self.tokens[at].low
        group = self.lex.groups.get(low)
        if group is not None:
            kind, value, unit = group
            weak = kind == "part"
            return half_noun(self, at) or ((kind, Decimal(str(value)), unit), at + 1, weak)
        rank = rank_of(self, at)
        if rank is None:
            return clock_word(self, at)
        return every(self, at) or date_at(self, at) or (("ordinal", rank, ""), at + 1, True)


def _counted(key: Key, rest: str, language: str) -> str:
    """The one or two words after a number that name what it counts: "people killed", but not "people were"."""
    match = _COUNTED.match(rest) if key[0] in ("number", "about") else None
    words = match[1].split() if match else []
    if words and words[0].casefold() in _OF:
        del words[0]
    return " ".join(takewhile(lambda word: fold(word) not in _not_counted(language), words[:2]))


@lru_cache(maxsize=8)
def _not_counted(language: str) -> frozenset[str]:
    known = of(language)
    return known.function | known.future | known.negation


@lru_cache(maxsize=4096)
def quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """All quantities of a text, in order."""
    if not lexicon(language).may_hold(text) and text.isascii():
        return ()
    if is_east_asian(text):
        return tuple(with_zones(text, list(east_asian(text))))
    return tuple(with_zones(text, with_ranges(text, list(_Reader(text, language).read()), language)))


def articles(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The indefinite articles of a text, each as a weak number one: "ein Mensch" may replace "zwei Menschen"."""
    words = lexicon(language).articles
    found = (token for token in tokenize(text, lexicon(language)) if token.low in words)
    key: Key = ("number", Decimal(1), "")
    counted = ((token, _counted(key, text[token.end : token.end + 60], language)) for token in found)
    return tuple(Quantity(key, token.text, token.start, token.end, "", counts, weak=True) for token, counts in counted)
