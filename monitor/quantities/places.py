"""Numbers that a newer text still has, in another place: in a table's row, in a score, before another noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from monitor.quantities.quantity import Quantity

Places = list[tuple[Quantity, Quantity]]
_AMOUNTS = frozenset({"number", "about"})
# The cells of a row of a table, as a document's text has them.
_BAR = "|"
# A row of fewer cells is prose with a bar in it.
_CELLS = 3
# So many first letters distinguish counted nouns, whatever their form.
_ROOT = 4


def cells(old: str, new: str, before: Sequence[Quantity], after: Sequence[Quantity]) -> Places:
    """The numbers of the cells of two rows that differ, the older one first; none where the rows are unlike."""
    if _BAR not in old or _BAR not in new:
        return []
    bars, bars_now = old.count(_BAR), new.count(_BAR)
    if bars != bars_now or bars + 1 < _CELLS:
        return []
    was, now = dict(_by_cell(old, before)), dict(_by_cell(new, after))
    both = ((was[at], now[at]) for at in sorted(was.keys() & now.keys()))
    return [(one, other) for one, other in both if one.key != other.key and one.key[::2] == other.key[::2]]


def _by_cell(text: str, items: Sequence[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """The number of each cell that has one only, by the cell's place."""
    places: dict[int, list[Quantity]] = {}
    cell, begin = 0, 0
    for item in items:
        cell += text.count(_BAR, begin, item.start)
        begin = item.start
        places.setdefault(cell, []).append(item)
    return ((at, found[0]) for at, found in places.items() if len(found) == 1)


def exchanged(before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The numbers that changed places, each with the one that was there: "1-0" → "0-1", "3 dead, 5 hurt" → "5 dead".

    Only where both texts have both numbers; other changes show in their values.
    """
    yield from _turned(before, after)
    was, now = _by_noun(before), _by_noun(after)
    moved = [(was[noun], item) for noun, item in now.items() if noun in was and was[noun].key != item.key]
    turned = {(old.key, item.key) for old, item in moved}
    yield from ((old, item) for old, item in moved if (item.key, old.key) in turned)


def _turned(before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The first numbers of scores that are the other way round."""
    scores = {(one.key, other.key): one for one, other in _scores(before)}
    now = {(one.key, other.key) for one, other in _scores(after)}
    for one, other in _scores(after):
        turned = (other.key, one.key)
        if turned in scores and turned not in now and (one.key, other.key) not in scores:
            yield scores[turned], one


def _scores(items: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers parted by one mark, the greater of which does not always come last, as in a range."""
    for one, other in pairwise(items):
        plain = one.key[0] == other.key[0] == "number" and one.text.isdecimal() and other.text.isdecimal()
        if plain and other.start - one.end == 1 and one.key != other.key:
            yield one, other


def _by_noun(items: Sequence[Quantity]) -> dict[str, Quantity]:
    """The amounts by what they count, where one amount only counts it."""
    counted = [(item.counts.split()[0][:_ROOT].casefold(), item) for item in items if _is_counting(item)]
    often = Counter(noun for noun, _ in counted)
    return {noun: item for noun, item in counted if often[noun] == 1}


def _is_counting(item: Quantity) -> bool:
    return bool(item.counts) and item.key[0] in _AMOUNTS and not item.weak
