"""Small words in the place of others: of contrary ones, "after" for "before", or of their like, "every" for "all"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from monitor.developments.reading import Reading
from monitor.language import of

# What is put in and what is taken out, in no more places than this, is the one for the other.
_FEW_PLACES = 2


@dataclass(frozen=True, slots=True)
class Exchange:
    """A small word that is gone, the one that came for it, and whether they say the contrary."""

    was: str
    now: str
    is_contrary: bool


@lru_cache(maxsize=16)
def _all_words(language: str) -> frozenset[str]:
    return frozenset(word for group in of(language).contrasts for side in group for word in side)


def exchange(reading: Reading, language: str) -> Exchange | None:
    """Which small word took another's place in a changed sentence where no word of content came or went beside it."""
    if reading.is_added or reading.places > _FEW_PLACES:
        return None
    small, others = _all_words(language), (*reading.unmatched, *reading.lost)
    if any(term.word not in small for term in others) or reading.figures.new:
        return None
    come = small.intersection(reading.form.known).difference(reading.own_form.known)
    gone = small.intersection(reading.own_form.known).difference(reading.form.known)
    return _exchanged(come, gone, language) if come and gone else None


def _exchanged(come: frozenset[str], gone: frozenset[str], language: str) -> Exchange | None:
    """The exchange within a group of words; one within a side only where no group has one from side to side."""
    alike = None
    for group in of(language).contrasts:
        was = [side & gone for side in group if side & gone and not side & come]
        now = [side & come for side in group if side & come and not side & gone]
        if was and now:
            return Exchange(min(was[0]), min(now[0]), is_contrary=True)
        for side in group:
            if side & come and side & gone:
                alike = Exchange(min(side & gone), min(side & come), is_contrary=False)
    return alike
