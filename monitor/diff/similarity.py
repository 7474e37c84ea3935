"""The similarity of sentences by the words they share, each word weighted by its rarity in the two documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from monitor.diff.sentences import Sentence

# Words are compared by this many first letters, so that "closed" and "closes" match.
_STEM = 5
# The weights of words of one, two and three letters; figures and scripts without spaces keep the full weight.
_SMALL = (0.4, 0.4, 0.6)
_FIRST_UNSPACED = 0x2E80
# Words in more sentences than this are not used to find candidates (they still count in the score).
_COMMON = 48
# The number of candidates for each sentence that are scored exactly.
_CANDIDATES = 6

Bag = dict[str, int]


class Similarity:
    """Scores pairs of sentences of two documents, 0 (nothing in common) to 1 (the same words, in any order)."""

    def __init__(self, old: Sequence[Sentence], new: Sequence[Sentence]) -> None:
        self._old, self._new = old, new
        distinct = dict.fromkeys([sentence.key for side in (old, new) for sentence in side])
        self._weights = _Weights(Counter(_stems(" ".join(distinct))))
        self._bags: dict[str, tuple[Bag, float]] = {}

    def score(self, old: Iterable[int], new: Iterable[int]) -> float:
        """The similarity of two groups of sentences, each taken as one text."""
        one, weight_one = self._joined(self._old, old)
        two, weight_two = self._joined(self._new, new)
        total = weight_one + weight_two
        return 2 * self._shared(one, two) / total if total else 0.0

    def held(self, part: int, whole: Iterable[int], beside: int, *, part_is_new: bool) -> float:
        """The share of sentence ``part`` that is in ``whole`` of the other side, beyond what ``beside`` uses of it."""
        mine, other = (self._new, self._old) if part_is_new else (self._old, self._new)
        bag, weight = self._bag(mine[part].key)
        around, _ = self._joined(other, whole)
        taken, _ = self._bag(mine[beside].key)
        rest = {stem: count - taken.get(stem, 0) for stem, count in around.items() if count > taken.get(stem, 0)}
        return self._shared(bag, rest) / weight if weight else 0.0

    def candidates(self, old: Sequence[int], new: Sequence[int], least: float) -> list[tuple[int, int]]:
        """For each new sentence, the pairs with the old ones that share most with it and can score ``least``."""
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for at in old:
            for stem in self._bag(self._old[at].key)[0]:
                postings[stem].append(at)
        pairs: list[tuple[int, int]] = []
        for to in new:
            shared: defaultdict[int, float] = defaultdict(float)
            bag, total = self._bag(self._new[to].key)
            unseen = 0.0
            for stem, count in bag.items():
                where = postings.get(stem, ())
                weight = self._weights[stem] * count
                if len(where) > _COMMON:
                    unseen += weight
                    continue
                for at in where:
                    shared[at] += weight
            best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
            for at, weight in best:
                # An upper bound of the score, as if all common words were shared.
                if 2 * (weight + unseen) >= least * (total + self._bag(self._old[at].key)[1]):
                    pairs.append((at, to))
        return pairs

    def _joined(self, side: Sequence[Sentence], positions: Iterable[int]) -> tuple[Bag, float]:
        bags = [self._bag(side[position].key) for position in positions]
        if len(bags) == 1:
            return bags[0]
        joined: Bag = {}
        for bag, _ in bags:
            for stem, count in bag.items():
                joined[stem] = joined.get(stem, 0) + count
        return joined, sum(weight for _, weight in bags)

    def _bag(self, key: str) -> tuple[Bag, float]:
        known = self._bags.get(key)
        if known is None:
            bag: Bag = {}
            for stem in _stems(key):
                bag[stem] = bag.get(stem, 0) + 1
            known = self._bags[key] = (bag, sum(count * self._weights[stem] for stem, count in bag.items()))
        return known

    def _shared(self, one: Mapping[str, int], two: Mapping[str, int]) -> float:
        if len(one) > len(two):
            one, two = two, one
        weights = self._weights
        return sum(min(count, two[stem]) * weights[stem] for stem, count in one.items() if stem in two)


class _Weights(dict[str, float]):
    """The weight of each stem: 1 for a long word that occurs once on either side, less for frequent or short words."""

    def __init__(self, seen: Mapping[str, int]) -> None:
        super().__init__()
        self._seen = seen

    def __missing__(self, stem: str) -> float:
        small = len(stem) <= len(_SMALL) and not stem[0].isdigit() and ord(stem[0]) < _FIRST_UNSPACED
        size = _SMALL[len(stem) - 1] if small else 1.0
        weight = self[stem] = size / (1 + log(max(1.0, self._seen[stem] / 2)))
        return weight


def _stems(key: str) -> list[str]:
    return [word[:_STEM] if word > ":" else word for word in key.split(" ")]
