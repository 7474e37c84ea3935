"""Evaluates sums of shallow decision trees, all trees at once.

QuickScorer (Lucchese and others, SIGIR 2015): each leaf is one bit. A value above a node's limit rules out the leaves
on the node's lower side; the first leaf that remains in each tree is the one that a walk would end at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import add, getitem, or_
from typing import Any

# A leaf's value, or a node: feature name, limit, the tree for values up to the limit, the tree for values above it.
Tree = float | list[Any]
# Each tree uses the bits of one byte.
MOST_LEAVES = 8


class Forest:
    """A sum of trees. Raises ValueError if a tree has more than eight leaves."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._leaves: list[dict[int, float]] = []
        nodes: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        for number, tree in enumerate(trees):
            leaves: list[float] = []
            for name, limit, ruled_out in _read(tree, leaves):
                nodes[name].append((limit, ruled_out << (8 * number)))
            if len(leaves) > MOST_LEAVES:
                raise ValueError(f"a tree of {len(leaves)} leaves, of at most {MOST_LEAVES}")
            self._leaves.append({1 << at: value for at, value in enumerate(leaves)})
        self._every_leaf = (1 << (8 * len(trees))) - 1
        self._first_leaves = sum(1 << (8 * number) for number in range(len(trees)))
        self._names = tuple(nodes)
        tables = list(map(_limits_and_masks, nodes.values()))
        self._limits = [limits for limits, _ in tables]
        self._masks = [masks for _, masks in tables]

    def total(self, features: Mapping[str, float]) -> float:
        """The sum of the trees' leaves for these features."""
        return _added(self.leaves(features))

    def leaves(self, features: Mapping[str, float]) -> Iterator[float]:
        """The leaf of each tree for these features."""
        above = map(bisect_left, self._limits, map(features.__getitem__, self._names))
        left = self._every_leaf & ~reduce(or_, map(getitem, self._masks, above), 0)
        # Keep only the lowest set bit of each byte: subtracting one clears it and leaves the bits above it.
        first = left & ~(left - self._first_leaves)
        return map(getitem, self._leaves, first.to_bytes(len(self._leaves), "little"))


class Choice:
    """Several named forests over the same features, evaluated together."""

    def __init__(self, forests: Mapping[str, Sequence[Tree]]) -> None:
        self._all = Forest([tree for trees in forests.values() for tree in trees])
        self._sizes = {name: len(trees) for name, trees in forests.items()}

    def best(self, features: Mapping[str, float]) -> str:
        """The name of the forest with the largest sum; of equal ones the first."""
        leaves = self._all.leaves(features)
        totals = {name: _added(islice(leaves, size)) for name, size in self._sizes.items()}
        return max(totals, key=totals.__getitem__)


def _read(tree: Tree, leaves: list[float]) -> Iterable[tuple[str, float, int]]:
    """The nodes of a tree (name, limit, bits of the leaves on the lower side); appends its leaves to ``leaves``."""
    if not isinstance(tree, list):
        leaves.append(tree)
        return
    name, limit, below, above = tree
    begin = len(leaves)
    yield from _read(below, leaves)
    yield name, limit, (1 << len(leaves)) - (1 << begin)
    yield from _read(above, leaves)


def _limits_and_masks(nodes: Iterable[tuple[float, int]]) -> tuple[list[float], list[int]]:
    """The limits, ascending, and the leaves ruled out by a value above the first 0, 1, 2, … of them."""
    limits: list[float] = []
    masks = [0]
    for limit, ruled_out in sorted(nodes):
        limits.append(limit)
        masks.append(masks[-1] | ruled_out)
    return limits, masks


def _added(leaves: Iterator[float]) -> float:
    """The sum, added one by one: from Python 3.12 on ``sum`` compensates rounding, and scores would differ."""
    return reduce(add, leaves, 0.0)
