"""A headline is a development only by what neither the older version nor the new sentences of the text tell."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.developments.context import Context
from monitor.developments.numerals import Quantity, quantities
from monitor.developments.verdict import Verdict
from monitor.model import EditKind, Evidence

# The share of a headline's fresh words that must stand in the text's new sentences for it to repeat them.
_REPEATED = 0.5
_TOLD = 0.7


def judge_headline(context: Context, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Take back the verdict on a headline that repeats the text."""
    judged = list(verdicts)
    for at, edit in enumerate(context.difference.edits):
        if edit.place == "title" and judged[at].development:
            reason = _repeats(context, at)
            if reason:
                judged[at] = Verdict(EditKind.WORDING, "told", (Evidence(reason, ""),))
            else:
                judged[at] = Verdict(judged[at].kind, "headline", judged[at].evidence)
    return judged


def _is_year(item: Quantity) -> bool:
    return len(item.text) == 4 and item.text.isdigit() and item.text[:2] in ("19", "20")


def _repeats(context: Context, title_at: int) -> str:
    title = context.difference.edits[title_at]
    text = context.difference.new_text(title) or ""
    old_title = {term.stem for sentence in context.old(title) for term in context.terms(sentence.text)}
    stems = {term.stem for term in context.terms(text)}
    fresh = {stem for stem in stems - old_title if not context.story.knows(stem)}
    figures = {item.key for item in quantities(text, context.language) if not (item.weak or _is_year(item))}
    known = context.story.figure_places.keys()
    body = [sentence for sentence in context.difference.new_sentences if sentence.place == "body"]
    told = {term.stem for sentence in body for term in context.terms(sentence.text)}
    told_figures = {item.key for sentence in body for item in quantities(sentence.text, context.language)}
    if not fresh and figures <= known:
        cover = context.story.cover(sorted(stems))
        return "told in the older version" if cover.union >= _TOLD else ""
    if figures <= known | told_figures and len(fresh & told) >= _REPEATED * len(fresh):
        return "told in the text"
    return ""
