"""Pairs the sentences of two texts for display: each sentence of either text once, in order, with its edit.

The inline view and the view in two columns are made from the same pairs, so that they cannot differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from monitor.history.labels import only_moved
from monitor.history.weave import partners, stayed_of
from monitor.model import BlockKind, Change, Document, Edit, Op

if TYPE_CHECKING:
    from monitor.diff import Sentence

TITLE = -1


@dataclass(frozen=True, slots=True)
class Side:
    """Adjacent sentences of one text, with their positions among its sentences (``at``).

    ``block`` is the index of their block (-1: the title), None if the document is no longer kept.
    """

    text: str
    at: tuple[int, ...]
    block: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Pair:
    """What is shown side by side: an unchanged sentence (no ``edit``), or an edit.

    ``number`` is the edit's index in its change. A moved edit has two pairs of one side each: at its old place and at
    its new one; ``elsewhere`` says whether the other is above or below. ``joined``: it moved together with the pair
    before it, within one paragraph.
    """

    old: Side | None
    new: Side | None
    edit: Edit | None = None
    number: int | None = None
    elsewhere: Literal["", "above", "below"] = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Adjacent sentences of one text. ``link``: the index of their link; None if they have none or are a later run."""

    first: int
    side: Side
    link: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class _Link:
    """A passage in both texts: its first position in each. ``moved``: according to the differ."""

    old: int
    new: int
    moved: bool


def beside(old: Document | None, new: Document, change: Change) -> tuple[Pair, ...]:
    """Return the pairs of two versions.

    ``old`` is None if it is no longer kept: its unchanged sentences are then taken from the newer version.
    """
    from monitor.diff import sentences_of

    after = sentences_of(new)
    before = stayed_of(after, change.edits) if old is None else sentences_of(old)
    return pairs_of(before, after, change.edits, old_kept=old is not None)


def pairs_of(
    old: Sequence[Sentence], new: Sequence[Sentence], edits: Sequence[Edit], *, old_kept: bool = True
) -> tuple[Pair, ...]:
    """Return the pairs in the order of both texts; a passage that moved across others has a pair at both places."""
    links: list[_Link] = []
    lefts: list[_Run] = []
    rights: list[_Run] = []
    before = {item.position: item for item in old}
    after = {item.position: item for item in new}
    for new_at, old_at in partners(old, new, edits).items():
        lefts.append(_Run(old_at, _side((old_at,), before, "", kept=old_kept), len(links), None))
        rights.append(_Run(new_at, _side((new_at,), after, ""), len(links), None))
        links.append(_Link(old_at, new_at, moved=False))
    for number, edit in enumerate(edits):
        link = len(links) if edit.old_at and edit.new_at else None
        lefts += _runs(edit.old_at, before, edit.old or "", link, number, kept=old_kept)
        rights += _runs(edit.new_at, after, edit.new or "", link, number)
        if link is not None:
            links.append(_Link(min(edit.old_at), min(edit.new_at), edit.op is Op.MOVED))
    lefts += _rest(before, lefts, kept=old_kept)
    rights += _rest(after, rights)
    lefts.sort(key=_position)
    rights.sort(key=_position)
    return tuple(_with_joined(_merged(lefts, rights, _anchors(links), edits)))


def _with_joined(pairs: Iterable[Pair]) -> Iterator[Pair]:
    before: Pair | None = None
    for pair in pairs:
        yield replace(pair, joined=True) if before and _moved_together(before, pair) else pair
        before = pair


def _moved_together(first: Pair, second: Pair) -> bool:
    """Whether two neighbouring pairs moved together: in one direction, and as neighbours at both places."""
    if first.edit is None or second.edit is None:
        return False
    same_direction = bool(first.elsewhere) and first.elsewhere == second.elsewhere
    return same_direction and _in_one_paragraph(first, second) and _moved_adjacent(first.edit, second.edit)


def _in_one_paragraph(first: Pair, second: Pair) -> bool:
    """Whether two one-sided pairs are in the same paragraph of the same text."""
    if first.old and second.old:
        return first.old.block == second.old.block
    if first.old or second.old:
        return False
    return first.new is not None and second.new is not None and first.new.block == second.new.block


def _moved_adjacent(first: Edit, second: Edit) -> bool:
    """Whether two edits only moved, and the second follows the first in both texts."""
    if not (only_moved(first) and only_moved(second)):
        return False
    return first.old_at[-1] + 1 == second.old_at[0] and first.new_at[-1] + 1 == second.new_at[0]


def _position(run: _Run) -> int:
    return run.first


def _side(at: tuple[int, ...], known: Mapping[int, Sentence], text: str, *, kept: bool = True) -> Side:
    sentences = [known[position] for position in at if position in known]
    if not sentences:
        return Side(text, at)
    first = sentences[0]
    return Side(" ".join(item.text for item in sentences), at, first.block if kept else None, first.kind)


def _runs(
    at: Sequence[int], known: Mapping[int, Sentence], text: str, link: int | None, number: int, *, kept: bool = True
) -> Iterator[_Run]:
    """Split the sentences of an edit's side into runs without a gap; only the first run gets the link."""
    run: list[int] = []
    first = True
    for position in sorted(at):
        if run and position != run[-1] + 1:
            yield _Run(run[0], _side(tuple(run), known, text, kept=kept), link if first else None, number)
            run, first, text = [], False, ""
        run.append(position)
    if run:
        yield _Run(run[0], _side(tuple(run), known, text, kept=kept), link if first else None, number)


def _rest(known: Mapping[int, Sentence], runs: Iterable[_Run], *, kept: bool = True) -> list[_Run]:
    """Return sentences that are neither unchanged nor part of an edit: none, unless the change is of another text."""
    shown = {position for run in runs for position in run.side.at}
    return [_Run(at, _side((at,), known, "", kept=kept), None, None) for at in known if at not in shown]


def _anchors(links: Sequence[_Link]) -> set[int]:
    """Return the largest set of unmoved links that have the same order in both texts.

    A longest increasing subsequence by patience sorting (Fredman 1975), in O(n log n).
    """
    by_new = sorted((at for at, link in enumerate(links) if not link.moved), key=lambda at: links[at].new)
    # For each length, the smallest old position that ends an increasing sequence, and the link that has it.
    end_positions: list[int] = []
    end_links: list[int] = []
    before: dict[int, int | None] = {}
    for at in by_new:
        length = bisect_left(end_positions, links[at].old)
        before[at] = end_links[length - 1] if length else None
        end_positions[length : length + 1] = [links[at].old]
        end_links[length : length + 1] = [at]
    found: set[int] = set()
    link = end_links[-1] if end_links else None
    while link is not None:
        found.add(link)
        link = before[link]
    return found


def _merged(lefts: Sequence[_Run], rights: Sequence[_Run], anchors: set[int], edits: Sequence[Edit]) -> Iterator[Pair]:
    """Yield the pairs: before each anchor, first the runs of the older text, then those of the newer one."""
    in_old, in_new = _anchored(lefts, anchors), _anchored(rights, anchors)
    passed = _anchors_before(lefts, anchors), _anchors_before(rights, anchors)
    left_start, right_start = 0, 0
    for link, right_end in in_new.items():
        left_end = in_old[link]
        yield from _unanchored(lefts[left_start:left_end], rights[right_start:right_end], edits, passed)
        left, right = lefts[left_end], rights[right_end]
        yield Pair(left.side, right.side, _edit_of(right, edits), right.number)
        left_start, right_start = left_end + 1, right_end + 1
    yield from _unanchored(lefts[left_start:], rights[right_start:], edits, passed)


def _anchored(runs: Sequence[_Run], anchors: set[int]) -> dict[int, int]:
    """Return the index of each anchor's run, in the order of this text."""
    return {run.link: at for at, run in enumerate(runs) if run.link is not None and run.link in anchors}


def _unanchored(
    lefts: Iterable[_Run],
    rights: Iterable[_Run],
    edits: Sequence[Edit],
    passed: tuple[Mapping[int, int], Mapping[int, int]],
) -> Iterator[Pair]:
    """Yield the one-sided pairs between two anchors: those of the older text, then those of the newer one."""
    yield from (_one_sided(run, edits, passed, old=True) for run in lefts)
    yield from (_one_sided(run, edits, passed, old=False) for run in rights)


def _edit_of(run: _Run, edits: Sequence[Edit]) -> Edit | None:
    return None if run.number is None else edits[run.number]


def _anchors_before(runs: Sequence[_Run], anchors: set[int]) -> dict[int, int]:
    """Count, for each link that is no anchor, the anchors before it in this text."""
    found: dict[int, int] = {}
    count = 0
    for run in runs:
        if run.link in anchors:
            count += 1
        elif run.link is not None:
            found[run.link] = count
    return found


def _one_sided(
    run: _Run, edits: Sequence[Edit], passed: tuple[Mapping[int, int], Mapping[int, int]], *, old: bool
) -> Pair:
    edit = _edit_of(run, edits)
    elsewhere: Literal["", "above", "below"] = ""
    if run.link is not None and edit is not None:
        # Between the same two anchors, too, the older place comes first.
        moved_down = passed[0][run.link] <= passed[1][run.link]
        elsewhere = "below" if moved_down is old else "above"
    side = run.side
    return Pair(side if old else None, None if old else side, edit, run.number, elsewhere)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """One row of the two columns: the pairs of a paragraph of either text, or of both."""

    pairs: tuple[Pair, ...]

    @property
    def old(self) -> tuple[Pair, ...]:
        """The pairs that have an older side."""
        return tuple(pair for pair in self.pairs if pair.old)

    @property
    def new(self) -> tuple[Pair, ...]:
        """The pairs that have a newer side."""
        return tuple(pair for pair in self.pairs if pair.new)

    @property
    def unchanged(self) -> int:
        """The number of sentences if none of them was edited, else 0."""
        return 0 if any(pair.edit for pair in self.pairs) else max(len(self.old), len(self.new))


def paragraphs_of(pairs: Iterable[Pair]) -> tuple[Paragraphs, ...]:
    """Group the pairs into rows; a new row begins where a new paragraph of either text begins."""
    rows: list[Paragraphs] = []
    row: list[Pair] = []
    row_blocks: list[int | None] = [None, None]
    for pair in pairs:
        blocks = [side.block if side else None for side in (pair.old, pair.new)]
        if row and _begins_paragraph(row_blocks, blocks):
            rows.append(Paragraphs(tuple(row)))
            row, row_blocks = [], [None, None]
        row.append(pair)
        row_blocks = [before if block is None else block for before, block in zip(row_blocks, blocks, strict=True)]
    return (*rows, Paragraphs(tuple(row))) if row else tuple(rows)


def _begins_paragraph(row_blocks: Sequence[int | None], blocks: Sequence[int | None]) -> bool:
    """Whether a pair is in another paragraph than the row so far, in either text (None: not in this text)."""
    return any(None not in (row, own) and row != own for row, own in zip(row_blocks, blocks, strict=True))
