"""The figures of a sentence that may have a course, each with the words that say what it counts.

Dates, times, ages, ranks, scores, years, addresses, telephone numbers, and numbers that are but names ("week 39",
"Pillar 1") have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial

from monitor.developments.boilerplate import without_addresses
from monitor.developments.names import names
from monitor.language import is_content, of, stem, terms, words_of
from monitor.language.shape import words as listed
from monitor.quantities import Quantity, quantities

# What a number counts is in its own clause; the marks in "3,424" and "No. 5" end none.
_CLAUSE = re.compile(r"[;:!?()\[\]–—\"“”«»]|[.,](?!\d)|،|、|。")
_ASIDE = re.compile(r"\([^()]*\)")
# How many words right behind a number are compared unstemmed.
_BESIDE = 3
# Words farther from the number than this belong to the sentence, not to the number.
_NEAR = 12
_YEARS = range(1800, 2101)  # a bare number of four digits among these is a year

# What follows an age or is before it, in the languages that have tables.
_AGES = re.compile(
    r"\s*(?:a|à|to|bis|tot|till|do|-|–)\s*\d+\s*(?:ans|años|anos|anni|jaar|jahren|år|lat)\b", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:aged?|ages|alter|âgée?s?|edad|età|idade|leeftijd|wieku?|ålder(?:n)?|возраст[а-я]*|віком)\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
# Before "años" and the like: elsewhere these are spans of time.
_ROMANCE_AGED = re.compile(
    r"\b(?:a los|aos|à|di|de|ha|aveva|tiene|tenía|tem|tinha|avait)\s*$",
    re.IGNORECASE,
)
_ROMANCE_YEARS = re.compile(r"\s*(?:ans|años|anos|anni)\b", re.IGNORECASE)
_YEARS_OLD = re.compile(
    r"(?:s\b|\+)?\s*(?:(?:to|-|–|and|bis|à|a)\s*\d+\s*)?[- ]?(?:(?:years?|yrs?)[- ](?:olds?|of age)\b"
    r"|jahre alt|jährig|jarige?\b|jaar oud|år gammal|-årig|årig|letni|let stary|-летн|-річн|歳|才|岁|yaşında)",
    re.IGNORECASE,
)
_UNDER_AGE = re.compile(r"\b(?:under|over|unter|über|onder|boven)[- ](?:the age of )?$", re.IGNORECASE)
_AGE_ALONE = re.compile(r"[A-ZÀ-ÞА-Я][^\s,]*, $")
_OLDEST = 120  # nobody is older

# Nouns that a number behind them names one of.
_NAMED = listed("""
    week woche kalenderwoche semaine semana settimana vecka tydzień tygodniu неделя неделю тиждень
    day tag jour día dia giorno dag dzień year jahr
    no nr nº n° number nummer numéro número numero page seite option phase stage step tier level group
    dose pillar chapter version line route bus briefing article section part room platform
    kilometer kilómetro kilometro highway straße
""")
_CAPITAL = re.compile(r"\S\s+[A-ZÀ-Þ][\w'’-]*\s$")
_INITIALS = re.compile(r"\b[A-Z]{2,}\s$")
# After these a number of four digits is a year, whatever follows.
_SINCE = listed("""
    in im en nel dal del em w we od do since seit depuis desde sinds sedan från of de år roku rok jahr year anno año ano
    by until bis hasta fino tot till
""")
# Of days, months, years, hours, minutes and ages in Chinese and Japanese.
_TIME_SIGNS = frozenset("日月年時分代歳才岁")
_SPAN = re.compile(r"\s*(?:to|and|-|–|bis|und|à|au|et|al?|y|e|tot|en|till|och|do|i)\s*", re.IGNORECASE)
_PER = re.compile(r"(?:\b(?:per|pro|par|por|cada|su|op|på|na)|/)\s*$", re.IGNORECASE)
_POSTAL = 5  # digits of most postal codes; a count of that size has its thousands parted
_STREETS = listed("street road avenue lane square drive close rue calle via straat gatan ulica")
# Two numbers with no more than this between them belong together: a score, a range, the parts of a telephone number.
_TIED = re.compile(r"\s?[-–—:/]\s?|\s")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in its sentence. ``before`` and ``behind`` are the stems of its clause, the nearest word first.

    ``near``: both. ``follow``: the words right behind it, unstemmed. ``noun``: the stems of the counted noun,
    where it is right behind. ``beside``: the other figures of its sentence. ``names``: those between its neighbours
    among these, or in the sentence if there are none. ``rank`` is its place among them, ``of`` their number.
    ``around``: the words before the first figure, and those of its clause on either side; with ``counted`` those behind
    say what it counts.
    """

    value: str
    number: Decimal
    unit: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    near: frozenset[str]
    follow: tuple[str, ...]
    noun: frozenset[str]
    beside: frozenset[tuple[Decimal, str]]
    names: frozenset[str]
    rank: int
    of: int
    around: tuple[str, str, str]
    counted: bool
    language: str

    @property
    def counts(self) -> str:
        """What it counts, in the sentence's words."""
        return _named(*self.around, self.language, counted=self.counted)


@lru_cache(maxsize=4096)
def figures_of(sentence: str, language: str) -> tuple[Figure, ...]:
    """The figures of a sentence that may have a course, in order."""
    return read_figures(sentence, language, partial(quantities, language=language))


def read_figures(
    sentence: str, language: str, quantities_of: Callable[[str], tuple[Quantity, ...]]
) -> tuple[Figure, ...]:
    """As ``figures_of``, where the quantities of a text may be known already."""
    text = without_addresses(sentence)
    every = quantities_of(text)
    kept = [item for at, item in enumerate(every) if _counts(text, every, at, language) and item.text in sentence]
    return tuple(_figure(text, kept, at, language) for at in range(len(kept)))


@lru_cache(maxsize=4096)
def stems_of(sentence: str, language: str) -> frozenset[str]:
    """The stems of the content words of a sentence."""
    return frozenset(term.stem for term in terms(words_of(sentence), language))


def _counts(text: str, every: Sequence[Quantity], at: int, language: str) -> bool:
    """Whether a quantity is an amount of something."""
    item = every[at]
    kind, value, unit = item.key
    if kind != "number" or item.weak or not isinstance(value, Decimal):
        return False
    before, after = text[max(0, item.start - 40) : item.start], text[item.end : item.end + 40]
    if unit:
        return True
    if _is_tied(text, every, at) or _is_code(item, before) or _is_day(text, every, at, language):
        return False
    return not (_is_year(item, before, after) or _is_age(item, before, after) or _is_name(item, before, after))


def _is_tied(text: str, every: Sequence[Quantity], at: int) -> bool:
    """Whether it is part of a score, or of a number in groups."""
    for first, second in ((at - 1, at), (at, at + 1)):
        if first < 0 or second >= len(every):
            continue
        one, two = every[first], every[second]
        between = text[one.end : two.start]
        if _TIED.fullmatch(between) and not _is_range(one, two, between):
            return True
    return False


def _is_range(one: Quantity, two: Quantity, between: str) -> bool:
    if one.key[0] != "number" or two.key[0] != "number" or not between.strip() or between.strip() in ":/":
        return False
    return bool(one.key[1] < two.key[1] and (two.key[2] or two.counts))  # type: ignore[operator]


def _is_code(item: Quantity, before: str) -> bool:
    """Whether it is written like a telephone number, or is the base of a rate ("per 100,000")."""
    if item.text[0] == "0" and item.text.isdigit() and len(item.text) > 1:
        return True
    value = item.key[1]
    hundreds = isinstance(value, Decimal) and value >= 10 and str(int(value)).strip("0") == "1"
    return hundreds and _PER.search(before) is not None


def _is_day(text: str, every: Sequence[Quantity], at: int, language: str) -> bool:
    """Whether a short month name or a time unit follows, or it begins a range of days: "15 to 21 May"."""
    item = every[at]
    after = text[item.end : item.end + 40]
    if after[:1] and after[0] in _TIME_SIGNS:
        return True
    following = every[at + 1] if at + 1 < len(every) else None
    if following is not None and following.key[0] == "date" and _SPAN.fullmatch(text[item.end : following.start]):
        return True
    short = of(language).calendar.short_months
    return item.text.isdigit() and any(word.strip(".,").casefold() in short for word in after.split()[:1])


def _is_year(item: Quantity, before: str, after: str) -> bool:
    if not (item.text.isdigit() and len(item.text) == 4 and int(item.text) in _YEARS):
        return False
    return not item.counts or after[:1] in "/-–" or not _SINCE.isdisjoint(words_of(before)[-1:])


def _is_age(item: Quantity, before: str, after: str) -> bool:
    value = item.key[1]
    if not isinstance(value, Decimal) or value > _OLDEST:
        return False
    if _YEARS_OLD.match(after) or _AGES.match(after) or _says_aged(before, after):
        return True
    if _UNDER_AGE.search(before) and not item.counts:
        return True
    return item.text.isdigit() and after[:1] in (",", ".", ")") and _AGE_ALONE.search(before) is not None


def _says_aged(before: str, after: str) -> bool:
    """Whether a word for an age is before the number; in Romance languages with the word for years behind it."""
    return bool(_AGED.search(before) or (_ROMANCE_AGED.search(before) and _ROMANCE_YEARS.match(after)))


def _is_name(item: Quantity, before: str, after: str) -> bool:
    """Whether it only names a thing: "week 39", "Pillar 1", "16 Salter Street"."""
    in_digits = item.text.isdigit()
    if in_digits and len(item.text) == _POSTAL and not item.counts[:1].islower():
        return True
    if item.counts[:1].isupper():
        return not _STREETS.isdisjoint(after.casefold().split()[:4])
    if item.counts:
        return in_digits and _INITIALS.search(before) is not None
    return in_digits and len(item.text) <= 3 and _follows_a_noun(before)


def _follows_a_noun(before: str) -> bool:
    """Whether the word before a number may be what it numbers: "week", or a capitalised word."""
    words = words_of(before)
    return bool(words) and before[-1:].isspace() and (words[-1] in _NAMED or _CAPITAL.search(before) is not None)


def _figure(text: str, kept: Sequence[Quantity], at: int, language: str) -> Figure:
    item = kept[at]
    start = kept[at - 1].end if at else 0
    end = kept[at + 1].start if at + 1 < len(kept) else len(text)
    left = _CLAUSE.split(_ASIDE.sub(" ", text[start : item.start]))[-1]
    right = _CLAUSE.split(_ASIDE.sub(" ", text[item.end : end]), maxsplit=1)[0]
    before, behind = tuple(reversed(_stems(left, language)))[:_NEAR], _stems(right, language)[:_NEAR]
    value = item.key[1]
    assert isinstance(value, Decimal)
    return Figure(
        value=item.text,
        number=value,
        unit=item.key[2],
        before=before,
        behind=behind,
        near=frozenset(before + behind),
        follow=tuple(words_of(right))[:_BESIDE],
        noun=frozenset(_stems(item.counts, language)),
        beside=frozenset((other.key[1], other.key[2]) for other in kept if other is not item),  # type: ignore[misc]
        names=frozenset(names(text[start : item.start] + "…" + text[item.end : end], language)),
        rank=at,
        of=len(kept),
        around=(text[: kept[0].start], left, right),
        counted=bool(item.counts or item.key[2] == "%"),
        language=language,
    )


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(term.stem for term in terms(words_of(text), language))


# What a figure counts is shown in so many words of each part at most, and parts of fewer than two say too little.
_SHOWN, _ENOUGH = 8, 2


def _named(head: str, left: str, right: str, language: str, *, counted: bool) -> str:
    """What is counted, as written: the counted noun and what follows, else the words of its clause before the number.

    Where these are few, the beginning of the sentence and what is behind the number as well.
    """
    behind = _trimmed(right.split(), language)[:_SHOWN]
    if behind and counted:
        return " ".join(behind)
    before = _trimmed(left.split(), language)[-_SHOWN:]
    if len(before) >= _ENOUGH:
        return " ".join(before)
    opening = _trimmed(head.removesuffix(left).split(), language)[:_SHOWN]
    return " … ".join(" ".join(part).rstrip(",.;:") for part in (opening, before, behind) if part)


def _trimmed(words: list[str], language: str) -> list[str]:
    """Without the words at both ends that say nothing."""
    saying = [at for at, word in enumerate(words) if any(_content(word, language))]
    return words[saying[0] : saying[-1] + 1] if saying else []


def _content(word: str, language: str) -> Iterator[bool]:
    return (is_content(part, language) and bool(stem(part, language)) for part in words_of(word))
