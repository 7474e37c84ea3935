"""Which withdrawals and silent edits (facts changed without a note) a subscription selects."""

from __future__ import annotations

from monitor.alerts.words import matches_words
from monitor.model import Change, Edit, EditKind, Op, Subscription, Unannounced, Withdrawal, WithdrawalKind


def wants_withdrawal(subscription: Subscription, withdrawal: Withdrawal) -> bool:
    """Whether a withdrawal's kind is selected, or it is silent and silent edits are selected; and its words match.

    A page that is gone is no silent edit: it is selected by its own kind only.
    """
    kinds = set(map(str, subscription.kinds))
    is_silent_edit = withdrawal.silent and withdrawal.kind is not WithdrawalKind.GONE
    if withdrawal.kind not in kinds and not (is_silent_edit and Unannounced.SILENT in kinds):
        return False
    return matches_words(f"{withdrawal.text}\n{withdrawal.now}", subscription.words)


def withdrawn_edits(subscription: Subscription, change: Change) -> tuple[int, ...]:
    """Positions of the edits of the selected withdrawals; only removed or changed text of the article itself."""
    selected = (at for item in change.withdrawals if wants_withdrawal(subscription, item) for at in item.edits)
    return tuple(at for at in selected if _is_removed_text(change.edits[at]))


def silent_edits(subscription: Subscription, change: Change) -> tuple[int, ...]:
    """Positions of the edits that replace a fact without a note, if silent edits are selected."""
    if Unannounced.SILENT not in set(map(str, subscription.kinds)):
        return ()
    return tuple(at for at in change.silent if matches_words(_both_texts(change.edits[at]), subscription.words))


def _is_removed_text(edit: Edit) -> bool:
    if edit.kind in (EditKind.FURNITURE, EditKind.NOTE):
        return False
    return edit.op in (Op.REMOVED, Op.CHANGED)


def _both_texts(edit: Edit) -> str:
    return f"{edit.old or ''}\n{edit.new or ''}"
