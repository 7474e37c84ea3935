"""Which withdrawals, and which facts changed without a word, a subscription asks for."""

from __future__ import annotations

from monitor.alerts.words import matches_words
from monitor.model import Change, Edit, EditKind, Op, Subscription, Unannounced, Withdrawal, WithdrawalKind


def wants_withdrawal(subscription: Subscription, withdrawal: Withdrawal) -> bool:
    """Whether its kind is selected, or it has no note and silent withdrawals are selected.

    A page that is gone is no silent edit: it is selected by its own kind only.
    """
    named = set(map(str, subscription.kinds))
    silently = withdrawal.silent and withdrawal.kind is not WithdrawalKind.GONE and Unannounced.SILENT in named
    if withdrawal.kind not in named and not silently:
        return False
    return matches_words(f"{withdrawal.text}\n{withdrawal.now}", subscription.words)


def withdrawn_edits(subscription: Subscription, change: Change) -> tuple[int, ...]:
    """The edits of the withdrawals that are asked for, as positions among those of the change.

    Edits of what a page shows instead, of boilerplate and of notes are left out.
    """
    wanted = (at for item in change.withdrawals if wants_withdrawal(subscription, item) for at in item.edits)
    return tuple(at for at in wanted if _is_text(change.edits[at]))


def silent_edits(subscription: Subscription, change: Change) -> tuple[int, ...]:
    """The edits that put another fact in place of one without a note, where such are asked for."""
    if Unannounced.SILENT not in set(map(str, subscription.kinds)):
        return ()
    return tuple(at for at in change.silent if matches_words(_both_texts(change.edits[at]), subscription.words))


def _is_text(edit: Edit) -> bool:
    if edit.kind in (EditKind.FURNITURE, EditKind.NOTE):
        return False
    return edit.op in (Op.REMOVED, Op.CHANGED)


def _both_texts(edit: Edit) -> str:
    return f"{edit.old or ''}\n{edit.new or ''}"
