"""Finds quotations and their speakers."""

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
# How many names of a text are tried as its speaker.
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
    """Whether a text quotes someone, by the number of quoted words, their share of the text, and words of saying."""
    passages = quotations(text)
    words = sum(len(passage.split()) for passage in passages)
    if words >= _LEAST_WORDS and (2 * words >= len(text.split()) or has_speech_word(text, language) or words >= 8):
        return True
    return bool(passages) and has_speech_word(text, language) and words >= 3


@lru_cache(maxsize=1024)
def has_speech_word(text: str, language: str = "en") -> bool:
    """Whether a text has a word of saying ("said", "told")."""
    return not of(language).speech.isdisjoint(map(fold, _WORD.findall(text)))


@lru_cache(maxsize=8)
def _attribution(language: str) -> re.Pattern[str]:
    lines = "|".join(f"(?:{line})" for line in of(language).attribution)
    # All patterns begin with a word: the lookahead is a fast rejection.
    return re.compile(rf"\b(?=\w)(?:{lines or '(?!)'})", re.IGNORECASE)


@lru_cache(maxsize=1024)
def without_attribution(text: str, language: str = "en") -> str:
    """A text without phrases for the audience or medium of a statement: "told reporters", "said in a statement"."""
    return _attribution(language).sub("", text) if has_speech_word(text, language) else text


def leads_in(text: str, language: str = "en") -> bool:
    """Whether a text introduces a quotation after it: "The minister said:"."""
    return text.rstrip().endswith(":") and has_speech_word(text[-80:], language)


def speaker(text: str, language: str = "en") -> str:
    """The name nearest to the first word of saying outside the quotation marks; "" if there is none."""
    if not has_speech_word(text, language):
        return ""
    outside = _MARKS.sub(" , ", text)
    known = of(language).speech
    verb = next((match.start() for match in _WORD.finditer(outside) if fold(match[0]) in known), None)
    if verb is None:
        return ""
    return min(names(outside, language)[:_NAMES], key=lambda name: abs(outside.find(name) - verb), default="")


def introduced(text: str, language: str = "en") -> str:
    """Who is quoted: the name before a title in a lead-in ("Ada Lund, head of …, said:"), else ``speaker``."""
    first = next(iter(names(text, language)), "")
    if first and text.startswith(f"{first},") and leads_in(text, language):
        return first
    return speaker(text, language)


def open_after(text: str, *, was_open: bool) -> bool:
    """Whether a quotation is open after this sentence; ``was_open``: whether one was open before it."""
    if text.isascii():
        return was_open
    for before, mark in zip(f" {text}", text, strict=False):
        if mark == "“":
            # This mark opens a quotation in “English” and closes one in „German“.
            was_open = not before.isalnum() and before not in _ENDS
        elif mark in _SIDES:
            was_open = mark in _OPENING
    return was_open
