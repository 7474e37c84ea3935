"""Finds withdrawals: passages that the newer version no longer reports, gutted texts, headlines with another meaning.

The pipeline handles pages that are gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from monitor.developments.announced import Announced
from monitor.developments.condensed import Rewritten
from monitor.developments.context import Context
from monitor.developments.lost import Loss, LossFinder, lost_names
from monitor.developments.names import names
from monitor.developments.retitled import new_meaning
from monitor.developments.rolling import fallen_entries
from monitor.diff import Sentence
from monitor.model import BlockKind, Change, Document, Edit, EditKind, Op, Withdrawal, WithdrawalKind
from monitor.quantities import changed_figures, compare_quantities

# A text is gutted if at most this share of its words is left, and at most this share of its distinct words, weighted by
# rarity. Of 421 labelled updates, many of them shortened and rewritten, all keep at least 0.6 of their words.
_LEFT = 0.5
_KEPT = 2 / 3
# A shorter text, in words, is never called gutted.
_LEAST_WORDS = 40
# The kinds of removals that are not part of the article.
_NO_TEXT = frozenset({EditKind.FURNITURE, EditKind.NOTE})
_IN_PLACE = frozenset({Op.CHANGED, Op.SPLIT, Op.MERGED})
ANOTHER_STORY = "another story is here"


def replacement(context: Context, edits: tuple[Edit, ...], old: Document, new: Document) -> Change:
    """The change to another story: one withdrawal of all of the old text, and no developments."""
    is_announced = Announced(context, old, new).speaks_of(old.title, old.text)
    found = Withdrawal(
        WithdrawalKind.REPLACED,
        old.title or _first(context.difference.old_sentences),
        now=new.title or _first(context.difference.new_sentences),
        silent=not is_announced,
        edits=tuple(range(len(edits))),
        reason="another story is at this address",
    )
    return Change(edits, withdrawals=(found,))


def with_withdrawals(context: Context, change: Change, old: Document, new: Document) -> Change:
    """The change with its withdrawals, and with the positions of facts that were changed without a note."""
    removals = _Removals(context, change.edits, old, new)
    found = (*removals.headline(), *(removals.gutted() or removals.withdrawn()))
    return replace(change, withdrawals=found, silent=removals.silent_facts())


class _Removals:
    """Finds the withdrawals of one change."""

    def __init__(self, context: Context, edits: Sequence[Edit], old: Document, new: Document) -> None:
        self._context = context
        self._edits = edits
        self._losses = LossFinder(context)
        self._rewritten = Rewritten(context)
        self._announced = Announced(context, old, new)
        self._fallen = fallen_entries(old, new)

    def headline(self) -> Iterator[Withdrawal]:
        """The withdrawal of a headline that has another meaning now."""
        for at, edit in enumerate(self._edits):
            if edit.place == "title":
                reason = new_meaning(self._context, edit.old or "", edit.new or "")
                if reason:
                    yield self._withdrawal(WithdrawalKind.HEADLINE, edit.old or "", (at,), reason, now=edit.new or "")

    def gutted(self) -> tuple[Withdrawal, ...]:
        """One withdrawal for the whole text if most of it is gone, else none."""
        before, after = map(_words, self._sides())
        removed = self._removed_text()
        if self._fallen or before < _LEAST_WORDS or after > _LEFT * before or not removed or self._keeps_most():
            return ()
        edits = (self._edits[at] for at in removed)
        text = " ".join(edit.old or "" for edit in edits if edit.kind not in _NO_TEXT)
        reason = f"{before - after} of {before} words are gone"
        return (self._withdrawal(WithdrawalKind.GUTTED, text, tuple(removed), reason),)

    def _removed_text(self) -> list[int]:
        return [at for at, edit in enumerate(self._edits) if edit.op is Op.REMOVED and edit.place == "body"]

    def _keeps_most(self) -> bool:
        """Whether the newer version has more than two thirds of the older one's words, weighted by rarity."""
        older, newer = self._context.older, self._context.newer
        return older.share((word for word in older.postings if newer.knows(word)), older.postings) > _KEPT

    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """The withdrawn names, claims, figures and quotations; neighbouring sentences are one passage."""
        losses = {at: loss for at in range(len(self._edits)) if (loss := self._loss(at)) is not None}
        groups = _neighbours(self._edits, sorted(losses, key=self._old_place))
        with_losses = ((group, [losses[at] for at in group]) for group in groups)
        passages = [self._passage(group, lost) for group, lost in with_losses if not self._is_covered(group, lost)]
        return tuple(sorted((*passages, *self._changed()), key=lambda item: self._old_place(item.edits[0])))

    def _changed(self) -> Iterator[Withdrawal]:
        """The withdrawals of changed sentences."""
        for at, edit in enumerate(self._edits):
            if edit.kind is EditKind.WITHDRAWN and self._is_missed(edit):
                yield self._withdrawal(
                    WithdrawalKind.WITHDRAWN, edit.old or "", (at,), _reason_of(edit), now=edit.new or ""
                )

    def silent_facts(self) -> tuple[int, ...]:
        """The positions of edits that replaced a figure or name while no new note refers to it."""
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
        """Whether a changed sentence lost a name or figure; in a rewritten story, a name of at least two words."""
        language, old = self._context.language, edit.old or ""
        lost = lost_names(self._context, old)
        if self._rewritten.is_rewritten:
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
        return self._losses.loss(sentence)

    def _is_covered(self, group: Sequence[int], losses: Sequence[Loss]) -> bool:
        """Whether the story was rewritten and still covers a passage, or the passage was a minor detail."""
        given = [self._context.difference.old_sentences[self._edits[at].old_at[0]] for at in group]
        return self._rewritten.is_rewritten and self._rewritten.covers(given, losses)

    def _passage(self, group: Sequence[int], losses: Sequence[Loss]) -> Withdrawal:
        text = " ".join(self._edits[at].old or "" for at in group)
        lost = tuple(dict.fromkeys(name for loss in losses for name in loss.names))
        figures = tuple(dict.fromkeys(item for loss in losses for item in loss.figures))
        whole = Loss(lost, figures, any(loss.quoted for loss in losses), claimed=True)
        return self._withdrawal(WithdrawalKind.WITHDRAWN, text, tuple(group), whole.reason)

    def _withdrawal(
        self, kind: WithdrawalKind, text: str, edits: tuple[int, ...], reason: str, *, now: str = ""
    ) -> Withdrawal:
        return Withdrawal(kind, text, now, not self._announced.speaks_of(text, now), edits, reason)

    def _old_place(self, at: int) -> tuple[int, ...]:
        return self._edits[at].old_at

    def _sides(self) -> tuple[Sequence[Sentence], Sequence[Sentence]]:
        return self._context.difference.old_sentences, self._context.difference.new_sentences


def _neighbours(edits: Sequence[Edit], order: Sequence[int]) -> Iterator[list[int]]:
    """Groups of edits whose older sentences were neighbours; ``order``: the edits in older reading order."""
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
