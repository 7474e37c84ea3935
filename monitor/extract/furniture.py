"""What of a page's text is furniture: lines that serve the page, not the story.

By table, a reason and its phrases in several languages. A phrase must account for the whole line or open a short one: a
sentence that merely speaks of newsletters or cookies is no furniture.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from monitor.extract.furniture_phrases import PHRASES
from monitor.extract.lines import line_key
from monitor.extract.timestamps import is_timestamp
from monitor.model import Document

_MAX_LINE = 420

_TABLE = tuple(
    (reason, re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE))
    for reason, phrases in PHRASES.items()
)
_BYLINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Door|Af|Av|Written by|Text:|Autor:|Author:)(?: the)?(?:"
    r" [A-ZÀ-Þ][\w.'’À-ÿ-]*| (?:and|und|et|y|e|en|de|da|di|van|von|der|del|la|le|in|for|für|of)|,| &|\s?\|)"
    r"{2,12}(?: ?[,|·-]? ?(?:[\w ]{0,30}\b(?:correspondent|reporter|editor|staff|writer|news|agencies)\b[\w ]{0,20}))?"
)
_QUOTES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u202f": " "}
)


def furniture_reason(line: str) -> str | None:
    """Why a line is furniture ("related", "newsletter", "paywall", "timestamp" …), or None: judged by its words"
    " alone.
    """
    text = normalize("NFC", " ".join(line.translate(_QUOTES).split()))
    if not text or len(text) > _MAX_LINE:
        return None
    if not any(char.isalnum() for char in text):
        return "separator"
    if is_timestamp(text):
        return "timestamp"
    if _BYLINE.fullmatch(text) and len(text) <= 120:
        return "byline"
    return next((reason for reason, pattern in _TABLE if pattern.fullmatch(text)), None)


def is_furniture(line: str) -> bool:
    """Whether a line serves the page and not the story."""
    return furniture_reason(line) is not None


def document_lines(document: Document) -> tuple[str, ...]:
    """The normalised lines of a document, each once, to be counted per host."""
    return tuple(dict.fromkeys(key for block in document.blocks if (key := line_key(block.text))))
