"""Judges changed, split and merged sentences: does the newer form say something the older version does not?"""

from __future__ import annotations

from monitor.developments.boilerplate import changed_contacts, heading_words, without_addresses
from monitor.developments.context import Context
from monitor.developments.names import names
from monitor.developments.recast import is_recast, says_the_same, taken_back
from monitor.developments.verdict import Verdict
from monitor.developments.wording import Differences, differences, regions
from monitor.diff import RawEdit
from monitor.language import words_of
from monitor.model import BlockKind, EditKind, Evidence
from monitor.quantities import FigureChange

# A passage elsewhere tells a changed sentence if it holds all its new words and this share of the whole.
_ELSEWHERE = 0.6
_UNION = 0.85
_SAME_SENTENCE = 0.5


def judge_change(context: Context, edit: RawEdit) -> Verdict:
    """The verdict on a sentence that has an older form."""
    old = context.difference.old_text(edit) or ""
    new = context.difference.new_text(edit) or ""
    recast = is_recast(context, edit)
    found = differences(old, new, context.language, recast=recast)
    told = _told(context, edit, new, found)
    if told:
        return Verdict(EditKind.WORDING, "told", (Evidence("already told", told),))
    if found.figures:
        first = sorted(found.figures, key=lambda change: change.rank)
        evidence = tuple(Evidence(change.reason, change.new.text) for change in first)
        return Verdict(EditKind.FIGURE, "figure", evidence)
    if found.words and heading_words(context.language).issuperset(term.word for term in found.words):
        return Verdict(EditKind.FURNITURE, "page", (Evidence("a label", new),))
    if not found.any:
        return _no_words(context, edit, found)
    if recast and says_the_same(context, old, new, found):
        return Verdict(EditKind.WORDING, "wording", (Evidence("said in other words", new),))
    evidence = _evidence(found, new)
    if context.is_quotation(context.new(edit)) and found.words:
        return Verdict(EditKind.QUOTE, "quote", evidence)
    if found.state:
        return Verdict(EditKind.EVENT, "state", evidence)
    kind = EditKind.EVENT if found.lost and found.words else EditKind.DETAIL
    return Verdict(kind, "name" if found.names else "content", evidence)


def _no_words(context: Context, edit: RawEdit, found: Differences) -> Verdict:
    """The verdict where the newer form has no word that the older had not: other contacts, something taken back."""
    old, new = context.difference.old_text(edit) or "", context.difference.new_text(edit) or ""
    contacts = tuple(f"{now} (was {was})" for was, now in changed_contacts(old, new))
    if contacts:
        return Verdict(EditKind.DETAIL, "content", (Evidence("new contact", ", ".join(contacts)),))
    withdrawn = taken_back(context, old, new, found) if _is_whole(context, edit, new) else ""
    if withdrawn:
        return Verdict(EditKind.DETAIL, "withdrawn", (Evidence("no longer said", withdrawn),))
    return Verdict(EditKind.WORDING, "wording")


def _is_whole(context: Context, edit: RawEdit, new: str) -> bool:
    """Whether what a sentence has lost is its own loss: no table row or line of contacts that was cut anew."""
    row = any(sentence.kind is BlockKind.TABLE_ROW for sentence in context.new(edit))
    return edit.similarity >= _SAME_SENTENCE and not row and without_addresses(new) == new


def _told(context: Context, edit: RawEdit, new: str, found: Differences) -> str:
    """The sentence elsewhere in the older version that tells what is new here; "" where there is none.

    A figure that takes another's place is never told elsewhere, nor is a change of state or of how a thing turned out.
    """
    if found.state or found.outcome(context.language) or any(change.old is not None for change in found.figures):
        return ""
    if not found.words and not found.figures:
        return ""
    story = context.story
    whole = [term.stem for term in context.terms(new)]
    fresh = {term.stem for term in found.words}
    cover = story.cover(whole, without=edit.old_at)
    if cover.share >= _ELSEWHERE and _holds(context, cover.passage, fresh, found.figures):
        return story.sentences[cover.passage[0]].text
    if not found.lost:
        cover = story.cover(whole)
        if cover.union >= _UNION and _holds(context, cover.both, fresh, found.figures):
            return story.sentences[cover.both[0]].text
    swapped = len(fresh) == len(found.lost) == 1 or _swaps_names(context, edit, found)
    if found.figures or swapped or not all(map(story.knows, fresh)):
        return ""
    return "only words of the older version were put in"


def _swaps_names(context: Context, edit: RawEdit, found: Differences) -> bool:
    """Whether one name takes another's place and the rest of the sentence stays."""
    if not found.names or regions(edit.words) > 1:
        return False
    gone = {term.word for term in found.lost}
    return any(
        not gone.isdisjoint(words_of(name)) for name in names(context.difference.old_text(edit) or "", context.language)
    )


def _holds(context: Context, passage: tuple[int, ...], fresh: set[str], figures: tuple[FigureChange, ...]) -> bool:
    """Whether a passage has these words and figures."""
    held = {term.stem for at in passage for term in context.story.terms(at)}
    return fresh <= held and all(any(context.story.holds(at, change.new) for at in passage) for change in figures)


def _evidence(found: Differences, new: str) -> tuple[Evidence, ...]:
    given = [Evidence(found.state, new)] if found.state else []
    given += [Evidence("new name", name) for name in found.names]
    named = {word for name in found.names for word in name.casefold().split()}
    words = [term.word for term in found.words if term.word not in named]
    if words:
        given.append(Evidence("new words", ", ".join(words)))
    return tuple(given)
