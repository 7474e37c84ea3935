"""Finds numbers that both texts have in different places: in table cells, in a score, before another noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from monitor.quantities.quantity import Quantity

Places = list[tuple[Quantity, Quantity]]
_AMOUNTS = frozenset({"number", "about"})
# The separator of table cells in a document's text.
_BAR = "|"
# With fewer cells it is prose with a bar in it.
_CELLS = 3
# Counted nouns are compared by this many first letters: their inflected forms match.
_ROOT = 4


def cells(old: str, new: str, before: Sequence[Quantity], after: Sequence[Quantity]) -> Places:
    """The pairs (older, newer) of numbers that differ in the same cell of two table rows.

    Empty if the rows have different numbers of cells, or fewer than three.
    """
    if _BAR not in old or _BAR not in new:
        return []
    bars, bars_now = old.count(_BAR), new.count(_BAR)
    if bars != bars_now or bars + 1 < _CELLS:
        return []
    was, now = dict(_by_cell(old, before)), dict(_by_cell(new, after))
    both = ((was[at], now[at]) for at in sorted(was.keys() & now.keys()))
    return [(one, other) for one, other in both if one.key != other.key and one.key[::2] == other.key[::2]]


def _by_cell(text: str, items: Sequence[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """The index of each cell that has exactly one number, and that number."""
    found: dict[int, list[Quantity]] = {}
    cell, begin = 0, 0
    for item in items:
        cell += text.count(_BAR, begin, item.start)
        begin = item.start
        found.setdefault(cell, []).append(item)
    return ((at, numbers[0]) for at, numbers in found.items() if len(numbers) == 1)


def exchanged(before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The pairs (older, newer) of numbers that were swapped: "1-0" → "0-1", "3 dead, 5 hurt" → "5 dead, 3 hurt".

    Only if both texts have both numbers; other changes show in the values.
    """
    yield from _reversed_scores(before, after)
    was, now = _by_noun(before), _by_noun(after)
    moved = [(was[noun], item) for noun, item in now.items() if noun in was and was[noun].key != item.key]
    moves = {(old.key, item.key) for old, item in moved}
    yield from ((old, item) for old, item in moved if (item.key, old.key) in moves)


def _reversed_scores(before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The first numbers (older, newer) of scores that were reversed."""
    scores = {(one.key, other.key): one for one, other in _scores(before)}
    now = {(one.key, other.key) for one, other in _scores(after)}
    for one, other in _scores(after):
        mirrored = (other.key, one.key)
        if mirrored in scores and mirrored not in now and (one.key, other.key) not in scores:
            yield scores[mirrored], one


def _scores(items: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of different plain numbers with one character between them: scores, also ranges."""
    for one, other in pairwise(items):
        plain = one.key[0] == other.key[0] == "number" and one.text.isdecimal() and other.text.isdecimal()
        if plain and other.start - one.end == 1 and one.key != other.key:
            yield one, other


def _by_noun(items: Sequence[Quantity]) -> dict[str, Quantity]:
    """The amounts by the noun they count; nouns counted by several amounts are left out."""
    counted = [(item.counts.split()[0][:_ROOT].casefold(), item) for item in items if _is_counting(item)]
    often = Counter(noun for noun, _ in counted)
    return {noun: item for noun, item in counted if often[noun] == 1}


def _is_counting(item: Quantity) -> bool:
    return bool(item.counts) and item.key[0] in _AMOUNTS and not item.weak
