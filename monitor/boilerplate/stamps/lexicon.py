"""The word tables of all languages as one index: the kinds of each word and phrase, and its languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from monitor.boilerplate.stamps.cldr import CALENDARS, Calendar
from monitor.boilerplate.stamps.tables import LANGUAGES
from monitor.boilerplate.stamps.words import StampWords


class Kind(IntEnum):
    """The kinds of words and numbers, as bits: a word may be of several. Most are fields of ``StampWords``."""

    AMOUNT = 1 << 0  # ``numbers``
    NUMBER = 1 << 1  # digits: up to three, a decimal, or like 14.30
    BIG = 1 << 2  # digits: four or more, or grouped as in 1,234
    YEAR = 1 << 3  # digits
    TIME = 1 << 4  # digits: 14:30, or like 1430
    FULL_DATE = 1 << 5  # digits: 2026-03-14
    UNIT = 1 << 6
    BEFORE = 1 << 7
    AFTER = 1 << 8
    SINCE = 1 << 9
    JUST = 1 << 10
    NOW = 1 << 11
    DAY = 1 << 12
    DATE = 1 << 13
    LABEL = 1 << 14
    UPDATE = 1 << 15
    JOIN = 1 << 16
    CLOCK = 1 << 17
    MULTIPLE = 1 << 18
    READING = 1 << 19
    COUNTED = 1 << 20
    CROWD = 1 << 21


AMOUNT = Kind.AMOUNT | Kind.NUMBER
# The kinds of words that may be in a stamp, in a reading time (``READ``), and in a count (``COUNTED``).
STAMPED = (
    AMOUNT
    | Kind.YEAR
    | Kind.TIME
    | Kind.FULL_DATE
    | Kind.UNIT
    | Kind.BEFORE
    | Kind.AFTER
    | Kind.SINCE
    | Kind.JUST
    | Kind.NOW
    | Kind.DAY
    | Kind.DATE
    | Kind.LABEL
    | Kind.UPDATE
    | Kind.JOIN
    | Kind.CLOCK
)
READ = Kind.READING | Kind.UNIT | Kind.JOIN | AMOUNT
COUNTED = Kind.COUNTED | Kind.CROWD | Kind.MULTIPLE | Kind.JOIN | Kind.NUMBER | Kind.BIG | Kind.YEAR | Kind.UNIT
_SORTS = (STAMPED, READ, COUNTED)

Phrase = tuple[str, ...]


class Lexicon(NamedTuple):
    """The index. Languages are numbered in the order of ``LANGUAGES``; sets of languages are bit masks."""

    everywhere: int
    """The mask of all languages."""
    masks: dict[str, int]
    """For each word the languages that use it."""
    uses: dict[str, int]
    """For each word the languages that use it in stamps, then those in reading times, then those in counts: three masks
    in one number. A line whose words have no bit in common is none of the three."""
    phrases: tuple[dict[Phrase, int], ...]
    """For each language its words and phrases, and their kinds."""
    longest: int
    """The number of words in the longest phrase."""
    closing: frozenset[str]
    """The words that end a relative time: "ago"."""
    unspaced: tuple[frozenset[str], ...]
    """For each language its words in a script without spaces."""


_FIELDS = {
    "before": Kind.BEFORE,
    "after": Kind.AFTER,
    "since": Kind.SINCE,
    "units": Kind.UNIT,
    "numbers": Kind.AMOUNT,
    "just": Kind.JUST,
    "now": Kind.NOW,
    "days": Kind.DAY,
    "dates": Kind.DATE,
    "labels": Kind.LABEL,
    "updates": Kind.UPDATE,
    "joins": Kind.JOIN,
    "clock": Kind.CLOCK,
    "multiples": Kind.MULTIPLE,
    "reading": Kind.READING,
    "counted": Kind.COUNTED,
    "crowd": Kind.CROWD,
}
_CALENDAR_FIELDS = {"months": Kind.DATE, "weekdays": Kind.DATE, "halves": Kind.CLOCK, "units": Kind.UNIT}
# Time zone abbreviations, the same in all languages.
_ZONES = (
    "gmt utc z bst cet cest eet eest msk est edt cst cdt mst mdt pst pdt et ct mt pt ist pkt jst kst hkt sgt wib wita"
    " wit aest aedt awst nzst nzdt brt art clt cat sast wat eat mez mesz ict pht"
)
# Vowel signs and tone marks, which belong to the letter before them but are not letters for regular expressions.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0981-\u0983\u09bc-\u09e3\u0e31-\u0e4e"
LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*"
_WORD = re.compile(LETTERS)
# Accents, points and vowel marks, which are ignored because texts often omit them (Greek capitals have no accents).
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
# Soft hyphens, direction marks, joiners and the Arabic tatweel.
INVISIBLE = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LOOKALIKES = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ה": "ה", "أ": "ا", "إ": "ا", "آ": "ا", "ı": "i"})
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def word_form(word: str) -> str:
    """A word as written in the index: case-folded, without accents, look-alike letters unified."""
    if word.isascii():
        return word.casefold()
    folded = normalize("NFD", normalize("NFKC", word).casefold())
    return normalize("NFC", _MARKS.sub("", folded)).translate(_LOOKALIKES)


def is_unspaced(word: str) -> bool:
    """Whether a word has a letter of a script that may be written without spaces (Thai, Japanese, Chinese, Korean)."""
    return not word.isascii() and _UNSPACED.search(word) is not None


def _phrase(listed: str) -> Phrase:
    words = listed.split("_")
    return tuple(words if "".join(words).isalpha() else _WORD.findall(" ".join(words)))


def _listed(table: StampWords | Calendar, fields: dict[str, Kind]) -> dict[Phrase, int]:
    """The phrases in these fields of a table, and their kinds."""
    phrases: dict[Phrase, int] = {}
    for name, kind in fields.items():
        for listed in word_form(INVISIBLE.sub("", getattr(table, name))).split():
            phrase = _phrase(listed)
            phrases[phrase] = phrases.get(phrase, 0) | kind
    phrases.pop((), None)
    return phrases


def _table(code: str) -> dict[Phrase, int]:
    """The phrases of a language and their kinds, from ``StampWords`` and CLDR."""
    phrases = _listed(LANGUAGES[code], _FIELDS)
    for phrase, kind in _listed(CALENDARS[code], _CALENDAR_FIELDS).items():
        phrases[phrase] = phrases.get(phrase, 0) | kind
    return phrases


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The index, built on first use. English words are in every table, since pages of all languages mix them in."""
    shared = _table("en")
    for zone in _ZONES.split():
        shared[zone,] = shared.get((zone,), 0) | Kind.CLOCK
    codes = tuple(LANGUAGES)
    own = [shared if code == "en" else _table(code) for code in codes]
    tables = [table if table is shared else _joined(shared, table) for table in own]
    everywhere = (1 << len(codes)) - 1
    uses = _uses(own, shared)
    return Lexicon(
        everywhere,
        {word: (bits | bits >> len(codes) | bits >> 2 * len(codes)) & everywhere for word, bits in uses.items()},
        uses,
        tuple(tables),
        max(len(phrase) for table in own for phrase in table),
        frozenset(phrase[-1] for table in own for phrase, kind in table.items() if kind & Kind.AFTER),
        tuple(map(_unspaced, own)),
    )


def _uses(tables: Sequence[Mapping[Phrase, int]], shared: Mapping[Phrase, int]) -> dict[str, int]:
    """``Lexicon.uses``: for each word a bit for each table and sort of line; a shared word has those of all tables."""
    uses: dict[str, int] = {}
    everywhere = (1 << len(tables)) - 1
    kinds = {kind for table in (*tables, shared) for kind in table.values()}
    # The bits for the first table; multiplied by a mask of tables, they are the bits for those.
    first = {kind: sum(bool(kind & sort) << len(tables) * at for at, sort in enumerate(_SORTS)) for kind in kinds}
    masked_tables = [(1 << at, table) for at, table in enumerate(tables)]
    for mask, table in [*masked_tables, (everywhere, shared)]:
        for phrase, kind in table.items():
            bits = first[kind] * mask
            for word in phrase:
                uses[word] = uses.get(word, 0) | bits
    return uses


def _joined(shared: dict[Phrase, int], own: dict[Phrase, int]) -> dict[Phrase, int]:
    return {**shared, **{phrase: kind | shared.get(phrase, 0) for phrase, kind in own.items()}}


def _unspaced(table: dict[Phrase, int]) -> frozenset[str]:
    return frozenset(word for phrase in table for word in phrase if is_unspaced(word))


# In characters. Longer runs without a space are sentences.
_MAX_RUN = 24


@lru_cache(maxsize=4096)
def cut_run(run: str) -> dict[int, tuple[str, ...]]:
    """Cut a run of letters without spaces into known words, for each language (by number) where that is possible."""
    if len(run) > _MAX_RUN:
        return {}
    cuts = {at: _cut(run, words) for at, words in enumerate(lexicon().unspaced) if words}
    return {at: words for at, words in cuts.items() if words}


def _cut(run: str, known: frozenset[str]) -> tuple[str, ...]:
    """Cut a run completely into known words, preferring long ones; empty if that is not possible."""
    cuts: list[tuple[str, ...] | None] = [None] * len(run) + [()]
    for at in range(len(run) - 1, -1, -1):
        for end in range(len(run), at, -1):
            rest = cuts[end]
            if rest is not None and run[at:end] in known:
                cuts[at] = (run[at:end], *rest)
                break
    return cuts[0] or ()
