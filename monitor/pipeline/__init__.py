"""The jobs of the program: the only package that combines the pure steps with the store, the network and the senders.

A job reads once, computes, and writes once in one transaction. The steps return their decision as a value; the job acts
on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.model import Article, Feed
    from monitor.pipeline.crew import Crew
    from monitor.pipeline.dependencies import Dependencies
    from monitor.pipeline.discovering import FoundFeed, FoundFeeds
    from monitor.pipeline.intake import Intake
    from monitor.pipeline.leases import LeaseKeeper
    from monitor.pipeline.opml import ImportedFeeds
    from monitor.pipeline.passes import Tell
    from monitor.pipeline.reports import (
        AddedFeeds,
        ArticleReport,
        DeliveryReport,
        FeedReport,
        PollProgress,
        PollReport,
    )
    from monitor.pipeline.write_buffer import WriteBuffer
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.pipeline.crew": "Crew",
            "monitor.pipeline.dependencies": "Dependencies",
            "monitor.pipeline.discovering": "FoundFeed FoundFeeds",
            "monitor.pipeline.intake": "Intake",
            "monitor.pipeline.leases": "LeaseKeeper",
            "monitor.pipeline.opml": "ImportedFeeds",
            "monitor.pipeline.reports": "AddedFeeds ArticleReport DeliveryReport FeedReport PollProgress PollReport",
            "monitor.pipeline.write_buffer": "WriteBuffer",
        },
    )

__all__ = [
    "AddedFeeds",
    "ArticleReport",
    "Crew",
    "DeliveryReport",
    "Dependencies",
    "FeedReport",
    "FoundFeed",
    "FoundFeeds",
    "ImportedFeeds",
    "Intake",
    "LeaseKeeper",
    "Pipeline",
    "PollProgress",
    "PollReport",
    "WriteBuffer",
]


class Pipeline:
    """Every job of the monitor, run with one set of dependencies."""

    def __init__(self, deps: Dependencies) -> None:
        self.deps = deps

    def check_feed(self, feed: Feed, buffer: WriteBuffer | None = None) -> FeedReport:
        """Check a claimed feed once; with ``buffer``, a check that found nothing new is written with others."""
        from monitor.pipeline.feeds import check_feed

        return check_feed(self.deps, feed, buffer)

    def check_article(self, article: Article, buffer: WriteBuffer | None = None) -> ArticleReport:
        """Check a claimed article once; with ``buffer``, a check that found nothing new is written with others."""
        from monitor.pipeline.articles import check_article

        return check_article(self.deps, article, buffer)

    def add_feed(self, url: str, *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
        """Follow a feed, or the feeds that a page links to, and check them now. Raises FetchError or NotAFeed."""
        from monitor.pipeline.adding import add_feed

        return add_feed(self.deps, url, title=title, tags=tags)

    def find_feeds(self, url: str) -> FoundFeeds:
        """Return the feeds found at an address without following them. Raises FetchError or NotAFeed."""
        from monitor.pipeline.adding import find_feeds

        return find_feeds(self.deps, url)

    def add_only_feed(self, url: str, *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds | FoundFeeds:
        """Follow the feed at an address if it is the only one; otherwise return the feeds found, to choose from."""
        from monitor.pipeline.adding import add_only_feed

        return add_only_feed(self.deps, url, title=title, tags=tags)

    def follow_feeds(self, urls: Sequence[str], *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
        """Follow the feeds at these addresses and check each of them now."""
        from monitor.pipeline.adding import follow_feeds

        return follow_feeds(self.deps, urls, title=title, tags=tags)

    def import_opml(self, body: bytes) -> ImportedFeeds:
        """Follow the feeds of an OPML list. Raises ParseError."""
        from monitor.pipeline.opml import import_opml

        return import_opml(self.deps, body)

    def add_article(self, url: str) -> ArticleReport:
        """Follow one article and check it now."""
        from monitor.pipeline.adding import add_article

        return add_article(self.deps, url)

    def poll(
        self, feeds: Sequence[int] | None = None, *, everything: bool = False, progress: Tell | None = None
    ) -> PollReport:
        """Run one pass over feeds and articles now; see ``passes.poll``."""
        from monitor.pipeline.passes import poll

        return poll(self.deps, feeds, everything=everything, tell=progress)

    def deliver(self, *, limit: int | None = None) -> DeliveryReport:
        """Send the alerts that are due now."""
        from monitor.pipeline.delivery import deliver

        return deliver(self.deps, limit=limit)

    def bring_forward(self) -> int:
        """Correct times written while the clock was ahead; returns the number of rows changed."""
        from monitor.pipeline.upkeep import bring_forward

        return bring_forward(self.deps)

    def place_waiting(self) -> int:
        """Assign a batch of articles to stories whose newest version has no place yet; returns how many."""
        from monitor.pipeline.placing import place_waiting

        return place_waiting(self.deps)

    def find_waiting_repeats(self) -> int:
        """Search a batch of articles for developments that other articles of their story report; returns how many."""
        from monitor.pipeline.repeats import find_waiting_repeats

        return find_waiting_repeats(self.deps)

    def retry(self, alert_ids: Sequence[int] = ()) -> tuple[int, DeliveryReport]:
        """Send failed alerts again now: those given up and those waiting for another attempt, or only ``alert_ids``.

        Returns how many were tried again, and the report of their delivery.
        """
        from monitor.pipeline.delivery import retry

        return retry(self.deps, alert_ids)

    def snooze(self, article_id: int, until: datetime | None) -> Article:
        """Hold all alerts about an article until a time (at most a year ahead); None or a past time ends the snooze."""
        from monitor.pipeline.snoozing import snooze

        return snooze(self.deps, article_id, until)

    def heartbeat(self) -> int:
        """Queue the "nothing new" messages for subscriptions that want them; returns how many alerts."""
        from monitor.pipeline.upkeep import queue_heartbeats

        return queue_heartbeats(self.deps)

    def queue_sample(self, name: str) -> tuple[int, ...]:
        """Queue a sample alert to every recipient of a subscription; returns the alerts' ids. Raises NotFound."""
        from monitor.alerts import sample_drafts
        from monitor.pipeline.subscribing import find_subscription

        subscription = find_subscription(self.deps.store, name)
        now = self.deps.clock.now()
        return self.deps.store.outbox.queue(sample_drafts(subscription, now), now)

    def send_sample(self, name: str) -> DeliveryReport:
        """Queue a sample alert and send only that. Raises NotFound."""
        return self.send(self.queue_sample(name))

    def send(self, alert_ids: Sequence[int]) -> DeliveryReport:
        """Send those of the given alerts that are due, and no others."""
        from monitor.pipeline.delivery import deliver

        return deliver(self.deps, only=alert_ids)
