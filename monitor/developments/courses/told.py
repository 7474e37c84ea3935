"""The figures of a sentence that may have a course, each with the words that say what it counts.

Dates, times, ages, ranks, scores, years, addresses, telephone numbers, and numbers that are but names ("week 39",
"Pillar 1") have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from monitor.developments.boilerplate import without_addresses
from monitor.developments.names import names
from monitor.language import is_content, stem, terms, words_of
from monitor.quantities import Quantity, quantities

# A number says what it counts in the clause it stands in; "3,424" and "No. 5" end none.
_CLAUSE = re.compile(r"[;:!?()\[\]–—\"“”«»]|[.,](?!\d)|،|、|。")
_ASIDE = re.compile(r"\([^()]*\)")
# So many words right behind a number are compared as they stand.
_BESIDE = 3
# A word that is farther from the number than this says of the sentence what it says of the number.
_NEAR = 12
_YEARS = range(1800, 2101)  # a bare number of four digits among these is a year

# What follows an age or stands before it, in the languages that have tables.
_AGES = re.compile(
    r"\s*(?:a|à|to|bis|tot|till|do|-|–)\s*\d+\s*(?:ans|años|anos|anni|jaar|jahren|år|lat)\b", re.IGNORECASE
)
_AGED = re.compile(
    r"(?:\b(?:aged?|ages|(?:im )?alter|âgée?s?|edad|età|idade|leeftijd|wieku?|ålder(?:n)?|возраст[а-я]*|віком|واحد)\b"
    r"|\b(?:a los|aos|à l'âge de|à|all'età di|di|de)\s*$)"
    r"[^.;:]{0,24}$",
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

_TIMES_NAMED = (
    "week woche kalenderwoche semaine semana settimana vecka tydzień tygodniu неделя неделю тиждень"
    " day tag jour día dia giorno dag dzień year jahr"
)
_NAMED = frozenset(
    f"{_TIMES_NAMED} no nr nº n° number nummer numéro número numero page seite option phase stage step tier level group"
    " dose pillar chapter version line route bus briefing article section part room platform"
    " kilometer kilómetro kilometro km-stand highway straße".split()
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’-]*\s$")
_PER = re.compile(r"(?:\b(?:per|pro|par|por|cada|su|op|på|na)|/)\s*$", re.IGNORECASE)
_POSTAL = 5  # digits of most postal codes; a count of that size has its thousands parted
_STREETS = frozenset(
    ("street", "road", "avenue", "lane", "square", "drive", "close", "rue", "calle", "via", "straat", "gatan", "ulica")
)
# Two numbers with no more than this between them belong together: a score, a range, the parts of a telephone number.
_TIED = re.compile(r"\s?[-–—:/]\s?|\s")


@dataclass(frozen=True, slots=True)
class Told:
    """One figure where it is told. ``before`` and ``behind`` are the stems of its clause, the nearest word first.

    ``follow``: the words right behind it, as they stand. ``noun``: the stems of the
    counted noun, where it stands right behind. ``beside``: the other figures of its sentence. ``names``: those between
    its neighbours among these, or in the sentence if there are none. ``rank`` is its place among them, ``of`` their
    number. ``counts``: what it counts, in the sentence's words.
    """

    value: str
    number: Decimal
    unit: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    follow: tuple[str, ...]
    noun: frozenset[str]
    beside: frozenset[tuple[Decimal, str]]
    names: frozenset[str]
    rank: int
    of: int
    bound: str
    counts: str

    @property
    def near(self) -> frozenset[str]:
        """The stems of its clause."""
        return frozenset(self.before + self.behind)


@lru_cache(maxsize=4096)
def figures_of(sentence: str, language: str) -> tuple[Told, ...]:
    """The figures of a sentence that may have a course, in order."""
    text = without_addresses(sentence)
    every = quantities(text, language)
    kept = [item for at, item in enumerate(every) if _counts(text, every, at) and item.text in sentence]
    return tuple(_told(text, kept, at, language) for at in range(len(kept)))


@lru_cache(maxsize=4096)
def stems_of(sentence: str, language: str) -> frozenset[str]:
    """The stems of the content words of a sentence."""
    return frozenset(term.stem for term in terms(words_of(sentence), language))


def _counts(text: str, every: Sequence[Quantity], at: int) -> bool:
    """Whether a quantity is an amount of something."""
    item = every[at]
    kind, value, unit = item.key
    if kind != "number" or item.weak or not isinstance(value, Decimal):
        return False
    before, after = text[max(0, item.start - 40) : item.start], text[item.end : item.end + 40]
    if unit:
        return True
    if _is_tied(text, every, at) or _is_code(item, before):
        return False
    return not (_is_year(item, after) or _is_age(item, before, after) or _is_name(item, before, after))


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
    """Whether it is written like a telephone number, or stands for how many something else is counted by."""
    if item.text[0] == "0" and item.text.isdigit() and len(item.text) > 1:
        return True
    value = item.key[1]
    hundreds = isinstance(value, Decimal) and value >= 10 and str(int(value)).strip("0") == "1"
    return hundreds and _PER.search(before) is not None


def _is_year(item: Quantity, after: str) -> bool:
    bare = item.text.isdigit() and len(item.text) == 4 and int(item.text) in _YEARS
    return bare and (not item.counts or after[:1] in "/-–")


def _is_age(item: Quantity, before: str, after: str) -> bool:
    value = item.key[1]
    if not isinstance(value, Decimal) or value > _OLDEST:
        return False
    if _YEARS_OLD.match(after) or _AGES.match(after):
        return True
    aged = _AGED.search(before)
    if aged:
        romance = aged[0].casefold().split()[0] in ("a", "aos", "à", "all'età", "di", "de")
        return not romance or _ROMANCE_YEARS.match(after) is not None
    if _UNDER_AGE.search(before) and not item.counts:
        return True
    return bool(_AGE_ALONE.search(before)) and after[:1] in (",", ".", ")") and item.text.isdigit()


def _is_name(item: Quantity, before: str, after: str) -> bool:
    """Whether it only names a thing: "week 39", "Pillar 1", "16 Salter Street"."""
    if item.counts and item.counts[0].isupper():
        postal = item.text.isdigit() and len(item.text) == _POSTAL
        return postal or not _STREETS.isdisjoint(after.casefold().split()[:4])
    if item.counts:
        return False
    if not item.text.isdigit() or len(item.text) > 3:
        return False
    words = words_of(before)
    return bool(words) and before[-1:].isspace() and (words[-1] in _NAMED or _CAPITAL.search(before) is not None)


def _told(text: str, kept: Sequence[Quantity], at: int, language: str) -> Told:
    item = kept[at]
    start = kept[at - 1].end if at else 0
    end = kept[at + 1].start if at + 1 < len(kept) else len(text)
    left = _CLAUSE.split(_ASIDE.sub(" ", text[start : item.start]))[-1]
    right = _CLAUSE.split(_ASIDE.sub(" ", text[item.end : end]), maxsplit=1)[0]
    value = item.key[1]
    assert isinstance(value, Decimal)
    return Told(
        value=item.text,
        number=value,
        unit=item.key[2],
        before=tuple(reversed(_stems(left, language)))[:_NEAR],
        behind=_stems(right, language)[:_NEAR],
        follow=tuple(words_of(right))[:_BESIDE],
        noun=frozenset(_stems(item.counts, language)),
        beside=frozenset((other.key[1], other.key[2]) for other in kept if other is not item),  # type: ignore[misc]
        names=frozenset(names(text[start : item.start] + "…" + text[item.end : end], language)),
        rank=at,
        of=len(kept),
        bound=item.bound,
        counts=_named(left, right, item, language),
    )


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(term.stem for term in terms(words_of(text), language))


# What a figure counts is shown in so many words at most.
_SHOWN = 8


def _named(left: str, right: str, item: Quantity, language: str) -> str:
    """What is counted, as written: the words behind the number, else those before it."""
    behind = _trimmed(right.split(), language)
    if item.counts or item.key[2] == "%":
        return " ".join(behind[:_SHOWN])
    before = _trimmed(left.split(), language)
    return " ".join(before[-_SHOWN:] or behind[:_SHOWN])


def _trimmed(words: list[str], language: str) -> list[str]:
    """Without the words at both ends that say nothing."""
    told = [at for at, word in enumerate(words) if any(_content(word, language))]
    return words[told[0] : told[-1] + 1] if told else []


def _content(word: str, language: str) -> Iterator[bool]:
    return (is_content(part, language) and bool(stem(part, language)) for part in words_of(word))
