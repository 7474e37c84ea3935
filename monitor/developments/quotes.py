"""Quotations: which words are between quotation marks, and who says them."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.developments.names import names
from monitor.language import fold, of

_MARKS = re.compile(
    r"[“„”\"]([^“„”\"]{2,}?)(?:[”“\"]|$)|«\s?([^«»]{2,}?)\s?(?:»|$)|»([^«»]{2,}?)«|[‚‘](?!s\b)((?:[^‘’‚]|’(?=\w))"
    r"{12,}?)(?:[’‘](?!\w)|$)|「([^「」]+)(?:」|$)|『([^『』]+)(?:』|$)"
)
_LEAST_WORDS = 4
# How many names of a passage are tried as its speaker.
_NAMES = 100
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENING = "“„«「『"
_SIDES = frozenset(_OPENING + "”»」』")
_ENDS = ".,!?…"


@lru_cache(maxsize=1024)
def quotations(text: str) -> tuple[str, ...]:
    """The passages in quotation marks of any style, without the marks."""
    return tuple(next(filter(None, match.groups()), "").strip() for match in _MARKS.finditer(text))


def is_quote(text: str, language: str = "en") -> bool:
    """Whether a text quotes someone: a passage of some words in marks, or marks around most of it."""
    passages = quotations(text)
    words = sum(len(passage.split()) for passage in passages)
    if words >= _LEAST_WORDS and (2 * words >= len(text.split()) or speaks(text, language) or words >= 8):
        return True
    return bool(passages) and speaks(text, language) and words >= 3


@lru_cache(maxsize=1024)
def speaks(text: str, language: str = "en") -> bool:
    """Whether a text has a word that says that someone speaks."""
    return not of(language).speech.isdisjoint(map(fold, _WORD.findall(text)))


@lru_cache(maxsize=8)
def _attribution(language: str) -> re.Pattern[str]:
    lines = "|".join(f"(?:{line})" for line in of(language).attribution)
    # All of them begin with a word: where none begins, one look tells.
    return re.compile(rf"\b(?=\w)(?:{lines or '(?!)'})", re.IGNORECASE)


@lru_cache(maxsize=1024)
def without_attribution(text: str, language: str = "en") -> str:
    """A text without to whom and by what means something was said in it: "told reporters", "said in a statement"."""
    return _attribution(language).sub("", text) if speaks(text, language) else text


def leads_in(text: str, language: str = "en") -> bool:
    """Whether a text announces words that follow: "The minister said:"."""
    return text.rstrip().endswith(":") and speaks(text[-80:], language)


def speaker(text: str, language: str = "en") -> str:
    """The name that is nearest to the word of saying, outside the quotation marks; "" where none does."""
    if not speaks(text, language):
        return ""
    outside = _MARKS.sub(" , ", text)
    known = of(language).speech
    verb = next((match.start() for match in _WORD.finditer(outside) if fold(match[0]) in known), None)
    if verb is None:
        return ""
    return min(names(outside, language)[:_NAMES], key=lambda name: abs(outside.find(name) - verb), default="")


def introduced(text: str, language: str = "en") -> str:
    """Who is quoted: the name that a lead-in gives before a title ("Ada Lund, head of …, said:"), else ``speaker``."""
    first = next(iter(names(text, language)), "")
    if first and text.startswith(f"{first},") and leads_in(text, language):
        return first
    return speaker(text, language)


def open_after(text: str, *, was_open: bool) -> bool:
    """Whether a quotation that began is still open at the end of this sentence."""
    if text.isascii():
        return was_open
    for before, mark in zip(f" {text}", text, strict=False):
        if mark == "“":
            # It opens in “English” and closes in „German“.
            was_open = not before.isalnum() and before not in _ENDS
        elif mark in _SIDES:
            was_open = mark in _OPENING
    return was_open
