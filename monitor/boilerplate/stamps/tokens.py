"""Splits a line into words and numbers, even without spaces between them: ``53m ago14:52 GMT``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from monitor.boilerplate.stamps.lexicon import LETTERS, Kind, cut_run, is_unspaced, lexicon, word_form

# Words come first, since most tokens are words; numbers are tried only at a digit.
_TOKEN = re.compile(
    rf"(?P<word>{LETTERS})|(?=\d)(?:"
    r"(?P<full>\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(?:Z\b|[+-]\d{2}:?\d{2}\b)?"
    r"|(?<!\d)\d{1,4}(?P<sign>[./-])\d{1,2}(?P=sign)\d{1,4}(?!\d)|(?<!\d)\d{1,2}[./]\d{1,2}\.(?=[\s,]|$))"
    r"|(?P<time>(?<!\d)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)|(?<!\d)\d{1,2} ?[hHuU]\d{2}(?!\d)"
    # French 16 h 20 is a clock time, 16 h 20 min a duration.
    r"|(?<!\d)\d{1,2} [hH] \d{2}(?! ?(?:\d|mi?n)))"
    # A minute of play: 67', 90+3', 45'+2.
    r"|(?P<played>(?<!\d)\d{1,3}(?:\+\d{1,2}['\u2019\u2032]|['\u2019\u2032](?:\+\d{1,2})?)(?!\w))"
    r"|(?P<pointed>(?<!\d)\d{1,2}\.\d{2}(?!\d))"
    r"|(?P<grouped>(?<!\d)\d{1,3}(?:[.,'’\u00a0\u202f٬]\d{3})+(?!\d))"
    r"|(?P<decimal>\d+[.,٫]\d+)"
    r"|(?P<number>\d+))"
)

_DIGITS = re.compile(r"\d+")
# In characters: more than twice the longest word of any table.
_LONGEST_WORD = 80
_YEAR_DIGITS = 4


class Token(NamedTuple):
    """A word or number at ``start:end`` of a text.

    ``form`` is the word as in the index, "" for a number. ``number`` are the kinds of a number, 0 for a word. ``mask``
    and ``uses`` are those of the word in ``Lexicon``.
    """

    form: str
    start: int
    end: int
    number: int
    mask: int
    uses: int


def tokens(text: str) -> Iterator[Token]:
    """The words and numbers of a text, in order."""
    everywhere = lexicon().everywhere
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        sort = match.lastgroup or ""
        if sort == "word":
            for form, length, mask, uses in _words(match.group()):
                yield Token(form, start, start + length, 0, mask, uses)
                start += length
        else:
            yield Token("", start, end, _NUMBER_KINDS.get(sort) or _whole_number(match.group()), everywhere, -1)


def shape(text: str) -> str:
    """A text with zeros for its digits: lines that differ in figures only, as counts and times do, have one shape.

    Whether a line is a stamp or furniture depends on its shape only, so that it is found out once for all such lines.
    The digits of what may be a year are kept.
    """
    return _DIGITS.sub(_zeros, text)


def _zeros(figure: re.Match[str]) -> str:
    digits, start = figure[0], figure.start()
    # After a hyphen or colon a longer figure may be two: the end of a date, and a year.
    may_hold_year = len(digits) == _YEAR_DIGITS or (
        len(digits) > _YEAR_DIGITS and figure.string[max(0, start - 1) : start] in ("-", ":")
    )
    return digits if may_hold_year or not digits.isascii() else "0" * len(digits)


def opens_like_a_stamp(text: str) -> bool:
    """Whether a stamp or count may begin with the first word or number of a text: a cheap check that excludes most."""
    first = text[:_LONGEST_WORD].split(None, 1)
    if not first or first[0][0].isdecimal():
        return bool(first)
    known = _uses_at_ends(first[0])
    # The text may begin with a sign: then the first word is found by the tokenizer.
    uses = known[0] if known else next((token.uses for token in tokens(text)), 0)
    return uses != 0


def closes_like_a_stamp(text: str) -> bool:
    """Whether a stamp or count may end with the last word or number of a text."""
    last = text[-_LONGEST_WORD:].rsplit(None, 1)
    if not last or last[-1][-1].isdecimal():
        return bool(last)
    known = _uses_at_ends(last[-1])
    return known is not None and known[1] != 0


@lru_cache(maxsize=4096)  # the same words begin and end many lines
def _uses_at_ends(chunk: str) -> tuple[int, int] | None:
    """The uses of the first and the last word in a text without spaces; None if it has no word."""
    # Nearly all are one word, perhaps with a full stop or comma, for which the tokenizer is not needed.
    word = chunk.rstrip(",.:")
    if word.isalpha():
        words = _words(word)
        return words[0][-1], words[-1][-1]
    uses = [token.uses for token in tokens(chunk)]
    return (uses[0], uses[-1]) if uses else None


_NUMBER_KINDS: dict[str, int] = {
    "full": Kind.FULL_DATE,
    "time": Kind.TIME,
    "played": Kind.TIME,
    "pointed": Kind.TIME | Kind.NUMBER | Kind.FULL_DATE,
    "grouped": Kind.BIG,
    "decimal": Kind.NUMBER,
}


def _whole_number(digits: str) -> int:
    """The kinds of a number without signs. Four digits may be a year or a clock time."""
    if len(digits) != _YEAR_DIGITS:
        return Kind.BIG if len(digits) > _YEAR_DIGITS else Kind.NUMBER
    # Years of the Gregorian, the Islamic or Iranian, and the Thai Buddhist calendar.
    is_year = 1900 <= int(digits) < 2100 or 1380 <= int(digits) < 1480 or 2440 <= int(digits) < 2600
    return Kind.BIG | Kind.TIME | (Kind.YEAR if is_year else 0)


@lru_cache(maxsize=4096)
def _words(run: str) -> tuple[tuple[str, int, int, int], ...]:
    """Split a run of letters into words: the form, length, mask and uses of each."""
    if run.islower() or run.istitle() or run.isupper():
        return (_word(run),)
    return tuple(map(_word, _cased_parts(run)))


def _word(part: str) -> tuple[str, int, int, int]:
    form = word_form(part)
    return form, len(part), *_known(form)


def _known(form: str) -> tuple[int, int]:
    """The mask and the uses of a word. For a run of several words without spaces, all uses (-1) are assumed."""
    known = lexicon().masks.get(form, 0)
    if known:
        return known, lexicon().uses[form]
    if is_unspaced(form):
        for at in cut_run(form):
            known |= 1 << at
    return known, -1 if known else 0


def _cased_parts(word: str) -> list[str]:
    """Split a word before a capital after a small letter, and before the last of several capitals: GMT|Updated."""
    cuts = [0]
    for at in range(1, len(word)):
        if not word[at].isupper():
            continue
        is_last_capital = word[at - 1].isupper() and at + 1 < len(word) and word[at + 1].islower()
        if word[at - 1].islower() or is_last_capital:
            cuts.append(at)
    return [word[start:end] for start, end in zip(cuts, [*cuts[1:], len(word)], strict=True)]
