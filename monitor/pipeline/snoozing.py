"""Articles that raise no alert until a time; what comes meanwhile is told then, in one message."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitor.alerts import due
from monitor.model import Article, Hold
from monitor.pipeline.parts import Parts


def snooze(parts: Parts, article_id: int, until: datetime | None) -> Article:
    """Hold all alerts about an article until then, those that wait included; None ends it now.

    What was held leaves when it is over, as after quiet hours. Raises NotFound, and ValueError for a time that is over.
    """
    now = parts.clock.now()
    article = parts.store.articles.get(article_id)
    if until is None and not article.is_snoozed(now):
        return article
    if until is not None and until <= now:
        raise ValueError("the time until which to snooze is over already")
    end = until or now
    return parts.store.articles.set_snoozed(article_id, end, tuple(_holds(parts, article, end, now)))


def _holds(parts: Parts, article: Article, end: datetime, now: datetime) -> Iterator[Hold]:
    before = article.snoozed_until if article.is_snoozed(now) else None
    for subscription in parts.store.subscriptions.list():
        was = due(subscription, now, before)[0] if before else None
        yield Hold(subscription.name, due(subscription, now, end)[0], was)
