"""Keeps stories in memory as the database does, and scores how well they match known events; used for measuring."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import fmean

from monitor.model import ArticleTerms, ArticleVectors, Placement, StoryCandidate, TermCounts
from monitor.stories.joining import place
from monitor.stories.kept import carried
from monitor.stories.likeness import keys_of, rarest, vectors

# The same limits as in the store and the pipeline.
POSTINGS, NEAR, STORIES, MEMBERS = 50, 20, 2, 5


class Desk:
    """Places articles into stories, one version after another."""

    def __init__(self) -> None:
        self.story: dict[int, int] = {}
        self._members: defaultdict[int, set[int]] = defaultdict(set)
        self._counts: Counter[str] = Counter()
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        self._rare: dict[int, tuple[str, ...]] = {}
        self._vectors: dict[int, ArticleVectors] = {}
        self._next = 1

    def arrive(self, number: int, terms: ArticleTerms) -> None:
        """Place an article after a version; newer articles must have larger numbers."""
        if number in self._vectors:
            terms = carried(terms, self._vectors[number])
        keys = keys_of(terms)
        counts = TermCounts(len(self._vectors), tuple((key, self._counts[key]) for key in keys))
        known, kept = vectors(terms, counts), vectors(terms, counts, itself=1)
        placement = place(number, 1, known, kept, self._candidates(number, rarest(known)))
        self._do(placement)
        self._vectors[number] = kept
        self._counts.update(placement.fresh)
        for key in self._rare.get(number, ()):
            self._postings[key].remove(number)
        self._rare[number] = placement.rare
        for key in placement.rare:
            self._postings[key].append(number)

    def _candidates(self, number: int, rare: Sequence[str]) -> list[StoryCandidate]:
        shared = Counter(item for key in rare for item in self._postings[key][-POSTINGS:] if item != number)
        near = [item for item, _ in sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:NEAR]]
        wanted = [number, *near]
        stories = dict.fromkeys(self.story[item] for item in wanted if item in self.story)
        for story in list(stories)[:STORIES]:
            wanted += sorted(self._members[story], reverse=True)[:MEMBERS]
        placed = (item for item in dict.fromkeys(wanted) if item in self._vectors)
        return [StoryCandidate(item, self._vectors[item], self.story.get(item)) for item in placed]

    def _do(self, placement: Placement) -> None:
        for move in placement.moves:
            self._put(move.article_id, move.beside)
        for other in placement.merged:
            story = self.story.get(other)
            for item in [other] if story is None else list(self._members[story]):
                self._put(item, placement.article_id)

    def _put(self, number: int, beside: int | None) -> None:
        left = self.story.pop(number, None)
        if left is not None:
            self._members[left].discard(number)
        if beside is not None:
            if beside not in self.story:
                self.story[beside] = self._next
                self._members[self._next].add(beside)
                self._next += 1
            self.story[number] = self.story[beside]
            self._members[self.story[number]].add(number)
        if left is not None and len(self._members[left]) == 1:
            self.story.pop(self._members.pop(left).pop(), None)


def b_cubed(found: Sequence[object], gold: Sequence[object]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998); both arguments are cluster labels of the items."""
    alike, right = defaultdict(set), defaultdict(set)
    for number, (one, other) in enumerate(zip(found, gold, strict=True)):
        alike[one].add(number)
        right[other].add(number)
    pairs = list(zip(found, gold, strict=True))
    precision = fmean(len(alike[one] & right[other]) / len(alike[one]) for one, other in pairs)
    recall = fmean(len(alike[one] & right[other]) / len(right[other]) for one, other in pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)
