"""Withdrawals as a message shows them: separate from developments, and never counted among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.alerts.plain import clip, direction, one_line
from monitor.model import AlertItem, AlertKind, Change, EditKind, Unannounced, Withdrawal, WithdrawalKind

NO_NOTE = "no note says so"
# Characters. A gutted text may be nearly a whole article: a message shows its first sentence or two.
_TEXT_LENGTH, _GUTTED_LENGTH = 600, 300
_REASON_LENGTH = 240
# Characters of one line of a mail or a terminal beside a bullet; two lines on a phone.
_BRIEF_LENGTH = 78
# Kinds by how much of an article they concern. The first of a message's kinds makes its subject.
_WEIGHT = (
    WithdrawalKind.GONE,
    WithdrawalKind.REPLACED,
    WithdrawalKind.GUTTED,
    WithdrawalKind.HEADLINE,
    WithdrawalKind.WITHDRAWN,
)
_OF_ALL = frozenset(_WEIGHT[:3])


@dataclass(frozen=True, slots=True)
class ShownWithdrawal:
    """One withdrawal as shown. ``text`` is the old text, ``now`` what replaced it ("" for nothing).

    ``struck`` and ``replacement`` are the same two texts as its block shows them: "" if a headline above it already
    has the text. ``silent``: no note of the outlet mentions it.
    """

    kind: WithdrawalKind
    text: str
    now: str = ""
    reason: str = ""
    silent: bool = False
    struck: str = ""
    replacement: str = ""

    @property
    def label(self) -> str:
        """The kind of withdrawal, in words."""
        return self.kind.label

    @property
    def remark(self) -> str:
        """A remark that the outlet has no note about it; "" if it has one."""
        return NO_NOTE if self.silent else ""

    @property
    def weight(self) -> int:
        """Sort key: smaller concerns more of the article."""
        return _WEIGHT.index(self.kind)

    @property
    def of_all(self) -> bool:
        """Whether it concerns the whole article, or most of it."""
        return self.kind in _OF_ALL

    @property
    def lead(self) -> str:
        """The beginning of a subject, without the article's name."""
        return {
            WithdrawalKind.WITHDRAWN: f"Withdrawn: {self.text}",
            WithdrawalKind.GUTTED: f"Gutted: {self.reason}",
            WithdrawalKind.GONE: f"Gone: {self.text}",
            WithdrawalKind.REPLACED: f"Replaced: {self.text}",
            WithdrawalKind.HEADLINE: f"Headline changed: was {self.text}",
        }[self.kind]

    @property
    def line(self) -> str:
        """The withdrawal on one line, to be shown below the article's headline."""
        start = f"Gone: {self.reason}" if self.kind is WithdrawalKind.GONE and self.reason else self.lead
        now = f" Now: {self.now}" if self.now else ""
        return f"{start}{now}{f' ({NO_NOTE})' if self.silent else ''}"

    @property
    def brief(self) -> str:
        """The line, cut to one line's length."""
        return clip(self.line, _BRIEF_LENGTH)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.struck or self.replacement or self.reason)

    def below(self, headlines: Sequence[str]) -> ShownWithdrawal:
        """The withdrawal as shown below these headlines, without texts that are among them."""
        struck = "" if self.text in headlines else self.text
        return replace(self, struck=struck, replacement="" if self.now in headlines else self.now)

    def shortened(self, room: int) -> ShownWithdrawal:
        """The withdrawal with each text of its block cut to ``room`` characters."""
        return replace(self, struck=clip(self.struck, room), replacement=clip(self.replacement, room))


def shown_withdrawals(items: Sequence[AlertItem], kinds: frozenset[str] = frozenset()) -> tuple[ShownWithdrawal, ...]:
    """The withdrawals of one article's alerts (oldest first) that were not restored later, each once.

    ``kinds``: those that the subscription selects.
    """
    found: dict[ShownWithdrawal, None] = {}
    for place, item in enumerate(items):
        later = items[place + 1 :]
        has_later_note = any(map(_has_note, later))
        for withdrawal in selected_withdrawals(item, kinds):
            if not _is_restored(item, withdrawal, later):
                found[_shown(withdrawal, has_later_note=has_later_note)] = None
    return tuple(found)


def selected_withdrawals(item: AlertItem, kinds: frozenset[str] = frozenset()) -> tuple[Withdrawal, ...]:
    """The withdrawals that an alert is about: those of its picks, or those of an article that is gone.

    A pick that is also a development (a headline, a sentence of a passage) counts only if the kind of the withdrawal
    is among the selected ``kinds``.
    """
    alert, change = item.alert, item.change
    if alert.to_version is None:
        return (change.withdrawals if change else ()) or tuple(_gone(item))
    if change is None:
        return ()
    picks, news = frozenset(alert.picks), _news(change)
    return tuple(
        withdrawal
        for withdrawal in change.withdrawals
        if (own := picks.intersection(withdrawal.edits)) and (own - news or _is_selected(withdrawal, kinds))
    )


def without_withdrawals(item: AlertItem, kinds: frozenset[str] = frozenset()) -> AlertItem:
    """The alert without the picks that are only withdrawals."""
    if item.change is None or not item.change.withdrawals:
        return item
    withdrawn = {at for withdrawal in selected_withdrawals(item, kinds) for at in withdrawal.edits}
    withdrawn -= _news(item.change)
    return replace(item, alert=replace(item.alert, picks=tuple(at for at in item.alert.picks if at not in withdrawn)))


def silent_facts(items: Sequence[AlertItem], kinds: frozenset[str]) -> frozenset[str]:
    """The new text of the picked sentences in which a fact changed without a note, if silent edits are selected."""
    if Unannounced.SILENT not in kinds:
        return frozenset()
    found: set[str] = set()
    for item in items:
        if _has_note(item):
            # A note may be about the earlier changes of the same message.
            found = set()
        if item.change is not None:
            picked = frozenset(item.alert.picks).intersection(item.change.silent)
            found |= {item.change.edits[at].new or "" for at in picked}
    return frozenset(found - {""})


def _gone(item: AlertItem) -> Iterator[Withdrawal]:
    """The withdrawal of an article that is gone, made from the alert because the stored one was pruned."""
    article = item.article
    if article is not None and item.alert.kind is AlertKind.REMOVAL:
        yield Withdrawal(WithdrawalKind.GONE, article.title or article.url, reason=item.alert.detail)


def _is_selected(withdrawal: Withdrawal, kinds: frozenset[str]) -> bool:
    return withdrawal.kind in kinds or (withdrawal.silent and Unannounced.SILENT in kinds)


def _news(change: Change) -> frozenset[int]:
    """Positions of the developments and of all edits in passages."""
    inside = {at for passage in change.passages for at in passage.edits}
    return frozenset(inside.union(at for at, edit in enumerate(change.edits) if edit.development))


def _has_note(item: AlertItem) -> bool:
    return any(edit.kind is EditKind.NOTE and bool(edit.new) for edit in (item.change.edits if item.change else ()))


def _is_restored(item: AlertItem, withdrawal: Withdrawal, later: Sequence[AlertItem]) -> bool:
    """Whether a later version restored the page, or each withdrawn sentence."""
    if item.alert.to_version is None:
        return any(other.alert.to_version is not None for other in later)
    edits = item.change.edits if item.change else ()
    withdrawn = {edits[at].old for at in withdrawal.edits if at < len(edits)}
    new = {edit.new for other in later if other.change for edit in other.change.edits}
    return bool(withdrawn) and withdrawn <= new


def _shown(withdrawal: Withdrawal, *, has_later_note: bool) -> ShownWithdrawal:
    gutted = withdrawal.kind is WithdrawalKind.GUTTED
    return ShownWithdrawal(
        withdrawal.kind,
        text=clip(one_line(withdrawal.text), _GUTTED_LENGTH if gutted else _TEXT_LENGTH),
        now=clip(one_line(withdrawal.now), _TEXT_LENGTH),
        reason=clip(one_line(withdrawal.reason), _REASON_LENGTH),
        # A page that is gone cannot have a note.
        silent=withdrawal.silent and not has_later_note and withdrawal.kind is not WithdrawalKind.GONE,
    )
