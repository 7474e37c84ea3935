"""Compares the quantities of a text with those of a newer one: changed, new, lost, or only converted."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Protocol

from monitor.quantities.amounts import articles, quantities
from monitor.quantities.conversions import Amounts, may_convert
from monitor.quantities.in_place import in_place
from monitor.quantities.places import cells, exchanged
from monitor.quantities.quantity import Key, Quantity
from monitor.quantities.same import Figures, same_figure

Given = str | Sequence[Quantity]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A quantity of the newer text and the one it replaces, if any."""

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
        """Sort key: replaced figures first, and amounts before dates."""
        return 2 * (self.old is None) + (self.new.key[0] not in _AMOUNTS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The quantities of two texts, compared.

    ``changed``: new ones that replace old ones, each with the one it replaces. ``new``: those that replace none.
    ``lost``: old ones that nothing replaces. ``converted``: new ones that say in another measure, zone or exactness
    what the older text says, with what it says. ``weak`` quantities (an ordinal, a weekday, "one") are never ``new``.
    """

    changed: tuple[FigureChange, ...] = ()
    new: tuple[Quantity, ...] = ()
    lost: tuple[Quantity, ...] = ()
    converted: tuple[FigureChange, ...] = ()

    @property
    def figures(self) -> tuple[FigureChange, ...]:
        """What is changed and new, in the order of the newer text."""
        fresh = (FigureChange(item, None) for item in self.new)
        return tuple(sorted((*self.changed, *fresh), key=lambda change: change.new.start))


def compare_quantities(old: Given, new: Given, language: str = "en") -> Comparison:
    """Compare the quantities of two texts, or two lists of quantities.

    The same value with another bound ("almost 32" → "more than 32"), in another time zone or on another weekday is a
    change, and so are two numbers that changed places; a year added to a known day is none. With texts, an article
    counts as one where the other text has a number that is gone ("zwei Tote" → "ein Toter"), and rows of a table are
    compared cell by cell.
    """
    if isinstance(old, str) and isinstance(new, str):
        return _compared_texts(old, new, language)
    before, after = (quantities(given, language) if isinstance(given, str) else tuple(given) for given in (old, new))
    return _compared(before, after)


def changed_figures(old: str, new: str, language: str = "en") -> tuple[FigureChange, ...]:
    """The quantities of ``new`` that ``old`` does not state, paired with those that are gone."""
    return _compared_texts(old, new, language).figures


class Known:
    """The quantities of an older text, to check whether it has another one. Takes time linear in their number."""

    def __init__(self, given: Given, language: str = "en") -> None:
        self.items = quantities(given, language) if isinstance(given, str) else tuple(given)

    @cached_property
    def _figures(self) -> Figures:
        return Figures(item.key for item in self.items)

    @cached_property
    def _amounts(self) -> Amounts:
        return Amounts(self.items)

    def has(self, item: Quantity) -> bool:
        """Whether the text states this quantity, in whatever form or measure."""
        return self.says(item) or self.converts(item) is not None

    def says(self, item: Quantity) -> bool:
        """Whether the text states it in the same measure."""
        return self._figures.has(item.key)

    def converts(self, item: Quantity) -> Quantity | None:
        """What the text has of the same amount in another measure, zone or exactness."""
        at = self._amounts.same(item) if may_convert(item) else None
        return None if at is None else self.items[at]


@lru_cache(maxsize=1024)  # several steps ask what became of the same sentence's figures
def _compared_texts(old: str, new: str, language: str) -> Comparison:
    before, after = quantities(old, language), quantities(new, language)
    if not before and not after:
        return Comparison()
    return _compared(
        before,
        after,
        lambda many, *, newer: _singular(many, articles(new if newer else old, language)),
        [*cells(old, new, before, after), *filter(_differ_in_place, in_place(old, new, before, after))],
    )


class _Ones(Protocol):
    """Finds the articles of a text that count what some quantities of the other text count."""

    def __call__(self, many: Sequence[Quantity], *, newer: bool) -> Sequence[Quantity]: ...


def _no_ones(many: Sequence[Quantity], *, newer: bool) -> Sequence[Quantity]:  # noqa: ARG001 - as _Ones
    return ()


def _compared(
    before: tuple[Quantity, ...],
    after: tuple[Quantity, ...],
    ones: _Ones = _no_ones,
    row: Sequence[tuple[Quantity, Quantity]] = (),
) -> Comparison:
    placed = {new.start: FigureChange(new, old) for old, new in (*exchanged(before, after), *row)}.values()
    others = _others(before, (change.old for change in placed)), _others(after, (change.new for change in placed))
    gone, fresh = _without(*others), _without(*others[::-1])
    converted, gone, fresh = _conversions(before, after, gone, fresh)
    if gone and not any(item.key[0] in _AMOUNTS for item in fresh):
        fresh = (*fresh, *ones(gone, newer=True))
    elif fresh and not gone:
        gone = tuple(ones(fresh, newer=False))
    pairs = [*placed, *_pairs(gone, fresh), *_same_value(*others, gone, fresh)]
    pairs.sort(key=lambda change: change.new.start)
    return _sorted_out(pairs, gone, converted)


def _others(items: Sequence[Quantity], placed: Iterable[Quantity | None]) -> tuple[Quantity, ...]:
    """The quantities of a text that are not paired by their place."""
    starts = {item.start for item in placed if item is not None}
    return tuple(item for item in items if item.start not in starts)


def _differ_in_place(pair: tuple[Quantity, Quantity]) -> bool:
    """Whether one figure took the place of another of its sort that says something else."""
    old, new = pair
    sorts = {"amount" if item.key[0] in _AMOUNTS else item.key[0] for item in pair}
    if len(sorts) > 1 or old.key[2] != new.key[2] or same_figure(old.key, new.key):
        return False
    return not may_convert(new) or Amounts([old]).same(new) is None


def _sorted_out(
    pairs: Sequence[FigureChange], gone: Sequence[Quantity], converted: tuple[FigureChange, ...]
) -> Comparison:
    replaced = {change.old for change in pairs}
    return Comparison(
        changed=tuple(change for change in pairs if change.old is not None),
        new=tuple(change.new for change in pairs if change.old is None),
        lost=tuple(item for item in gone if item not in replaced),
        converted=converted,
    )


def _conversions(
    before: tuple[Quantity, ...], after: tuple[Quantity, ...], gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]
) -> tuple[tuple[FigureChange, ...], tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The fresh quantities that are known in another measure, and the gone and fresh ones without those.

    What is known is what the older text states, and what the newer text repeats of it.
    """
    converted: tuple[FigureChange, ...] = ()
    if any(map(may_convert, fresh)):
        new = set(fresh)
        held = (*before, *(item for item in after if item not in new))
        known = Amounts(held)
        found = [(item, known.same(item)) for item in fresh]
        converted = tuple(FigureChange(item, held[at]) for item, at in found if at is not None)
        fresh = tuple(item for item, at in found if at is None)
    return converted, _kept(gone, after), fresh


def _kept(gone: tuple[Quantity, ...], after: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities that are gone in every measure."""
    if not any(map(may_convert, gone)):
        return gone
    now = Amounts(after)
    return tuple(item for item in gone if now.same(item) is None)


def _without(these: tuple[Quantity, ...], those: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Those of ``these`` with no partner among ``those``; each partner serves once.

    What only repeats a figure that is there comes back as weak: it counts where it takes another's place.
    """
    exact = Counter(item.key for item in those)
    rest = _take_equal(these, exact)
    if not rest:
        return ()
    unused = Figures(item.key for item in those if exact[item.key] > 0)
    known = Figures(item.key for item in those)
    unpaired = [item for item in rest if not unused.take(item.key)]
    return tuple(replace(item, weak=True) if known.has(item.key) else item for item in unpaired)


def _take_equal(items: Iterable[Quantity], left: Counter[Key]) -> list[Quantity]:
    """The items without an equal key in ``left``, from which those found are taken."""
    rest = []
    for item in items:
        if left[item.key] > 0:
            left[item.key] -= 1
        else:
            rest.append(item)
    return rest


def _pairs(gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]) -> list[FigureChange]:
    """Each fresh figure with the gone one of its sort that fits best; weak ones need such a partner.

    What fits best is of the same unit and counts the same, then of the same unit, then counts the same.
    """
    left: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, old in enumerate(gone):
        for mark in _marks(old, old.counts[:4].casefold()):
            left[mark].append(place)
    taken: set[int] = set()
    pairs = []
    for item in fresh:
        noun = item.counts.split()[0][:4].casefold() if item.counts else None
        best = next((at for mark in _marks(item, noun) if (at := _front(left[mark], taken)) is not None), None)
        if best is not None:
            taken.add(best)
            pairs.append(FigureChange(item, gone[best]))
        elif not item.weak:
            pairs.append(FigureChange(item, None))
    return pairs


def _front(places: deque[int], taken: set[int]) -> int | None:
    """The first of some places that is not taken."""
    while places and places[0] in taken:
        places.popleft()
    return places[0] if places else None


_AMOUNTS = frozenset({"number", "about"})
# "A third agreed" may be a part, or one in an order.
_PLACES = frozenset({"ordinal", "part"})


def _marks(item: Quantity, noun: str | None) -> Iterator[Hashable]:
    """What a figure is paired by, the best first; ``noun`` begins what it counts, None matches nothing."""
    kind, _, unit = item.key
    sort = "amount" if kind in _AMOUNTS else kind
    if noun is not None:
        yield sort, unit, noun
    yield sort, unit
    if noun is not None:
        yield sort, None, noun
    yield (sort,)
    if kind in _PLACES:
        yield (_PLACES,)


def _singular(many: Sequence[Quantity], ones: Sequence[Quantity]) -> list[Quantity]:
    """Articles that count what a figure on the other side counts: "ein Toter" against "zwei Tote"."""
    nouns = {item.counts.split()[0][:4].casefold() for item in many if item.counts and item.key[0] in _AMOUNTS}
    return [one for one in ones if one.counts and one.counts.split()[0][:4].casefold() in nouns]


def _same_value(
    before: tuple[Quantity, ...], after: tuple[Quantity, ...], gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]
) -> list[FigureChange]:
    """The same value under another limit, the same hour in another time zone, the same date on another weekday."""
    lost, new = set(gone), set(fresh)
    old = {item.key: item for item in before if item not in lost}
    kept = ((item, old[item.key]) for item in after if item not in new and item.key in old)
    return [FigureChange(item, was) for item, was in kept if item.bound != was.bound or _differs_beside(item, was)]


def _differs_beside(one: Quantity, other: Quantity) -> bool:
    return _differ(one.zone, other.zone) or _other_weekday(one, other)


def _other_weekday(one: Quantity, other: Quantity) -> bool:
    return _differ(one.weekday and one.weekday.number, other.weekday and other.weekday.number)


def _differ(one: int | None, other: int | None) -> bool:
    """Whether both are stated and differ."""
    return None not in (one, other) and one != other


_BOUND_WORDS = {"<": "less than ", ">": "more than ", "": ""}


def _shown(item: Quantity, other: Quantity | None) -> str:
    """The figure as the text has it, with its limit or weekday where that is what differs."""
    if other is None or other.key != item.key:
        return item.text
    day = f"{item.weekday.text} " if item.weekday and _other_weekday(item, other) else ""
    return day + _BOUND_WORDS[item.bound] + item.text
