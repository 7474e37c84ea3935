"""Whether a headline means something else now, apart from being worded anew."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.boilerplate import note_kind
from monitor.developments.context import Context
from monitor.developments.names import names
from monitor.developments.older import ROOT, Older
from monitor.language import of, outcome_stems, words_of
from monitor.quantities import changed_figures

# From this share of the shorter headline's words on, a denial that came or went turns what it says around.
_SAME = 0.5


def new_meaning(context: Context, newer: Older, old: str, new: str) -> str:
    """Why a headline means something else now, "" where it does not.

    A figure took another's place; a denial came or went; a name, or how a thing turned out, is no longer told
    anywhere, and something stands there that the older version did not tell.
    """
    if not (old and new):
        return ""
    language = context.language
    figures = [
        change
        for change in changed_figures(old, new, language)
        if change.old and not (change.new.weak or change.old.weak)
    ]
    if figures:
        return f"it said {figures[0].old.text}, and now {figures[0].new.text}" if figures[0].old else ""
    denied = _denial_turned(context, old, new)
    if denied:
        return denied
    lost = _lost_outcomes(context, newer, old) or _lost_names(context, newer, old)
    fresh = _fresh(context, old, new)
    return f"no longer said: {', '.join(lost)}; now: {', '.join(fresh)}" if lost and fresh else ""


def _denial_turned(context: Context, old: str, new: str) -> str:
    """A denial in one of two headlines that otherwise share most of their words."""
    negation = of(context.language).negation
    was, now = (sum(word in negation for word in words_of(text)) for text in (old, new))
    mine, theirs = _roots(context, old), _roots(context, new)
    alike = len(mine & theirs) >= _SAME * max(1, min(len(mine), len(theirs)))
    if not alike or was % 2 == now % 2:
        return ""
    return "now denied" if now > was else "no longer denied"


def _lost_outcomes(context: Context, newer: Older, old: str) -> list[str]:
    """Words for how a thing turned out that the newer version has nowhere but in its notes."""
    outcomes = outcome_stems(context.language)
    told = _told(newer)
    return [
        term.word
        for term in context.terms(old)
        if term.stem in outcomes and term.stem not in told and term.stem[:ROOT] not in told
    ]


def _lost_names(context: Context, newer: Older, old: str) -> list[str]:
    """Names that the newer version has nowhere."""
    told = context.words_now
    return [name for name in names(old, context.language) if told.isdisjoint(words_of(name))]


def _told(newer: Older) -> frozenset[str]:
    """The stems of the newer version without its notes, and the roots of longer ones."""
    stems = (
        word
        for sentence, words in zip(newer.sentences, newer.stems, strict=True)
        if note_kind(sentence.text) is None
        for word in words
    )
    found = frozenset(stems)
    return found | frozenset(word[:ROOT] for word in found)


def _fresh(context: Context, old: str, new: str) -> list[str]:
    """Content words of a headline that neither the older one nor the older text has."""
    before = _roots(context, old)
    return [
        term.word
        for term in context.terms(new)
        if term.stem[:ROOT] not in before and not context.older.knows(term.stem)
    ]


def _roots(context: Context, text: str) -> frozenset[str]:
    found: Iterable[str] = (term.stem for term in context.terms(text))
    return frozenset(word[:ROOT] for word in found)
