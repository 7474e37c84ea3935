"""Detects notes, their kind, and whether they state what changed.

A sentence or block is judged by its beginning: a paragraph of news that ends with a note is not a note. All languages
that use the script of the line are tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal
from unicodedata import normalize

from monitor.boilerplate.notes.english import DESK_LABEL, DESK_MARK
from monitor.boilerplate.notes.facts import is_about_text, states_fact
from monitor.boilerplate.notes.grammar import Grammar, grammar, opened
from monitor.boilerplate.notes.tables import LATIN, SCRIPTS
from monitor.boilerplate.notes.words import NoteWords
from monitor.boilerplate.quotes import straight
from monitor.boilerplate.stamps.tokens import opens_like_a_stamp
from monitor.boilerplate.timestamps import is_update_stamp

NoteKind = Literal["update", "correction", "editors", "warning", "desk"]

_LEAD = re.compile(r"[\W_]*")
_BRACKETED = re.compile(r"[(\[（【]")
# The end of a label such as "Editor's note:", which may precede the sentence that makes the note.
_LABEL_END = re.compile(r"[:：\]】](?!\d)\s?[\W_]*")
_MAX_INTRO = 120  # in characters: how far a label, or the date of an update, may extend
# In characters. A longer paragraph that begins like a warning is article text.
_MAX_WARNING = 300
_MAX_DESK = 240
_DESK_LABEL = re.compile(rf"(?:{DESK_LABEL})\b\s?[:—–]", re.IGNORECASE)
_DESK_MARK = re.compile(rf"(?:{DESK_MARK})$", re.IGNORECASE)
# "Updated on 4 May to add a date": the purpose of an update follows its date, which needs a day. Not a year alone:
# "Updated in 1990 with a new kitchen, the house …".
_PURPOSE = re.compile(
    r",? (?:to|with|um|mit|pour|avec|afin|para|con|per|com|om|met|för|med|aby|o|z|чтобы|с|щоб)(?= )", re.IGNORECASE
)
_MAX_PURPOSES = 4
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?…。।؟])[\"'»”)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """A note. ``states_fact`` is whether it states a fact other than that the text was changed.

    "This article was amended to correct a name" does not; "Correction: the bridge has six piers, not eight" does.
    """

    kind: NoteKind
    states_fact: bool


def note_kind(text: str) -> NoteKind | None:
    """What kind of note a sentence or block is; None if it is not a note."""
    note = read_note(text)
    return note.kind if note else None


def is_note(text: str) -> bool:
    """Whether a sentence or block is a note about the article's text. Editors' notes that state a fact do not count."""
    note = read_note(text)
    return note is not None and not (note.kind == "editors" and note.states_fact)


def find_notes(text: str) -> tuple[str, ...]:
    """The notes in a block: the whole block, or its sentences that are notes (without the first)."""
    if is_note(text):
        return (text,)
    return tuple(part for part in _SENTENCE_END.split(text)[1:] if is_note(part))


@lru_cache(maxsize=4096)  # each line of a page is judged in several places
def read_note(text: str) -> Note | None:
    """Read a sentence or block as a note; None if it is not one."""
    line = " ".join(text.split()) if text.isascii() else normalize("NFC", " ".join(straight(text).split()))
    if is_update_stamp(line):
        return Note("update", states_fact=False)
    if dated := _dated_update(line):
        return dated
    if _is_desk_line(line):
        return Note("desk", states_fact=False)
    starts, languages, in_brackets = _starts(line), _languages(line), _is_in_brackets(line)
    opens = opened(languages, line, starts)
    for words in languages if opens or in_brackets else ():
        kind = _kind(line, starts, grammar(words), opens=words in opens, in_brackets=in_brackets)
        if kind:
            return Note(kind, states_fact(line, kind, starts, grammar(words)))
    return None


def _dated_update(line: str) -> Note | None:
    """A note that says when the page was updated, and why."""
    if not opens_like_a_stamp(line) or not _DIGIT.search(line, 0, _MAX_INTRO):
        return None
    for purpose in islice(_PURPOSE.finditer(line, 0, _MAX_INTRO), _MAX_PURPOSES):
        stamp = line[: purpose.start()]
        if _DAY.search(stamp) and is_update_stamp(stamp):
            return Note("update", states_fact(line, "update", [purpose.end()], grammar(_languages(line)[0])))
    return None


def _languages(line: str) -> tuple[NoteWords, ...]:
    if not line.isascii():
        for script, words in SCRIPTS:
            if script.search(line):
                return words
    return LATIN


def _starts(line: str) -> list[int]:
    """The positions where a note may begin: at the first letter, and after a label."""
    first = _LEAD.match(line)
    starts = [first.end() if first else 0]
    label_end = _LABEL_END.search(line, starts[0], _MAX_INTRO)
    if label_end and label_end.end() < len(line):
        starts.append(label_end.end())
    return starts


def _is_desk_line(line: str) -> bool:
    if len(line) > _MAX_DESK:
        return False
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    return _DESK_LABEL.match(line, start) is not None or _DESK_MARK.match(line, start) is not None


def _is_in_brackets(line: str) -> bool:
    return len(line) <= _MAX_DESK and _BRACKETED.match(line) is not None and line[-1] in ")]）】"


def _kind(line: str, starts: list[int], patterns: Grammar, *, opens: bool, in_brackets: bool) -> NoteKind | None:
    """The kind of note that a line is in one language; ``opens`` says whether it begins like a note."""
    if opens and _is_correction(line, starts, patterns):
        return "correction"
    if in_brackets and _is_desk(line, patterns):
        return "desk"
    if not opens:
        return None
    if _opens(patterns.update, line, starts):
        return "update"
    return _labelled_kind(line, starts[0], patterns) or ("warning" if _is_warning(line, starts, patterns) else None)


def _is_correction(line: str, starts: list[int], patterns: Grammar) -> bool:
    return _opens(patterns.correction_label, line, starts[:1]) or _opens(patterns.correction, line, starts)


def _is_desk(line: str, patterns: Grammar) -> bool:
    """Whether a line in brackets says what a desk did to the text."""
    return patterns.desk is not None and patterns.desk.match(line[1:-1].strip(" .")) is not None


def _labelled_kind(line: str, start: int, patterns: Grammar) -> NoteKind | None:
    """The kind of a note that begins with a label for updates or for editors' notes."""
    label = patterns.update_label.match(line, start) if patterns.update_label else None
    if label and is_about_text(line[label.end() :].lstrip(), patterns):
        return "update"
    return "editors" if _opens(patterns.editors_label, line, [start]) else None


def _is_warning(line: str, starts: list[int], patterns: Grammar) -> bool:
    """Whether a line is a content warning."""
    if len(line) > _MAX_WARNING or patterns.distressing is None:
        return False
    if _opens(patterns.warning, line, starts):
        return True
    label = patterns.warning_label.match(line, starts[0]) if patterns.warning_label else None
    if label is None or patterns.mentions_text is None or not patterns.mentions_text.search(line):
        return False
    return patterns.distressing.search(line, label.end()) is not None


def _opens(pattern: re.Pattern[str] | None, line: str, starts: list[int]) -> bool:
    return pattern is not None and any(pattern.match(line, start) for start in starts)
