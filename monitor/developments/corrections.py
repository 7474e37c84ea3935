"""Marks changed facts as corrections if the page has a new correction note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.boilerplate import note_kind
from monitor.developments.context import Context
from monitor.developments.verdict import Verdict
from monitor.diff import comparison_form
from monitor.language import terms
from monitor.model import EditKind, Evidence, Op
from monitor.quantities import changed_figures

_REPLACING = (Op.CHANGED, Op.SPLIT, Op.MERGED)


def mark_corrections(context: Context, verdicts: Sequence[Verdict], notes: Sequence[str]) -> list[Verdict]:
    """Mark changed facts as corrections if a new note says that something was wrong.

    If some changed sentences share two content words with the notes, only these are marked, else all changed facts.
    """
    judged = list(verdicts)
    corrections = [note for note in (*notes, *_notes_among(context, judged)) if note_kind(note) == "correction"]
    if not corrections:
        return judged
    named = {term.stem for note in corrections for term in terms(comparison_form(note).split(), context.language)}
    shared = {at: _shared(context, at, named) for at in _changed(context, judged)}
    best = max(shared.values(), default=0)
    for at, count in shared.items():
        if best < 2 or count >= 2:
            judged[at] = _corrected(context, at, judged[at])
    return judged


def _changed(context: Context, judged: Sequence[Verdict]) -> list[int]:
    """The positions of developments that replace text of the body."""
    return [
        at
        for at, edit in enumerate(context.difference.edits)
        if judged[at].development and edit.op in _REPLACING and edit.place == "body"
    ]


def _notes_among(context: Context, verdicts: Sequence[Verdict]) -> list[str]:
    edits = zip(context.difference.edits, verdicts, strict=True)
    return [
        context.difference.new_text(edit) or ""
        for edit, verdict in edits
        if verdict.kind is EditKind.NOTE and edit.new_at
    ]


def _shared(context: Context, at: int, named: set[str]) -> int:
    text = context.difference.new_text(context.difference.edits[at]) or ""
    return len({term.stem for term in context.terms(text)} & named)


def _corrected(context: Context, at: int, verdict: Verdict) -> Verdict:
    """The verdict as a correction, with the wrong figures or words as evidence."""
    edit = context.difference.edits[at]
    old, new = context.difference.old_text(edit) or "", context.difference.new_text(edit) or ""
    wrong = [change.old.text for change in changed_figures(old, new, context.language) if change.old]
    wrong = wrong or [text.strip() for tag, text in edit.words if tag == "delete" and text.strip()]
    evidence = tuple(Evidence("was wrong", text) for text in wrong[:3])
    return replace(verdict, kind=EditKind.CORRECTION, evidence=(*evidence, *verdict.evidence))
