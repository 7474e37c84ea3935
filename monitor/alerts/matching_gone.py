"""Which subscriptions are alerted that an article is gone, or was replaced by another story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from monitor.alerts.matching import covers, one_per_recipient, recipients, subject_of
from monitor.alerts.matching_withdrawals import wants_withdrawal
from monitor.alerts.plain import clip, one_line
from monitor.alerts.schedule import due
from monitor.model import AlertDraft, AlertKind, Article, Subscription, Withdrawal

_DETAIL_LENGTH = 600


def match_gone(
    article: Article,
    withdrawal: Withdrawal,
    subscriptions: Sequence[Subscription],
    unsubscribed: frozenset[tuple[str, str]],
    now: datetime,
) -> tuple[AlertDraft, ...]:
    """The alerts that an article is gone or replaced: one per channel and recipient, none if it is muted."""
    if article.muted:
        return ()
    return one_per_recipient(_drafts(article, withdrawal, subscriptions, unsubscribed, now))


def _drafts(
    article: Article,
    withdrawal: Withdrawal,
    subscriptions: Sequence[Subscription],
    unsubscribed: frozenset[tuple[str, str]],
    now: datetime,
) -> Iterator[AlertDraft]:
    subject = subject_of(article.title or article.url)
    detail = clip(one_line(withdrawal.reason), _DETAIL_LENGTH)
    for subscription in subscriptions:
        if not (covers(subscription, article) and wants_withdrawal(subscription, withdrawal)):
            continue
        due_at, mode = due(subscription, now, article.snoozed_until)
        for channel, recipient in recipients(subscription, unsubscribed):
            yield AlertDraft(
                subscription.name, channel, recipient, AlertKind.REMOVAL, subject, due_at, detail=detail, mode=mode
            )
