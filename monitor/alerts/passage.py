"""A passage as a message shows it: sentences, labels and reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from monitor.alerts.merge import MergedPassage
from monitor.alerts.plain import clip, direction, one_line
from monitor.alerts.reasons import figures, from_to, reasons
from monitor.model import Edit, EditKind, Op, WordTag

Pieces = tuple[tuple[WordTag, str], ...]

SENTENCE_LENGTH = 2000
_CONTEXT_LENGTH = 300
_HEADING_LENGTH = 120
_WHY_LENGTH = 240
_FIGURE_LENGTH = 90
# Characters of one line of a mail or a terminal beside a bullet; two lines on a phone.
_BRIEF_LENGTH = 78
_SPEAKER_LENGTH = 60
KINDS = {
    EditKind.EVENT: "Event",
    EditKind.FIGURE: "Figure",
    EditKind.QUOTE: "Quote",
    EditKind.DETAIL: "Detail",
    EditKind.BACKGROUND: "Background",
    EditKind.CORRECTION: "Correction",
    EditKind.NOTE: "Editor's note",
    EditKind.WORDING: "Wording",
    EditKind.MOVED: "Moved",
    EditKind.FURNITURE: "Page",
    EditKind.WITHDRAWN: "Withdrawn",
}
_NUMBER = re.compile(r"\d")
# The wording of `monitor.developments`.
_QUOTED = re.compile(r"(?P<who>.+) is quoted")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as shown, in pieces; a new, removed or kept one has a single piece with the tag "equal".

    ``kept``: the sentence belongs to the passage but is not new itself.
    """

    op: Literal["new", "changed", "removed", "kept"]
    pieces: Pieces

    @property
    def new(self) -> str:
        """The sentence as it is now."""
        return "".join(text for tag, text in self.pieces if tag != "delete")

    @property
    def old(self) -> str:
        """The sentence as it was."""
        return "".join(text for tag, text in self.pieces if tag != "insert")

    @property
    def size(self) -> int:
        """Characters of all pieces, old and new."""
        return sum(len(text) for _, text in self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """A passage as shown. ``label``: what happened; ``kind``: its kind of edit; ``figure``: as in "15 → 22 killed".

    ``lead``: index of the leading line. ``heading``: the section it is in. ``before``, ``after``: the sentences around
    it that are not new. ``left``: sentences left out for lack of room. ``title``: it is the headline.
    ``with_headline``: the headline changed with it. ``silent``: it changes a fact without a note of the outlet.
    ``also_in``: other outlets that report it.
    """

    label: str
    kind: str
    lines: tuple[Line, ...]
    lead: int
    why: str = ""
    figure: str = ""
    speaker: str = ""
    heading: str = ""
    before: str = ""
    after: str = ""
    importance: float = 0.0
    score: float = 0.0
    left: int = 0
    title: bool = False
    with_headline: bool = False
    silent: bool = False
    also_in: str = ""

    @property
    def rank(self) -> tuple[float, bool, float]:
        """Sort key: importance, then corrections, then the score."""
        return (self.importance, self.correction, self.score)

    @property
    def correction(self) -> bool:
        """Whether it corrects what was reported."""
        return self.label == "Correction"

    @property
    def prefix(self) -> str:
        """The beginning of its one-line form: "Silent edit: ", "Correction: " or ""."""
        return "Silent edit: " if self.silent else "Correction: " if self.correction else ""

    @property
    def op(self) -> str:
        """The operation of the leading sentence."""
        return self.lines[self.lead].op

    @property
    def pair(self) -> bool:
        """Whether it is a single changed sentence, which is shown as old and new."""
        return len(self.lines) == 1 and self.op == "changed"

    @property
    def text(self) -> str:
        """Its sentences in their new form; for a removal, in the old one."""
        if self.op == "removed":
            return " ".join(line.old for line in self.lines)
        return " ".join(line.new for line in self.lines if line.op != "removed")

    @property
    def brief(self) -> str:
        """The passage in one line: the changed figure, else the leading sentence with its speaker."""
        return self.text_within(_BRIEF_LENGTH)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.text)

    def text_within(self, room: int) -> str:
        """The news in at most ``room`` characters; an attribution ("X said:") comes with the start of its quotation."""
        if self.figure:
            return clip(f"{self.prefix}{self.figure}", room)
        lead = self.lines[self.lead]
        if lead.op == "removed":
            return clip(f"Removed: {lead.old}", room)
        text = f"{self.speaker}: {lead.new}" if self.speaker and self.speaker not in lead.new else lead.new
        if text.rstrip().endswith(":"):
            # The next sentence is what this one announces.
            text = " ".join([text, *(line.new for line in self.lines[self.lead + 1 : self.lead + 2])])
        return clip(f"{self.prefix}{text}", room)

    def shortened(self, room: int) -> Part:
        """The passage cut to about ``room`` characters: the first sentences that fit, always with the leading one."""
        first = next((at for at, line in enumerate(self.lines) if line.op != "kept"), 0)
        # Sentences before the leading one are never shown without it: an attribution needs its quotation.
        least = max(first, self.lead) + 1
        kept: list[Line] = []
        for at, line in enumerate(self.lines):
            if at >= least and room < line.size:
                break
            kept.append(_cut(line, max(room, _CONTEXT_LENGTH)))
            room -= kept[-1].size
        while len(kept) > least and len(kept) < len(self.lines) and kept[-1].new.rstrip().endswith(":"):
            kept.pop()
        left = len(self.lines) - len(kept)
        return replace(self, lines=tuple(kept), left=left, after="" if left else self.after)


def part_of(merged: MergedPassage) -> Part:
    """A merged passage as shown; it must have at least one edit."""
    lead = merged.edits[merged.lead]
    news = [edit for edit in merged.edits if edit.development] or [lead]
    lines = tuple(_line(edit, is_news=edit in news) for edit in merged.edits)
    figure = next(filter(None, map(_figure, (lead, *news))), "")
    return Part(
        label=_label(lead, lines[merged.lead]),
        kind="" if lead.kind is EditKind.CORRECTION else KINDS[lead.kind],
        lines=lines,
        lead=merged.lead,
        why=_why(news, figure),
        figure=figure,
        speaker=_speaker(news),
        heading=clip(one_line(merged.heading), _HEADING_LENGTH),
        before=clip(one_line(merged.before), _CONTEXT_LENGTH),
        after=clip(one_line(merged.after), _CONTEXT_LENGTH),
        importance=merged.importance,
        with_headline=merged.with_headline,
        score=max(edit.score for edit in news),
        title=lead.place == "title",
    )


def _speaker(news: Sequence[Edit]) -> str:
    """The name of who is quoted, "" if not known."""
    found = (_QUOTED.fullmatch(item.reason) for edit in news for item in edit.evidence)
    return next((clip(one_line(match["who"]), _SPEAKER_LENGTH) for match in found if match), "")


def _label(lead: Edit, line: Line) -> str:
    if lead.kind is EditKind.CORRECTION:
        return "Correction"
    return {"new": "New", "changed": "Changed", "removed": "Removed", "kept": "New"}[line.op]


def _line(edit: Edit, *, is_news: bool) -> Line:
    if not edit.new:
        return Line("removed", (("equal", sentence(edit.old)),))
    if not is_news:
        return Line("kept", (("equal", sentence(edit.new)),))
    if edit.old is None or edit.op is Op.ADDED:
        return Line("new", (("equal", sentence(edit.new)),))
    return Line("changed", _pieces(edit))


def sentence(text: str | None) -> str:
    """A sentence on one line, cut to ``SENTENCE_LENGTH``; "" for None."""
    return clip(one_line(text or ""), SENTENCE_LENGTH)


def _pieces(edit: Edit) -> Pieces:
    if edit.words and sum(len(text) for _, text in edit.words) <= 2 * SENTENCE_LENGTH:
        return tuple((tag, _spaced(text)) for tag, text in edit.words)
    return (("delete", sentence(edit.old)), ("insert", sentence(edit.new)))


def _spaced(text: str) -> str:
    """A piece on one line, keeping one space at an end that has white space."""
    line = one_line(text)
    if not line:
        return " " if text else ""
    return " " * text[0].isspace() + line + " " * text[-1].isspace()


def _cut(line: Line, room: int) -> Line:
    if line.size <= room:
        return line
    if line.op != "changed":
        return replace(line, pieces=(("equal", clip(line.new, room)),))
    half = room // 2
    return replace(line, pieces=(("delete", clip(line.old, half)), ("insert", clip(line.new, half))))


def _why(news: Sequence[Edit], figure: str) -> str:
    """The reasons of all new sentences, without evidence texts that are whole sentences; at most three reasons."""
    sentences = {edit.new for edit in news}
    evidence = (item for edit in news for item in edit.evidence)
    shortened = tuple(replace(item, text="") if item.text in sentences else item for item in evidence)
    return clip("; ".join(reasons(replace(news[0], evidence=shortened), figure)[:3]), _WHY_LENGTH)


def _figure(edit: Edit) -> str:
    """Changed numbers with what they count, as in "15 → 22 killed"; at most two, "" if there is none."""
    if edit.kind not in (EditKind.FIGURE, EditKind.CORRECTION):
        return ""
    arrow = "←" if direction(edit.new or "") == "rtl" else "→"
    shown = figures(edit.evidence, arrow)
    if shown is None:
        # An added sentence replaces no words: only its evidence can name an earlier figure.
        shown = [] if edit.op is Op.ADDED else _figure_from_words(edit, arrow)
    return clip(", ".join(shown[:2]), _FIGURE_LENGTH)


def _figure_from_words(edit: Edit, arrow: str) -> list[str]:
    """The first replaced number among the changed words; [] if there is none."""
    for (first, old), (second, new) in pairwise(edit.words):
        if (first, second) == ("delete", "insert") and _NUMBER.search(old) and _NUMBER.search(new):
            return [from_to(old, arrow, new, "")]
    return []
