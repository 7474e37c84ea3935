"""Judges headlines: a development only if neither the older version nor the new text states the same.

What a new headline says is reported once: by the headline, or by the sentence of the text that says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.developments.context import Context
from monitor.developments.verdict import NOTHING, Verdict
from monitor.diff import RawEdit
from monitor.model import EditKind, Evidence
from monitor.quantities import Quantity, quantities

# The share of a headline's fresh words that must be in the newer text for the headline to repeat it.
_REPEATED = 0.5
# The share of a headline's words that two passages of the older version must hold for it to be known.
_COVERED = 0.7
# The least score of a sentence that is news because it has most of the headline's fresh words and no development has
# them: of such sentences in labelled updates 6 of 8 were news, more than at the learned model's own threshold.
_LEAST = 0.2
_IN_TEXT = "in the text already"
# The length of a root: "suspend" and "suspendu" share one.
_ROOT = 6


def judge_headline(context: Context, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Turn a headline that only repeats the text into wording, and what it repeats into a development."""
    judged = list(verdicts)
    if not any(edit.place == "title" for edit in context.difference.edits):
        return judged
    news_roots = _roots(
        context,
        (
            edit
            for edit, verdict in zip(context.difference.edits, verdicts, strict=True)
            if edit.place == "body" and verdict.development
        ),
    )
    for at, edit in enumerate(context.difference.edits):
        if edit.place == "title" and judged[at].development:
            reason = _repeats(context, at, news_roots)
            reporting = _reporting(context, at, judged, news_roots) if reason == _IN_TEXT else None
            if reporting is not None:
                judged[reporting] = replace(judged[at], score=max(judged[at].score, judged[reporting].score))
            if reason:
                judged[at] = Verdict(EditKind.WORDING, NOTHING, (Evidence(reason, ""),))
    return judged


def _reporting(context: Context, title_at: int, judged: Sequence[Verdict], news_roots: frozenset[str]) -> int | None:
    """The sentence that says what the headline took up, if no development has these words; None for none.

    A lead that only turns the story ("has been found safe", "have called off the strike") repeats most of its words, so
    that it seems known.
    """
    title = context.difference.edits[title_at]
    stems = {term.stem for term in context.terms(context.difference.new_text(title) or "")}
    fresh = frozenset(map(_root, _fresh(context, title, stems)))
    unreported = fresh - news_roots
    found = [
        (len(unreported & _roots(context, [edit])), judged[at].score, -at)
        for at, edit in enumerate(context.difference.edits)
        if edit.place == "body" and edit.new_at and judged[at].kind is EditKind.WORDING and judged[at].score >= _LEAST
    ]
    most, _, at = max(found, default=(0, 0.0, 0))
    return -at if most > len(fresh) / 2 else None


def _is_year(item: Quantity) -> bool:
    return len(item.text) == 4 and item.text.isdigit() and item.text[:2] in ("19", "20")


def _repeats(context: Context, title_at: int, news_roots: frozenset[str]) -> str:
    """Why a headline repeats the text, "" if it does not; ``news_roots``: the roots of the body's developments."""
    title = context.difference.edits[title_at]
    text = context.difference.new_text(title) or ""
    stems = {term.stem for term in context.terms(text)}
    fresh = _fresh(context, title, stems)
    figures = _figures(text, context.language)
    unknown = [item for item in figures if not context.older.has_figure(item)]
    if not fresh and not unknown:
        cover = context.older.cover(sorted(stems))
        return "in the older version already" if cover.union >= _COVERED else ""
    if not all(map(context.figures_now.has, unknown)):
        return ""
    summary = not news_roots.isdisjoint(map(_root, stems))
    return _IN_TEXT if summary or _is_in_text(context, fresh) else ""


def _figures(text: str, language: str) -> list[Quantity]:
    return [item for item in quantities(text, language) if not (item.weak or _is_year(item))]


def _fresh(context: Context, title: RawEdit, stems: set[str]) -> set[str]:
    """Those of the stems that neither the older headline nor the older text has."""
    old_title = {term.stem for sentence in context.old(title) for term in context.terms(sentence.text)}
    return {stem for stem in stems - old_title if not context.older.knows(stem)}


def _is_in_text(context: Context, stems: set[str]) -> bool:
    """Whether enough of the roots of these stems are in the newer text."""
    roots = set(map(_root, stems))
    return len(roots.intersection(map(_root, context.newer_stems))) >= _REPEATED * len(roots)


def _roots(context: Context, edits: Iterable[RawEdit]) -> frozenset[str]:
    return frozenset(
        _root(term.stem) for edit in edits for sentence in context.new(edit) for term in context.terms(sentence.text)
    )


def _root(stem: str) -> str:
    return stem[:_ROOT]
