"""The fields of a language's word table for time stamps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StampWords:
    """The words of stamps and counts in one language.

    Each field lists words separated by spaces; ``_`` joins the words of a phrase. Case, accents, full stops,
    apostrophes and hyphens are ignored. Months, weekdays, units and the halves of the day come from CLDR
    (``cldr.py``); these tables add what CLDR lacks. A field without words is "".
    """

    before: str
    """Make a duration after them a relative time: "vor", "il y a"."""
    after: str
    """Make a duration before them a relative time: "ago", "fa"."""
    since: str
    """Units whose form alone makes a relative time: Hungarian "perce"."""
    units: str
    """Short, spoken and inflected forms of units; duals, which need no number."""
    numbers: str
    """Amounts in words: articles, one to twelve, "a few"."""
    just: str
    """Relative times without an amount: "just now"."""
    now: str
    """Words for the present that are a stamp only with a label."""
    days: str
    """Today and yesterday."""
    dates: str
    """Further names of months and weekdays: other calendars, inflected or short forms."""
    labels: str
    """Labels of stamps: "published"."""
    updates: str
    """Labels that say that the page was changed: "updated"."""
    joins: str
    """Words between the parts: prepositions, "about", endings of ordinals."""
    clock: str
    """Words with a clock time or in a date: "Uhr", "noon"."""
    multiples: str
    """Abbreviations of thousand and million in counts: "K"."""
    reading: str
    """Words that mark a duration as the reading time."""
    counted: str
    """What is counted, and buttons with a count: views, comments, "Share"."""
    crowd: str
    """Words that may accompany what is counted: "people", "this page"."""
