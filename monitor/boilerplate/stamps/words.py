"""What a language's table of time stamps must say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StampWords:
    """The words a language writes beside an article's text: when it appeared, how long ago, how often it was read.

    Each field lists words parted by spaces; ``_`` joins the words of a phrase. Case, accents, full stops, apostrophes
    and hyphens do not count. Months, weekdays, the names of units and the halves of the day come from CLDR
    (``cldr.py``); what is here is what CLDR does not say. A field a language has no words for is "".
    """

    before: str
    """Before an amount of time, makes it a distance: "vor", "il y a"."""
    after: str
    """The same after it: "ago", "fa"."""
    since: str
    """Units that are a distance by themselves: Hungarian "perce"."""
    units: str
    """Short, spoken and inflected forms of units; duals, which need no number."""
    numbers: str
    """Words for the amounts that are spelled out: articles, one to twelve, "a few"."""
    just: str
    """Distances without an amount: "just now"."""
    now: str
    """Words for the present that make a stamp only with a label."""
    days: str
    """Today and yesterday."""
    dates: str
    """Further names of months and weekdays: other calendars, inflected or short forms."""
    labels: str
    """What a stamp begins with: "published"."""
    updates: str
    """Labels that say the page was changed: "updated"."""
    joins: str
    """Words between the parts: prepositions, "about", endings of ordinals."""
    clock: str
    """What is written at a time of day or in a date: "Uhr", "noon"."""
    multiples: str
    """Short for thousands and millions at a count: "K"."""
    reading: str
    """What says that a span of time is the time to read the text."""
    counted: str
    """What is counted beside a text, and the buttons that bear a count: views, comments, "Share"."""
    crowd: str
    """Words that may go with what is counted: "people", "this page"."""
