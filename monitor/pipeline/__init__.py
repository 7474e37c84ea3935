"""The jobs of the program: here alone the pure steps are combined with the store, the network and the mail server.

A job reads once, computes, and writes once in one transaction; what should happen is decided by the steps as a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.errors import NotFound
from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.model import Article, Feed, Subscription
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
    """All that the monitor does of itself, with one set of dependencies."""

    def __init__(self, deps: Dependencies) -> None:
        self.deps = deps

    def check_feed(self, feed: Feed, buffer: WriteBuffer | None = None) -> FeedReport:
        """Check a claimed feed once; with ``buffer``, a check that found nothing is left there to be written."""
        from monitor.pipeline.feeds import check_feed

        return check_feed(self.deps, feed, buffer)

    def check_article(self, article: Article, buffer: WriteBuffer | None = None) -> ArticleReport:
        """Check a claimed article once; with ``buffer``, a check that found nothing is left there to be written."""
        from monitor.pipeline.articles import check_article

        return check_article(self.deps, article, buffer)

    def add_feed(self, url: str, *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
        """Follow a feed, or those of a page, and check at once. Raises FetchError or NotAFeed."""
        from monitor.pipeline.adding import add_feed

        return add_feed(self.deps, url, title=title, tags=tags)

    def find_feeds(self, url: str) -> FoundFeeds:
        """The feeds at an address; none is followed. Raises FetchError or NotAFeed."""
        from monitor.pipeline.adding import find_feeds

        return find_feeds(self.deps, url)

    def add_only_feed(self, url: str, *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds | FoundFeeds:
        """Follow the feed of an address, where there is but one; else what was found there, to choose from."""
        from monitor.pipeline.adding import add_only_feed

        return add_only_feed(self.deps, url, title=title, tags=tags)

    def follow_feeds(self, urls: Sequence[str], *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
        """Follow feeds that were found, and check each at once."""
        from monitor.pipeline.adding import follow_feeds

        return follow_feeds(self.deps, urls, title=title, tags=tags)

    def import_opml(self, body: bytes) -> ImportedFeeds:
        """Follow the feeds of an OPML list. Raises ParseError."""
        from monitor.pipeline.opml import import_opml

        return import_opml(self.deps, body)

    def add_article(self, url: str) -> ArticleReport:
        """Follow one article and check it at once."""
        from monitor.pipeline.adding import add_article

        return add_article(self.deps, url)

    def poll(
        self, feeds: Sequence[int] | None = None, *, everything: bool = False, progress: Tell | None = None
    ) -> PollReport:
        """One pass, now."""
        from monitor.pipeline.passes import poll

        return poll(self.deps, feeds, everything=everything, tell=progress)

    def deliver(self, *, limit: int | None = None) -> DeliveryReport:
        """Send what is due now."""
        from monitor.pipeline.delivery import deliver

        return deliver(self.deps, limit=limit)

    def bring_forward(self) -> int:
        """Correct the times that a clock wrote that ran ahead; the number of rows."""
        from monitor.pipeline.upkeep import bring_forward

        return bring_forward(self.deps)

    def place_waiting(self) -> int:
        """Find the stories of articles that an older program stored, some at a time; how many articles."""
        from monitor.pipeline.placing import place_waiting

        return place_waiting(self.deps)

    def find_waiting_repeats(self) -> int:
        """Find which developments the articles of a story report too, where that was not done yet; for how many."""
        from monitor.pipeline.repeats import find_waiting_repeats

        return find_waiting_repeats(self.deps)

    def retry(self, alert_ids: Sequence[int] = ()) -> tuple[int, DeliveryReport]:
        """Send again, now, alerts that were given up or wait for another attempt; all such, if none is named.

        How many these were, and what became of them.
        """
        from monitor.pipeline.delivery import retry

        return retry(self.deps, alert_ids)

    def snooze(self, article_id: int, until: datetime | None) -> Article:
        """Hold all alerts about an article until then, a year at most; None, or a time that is over, ends it."""
        from monitor.pipeline.snoozing import snooze

        return snooze(self.deps, article_id, until)

    def heartbeat(self) -> int:
        """Queue the messages that nothing was new, for those who want them; how many alerts."""
        from monitor.pipeline.upkeep import queue_heartbeats

        return queue_heartbeats(self.deps)

    def queue_sample(self, name: str) -> tuple[int, ...]:
        """Queue a sample to everyone a subscription names; the numbers of the alerts. Raises NotFound."""
        from monitor.alerts import sample_drafts

        subscription = self._subscription(name)
        now = self.deps.clock.now()
        return self.deps.store.outbox.queue(sample_drafts(subscription, now), now)

    def send_sample(self, name: str) -> DeliveryReport:
        """Queue it and send it, and nothing else. Raises NotFound."""
        return self.send(self.queue_sample(name))

    def send(self, alert_ids: Sequence[int]) -> DeliveryReport:
        """Send these of the alerts that are due, and nothing else."""
        from monitor.pipeline.delivery import deliver

        return deliver(self.deps, only=alert_ids)

    def _subscription(self, name: str) -> Subscription:
        for subscription in self.deps.subscriptions():
            if subscription.name == name:
                return subscription
        known = ", ".join(item.name for item in self.deps.subscriptions()) or "none"
        raise NotFound(f"no subscription is called {name!r}", advice=f"known: {known}")
