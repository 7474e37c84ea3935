"""Sentences that serve the page and not the story: notes, pointers, thanks, captions, headings that state nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.developments.names import names
from monitor.developments.numerals import quantities
from monitor.developments.tables.phrases import HEADINGS, POINTERS
from monitor.developments.terms import fold, terms, vocabulary
from monitor.diff import Sentence, comparison_form
from monitor.extract import is_note
from monitor.model import BlockKind

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\[link\]|\]\(\S*\)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=8)
def _pointers(language: str) -> re.Pattern[str]:
    lines = [line.strip() for code in dict.fromkeys((language, "en")) for line in POINTERS.get(code, "").split("\n")]
    return re.compile("|".join(f"(?:{line})" for line in lines if line), re.IGNORECASE)


def page_matter(sentence: Sentence, language: str) -> str:
    """Why a sentence is page matter, in words a person can read; "" where it may be part of the story."""
    text = sentence.text.strip()
    if sentence.furniture:
        return "recurs on the site"
    if sentence.kind is BlockKind.CAPTION:
        return "a caption"
    if not _LETTER.search(text) and not any(char.isdigit() for char in text):
        return "no words"
    if _pointers(language).match(text.lstrip("•*-–—>|[(# ").casefold()):
        return "points the reader somewhere"
    if sentence.kind is BlockKind.HEADING and not _states_something(text, language):
        return "a heading that states nothing"
    return ""


def _states_something(heading: str, language: str) -> bool:
    """Whether a heading tells a fact: a figure, or a name with words that say something about it."""
    if any(not item.weak for item in quantities(heading, language)):
        return True
    known = {fold(word) for word in HEADINGS.get(language, "").split()}
    words = [term for term in terms(comparison_form(heading).split(), language) if term.word not in known]
    verbs = vocabulary(language).future | vocabulary(language).negation | vocabulary(language).speech
    tokens = {fold(token) for token in comparison_form(heading).split()}
    return len(words) >= 4 or (bool(names(heading, language)) and len(words) >= 2) or bool(tokens & verbs)


def without_addresses(text: str) -> str:
    """A text without web and mail addresses: where a link leads is no news."""
    return _ADDRESS.sub(" ", text)


def note_in(text: str) -> bool:
    """Whether a text is an update or correction note."""
    return is_note(text)
