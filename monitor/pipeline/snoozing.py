"""Snoozing articles: their alerts are held until a time and then sent in one message."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from monitor.alerts import due
from monitor.model import Article, Hold
from monitor.pipeline.dependencies import Dependencies

# For longer, an article is muted. The limit also keeps times computed from it within the range of ``datetime``.
LONGEST_SNOOZE = timedelta(days=366)


def snooze(deps: Dependencies, article_id: int, until: datetime | None) -> Article:
    """Hold all alerts about an article until a time, including queued ones; None or a past time ends the snooze.

    Held alerts are sent when it ends, as after quiet hours. The time is at most ``LONGEST_SNOOZE`` ahead. Raises
    NotFound.
    """
    now = deps.clock.now()
    article = deps.store.articles.get(article_id)
    end = min(max(until or now, now), now + LONGEST_SNOOZE)
    if end == now and not article.is_snoozed(now):
        return article
    return deps.store.articles.set_snoozed(article_id, end, tuple(_holds(deps, article, end, now)))


def _holds(deps: Dependencies, article: Article, end: datetime, now: datetime) -> Iterator[Hold]:
    before = article.snoozed_until if article.is_snoozed(now) else None
    for subscription in deps.store.subscriptions.list():
        was = due(subscription, now, before)[0] if before else None
        yield Hold(subscription.name, due(subscription, now, end)[0], was)
