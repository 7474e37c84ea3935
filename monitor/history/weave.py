"""Two texts woven into one: what stayed, between what changed, in the order a reader meets it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from monitor.model import Edit

if TYPE_CHECKING:
    from monitor.diff import Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence that stayed (no edit), or one edit.

    ``old`` and ``new`` are positions among the sentences of the two texts; ``block`` is that of the newer document it
    is in (-1: the title), None for a removal.
    """

    text: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    edit: Edit | None = None
    block: int | None = None


def partners(old: Sequence[Sentence], new: Sequence[Sentence], edits: Sequence[Edit]) -> dict[int, int]:
    """For every sentence of the new text that no edit touches, its position in the old one."""
    touched_old, touched_new = _touched(edits)
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for sentence in old:
        if sentence.position not in touched_old:
            waiting[sentence.key].append(sentence.position)
    untouched = (sentence for sentence in new if sentence.position not in touched_new)
    return {sentence.position: waiting[sentence.key].popleft() for sentence in untouched if waiting[sentence.key]}


def _touched(edits: Sequence[Edit]) -> tuple[set[int], set[int]]:
    """The positions of the older and of the newer text that an edit changes."""
    return {at for edit in edits for at in edit.old_at}, {at for edit in edits for at in edit.new_at}


def stayed_of(new: Sequence[Sentence], edits: Sequence[Edit]) -> tuple[Sentence, ...]:
    """The sentences of an older text that is no longer there, as far as they stayed: in the order of the newer one."""
    touched_old, touched_new = _touched(edits)
    places = (at for at in count() if at not in touched_old)
    return tuple(item._replace(position=next(places)) for item in new if item.position not in touched_new)


def weave(old: Sequence[Sentence], new: Sequence[Sentence], edits: Sequence[Edit]) -> tuple[Row, ...]:
    """All rows in reading order of the new text; removals where they were in the old one."""
    stayed = partners(old, new, edits)
    edited = {at for edit in edits for at in edit.new_at}
    rows: list[Row] = []
    here = 0

    def stay_until(position: int, old_position: int | None = None) -> None:
        nonlocal here
        while here < position:
            partner = stayed.get(here)
            if old_position is not None and (partner is None or partner > old_position) and here not in edited:
                return
            if here not in edited:
                rows.append(Row(new[here].text, () if partner is None else (partner,), (here,), None, new[here].block))
            here += 1

    for edit, following in zip(edits, _following(edits, len(new)), strict=True):
        if edit.new_at:
            stay_until(min(edit.new_at))
        elif edit.old_at:
            stay_until(following, edit.old_at[0])
        block = new[min(edit.new_at)].block if edit.new_at else None
        rows.append(Row(edit.new or edit.old or "", edit.old_at, edit.new_at, edit, block))
    stay_until(len(new))
    return tuple(rows)


def _following(edits: Sequence[Edit], end: int) -> list[int]:
    """For each edit, where the next one is in the new text: no sentence beyond it comes before a removal."""
    places: list[int] = []
    for edit in reversed(edits):
        places.append(end)
        end = min(edit.new_at, default=end)
    return places[::-1]


def paragraphs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows by block of the newer text; a removal goes with what is before it."""
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
