"""Several changes of one article merged into one: what a reader of the last message has not seen yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from monitor.alerts.reasons import without_earlier
from monitor.model import UNWEIGHED, AlertItem, Change, Edit, Passage

# A removal or another edit that is no development was selected by kind: it has no importance, and comes last.
_ASKED_FOR = 0.0


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """A passage for a message: its edits in reading order, the position of the leading one, and its context.

    ``at`` is its position among the sentences of the newest version.
    """

    edits: tuple[Edit, ...]
    lead: int
    at: int = 0
    heading: str = ""
    before: str = ""
    after: str = ""
    importance: float = UNWEIGHED


def merged_passages(items: Sequence[AlertItem]) -> list[MergedPassage]:
    """The picked passages of an article's alerts (oldest first) in their final form, in document order.

    A sentence that was added and then changed appears once, as new; one that changed twice, from its first form to its
    last; one that was added and removed, or changed back, does not appear. What a later version adds to a passage
    becomes part of it. A picked edit outside any passage is a passage by itself.
    """
    reported: list[MergedPassage] = []
    for item in items:
        if item.change is not None:
            reported = _Merging(reported, item.change, frozenset(item.alert.picks)).merged()
    reported.sort(key=lambda one: one.at)
    return _without_repeated_context(reported)


@dataclass(slots=True)
class _Merging:
    """The passages merged so far, and the change to merge next."""

    reported: Sequence[MergedPassage]
    change: Change
    picks: frozenset[int]
    edits: list[list[Edit]] = field(default_factory=list)
    leads: list[Edit] = field(default_factory=list)
    # For an edit that continues a merged one: that passage's number, and the edit in it.
    homes: dict[int, tuple[int, Edit]] = field(default_factory=dict)

    def merged(self) -> list[MergedPassage]:
        """All passages together, not yet in order."""
        self.edits = [list(one.edits) for one in self.reported]
        self.leads = [one.edits[one.lead] for one in self.reported]
        self._join()
        fresh = list(self._fresh())
        now = {edit.old: edit.new or "" for edit in self.change.edits if edit.old is not None}
        places = _Places(self.change)
        carried = (
            replace(
                _kept(one, edits, lead),
                at=places.newer(one.at),
                heading=now.get(one.heading, one.heading),
                before=now.get(one.before, one.before),
                after=now.get(one.after, one.after),
            )
            for one, edits, lead in zip(self.reported, self.edits, self.leads, strict=True)
        )
        return [one for one in (*carried, *fresh) if one.edits]

    def _join(self) -> None:
        standing = {
            edit.new: (place, at)
            for place, edits in enumerate(self.edits)
            for at, edit in enumerate(edits)
            if edit.new is not None
        }
        for number, edit in enumerate(self.change.edits):
            found = standing.get(edit.old) if edit.old is not None and edit.old != edit.new else None
            if found is not None:
                place, at = found
                earlier = self.edits[place][at]
                both = _joined(earlier, edit)
                self.edits[place][at] = both
                if self.leads[place] is earlier:
                    self.leads[place] = both
                self.homes[number] = (place, both)

    def _fresh(self) -> Iterator[MergedPassage]:
        """The passages that continue none of those merged; new edits next to a merged sentence join its passage."""
        places = _Places(self.change)
        for passage in picked(self.change, self.picks):
            rest = [at for at in passage.edits if at not in self.homes]
            if not any(map(self._is_news, rest)):
                continue
            home = next(filter(self.homes.__contains__, passage.edits), None)
            if home is not None:
                self._put_beside(home, rest)
                continue
            edits = tuple(self.change.edits[at] for at in rest)
            lead = rest.index(passage.lead) if passage.lead in rest else _surest(edits)
            yield MergedPassage(
                edits,
                lead,
                places.at[rest[0]],
                passage.heading,
                passage.before,
                passage.after,
                passage.importance,
            )

    def _is_news(self, at: int) -> bool:
        return at in self.picks or self.change.edits[at].development

    def _put_beside(self, home: int, rest: Sequence[int]) -> None:
        place, edit = self.homes[home]
        edits = self.edits[place]
        at = next((at for at, one in enumerate(edits) if one is edit), len(edits) - 1)
        edits[at + 1 : at + 1] = [self.change.edits[one] for one in rest if one > home]
        edits[at:at] = [self.change.edits[one] for one in rest if one < home]


class _Places:
    """Maps positions in the older text of a change to positions in the newer one."""

    def __init__(self, change: Change) -> None:
        self._to = {old: edit.new_at[0] for edit in change.edits if edit.new_at for old in edit.old_at}
        self._gone = sorted(set(chain.from_iterable(edit.old_at for edit in change.edits)))
        self._come = sorted(set(chain.from_iterable(edit.new_at for edit in change.edits)))
        # A removed sentence is placed after the edit before it.
        self.at: list[int] = []
        for edit in change.edits:
            self.at.append(edit.new_at[0] if edit.new_at else self.at[-1] if self.at else 0)

    def newer(self, at: int) -> int:
        """The newer position of an older sentence: sentences without an edit keep their order."""
        if at in self._to:
            return self._to[at]
        place = at - bisect_left(self._gone, at)
        for come in self._come:
            if come > place:
                break
            place += 1
        return place


def picked(change: Change, picks: Iterable[int]) -> list[Passage]:
    """The passages with a picked edit, and a passage for each other picked edit, in reading order."""
    left = {at for at in picks if at < len(change.edits)}
    found = []
    for passage in change.passages:
        if not left.isdisjoint(passage.edits):
            found.append(passage)
            left.difference_update(passage.edits)
    found += [Passage((at,), at, importance=_ASKED_FOR) for at in left]
    return sorted(found, key=lambda passage: passage.edits[0])


def _kept(reported: MergedPassage, edits: Sequence[Edit], lead: Edit) -> MergedPassage:
    """The passage with these edits, without those that were undone; empty if none of them is news any more."""
    was_news = reported.edits[reported.lead].development
    kept = [edit for edit in edits if edit.old != edit.new]
    if was_news and not any(edit.development for edit in kept):
        return replace(reported, edits=())
    names = [at for at, edit in enumerate(kept) if edit is lead]
    return replace(reported, edits=tuple(kept), lead=names[0] if names else _surest(kept))


def _surest(edits: Sequence[Edit]) -> int:
    return max(range(len(edits)), key=lambda at: (edits[at].development, edits[at].score), default=0)


def _joined(earlier: Edit, later: Edit) -> Edit:
    """Both edits as one; where nothing is left, both sides are equal or None."""
    from monitor.diff import word_pieces  # here, not above: few passes merge edits, and comparing takes 3.5 MB

    if later.new is None or later.new == earlier.old:
        return replace(later, old=earlier.old, new=None if later.new is None else earlier.old)
    leading = later if later.development else earlier
    # In a sentence that is new to the reader, a figure's intermediate value does not matter.
    since = later.evidence if earlier.old is not None else tuple(map(without_earlier, later.evidence))
    evidence = (*since, *earlier.evidence) if later.development else earlier.evidence
    return replace(
        leading,
        op=earlier.op,
        old=earlier.old,
        new=later.new,
        score=max(earlier.score, later.score),
        words=word_pieces(earlier.old, later.new) if earlier.old is not None else (),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _without_repeated_context(reported: Sequence[MergedPassage]) -> list[MergedPassage]:
    """Drop context that is itself part of a passage."""
    said = {edit.new for one in reported for edit in one.edits}
    return [
        replace(
            one,
            before="" if one.before in said else one.before,
            after="" if one.after in said else one.after,
            heading="" if one.heading in said else one.heading,
        )
        for one in reported
    ]
