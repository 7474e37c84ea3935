"""Detects stamps and counts: when a page was published or updated, its reading time, how often it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.boilerplate.stamps.grammar import StampSort, is_compact, may_be, may_only_be, sorts
from monitor.boilerplate.stamps.lexicon import INVISIBLE, Kind, is_unspaced, lexicon
from monitor.boilerplate.stamps.tokens import Token, closes_like_a_stamp, opens_like_a_stamp, shape, tokens

# Longer lines are not stamps.
_MAX_CHARS = 160
_MAX_WORDS = 24
# Quotation marks, question marks, currencies and percentages: never part of a stamp.
_NEVER = re.compile(r"[\"“”„«»!?？！。।۔؟$€£¥₹%]")
# A time span, as in event listings: two clock times or years with text between, "12 to 14 June". A page has only one
# publication time. Not a span: "10:00 - 18 June", "17:00 EDT (21:00 GMT)".
_CLOCK = r"(?<![\d.])\d{1,2}(?:[:.]\d\d(?!\d|\.\d)|(?= ?(?:[ap]\.?m\b|uhr\b|h\b|h\d)))"
_SPAN = re.compile(
    rf"\b(?:to|until|till|bis|tot|hasta|até|fino)\b|{_CLOCK}[^/(|]{{1,80}}{_CLOCK}|\b\d{{4}}\b[^/(|]{{1,80}}\b\d{{4}}\b"
    r"|(?<![\d.:])\d{1,2}\.? ?(?:[-–—]|to|bis|à|al?|au) ?\d{1,2}(?:\.? [^\W\d]{3}| ?[ap]\.?m\b| ?uhr\b|:\d\d)",
    re.IGNORECASE,
)
# A button next to the stamp: "+ show all updates".
_CONTROL = re.compile(
    r"(?:(?<!\W)\W++)?\b(?:(?:show|see|view|hide|read)(?: (?:all|full|more|past|previous|earlier|page|the))*"
    r" (?:updates|update history|changes|history|versions|revisions)|alle (?:änderungen|aktualisierungen) (?:an)?zeigen"
    r"|(?:voir|afficher) (?:toutes )?les (?:mises à jour|modifications)"
    r"|ver (?:todas las actualizaciones|todos los cambios))\W*$",
    re.IGNORECASE,
)
# Every such button has one of these words: a cheap check before ``_CONTROL``.
_CONTROL_WORDS = re.compile(
    "updates|history|changes|versions|revisions|zeigen|mises|modifications|actualizaciones|cambios"
)
# What separates the items of a row, and what ends a sentence before a stamp.
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?[|\u2022\u00b7\u2027\u2219\u25cf\u2013\u2014\n]\s*+|\s[-/]\s")
_SENTENCE_END = re.compile(r"[.!?\u3002][\"\u201d\u00bb)]*\s*$")
# Where a stamp may be split off an ASCII line there is a separator, the end of a sentence, or no space between two
# words: "3h", "v2", "agoThe", "GMTUpdated". A set comes first, since it alone passes over most characters.
_BETWEEN_ITEMS = re.compile(
    r"[A-Z0-9|\n.!?/-]"
    r"(?:(?<=[|\n.!?/-])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z][0-9])|(?<=[a-z][A-Z])|(?<=[A-Z][A-Z])(?=[a-z]))"
)
_DIGIT = re.compile(r"\d")
_MAX_TAIL = 80  # in characters: how much of a line's end is searched for a stamp
_STAMPS = frozenset({StampSort.STAMP, StampSort.UPDATED, StampSort.NUMBERED})
_BARE = frozenset({StampSort.CLOCK, StampSort.DATE})
_UNLABELLED = frozenset({StampSort.STAMP, StampSort.COUNT})
_COUNTS = frozenset({StampSort.READING, StampSort.COUNT})
# A full stop after a word of at most this many letters may belong to an abbreviation.
_MAX_ABBREVIATION = 4


def stamp_sort(text: str) -> StampSort | None:
    """What kind of stamp or count a whole line is; None if it is neither. The first in ``StampSort`` if ambiguous."""
    if len(text) > _MAX_CHARS:
        return None
    return _stamp_sort(text)


@lru_cache(maxsize=2048)
def _stamp_sort(text: str) -> StampSort | None:
    text = text if text.isascii() else INVISIBLE.sub("", text)
    return _sort_of_shape(shape(text)) if opens_like_a_stamp(text) else None


@lru_cache(maxsize=1024)
def _sort_of_shape(text: str) -> StampSort | None:
    if _NEVER.search(text):
        return None
    if _CONTROL_WORDS.search(text.lower()):
        text = _CONTROL.sub("", text)
    line = _known_words(text)
    found = sorted(sorts(line), key=lambda sort: sort.value) if line else []
    if not found:
        return None
    if found[0] in _UNLABELLED and _is_sentence(text, line):
        return None
    return None if found[0] in _BARE and _SPAN.search(text) else found[0]


def _known_words(text: str) -> list[Token]:
    """The words of a line; none unless some language uses all of them in stamps, in reading times, or in counts."""
    line: list[Token] = []
    uses = -1
    for token in tokens(text):
        line.append(token)
        uses &= token.uses
        if not uses or len(line) > _MAX_WORDS:
            return []
    return line


def _is_sentence(text: str, line: Sequence[Token]) -> bool:
    """Whether a relative time or a count ends like a sentence: "Two hours ago." may be article text."""
    last = line[-1].form
    return text.endswith(".") and (len(last) > _MAX_ABBREVIATION or last in lexicon().closing)


def is_timestamp(text: str, *, bare: bool = False) -> bool:
    """Whether a line only says when the page was published or updated.

    It needs a label ("Updated", "Stand:", "Publié le") or a relative time ("5 min ago"). A date alone may be article
    text, and counts only with ``bare``, for lines outside the article text.
    """
    sort = stamp_sort(text)
    return sort in _STAMPS or (bare and sort in _BARE and text[-1] != ":")  # "In 2025:" introduces other text


def is_update_stamp(text: str) -> bool:
    """Whether a line says when the page was updated, not only when it was published."""
    return stamp_sort(text) is StampSort.UPDATED


def split_stamps(text: str) -> tuple[str, ...]:
    """Split stamps and counts off both ends of a line. Returns all parts in order; empty if there is nothing to split.

    A stamp is split off if it is glued to the text (``3h agoThe mayor``), if a sign separates them ("3 hours ago \u00b7
    The mayor"), or if it has a short form that prose does not use ("3h ago The mayor"). "Two hours ago the mayor" is
    prose.
    """
    if len(text) > _MAX_CHARS:
        return _items(text)
    parts = _items_of_shape(shape(text)) if _may_have_items(text) else ()
    if not parts:
        return ()
    digits = iter(_DIGIT.findall(text))
    return tuple(_DIGIT.sub(lambda _: next(digits), part) for part in parts)


@lru_cache(maxsize=1024)
def _items_of_shape(text: str) -> tuple[str, ...]:
    return _items(text)


def _items(text: str) -> tuple[str, ...]:
    before: list[str] = []
    after: list[str] = []
    while first := _split_first(text):
        before.append(first[0])
        text = first[1]
    while last := _split_last(text):
        after.insert(0, last[1])
        text = last[0]
    return (*before, text, *after) if before or after else ()


def is_stamp_or_count(text: str) -> bool:
    """Whether a text is a stamp, or a reading time or count with a digit ("Share" alone is a button)."""
    sort = stamp_sort(text)
    return sort in _STAMPS or (sort in _COUNTS and _DIGIT.search(text) is not None)


def _split_first(text: str) -> tuple[str, str] | None:
    """The stamp at the beginning of a line, the longest possible, and the rest of the line; None if there is none."""
    line = _opening(text)
    for size in range(len(line) - 1, 1, -1):
        end, cut = line[size - 1].end, line[size].start
        if text[cut].islower() or _is_incomplete(line[: size + 1], text):
            continue
        gap = text[end:cut]
        is_apart = _is_separated(text[end - 1], gap, text[cut]) or (is_compact(line[:size]) and gap.isspace())
        if is_apart and is_stamp_or_count(text[:end]):
            return text[:end], text[cut:]
    return None


def _is_incomplete(line: Sequence[Token], text: str) -> bool:
    """Whether the words before the last one are not a whole stamp.

    The last word may belong to it (PM or ET after "4:10"), or the one before may belong to the text after the stamp
    ("Der" in "14:20 Uhr: Der").
    """
    *_, last, following = line
    word, gap = text[following.start : following.end], text[last.end : following.start]
    is_zone = gap.isspace() and word.isupper() and may_be(line[:-1], Kind.CLOCK) and may_be(line, Kind.CLOCK)
    begins_text = text[last.start : last.end].istitle() and may_only_be(line[:-1], Kind.JOIN)
    return is_zone or begins_text or _is_number_with_unit(line[-2:])


def _is_number_with_unit(pair: Sequence[Token]) -> bool:
    """Whether a number and its unit are written without a space: 4PM, 3H."""
    number, word = pair
    return bool(number.number) and number.end == word.start and may_be(pair, Kind.CLOCK | Kind.UNIT)


def _opening(text: str) -> list[Token]:
    """The first words of a line that some language knows all of, and the word after them."""
    line: list[Token] = []
    uses = -1
    for token in tokens(text[:_MAX_CHARS]) if opens_like_a_stamp(text) else ():
        line.append(token)
        uses &= token.uses
        if not uses or len(line) > _MAX_WORDS:
            break
    return line


def _split_last(text: str) -> tuple[str, str] | None:
    """The line before its closing stamp, and the stamp: the shortest possible, as a figure may precede it."""
    start = max(0, len(text) - _MAX_TAIL)
    line = _closing(text[start:])
    for at in range(len(line) - 1, 0, -1):
        end, cut = start + line[at - 1].end, start + line[at].start
        gap = text[end:cut]
        is_apart = _is_separated(text[end - 1], gap, text[cut]) or (
            gap.isspace() and not text[start + line[at - 1].start].islower() and is_compact(line[at:])
        )
        if (
            (is_apart or _SENTENCE_END.search(gap))
            and not _is_number_with_unit(line[at - 1 : at + 1])
            and _is_closing_stamp(text[cut:])
        ):
            return text[:end] + _SEPARATOR.sub("", gap).rstrip(), text[cut:]
    return None


def _is_closing_stamp(text: str) -> bool:
    """Whether a text may be split off as a stamp. Not the figure "revised 103" of "Index 104 - revised 103"."""
    return is_stamp_or_count(text) and stamp_sort(text) is not StampSort.NUMBERED


def _closing(text: str) -> list[Token]:
    """The last words of a line that some language knows all of, and the word before them."""
    if not (text[-1:].isalnum() or text[-1:] in ")]") or not closes_like_a_stamp(text) or not _may_have_items(text):
        return []
    line = list(tokens(text))
    uses = -1
    for at in range(len(line) - 1, -1, -1):
        uses &= line[at].uses
        if not uses:
            return line[at:]
    return line


def _may_have_items(text: str) -> bool:
    """Whether a line may consist of several items: a cheap check that excludes most labels and headlines."""
    return not text.isascii() or _BETWEEN_ITEMS.search(text) is not None


def _is_separated(last: str, gap: str, first: str) -> bool:
    """Whether two words are separate items: with a separator between, or glued together without a space.

    ``last`` and ``first`` are the characters before and after the gap. In scripts without spaces, a space separates.
    """
    if not gap:
        is_one_item = last.isdigit() and first.islower()  # "3h"
        return not (is_one_item or is_unspaced(last) or is_unspaced(first))
    if gap.isspace() and is_unspaced(last) and is_unspaced(first):
        return True
    return _SEPARATOR.search(gap) is not None
