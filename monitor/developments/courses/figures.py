"""Finds the figures of a sentence that may have a course, each with the words for what it counts.

Left out are dates, times, ages, ranks, scores, years, addresses, telephone numbers, and numbers in names ("week 39",
"Pillar 1").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property, lru_cache

from monitor.developments.boilerplate import without_addresses
from monitor.developments.names import names
from monitor.language import is_content, of, stem, terms, words_of
from monitor.language.shape import words as listed
from monitor.quantities import Quantity, quantities

# The ends of a clause, which holds what a number counts; the marks in "3,424" and "No.5" do not end one.
_CLAUSE = re.compile(r"[;:!?()\[\]–—\"“”«»]|[.,](?!\d)|،|、|。")
_ASIDE = re.compile(r"\([^()]*\)")
# How many words directly after a number are compared unstemmed.
_BESIDE = 3
# Words farther from the number do not describe it.
_NEAR = 12
_YEARS = range(1800, 2101)  # a bare number of four digits in this range is a year

# Words after and before an age, in the languages that have tables.
_AGES = re.compile(
    r"\s*(?:a|à|to|bis|tot|till|do|-|–)\s*\d+\s*(?:ans|años|anos|anni|jaar|jahren|år|lat)\b", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:aged?|ages|alter|âgée?s?|edad|età|idade|leeftijd|wieku?|ålder(?:n)?|возраст[а-я]*|віком)\b[^.;:]{0,24}$",
    re.IGNORECASE,
)
# Words that make a number before "años" and the like an age; otherwise it is a span of time.
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

# Nouns that are followed by a number as a name.
_NAMED = listed("""
    week woche kalenderwoche semaine semana settimana vecka tydzień tygodniu неделя неделе неделю тиждень тижні
    day tag jour día dia giorno dag dzień year jahr
    no nr nº n° number nummer numéro número numero page seite option phase stage step tier level group
    dose pillar chapter version line route bus briefing article section part room platform
    kilometer kilómetro kilometro highway straße
""")
_CAPITAL = re.compile(r"\S\s+[A-ZÀ-Þ][\w'’-]*\s$")
_INITIALS = re.compile(r"\b[A-Z]{2,}\s$")
# After these words a number of four digits is a year.
_SINCE = listed("""
    in im en nel dal del em w we od do since seit depuis desde sinds sedan från of de år roku rok jahr year anno año ano
    by until bis hasta fino tot till в во с со к до по за у з із від року году
""")
# Signs after a number for days, months, years, hours, minutes and ages in Chinese and Japanese.
_TIME_SIGNS = frozenset("日月年時分代歳才岁")
_SPAN = re.compile(r"\s*(?:to|and|-|–|bis|und|à|au|et|al?|y|e|tot|en|till|och|do|i)\s*", re.IGNORECASE)
_PER = re.compile(r"(?:\b(?:per|pro|par|por|cada|su|op|på|na)|/)\s*$", re.IGNORECASE)
_POSTAL = 5  # digits of most postal codes; a count of that size is usually written with a thousands separator
_STREETS = listed("street road avenue lane square drive close rue calle via straat gatan ulica")
# The text between two numbers that belong together: a score, a range, the parts of a telephone number.
_TIED = re.compile(r"\s?[-–—:/]\s?|\s")


class Figure:
    """One figure in its sentence: the one at index ``rank`` of ``of`` figures that may have a course.

    Its surroundings are read on first use, as most figures differ in their units already.
    """

    def __init__(self, text: str, kept: Sequence[Quantity], rank: int, language: str) -> None:
        item = kept[rank]
        assert isinstance(item.key[1], Decimal)
        self.value = item.text
        self.number = item.key[1]
        self.unit = item.key[2]
        self.rank = rank
        self.of = len(kept)
        self._text, self._kept, self._item, self._language = text, kept, item, language

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The stems before it in its clause, the nearest word first."""
        return tuple(reversed(_stems(self._clause[0], self._language)))[:_NEAR]

    @cached_property
    def behind(self) -> tuple[str, ...]:
        """The stems after it in its clause."""
        return _stems(self._clause[1], self._language)[:_NEAR]

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of its clause on both sides."""
        return frozenset(self.before + self.behind)

    @cached_property
    def follow(self) -> tuple[str, ...]:
        """The words directly after it, unstemmed."""
        return tuple(words_of(self._clause[1]))[:_BESIDE]

    @cached_property
    def noun(self) -> frozenset[str]:
        """The stems of the counted noun directly after it, if any."""
        return frozenset(_stems(self._item.counts, self._language))

    @cached_property
    def beside(self) -> frozenset[tuple[object, str]]:
        """The other figures of its sentence: number and unit."""
        return frozenset((other.key[1], other.key[2]) for other in self._kept if other is not self._item)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names between the neighbouring figures, or in the sentence if there are none."""
        start, end = self._span
        text = self._text[start : self._item.start] + "…" + self._text[self._item.end : end]
        return frozenset(names(text, self._language))

    @property
    def counts(self) -> str:
        """What it counts, in the words of the sentence."""
        head = self._text[: self._kept[0].start]
        return _counted(head, *self._clause, self._language, has_noun=bool(self._item.counts or self.unit == "%"))

    @cached_property
    def _clause(self) -> tuple[str, str]:
        """The text of its clause before and after it."""
        start, end = self._span
        left, right = self._text[start : self._item.start], self._text[self._item.end : end]
        return (
            _CLAUSE.split(_ASIDE.sub(" ", left))[-1],
            _CLAUSE.split(_ASIDE.sub(" ", right), maxsplit=1)[0],
        )

    @property
    def _span(self) -> tuple[int, int]:
        """The range of the text from the end of the figure before it to the start of the next one."""
        start = self._kept[self.rank - 1].end if self.rank else 0
        return start, self._kept[self.rank + 1].start if self.rank + 1 < self.of else len(self._text)


@lru_cache(maxsize=4096)
def figures_of(sentence: str, language: str) -> tuple[Figure, ...]:
    """The figures of a sentence that may have a course, in order."""
    text, kept = _amounts(sentence, language)
    return tuple(Figure(text, kept, rank, language) for rank in range(len(kept)))


def amounts_in(sentence: str, language: str) -> Sequence[Quantity]:
    """The quantities of a sentence that may have a course, in order."""
    return _amounts(sentence, language)[1]


def _amounts(sentence: str, language: str) -> tuple[str, Sequence[Quantity]]:
    """A sentence without addresses, and its quantities that may have a course."""
    text = without_addresses(sentence)
    found = quantities(text, language)
    kept = [item for at, item in enumerate(found) if _is_amount(text, found, at, language) and item.text in sentence]
    return text, kept


@lru_cache(maxsize=4096)
def stems_of(sentence: str, language: str) -> frozenset[str]:
    """The stems of the content words of a sentence."""
    return frozenset(term.stem for term in terms(words_of(sentence), language))


def _is_amount(text: str, found: Sequence[Quantity], at: int, language: str) -> bool:
    """Whether a quantity is an amount of something."""
    item = found[at]
    kind, value, unit = item.key
    if kind != "number" or item.weak or not isinstance(value, Decimal):
        return False
    if unit:
        return True
    before, after = text[max(0, item.start - 40) : item.start], text[item.end : item.end + 40]
    if _is_tied(text, found, at) or _is_code(item, before) or _is_day(text, found, at, language):
        return False
    return not (_is_year(item, before, after) or _is_age(item, before, after) or _is_name(item, before, after))


def _is_tied(text: str, found: Sequence[Quantity], at: int) -> bool:
    """Whether a quantity is part of a score, or of a number written in groups."""
    for first, second in ((at - 1, at), (at, at + 1)):
        if first < 0 or second >= len(found):
            continue
        one, two = found[first], found[second]
        between = text[one.end : two.start]
        if _TIED.fullmatch(between) and not _is_range(one, two, between):
            return True
    return False


def _is_range(one: Quantity, two: Quantity, between: str) -> bool:
    if one.key[0] != "number" or two.key[0] != "number" or not between.strip() or between.strip() in ":/":
        return False
    return bool(one.key[1] < two.key[1] and (two.key[2] or two.counts))  # type: ignore[operator]


def _is_code(item: Quantity, before: str) -> bool:
    """Whether a quantity is written like a telephone number, or is the base of a rate ("per 100,000")."""
    if item.text[0] == "0" and item.text.isdigit() and len(item.text) > 1:
        return True
    value = item.key[1]
    hundreds = isinstance(value, Decimal) and value >= 10 and str(int(value)).strip("0") == "1"
    return hundreds and _PER.search(before) is not None


def _is_day(text: str, found: Sequence[Quantity], at: int, language: str) -> bool:
    """Whether a quantity is a day or time: before a time sign, a short month name, or in "15 to 21 May"."""
    item = found[at]
    after = text[item.end : item.end + 40]
    if after[:1] and after[0] in _TIME_SIGNS:
        return True
    following = found[at + 1] if at + 1 < len(found) else None
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
    if not item.counts and _UNDER_AGE.search(before):
        return True
    return item.text.isdigit() and after[:1] in (",", ".", ")") and _AGE_ALONE.search(before) is not None


def _says_aged(before: str, after: str) -> bool:
    """Whether a word before the number makes it an age; in Romance languages "years" must follow for some words."""
    return bool(_AGED.search(before) or (_ROMANCE_YEARS.match(after) and _ROMANCE_AGED.search(before)))


def _is_name(item: Quantity, before: str, after: str) -> bool:
    """Whether a quantity is part of a name: "week 39", "Pillar 1", "16 Salter Street"."""
    in_digits = item.text.isdigit()
    if in_digits and len(item.text) == _POSTAL and not item.counts[:1].islower():
        return True
    if item.counts[:1].isupper():
        return not _STREETS.isdisjoint(after.casefold().split()[:4])
    if item.counts:
        return in_digits and _INITIALS.search(before) is not None
    return in_digits and len(item.text) <= 3 and _ends_with_numbered_noun(before)


def _ends_with_numbered_noun(before: str) -> bool:
    """Whether the word before a number may form a name with it: "week", or a capitalised word."""
    if not before[-1:].isspace():
        return False
    words = words_of(before)
    return bool(words) and (words[-1] in _NAMED or _CAPITAL.search(before) is not None)


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(term.stem for term in terms(words_of(text), language))


# The most words shown of each part of a description, and the fewest that describe a count by themselves.
_SHOWN, _ENOUGH = 8, 2


def _counted(head: str, left: str, right: str, language: str, *, has_noun: bool) -> str:
    """What is counted, as written: the text after the number if it has a noun, else the words of its clause before it.

    If these are few, the beginning of the sentence (``head``) and the text after the number are added.
    """
    behind = _trimmed(right.split(), language)[:_SHOWN]
    if behind and has_noun:
        return " ".join(behind)
    before = _trimmed(left.split(), language)[-_SHOWN:]
    if len(before) >= _ENOUGH:
        return " ".join(before)
    opening = _trimmed(head.removesuffix(left).split(), language)[:_SHOWN]
    return " … ".join(" ".join(part).rstrip(",.;:") for part in (opening, before, behind) if part)


def _trimmed(words: list[str], language: str) -> list[str]:
    """The words from the first to the last content word."""
    content = [at for at, word in enumerate(words) if _has_content(word, language)]
    return words[content[0] : content[-1] + 1] if content else []


def _has_content(word: str, language: str) -> bool:
    return any(is_content(part, language) and stem(part, language) for part in words_of(word))
