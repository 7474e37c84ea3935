"""Detects furniture: lines that serve the page and not the story.

The tables list phrases in several languages, grouped by reason. A phrase must match the whole line: a sentence that
only mentions newsletters or cookies is not furniture.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from unicodedata import normalize

from monitor.boilerplate import furniture_readers
from monitor.boilerplate.furniture_languages import LATIN, OTHERS, phrases
from monitor.boilerplate.furniture_phrases import PHRASES
from monitor.boilerplate.furniture_scripts import PHRASES as OTHER_SCRIPTS
from monitor.boilerplate.quotes import straight_quotes
from monitor.boilerplate.stamps.grammar import StampSort
from monitor.boilerplate.stamps.tokens import shape
from monitor.boilerplate.timestamps import is_timestamp, split_stamps, stamp_sort

# In characters.
_MAX_LINE = 420
_MAX_ROW = 160
_MAX_NAME = 40
_SENTENCE_WORDS = 4
_FULL_STOP = re.compile(r"(?<!\.)[.。।۔]$")
_SIGNATURES = {"byline", "credit"}
_REASONS_BESIDE_NAMES = {"timestamp", "share", "interface"}


@lru_cache(maxsize=2)
def _phrases(*, other_scripts: bool) -> re.Pattern[str]:
    """All phrases in lower case, with a named group for each reason. Compiled on first use, because that is slow.

    The line is lower-cased instead: a pattern that ignores case would take twice the time.
    """
    table = OTHER_SCRIPTS if other_scripts else PHRASES
    by_language = (
        phrases(OTHERS if other_scripts else LATIN),
        furniture_readers.phrases(other_scripts=other_scripts),
    )
    groups = []
    for reason, listed in table.items():
        further = chain.from_iterable(found.get(reason, ()) for found in by_language)
        alternatives = "|".join(f"(?:{phrase})" for phrase in (*listed, *further))
        groups.append(f"(?P<{reason}>{alternatives})")
    return re.compile("|".join(groups))


_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
# The reason for a line that is a stamp or count. A bare date or clock time is not furniture.
_STAMP_REASONS: dict[StampSort | None, str] = {
    StampSort.UPDATED: "timestamp",
    StampSort.NUMBERED: "timestamp",
    StampSort.STAMP: "timestamp",
    StampSort.READING: "interface",
    StampSort.COUNT: "share",
}
_ROW_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[|\u2022]\s*+|(?<!\s)\s++\u00b7\s++")
_BYLINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Door|Af|Av|Written by|Text:|Autor:|Author:)(?: the)?(?:"
    r" [A-ZÀ-Þ][\w.'’À-ÿ-]*| (?:and|und|et|y|e|en|de|da|di|van|von|der|del|la|le|in|for|für|of)|,| &|\s?\|)"
    r"{2,12}(?: ?[,|·-]? ?(?:[\w ]{0,30}\b(?:correspondent|reporter|editor|staff|writer|news|agencies)\b[\w ]{0,20}))?"
)
# A picture's author without a colon, as in many languages.
_PICTURES_BY = re.compile(
    r"\(?(?:Fotos?|Photos?|Fotografi[ae]s?|Fotografías?|Foto's|Bilder|Images) (?:by|von|de|du|par|di|van|door|av|af)"
    r"(?: [A-ZÀ-Þ][\w.'’-]+){2}[^.!?]{0,60}\.?\)?"
)
# A writer after a label, in many languages: "Text: Ada Exempel och Bo Prov".
_LABELLED = re.compile(
    r"(?:Text[eo]?|Tekst|Teksti|Testo|Autor(?:in|ka|zy|i|ři)?|Auteure?s?|Autore|Szerző|Skribent|Muhabir|Redactie|Redakce)"
    r"(?: (?:och|og|und|et|e|y|i|a|en|ja) [Ff]oto\w{0,6})?\s?:"
    r"(?: [A-ZÀ-ÞĀ-Ž][\w'’-]+){2}[^.!?]{0,80}"
)
_BYLINE_WORD = re.compile(
    r"^\W*(?:by|von|par|por|di|door|af|av|written by|text|texte|autore?|author|автор|текст|بقلم|文|取材|執筆|記者)"
    r"\b[:：/\s]*"
    r"|(?:(?<!\s)\s++)?(?:記者|编辑部|編集部|기자)\W*+$",
    re.IGNORECASE,
)


def furniture_reason(line: str) -> str | None:
    """Why a line is furniture ("related", "newsletter", "paywall", "timestamp" …); None if it is not."""
    return _reason(line) if len(line) <= 2 * _MAX_LINE else None  # twice, since white space is not collapsed yet


@lru_cache(maxsize=2048)  # several readings of a page ask for each of its lines
def _reason(line: str) -> str | None:
    text = " ".join(line.split()) if line.isascii() else normalize("NFC", " ".join(straight_quotes(line).split()))
    return _reason_of_shape(shape(text)) if text and len(text) <= _MAX_LINE else None


@lru_cache(maxsize=2048)
def _reason_of_shape(text: str) -> str | None:
    if not text[0].isalnum() and not any(map(str.isalnum, text)):
        return "separator"
    if len(text) <= _MAX_ROW and (reason := _row_reason(_row_parts(text)) or _glued_reason(text)):
        return reason
    return _phrase_reason(text)


def _row_parts(text: str) -> list[str]:
    """The parts of a line between separators. Most lines have none, so this is checked first."""
    return _ROW_SEPARATOR.split(text) if "|" in text or "\u2022" in text or "\u00b7" in text else [text]


def _row_reason(row: list[str]) -> str | None:
    """The reason for a row of short items: a name, a time, a number of comments."""
    parts = [part for part in row if part]
    if len(parts) < 2:
        return None
    reasons = list(map(_phrase_reason, parts))
    is_labelled = any(reasons)
    # "Bologna | 28 October" may be part of the story. With more parts, or next to a byline or source, a date is the
    # page's.
    if len(parts) > 2 or not _SIGNATURES.isdisjoint(reasons):
        reasons = [reason or _date_reason(part) for part, reason in zip(parts, reasons, strict=True)]
    found = list(filter(None, reasons))
    if not found or len(found) < len(parts) - 1:
        return None
    is_row = is_labelled if len(found) == len(parts) else _is_beside_name(found, parts[reasons.index(None)])
    return found[0] if is_row and not _has_two_clock_times(row) else None


def _has_two_clock_times(row: list[str]) -> bool:
    """Whether a row has two unlabelled clock times, as in a timetable: a page has only one publication time."""
    return sum(stamp_sort(part) is StampSort.CLOCK for part in row) > 1


def _is_beside_name(found: list[str], other: str) -> bool:
    """Whether the only part without a reason may be a name, and the other reasons are ones that go with names."""
    return _REASONS_BESIDE_NAMES.issuperset(found) and _may_be_name(other)


def _may_be_name(text: str) -> bool:
    return len(text) <= _MAX_NAME and not any(char.isdigit() or char in ".!?:。" for char in text)


def _date_reason(part: str) -> str | None:
    return "timestamp" if is_timestamp(part, bare=True) else None


def _glued_reason(text: str) -> str | None:
    """The reason for a row without separators between its parts: ``By Ada Example3h ago5 min read``."""
    parts = split_stamps(text)
    reason = _phrase_reason(parts[0]) if parts else None
    return reason if reason and all(_phrase_reason(part) for part in parts[1:]) else None


@lru_cache(maxsize=1024)  # a row is judged as a whole and by its parts
def _phrase_reason(text: str) -> str | None:
    if reason := _STAMP_REASONS.get(stamp_sort(text)):
        return reason
    if len(text) <= 120 and any(pattern.fullmatch(text) for pattern in (_BYLINE, _LABELLED, _PICTURES_BY)):
        return "byline"
    lower = text.lower()
    found = _phrases(other_scripts=False).fullmatch(lower)
    if found is None and not lower.isascii() and _OTHER_SCRIPT.search(lower):
        found = _phrases(other_scripts=True).fullmatch(lower)
    return found.lastgroup if found and not _is_prose(text, found.lastgroup) else None


def _is_prose(text: str, reason: str | None) -> bool:
    """Whether a line that begins like a label is a sentence: labels and headlines do not end with a full stop."""
    is_sentence = _FULL_STOP.search(text) is not None and len(text.split()) >= _SENTENCE_WORDS
    return is_sentence and (reason == "share" or (reason == "related" and ":" not in text))


def without_by(line: str) -> str:
    """A byline without its opening word ("By", "Von") or closing word ("記者")."""
    return _BYLINE_WORD.sub("", line)


def is_furniture(line: str) -> bool:
    """Whether a line is furniture."""
    return furniture_reason(line) is not None
