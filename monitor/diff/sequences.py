"""Longest common subsequences, deterministic and with bounded memory.

Small inputs are solved exactly (bit-parallel: Hyyrö 2004, as in rapidfuzz). Larger ones are first cut at anchors: items
that occur once on either side (patience diff, Bram Cohen), of which the longest ascending chain is kept. A part without
anchors that is still too large is left unmatched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

from rapidfuzz.distance import LCSseq

# Cells of the table for the exact solution, one bit each: 12.5 MB.
MAX_CELLS = 100_000_000


def common_pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The pairs of positions of a longest common subsequence, ascending on both sides."""
    numbers: dict[Hashable, int] = {}
    first = [numbers.setdefault(item, len(numbers)) for item in old]
    second = [numbers.setdefault(item, len(numbers)) for item in new]
    pairs: list[tuple[int, int]] = []
    pending = [(0, len(first), 0, len(second))]
    while pending:
        old_from, old_to, new_from, new_to = pending.pop()
        ahead, behind = _equal_ends(first[old_from:old_to], second[new_from:new_to])
        pairs.extend((old_from + at, new_from + at) for at in range(ahead))
        pairs.extend((old_to - at, new_to - at) for at in range(1, behind + 1))
        old_from, new_from = old_from + ahead, new_from + ahead
        old_to, new_to = old_to - behind, new_to - behind
        if old_from == old_to or new_from == new_to:
            continue
        one, two = first[old_from:old_to], second[new_from:new_to]
        if len(one) * len(two) <= MAX_CELLS:
            pairs.extend((old_from + at, new_from + to) for at, to in _longest(one, two))
        else:
            pending.extend(_gaps(_anchors(one, two), old_from, old_to, new_from, new_to))
    pairs.sort()
    return pairs


def _equal_ends(one: Sequence[int], two: Sequence[int]) -> tuple[int, int]:
    """The lengths of the common prefix and of the common suffix after it."""
    shorter = min(len(one), len(two))
    ahead = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), shorter)
    behind = 0
    while behind < shorter - ahead and one[-1 - behind] == two[-1 - behind]:
        behind += 1
    return ahead, behind


def _longest(one: list[int], two: list[int]) -> list[tuple[int, int]]:
    return [
        (block.src_start + step, block.dest_start + step)
        for block in LCSseq.opcodes(one, two)
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]


def _anchors(one: list[int], two: list[int]) -> list[tuple[int, int]]:
    counts, others = Counter(one), Counter(two)
    where = {item: at for at, item in enumerate(two) if others[item] == 1 and counts[item] == 1}
    return ascending([(at, where[item]) for at, item in enumerate(one) if item in where])


def _gaps(
    anchors: list[tuple[int, int]], old_from: int, old_to: int, new_from: int, new_to: int
) -> list[tuple[int, int, int, int]]:
    """The rectangles between anchors; each but the first begins at an anchor."""
    gaps = []
    last_old, last_new = old_from, new_from
    for at, to in anchors:
        gaps.append((last_old, old_from + at, last_new, new_from + to))
        last_old, last_new = old_from + at, new_from + to
    return [*gaps, (last_old, old_to, last_new, new_to)] if anchors else []


def ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs that ascends on both sides (Fredman 1975); the first sides must ascend."""
    tails: list[int] = []
    tops: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, to) in enumerate(pairs):
        place = bisect_left(tails, to)
        before[index] = tops[place - 1] if place else -1
        if place == len(tails):
            tails.append(to)
            tops.append(index)
        else:
            tails[place], tops[place] = to, index
    chain = []
    index = tops[-1] if tops else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
