"""Matches the sentences of the older side with those of the newer: equal ones first, then similar ones, each once.

Works on positions; both sides come without their titles. Each step takes the sentences that the steps before left over:

1. equal sentences in order (longest common subsequence): the anchors, which divide the documents into gaps;
2. equal sentences of some length out of order: moved;
3. similar sentences, those of the same gap preferred: changed;
4. in gaps, short lines of the same shape that contain a figure ("£75" → "£80"): changed in place;
5. short equal sentences out of order: moved;
6. neighbours of changed sentences: split or merged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.diff.sentences import Sentence
from monitor.diff.sequences import ascending, common_pairs
from monitor.diff.similarity import Similarity

# Sentences with fewer tokens are short lines: an equal "£20" elsewhere need not be the same fee.
_LINE = 4
# The least similarity at which two sentences are old and new wording of one: in the same gap, alone in it, anywhere.
_IN_GAP = 0.36
_ALONE = 0.27
SURE = 0.55
# A threshold that no similarity reaches.
_NEVER = 2.0
# A neighbour joins a changed sentence if this share of it is on the other side, and the joined texts are this similar.
_HELD = 0.6
_TOGETHER = 0.66
# The most tokens of a line that is matched by its shape.
_SHORT_SHAPE = 8
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Match:
    """Sentences that belong together: one to one, one to several, or several to one.

    ``in_place``: matched by position and shape, regardless of shared words.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class Matching:
    """All matches. ``anchors`` are the unchanged and changed pairs that are in the same order on both sides."""

    unchanged: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    changed: tuple[Match, ...]
    anchors: tuple[tuple[int, int], ...]


class _Board:
    """The matched and the remaining sentences while the steps run."""

    def __init__(self, old: Sequence[Sentence], new: Sequence[Sentence]) -> None:
        self.old, self.new = old, new
        self.unchanged = _equal_in_order(old, new)
        self.anchors = self.unchanged
        self.moved: list[tuple[int, int]] = []
        self.changed: dict[tuple[int, int], float] = {}
        self.in_place: set[tuple[int, int]] = set()
        self.left_old = sorted(set(range(len(old))).difference(at for at, _ in self.unchanged))
        self.left_new = sorted(set(range(len(new))).difference(to for _, to in self.unchanged))

    def strike(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Remove matched positions from the remaining ones."""
        matched = list(pairs)
        if matched:
            matched_old, matched_new = {at for at, _ in matched}, {to for _, to in matched}
            self.left_old = [at for at in self.left_old if at not in matched_old]
            self.left_new = [to for to in self.left_new if to not in matched_new]

    def gaps(self) -> tuple[dict[int, int], dict[int, int]]:
        """The gap of each remaining position, on either side: the number of anchors before it."""
        olds, news = [at for at, _ in self.anchors], [to for _, to in self.anchors]
        return (
            {at: bisect_left(olds, at) for at in self.left_old},
            {to: bisect_left(news, to) for to in self.left_new},
        )


def match_sentences(old: Sequence[Sentence], new: Sequence[Sentence]) -> Matching:
    """Match two lists of sentences."""
    board = _Board(old, new)
    matches: list[Match] = []
    if board.left_old and board.left_new:
        _match_moved(board, _LINE)
        if board.left_old and board.left_new:
            similarity = Similarity(old, new)
            _match_similar(board, similarity)
            _match_lines(board, similarity)
            _match_moved(board, 0)
            matches = _join_neighbours(board, similarity)
    return Matching(tuple(board.unchanged), tuple(sorted(board.moved)), tuple(matches), tuple(board.anchors))


def _equal_in_order(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Pairs of equal sentences in order; short lines with a figure are matched last, between the others."""
    firm_old = [at for at, sentence in enumerate(old) if not _is_figure_line(sentence)]
    firm_new = [to for to, sentence in enumerate(new) if not _is_figure_line(sentence)]
    pairs = common_pairs([_identity(old[at]) for at in firm_old], [_identity(new[to]) for to in firm_new])
    firm = [(firm_old[at], firm_new[to]) for at, to in pairs]
    if len(firm_old) == len(old) or len(firm_new) == len(new):
        return firm
    return sorted([*firm, *_equal_between(firm, old, new)])


def _equal_between(
    firm: Sequence[tuple[int, int]], old: Sequence[Sentence], new: Sequence[Sentence]
) -> Iterator[tuple[int, int]]:
    """Pairs of equal sentences in the gaps between ``firm`` pairs, in order."""
    last_old = last_new = 0
    for at, to in [*firm, (len(old), len(new))]:
        if at > last_old and to > last_new:
            between = common_pairs(list(map(_identity, old[last_old:at])), list(map(_identity, new[last_new:to])))
            yield from ((last_old + one, last_new + two) for one, two in between)
        last_old, last_new = at + 1, to + 1


def _is_figure_line(sentence: Sentence) -> bool:
    return _size(sentence) < _LINE and _DIGITS.search(sentence.key) is not None


def _match_moved(board: _Board, least: int) -> None:
    """Match equal sentences of at least ``least`` tokens out of order."""
    waiting: defaultdict[str | tuple[str, str], list[int]] = defaultdict(list)
    for at in reversed(board.left_old):
        waiting[_identity(board.old[at])].append(at)
    pairs = []
    for to in board.left_new:
        found = waiting.get(_identity(board.new[to]))
        if found and _size(board.new[to]) >= least:
            pairs.append((found.pop(), to))
    board.moved += pairs
    board.strike(pairs)


def _identity(sentence: Sentence) -> str | tuple[str, str]:
    """The key that equal sentences share; short ones also need the same live entry ("More follows.")."""
    if sentence.entry is None or _size(sentence) >= _LINE:
        return sentence.key
    return sentence.key, sentence.entry


def _size(sentence: Sentence) -> int:
    return sentence.key.count(" ") + 1


def _match_similar(board: _Board, similarity: Similarity) -> None:
    """Match similar sentences, the best pairs first; of equal scores the first pair in reading order wins."""
    gap_old, gap_new = board.gaps()
    members_old, members_new = _members(gap_old), _members(gap_new)
    candidates = set(similarity.candidates(board.left_old, board.left_new, _ALONE))
    candidates.update(_beside(members_old, members_new))
    ranked = []
    for at, to in candidates:
        score = similarity.score((at,), (to,))
        gap = gap_old[at]
        together = gap == gap_new[to]
        alone = together and len(members_old[gap]) == len(members_new[gap]) == 1
        if score >= _least(board, at, to, together, alone):
            ranked.append((-score - 0.1 * together, at, to, score, together))
    ranked.sort()
    used_old: set[int] = set()
    used_new: set[int] = set()
    pairs: list[tuple[int, int]] = []
    in_order: list[tuple[int, int]] = []
    for _, at, to, score, together in ranked:
        if at not in used_old and to not in used_new:
            used_old.add(at)
            used_new.add(to)
            pairs.append((at, to))
            if board.old[at].key == board.new[to].key:
                board.moved.append((at, to))
                continue
            board.changed[at, to] = score
            if together:
                in_order.append((at, to))
    board.strike(pairs)
    board.anchors = ascending(sorted([*board.anchors, *in_order]))


def _members(gaps: dict[int, int]) -> dict[int, list[int]]:
    """The positions in each gap."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for position, gap in gaps.items():
        members[gap].append(position)
    return members


def _beside(old: dict[int, list[int]], new: dict[int, list[int]]) -> Iterable[tuple[int, int]]:
    """Pairs at about the same place of the same gap, counted from its start or its end."""
    for gap, ats in old.items():
        tos = new.get(gap, [])
        shift = len(tos) - len(ats)
        for index, at in enumerate(ats):
            for place in {index - 1, index, index + 1, index + shift}:
                if 0 <= place < len(tos):
                    yield at, tos[place]


def _least(board: _Board, at: int, to: int, together: bool, alone: bool) -> float:
    """The similarity at which two sentences count as old and new wording of one.

    Sentences of two live entries never match: each entry reports one thing.
    """
    one, two = board.old[at], board.new[to]
    if one.entry != two.entry and None not in (one.entry, two.entry):
        return _NEVER
    if alone:
        return _ALONE
    if together:
        return _IN_GAP
    if min(_size(one), _size(two)) < _LINE or one.entry != two.entry:
        return _NEVER
    return SURE


def _match_lines(board: _Board, similarity: Similarity) -> None:
    """Match short lines with figures in place, in gaps where both sides have the same shapes in the same order."""
    gap_old, gap_new = board.gaps()
    news = _members({to: gap for to, gap in gap_new.items() if _shape(board.new[to])})
    pairs: list[tuple[int, int]] = []
    for gap, ats in _members({at: gap for at, gap in gap_old.items() if _shape(board.old[at])}).items():
        tos = news.get(gap, [])
        if [_shape(board.old[at]) for at in ats] == [_shape(board.new[to]) for to in tos]:
            pairs.extend(zip(ats, tos, strict=True))
    for at, to in pairs:
        board.changed[at, to] = similarity.score((at,), (to,))
    board.in_place.update(pairs)
    board.strike(pairs)
    board.anchors = sorted([*board.anchors, *pairs])


def _shape(sentence: Sentence) -> str:
    """A short line with its figures replaced by 0; "" for a longer one or one without figures."""
    if _size(sentence) > _SHORT_SHAPE:
        return ""
    shape, figures = _DIGITS.subn("0", sentence.key)
    return f"{sentence.kind} {sentence.entry} {shape}" if figures else ""


def _join_neighbours(board: _Board, similarity: Similarity) -> list[Match]:
    """The changed pairs, each extended by remaining neighbours that it was split into or merged from."""
    left_old, left_new = set(board.left_old), set(board.left_new)
    matches = []
    for (at, to), score in sorted(board.changed.items(), key=lambda item: item[0][1]):
        olds: tuple[int, ...] = (at,)
        news, alike = _grow(to, olds, score, left_new, similarity, grow_new=True)
        if len(news) == 1:
            olds, alike = _grow(at, (to,), score, left_old, similarity, grow_new=False)
        left_new.difference_update(news)
        left_old.difference_update(olds)
        matches.append(Match(olds, news, alike, (at, to) in board.in_place))
    board.left_old, board.left_new = sorted(left_old), sorted(left_new)
    return matches


def _grow(
    core: int, other: tuple[int, ...], score: float, left: set[int], similarity: Similarity, *, grow_new: bool
) -> tuple[tuple[int, ...], float]:
    """The run of sentences around ``core`` that is most similar to ``other``, and its similarity."""
    run: tuple[int, ...] = (core,)
    grown = True
    while grown:
        grown = False
        for candidate, longer in ((run[-1] + 1, (*run, run[-1] + 1)), (run[0] - 1, (run[0] - 1, *run))):
            if candidate not in left:
                continue
            joint = similarity.score(other, longer) if grow_new else similarity.score(longer, other)
            if joint > score + 0.03 and similarity.held(candidate, other, core, part_is_new=grow_new) >= _HELD:
                run, score, grown = longer, joint, True
                break
    if len(run) > 1 and score < _TOGETHER:
        first = similarity.score(other, (core,)) if grow_new else similarity.score((core,), other)
        return (core,), first
    return run, score
