"""Judges added text: is it told elsewhere in the older version, and what does it bring?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.developments.boilerplate import without_addresses
from monitor.developments.context import Context
from monitor.developments.names import names
from monitor.developments.novelty import Cover
from monitor.developments.quotes import speaker
from monitor.developments.recast import stood_here
from monitor.developments.verdict import Verdict
from monitor.diff import RawEdit
from monitor.language import Term, of, words_of
from monitor.model import BlockKind, EditKind, Evidence
from monitor.quantities import Quantity, quantities

# From this share of its content on, standing together in the older version, a sentence counts as told.
_TOLD = 0.8
_TOLD_QUOTE = 0.95
# A sentence whose figures all stand in one older sentence needs less.
_TOLD_WITH_FIGURES = 0.3
# Above this share an addition that is not told brings little.
_PALE = 0.6
_WORDS_A_FIGURE = 2


def judge_addition(context: Context, edit: RawEdit) -> Verdict:
    """The verdict on an added sentence or live entry that is no page matter."""
    given = context.new(edit)
    text = without_addresses(" ".join(sentence.text for sentence in given))
    found = context.terms(text)
    figures = [item for item in quantities(text, context.language) if not item.weak]
    if not found and not figures:
        return Verdict(EditKind.FURNITURE, "page", (Evidence("says nothing by itself", text),))
    quotation = context.is_quotation(given)
    cover = context.story.cover(term.stem for term in found)
    told = _told(context, text, found, figures, cover, quotation=quotation)
    if told is not None:
        return Verdict(EditKind.WORDING, "told", (Evidence("already told", told),))
    replaced = stood_here(context, edit)
    if replaced:
        return Verdict(EditKind.WORDING, "wording", (Evidence("said in other words", replaced),))
    kind = EditKind.QUOTE if quotation else _kind(context, edit, text, found, figures)
    ground = "quote" if quotation else "addition" if cover.share <= _PALE else "pale addition"
    return Verdict(kind, ground, _evidence(context, text, found, figures, quotation=quotation))


def _told(
    context: Context, text: str, found: Sequence[Term], figures: Sequence[Quantity], cover: Cover, *, quotation: bool
) -> str | None:
    """The older sentence that tells this already, or None."""
    story = context.story
    if _denies(context, text) and not any(_denies(context, story.sentences[at].text) for at in cover.passage):
        return None
    if not quotation and _new_names(context, text):
        return None
    fresh = [item for item in figures if not any(story.holds(at, item) for at in cover.passage)]
    if not fresh and max(cover.share, cover.union - 0.1) >= (_TOLD_QUOTE if quotation else _TOLD):
        return story.sentences[cover.passage[0]].text
    if figures and not quotation:
        stems = [term.stem for term in found]
        least = _TOLD_WITH_FIGURES if len(figures) > 1 else _TOLD
        telling = story.telling(figures)
        for at, share in zip(telling, story.shares(telling, stems), strict=True):
            if share >= least:
                return story.sentences[at].text
    return None


def _denies(context: Context, text: str) -> bool:
    known = of(context.language).negation
    return any(word in known for word in words_of(text))


def _kind(context: Context, edit: RawEdit, text: str, found: Sequence[Term], figures: Sequence[Quantity]) -> EditKind:
    """A line of little but figures is a figure; what opens an addition, is dated or listed an event; else detail."""
    fresh = [term for term in found if not context.story.knows(term.stem)]
    dated = any(item.key[0] == "date" for item in figures)
    if figures and len(found) <= _WORDS_A_FIGURE * len(figures) and (len(figures) > 1 or not dated or not fresh):
        return EditKind.FIGURE
    before = edit.new_at[0] - 1
    if before not in context.added or context.difference.new_sentences[before].place == "title":
        return EditKind.EVENT
    to_come = of(context.language).future | of(context.language).hedge
    listed = context.new(edit)[0].kind is BlockKind.LIST_ITEM and bool(names(text, context.language))
    return EditKind.EVENT if listed or (dated and to_come.isdisjoint(words_of(text))) else EditKind.DETAIL


def _evidence(
    context: Context, text: str, found: Sequence[Term], figures: Sequence[Quantity], *, quotation: bool
) -> tuple[Evidence, ...]:
    """What is new in it: who speaks, names, figures, else words."""
    story = context.story
    who = speaker(text, context.language) if quotation else ""
    given = [Evidence(f"{who} is quoted" if who else "a quotation", text)] if quotation else []
    given += [Evidence("new name", name) for name in _new_names(context, text) if name != who][:3]
    known = story.figure_places if figures else {}
    given += _shown(text, [item for item in figures if item.key not in known])[:3]
    if not given:
        words = [term.word for term in found if not story.knows(term.stem)]
        given.append(Evidence("new sentence", ", ".join(words[:6]) or text))
    return tuple(given)


def _new_names(context: Context, text: str) -> list[str]:
    """The names in a text that the older version does not know."""
    return [name for name in names(text, context.language) if context.is_new_name(name)]


_LINK = re.compile(r"\s*(?:to|bis|zu|gegen|à|contre|a|contra|contro|até|tot|tegen|against|[-–—:])\s*")


def _shown(text: str, figures: Sequence[Quantity]) -> list[Evidence]:
    """New figures with what they count; two that belong together, as in "31 to 22", as one."""
    shown: list[Evidence] = []
    begin = 0
    for at, item in enumerate(figures):
        following = figures[at + 1] if at + 1 < len(figures) else None
        if following is not None and at == begin and _LINK.fullmatch(text[item.end : following.start]):
            continue
        figure = text[figures[begin].start : item.end]
        shown.append(Evidence(f"new figure: {figure} {item.counts}".strip(), figure))
        begin = at + 1
    return shown
