"""Alerts that are not about an article: broken sources, heartbeats, samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from monitor.alerts.matching import covers_feed, covers_tags, one_per_recipient, recipients, subject_of
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
    """Alerts that a source is broken, for subscriptions that select this and the feed; one per recipient."""
    error = one_line(feed.last_error or "nothing usable comes back")
    subject = subject_of(f"Source broken: {feed.title or feed.url}")
    drafts: list[AlertDraft] = []
    for subscription in subscriptions:
        if not subscription.broken_sources or not covers_feed(subscription, feed.id, feed.url, feed.title):
            continue
        if covers_tags(subscription, feed.tags):
            drafts += _drafts(subscription, AlertKind.BROKEN_SOURCE, subject, f"{feed.url}\n{error}", now, unsubscribed)
    return one_per_recipient(drafts)


def match_heartbeat(
    subscriptions: Sequence[Subscription],
    last_alert_at: Mapping[str, datetime],
    now: datetime,
    *,
    unsubscribed: frozenset[tuple[str, str]] = _NOBODY,
) -> tuple[AlertDraft, ...]:
    """Heartbeats ("Nothing new in 24 h") for subscriptions with ``heartbeat`` that had no alert for that long.

    ``last_alert_at``: by subscription name, when an alert (or heartbeat) was last queued for it, or when the
    subscription was made. A subscription that is missing there gets no heartbeat.
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
    """A sample for each recipient of a subscription, due now whatever its mode and quiet hours."""
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
