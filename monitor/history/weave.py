"""Merges two texts into one list of unchanged sentences and edits, in reading order."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from monitor.model import Edit

if TYPE_CHECKING:
    from monitor.diff import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """An unchanged sentence (no ``edit``), or an edit.

    ``old`` and ``new`` are positions among the sentences of the two texts. ``block`` is the index of its block in the
    newer document (-1: the title), None for a removal.
    """

    text: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    edit: Edit | None = None
    block: int | None = None


def partners(old: Sequence[Sentence], new: Sequence[Sentence], edits: Sequence[Edit]) -> dict[int, int]:
    """Map the position of each sentence of the new text that no edit touches to its position in the old one."""
    touched_old, touched_new = _touched(edits)
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for sentence in old:
        if sentence.position not in touched_old:
            waiting[sentence.key].append(sentence.position)
    untouched = (sentence for sentence in new if sentence.position not in touched_new)
    return {sentence.position: waiting[sentence.key].popleft() for sentence in untouched if waiting[sentence.key]}


def _touched(edits: Sequence[Edit]) -> tuple[set[int], set[int]]:
    """Return the positions in the older and in the newer text that an edit touches."""
    return {at for edit in edits for at in edit.old_at}, {at for edit in edits for at in edit.new_at}


def stayed_of(new: Sequence[Sentence], edits: Sequence[Edit]) -> tuple[Sentence, ...]:
    """Return the unchanged sentences of an older text that is no longer kept, in the order of the newer one."""
    touched_old, touched_new = _touched(edits)
    free_positions = (at for at in count() if at not in touched_old)
    return tuple(item._replace(position=next(free_positions)) for item in new if item.position not in touched_new)


def weave(old: Sequence[Sentence], new: Sequence[Sentence], edits: Sequence[Edit]) -> tuple[Row, ...]:
    """Return all rows in the order of the new text; removals are where they were in the old one."""
    _, edited = _touched(edits)
    weaver = _Weaver(new, partners(old, new, edits), edited)
    for edit, following in zip(edits, _following(edits, len(new)), strict=True):
        if edit.new_at:
            weaver.advance(min(edit.new_at))
        elif edit.old_at:
            weaver.advance(following, edit.old_at[0])
        block = new[min(edit.new_at)].block if edit.new_at else None
        weaver.rows.append(Row(edit.new or edit.old or "", edit.old_at, edit.new_at, edit, block))
    weaver.advance(len(new))
    return tuple(weaver.rows)


@dataclass(slots=True)
class _Weaver:
    """The rows so far, which cover the new text up to ``position``."""

    new: Sequence[Sentence]
    partners: Mapping[int, int]
    edited: Collection[int]
    rows: list[Row] = field(default_factory=list)
    position: int = 0

    def advance(self, position: int, old_position: int | None = None) -> None:
        """Add the unchanged sentences before a position of the new text, and before one of the old text, if given."""
        while self.position < position:
            if self.position not in self.edited:
                partner = self.partners.get(self.position)
                if old_position is not None and (partner is None or partner > old_position):
                    return
                sentence, old = self.new[self.position], () if partner is None else (partner,)
                self.rows.append(Row(sentence.text, old, (self.position,), None, sentence.block))
            self.position += 1


def _following(edits: Sequence[Edit], end: int) -> list[int]:
    """Return, for each edit, where the next one is in the new text: no sentence beyond it comes before a removal."""
    places: list[int] = []
    for edit in reversed(edits):
        places.append(end)
        end = min(edit.new_at, default=end)
    return places[::-1]


def paragraphs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Group rows by block of the newer text; a removal belongs to the block before it."""
    current: list[Row] = []
    block: int | None = None
    for row in rows:
        if current and row.block is not None and block is not None and row.block != block:
            yield current
            current = []
        block = row.block if row.block is not None else block
        current.append(row)
    if current:
        yield current
