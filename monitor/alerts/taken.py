"""Withdrawals as a message shows them: separate from what is new, and never counted with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.alerts.plain import clip, direction, one_line
from monitor.model import AlertItem, AlertKind, Change, EditKind, Unannounced, Withdrawal, WithdrawalKind

NO_NOTE = "no note says so"
# A gutted text may be nearly a whole article: a message shows its first sentence or two.
_TEXT_LENGTH, _GUTTED_LENGTH = 600, 300
_REASON_LENGTH = 240
# One line of a mail or a terminal, beside a mark; two on a phone.
_BRIEF_LENGTH = 78
_LABELS = {
    WithdrawalKind.WITHDRAWN: "Withdrawn",
    WithdrawalKind.GUTTED: "Gutted",
    WithdrawalKind.GONE: "Gone",
    WithdrawalKind.REPLACED: "Replaced",
    WithdrawalKind.HEADLINE: "Headline means something else now",
}
# Of several withdrawals the first kind of these names a message.
_WEIGHT = (
    WithdrawalKind.GONE,
    WithdrawalKind.REPLACED,
    WithdrawalKind.GUTTED,
    WithdrawalKind.HEADLINE,
    WithdrawalKind.WITHDRAWN,
)
_OF_ALL = frozenset(_WEIGHT[:3])


@dataclass(frozen=True, slots=True)
class Taken:
    """One withdrawal as shown. ``text`` is the old text, ``now`` what replaced it ("" for nothing).

    ``struck`` and ``replacement`` are as much of both as its block repeats: nothing that the headlines above it say.
    ``silent``: no note of the outlet speaks of it.
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
        return _LABELS[self.kind]

    @property
    def said(self) -> str:
        """That the outlet has no note about it; "" where it has."""
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
        """The withdrawal on one line, for below the article's headline."""
        said = f"Gone: {self.reason}" if self.kind is WithdrawalKind.GONE and self.reason else self.lead
        now = f" Now: {self.now}" if self.now else ""
        return f"{said}{now}{f' ({NO_NOTE})' if self.silent else ''}"

    @property
    def brief(self) -> str:
        """The line, cut to one line's length."""
        return clip(self.line, _BRIEF_LENGTH)

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.struck or self.replacement or self.reason)

    def below(self, headlines: Sequence[str]) -> Taken:
        """Without the texts that these headlines above it show already."""
        struck = "" if self.text in headlines else self.text
        return replace(self, struck=struck, replacement="" if self.now in headlines else self.now)

    def shortened(self, room: int) -> Taken:
        """With its block cut to about ``room`` characters."""
        return replace(self, struck=clip(self.struck, room), replacement=clip(self.replacement, room))


def taken_of(items: Sequence[AlertItem], named: frozenset[str] = frozenset()) -> tuple[Taken, ...]:
    """The withdrawals of one article's alerts (oldest first) that were not restored since.

    ``named`` are the kinds that the subscription names.
    """
    found: dict[Taken, None] = {}
    for place, item in enumerate(items):
        later = items[place + 1 :]
        noted = any(map(_has_note, later))
        left = (one for one in asked_withdrawals(item, named) if not _is_back(item, one, later))
        found |= dict.fromkeys(_taken(one, noted=noted) for one in left)
    return tuple(found)


def asked_withdrawals(item: AlertItem, named: frozenset[str] = frozenset()) -> tuple[Withdrawal, ...]:
    """The withdrawals that an alert is about: those of its picks, or all of an article that no version shows any more.

    A pick that is new as well (a headline, a sentence of a passage) was picked as a withdrawal if its kind is named.
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
        if (own := picks.intersection(withdrawal.edits)) and (own - news or _is_named(withdrawal, named))
    )


def without_withdrawals(item: AlertItem, named: frozenset[str] = frozenset()) -> AlertItem:
    """The alert without the picks that are only withdrawals."""
    if item.change is None or not item.change.withdrawals:
        return item
    withdrawn = {at for withdrawal in asked_withdrawals(item, named) for at in withdrawal.edits}
    withdrawn -= _news(item.change)
    return replace(item, alert=replace(item.alert, picks=tuple(at for at in item.alert.picks if at not in withdrawn)))


def silent_facts(items: Sequence[AlertItem], named: frozenset[str]) -> frozenset[str]:
    """The current form of sentences with a fact changed without a note, if those were asked for."""
    if Unannounced.SILENT not in named:
        return frozenset()
    found: set[str] = set()
    for item in items:
        if _has_note(item):
            # A later note in the same message may be about the earlier changes.
            found = set()
        if item.change is not None:
            picked = frozenset(item.alert.picks).intersection(item.change.silent)
            found |= {item.change.edits[at].new or "" for at in picked}
    return frozenset(found - {""})


def _gone(item: AlertItem) -> Iterator[Withdrawal]:
    """The withdrawal of an alert whose stored one was pruned."""
    article = item.article
    if article is not None and item.alert.kind is AlertKind.REMOVAL:
        yield Withdrawal(WithdrawalKind.GONE, article.title or article.url, reason=item.alert.detail)


def _is_named(withdrawal: Withdrawal, named: frozenset[str]) -> bool:
    return withdrawal.kind in named or (withdrawal.silent and Unannounced.SILENT in named)


def _news(change: Change) -> frozenset[int]:
    inside = {at for passage in change.passages for at in passage.edits}
    return frozenset(inside.union(at for at, edit in enumerate(change.edits) if edit.development))


def _has_note(item: AlertItem) -> bool:
    return any(edit.kind is EditKind.NOTE and bool(edit.new) for edit in (item.change.edits if item.change else ()))


def _is_back(item: AlertItem, withdrawal: Withdrawal, later: Sequence[AlertItem]) -> bool:
    """Whether a later version restored it: the page, or each sentence."""
    if item.alert.to_version is None:
        return any(other.alert.to_version is not None for other in later)
    edits = item.change.edits if item.change else ()
    stood = {edits[at].old for at in withdrawal.edits if at < len(edits)}
    come = {edit.new for other in later if other.change for edit in other.change.edits}
    return bool(stood) and stood <= come


def _taken(withdrawal: Withdrawal, *, noted: bool) -> Taken:
    gutted = withdrawal.kind is WithdrawalKind.GUTTED
    return Taken(
        withdrawal.kind,
        text=clip(one_line(withdrawal.text), _GUTTED_LENGTH if gutted else _TEXT_LENGTH),
        now=clip(one_line(withdrawal.now), _TEXT_LENGTH),
        reason=clip(one_line(withdrawal.reason), _REASON_LENGTH),
        # A page that is gone can have no note.
        silent=withdrawal.silent and not noted and withdrawal.kind is not WithdrawalKind.GONE,
    )
