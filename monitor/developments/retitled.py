"""Detects that a changed headline has another meaning and is not only reworded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.boilerplate import note_kind
from monitor.developments.context import Context
from monitor.developments.lost import lost_names
from monitor.developments.names import names
from monitor.developments.text_index import ROOT, TextIndex
from monitor.language import of, outcome_stems, words_of
from monitor.quantities import Quantity, changed_figures

# The least similarity of two headlines of which one denies the other.
_SAME = 0.75
# The least similarity of two headlines in which figures without a counted noun are one figure that changed.
_ALIKE = 0.5
# The least similarity of two headlines with contradicting outcomes; below it the story has moved on.
_MATTER = 0.4
# A prefix that agencies put before a headline.
_WIRE = re.compile(r"^\s*(?:UPDATE|WRAPUP|CORRECTED|REFILE)(?: ?-? ?\d+)?\s*[-–—:]\s*")
# These change with every update: "turnout at noon", "turnout at 7 p.m.".
_NO_FACTS = frozenset({"time", "ordinal"})


def new_meaning(context: Context, old: str, new: str) -> str:
    """Why a headline has another meaning now, "" if it has not.

    A figure for the same thing was replaced; a denial was added or removed; or a name or outcome of the headline is
    gone from the newer version, and the new headline has one that the older version lacks.
    """
    old, new = (_WIRE.sub("", text) for text in (old, new))
    if not (old and new):
        return ""
    same_matter = _alike(_roots(context, old), _roots(context, new)) >= _MATTER
    outcomes = _exchanged(_lost_outcomes(context, old), _fresh_outcomes(context, old, new))
    return (
        _figure_changed(context, old, new)
        or _denial_changed(context, old, new)
        or (outcomes if same_matter else "")
        or _exchanged(lost_names(context, old), _fresh_names(context, new))
    )


def _exchanged(lost: Sequence[str], fresh: Sequence[str]) -> str:
    return f"no longer said: {', '.join(lost)}; now: {', '.join(fresh)}" if lost and fresh else ""


def _figure_changed(context: Context, old: str, new: str) -> str:
    """The reason if a figure was replaced: the newer version lacks the old one, and the older version the new one."""
    alike = _alike(_roots(context, old), _roots(context, new))
    for change in changed_figures(old, new, context.language):
        was, now = change.old, change.new
        if was is None or not _same_kind(was, now):
            continue
        if context.newer.has_figure(was) or context.older.has_figure(now):
            continue
        counted = _roots(context, was.counts), _roots(context, now.counts)
        if counted[0] & counted[1] or (not any(counted) and alike >= _ALIKE):
            return f"it said {was.text}, and now {now.text}"
    return ""


def _same_kind(was: Quantity, now: Quantity) -> bool:
    """Whether both are facts of the same kind and unit."""
    facts = not (was.weak or now.weak) and was.key[0] not in _NO_FACTS
    return facts and (was.key[0], was.key[2]) == (now.key[0], now.key[2])


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / max(1, len(mine), len(theirs))


def _denial_changed(context: Context, old: str, new: str) -> str:
    """The reason if only one of two similar headlines has a denial, else ""."""
    negation = of(context.language).negation
    was, now = (sum(word in negation for word in words_of(text)) for text in (old, new))
    if _alike(_roots(context, old), _roots(context, new)) < _SAME or bool(was) == bool(now):
        return ""
    return "now denied" if now else "no longer denied"


def _lost_outcomes(context: Context, old: str) -> list[str]:
    """The outcome words of the old headline that the newer version has nowhere, or only in its notes."""
    outcomes = outcome_stems(context.language)
    known = _stems_now(context.newer)
    return [
        term.word
        for term in context.terms(old)
        if term.stem in outcomes and term.stem not in known and term.stem[:ROOT] not in known
    ]


def _fresh_outcomes(context: Context, old: str, new: str) -> list[str]:
    """The outcome words of the new headline that neither the old headline nor the older text has."""
    before, outcomes = _roots(context, old), outcome_stems(context.language)
    return [
        term.word
        for term in context.terms(new)
        if term.stem in outcomes and term.stem[:ROOT] not in before and not context.older.knows(term.stem)
    ]


def _fresh_names(context: Context, new: str) -> list[str]:
    """The names of the new headline whose last word the older version lacks."""
    known = context.words_before
    return [name for name in names(new, context.language) if not known.issuperset(words_of(name)[-1:])]


def _stems_now(newer: TextIndex) -> frozenset[str]:
    """The stems of the newer version without its notes, and their roots."""
    stems = (
        word
        for sentence, words in zip(newer.sentences, newer.stems, strict=True)
        if note_kind(sentence.text) is None
        for word in words
    )
    found = frozenset(stems)
    return found | frozenset(word[:ROOT] for word in found)


def _roots(context: Context, text: str) -> frozenset[str]:
    return frozenset(term.stem[:ROOT] for term in context.terms(text))
