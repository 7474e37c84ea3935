"""Response models of the API about subscriptions and alerts; see ``answers``."""

from __future__ import annotations

from monitor.model import EditKind
from monitor.web.answers import AlertRow, Answer, Reason, SubscriptionRow, Time, WithdrawalShown


class SubscriptionShown(SubscriptionRow):
    """A subscription; ``left`` are the display names of recipients who unsubscribed."""

    left: list[str]


class PreviewedMail(Answer):
    """A mail that would have been sent; only the newest has its ``text``."""

    subject: str
    date: Time
    articles: int
    text: str | None


class Preview(Answer):
    """The mails that a subscription would have sent since a time.

    ``cut``: a whole week was too much to read, so the period is shorter. ``total`` counts all mails; the newest are
    listed.
    """

    since: Time
    cut: bool
    total: int
    mails: list[PreviewedMail]


class Criterion(Answer):
    """A condition of a subscription (``asked``), and what in the alert met it (``had``)."""

    label: str
    asked: str
    had: str


class PickedPassage(Answer):
    """A passage that an alert reports; ``words`` are the subscription's words that occur in it."""

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
    """Why an alert was raised; ``still``: whether its subscription in its current form would raise it again."""

    reason: str
    criteria: list[Criterion]
    passages: list[PickedPassage]
    withdrawals: list[WithdrawalShown]
    still: bool | None


class AlertShown(AlertRow):
    """An alert, the text of its message, the numbers of all alerts in that message, and why it was raised."""

    text: str
    together: list[int]
    why: WhyShown


class Retried(Answer):
    """Number of alerts that are tried again."""

    retried: int
