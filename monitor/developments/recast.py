"""Sentences written anew: the same said in other words, in place or instead of the sentence that stood there.

A fact that changes leaves the rest of its sentence alone; a copy editor who rewrites one touches it in several places.
So in a rewritten sentence single words prove nothing: figures, names and words of how a thing turned out do.
"""

from __future__ import annotations

from collections import Counter

from monitor.developments.boilerplate import without_addresses
from monitor.developments.context import Context
from monitor.developments.names import names
from monitor.developments.wording import Differences, differences, regions
from monitor.diff import RawEdit, comparison_form
from monitor.language import outcome_stems, words_of
from monitor.model import Op
from monitor.quantities import lost_figures, quantities

# From so many changed places on, or below this similarity, a sentence was written anew.
_PLACES = 3
_ALIKE = 0.6
# So much more of the words must be shared in any order than in the same one.
_REORDERED = 0.2
# So much richer in words may the newer form be.
_RICHER = 1.5
# Or so small a share of its words may be fresh.
_FEW = 0.25
# So much of a sentence's words must stand in the one it replaces for it to be looked at as its newer form.
_SHARED = 0.35


def is_recast(context: Context, edit: RawEdit) -> bool:
    """Whether a sentence was written anew rather than changed in a place.

    Never so in languages without tables, where no word tells how a thing turned out.
    """
    if edit.place == "title" or edit.op is not Op.CHANGED or not outcome_stems(context.language):
        return False
    places = regions(edit.words)
    if places >= _PLACES or (places > 1 and edit.similarity < _ALIKE):
        return True
    kept, shared = _in_order(edit)
    return shared - kept >= _REORDERED


def _in_order(edit: RawEdit) -> tuple[float, float]:
    """The share of words that both forms have in the same order, and that they have in any."""
    olds = Counter(_words(edit, "insert"))
    news = Counter(_words(edit, "delete"))
    equal = sum(len(comparison_form(text).split()) for tag, text in edit.words if tag == "equal")
    longer = max(olds.total(), news.total(), 1)
    return equal / longer, (olds & news).total() / longer


def _words(edit: RawEdit, without: str) -> list[str]:
    return comparison_form("".join(text for tag, text in edit.words if tag != without)).split()


def says_the_same(context: Context, old: str, new: str, found: Differences) -> bool:
    """Whether a sentence written anew brings no figure, name or outcome, keeps its own, and is hardly richer."""
    unknown = any(context.is_new_name(name) for name in found.names)
    if found.figures or found.state or unknown or found.outcome(context.language):
        return False
    fresh = len(found.words)
    hardly_richer = fresh <= _RICHER * len(found.lost) + 1 or fresh <= _FEW * len(context.terms(new))
    return hardly_richer and not taken_back(context, old, new, found)


def stood_here(context: Context, edit: RawEdit) -> str:
    """The sentence that an added one replaces and whose content it tells in other words; "" where there is none.

    It was removed between the same unchanged neighbours.
    """
    old, new = context.removed_beside(edit), context.difference.new_text(edit) or ""
    if not old or not outcome_stems(context.language):
        return ""
    found = differences(old, new, context.language, recast=True)
    shared = 1 - len(found.words) / max(1, len({term.stem for term in context.terms(new)}))
    if shared < _SHARED or _new_day(old, new, context.language):
        return ""
    return old if says_the_same(context, old, new, found) else ""


def _new_day(old: str, new: str, language: str) -> bool:
    """Whether the newer text names a day of the week that the older does not."""
    days = {item.key for item in quantities(new, language) if item.key[0] == "weekday"}
    return not days <= {item.key for item in quantities(old, language)}


def taken_back(context: Context, old: str, new: str, found: Differences) -> str:
    """The names and figures a sentence has lost that the newer version tells nowhere any more.

    A label before a colon that is gone ("Update on 25 January:") takes nothing back.
    """
    _, _, rest = old.partition(":")
    if comparison_form(rest) == comparison_form(new):
        return ""
    gone = {term.word for term in found.lost if term.stem not in context.now_told}
    old = without_addresses(old)
    lost = [name for name in names(old, context.language) if not gone.isdisjoint(words_of(name))]
    lost_now = lost_figures(without_addresses(old), without_addresses(new), context.language)
    figures = [item for item in lost_now if not item.weak]
    lost += [item.text for item in figures if item.key not in context.figures_now]
    return ", ".join(lost)
