"""Lines that say when a page was published or updated, how long it takes to read, how often it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.boilerplate.stamps.grammar import StampSort, is_compact, may_be, may_only_be, sorts
from monitor.boilerplate.stamps.lexicon import INVISIBLE, Kind, is_unspaced, lexicon
from monitor.boilerplate.stamps.tokens import Token, closes_like_a_stamp, opens_like_a_stamp, tokens

# A longer line, or one of more words, is more than a stamp.
_MAX_CHARS = 160
_MAX_WORDS = 24
# Speech, questions, money and shares are no part of a stamp.
_NEVER = re.compile(r"[\"“”„«»!?？！。।۔؟$€£¥₹%]")
# A line that has two moments and what leads from one to the other says when something takes place: a page is made at
# one. "10:00 - 18 June" is one, and "17:00 EDT (21:00 GMT)".
_CLOCK = r"(?<![\d.])\d{1,2}(?:[:.]\d\d(?!\d|\.\d)|(?= ?(?:[ap]\.?m\b|uhr\b|h\b|h\d)))"
_SPAN = re.compile(
    rf"\b(?:to|until|till|bis|tot|hasta|até|fino)\b|{_CLOCK}[^/(|]{{1,80}}{_CLOCK}|\b\d{{4}}\b[^/(|]{{1,80}}\b\d{{4}}\b"
    r"|(?<![\d.:])\d{1,2}\.? ?(?:[-–—]|to|bis|à|al?|au) ?\d{1,2}(?:\.? [^\W\d]{3}| ?[ap]\.?m\b| ?uhr\b|:\d\d)",
    re.IGNORECASE,
)
# What one can press beside the stamp: "+ show all updates".
_CONTROL = re.compile(
    r"(?:(?<!\W)\W++)?\b(?:(?:show|see|view|hide|read)(?: (?:all|full|more|past|previous|earlier|page|the))*"
    r" (?:updates|update history|changes|history|versions|revisions)|alle (?:änderungen|aktualisierungen) (?:an)?zeigen"
    r"|(?:voir|afficher) (?:toutes )?les (?:mises à jour|modifications)"
    r"|ver (?:todas las actualizaciones|todos los cambios))\W*$",
    re.IGNORECASE,
)
_PRESSED = re.compile(
    "updates|history|changes|versions|revisions|zeigen|mises|modifications|actualizaciones|cambios"  # in its last words
)
# What parts the small things in a row, and what ends a sentence before one.
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?[|\u2022\u00b7\u2027\u2219\u25cf\u2013\u2014\n]\s*+|\s[-/]\s")
_ENDED = re.compile(r"[.!?\u3002][\"\u201d\u00bb)]*\s*$")
_DIGIT = re.compile(r"\d")
_MAX_TAIL = 80
_STAMPS = frozenset({StampSort.STAMP, StampSort.UPDATED, StampSort.NUMBERED})
_BARE = frozenset({StampSort.CLOCK, StampSort.DATE})
_UNLABELLED = frozenset({StampSort.STAMP, StampSort.COUNT})
_COUNTS = frozenset({StampSort.READING, StampSort.COUNT})
# A full stop after a word this long ends a sentence, after a shorter one it may be an abbreviation's.
_ABBREVIATED = 4


def line_sort(text: str) -> StampSort | None:
    """What a whole line says as a stamp or count, or None where it is anything else; the surest of its readings."""
    if len(text) > _MAX_CHARS:
        return None
    return _line_sort(text)


@lru_cache(maxsize=2048)
def _line_sort(text: str) -> StampSort | None:
    text = text if text.isascii() else INVISIBLE.sub("", text)
    if not opens_like_a_stamp(text) or _NEVER.search(text):
        return None
    if _PRESSED.search(text.lower()):
        text = _CONTROL.sub("", text)
    line = _known(text)
    found = sorted(sorts(line), key=lambda sort: sort.value) if line else []
    if not found:
        return None
    if found[0] in _UNLABELLED and _is_sentence(text, line):
        return None
    return None if found[0] in _BARE and _SPAN.search(text) else found[0]


def _known(text: str) -> list[Token]:
    """The words of a line; none where no language has them all in things of one sort."""
    line: list[Token] = []
    uses = -1
    for token in tokens(text):
        line.append(token)
        uses &= token.uses
        if not uses or len(line) > _MAX_WORDS:
            return []
    return line


def _is_sentence(text: str, line: Sequence[Token]) -> bool:
    """Whether a distance or count ends as sentences do: "Two hours ago." may be a story's own words."""
    last = line[-1].form
    return text.endswith(".") and (len(last) > _ABBREVIATED or last in lexicon().closing)


def is_timestamp(text: str, *, bare: bool = False) -> bool:
    """Whether a line only says when the page was published or updated.

    A label ("Updated", "Stand:", "Publié le") or a distance ("5 min ago") makes it one; a date alone may be the story's
    own, and counts only where ``bare`` is set: outside the story's running text.
    """
    said = line_sort(text)
    return said in _STAMPS or (bare and said in _BARE and text[-1] != ":")  # "In 2025:" opens what follows


def is_update_stamp(text: str) -> bool:
    """Whether a line is a time stamp that says when the page was updated, not only when it was published."""
    return line_sort(text) is StampSort.UPDATED


@lru_cache(maxsize=2048)  # a page's lines are read several times
def set_off(text: str) -> tuple[str, ...]:
    """The parts of a line whose ends are stamps or counts that are set off from the rest; empty where none is.

    Set off is what is glued on without a space (``3h agoThe mayor``), what a sign parts ("3 hours ago \u00b7 The
    mayor"), and the short form that no prose has ("3h ago The mayor"). "Two hours ago the mayor" is prose.
    """
    before: list[str] = []
    after: list[str] = []
    while first := _cut_first(text):
        before.append(first[0])
        text = first[1]
    while last := _cut_last(text):
        after.insert(0, last[1])
        text = last[0]
    return (*before, text, *after) if before or after else ()


def is_small_thing(text: str) -> bool:
    """Whether a text is a stamp or count, as pages set them off from what is around them; "Share" alone is a button."""
    said = line_sort(text)
    return said in _STAMPS or (said in _COUNTS and _DIGIT.search(text) is not None)


def _cut_first(text: str) -> tuple[str, str] | None:
    """A line's opening stamp and what follows it."""
    line = _opening(text)
    for size in range(len(line) - 1, 1, -1):
        end, cut = line[size - 1].end, line[size].start
        if text[cut].islower() or _goes_on(line[: size + 1], text):
            continue
        parted = _is_parted(text[end - 1], text[end:cut], text[cut])
        if (parted or (is_compact(line[:size]) and text[end:cut].isspace())) and is_small_thing(text[:end]):
            return text[:end], text[cut:]
    return None


def _goes_on(line: Sequence[Token], text: str) -> bool:
    """Whether what is before the last of these words is no whole stamp: "4:10" before PM or ET, "14:20 Uhr: Der"."""
    *_, last, following = line
    word, gap = text[following.start : following.end], text[last.end : following.start]
    zone = gap.isspace() and word.isupper() and may_be(line[:-1], Kind.CLOCK) and may_be(line, Kind.CLOCK)
    leads = text[last.start : last.end].istitle() and may_only_be(line[:-1], Kind.JOIN)
    return zone or leads or _is_one(line[-2:])


def _is_one(pair: Sequence[Token]) -> bool:
    """Whether a number and what it is of are written as one: 4PM, 3H."""
    number, word = pair
    return bool(number.number) and number.end == word.start and may_be(pair, Kind.CLOCK | Kind.UNIT)


def _opening(text: str) -> list[Token]:
    """The words a line opens with, as far as one language knows them, and the one after."""
    line: list[Token] = []
    uses = -1
    for token in tokens(text[:_MAX_CHARS]) if opens_like_a_stamp(text) else ():
        line.append(token)
        uses &= token.uses
        if not uses or len(line) > _MAX_WORDS:
            break
    return line


def _cut_last(text: str) -> tuple[str, str] | None:
    """What is before a line's closing stamp, and that: the shortest, as a figure may be before it."""
    start = max(0, len(text) - _MAX_TAIL)
    line = _closing(text[start:])
    for at in range(len(line) - 1, 0, -1):
        end, cut = start + line[at - 1].end, start + line[at].start
        named = is_compact(line[at:]) and text[end:cut].isspace() and not text[start + line[at - 1].start].islower()
        gap = text[end:cut]
        parted = named or _ENDED.search(gap) or _is_parted(text[end - 1], gap, text[cut])
        if parted and not _is_one(line[at - 1 : at + 1]) and _is_closing_stamp(text[cut:]):
            return text[:end] + _SEPARATOR.sub("", gap).rstrip(), text[cut:]
    return None


def _is_closing_stamp(text: str) -> bool:
    """Whether a text may be cut off as a stamp: "Index 104 - revised 103" has a figure, no number of an update."""
    return is_small_thing(text) and line_sort(text) is not StampSort.NUMBERED


def _closing(text: str) -> list[Token]:
    """The words a line ends with, as far back as one language knows them, and the one before."""
    if not (text[-1:].isalnum() or text[-1:] in ")]") or not closes_like_a_stamp(text):
        return []
    line = list(tokens(text))
    uses = -1
    for at in range(len(line) - 1, -1, -1):
        uses &= line[at].uses
        if not uses:
            return line[at:]
    return line


def _is_parted(last: str, gap: str, first: str) -> bool:
    """Whether two neighbours are apart: by a sign, or glued as no one writes words."""
    if _SEPARATOR.search(gap):
        return True
    if last.isdigit() and first.islower():  # "3h" is one
        return False
    unspaced = is_unspaced(last), is_unspaced(first)
    return (not gap and not any(unspaced)) or (gap.isspace() and all(unspaced))
