"""Text made safe and short enough for a line of a message."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from unicodedata import bidirectional, category, combining

from monitor.words import JOINED

# Control characters, lone surrogates, and invisible marks that reverse or hide the following text (Unicode TR 36).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)

# Skin tones, flag tags, half-width voicing marks, vowels and finals of decomposed Hangul, Thai and Lao am.
_EXTENDS = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\uff9e\uff9f\u1160-\u11ff\u0e33\u0eb3]")
# Regional indicators: a pair of them is a flag.
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
# The canonical combining class of viramas, which suppress a vowel.
_VIRAMA = 9


def clean(text: str) -> str:
    """The text without control characters and marks that change its direction."""
    return _UNSAFE.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, with runs of white space as one space."""
    return " ".join(clean(text).split())


def clip(text: str, room: int, measure: Callable[[str], int] = len) -> str:
    """Cut a text to at most ``room``, between words if possible, else between whole characters, with an ellipsis.

    ``measure`` counts in the unit of ``room``: characters, UTF-16 units, bytes. "" if not even the ellipsis fits.
    """
    if measure(text) <= room:
        return text
    end = bisect_right(range(len(text)), room - measure("…"), key=lambda at: measure(text[:at])) - 1
    space = text.rfind(" ", 0, end + 1)
    # Cut at a space in the second half in any script; at an earlier one unless the script has no spaces between words.
    if space > end // 2 or (space > 0 and not _is_joined_script(text, end)):
        end = space
    while end > 0 and not is_boundary(text, end):
        end -= 1
    cut = text[: max(end, 0)].rstrip(" ,;:.–—-")
    return cut + "…" if room >= measure("…") else ""


def _is_joined_script(text: str, at: int) -> bool:
    return JOINED.match(text, at) is not None or JOINED.match(text, max(at - 1, 0)) is not None


def is_boundary(text: str, at: int) -> bool:
    """Whether a text may be cut at an index: not within a visible character (approximates Unicode TR 29)."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == "\u200d" or category(after) in ("Mn", "Mc", "Me", "Cf") or _EXTENDS.match(after):
        return False
    # A virama joins the next consonant to the one before it, in Brahmic scripts; Khmer's coeng does the same.
    if combining(before) == _VIRAMA or before == "\u17d2":
        return False
    return after not in _FLAG_LETTERS or _flag_letters_before(text, at) % 2 == 0


def _flag_letters_before(text: str, at: int) -> int:
    start = at
    while start and text[start - 1] in _FLAG_LETTERS:
        start -= 1
    return at - start


def direction(text: str) -> str:
    """``rtl`` or ``ltr`` by the first strong character, as HTML's ``dir=auto``, which not all mail programs support."""
    strong = next((kind for char in text if (kind := bidirectional(char)) in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"
