"""Merges several changes of one article into the passages that a reader of the last message has not seen yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from monitor.alerts.reasons import without_earlier
from monitor.model import UNWEIGHED, WITH_HEADLINE, AlertItem, Change, Edit, Passage

# The importance of an edit that was selected by kind without being a development: it comes last.
_SELECTED_BY_KIND = 0.0


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """A passage for a message: its edits in reading order, the index of the leading one, and its context.

    ``at`` is its position among the sentences of the newest version. ``with_headline``: the headline changed with it.
    """

    edits: tuple[Edit, ...]
    lead: int
    at: int = 0
    heading: str = ""
    before: str = ""
    after: str = ""
    importance: float = UNWEIGHED
    with_headline: bool = False


def merged_passages(items: Sequence[AlertItem]) -> list[MergedPassage]:
    """The picked passages of an article's alerts (oldest first) in their final form, in document order.

    A sentence that was added and then changed appears once, as new. A sentence that changed twice appears changed from
    its first form to its last. A sentence that was added and removed, or changed back, does not appear. Sentences that
    a later version adds to a passage become part of it. A picked edit outside any passage is a passage by itself.
    """
    passages: list[MergedPassage] = []
    for item in items:
        if item.change is not None:
            passages = _Merging(passages, item.change, frozenset(item.alert.picks)).merged()
    passages.sort(key=lambda passage: passage.at)
    return _without_repeated_context(passages)


@dataclass(slots=True)
class _Merging:
    """The passages merged so far, and the change to merge next."""

    passages: Sequence[MergedPassage]
    change: Change
    picks: frozenset[int]
    # The edits and the leading edit of each merged passage.
    edits: list[list[Edit]] = field(default_factory=list)
    leads: list[Edit] = field(default_factory=list)
    # By the index of an edit of the change that was joined to an earlier one: its passage's index, and the joined edit.
    joined: dict[int, tuple[int, Edit]] = field(default_factory=dict)

    def merged(self) -> list[MergedPassage]:
        """All passages together, not yet in order."""
        self.edits = [list(passage.edits) for passage in self.passages]
        self.leads = [passage.edits[passage.lead] for passage in self.passages]
        self._join()
        added = list(self._added())
        now = {edit.old: edit.new or "" for edit in self.change.edits if edit.old is not None}
        positions = _Positions(self.change)
        carried = (
            replace(
                _reduced(passage, edits, lead),
                at=positions.newer(passage.at),
                heading=now.get(passage.heading, passage.heading),
                before=now.get(passage.before, passage.before),
                after=now.get(passage.after, passage.after),
            )
            for passage, edits, lead in zip(self.passages, self.edits, self.leads, strict=True)
        )
        return [passage for passage in (*carried, *added) if passage.edits]

    def _join(self) -> None:
        """Join each edit of the change to the earlier edit whose new sentence it changes or removes."""
        current = {
            edit.new: (number, at)
            for number, edits in enumerate(self.edits)
            for at, edit in enumerate(edits)
            if edit.new is not None
        }
        for index, edit in enumerate(self.change.edits):
            found = current.get(edit.old) if edit.old is not None and edit.old != edit.new else None
            if found is None:
                continue
            number, at = found
            earlier = self.edits[number][at]
            both = _joined(earlier, edit)
            self.edits[number][at] = both
            if self.leads[number] is earlier:
                self.leads[number] = both
            self.joined[index] = (number, both)

    def _added(self) -> Iterator[MergedPassage]:
        """The passages without a joined edit. Edits beside a joined one are inserted into its passage instead."""
        positions = _Positions(self.change)
        for passage in picked(self.change, self.picks):
            rest = [at for at in passage.edits if at not in self.joined]
            if not any(map(self._is_news, rest)):
                continue
            joined = next(filter(self.joined.__contains__, passage.edits), None)
            if joined is not None:
                self._insert_beside(joined, rest)
                continue
            edits = tuple(self.change.edits[at] for at in rest)
            yield MergedPassage(
                edits,
                lead=rest.index(passage.lead) if passage.lead in rest else _most_certain(edits),
                at=positions.at[rest[0]],
                heading=passage.heading,
                before=passage.before,
                after=passage.after,
                importance=passage.importance,
                with_headline=WITH_HEADLINE in passage.importance_reasons,
            )

    def _is_news(self, at: int) -> bool:
        return at in self.picks or self.change.edits[at].development

    def _insert_beside(self, joined: int, rest: Sequence[int]) -> None:
        """Insert edits of the change before and after a joined one, by their order in the change."""
        number, edit = self.joined[joined]
        edits = self.edits[number]
        at = next((at for at, other in enumerate(edits) if other is edit), len(edits) - 1)
        edits[at + 1 : at + 1] = [self.change.edits[index] for index in rest if index > joined]
        edits[at:at] = [self.change.edits[index] for index in rest if index < joined]


class _Positions:
    """Maps positions in the older text of a change to positions in the newer one."""

    def __init__(self, change: Change) -> None:
        self._edited = {old: edit.new_at[0] for edit in change.edits if edit.new_at for old in edit.old_at}
        self._old = sorted(set(chain.from_iterable(edit.old_at for edit in change.edits)))
        self._new = sorted(set(chain.from_iterable(edit.new_at for edit in change.edits)))
        # The newer position of each edit; a removed sentence has that of the edit before it.
        self.at: list[int] = []
        position = 0
        for edit in change.edits:
            position = edit.new_at[0] if edit.new_at else position
            self.at.append(position)

    def newer(self, at: int) -> int:
        """The newer position of an older sentence; sentences without an edit keep their order."""
        if at in self._edited:
            return self._edited[at]
        position = at - bisect_left(self._old, at)
        for new in self._new:
            if new > position:
                break
            position += 1
        return position


def picked(change: Change, picks: Iterable[int]) -> list[Passage]:
    """The passages with a picked edit, and a passage for each other picked edit, in reading order."""
    remaining = {at for at in picks if at < len(change.edits)}
    found = []
    for passage in change.passages:
        if not remaining.isdisjoint(passage.edits):
            found.append(passage)
            remaining.difference_update(passage.edits)
    found += [Passage((at,), at, importance=_SELECTED_BY_KIND) for at in remaining]
    return sorted(found, key=lambda passage: passage.edits[0])


def _reduced(passage: MergedPassage, edits: Sequence[Edit], lead: Edit) -> MergedPassage:
    """The passage with these edits, without those that were undone; empty if no development is left."""
    was_news = passage.edits[passage.lead].development
    kept = [edit for edit in edits if edit.old != edit.new]
    if was_news and not any(edit.development for edit in kept):
        return replace(passage, edits=())
    index = next((at for at, edit in enumerate(kept) if edit is lead), None)
    return replace(passage, edits=tuple(kept), lead=_most_certain(kept) if index is None else index)


def _most_certain(edits: Sequence[Edit]) -> int:
    """The index of the development with the highest score; without a development, of the highest score."""
    return max(range(len(edits)), key=lambda at: (edits[at].development, edits[at].score), default=0)


def _joined(earlier: Edit, later: Edit) -> Edit:
    """Two successive edits of a sentence as one; if they cancel out, both sides are equal or None."""
    from monitor.diff import word_pieces  # imported late: few messages merge edits, and the module takes 3.5 MB

    if later.new is None or later.new == earlier.old:
        return replace(later, old=earlier.old, new=None if later.new is None else earlier.old)
    leading = later if later.development else earlier
    # The reader has not seen an added sentence before: the earlier value of a figure in it does not matter.
    latest = later.evidence if earlier.old is not None else tuple(map(without_earlier, later.evidence))
    evidence = (*latest, *earlier.evidence) if later.development else earlier.evidence
    return replace(
        leading,
        op=earlier.op,
        old=earlier.old,
        new=later.new,
        score=max(earlier.score, later.score),
        words=word_pieces(earlier.old, later.new) if earlier.old is not None else (),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _without_repeated_context(passages: Sequence[MergedPassage]) -> list[MergedPassage]:
    """Drop context that is itself part of a passage."""
    shown = {edit.new for passage in passages for edit in passage.edits}
    return [
        replace(
            passage,
            before="" if passage.before in shown else passage.before,
            after="" if passage.after in shown else passage.after,
            heading="" if passage.heading in shown else passage.heading,
        )
        for passage in passages
    ]
