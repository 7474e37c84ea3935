"""The store as a whole, with the work queue, the outbox of alerts and the subscriptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from monitor.model import (
    Alert,
    AlertDraft,
    AlertItem,
    AlertState,
    Article,
    ArticleMemory,
    ArticleOutcome,
    ArticleReceipt,
    Claim,
    Feed,
    FeedOutcome,
    FeedReceipt,
    HostGap,
    PassedOver,
    Subscription,
)
from monitor.ports.readers import ReaderRepository, SessionRepository
from monitor.ports.readings import OpinionRepository, ReadRepository
from monitor.ports.sources import ArticleRepository, BookmarkRepository, FeedRepository, PushRepository
from monitor.ports.stories import Place, StoryRepository
from monitor.ports.versions import VersionRepository


class WorkQueue(Protocol):
    """The database as the schedule: claims lease due rows, and each job is finished in one transaction."""

    def claim_feeds(self, claim: Claim) -> tuple[Feed, ...]:
        """Lease due feeds to the worker of the claim, longest due first."""
        ...

    def claim_articles(self, claim: Claim) -> tuple[Article, ...]:
        """Lease due articles likewise."""
        ...

    def gaps(self, hosts: Sequence[str], now: datetime) -> tuple[HostGap, ...]:
        """The hosts whose gap after the last request, of whichever worker, has not ended yet."""
        ...

    def recall(self, article_id: int, *, claimed: Article | None = None) -> ArticleMemory:
        """What a check needs to know of an article; pass the ``claimed`` article to save reading its row again."""
        ...

    def seen_before(self, article_id: int, sentences: Sequence[str]) -> frozenset[str]:
        """Those of these sentence digests that occur in any version of the article, also in pruned ones."""
        ...

    def finish_feed(self, outcome: FeedOutcome) -> FeedReceipt:
        """Write the outcome of a feed check and release the feed.

        Raises ``LeaseLost``, and writes nothing, if another worker has claimed it or it was released.
        """
        ...

    def finish_article(self, outcome: ArticleOutcome, place: Place | None = None) -> ArticleReceipt:
        """Write the outcome of an article check (version, change, alerts, ...) and release the article.

        ``place`` finds the story of a new version in the same transaction; without it, the version is placed later.
        Raises ``LeaseLost`` as ``finish_feed`` does.
        """
        ...

    def finish_unchanged(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        """Write checks that found nothing new, all in one transaction, and release their feeds and articles.

        Rows that are no longer leased to the worker of their outcome are skipped.
        """
        ...

    def passed_over_feeds(self, claim: Claim) -> Sequence[PassedOver]:
        """The feeds that a claim skips because of another worker, or of a pause that their host asked for."""
        ...

    def passed_over_articles(self, claim: Claim) -> Sequence[PassedOver]: ...
    def put_off_feed(self, feed_id: int, worker: str, now: datetime, error: str) -> None:
        """Release a feed whose check could not be written, due again in an hour; nothing if the lease is lost."""
        ...

    def put_off_article(self, article_id: int, worker: str, now: datetime, error: str) -> None: ...
    def bring_forward(self, now: datetime, *, due: timedelta, lease: timedelta) -> int:
        """Repair times written while a clock ran ahead; returns how many rows were changed.

        Rows due later than ``due`` from now become due, and leases longer than ``lease`` end. Pauses of hosts and
        alerts have limits of their own.
        """
        ...

    def renew(
        self,
        worker: str,
        until: datetime,
        *,
        feeds: Sequence[int] = (),
        articles: Sequence[int] = (),
        alerts: Sequence[int] = (),
    ) -> None:
        """Extend the leases that this worker still has on these rows."""
        ...

    def release(self, worker: str) -> None:
        """Release everything that this worker has claimed and not finished."""
        ...

    def server_time(self) -> datetime | None:
        """The time of the database server's clock; None for SQLite, which uses this machine's."""
        ...

    def next_due(self) -> datetime | None:
        """When the next feed, article or alert is due, or the next lease ends; None if there is nothing."""
        ...


class Outbox(Protocol):
    """The outbox: alerts that wait to be sent, were sent, failed or were cancelled."""

    def queue(self, drafts: Sequence[AlertDraft], now: datetime) -> tuple[int, ...]:
        """Queue alerts that belong to no version (samples, heartbeats)."""
        ...

    def claim(self, claim: Claim) -> tuple[tuple[AlertItem, ...], ...]:
        """Lease due alerts in batches, each to be sent as one message; ``claim.limit`` is a number of messages.

        An instant alert is a message of its own. Due digest alerts with the same subscription and recipient are one.
        """
        ...

    def sent(self, alert_ids: Sequence[int], worker: str, now: datetime) -> None: ...
    def postpone(
        self, alert_ids: Sequence[int], worker: str, *, due_at: datetime, error: str | None, as_digest: bool = False
    ) -> None:
        """Release alerts that were not sent, due again at ``due_at``.

        With an ``error`` this counts as an attempt. ``as_digest`` makes instant alerts hourly digests.
        """
        ...

    def give_up(self, alert_ids: Sequence[int], worker: str, error: str) -> None:
        """Mark alerts of this worker as failed."""
        ...

    def cancel(self, alert_ids: Sequence[int], reason: str) -> None:
        """Cancel queued alerts."""
        ...

    def retry(self, alert_ids: Sequence[int], now: datetime) -> int:
        """Make alerts that failed, or that wait after a failed attempt, due now; returns their number."""
        ...

    def get(self, alert_id: int) -> AlertItem: ...
    def together(self, alert_id: int) -> tuple[AlertItem, ...]:
        """The alerts that are, or would now be, sent in one message with this one; raises ``NotFound``."""
        ...

    def list(
        self,
        *,
        state: AlertState | None = None,
        subscription: str | None = None,
        recipient: str | None = None,
        after_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Alert, ...]:
        """Alerts, newest first: those next below ``before_id``, or next above ``after_id``."""
        ...

    def of(
        self,
        names: Iterable[str],
        recipients: Iterable[str],
        *,
        states: Sequence[AlertState],
        before_id: int | None = None,
        limit: int,
    ) -> tuple[Alert, ...]:
        """Alerts of any of these subscriptions or to any of these recipients, newest first."""
        ...

    def last_sent(self) -> Mapping[str, Alert]:
        """The newest sent alert of each subscription, by its name."""
        ...

    def count(self, state: AlertState, most: int) -> int:
        """The number of alerts in this state; counting stops at ``most``."""
        ...

    def late(self, before: datetime, most: int) -> Sequence[datetime]:
        """The due times of queued alerts that were due before this time, oldest first, at most ``most``."""
        ...

    def counts(self) -> Mapping[str, int]:
        """The number of alerts by state."""
        ...

    def sent_between(self, recipient: str, since: datetime, until: datetime) -> int:
        """How many messages were sent to this recipient between these times; a digest counts as one."""
        ...


class SubscriptionRepository(Protocol):
    """Subscriptions, and the recipients who unsubscribed from them."""

    def list(self) -> tuple[Subscription, ...]: ...
    def revision(self) -> str | None:
        """A text that changes with every change of subscriptions, unsubscriptions or notes; None before the first."""
        ...

    def put(self, subscription: Subscription) -> None: ...
    def remove(self, name: str) -> bool:
        """Delete a subscription and cancel its queued alerts; whether it existed."""
        ...

    def unsubscribe(self, name: str, recipient: str, now: datetime) -> None:
        """Unsubscribe a recipient and cancel their queued alerts; remembered beyond a ``sync``."""
        ...

    def resubscribe(self, name: str, recipient: str) -> bool:
        """Undo ``unsubscribe``; whether the recipient had unsubscribed."""
        ...

    def unsubscribed(self) -> frozenset[tuple[str, str]]:
        """Pairs of subscription and recipient who unsubscribed from it."""
        ...

    def sync(self, configured: Sequence[Subscription]) -> None:
        """Replace all subscriptions of origin ``config`` by these."""
        ...


class Store(Protocol):
    """All repositories of one database."""

    @property
    def feeds(self) -> FeedRepository: ...
    @property
    def articles(self) -> ArticleRepository: ...
    @property
    def versions(self) -> VersionRepository: ...
    @property
    def work(self) -> WorkQueue: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def subscriptions(self) -> SubscriptionRepository: ...
    @property
    def pushes(self) -> PushRepository: ...
    @property
    def opinions(self) -> OpinionRepository: ...
    @property
    def bookmarks(self) -> BookmarkRepository: ...
    @property
    def readers(self) -> ReaderRepository: ...
    @property
    def sessions(self) -> SessionRepository: ...
    @property
    def reads(self) -> ReadRepository: ...
    @property
    def stories(self) -> StoryRepository: ...

    def get_note(self, name: str) -> str | None:
        """A note: a small named value, such as a reader's place in `catchup` or a generated secret; None if unset."""
        ...

    def get_notes(self, prefix: str) -> Mapping[str, str]:
        """The notes whose names begin with ``prefix``, by the rest of the name."""
        ...

    def put_note(self, name: str, value: str) -> None: ...
    def keep_note(self, name: str, value: str) -> str:
        """Set a note unless it is set already, and return its value; concurrent callers get the same value."""
        ...

    def close(self) -> None: ...
