"""Compares the quantities of two versions of a text: changed, new, lost, or only converted."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from monitor.quantities.amounts import articles, quantities
from monitor.quantities.conversions import Amounts, may_convert
from monitor.quantities.in_place import in_place
from monitor.quantities.places import cells, exchanged
from monitor.quantities.quantity import Key, Quantity
from monitor.quantities.same import Figures, same_figure

Given = str | Sequence[Quantity]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A quantity of the newer text and the older one that it replaces, if any."""

    new: Quantity
    old: Quantity | None

    @property
    def reason(self) -> str:
        """The change in words for a reader: ``new figure: 22 (was 15) people killed``."""
        was = f" (was {_shown(self.old, self.new)})" if self.old else ""
        counts = f" {self.new.counts}" if self.new.counts else ""
        return f"new figure: {_shown(self.new, self.old)}{was}{counts}"

    @property
    def rank(self) -> int:
        """Sort key: replaced figures first, and amounts before dates."""
        return 2 * (self.old is None) + (self.new.key[0] not in _AMOUNTS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of comparing the quantities of two texts.

    ``changed``: newer quantities, each with the older one that it replaces. ``new``: newer ones that replace none; weak
    ones (an ordinal, a weekday, "one") are never new. ``lost``: older ones that were not replaced. ``converted``: newer
    ones, each with the known one of the same amount in another measure, time zone or exactness.
    """

    changed: tuple[FigureChange, ...] = ()
    new: tuple[Quantity, ...] = ()
    lost: tuple[Quantity, ...] = ()
    converted: tuple[FigureChange, ...] = ()

    @property
    def figures(self) -> tuple[FigureChange, ...]:
        """The changed and new quantities in the order of the newer text."""
        added = (FigureChange(item, None) for item in self.new)
        return tuple(sorted((*self.changed, *added), key=lambda change: change.new.start))


def compare_quantities(old: Given, new: Given, language: str = "en") -> Comparison:
    """Compare the quantities of two texts, or two lists of quantities.

    Changes are also: the same value with another bound ("almost 32" → "more than 32"), in another time zone or on
    another weekday, and two numbers that changed places. A year added to a known day is no change. Only for texts: an
    article is the number one if it replaces a number ("zwei Tote" → "ein Toter"), and rows of a table are compared cell
    by cell.
    """
    if isinstance(old, str) and isinstance(new, str):
        return _compared_texts(old, new, language)
    before, after = (quantities(given, language) if isinstance(given, str) else tuple(given) for given in (old, new))
    return _compared(before, after)


def changed_figures(old: str, new: str, language: str = "en") -> tuple[FigureChange, ...]:
    """The quantities of ``new`` that ``old`` does not state, each with the one it replaces, if any."""
    return _compared_texts(old, new, language).figures


class Known:
    """The quantities of a text, indexed to look others up among them. Building takes linear time."""

    def __init__(self, given: Given, language: str = "en") -> None:
        self.items = quantities(given, language) if isinstance(given, str) else tuple(given)

    @cached_property
    def _figures(self) -> Figures:
        return Figures(item.key for item in self.items)

    @cached_property
    def _amounts(self) -> Amounts:
        return Amounts(self.items)

    def has(self, item: Quantity) -> bool:
        """Whether the text states this quantity in any form, measure, time zone or exactness."""
        return self._figures.has(item.key) or (may_convert(item) and self._amounts.same(item) is not None)


@lru_cache(maxsize=1024)  # several steps compare the same sentences
def _compared_texts(old: str, new: str, language: str) -> Comparison:
    before, after = quantities(old, language), quantities(new, language)
    if not before and not after:
        return Comparison()
    return _compared(
        before,
        after,
        lambda: articles(old, language),
        lambda: articles(new, language),
        [*cells(old, new, before, after), *filter(_differ_in_place, in_place(old, new, before, after))],
    )


def _compared(
    before: tuple[Quantity, ...],
    after: tuple[Quantity, ...],
    old_articles: Callable[[], Sequence[Quantity]] = tuple,
    new_articles: Callable[[], Sequence[Quantity]] = tuple,
    placed: Sequence[tuple[Quantity, Quantity]] = (),
) -> Comparison:
    """Compare quantities; the articles are read only where one may replace a number.

    ``placed``: pairs (older, newer) that differ and belong together by their place in the text.
    """
    by_place = {new.start: FigureChange(new, old) for old, new in (*exchanged(before, after), *placed)}.values()
    other_before = _others(before, (change.old for change in by_place))
    other_after = _others(after, (change.new for change in by_place))
    gone, fresh = _unmatched(other_before, other_after), _unmatched(other_after, other_before)
    converted, gone, fresh = _conversions(before, after, gone, fresh)
    if gone and not any(item.key[0] in _AMOUNTS for item in fresh):
        fresh = (*fresh, *_counting_the_same(new_articles(), gone))
    elif fresh and not gone:
        gone = tuple(_counting_the_same(old_articles(), fresh))
    changes = [*by_place, *_paired(gone, fresh), *_same_value(other_before, other_after, gone, fresh)]
    changes.sort(key=lambda change: change.new.start)
    return _comparison(changes, gone, converted)


def _others(items: Sequence[Quantity], placed: Iterable[Quantity | None]) -> tuple[Quantity, ...]:
    """The quantities of a text that are not paired by their place."""
    starts = {item.start for item in placed if item is not None}
    return tuple(item for item in items if item.start not in starts)


def _differ_in_place(pair: tuple[Quantity, Quantity]) -> bool:
    """Whether two figures at the same place are of one kind and unit and have different values."""
    old, new = pair
    kinds = {"amount" if item.key[0] in _AMOUNTS else item.key[0] for item in pair}
    if len(kinds) > 1 or old.key[2] != new.key[2] or same_figure(old.key, new.key):
        return False
    return not may_convert(new) or Amounts([old]).same(new) is None


def _comparison(
    changes: Sequence[FigureChange], gone: Sequence[Quantity], converted: tuple[FigureChange, ...]
) -> Comparison:
    replaced = {change.old for change in changes}
    return Comparison(
        changed=tuple(change for change in changes if change.old is not None),
        new=tuple(change.new for change in changes if change.old is None),
        lost=tuple(item for item in gone if item not in replaced),
        converted=converted,
    )


def _conversions(
    before: tuple[Quantity, ...], after: tuple[Quantity, ...], gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]
) -> tuple[tuple[FigureChange, ...], tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The fresh quantities that are known in another measure, and the gone and fresh ones without conversions.

    Known are the quantities of the older text, and those of the newer text that are not fresh.
    """
    converted: tuple[FigureChange, ...] = ()
    if any(map(may_convert, fresh)):
        new = set(fresh)
        known = (*before, *(item for item in after if item not in new))
        amounts = Amounts(known)
        found = [(item, amounts.same(item)) for item in fresh]
        converted = tuple(FigureChange(item, known[at]) for item, at in found if at is not None)
        fresh = tuple(item for item, at in found if at is None)
    return converted, _gone_in_every_measure(gone, after), fresh


def _gone_in_every_measure(gone: tuple[Quantity, ...], after: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    if not any(map(may_convert, gone)):
        return gone
    now = Amounts(after)
    return tuple(item for item in gone if now.same(item) is None)


def _unmatched(items: tuple[Quantity, ...], others: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities without a partner among ``others``; each partner serves once.

    One that only repeats a figure among ``others`` is returned as weak: it matters only where it replaces another.
    """
    exact = Counter(item.key for item in others)
    rest = _take_equal(items, exact)
    if not rest:
        return ()
    unused = Figures(item.key for item in others if exact[item.key] > 0)
    known = Figures(item.key for item in others)
    unpaired = [item for item in rest if not unused.take(item.key)]
    return tuple(replace(item, weak=True) if known.has(item.key) else item for item in unpaired)


def _take_equal(items: Iterable[Quantity], left: Counter[Key]) -> list[Quantity]:
    """The quantities without an equal key in ``left``; the keys found are subtracted from ``left``."""
    rest = []
    for item in items:
        if left[item.key] > 0:
            left[item.key] -= 1
        else:
            rest.append(item)
    return rest


def _paired(gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]) -> list[FigureChange]:
    """Each fresh figure with the gone one of its kind that fits best; a weak one without such a partner is left out.

    Best fits the same unit and counted noun, then the same unit, then the same noun. Figures that count what a gone one
    counts choose first, and those that count something else last: "17 dead" became 23 in "Two arrested, toll at 23".
    """
    left: dict[tuple[Hashable, ...], deque[int]] = defaultdict(deque)
    for position, old in enumerate(gone):
        for key in _pairing_keys(old):
            left[key].append(position)
    taken: set[int] = set()
    changes = []
    by_noun = {key for key in left if len(key) == _WITH_NOUN}
    for item in sorted(fresh, key=lambda item: (by_noun.isdisjoint(_pairing_keys(item)), _noun(item) is not None)):
        candidates = (_first_left(left[key], taken) for key in _pairing_keys(item))
        best = next((at for at in candidates if at is not None), None)
        if best is not None:
            taken.add(best)
            changes.append(FigureChange(item, gone[best]))
        elif not item.weak:
            changes.append(FigureChange(item, None))
    return changes


def _first_left(positions: deque[int], taken: set[int]) -> int | None:
    """The first position that is not taken; taken ones before it are dropped."""
    while positions and positions[0] in taken:
        positions.popleft()
    return positions[0] if positions else None


def _noun(item: Quantity) -> str | None:
    """The first letters of the noun that is counted, without its inflection; None if none is."""
    return item.counts.split()[0][:_ROOT].casefold() if item.counts else None


_AMOUNTS = frozenset({"number", "about"})
# "A third" may be a fraction or an ordinal.
_FRACTION_OR_ORDINAL = frozenset({"ordinal", "part"})
# Counted nouns are compared by this many first letters: their inflected forms match.
_ROOT = 4
# The length of a pairing key that includes the noun.
_WITH_NOUN = 3


def _pairing_keys(item: Quantity) -> Iterator[tuple[Hashable, ...]]:
    """The keys by which a figure finds its partner, the best first."""
    kind, _, unit = item.key
    noun = _noun(item)
    group = "amount" if kind in _AMOUNTS else kind
    if noun is not None:
        yield group, unit, noun
    yield group, unit
    if noun is not None:
        yield group, None, noun
    yield (group,)
    if kind in _FRACTION_OR_ORDINAL:
        yield (_FRACTION_OR_ORDINAL,)


def _counting_the_same(found: Sequence[Quantity], figures: Sequence[Quantity]) -> list[Quantity]:
    """The articles that count what one of the figures counts: "ein Toter" against "zwei Tote"."""
    nouns = {_noun(item) for item in figures if item.key[0] in _AMOUNTS} - {None}
    return [article for article in found if _noun(article) in nouns]


def _same_value(
    before: tuple[Quantity, ...], after: tuple[Quantity, ...], gone: tuple[Quantity, ...], fresh: tuple[Quantity, ...]
) -> list[FigureChange]:
    """Changes that keep the value: another bound, time zone or weekday."""
    lost, new = set(gone), set(fresh)
    old = {item.key: item for item in before if item not in lost}
    kept = ((item, old[item.key]) for item in after if item not in new and item.key in old)
    return [
        FigureChange(item, was)
        for item, was in kept
        if item.bound != was.bound or _differ(item.zone, was.zone) or _other_weekday(item, was)
    ]


def _other_weekday(one: Quantity, other: Quantity) -> bool:
    return _differ(one.weekday and one.weekday.number, other.weekday and other.weekday.number)


def _differ(one: int | None, other: int | None) -> bool:
    """Whether both are stated and differ."""
    return None not in (one, other) and one != other


_BOUND_WORDS = {"<": "less than ", ">": "more than ", "": ""}


def _shown(item: Quantity, other: Quantity | None) -> str:
    """The figure as written; beside one with the same key also its bound and weekday, as these are what differs."""
    if other is None or other.key != item.key:
        return item.text
    day = f"{item.weekday.text} " if item.weekday and _other_weekday(item, other) else ""
    return day + _BOUND_WORDS[item.bound] + item.text
