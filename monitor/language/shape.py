"""The fields of a ``Language``. All are required, so that type checking finds a missing one.

The word lists of ``Language`` are folded (see ``folding``). The words in ``Numbers``, ``Fractions``, ``Calendar``,
``Units`` and ``Stops`` are in lower case with their accents, since "más" and "mas" differ where an amount is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.language.folding import fold


def words(text: str) -> frozenset[str]:
    """Parse a list of words separated by spaces, and fold them."""
    return frozenset(fold(text).split())


def spelled(text: str) -> frozenset[str]:
    """Parse a list of words separated by spaces, without folding."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words."""

    # Below one thousand, without the word for one hundred; with compounds, if the language writes numbers as one word.
    words: Mapping[str, int]
    hundreds: frozenset[str]
    scales: Mapping[str, int]  # thousand and above
    # Plurals for an approximate number: "dozens" is not equal to "twenty-four".
    groups: Mapping[str, int]
    # Singulars for an exact number: a dozen, une vingtaine.
    single_groups: Mapping[str, int]
    # Articles that may mean the number one. They count only if the other text has a number that is missing here.
    articles: frozenset[str]
    joiners: frozenset[str]  # "and" inside a number; also "and a half" in one word
    ordinals: tuple[str, ...]  # first, second, …, in order; forms of the same ordinal are separated by spaces
    frequencies: Mapping[str, int]  # twice, dreimal
    ages: Mapping[str, int]  # "of so many years" in one word: neunzehnjährige, trentenne
    thousand_inside: str  # the word for thousand if it occurs inside longer words, else ""
    comma_groups: bool  # whether 1,000 is a thousand (else it is one)
    # Words before a number that make it a lower bound (``over``) or an upper bound (``under``).
    over: tuple[str, ...]
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fractions:
    """Words for fractions and shares."""

    nouns: Mapping[str, int]  # nouns of fractions, with their denominator
    # Those nouns that can only be fractions. The others may be ordinals or rooms, and need a further sign of a
    # fraction.
    plain_fractions: frozenset[str]
    # Fraction words that have no value alone but are compared with each other: "the first half", "quarter".
    parts: Mapping[str, int]
    of_whole: frozenset[str]  # after a fraction, not after an ordinal: a third of, una tercera parte
    by: frozenset[str]  # before a fraction: by a third
    halves: frozenset[str]  # adjectives for a half
    noun_half: str  # the noun for a half: half of them, die Hälfte; forms are separated by spaces
    half_has_article: bool  # as in "two and a half"
    mixed: Mapping[str, float]  # a number and a half in one word
    joined: Mapping[str, tuple[int, str]]  # fractions written as one word: value and unit
    wholes: Mapping[str, int]  # units and their number of smaller units: half an hour is 30 minutes
    # One in five, un sur quatre: the words between the two numbers, the longest first.
    links: tuple[tuple[str, ...], ...]
    every: frozenset[str]  # every fifth
    periods: frozenset[str]  # units of time, before which two numbers are not a share: "two in 10 minutes"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months, weekdays and times of day."""

    months: tuple[str, ...]  # twelve; forms of the same month are separated by spaces
    # Abbreviations. Read only between a day and a year, since some ("set", "out") are also ordinary words.
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]  # seven, from Monday
    dotted_dates: bool  # whether 27.1. is a date
    spoken_days: bool  # whether the day may be a cardinal number word: dos de mayo, quatre mars
    named_times: Mapping[str, int]  # noon, midnight: minutes after midnight
    o_clock: frozenset[str]  # words after the hour
    always_clock: bool  # whether ``o_clock`` words have no other meaning ("18 heures" may also be a duration)
    at: frozenset[str]  # words before the hour, required if ``o_clock`` words have another meaning
    bare_clock: bool  # whether the ``o_clock`` word may be omitted after an ``at`` word
    # Parts of the day: "a" before noon, "p" after noon, "n" at night, which may be either.
    dayparts: Mapping[str, str]
    before_hour: Mapping[tuple[str, ...], int]  # words before an hour, and the minutes they add to it
    after_hour: Mapping[tuple[str, ...], int]  # words after an hour, and the minutes they add to it


@dataclass(frozen=True, slots=True)
class Units:
    """Words for units. Signs and abbreviations that all languages share are in ``measures``."""

    names: Mapping[str, str]  # for each unit its words, separated by spaces
    phrases: Mapping[str, str]  # names of several words, and their unit
    squares: Mapping[str, str]  # words before a unit: square, cubic
    tails: Mapping[str, tuple[str, ...]]  # words after a unit: square, per hour, the scale of degrees


@dataclass(frozen=True, slots=True)
class Stops:
    """Abbreviations, whose full stop may not end a sentence. In lower case, without the last full stop."""

    before_names: frozenset[str]  # never end a sentence: titles
    either: frozenset[str]  # end a sentence only if a word of ``openers`` follows
    before_figures: frozenset[str]  # do not end a sentence if a number follows
    openers: frozenset[str]  # words that often begin a sentence


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb forms that stems do not join. They are compared only in the two forms of a changed sentence.

    Many are nouns too ("Angriff", "vuelta"), so they are not part of stems, as ``Language.irregular`` is. Folded.
    """

    forms: Mapping[str, str]  # irregular forms, and the base form of each
    # Prefixes: detuvo, verstarb. In German and Dutch some are also words of their own, which stand alone in some forms
    # of a verb: "nahm fest", "festgenommen".
    prefixes: frozenset[str]
    participle: str  # the prefix of participles: "ge" in getötet, festgenommen; "" if they have none


NO_VERBS = Verbs({}, frozenset(), "")


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``code`` is its ISO 639-1 tag, "" for the neutral language without tables."""

    code: str
    name: str
    letters: str  # distinctive letters, which few other languages use; for detecting the language of a text
    function: frozenset[str]  # articles, pronouns, prepositions, conjunctions, forms of to be and to have
    light: frozenset[str]  # adverbs and fillers: adding or removing them does not change the facts
    negation: frozenset[str]
    reader: frozenset[str]  # words that address the reader: you, your, please
    future: frozenset[str]  # words for something in the future
    hedge: frozenset[str]  # words for something uncertain
    # Words that limit a role, an act or an amount: acting, attempted, partly, most.
    qualifiers: frozenset[str]
    # Prefixes that negate a word (unhurt, irreversible); after a hyphen, infixes that do so.
    denying: frozenset[str]
    # Groups of small words that contrast with each other: before, after. A group has two or more sides; the words of
    # one side mean the same.
    contrasts: tuple[tuple[frozenset[str], ...], ...]
    # Words for what is undecided, threatened or refused. Without them a sentence says that the thing was done.
    pending: frozenset[str]
    # Words for what is planned, expected or demanded. Without them a sentence says that the thing was done.
    intent: frozenset[str]
    # Words for how a thing turned out. Replacing one by another is news, even if the story has used it before.
    outcome: frozenset[str]
    speech: frozenset[str]  # words that say that someone speaks
    # Regular expressions for the addressee and the medium of a statement: "told *reporters*", "said *in a statement*".
    # Next to a word of ``speech`` they are not news. Each begins with a word.
    attribution: tuple[str, ...]
    headings: frozenset[str]  # words of headings and labels that announce a part of the page
    # Regular expressions for sentences that serve the reader and not the story: pointers, thanks, apologies. Matched at
    # the beginning of the case-folded sentence.
    pointers: tuple[str, ...]
    # Topics of a passage, by names that all languages share. A mark is the folded beginning of a word: "kill"; with a
    # full stop the whole word: "dead."; after a hyphen the end of a word: "-opfer"; "_" joins words: "called_off".
    themes: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]  # folded irregular forms, and the base form of each
    # Groups of folded words, by their base forms, that report the same: "hurt" and "injured". Where only such a word
    # replaced another, the sentence was reworded.
    alike: tuple[frozenset[str], ...]
    verbs: Verbs
    # Patterns and their replacements, applied before the stemmer to folded words of five or more letters: spelling
    # variants, and endings that the stemmer only knows with accents. Without a stemmer they are the whole stemming, and
    # apply to words of four letters too.
    respellings: tuple[tuple[str, str], ...]
    stemmer: str  # the name of its Snowball algorithm; "" if there is none
    numbers: Numbers
    fractions: Fractions
    calendar: Calendar
    units: Units
    stops: Stops


def contrasts(text: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Parse ``Language.contrasts``: a group on each line, its sides between bars; a bar may begin a further line."""
    groups = re.sub(r"\n\s*\|", "|", text).strip().splitlines()
    return tuple(tuple(words(side) for side in group.split("|")) for group in groups)


def irregular(text: str) -> dict[str, str]:
    """Parse ``Language.irregular``: groups separated by bars, each the base form and then its irregular forms."""
    groups = (group.split() for group in text.split("|"))
    return {form: base for base, *forms in groups for form in forms}


def alike(text: str) -> tuple[frozenset[str], ...]:
    """Parse ``Language.alike``: groups separated by bars."""
    return tuple(words(group) for group in text.split("|"))


def verbs(text: str, prefixes: str, *, participle: str = "") -> Verbs:
    """Parse ``Verbs``: the forms like ``irregular``; participles also without their prefix: gestorben, (ver)storben."""
    found = irregular(text)
    bare = {form.removeprefix(participle): base for form, base in found.items()} if participle else {}
    return Verbs(bare | found, words(prefixes), participle)


def themes(text: str) -> dict[str, tuple[str, ...]]:
    """Parse ``Language.themes``: for each theme its name with a colon, then its marks."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for mark in text.split():
        if mark.endswith(":"):
            name = mark[:-1]
            found[name] = ()
        else:
            found[name] += (mark,)
    return found


def lines(text: str) -> tuple[str, ...]:
    """The non-empty lines of a text, stripped."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def ages(numbers: Mapping[str, int], endings: Iterable[str], *, cut: int = 0, least: int = 2) -> dict[str, int]:
    """Build ``Numbers.ages``: the words for ``least`` to 99, their last ``cut`` letters replaced by each ending."""
    return {
        word[: len(word) - cut] + ending: number
        for word, number in numbers.items()
        if least <= number < 100
        for ending in endings
    }
