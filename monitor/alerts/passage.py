"""A passage as a message shows it: its sentences, their labels and their reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from monitor.alerts.merge import MergedPassage
from monitor.alerts.plain import clip, direction, one_line
from monitor.alerts.reasons import counted, figures, from_to, reasons
from monitor.model import Edit, EditKind, Op, WordTag

Pieces = tuple[tuple[WordTag, str], ...]

SENTENCE_LENGTH = 2000
_CONTEXT_LENGTH = 300
_HEADING_LENGTH = 120
_WHY_LENGTH = 240
_FIGURE_LENGTH = 90
# One line of a mail or a terminal, beside a mark; two on a phone.
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
# As the judgement of developments words it.
_QUOTED = re.compile(r"(?P<who>.+) is quoted")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as shown, in pieces; a new, removed or kept one is one equal piece.

    ``kept`` is a sentence that belongs to the passage and is not new itself.
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
        """Its characters, old and new."""
        return sum(len(text) for _, text in self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """A passage as shown. ``label``: what happened; ``kind``: its kind of edit; ``figure``: as in "15 → 22 killed".

    ``heading`` is the section it is under, ``before`` and ``after`` the sentences around it that are not new.
    ``left`` counts the sentences left out for lack of space. ``title``: it is the headline.
    ``silent``: it replaces a fact, and no note of the outlet says so. ``also_in``: who else reports it.
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
    def called(self) -> str:
        """A prefix of its line, for what a reader must know first."""
        return "Silent edit: " if self.silent else "Correction: " if self.correction else ""

    @property
    def op(self) -> str:
        """The operation of the leading sentence."""
        return self.lines[self.lead].op

    @property
    def pair(self) -> bool:
        """Whether it is one changed sentence, shown as old and new."""
        return len(self.lines) == 1 and self.op == "changed"

    @property
    def text(self) -> str:
        """Its sentences in their new form; of a removal, in the old one."""
        if self.op == "removed":
            return " ".join(line.old for line in self.lines)
        return " ".join(line.new for line in self.lines if line.op != "removed")

    @property
    def brief(self) -> str:
        """The passage in one line: the figure, else the leading sentence with its speaker."""
        return self.text_within(_BRIEF_LENGTH)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.text)

    def text_within(self, room: int) -> str:
        """The news in at most ``room`` characters, cut between words; an attribution never without its quotation."""
        if self.figure:
            return clip(f"{self.called}{self.figure}", room)
        lead = self.lines[self.lead]
        if lead.op == "removed":
            return clip(f"Removed: {lead.old}", room)
        said = f"{self.speaker}: {lead.new}" if self.speaker and self.speaker not in lead.new else lead.new
        if said.rstrip().endswith(":"):
            # The announced text belongs to it.
            said = " ".join([said, *(line.new for line in self.lines[self.lead + 1 : self.lead + 2])])
        return clip(f"{self.called}{said}", room)

    def shortened(self, room: int) -> Part:
        """The passage in about ``room`` characters: the sentences that fit, always with the leading one."""
        first = next((at for at, line in enumerate(self.lines) if line.op != "kept"), 0)
        # An attribution is kept with its quotation: never the sentence before the leading one alone.
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
    """A passage put into words. It has at least one edit."""
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
        score=max(edit.score for edit in news),
        title=lead.place == "title",
    )


def _speaker(news: Sequence[Edit]) -> str:
    """Who is quoted, as far as that is known."""
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
    """A sentence on one line, of a length that can be shown."""
    return clip(one_line(text or ""), SENTENCE_LENGTH)


def _pieces(edit: Edit) -> Pieces:
    if edit.words and sum(len(text) for _, text in edit.words) <= 2 * SENTENCE_LENGTH:
        return tuple((tag, _spaced(text)) for tag, text in edit.words)
    return (("delete", sentence(edit.old)), ("insert", sentence(edit.new)))


def _spaced(text: str) -> str:
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
    """The merged reasons of all its sentences, without those that the shown text makes obvious."""
    merged = {edit.new for edit in news}
    evidence = (item for edit in news for item in edit.evidence)
    shown = tuple(replace(item, text="") if item.text in merged else item for item in evidence)
    return clip("; ".join(reasons(replace(news[0], evidence=shown), figure)[:3]), _WHY_LENGTH)


def _figure(edit: Edit) -> str:
    """As in "15 → 22 killed": numbers that took others' places, with what they count."""
    if edit.kind not in (EditKind.FIGURE, EditKind.CORRECTION):
        return ""
    arrow = "←" if direction(edit.new or "") == "rtl" else "→"
    shown = figures(edit.evidence, arrow)
    if shown is None:
        # An added sentence replaces no words; its evidence may name the earlier figure.
        shown = [] if edit.op is Op.ADDED else _figures_of_words(edit, arrow)
    return clip(", ".join(shown[:2]), _FIGURE_LENGTH)


def _figures_of_words(edit: Edit, arrow: str) -> list[str]:
    """The first replaced number, by the words alone."""
    words = (*edit.words, ("equal", ""))
    for (first, old), (second, new), (third, after) in zip(words, words[1:], words[2:], strict=False):
        if (first, second) == ("delete", "insert") and _NUMBER.search(old) and _NUMBER.search(new):
            what = after.split()[0].strip(".,;:!?") if third == "equal" and _begins_a_word(after) else ""
            return [from_to(old, arrow, new, counted(what))]
    return []


def _begins_a_word(text: str) -> bool:
    return text[:1].isspace() and bool(text.strip())
