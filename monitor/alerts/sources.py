"""Alerts that are about no article: a source that is broken, a quiet day, a sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from monitor.alerts.matching import covers_feed, covers_tags, recipients, subject_of
from monitor.alerts.plain import one_line
from monitor.alerts.schedule import due
from monitor.model import AlertDraft, AlertKind, Feed, Subscription

HEARTBEAT_AFTER = timedelta(hours=24)
_NOBODY: frozenset[tuple[str, str]] = frozenset()


def match_broken(
    feed: Feed,
    subscriptions: Sequence[Subscription],
    now: datetime,
    *,
    unsubscribed: frozenset[tuple[str, str]] = _NOBODY,
) -> tuple[AlertDraft, ...]:
    """Drafts that a source is broken, to subscriptions that ask for it and select this feed; one per recipient."""
    error = one_line(feed.last_error or "nothing usable comes back")
    subject = subject_of(f"Source broken: {feed.title or feed.url}")
    drafts: list[AlertDraft] = []
    for subscription in subscriptions:
        if not subscription.broken_sources or not covers_feed(subscription, feed.id, feed.url, feed.title):
            continue
        if covers_tags(subscription, feed.tags):
            drafts += _drafts(subscription, AlertKind.BROKEN_SOURCE, subject, f"{feed.url}\n{error}", now, unsubscribed)
    return _one_each(drafts)


def match_heartbeat(
    subscriptions: Sequence[Subscription],
    last_alert_at: Mapping[str, datetime],
    now: datetime,
    *,
    unsubscribed: frozenset[tuple[str, str]] = _NOBODY,
) -> tuple[AlertDraft, ...]:
    """A heartbeat ("nothing new in 24 h") to subscriptions that ask for it and were sent nothing for that long.

    ``last_alert_at`` gives, by subscription name, when anything was last queued for it (heartbeats included), or when
    it was made; a name that is missing gets nothing yet.
    """
    drafts: list[AlertDraft] = []
    for subscription in subscriptions:
        last = last_alert_at.get(subscription.name)
        if not subscription.heartbeat or last is None or now - last < HEARTBEAT_AFTER:
            continue
        hours = int((now - last).total_seconds() // 3600)
        drafts += _drafts(
            subscription,
            AlertKind.HEARTBEAT,
            f"Nothing new in {hours} h",
            f"Nothing that {subscription.name} asks for was new in the last {hours} hours. The monitor is running.",
            now,
            unsubscribed,
        )
    return tuple(drafts)


def sample_drafts(subscription: Subscription, now: datetime) -> tuple[AlertDraft, ...]:
    """A sample to everyone a subscription names, at once whatever its mode and quiet hours."""
    return tuple(
        AlertDraft(subscription.name, channel, recipient, AlertKind.SAMPLE, "Sample alert", now)
        for channel, recipient in recipients(subscription, _NOBODY)
    )


def _drafts(
    subscription: Subscription,
    kind: AlertKind,
    subject: str,
    detail: str,
    now: datetime,
    unsubscribed: frozenset[tuple[str, str]],
) -> list[AlertDraft]:
    due_at, mode = due(subscription, now)
    return [
        AlertDraft(subscription.name, channel, recipient, kind, subject, due_at, (), detail, mode)
        for channel, recipient in recipients(subscription, unsubscribed)
    ]


def _one_each(drafts: Sequence[AlertDraft]) -> tuple[AlertDraft, ...]:
    first: dict[tuple[str, str], AlertDraft] = {}
    for draft in sorted(drafts, key=lambda draft: draft.due_at):
        first.setdefault((draft.channel, draft.recipient), draft)
    return tuple(first.values())
