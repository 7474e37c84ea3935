"""Changed figures: which quantities of a newer text the older one did not have, and what stood in their place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from monitor.developments.numerals import Quantity, articles, quantities


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A quantity of the newer text and the one whose place it takes, if any."""

    new: Quantity
    old: Quantity | None

    @property
    def reason(self) -> str:
        """What a person reads: ``new figure: 22 (was 15) people killed``."""
        was = f" (was {_shown(self.old, self.new)})" if self.old else ""
        counts = f" {self.new.counts}" if self.new.counts else ""
        return f"new figure: {_shown(self.new, self.old)}{was}{counts}"


def changed_figures(old: str, new: str, language: str = "en") -> tuple[FigureChange, ...]:
    """The figures of ``new`` that ``old`` does not have, paired with those that are gone.

    A weak quantity (an ordinal, a weekday, "one") counts only where it takes another's place; the same value with
    another bound ("almost 32" → "more than 32") is a change; a year added to a known day is none.
    """
    before, after = quantities(old, language), quantities(new, language)
    gone, fresh = _without(before, after), _without(after, before)
    if gone and not any(item.key[0] in ("number", "about") for item in fresh):
        fresh = (*fresh, *_singular(gone, articles(new, language)))
    elif fresh and not gone:
        gone = tuple(_singular(fresh, articles(old, language)))
    changes = [*_pairs(gone, fresh), *_new_bounds(before, after, gone, fresh)]
    return tuple(sorted(changes, key=lambda change: change.new.start))


def lost_figures(old: str, new: str, language: str = "en") -> tuple[Quantity, ...]:
    """The figures of ``old`` that ``new`` has no more."""
    return _without(quantities(old, language), quantities(new, language))


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities say the same: equal, or one date with and without its year or day."""
    if one.key == other.key:
        return True
    if one.key[0] == other.key[0] == "date":
        pairs = zip(_parts(one), _parts(other), strict=True)
        return all(x == y or x is None or y is None for x, y in pairs)
    return False


def _parts(date: Quantity) -> tuple[int | None, ...]:
    value = date.key[1]
    return value if isinstance(value, tuple) else (None, None, None)


def _without(these: tuple[Quantity, ...], those: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Those of ``these`` with no equal partner among ``those`` (each partner serves once, dates again and again)."""
    stock = Counter(item.key for item in those)
    dates = [item for item in those if item.key[0] == "date"]
    left = []
    for item in these:
        if stock[item.key] > 0:
            stock[item.key] -= 1
        elif not (item.key[0] == "date" and any(same_figure(item, date) for date in dates)):
            left.append(item)
    return tuple(left)


def _pairs(gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]) -> list[FigureChange]:
    """Each fresh figure with the gone one of its sort that fits best; weak ones need such a partner."""
    left = list(gone)
    pairs = []
    for item in fresh:
        best = max(left, key=lambda old: _fit(item, old), default=None)
        if best is not None and _fit(item, best) > 0:
            left.remove(best)
            pairs.append(FigureChange(item, best))
        elif not item.weak:
            pairs.append(FigureChange(item, None))
    return pairs


_AMOUNTS = frozenset({"number", "about"})


def _fit(new: Quantity, old: Quantity) -> int:
    if new.key[0] != old.key[0] and not {new.key[0], old.key[0]} <= _AMOUNTS:
        return 0
    same_noun = bool(new.counts) and new.counts.split()[0][:4].casefold() == old.counts[:4].casefold()
    return 1 + 2 * (new.key[2] == old.key[2]) + same_noun


def _singular(many: tuple[Quantity, ...], ones: tuple[Quantity, ...]) -> list[Quantity]:
    """Articles that count what a figure on the other side counts: "ein Toter" against "zwei Tote"."""
    nouns = {item.counts.split()[0][:4].casefold() for item in many if item.counts and item.key[0] in _AMOUNTS}
    return [one for one in ones if one.counts and one.counts.split()[0][:4].casefold() in nouns]


def _new_bounds(
    before: tuple[Quantity, ...], after: tuple[Quantity, ...], gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]
) -> list[FigureChange]:
    """The same value under another limit."""
    old = {item.key: item for item in before if item not in gone}
    return [
        FigureChange(item, old[item.key])
        for item in after
        if item not in fresh and item.key in old and item.bound != old[item.key].bound
    ]


_BOUND_WORDS = {"<": "less than ", ">": "more than ", "": ""}


def _shown(item: Quantity, other: Quantity | None) -> str:
    """The figure as the text has it, its limit put in words where that is what differs."""
    limit = _BOUND_WORDS[item.bound] if other is not None and other.key == item.key else ""
    return limit + item.text
