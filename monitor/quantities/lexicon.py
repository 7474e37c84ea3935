"""The words of a language for numbers, dates and times, compiled into look-up tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.language import LANGUAGES, Language, fold, of
from monitor.quantities.measures import CURRENCY_CODES, TIMES
from monitor.quantities.spelled import added_up, is_supported, spelled

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of one language.

    ``groups``: words that are a figure by themselves, with its kind, value and unit. ``inside``: in languages that
    write numbers as one word, the words for hundreds and thousands. ``openers``: all other words with which a number,
    date or time may begin; ``read``: these and the articles. ``unsaid``: words after a number that do not name what it
    counts.
    """

    code: str
    numbers: Mapping[str, int]
    hundreds: frozenset[str]
    scales: Mapping[str, int]
    groups: dict[str, tuple[str, float, str]]
    articles: frozenset[str]
    joiners: frozenset[str]
    ordinals: dict[str, int]
    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    clock: Mapping[str, int]
    inside: re.Pattern[str] | None
    thousand: str
    function: frozenset[str]
    unsaid: frozenset[str]
    comma_groups: bool
    dotted_dates: bool
    half_has_article: bool
    fractions: Mapping[str, int]
    halves: frozenset[str]
    fraction_next: frozenset[str]
    at_clock: frozenset[str]
    o_clock: frozenset[str]
    openers: frozenset[str]
    read: frozenset[str]

    def may_hold(self, text: str) -> bool:
        """Whether a text has a digit, or a word with which a number, date or time may begin."""
        if _DIGIT.search(text) is not None:
            return True
        text = text.casefold()
        return not self.openers.isdisjoint(_WORD.findall(text)) or self._has_inside(text)

    def number(self, word: str) -> int | None:
        """The number that a single word means; None for words of hundreds and scales and for any other word."""
        value = self.numbers.get(word)
        if value is None and self._has_inside(word):
            return self._compound(word)
        return value

    def _has_inside(self, text: str) -> bool:
        return self.inside is not None and self.inside.search(text) is not None

    def _compound(self, word: str) -> int | None:
        """The value of a number of hundreds or thousands written as one word; None for any other word."""
        if word in self.hundreds or word in self.scales or word in self.groups:
            return None
        if is_supported(self.code):
            return spelled(word, self.code)
        head, _, tail = word.partition(self.thousand)
        # Swedish drops one of three equal letters: ettusen.
        left = self._part(head) or self._part(head + self.thousand[:1]) or (0 if head else 1)
        right = self._part(tail)
        return left * 1000 + right if left and (right or not tail) else None

    def _part(self, word: str) -> int:
        """The number below one thousand that a part of a compound means; 0 if it is not a number."""
        return 1 if word in self.articles else self.numbers.get(word, 0)

    def phrase(self, words: Sequence[str]) -> int | None:
        """The number that several words mean together; None if they are not one number."""
        if is_supported(self.code):
            return spelled(" ".join(words), self.code)
        numbers = {word: value for word in words if (value := self.number(word)) is not None}
        numbers |= {word: 1 for word in words if word in self.articles}
        return added_up([word for word in words if word not in self.joiners], numbers, self.hundreds, self.scales)


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """The tables of a language, compiled once; English for languages without tables."""
    lang = language if language in LANGUAGES else "en"
    tables = of(lang)
    numbers, fractions, calendar = tables.numbers, tables.fractions, tables.calendar
    number_words = _numbers(lang, numbers.words)
    months = {name: i for i, names in enumerate(calendar.months, 1) for name in names.split()}
    weekdays = {name: i for i, names in enumerate(calendar.weekdays, 1) for name in names.split()}
    groups = _groups(tables)
    ordinals = {ordinal_stem(word, lang): i for i, forms in enumerate(numbers.ordinals, 1) for word in forms.split()}
    openers = frozenset().union(
        number_words,
        numbers.hundreds,
        numbers.scales,
        groups,
        months,
        weekdays,
        calendar.named_times,
        fractions.halves,
        CURRENCY_CODES,
        _inflected(ordinals, lang),
    )
    return Lexicon(
        code=lang,
        numbers=number_words,
        hundreds=numbers.hundreds,
        scales=numbers.scales,
        groups=groups,
        articles=numbers.articles,
        joiners=numbers.joiners,
        ordinals=ordinals,
        months=months,
        short_months={name: i for i, name in enumerate(calendar.short_months, 1)},
        weekdays=weekdays,
        clock=calendar.named_times,
        inside=_inside(tables),
        thousand=numbers.thousand_inside,
        function=tables.function,
        unsaid=tables.function | tables.light,
        comma_groups=numbers.comma_groups,
        dotted_dates=calendar.dotted_dates,
        half_has_article=fractions.half_has_article,
        fractions=fractions.nouns,
        halves=fractions.halves,
        fraction_next=frozenset({*fractions.nouns, *(link[0] for link in fractions.links)}),
        at_clock=calendar.at,
        o_clock=calendar.o_clock,
        # A fraction begins with an article, which is too common to be an opener: its noun is taken.
        openers=openers.union(fractions.nouns),
        read=openers.union(numbers.articles),
    )


def _numbers(lang: str, words: Mapping[str, int]) -> Mapping[str, int]:
    """The number words, also in spellings without umlauts and accents: fuenf, dieciseis."""
    if lang == "de":
        return {word.replace("ü", "ue").replace("ö", "oe"): number for word, number in words.items()} | dict(words)
    if lang == "es":
        return {fold(word): number for word, number in words.items()} | dict(words)
    return words


def _inside(tables: Language) -> re.Pattern[str] | None:
    """A pattern of the words for hundreds and thousands that occur inside longer words, without elided vowels."""
    numbers = tables.numbers
    if not numbers.thousand_inside:
        return None
    thousands = (word for word, scale in numbers.scales.items() if scale == 1000)
    hundreds = (word.rstrip("aeo") for word in numbers.hundreds)
    return re.compile("|".join(map(re.escape, sorted({numbers.thousand_inside, *thousands, *hundreds}))))


def _groups(tables: Language) -> dict[str, tuple[str, float, str]]:
    """The words that are a figure by themselves: dozen, half, twice, zweieinhalb, neunzehnjährige."""
    numbers, fractions = tables.numbers, tables.fractions
    found = {word: ("part", float(parts), "") for word, parts in fractions.parts.items()}
    found |= {word: ("about", float(size), "") for word, size in numbers.groups.items()}
    found |= {word: ("number", float(size), "") for word, size in numbers.single_groups.items()}
    found |= {word: ("number", float(size), TIMES) for word, size in numbers.frequencies.items()}
    found |= {word: ("number", size, "") for word, size in fractions.mixed.items()}
    found |= {word: ("number", float(size), unit) for word, (size, unit) in fractions.joined.items()}
    found |= {word: ("number", float(age), "") for word, age in numbers.ages.items()}
    return found | dict.fromkeys(fractions.noun_half.split(), ("number", 50.0, "%"))


_INFLECTIONS = ("ière", "ier", "iers", "en", "er", "es", "em", "os", "as", "e", "o", "a")


def _inflected(ordinals: dict[str, int], lang: str) -> Iterator[str]:
    """All inflected forms of the ordinals."""
    forms = (stem + ending for stem in ordinals for ending in ("", *_INFLECTIONS))
    return (form for form in forms if ordinal_stem(form, lang) in ordinals)


@lru_cache(maxsize=1 << 14)
def ordinal_stem(word: str, language: str) -> str:
    """An ordinal without its inflection: erste(r), primo/prima, primeiro/primeira."""
    word = word.casefold()
    if language == "en":
        return word
    for ending in _INFLECTIONS:
        if len(word) - len(ending) > 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word
