"""One grammar of notes for the tables of all languages: how they open, and what must follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from monitor.boilerplate.notes.words import NoteWords

# What is within a clause: no end of a sentence, but the full stops of dates, hours and short months.
_SHORT = r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[ap]\.m|[ap]|godz|nr)\."
_WITHIN = rf"(?:[^.!?;。।؟\n]|\d\.|{_SHORT})"
_CLAUSE = rf"{_WITHIN}{{0,60}}?"
# Between a label and its colon: a date, an hour, a version; "Correction in shares: …" names what was corrected.
_DATED = rf"(?:[ ,(（-]+(?:\w+\.? ){{0,2}}\W?\d{{1,2}}\b{_WITHIN}{{0,60}}?|, {_WITHIN}{{0,40}}?)?"
_COLON = r"\s?[\])】）»]*\s*(?:[:：\]】]|\s[—–-]\s|[—–](?=\w))"
_ENDS = r"\s?[\])】）]*\s*(?:[:：\]】.(]|\s[—–-]|[—–]|$)"


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's notes as patterns, each matched where a note may open; None where the language has no words."""

    correction_label: re.Pattern[str] | None
    correction: re.Pattern[str] | None
    update: re.Pattern[str] | None
    update_label: re.Pattern[str] | None
    of_text: re.Pattern[str] | None
    editors_label: re.Pattern[str] | None
    warning: re.Pattern[str] | None
    warning_label: re.Pattern[str] | None
    distressing: re.Pattern[str] | None
    desk: re.Pattern[str] | None
    contrast: re.Pattern[str] | None


@lru_cache(maxsize=64)
def grammar(words: NoteWords) -> Grammar:
    """The patterns of a table, made on first use."""
    edge = r"\b" if words.spaced else ""
    between = words.between or _CLAUSE
    earlier = f"(?:{words.earlier})(?:{words.of_text})" if words.earlier else ""
    opens = rf"(?:{words.itself}){edge}"
    holds = rf"{opens}(?:{words.holds}){_WITHIN}{{0,80}}?{edge}(?:{words.distressing})" if words.holds else ""
    readers = rf"(?:{words.readers})(?=.{{0,120}}?(?:{words.distressing}))" if words.readers else ""
    changes = "|".join(filter(None, (words.changed, words.corrected)))
    return Grammar(
        correction_label=_made(words.correction_label, end=f"(?:{_ENDS}|{_DATED}{_COLON})"),
        correction=_made(_statement(words, words.corrected, between, edge), earlier, words.regrets),
        update=_made(_statement(words, words.changed, between, edge), words.phrases),
        update_label=_made(words.update_label, end=f"{_DATED}{_COLON}"),
        of_text=_made(rf"{edge}(?:{words.itself}){edge}", rf"^\W*(?:{changes}){edge}"),
        editors_label=_made(words.editors_label, end=f"{_DATED}{_COLON}"),
        warning=_made(holds, readers),
        warning_label=_made(words.warning_label, end=_COLON),
        distressing=_made(words.distressing),
        desk=_made(words.desk, end=rf"(?:{edge}|$)"),
        contrast=_made(words.contrast),
    )


@lru_cache(maxsize=64)
def openings(languages: tuple[NoteWords, ...]) -> re.Pattern[str]:
    """Matches where a note in one of these languages may open: nearly all other lines are rejected by this alone."""
    return re.compile("|".join(f"(?:{field})" for words in languages for field in _opens(words)), re.IGNORECASE)


def _opens(words: NoteWords) -> Iterator[str]:
    edge = r"\b" if words.spaced else ""
    labels = (words.update_label, words.correction_label, words.editors_label, words.warning_label)
    whole = "|".join(filter(None, (words.itself, *labels)))
    done = "|".join(filter(None, (words.changed, words.corrected)))
    first = rf"(?:\w+ ){{0,2}}?(?:{done})" if words.verb_first else ""
    return filter(None, (f"(?:{whole}){edge}", words.earlier, words.phrases, words.regrets, words.readers, first))


def _statement(words: NoteWords, done: str, between: str, edge: str) -> str:
    if not done:
        return ""
    after = rf"(?:{words.itself}){edge}{between}{edge}(?:{done})"
    before = rf"(?:\w+ ){{0,2}}?(?:{done}){edge}{between}{edge}(?:{words.itself}){edge}"
    return f"{after}|{before}" if words.verb_first else after


def _made(*parts: str, end: str = "") -> re.Pattern[str] | None:
    kept = [part for part in parts if part]
    return re.compile(f"(?:{'|'.join(kept)}){end}", re.IGNORECASE) if kept else None
