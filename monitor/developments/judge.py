"""Judges what of a difference is new to a reader who knows the whole older version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.boilerplate import is_note
from monitor.developments.additions import judge_addition
from monitor.developments.boilerplate import POINTER, page_matter
from monitor.developments.changes import judge_change
from monitor.developments.context import Context
from monitor.developments.corrections import mark_corrections
from monitor.developments.headline import judge_headline
from monitor.developments.rolling import RESTORED, Rolling
from monitor.developments.verdict import Verdict
from monitor.diff import RawEdit, align
from monitor.errors import ParseError, ParseKilled
from monitor.model import Change, Document, Edit, EditKind, Evidence, Op


def compare(
    old: Document, new: Document, *, seen: frozenset[str] = frozenset(), since: datetime | None = None
) -> Change:
    """The difference of two documents with every edit judged; pure, the same on every machine.

    ``seen`` are the digests of sentences that an earlier version had: restored text is not new.
    ``since`` is when the page was first seen: a live entry posted after that is no part of its past.
    """
    difference = align(old, new)
    if not difference.edits:
        return Change(())
    context = Context(difference, new.language[:2].casefold())
    rolling = Rolling(context, old, new, since)
    verdicts = [_verdict(context, edit, seen, rolling) for edit in difference.edits]
    verdicts = _each_once(context, verdicts)
    verdicts = rolling.judge_headline(judge_headline(context, verdicts))
    verdicts = mark_corrections(context, verdicts, _new_notes(old, new))
    return Change(
        tuple(_edit(context, edit, verdict) for edit, verdict in zip(difference.edits, verdicts, strict=True))
    )


def unjudged(error: ParseError) -> Change:
    """What is said of two versions whose comparison ended with this error: that they differ, and why no more."""
    if isinstance(error, ParseKilled):
        return Change((), unjudged="This change is too large to judge: comparing it took too much time or memory.")
    return Change((), unjudged=f"This change could not be judged: {error}.")


def page_only(change: Change) -> bool:
    """Whether all that differs is the page's: stamps, counts, labels, lines of the site.

    A sentence that points the reader somewhere, or a courtesy, is no news but a part of the text.
    """
    return not change.unjudged and all(
        edit.kind is EditKind.FURNITURE and POINTER not in (given.reason for given in edit.evidence)
        for edit in change.edits
    )


def _edit(context: Context, raw: RawEdit, verdict: Verdict) -> Edit:
    return Edit(
        op=raw.op,
        kind=verdict.kind,
        old=context.difference.old_text(raw),
        new=context.difference.new_text(raw),
        development=verdict.development,
        score=verdict.score,
        words=raw.words,
        evidence=verdict.evidence,
        old_at=raw.old_at,
        new_at=raw.new_at,
        place=raw.place,
    )


def _new_notes(old: Document, new: Document) -> tuple[str, ...]:
    known = set(old.notes)
    return tuple(note for note in new.notes if note not in known)


def _verdict(context: Context, edit: RawEdit, seen: frozenset[str], rolling: Rolling) -> Verdict:
    """What one edit is, looked at by itself."""
    if edit.op is Op.MOVED:
        return Verdict(EditKind.MOVED, "moved")
    given = context.new(edit) or context.old(edit)
    if all(is_note(sentence.text) for sentence in given) or (edit.op is Op.ADDED and context.in_note(given[0])):
        return Verdict(EditKind.NOTE, "note")
    if edit.place == "body":
        reasons = [page_matter(sentence, context.language, alone=not edit.old_at) for sentence in given]
        spoken = reasons[0] == POINTER and context.is_quotation(given)
        if all(reasons) and not spoken and not context.new_contacts(given):
            return Verdict(EditKind.FURNITURE, "page", (Evidence(reasons[0], given[0].text),))
    if not edit.new_at:
        return Verdict(EditKind.WORDING, "removed", (Evidence("removed", given[0].text),))
    if seen and all(sentence.digest in seen for sentence in given):
        return Verdict(EditKind.WORDING, "told", (Evidence(RESTORED, given[0].text),))
    rolled = rolling.verdict(edit)
    if rolled is not None:
        return rolled
    return judge_change(context, edit) if edit.old_at else judge_addition(context, edit)


def _each_once(context: Context, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The same new sentence at two places is new once."""
    told: set[str] = set()
    judged = []
    for edit, verdict in zip(context.difference.edits, verdicts, strict=True):
        key = " ".join(sentence.key for sentence in context.new(edit))
        if verdict.development and edit.place == "body":
            if key in told:
                verdict = Verdict(EditKind.WORDING, "told", (Evidence("told above", key),))  # noqa: PLW2901
            told.add(key)
        judged.append(verdict)
    return judged
