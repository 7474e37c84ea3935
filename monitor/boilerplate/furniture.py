"""Which lines are furniture, one kind of boilerplate: lines that serve the page, not the story.

By table, a reason and its phrases in several languages. A phrase must account for the whole line or open a short one: a
sentence that merely speaks of newsletters or cookies is no furniture.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from monitor.boilerplate.furniture_languages import LATIN, OTHERS, phrases
from monitor.boilerplate.furniture_phrases import PHRASES
from monitor.boilerplate.furniture_scripts import PHRASES as OTHER_SCRIPTS
from monitor.boilerplate.quotes import straight_quotes
from monitor.boilerplate.stamps.grammar import StampSort
from monitor.boilerplate.timestamps import is_timestamp, line_sort, set_off

_MAX_LINE = 420
_MAX_ROW = 160
_MAX_NAME = 40
_SENTENCE_WORDS = 4
_FULL_STOP = re.compile(r"(?<!\.)[.。।۔]$")
_BESIDE_A_NAME = {"timestamp", "share", "interface"}


@lru_cache(maxsize=2)
def _phrases(*, other_scripts: bool) -> re.Pattern[str]:
    """All phrases, in small letters, grouped by reason; made when a line is first judged: that takes a while.

    A pattern that ignored case would take twice the time.
    """
    listed = OTHER_SCRIPTS if other_scripts else PHRASES
    more = phrases(OTHERS if other_scripts else LATIN)
    reasons = (
        f"(?P<{reason}>{'|'.join(f'(?:{phrase})' for phrase in (*given, *more.get(reason, ())))})"
        for reason, given in listed.items()
    )
    return re.compile("|".join(reasons))


_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
# Whole-line stamps and counts, and what they are called here; a bare date is none.
_STAMPED: dict[StampSort | None, str] = {
    StampSort.UPDATED: "timestamp",
    StampSort.NUMBERED: "timestamp",
    StampSort.STAMP: "timestamp",
    StampSort.READING: "interface",
    StampSort.COUNT: "share",
}
_PARTED = re.compile(r"(?:(?<!\s)\s++)?[|\u2022]\s*+|(?<!\s)\s++\u00b7\s++")
_BYLINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Door|Af|Av|Written by|Text:|Autor:|Author:)(?: the)?(?:"
    r" [A-ZÀ-Þ][\w.'’À-ÿ-]*| (?:and|und|et|y|e|en|de|da|di|van|von|der|del|la|le|in|for|für|of)|,| &|\s?\|)"
    r"{2,12}(?: ?[,|·-]? ?(?:[\w ]{0,30}\b(?:correspondent|reporter|editor|staff|writer|news|agencies)\b[\w ]{0,20}))?"
)
_BY = re.compile(
    r"^\W*(?:by|von|par|por|di|door|af|av|written by|text|texte|autore?|author|автор|текст|بقلم|文|取材|執筆|記者)"
    r"\b[:：/\s]*"
    r"|(?:(?<!\s)\s++)?(?:記者|编辑部|編集部|기자)\W*+$",
    re.IGNORECASE,
)


def furniture_reason(line: str) -> str | None:
    """Why a line is boilerplate by its words alone ("related", "newsletter", "paywall", "timestamp" …), or None."""
    return _reason(line) if len(line) <= 2 * _MAX_LINE else None  # white space may still fold


@lru_cache(maxsize=4096)  # several readings of a page ask for each of its lines
def _reason(line: str) -> str | None:
    text = " ".join(line.split()) if line.isascii() else normalize("NFC", " ".join(straight_quotes(line).split()))
    if not text or len(text) > _MAX_LINE:
        return None
    if not any(char.isalnum() for char in text):
        return "separator"
    if len(text) <= _MAX_ROW and (reason := _row_reason(_row(text)) or _glued_reason(text)):
        return reason
    return _phrase_reason(text)


def _row(text: str) -> list[str]:
    """The small things side by side in a line; most lines have none of the signs that part them."""
    return _PARTED.split(text) if "|" in text or "\u2022" in text or "\u00b7" in text else [text]


def _row_reason(row: list[str]) -> str | None:
    """The reason of a row of small things side by side: a name, a time, a count of comments."""
    parts = [part for part in row if part]
    if len(parts) < 2:
        return None
    reasons = [_phrase_reason(part) for part in parts]
    # "Bologna | 28 October" may be the story's own; beside more, or a byline, a date is the page's.
    dated = len(parts) > 2 or "byline" in reasons
    known = [reason or _date_reason(part, dated=dated) for part, reason in zip(parts, reasons, strict=True)]
    others = [part for part, reason in zip(parts, known, strict=True) if reason is None]
    found = list(filter(None, known))
    if not found or not (any(reasons) if not others else _is_beside_a_name(others, found)):
        return None
    return None if _has_two_hours(row) else found[0]


def _has_two_hours(row: list[str]) -> bool:
    """Whether a row has two hours without a label, as a timetable has: a page is made at one."""
    return sum(line_sort(part) is StampSort.CLOCK for part in row) > 1


def _is_beside_a_name(others: list[str], found: list[str]) -> bool:
    """Whether the only part without a reason may be a name, and the rest go with names."""
    return len(others) == 1 and _BESIDE_A_NAME.issuperset(found) and _may_be_name(others[0])


def _may_be_name(text: str) -> bool:
    return len(text) <= _MAX_NAME and not any(char.isdigit() or char in ".!?:。" for char in text)


def _date_reason(part: str, *, dated: bool) -> str | None:
    return "timestamp" if dated and is_timestamp(part, bare=True) else None


def _glued_reason(text: str) -> str | None:
    """The reason of a row without signs between its parts: ``By Ada Example3h ago5 min read``."""
    parts = set_off(text)
    reason = _phrase_reason(parts[0]) if parts else None
    return reason if reason and all(_phrase_reason(part) for part in parts[1:]) else None


@lru_cache(maxsize=4096)  # a row is judged as a whole, by its parts, and by what is left of it
def _phrase_reason(text: str) -> str | None:
    if reason := _STAMPED.get(line_sort(text)):
        return reason
    if len(text) <= 120 and _BYLINE.fullmatch(text):
        return "byline"
    small = text.lower()
    found = _phrases(other_scripts=False).fullmatch(small)
    if found is None and _OTHER_SCRIPT.search(small):
        found = _phrases(other_scripts=True).fullmatch(small)
    return found.lastgroup if found and not _is_prose(text, found.lastgroup) else None


def _is_prose(text: str, reason: str | None) -> bool:
    """Whether a line that opens as a label is a sentence: a label has no full stop, nor has the headline it names."""
    is_sentence = _FULL_STOP.search(text) is not None and len(text.split()) >= _SENTENCE_WORDS
    return is_sentence and (reason == "share" or (reason == "related" and ":" not in text))


def without_by(line: str) -> str:
    """A byline without the word it opens with."""
    return _BY.sub("", line)


def is_furniture(line: str) -> bool:
    """Whether a line is boilerplate."""
    return furniture_reason(line) is not None
