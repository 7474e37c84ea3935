"""Number words of one language, and how they add up: "two hundred and five", "mil millones", "quatre-vingt-dix"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from monitor.developments.tables import shares
from monitor.developments.tables.calendar import CLOCK_WORDS, MONTHS, SHORT_MONTHS, WEEKDAYS
from monitor.developments.tables.clock import AT_CLOCK, O_CLOCK
from monitor.developments.tables.numbers import (
    ARTICLES,
    GROUPS,
    HUNDREDS,
    JOINERS,
    ORDINALS,
    SCALES,
    SINGLE_GROUPS,
    number_words,
)
from monitor.developments.tables.units import CURRENCY_CODES

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of one language.

    ``groups`` are the words that are a figure by themselves: what it is, its value and its unit. ``openers`` are all
    words with which a number, date or time may begin, but those that hold ``compound``; ``read`` has the articles too.
    """

    numbers: dict[str, int]
    hundreds: frozenset[str]
    scales: dict[str, int]
    groups: dict[str, tuple[str, float, str]]
    articles: frozenset[str]
    joiners: frozenset[str]
    ordinals: dict[str, int]
    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    clock: dict[str, int]
    compound: str
    comma_groups: bool
    dotted_dates: bool
    half_has_article: bool
    fractions: dict[str, int]
    halves: frozenset[str]
    share_next: frozenset[str]
    at_clock: frozenset[str]
    o_clock: frozenset[str]
    openers: frozenset[str]
    read: frozenset[str]

    def may_hold(self, text: str) -> bool:
        """Whether a text has a digit or a word with which a number, date or time may begin."""
        if _DIGIT.search(text) is not None:
            return True
        text = text.casefold()
        return not self.openers.isdisjoint(_WORD.findall(text)) or bool(self.compound and self.compound in text)


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The tables of a language, compiled once; English for languages without tables."""
    lang = language if language in SCALES else "en"
    months = {name: i for i, names in enumerate(MONTHS[lang], 1) for name in names.split()}
    weekdays = {name: i for i, names in enumerate(WEEKDAYS[lang], 1) for name in names.split()}
    groups = _groups(lang)
    halves = frozenset(shares.HALVES[lang])
    ordinals = {ordinal_stem(word, lang): i for i, word in enumerate(ORDINALS[lang], 1)}
    words = (number_words(lang), HUNDREDS[lang], SCALES[lang], groups, months, weekdays, CLOCK_WORDS[lang])
    openers = frozenset().union(*words, halves, CURRENCY_CODES, _bent(ordinals, lang))
    return Lexicon(
        numbers=number_words(lang),
        hundreds=frozenset(HUNDREDS[lang]),
        scales=SCALES[lang],
        groups=groups,
        articles=frozenset(ARTICLES[lang]),
        joiners=frozenset(JOINERS[lang]),
        ordinals=ordinals,
        months=months,
        short_months={name: i for i, name in enumerate(SHORT_MONTHS[lang].split(), 1)},
        weekdays=weekdays,
        clock=CLOCK_WORDS[lang],
        compound={"de": "tausend", "nl": "duizend", "it": "mila"}.get(lang, ""),
        comma_groups=lang == "en",
        dotted_dates=lang == "de",
        half_has_article=lang in ("en", "nl"),
        fractions=shares.FRACTIONS[lang],
        halves=halves,
        share_next=frozenset({*shares.FRACTIONS[lang], *(link[0] for link in shares.SHARE_LINKS[lang])}),
        at_clock=frozenset(AT_CLOCK[lang]),
        o_clock=frozenset(O_CLOCK[lang]),
        openers=openers,
        read=openers.union(ARTICLES[lang]),
    )


def _groups(lang: str) -> dict[str, tuple[str, float, str]]:
    """The words that are a figure by themselves: dozens, a dozen, half, twice, zweieinhalb, neunzehnjährige."""
    found = {word: ("part", float(parts), "") for word, parts in shares.PARTS[lang].items()}
    found |= {word: ("about", float(size), "") for word, size in GROUPS[lang].items()}
    found |= {word: ("number", float(size), "") for word, size in SINGLE_GROUPS[lang].items()}
    found |= {word: ("number", float(size), shares.TIMES) for word, size in shares.FREQUENCIES.get(lang, {}).items()}
    found |= {word: ("number", size, "") for word, size in shares.MIXED.get(lang, {}).items()}
    found |= {word: ("number", float(size), unit) for word, (size, unit) in shares.JOINED.get(lang, {}).items()}
    found |= {word: ("number", float(age), "") for word, age in _ages(lang)}
    found[shares.NOUN_HALVES[lang]] = ("number", 50.0, "%")
    return found


def _ages(lang: str) -> Iterator[tuple[str, int]]:
    """Who is so many years old, in one word."""
    endings = {
        "de": ("jährig", "jährige", "jähriger", "jährigen", "jähriges", "jährigem"),
        "nl": ("jarig", "jarige", "jarigen"),
    }
    for word, number in number_words(lang).items():
        if lang == "it" and 10 <= number < 100:
            yield from ((word[:-1] + ending, number) for ending in ("enne", "enni"))
        elif 1 < number < 100:
            yield from ((word + ending, number) for ending in endings.get(lang, ()))


_BENT = ("ière", "ier", "iers", "en", "er", "es", "em", "os", "as", "e", "o", "a")


def _bent(ordinals: dict[str, int], lang: str) -> Iterator[str]:
    """All forms that are read as one of these ordinals."""
    forms = (stem + ending for stem in ordinals for ending in ("", *_BENT))
    return (form for form in forms if ordinal_stem(form, lang) in ordinals)


@lru_cache(maxsize=1 << 14)
def ordinal_stem(word: str, language: str) -> str:
    """An ordinal without the ending that bends: erste(r), primo/prima, primeiro/primeira."""
    word = word.casefold()
    if language == "en":
        return word
    for ending in _BENT:
        if len(word) - len(ending) > 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


class Sum:
    """Adds up number words as they come; refuses a word that cannot belong to the same number."""

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self.total = 0
        self.current: int | None = None
        self.scale = 0

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return Decimal(self.total + (self.current or 0))

    def take(self, word: str) -> bool:
        """Add a word; False where it belongs to another number."""
        if word in self.lex.hundreds:
            return self._hundred()
        if word in self.lex.scales:
            return self._scale(self.lex.scales[word])
        number = self._number(word)
        if number is None or not self._fits(number):
            return False
        if number >= 1000:
            self.total, self.scale, self.current = number, 1000, None
        elif number == 20 and self.current and self.current % 100 == 4:
            self.current += 76  # quatre-vingt
        else:
            self.current = (self.current or 0) + number
        return True

    def may_join(self, word: str) -> bool:
        """Whether "and" before this word is part of the number."""
        number = self._number(word)
        return number is not None and self._fits(number) and (self.current is not None or self.total > 0)

    def _number(self, word: str) -> int | None:
        number = self.lex.numbers.get(word)
        if word in self.lex.articles and (self.current or 0) % 100 >= 20:
            return 1  # vingt et un, treinta y un
        if number is None and self.lex.compound and self.lex.compound in word:
            head, _, tail = word.partition(self.lex.compound)
            left = self.lex.numbers.get(head, 1 if head in ("", "ein") else 0)
            right = self.lex.numbers.get(tail.removeprefix("und"), 0)
            return left * 1000 + right if left and (right or not tail) and word != self.lex.compound else None
        return number

    def _fits(self, number: int) -> bool:
        if self.current is None:
            return number < (self.scale or 10**15)
        if number >= 100:
            return False
        if self.current % 100 == 0:
            return self.current > 0
        tail = self.current % 100
        return (
            (number < 10 and tail >= 20 and tail % 10 == 0)
            or (10 <= number < 20 and tail in (60, 80))
            or (number == 20 and tail == 4)
        )

    def _hundred(self) -> bool:
        if self.current is not None and self.current >= 100:
            return False
        self.current = (self.current or 1) * 100
        return True

    def _scale(self, scale: int) -> bool:
        if self.scale and scale > self.scale:  # mil millones
            self.total = (self.total + (self.current or 0)) * scale
        elif self.scale == scale:
            return False
        else:
            self.total += (self.current if self.current is not None else 1) * scale
        self.current, self.scale = None, scale
        return True
