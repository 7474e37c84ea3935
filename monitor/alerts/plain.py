"""Text made safe to show in a line of a message."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from unicodedata import bidirectional, category, combining

from monitor.words import JOINED

# Control characters, lone surrogates, and the invisible marks that turn or hide what follows (Unicode TR 36).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)

# Skin tones, the tags of flags, half-width voicing marks, vowels and finals of decomposed Hangul, Thai and Lao am.
_EXTENDS = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\uff9e\uff9f\u1160-\u11ff\u0e33\u0eb3]")
# The letters whose pairs are flags.
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
# The canonical combining class of vowel killers.
_VIRAMA = 9


def clean(text: str) -> str:
    """The text without characters that could break a message or turn its direction."""
    return _UNSAFE.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, runs of white space as one space."""
    return " ".join(clean(text).split())


def clip(text: str, room: int, measure: Callable[[str], int] = len) -> str:
    """At most ``room``, cut between words if possible, else between whole characters, with an ellipsis.

    ``measure`` counts in the unit of the limit: characters, UTF-16 units, bytes.
    """
    if measure(text) <= room:
        return text
    end = bisect_right(range(len(text)), room - measure("…"), key=lambda at: measure(text[:at])) - 1
    space = text.rfind(" ", 0, end + 1)
    # A late space is kept to in any script, an early one where a word would be cut: not where all are written in one.
    if space > end // 2 or (space > 0 and not _in_joined(text, end)):
        end = space
    while end > 0 and not is_boundary(text, end):
        end -= 1
    cut = text[: max(end, 0)].rstrip(" ,;:.–—-")
    return cut + "…" if room >= measure("…") else ""


def _in_joined(text: str, at: int) -> bool:
    return JOINED.match(text, at) is not None or JOINED.match(text, max(at - 1, 0)) is not None


def is_boundary(text: str, at: int) -> bool:
    """Whether a text may be cut before a character: not within what is seen as one (Unicode TR 29, about)."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == "\u200d" or category(after) in ("Mn", "Mc", "Me", "Cf") or _EXTENDS.match(after):
        return False
    # A vowel killer ties the next consonant to the one before it, in the Indian scripts and their neighbours.
    if combining(before) == _VIRAMA or before == "\u17d2":
        return False
    return after not in _FLAG_LETTERS or _flag_letters_before(text, at) % 2 == 0


def _flag_letters_before(text: str, at: int) -> int:
    start = at
    while start and text[start - 1] in _FLAG_LETTERS:
        start -= 1
    return at - start


def direction(text: str) -> str:
    """``rtl`` or ``ltr`` by the first strong character, as HTML's ``dir=auto`` finds it, for clients without that."""
    strong = next((kind for char in text if (kind := bidirectional(char)) in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"
