"""Changed figures: which quantities of a newer text the older one did not have, and what stood in their place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from monitor.developments.numbertokens import Key
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

    @property
    def rank(self) -> int:
        """Which figures a reader wants to hear of first: what took another's place, and amounts before dates."""
        return 2 * (self.old is None) + (self.new.key[0] not in _AMOUNTS)


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
    """Whether ``other`` says what ``one`` says: equal, or a date that is as exact (the year may be left out).

    A third is the 33 per cent it rounds to, and degrees are those of either scale.
    """
    if one.key == other.key:
        return True
    if one.key[0] == other.key[0] == "number":
        return _same_share(one.key, other.key) or _same_degrees(one.key, other.key)
    if one.key[0] == other.key[0] == "date":
        (year, month, day), (other_year, other_month, other_day) = _parts(one), _parts(other)
        return month == other_month and day in (None, other_day) and (year == other_year or None in (year, other_year))
    return False


def _same_share(one: Key, other: Key) -> bool:
    """Whether one is a fraction that never ends as a percentage, and the other what it rounds to."""
    if not one[2] == other[2] == "%" or not isinstance(one[1], Decimal) or not isinstance(other[1], Decimal):
        return False
    short, long = sorted((one[1], other[1]), key=lambda value: len(value.as_tuple().digits))
    endless = len(long.as_tuple().digits) > _ENDLESS
    return endless and len(short.as_tuple().digits) < _ENDLESS and round(long, _places(short)) == short


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


_ENDLESS = 20


def _same_degrees(one: Key, other: Key) -> bool:
    return one[1] == other[1] and "°" in (one[2], other[2]) and one[2][:1] == other[2][:1]


def names_day(date: Quantity) -> bool:
    """Whether a date has its day, not only month or year."""
    return _parts(date)[2] is not None


def _parts(date: Quantity) -> tuple[int | None, int | None, int | None]:
    value = date.key[1]
    return (value[0], value[1], value[2]) if isinstance(value, tuple) else (None, None, None)


def _without(these: tuple[Quantity, ...], those: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Those of ``these`` with no partner among ``those``; each partner serves once.

    What only repeats a figure that is there comes back as weak: it counts where it takes another's place.
    """
    exact = Counter(item.key for item in those)
    rest = []
    for item in these:
        if exact[item.key] > 0:
            exact[item.key] -= 1
        else:
            rest.append(item)
    unused = [item for item in those if exact[item.key] > 0]
    left = []
    for item in rest:
        partner = next((other for other in unused if same_figure(item, other)), None)
        if partner is not None:
            unused.remove(partner)
        else:
            repeats = any(same_figure(item, other) for other in those)
            left.append(replace(item, weak=True) if repeats else item)
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
