"""What is known of one language, as a value. Every field is required: a file that leaves one out fails type checking.

Word lists (``frozenset[str]``) are folded, see ``folding``. What numbers and times are read by is as texts write it, in
lower case with its accents, since "más" and "mas" are two words where an amount is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.language.folding import fold


def words(text: str) -> frozenset[str]:
    """The folded words of a list."""
    return frozenset(fold(text).split())


def spelled(text: str) -> frozenset[str]:
    """The words of a list as they are written."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers as words."""

    # Below one thousand, but for the word for one hundred; what the language writes together is among them.
    words: Mapping[str, int]
    hundreds: frozenset[str]
    scales: Mapping[str, int]  # a thousand and above
    # About so many: a number, but not an exact one. "dozens" is another quantity than "twenty-two".
    groups: Mapping[str, int]
    # One group of so many is that number: a dozen, une vingtaine.
    single_groups: Mapping[str, int]
    # Articles that may be the number one: counted only where the other side has a number that is gone.
    articles: frozenset[str]
    joiners: frozenset[str]  # "and" inside a number, also with the half behind it in one word
    ordinals: tuple[str, ...]  # first, second, …, in order; the forms of one are between spaces
    frequencies: Mapping[str, int]  # twice, dreimal
    ages: Mapping[str, int]  # who is so many years old, in one word: neunzehnjährige, trentenne
    thousand_inside: str  # the word for a thousand that is inside longer words; "" where it is by itself
    comma_groups: bool  # 1,000 is a thousand (else it is one)
    # What is before a number and says on which side of it the truth lies.
    over: tuple[str, ...]
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fractions:
    """Fractions and other numbers written as words."""

    nouns: Mapping[str, int]  # the noun a fraction ends with, and into how many parts it cuts
    # Fractions that are nothing else; the others are ordinals or rooms and need a sign that a part is meant.
    plain_fractions: frozenset[str]
    # Fraction words that represent nothing by themselves but take another's place: "the first half", "quarter".
    parts: Mapping[str, int]
    of_whole: frozenset[str]  # after a fraction that is no ordinal: a third of, una tercera parte
    by: frozenset[str]  # before one: by a third
    halves: frozenset[str]  # adjectives for a half
    noun_half: str  # half of them, die Hälfte; its forms are between spaces
    half_has_article: bool  # two and a half
    mixed: Mapping[str, float]  # a number and a half in one word
    joined: Mapping[str, tuple[int, str]]  # fractions written as one word: what they are and their unit
    wholes: Mapping[str, int]  # wholes whose part is said in a smaller measure: half an hour is 30 minutes
    # One in five, un sur quatre: the words between the two numbers, the longest first.
    links: tuple[tuple[str, ...], ...]
    every: frozenset[str]  # every fifth
    periods: frozenset[str]  # after these two numbers are no share: "two in 10 minutes"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months, weekdays and times of the day."""

    months: tuple[str, ...]  # twelve; the forms of one are between spaces
    # In short, as in a line of date: read only between a day and a year, "set" and "out" are words too.
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]  # seven, from Monday
    dotted_dates: bool  # 27.1. is a day
    spoken_days: bool  # the day may be a plain number word: dos de mayo, quatre mars
    named_times: Mapping[str, int]  # noon, midnight: minutes after midnight
    o_clock: frozenset[str]  # after the hour
    always_clock: bool  # the word after the hour says nothing else
    # Before the hour, where the word after it measures time as well ("18 heures" is a length too).
    at: frozenset[str]
    bare_clock: bool  # the word after the hour may be left out behind "at the"
    # Parts of the day: "a" before noon, "p" after it, "n" in the night, which is both.
    dayparts: Mapping[str, str]
    before_hour: Mapping[tuple[str, ...], int]  # how many minutes these add to the hour that follows
    after_hour: Mapping[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Units:
    """Words for units; signs and short forms that all languages share are in ``measures``."""

    names: Mapping[str, str]  # unit to its words
    phrases: Mapping[str, str]  # units of several words
    squares: Mapping[str, str]  # before a unit: square, cubic
    tails: Mapping[str, tuple[str, ...]]  # after a unit: square, an hour, of which scale


@dataclass(frozen=True, slots=True)
class Stops:
    """Which full stops do not end a sentence. Words as written, in lower case and without their last full stop."""

    before_names: frozenset[str]  # never the end of a sentence: titles
    either: frozenset[str]  # the end of one only before a word that often opens a sentence
    before_figures: frozenset[str]  # not the end where a figure follows
    openers: frozenset[str]  # words that often open a sentence


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``code`` is its ISO 639-1 tag, "" for the language without tables."""

    code: str
    name: str
    letters: str  # that few other languages write: they show the language of a text, as the function words do
    function: frozenset[str]  # articles, pronouns, prepositions, conjunctions, forms of to be and to have
    light: frozenset[str]  # adverbs and fillers whose coming or going leaves the facts as they are
    negation: frozenset[str]
    reader: frozenset[str]  # words that speak to the reader: you, your, please
    future: frozenset[str]  # what is to come
    hedge: frozenset[str]  # what is not certain
    # What makes a role, an act or an amount less than the bare word says: acting, attempted, partly, most.
    qualifiers: frozenset[str]
    # What turns a word into its contrary when it is put before it (unhurt, irreversible), behind a hyphen inside it.
    denying: frozenset[str]
    # Small words of which one in another's place says something else: before, after. A group has two sides or more;
    # the words of one side say the same.
    contrasts: tuple[tuple[frozenset[str], ...], ...]
    # What is open, threatened or refused: without these words the others say that it was done.
    pending: frozenset[str]
    # What is planned, expected or asked for: without these words the others say that it was done.
    intent: frozenset[str]
    # How a thing turned out. One of these in place of another is news even where the story has used it.
    outcome: frozenset[str]
    speech: frozenset[str]  # that someone speaks
    # Regular expressions of to whom and by what means something was said: "told *reporters*", "said *in a statement*".
    # Beside a word of speech they are no news. Each begins with a word.
    attribution: tuple[str, ...]
    headings: frozenset[str]  # words of headings and labels that announce a part of the page
    # Regular expressions of sentences that serve the reader and not the story: pointers, thanks, apologies. Each is
    # matched from the beginning of the sentence, case folded.
    pointers: tuple[str, ...]
    # What a passage is about, by names that all languages share. Each mark is the folded beginning of a word: "kill";
    # with a full stop the whole word: "dead."; after a hyphen the end of one: "-opfer"; "_" joins words: "called_off".
    themes: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, str]  # folded forms that no rule of endings leads to their word, and that word
    # Patterns in folded words of five letters and more, and what they give way to, before the stemmer reads them:
    # variants of spelling, and endings that the stemmer knows by their accents only. Without a stemmer they are all
    # there is, for words of four letters too.
    respellings: tuple[tuple[str, str], ...]
    stemmer: str  # the name of its Snowball algorithm; "" where it has none
    numbers: Numbers
    fractions: Fractions
    calendar: Calendar
    units: Units
    stops: Stops


def contrasts(text: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Groups of words, one a line; the sides of a group are parted by bars."""
    return tuple(tuple(words(side) for side in line.split("|")) for line in text.strip().splitlines())


def irregular(text: str) -> dict[str, str]:
    """Groups of forms, parted by bars, the word itself in front: each other form and its word."""
    groups = (group.split() for group in text.split("|"))
    return {form: word for word, *forms in groups for form in forms}


def themes(text: str) -> dict[str, tuple[str, ...]]:
    """The marks of each theme: its name with a colon, then its marks."""
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
    """The lines of a text, stripped, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def ages(numbers: Mapping[str, int], endings: Iterable[str], *, cut: int = 0, least: int = 2) -> dict[str, int]:
    """The number words below 100, from ``least``, with these endings in place of their last ``cut`` letters."""
    return {
        word[: len(word) - cut] + ending: number
        for word, number in numbers.items()
        if least <= number < 100
        for ending in endings
    }
