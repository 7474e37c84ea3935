"""The shapes of the API's answers about subscriptions and alerts."""

from __future__ import annotations

from monitor.model import EditKind
from monitor.web.answers import AlertRow, Answer, Reason, SubscriptionRow, Time, WithdrawalShown


class SubscriptionShown(SubscriptionRow):
    """A subscription; ``left`` are those of its recipients who left it, by the names they are shown by."""

    left: list[str]


class PreviewedMail(Answer):
    """A mail that would have left; ``text`` is given of the newest alone."""

    subject: str
    date: Time
    articles: int
    text: str | None


class Preview(Answer):
    """What a subscription would have sent since a time; ``cut``: what came before was too much to read.

    ``total`` counts all mails, of which the newest are listed.
    """

    since: Time
    cut: bool
    total: int
    mails: list[PreviewedMail]


class Criterion(Answer):
    """What a subscription asks for, and what of it the alert had."""

    label: str
    asked: str
    had: str


class PickedPassage(Answer):
    """A passage that an alert reports; ``words`` are those of the subscription that occur in it."""

    label: str
    kind: EditKind
    text: str
    previous: str | None
    score: float
    importance: float
    importance_reasons: list[str]
    evidence: list[Reason]
    words: list[str]


class WhyShown(Answer):
    """Why an alert was raised; ``still``: whether its subscription as it is now would raise it again."""

    reason: str
    criteria: list[Criterion]
    passages: list[PickedPassage]
    withdrawals: list[WithdrawalShown]
    still: bool | None


class AlertShown(AlertRow):
    """An alert with the text of its message, the numbers of the alerts in that message, and why it was raised."""

    text: str
    together: list[int]
    why: WhyShown


class Retried(Answer):
    """How many alerts are tried again."""

    retried: int
