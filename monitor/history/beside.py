"""Two texts beside each other: every sentence of both once, in the order of each, and what became of it.

The view of one text after the other and that of two columns are made from the same pairs, so that they cannot differ.
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
    """Adjacent sentences of one text. ``block`` is that of their document (-1: the title).

    ``block`` is None where the document is no longer kept. ``at`` are their positions among its sentences.
    """

    text: str
    at: tuple[int, ...]
    block: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Pair:
    """What is shown side by side: sentences that stayed (no ``edit``), or an edit.

    ``number`` is the edit's place in its change. An edit of a passage that was moved has two pairs of one
    side each: at its old place ``elsewhere`` says where the new one is, above or below, and the other way round.
    ``joined``: it moved together with the pair before it, within one paragraph.
    """

    old: Side | None
    new: Side | None
    edit: Edit | None = None
    number: int | None = None
    elsewhere: Literal["", "above", "below"] = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences of one text in a row that share a link to the other; ``link`` numbers it, for later runs None."""

    first: int
    side: Side
    link: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class _Link:
    """What is in both texts: where it begins in each. ``moved``: the differ says that it moved."""

    old: int
    new: int
    moved: bool


def beside(old: Document | None, new: Document, change: Change) -> tuple[Pair, ...]:
    """The pairs of two versions; ``old`` is None where it is no longer kept (then what stayed is as in the newer)."""
    from monitor.diff import sentences_of

    after = sentences_of(new)
    before = stayed_of(after, change.edits) if old is None else sentences_of(old)
    return pairs_of(before, after, change.edits, old_kept=old is not None)


def pairs_of(
    old: Sequence[Sentence], new: Sequence[Sentence], edits: Sequence[Edit], *, old_kept: bool = True
) -> tuple[Pair, ...]:
    """The pairs in the order of both texts; what moved across others is at both of its places."""
    links: list[_Link] = []
    lefts: list[_Run] = []
    rights: list[_Run] = []
    before = {item.position: item for item in old}
    after = {item.position: item for item in new}
    for to, at in partners(old, new, edits).items():
        lefts.append(_Run(at, _side((at,), before, "", kept=old_kept), len(links), None))
        rights.append(_Run(to, _side((to,), after, ""), len(links), None))
        links.append(_Link(at, to, moved=False))
    for number, edit in enumerate(edits):
        link = len(links) if edit.old_at and edit.new_at else None
        lefts += _runs(edit.old_at, before, edit.old or "", link, number, kept=old_kept)
        rights += _runs(edit.new_at, after, edit.new or "", link, number)
        if link is not None:
            links.append(_Link(min(edit.old_at), min(edit.new_at), edit.op is Op.MOVED))
    lefts += _rest(before, lefts, kept=old_kept)
    rights += _rest(after, rights)
    return tuple(_joined(_merged(sorted(lefts, key=_first), sorted(rights, key=_first), _anchors(links), edits)))


def _joined(pairs: Iterable[Pair]) -> Iterator[Pair]:
    before: Pair | None = None
    for pair in pairs:
        yield replace(pair, joined=True) if before and _moved_together(before, pair) else pair
        before = pair


def _moved_together(one: Pair, two: Pair) -> bool:
    """Whether two neighbours moved as one: they are neighbours at both places, in one paragraph here."""
    if one.edit is None or two.edit is None:
        return False
    same_way = bool(one.elsewhere) and one.elsewhere == two.elsewhere
    return same_way and _in_one_paragraph(one, two) and _moved_adjacent(one.edit, two.edit)


def _in_one_paragraph(one: Pair, two: Pair) -> bool:
    """Whether two one-sided pairs are of the same paragraph of the same text."""
    if one.old and two.old:
        return one.old.block == two.old.block
    if one.old or two.old:
        return False
    return one.new is not None and two.new is not None and one.new.block == two.new.block


def _moved_adjacent(one: Edit, two: Edit) -> bool:
    """Whether two edits only moved, and the second follows the first in both texts."""
    if not (only_moved(one) and only_moved(two)):
        return False
    return one.old_at[-1] + 1 == two.old_at[0] and one.new_at[-1] + 1 == two.new_at[0]


def _first(run: _Run) -> int:
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
    """The sentences of an edit's side, in rows without a gap; the first of them is the one that is linked."""
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
    """Sentences that neither stayed nor belong to an edit: none, unless a stored change is of another text."""
    shown = {position for run in runs for position in run.side.at}
    return [_Run(at, _side((at,), known, "", kept=kept), None, None) for at in known if at not in shown]


def _anchors(links: Sequence[_Link]) -> set[int]:
    """The largest set of links, none of a moved passage, that have the same order in both texts."""
    ordered = sorted((at for at, link in enumerate(links) if not link.moved), key=lambda at: links[at].new)
    ends: list[int] = []
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for at in ordered:
        place = bisect_left(ends, links[at].old)
        before[at] = tops[place - 1] if place else None
        ends[place : place + 1] = [links[at].old]
        tops[place : place + 1] = [at]
    found: set[int] = set()
    step = tops[-1] if tops else None
    while step is not None:
        found.add(step)
        step = before[step]
    return found


def _merged(lefts: Sequence[_Run], rights: Sequence[_Run], anchors: set[int], edits: Sequence[Edit]) -> Iterator[Pair]:
    """Up to each anchor first what only the older text has there, then what only the newer one has."""
    in_old, in_new = _anchored(lefts, anchors), _anchored(rights, anchors)
    passed = _anchors_before(lefts, anchors), _anchors_before(rights, anchors)
    here, there = 0, 0
    for link, until in in_new.items():
        upto = in_old[link]
        yield from _unanchored(lefts[here:upto], rights[there:until], edits, passed)
        left, right = lefts[upto], rights[until]
        yield Pair(left.side, right.side, _edit_of(right, edits), right.number)
        here, there = upto + 1, until + 1
    yield from _unanchored(lefts[here:], rights[there:], edits, passed)


def _anchored(runs: Sequence[_Run], anchors: set[int]) -> dict[int, int]:
    """For each anchor, the index of its run, in the order of this text."""
    return {run.link: at for at, run in enumerate(runs) if run.link is not None and run.link in anchors}


def _unanchored(
    lefts: Iterable[_Run],
    rights: Iterable[_Run],
    edits: Sequence[Edit],
    passed: tuple[Mapping[int, int], Mapping[int, int]],
) -> Iterator[Pair]:
    """The pairs between two anchors: those of the older text, then those of the newer one."""
    yield from (_one_sided(run, edits, passed, old=True) for run in lefts)
    yield from (_one_sided(run, edits, passed, old=False) for run in rights)


def _edit_of(run: _Run, edits: Sequence[Edit]) -> Edit | None:
    return None if run.number is None else edits[run.number]


def _anchors_before(runs: Sequence[_Run], anchors: set[int]) -> dict[int, int]:
    """For each link that is no anchor, how many anchors come before it in this text."""
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
        # Between two anchors the older text comes first.
        down = passed[0][run.link] <= passed[1][run.link]
        elsewhere = "below" if down is old else "above"
    side = run.side
    return Pair(side if old else None, None if old else side, edit, run.number, elsewhere)


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A row of the two columns: the pairs of one paragraph of either text, or of both."""

    pairs: tuple[Pair, ...]

    @property
    def old(self) -> tuple[Pair, ...]:
        """Those of the older text."""
        return tuple(pair for pair in self.pairs if pair.old)

    @property
    def new(self) -> tuple[Pair, ...]:
        """Those of the newer text."""
        return tuple(pair for pair in self.pairs if pair.new)

    @property
    def unchanged(self) -> int:
        """How many sentences of the newer text it has, if none of either was edited; else 0."""
        return 0 if any(pair.edit for pair in self.pairs) else max(len(self.old), len(self.new))


def paragraphs_of(pairs: Iterable[Pair]) -> tuple[Paragraphs, ...]:
    """The pairs in rows: a new one begins where a new paragraph of one of the texts does."""
    rows: list[Paragraphs] = []
    run: list[Pair] = []
    blocks: list[int | None] = [None, None]
    for pair in pairs:
        own = [side.block if side else None for side in (pair.old, pair.new)]
        if run and _begins_paragraph(blocks, own):
            rows.append(Paragraphs(tuple(run)))
            run, blocks = [], [None, None]
        run.append(pair)
        blocks = [was if now is None else now for was, now in zip(blocks, own, strict=True)]
    return (*rows, Paragraphs(tuple(run))) if run else tuple(rows)


def _begins_paragraph(blocks: Sequence[int | None], own: Sequence[int | None]) -> bool:
    """Whether a pair is of another paragraph than the row so far, in either text (None: not in this text)."""
    return any(None not in (was, now) and was != now for was, now in zip(blocks, own, strict=True))
