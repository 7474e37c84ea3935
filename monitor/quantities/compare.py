"""Changed figures: which quantities of a newer text the older one did not have, and what stood in their place."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from monitor.quantities.amounts import Quantity, articles, quantities
from monitor.quantities.same import Figures


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
    if not rest:
        return ()
    unused = Figures(item.key for item in those if exact[item.key] > 0)
    known = Figures(item.key for item in those)
    unpaired = [item for item in rest if not unused.take(item.key)]
    return tuple(replace(item, weak=True) if known.has(item.key) else item for item in unpaired)


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


def _singular(many: tuple[Quantity, ...], ones: tuple[Quantity, ...]) -> list[Quantity]:
    """Articles that count what a figure on the other side counts: "ein Toter" against "zwei Tote"."""
    nouns = {item.counts.split()[0][:4].casefold() for item in many if item.counts and item.key[0] in _AMOUNTS}
    return [one for one in ones if one.counts and one.counts.split()[0][:4].casefold() in nouns]


def _new_bounds(
    before: tuple[Quantity, ...], after: tuple[Quantity, ...], gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]
) -> list[FigureChange]:
    """The same value under another limit."""
    lost, new = set(gone), set(fresh)
    old = {item.key: item for item in before if item not in lost}
    return [
        FigureChange(item, old[item.key])
        for item in after
        if item not in new and item.key in old and item.bound != old[item.key].bound
    ]


_BOUND_WORDS = {"<": "less than ", ">": "more than ", "": ""}


def _shown(item: Quantity, other: Quantity | None) -> str:
    """The figure as the text has it, its limit put in words where that is what differs."""
    limit = _BOUND_WORDS[item.bound] if other is not None and other.key == item.key else ""
    return limit + item.text
