"""Sums of shallow decision trees, all of them walked at once.

QuickScorer (Lucchese and others, SIGIR 2015): each leaf is one bit. Where a value is above a node's limit, the leaves
below that node are ruled out; of what is left of each tree the first leaf is the one that a walk would end at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import add, getitem, or_
from typing import Any

# A leaf, or: the name of the evidence, its limit, the tree up to the limit, the tree above it.
Tree = float | list[Any]
# Each tree has one byte.
MOST_LEAVES = 8


class Forest:
    """Trees that are added up; ValueError where one has more than eight leaves."""

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
        both = list(map(_limits, nodes.values()))
        self._limits = [limits for limits, _ in both]
        self._masks = [masks for _, masks in both]

    def total(self, evidence: Mapping[str, float]) -> float:
        """The sum of the leaves that this evidence leads to."""
        return _added(self.leaves(evidence))

    def leaves(self, evidence: Mapping[str, float]) -> Iterator[float]:
        """Of each tree the leaf that this evidence leads to."""
        above = map(bisect_left, self._limits, map(evidence.__getitem__, self._names))
        left = self._every_leaf & ~reduce(or_, map(getitem, self._masks, above), 0)
        # Of each byte only its lowest bit stays: taking one from a byte turns that bit off and leaves those above it.
        first = left & ~(left - self._first_leaves)
        return map(getitem, self._leaves, first.to_bytes(len(self._leaves), "little"))


class Choice:
    """Several forests over the same evidence, by name, walked as one."""

    def __init__(self, forests: Mapping[str, Sequence[Tree]]) -> None:
        self._all = Forest([tree for trees in forests.values() for tree in trees])
        self._sizes = {name: len(trees) for name, trees in forests.items()}

    def best(self, evidence: Mapping[str, float]) -> str:
        """The name of the forest with the greatest sum, the first of equals."""
        leaves = self._all.leaves(evidence)
        totals = {name: _added(islice(leaves, size)) for name, size in self._sizes.items()}
        return max(totals, key=totals.__getitem__)


def _read(tree: Tree, leaves: list[float]) -> Iterable[tuple[str, float, int]]:
    """The nodes of a tree, each with the bits of the leaves up to its limit; ``leaves`` gets the leaves in order."""
    if not isinstance(tree, list):
        leaves.append(tree)
        return
    name, limit, below, above = tree
    begin = len(leaves)
    yield from _read(below, leaves)
    yield name, limit, (1 << len(leaves)) - (1 << begin)
    yield from _read(above, leaves)


def _limits(nodes: Iterable[tuple[float, int]]) -> tuple[list[float], list[int]]:
    """Limits in ascending order, and for each number of them that a value is above, the leaves they rule out."""
    limits: list[float] = []
    masks = [0]
    for limit, ruled_out in sorted(nodes):
        limits.append(limit)
        masks.append(masks[-1] | ruled_out)
    return limits, masks


def _added(leaves: Iterator[float]) -> float:
    """Their sum, each added to the last: from Python 3.12 on ``sum`` rounds once, and scores would differ."""
    return reduce(add, leaves, 0.0)
