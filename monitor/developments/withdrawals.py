"""Withdrawals: what the newer of two versions no longer reports. Passages, most of a text, a headline's meaning.

What became of the page itself (gone, another story at its address) the pipeline knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.developments.announced import Announced
from monitor.developments.another_story import is_another_story
from monitor.developments.condensed import Rewritten
from monitor.developments.context import Context
from monitor.developments.lost import Loss, Newer, lost_names
from monitor.developments.names import names
from monitor.developments.retitled import new_meaning
from monitor.developments.rolling import fallen_entries
from monitor.diff import Sentence
from monitor.model import BlockKind, Change, Document, Edit, EditKind, Op, Withdrawal, WithdrawalKind
from monitor.quantities import changed_figures, compare_quantities

# A text is gutted that has at most half of its words left, and at most two thirds of what it reported, by the rarity of
# its words. Of 421 labelled updates, many of them shortened and written anew, the shortest keeps 0.6 of its words.
_LEFT = 0.5
_KEPT = 2 / 3
# A text of fewer words has nothing to be cut to.
_LEAST_WORDS = 40
# Which removals are no text of the article.
_NO_TEXT = frozenset({EditKind.FURNITURE, EditKind.NOTE})
_IN_PLACE = frozenset({Op.CHANGED, Op.SPLIT, Op.MERGED})
ANOTHER_STORY = "another story is here"


def replaced_story(context: Context) -> bool:
    """Whether the newer version is another story, so that nothing in it is news of the old one."""
    return is_another_story(context)


def replacement(context: Context, edits: tuple[Edit, ...], old: Document, new: Document) -> Change:
    """The change to another story, of which no edit is a development."""
    said = Announced(context, old, new).speaks_of(old.title, old.text)
    found = Withdrawal(
        WithdrawalKind.REPLACED,
        old.title or _first(context.difference.old_sentences),
        now=new.title or _first(context.difference.new_sentences),
        silent=not said,
        edits=tuple(range(len(edits))),
        reason="another story is at this address",
    )
    return Change(edits, withdrawals=(found,))


def with_withdrawals(context: Context, change: Change, old: Document, new: Document) -> Change:
    """The change with its withdrawals, and with the facts it changed without a note."""
    removals = _Removals(context, change.edits, old, new)
    found = (*removals.headline(), *(removals.gutted() or removals.withdrawn()))
    return replace(change, withdrawals=found, silent=removals.silent_facts())


class _Removals:
    """The removals of one change."""

    def __init__(self, context: Context, edits: Sequence[Edit], old: Document, new: Document) -> None:
        self._context = context
        self._edits = edits
        self._newer = Newer(context)
        self._rewritten = Rewritten(context, self._newer)
        self._announced = Announced(context, old, new)
        self._fallen = fallen_entries(old, new)

    def headline(self) -> Iterator[Withdrawal]:
        """A headline that means something else now."""
        for at, edit in enumerate(self._edits):
            if edit.place == "title":
                reason = new_meaning(self._context, self._newer.story, edit.old or "", edit.new or "")
                if reason:
                    yield self._made(WithdrawalKind.HEADLINE, edit.old or "", (at,), reason, now=edit.new or "")

    def gutted(self) -> tuple[Withdrawal, ...]:
        """A withdrawal if much of the text is gone."""
        before, after = map(_words, self._sides())
        removed = self._removed_text()
        if self._fallen or before < _LEAST_WORDS or after > _LEFT * before or not removed or self._keeps_most():
            return ()
        edits = (self._edits[at] for at in removed)
        text = " ".join(edit.old or "" for edit in edits if edit.kind not in _NO_TEXT)
        reason = f"{before - after} of {before} words are gone"
        return (self._made(WithdrawalKind.GUTTED, text, tuple(removed), reason),)

    def _removed_text(self) -> list[int]:
        return [at for at, edit in enumerate(self._edits) if edit.op is Op.REMOVED and edit.place == "body"]

    def _keeps_most(self) -> bool:
        """Whether the newer version has most of the older one's words, weighted by rarity."""
        older, newer = self._context.older, self._newer.story
        return older.share((word for word in older.postings if newer.knows(word)), older.postings) > _KEPT

    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """Names, claims, figures and quotations that are no longer reported anywhere; neighbours make one passage."""
        losses = {at: loss for at in range(len(self._edits)) if (loss := self._loss(at)) is not None}
        groups = _neighbours(self._edits, sorted(losses, key=self._old_place))
        missed = ((group, [losses[at] for at in group]) for group in groups)
        passages = [self._passage(group, found) for group, found in missed if not self._is_covered(group, found)]
        return tuple(sorted((*passages, *self._changed()), key=lambda item: self._old_place(item.edits[0])))

    def _changed(self) -> Iterator[Withdrawal]:
        """The withdrawals of changed sentences."""
        for at, edit in enumerate(self._edits):
            if edit.kind is EditKind.WITHDRAWN and self._is_missed(edit):
                yield self._made(WithdrawalKind.WITHDRAWN, edit.old or "", (at,), _reason_of(edit), now=edit.new or "")

    def silent_facts(self) -> tuple[int, ...]:
        """The edits that put another figure or name in place of one, and no new note speaks of it."""
        return tuple(
            at
            for at, edit in enumerate(self._edits)
            if edit.development
            and edit.op in _IN_PLACE
            and self._changes_fact(edit)
            and not self._announced.speaks_of(edit.old or "", edit.new or "")
        )

    def _changes_fact(self, edit: Edit) -> bool:
        old, new, language = edit.old or "", edit.new or "", self._context.language
        if edit.kind is EditKind.CORRECTION:
            return True
        if any(change.old and not change.new.weak for change in changed_figures(old, new, language)):
            return True
        gone = lost_names(self._context, old)
        come = [name for name in names(new, language) if not self._context.older.knows_name(name)]
        return bool(gone and come)

    def _is_missed(self, edit: Edit) -> bool:
        """Whether a changed sentence lost more than a corrected misspelling."""
        language, old = self._context.language, edit.old or ""
        lost = lost_names(self._context, old)
        if self._rewritten.is_so:
            return self._rewritten.misses(lost)
        figures = compare_quantities(old, edit.new or "", language).lost
        return bool(lost) or any(not item.weak for item in figures)

    def _loss(self, at: int) -> Loss | None:
        edit = self._edits[at]
        if edit.op is not Op.REMOVED or edit.place != "body" or edit.kind in _NO_TEXT:
            return None
        sentence = self._context.difference.old_sentences[edit.old_at[0]]
        if sentence.furniture or sentence.kind is BlockKind.HEADING or sentence.entry in self._fallen:
            return None
        return self._newer.loss(sentence)

    def _is_covered(self, group: Sequence[int], losses: Sequence[Loss]) -> bool:
        """Whether a rewritten story still covers a passage, or the passage was a minor detail."""
        given = [self._context.difference.old_sentences[self._edits[at].old_at[0]] for at in group]
        return self._rewritten.is_so and self._rewritten.covers(given, losses)

    def _passage(self, group: Sequence[int], losses: Sequence[Loss]) -> Withdrawal:
        text = " ".join(self._edits[at].old or "" for at in group)
        lost = tuple(dict.fromkeys(name for loss in losses for name in loss.names))
        figures = tuple(dict.fromkeys(item for loss in losses for item in loss.figures))
        whole = Loss(lost, figures, any(loss.quoted for loss in losses), claimed=True)
        return self._made(WithdrawalKind.WITHDRAWN, text, tuple(group), whole.reason)

    def _made(
        self, kind: WithdrawalKind, text: str, edits: tuple[int, ...], reason: str, *, now: str = ""
    ) -> Withdrawal:
        return Withdrawal(kind, text, now, not self._announced.speaks_of(text, now), edits, reason)

    def _old_place(self, at: int) -> tuple[int, ...]:
        return self._edits[at].old_at

    def _sides(self) -> tuple[Sequence[Sentence], Sequence[Sentence]]:
        return self._context.difference.old_sentences, self._context.difference.new_sentences


def _neighbours(edits: Sequence[Edit], order: Sequence[int]) -> Iterator[list[int]]:
    """Groups of withdrawn sentences that were neighbours."""
    group: list[int] = []
    for at in order:
        if group and edits[at].old_at[0] != edits[group[-1]].old_at[-1] + 1:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _reason_of(edit: Edit) -> str:
    return "; ".join(f"{item.reason}: {item.text}" for item in edit.evidence)


def _words(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.tokens) for sentence in sentences if sentence.place == "body" and not sentence.furniture)


def _first(sentences: Sequence[Sentence]) -> str:
    return next((sentence.text for sentence in sentences), "")
