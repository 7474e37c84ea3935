"""Aligns two documents: the edits between their sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.diff.matching import SURE, Match, Matching, match_sentences
from monitor.diff.sentences import Place, Sentence, sentences_of
from monitor.diff.words import Piece, word_pieces
from monitor.model import Document, Op


@dataclass(frozen=True, slots=True)
class RawEdit:
    """One edit, not yet judged.

    ``old_at`` and ``new_at`` are positions in the sentences of the ``Difference`` (several in a split, a merge, or a
    whole live entry). ``words`` rebuilds both texts (sentences joined by one space); ``similarity`` is 0 to 1.
    """

    op: Op
    old_at: tuple[int, ...]
    new_at: tuple[int, ...]
    words: tuple[Piece, ...]
    similarity: float = 0.0
    place: Place = "body"


@dataclass(frozen=True, slots=True)
class Difference:
    """The sentences of two documents and the edits between them.

    ``edits`` are in reading order of the newer document, removals where the sentence was. ``unchanged`` are the pairs
    of positions (old, new) of equal sentences that kept their order.
    """

    old_sentences: tuple[Sentence, ...]
    new_sentences: tuple[Sentence, ...]
    edits: tuple[RawEdit, ...]
    unchanged: tuple[tuple[int, int], ...]

    def old_text(self, edit: RawEdit) -> str | None:
        """The older side of an edit as one text, None if it has none."""
        return " ".join(self.old_sentences[at].text for at in edit.old_at) if edit.old_at else None

    def new_text(self, edit: RawEdit) -> str | None:
        """The newer side of an edit as one text, None if it has none."""
        return " ".join(self.new_sentences[at].text for at in edit.new_at) if edit.new_at else None


def align(old: Document, new: Document) -> Difference:
    """The difference of two documents; there are no edits if both have the same words in the same order."""
    before, after = sentences_of(old), sentences_of(new)
    if " ".join([s.key for s in before]) == " ".join([s.key for s in after]):
        return Difference(before, after, (), tuple(zip(range(len(before)), range(len(after)), strict=False)))
    edits: list[tuple[tuple[float, int, int], RawEdit]] = []
    first_old, first_new = _titles(before, after, edits)
    matching = _oriented(before[first_old:], after[first_new:])
    shift = _Shift(first_old, first_new)
    unchanged = [shift.pair(pair) for pair in matching.unchanged]
    if first_old and first_new and before[0].key == after[0].key:
        unchanged.insert(0, (0, 0))
    _body_edits(before, after, matching, shift, edits)
    edits.sort(key=lambda item: item[0])
    return Difference(before, after, tuple(edit for _, edit in edits), tuple(unchanged))


@dataclass(frozen=True, slots=True)
class _Shift:
    """How many sentences (the titles) were left out before matching."""

    old: int
    new: int

    def pair(self, pair: tuple[int, int]) -> tuple[int, int]:
        return pair[0] + self.old, pair[1] + self.new

    def match(self, match: Match) -> Match:
        return replace(
            match, old=tuple(at + self.old for at in match.old), new=tuple(to + self.new for to in match.new)
        )


def _titles(
    before: Sequence[Sentence], after: Sequence[Sentence], edits: list[tuple[tuple[float, int, int], RawEdit]]
) -> tuple[int, int]:
    """Add the edit of the title, and return how many sentences it takes on either side, 0 or 1.

    A different title is always a changed one, however little the two share.
    """
    old, new = _title(before), _title(after)
    if old is not None and new is not None:
        if old.key != new.key:
            words = word_pieces(old.text, new.text)
            similarity = sum(len(text) for tag, text in words if tag == "equal") / max(len(old.text), len(new.text))
            edits.append(((0.0, 0, 0), RawEdit(Op.CHANGED, (0,), (0,), words, similarity, "title")))
    elif old is not None:
        edits.append(((0.0, 0, 0), RawEdit(Op.REMOVED, (0,), (), (("delete", old.text),), 0.0, "title")))
    elif new is not None:
        edits.append(((0.0, 0, 0), RawEdit(Op.ADDED, (), (0,), (("insert", new.text),), 0.0, "title")))
    return int(old is not None), int(new is not None)


def _title(side: Sequence[Sentence]) -> Sentence | None:
    return side[0] if side and side[0].place == "title" else None


def _oriented(before: Sequence[Sentence], after: Sequence[Sentence]) -> Matching:
    """The matching, always computed in the same direction so that both directions mirror each other."""
    if [s.key for s in before] <= [s.key for s in after]:
        return match_sentences(before, after)
    mirrored = match_sentences(after, before)
    return Matching(
        tuple((at, to) for to, at in mirrored.unchanged),
        tuple(sorted((at, to) for to, at in mirrored.moved)),
        tuple(Match(match.new, match.old, match.similarity, match.in_place) for match in mirrored.changed),
        tuple((at, to) for to, at in mirrored.anchors),
    )


def _body_edits(
    before: Sequence[Sentence],
    after: Sequence[Sentence],
    matching: Matching,
    shift: _Shift,
    edits: list[tuple[tuple[float, int, int], RawEdit]],
) -> None:
    """Add the edits of the body, each with its sort key: the newer position, removals after it, the older position."""
    removed, added = set(range(shift.old, len(before))), set(range(shift.new, len(after)))
    removed.difference_update(at + shift.old for at, _ in matching.unchanged)
    added.difference_update(to + shift.new for _, to in matching.unchanged)
    for edit in _matched(before, after, matching, shift):
        edits.append(((edit.new_at[0], 0, 0), edit))
        removed.difference_update(edit.old_at)
        added.difference_update(edit.new_at)
    for run in _units(after, sorted(added), {s.entry for s in before}):
        text = _text(after, run)
        edits.append(((run[0], 0, 0), RawEdit(Op.ADDED, (), run, (("insert", text),))))
    olds = [at + shift.old for at, _ in matching.anchors]
    for run in _units(before, sorted(removed), {s.entry for s in after}):
        place = bisect_left(olds, run[0])
        ahead = matching.anchors[place - 1][1] + shift.new if place else shift.new - 0.5
        text = _text(before, run)
        edits.append(((ahead, 1, run[0]), RawEdit(Op.REMOVED, run, (), (("delete", text),))))


def _text(side: Sequence[Sentence], run: Iterable[int]) -> str:
    return " ".join(side[at].text for at in run)


def _matched(
    before: Sequence[Sentence], after: Sequence[Sentence], matching: Matching, shift: _Shift
) -> Iterator[RawEdit]:
    """The edits of moved and changed sentences; a doubtful pair without a common word stays removed and added."""
    for at, to in map(shift.pair, matching.moved):
        yield RawEdit(Op.MOVED, (at,), (to,), (("equal", after[to].text),), 1.0)
    for match in map(shift.match, matching.changed):
        edit = _changed(before, after, match)
        if match.in_place or match.similarity >= SURE or any(tag == "equal" for tag, _ in edit.words):
            yield edit


def _changed(before: Sequence[Sentence], after: Sequence[Sentence], match: Match) -> RawEdit:
    op = Op.SPLIT if len(match.new) > 1 else Op.MERGED if len(match.old) > 1 else Op.CHANGED
    old_text = " ".join(before[at].text for at in match.old)
    new_text = " ".join(after[to].text for to in match.new)
    return RawEdit(op, match.old, match.new, word_pieces(old_text, new_text), round(match.similarity, 4))


def _units(side: Sequence[Sentence], left: list[int], others: set[str | None]) -> list[tuple[int, ...]]:
    """The positions ``left``, grouped: a whole live entry that the other side lacks is one unit, else each sentence."""
    size = Counter(sentence.entry for sentence in side)
    units: list[tuple[int, ...]] = []
    run: list[int] = []
    for position in left:
        entry = side[position].entry
        if run and (entry != side[run[-1]].entry or position != run[-1] + 1):
            units.extend((at,) for at in run)
            run.clear()
        if entry is None or entry in others:
            units.append((position,))
            continue
        run.append(position)
        if len(run) == size[entry]:
            units.append(tuple(run))
            run.clear()
    units.extend((at,) for at in run)
    return units
