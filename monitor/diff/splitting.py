"""Cuts a text into sentences: finds the marks that may end one, then decides each by tables. Linear in time."""

from __future__ import annotations

import re

from monitor.diff.abbreviations import MONTHS, ORDINAL_LANGUAGES, SHORT_MONTHS, rules_for
from monitor.language import Stops
from monitor.language.forms import UNSPACED

_CLOSERS = "[\"'\u2019\u201d\u201c\u00bb\u203a)\\]}\u300d\u300f\uff09\u3011]"
# The pattern begins with a character set, which the regex engine scans for fast. A run of marks is checked once, from
# its beginning, so that "......" takes linear time.
_MARKS = ".!?\u2026\u061f\u06d4\u0964\u0965\u0589\u1362"
_WIDE_MARKS = "\u3002\uff01\uff1f\uff61"
_CANDIDATE = re.compile(
    rf"[\n{_MARKS}{_WIDE_MARKS}](?:(?<=\n)"
    rf"|(?<=[{_MARKS}])(?<![.!?\u2026]{{2}})(?P<more>[.!?\u2026\u061f\u06d4]*+)"
    rf"(?P<closers>(?:{_CLOSERS}|[ \u00a0\u202f]\u00bb)*+)(?:\s+|(?<=[!?])(?=[{UNSPACED}]))"
    rf"|(?<=[{_WIDE_MARKS}])[{_WIDE_MARKS}]*[\"'\u2019\u201d)\]\u300d\u300f\uff09\u3011]*)"
)
_OPENERS = "\"'\u2018\u201c\u201e\u201a\u00ab\u2039([{\u00bf\u00a1\u2013\u2014-\u2022*\u00b7\u300c\u300e "
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# The longest abbreviation that is looked for, in characters.
_LONGEST_WORD = 40
_NEXT_WORD = re.compile(r"[^\W_]+")
_EDGES = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb([{"
_DASHES = "-\u2013\u2014"
# A full stop before one of these signs belongs to an abbreviation.
_JOINERS = "/&+=<>,;:"
_HALF_DAYS = frozenset({"a.m", "p.m", "am", "pm"})
# Words that may follow "p.m." within a sentence: time zones and weekdays.
_AFTER_HOURS = frozenset(
    (
        *("GMT", "BST", "ET", "EST", "EDT", "CT", "CST", "PT", "PST", "PDT", "MT", "UTC", "CET", "CEST", "IST"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Eastern", "Pacific"),
    )
)


def split_sentences(text: str, language: str = "") -> tuple[str, ...]:
    """The sentences of a text, without the white space between them.

    A language with a table is cut by its own abbreviations, any other language with spaces by those of all tables;
    Chinese and Japanese are cut at their full stops. A line break always ends a sentence.
    """
    rules, primary = rules_for(language), language[:2].lower()
    sentences = []
    start = scanned = 0
    has_words = False
    for match in _CANDIDATE.finditer(text):
        # A leading "..." belongs to the text after it.
        has_words = has_words or _LETTER_OR_DIGIT.search(text, scanned, match.start()) is not None
        scanned = match.end()
        if match["more"] is None or (has_words and _ends(text, start, match, rules, primary)):
            sentences.append(text[start:scanned].strip())
            start, has_words = scanned, False
    sentences.append(text[start:].strip())
    return tuple([sentence for sentence in sentences if sentence])


def _ends(text: str, start: int, match: re.Match[str], rules: Stops, language: str) -> bool:
    """Whether the matched mark ends the sentence that began at ``start``."""
    at = _past_openers(text, match.end())
    if at == len(text):
        return False
    follows, stop = text[at], match.start()
    if follows.islower() or follows in _JOINERS:
        return False
    if text[stop] == "." and not match["more"]:
        return bool(match["closers"].strip()) or _full_stop_ends(text, start, stop, at, rules, language)
    ends_firmly = text[stop] not in ".\u2026" or not {"!", "?"}.isdisjoint(match["more"])
    return ends_firmly or not follows.isdigit()


def _full_stop_ends(text: str, start: int, stop: int, at: int, rules: Stops, language: str) -> bool:
    near = max(start, stop - _LONGEST_WORD)
    gap = max(near, text.rfind(" ", near, stop) + 1, text.rfind("\u00a0", near, stop) + 1)
    before = text[gap:stop].lstrip(_EDGES)
    if not before:
        return True
    if before[-1].isdigit():
        return _figure_ends(text, start, stop, before, at, rules, language)
    # "l'art. 5", "dell'avv. Neri": the elided article is not part of the abbreviation.
    elided = max(before.rfind("'"), before.rfind("\u2019"))
    word = (before[elided + 1 :] if elided + 2 < len(before) else before).lower()
    if len(word) == 1 and gap == start:
        return False
    if len(word) > 12 and "." not in word:
        return True
    return _word_ends(text, word, before, at, rules)


def _past_openers(text: str, at: int) -> int:
    while at < len(text) and text[at] in _OPENERS:
        at += 1
    return at


def _figure_ends(text: str, start: int, stop: int, before: str, at: int, rules: Stops, language: str) -> bool:
    """Whether a full stop after a figure ends the sentence: not after an ordinal ("3. Mai") or a list number."""
    if not before.isdigit() or len(before) > 3:
        return True
    if len(before) == stop - start and len(before) <= 2:
        return False
    follows = _word_at(text, at)
    if len(before) <= 2 and follows.lower() in MONTHS and language not in ("en", "fr", "es", "it", "pt"):
        return False
    if language in ORDINAL_LANGUAGES and len(before) <= 2:
        return follows.lower() in rules.openers
    return True


def _word_ends(text: str, word: str, before: str, at: int, rules: Stops) -> bool:
    """Whether a full stop after a word ends the sentence: mostly not after an abbreviation or an initial."""
    before_figure = text[at].isdigit()
    if word in rules.before_names or (before_figure and (word in rules.before_figures or word in SHORT_MONTHS)):
        return False
    initial = _is_initial(word, before)
    if not (initial or word in rules.either or _DOTTED.fullmatch(word)):
        return True
    if before_figure or text[at - 2] in _DASHES:
        return False
    return _opens_a_sentence(text, word, at, rules, initial=initial)


def _opens_a_sentence(text: str, word: str, at: int, rules: Stops, *, initial: bool) -> bool:
    """Whether the word after an abbreviation or initial begins a sentence."""
    opening = _word_at(text, at)
    if initial and len(opening) == 1 and text[at + 1 : at + 2] == ".":
        return False
    if word in _HALF_DAYS:
        return opening not in _AFTER_HOURS and opening.lower() not in SHORT_MONTHS
    return opening.lower() in rules.openers


def _is_initial(word: str, before: str) -> bool:
    """Whether a word is a single capital, or a letter of a script without case."""
    return len(word) == 1 and before.isalpha() and (before.isupper() or before.lower() == before.upper())


def _word_at(text: str, at: int) -> str:
    match = _NEXT_WORD.match(text, at)
    return match.group() if match else ""
