"""Pairs the figures of two texts that are at the same place: between the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from monitor.language import words_of
from monitor.quantities.quantity import Quantity

Pair = tuple[Quantity, Quantity]
# How many words on either side are compared: items of a list ("3 cases in Ottering, 2 cases in Marle") differ in them.
_BESIDE = 6


def in_place(old: str, new: str, before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[Pair]:
    """The pairs (older, newer) of quantities with the same words on both sides.

    Empty if one text has more quantities than the other: the words alone do not tell which ones belong together.
    """
    if len(before) != len(after):
        return
    for one, other, was, now in zip(before, after, _gaps(old, before), _gaps(new, after), strict=True):
        if was == now:
            yield one, other


def _gaps(text: str, items: Sequence[Quantity]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The words before and after each quantity, up to the next one, at most ``_BESIDE``."""
    ends = [0, *chain.from_iterable((item.start, item.end) for item in items), len(text)]
    gaps = [words_of(text[start:end]) for start, end in zip(ends[::2], ends[1::2], strict=True)]
    return ((left[-_BESIDE:], right[:_BESIDE]) for left, right in pairwise(gaps))
