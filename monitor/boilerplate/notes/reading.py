"""Which lines are notes, of what kind, and whether they state what changed.

Judged on one sentence or block: what matters is its beginning, so that news followed by a note in one paragraph is no
note. Language by language the script of the line allows, by one grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal
from unicodedata import normalize

from monitor.boilerplate.notes.english import DESK_LABEL, DESK_MARK
from monitor.boilerplate.notes.facts import states_fact
from monitor.boilerplate.notes.grammar import Grammar, grammar, opened
from monitor.boilerplate.notes.tables import LATIN, SCRIPTS
from monitor.boilerplate.notes.words import NoteWords
from monitor.boilerplate.quotes import straight
from monitor.boilerplate.stamps.tokens import opens_like_a_stamp
from monitor.boilerplate.timestamps import is_update_stamp

NoteKind = Literal["update", "correction", "editors", "warning", "desk"]

_LEAD = re.compile(r"[\W_]*")
_BRACKETED = re.compile(r"[(\[（【]")
# A label such as "Editor's note:" may be before the sentence that makes the note.
_OPENING = re.compile(r"[:：\]】](?!\d)\s?[\W_]*")
_MAX_OPENING = 120
# Warnings are short; what opens like one and goes on is a story's own paragraph.
_MAX_WARNING = 300
_MAX_DESK = 240
_DESK_LABEL = re.compile(rf"(?:{DESK_LABEL})\b\s?[:—–]", re.IGNORECASE)
_DESK_MARK = re.compile(rf"(?:{DESK_MARK})$", re.IGNORECASE)
# "Updated on 4 May to add a date": what an update was for follows the day, in the languages of the tables. A year alone
# is no such day: "Updated in 1990 with a new kitchen, the house …".
_PURPOSE = re.compile(
    r",? (?:to|with|um|mit|pour|avec|afin|para|con|per|com|om|met|för|med|aby|o|z|чтобы|с|щоб)(?= )", re.IGNORECASE
)
_PURPOSES = 4
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?…。।؟])[\"'»”)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its kind, and whether it states a fact besides that the text was changed.

    "This article was amended to correct a name" states none; "Correction: the bridge has six piers, not eight" does.
    """

    kind: NoteKind
    states: bool


def read_note(text: str) -> Note | None:
    """The note that a sentence or block is, or None where it is none."""
    return _read(text)


def note_kind(text: str) -> NoteKind | None:
    """What kind of note a sentence or block is, or None where it is none."""
    note = _read(text)
    return note.kind if note else None


def is_note(text: str) -> bool:
    """Whether a sentence or block speaks of the article's text; not where the editors state a fact of their own."""
    note = _read(text)
    return note is not None and not (note.kind == "editors" and note.states)


def find_notes(text: str) -> tuple[str, ...]:
    """The notes in a block: the whole of it, or those of its sentences that are notes."""
    if is_note(text):
        return (text,)
    return tuple(part for part in _SENTENCE_END.split(text)[1:] if is_note(part))


@lru_cache(maxsize=4096)  # several readings of a page ask for each of its lines
def _read(text: str) -> Note | None:
    line = " ".join(text.split()) if text.isascii() else normalize("NFC", " ".join(straight(text).split()))
    if is_update_stamp(line):
        return Note("update", states=False)
    if dated := _dated_update(line):
        return dated
    if _is_desk_line(line):
        return Note("desk", states=False)
    starts, languages, in_brackets = _starts(line), _languages(line), _is_in_brackets(line)
    opens = opened(languages, line, starts)
    for words in languages if opens or in_brackets else ():
        kind = _kind(line, starts, grammar(words), opens=words in opens, in_brackets=in_brackets)
        if kind:
            return Note(kind, states_fact(line, kind, starts, grammar(words)))
    return None


def _dated_update(line: str) -> Note | None:
    """The note that says when the page was updated, by the day or hour, and what for."""
    if not opens_like_a_stamp(line):
        return None
    for purpose in islice(_PURPOSE.finditer(line, 0, _MAX_OPENING), _PURPOSES):
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
    """Where a note may open: at the first letter, and behind a label."""
    first = _LEAD.match(line)
    starts = [first.end() if first else 0]
    behind = _OPENING.search(line, starts[0], _MAX_OPENING)
    if behind and behind.end() < len(line):
        starts.append(behind.end())
    return starts


def _is_desk_line(line: str) -> bool:
    if len(line) > _MAX_DESK:
        return False
    at = _LEAD.match(line)
    start = at.end() if at else 0
    return _DESK_LABEL.match(line, start) is not None or _DESK_MARK.match(line, start) is not None


def _is_in_brackets(line: str) -> bool:
    return len(line) <= _MAX_DESK and _BRACKETED.match(line) is not None and line[-1] in ")]）】"


def _kind(line: str, starts: list[int], has: Grammar, *, opens: bool, in_brackets: bool) -> NoteKind | None:
    """The kind of note that a line is in a language; ``opens`` where its first words may open one."""
    if opens and _is_correction(line, starts, has):
        return "correction"
    if in_brackets and _is_desk(line, has):
        return "desk"
    if opens and _opens(has.update, line, starts):
        return "update"
    return (_labelled(line, starts[0], has) or _served(line, starts, has)) if opens else None


def _is_correction(line: str, starts: list[int], has: Grammar) -> bool:
    return _opens(has.correction_label, line, starts[:1]) or _opens(has.correction, line, starts)


def _is_desk(line: str, has: Grammar) -> bool:
    """Whether a line in brackets says what a desk did to the text."""
    return has.desk is not None and has.desk.match(line[1:-1].strip(" .")) is not None


def _labelled(line: str, start: int, has: Grammar) -> NoteKind | None:
    label = has.update_label.match(line, start) if has.update_label else None
    if label and has.of_text and has.of_text.search(line[label.end() :]):
        return "update"
    return "editors" if _opens(has.editors_label, line, [start]) else None


def _served(line: str, starts: list[int], has: Grammar) -> NoteKind | None:
    if len(line) > _MAX_WARNING or has.distressing is None:
        return None
    if _opens(has.warning, line, starts):
        return "warning"
    label = has.warning_label.match(line, starts[0]) if has.warning_label else None
    about = label is not None and has.of_text is not None and has.of_text.search(line) is not None
    return "warning" if label and about and has.distressing.search(line, label.end()) else None


def _opens(pattern: re.Pattern[str] | None, line: str, starts: list[int]) -> bool:
    return pattern is not None and any(pattern.match(line, start) for start in starts)
