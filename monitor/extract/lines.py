"""Normalises text: white space folded, Unicode composed; and makes the keys by which lines are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

# The end of a sentence, perhaps in quotation marks or brackets.
SENTENCE_END = re.compile(r"[.!?…。！？؟۔।][\"'»”’)\]）」』]*$")
# The dots at the end of a text that was cut off, with the space before them.
CUT_END = re.compile(r"(?:(?<!\s)\s++)?(?:\.\.\.|…)$")
# Separators between a headline and the names of site and section, in a page's title.
TITLE_SEPARATOR = re.compile(r"(?<!\s)\s++[|·•»–—-]\s++|(?:(?<!\s)\s++)?\|\s*+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_JOINERS = re.compile("[\u00ad\u200b\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")
# Maps ASCII characters that are no letter or digit to spaces: for ASCII lines half the cost of a regular expression.
_BETWEEN_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_WIDE_WORTH = 2.5  # in Latin letters
_BULLET = re.compile(
    r"(?:[\u2022\u2023\u25aa\u25cf\u25a0\u25b6\u25ba\u27a1\u27a4\u2705\u30fb\U0001f300-\U0001faff]\ufe0f? ?"
    r"|[\u00b7*\u2013\u2014-] )[^\W_]"
)
# Japanese, Chinese and Thai; Korean has spaces.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
_UNSPACED_WORD = 3  # characters counted as one word


def size(text: str) -> int:
    """The length of a text in Latin letters: a Han, Kana or Hangul character counts as two and a half."""
    if text.isascii():
        return len(text)
    return len(text) + int((_WIDE_WORTH - 1) * len(_WIDE.findall(text)))


def opens_as_point(text: str) -> bool:
    """Whether a line begins with a bullet, dash or emoji typed before an item of a list."""
    return _BULLET.match(text) is not None


def word_count(text: str) -> int:
    """The number of words; in scripts without spaces between words, three characters count as one."""
    spaced = len(text.split())
    return spaced if text.isascii() else spaced + len(_UNSPACED.findall(text)) // _UNSPACED_WORD


def fold(text: str) -> str:
    """Normalise a text: NFC, runs of white space as one space, no soft hyphens and zero-width spaces."""
    folded = " ".join(text.split())
    if folded.isascii():
        return folded
    if _JOINERS.search(folded):
        folded = " ".join(_JOINERS.sub("", folded).split())
    return normalize("NFC", folded)


@lru_cache(maxsize=2048)  # several steps compare each line of a page
def line_key(line: str) -> str:
    """The form in which lines are compared: NFKC, lower case, only words and digits, separated by single spaces."""
    if line.isascii():
        return " ".join(line.lower().translate(_BETWEEN_WORDS).split())
    return " ".join(_WORD.findall(normalize("NFKC", _INVISIBLE.sub("", line)).casefold()))
