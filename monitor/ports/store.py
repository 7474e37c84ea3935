"""The store as a whole: the work that is due, the outbox, the subscriptions."""

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
    """The database as the schedule: claims with leases, and jobs finished in one transaction each."""

    def claim_feeds(self, claim: Claim) -> tuple[Feed, ...]: ...
    def claim_articles(self, claim: Claim) -> tuple[Article, ...]: ...
    def gaps(self, hosts: Sequence[str], now: datetime) -> tuple[HostGap, ...]:
        """Those of these hosts at which the gap after a request has not ended, whichever worker made it."""
        ...

    def recall(self, article_id: int, *, claimed: Article | None = None) -> ArticleMemory:
        """What is known of an article; one that is held is not read again, but taken as it was ``claimed``."""
        ...

    def seen_before(self, article_id: int, sentences: Sequence[str]) -> frozenset[str]:
        """Those of these sentence digests that any stored version of the article had."""
        ...

    def finish_feed(self, outcome: FeedOutcome) -> FeedReceipt:
        """Write the outcome of a feed check and release it; ``LeaseLost`` and nothing written if it is not ours."""
        ...

    def finish_article(self, outcome: ArticleOutcome, place: Place | None = None) -> ArticleReceipt:
        """Write version, change, developments, alerts, lines and row, and release it; ``LeaseLost`` likewise.

        ``place`` finds the story of a new version within the same transaction; without it that is left for later.
        """
        ...

    def finish_unchanged(self, feeds: Sequence[FeedOutcome], articles: Sequence[ArticleOutcome]) -> None:
        """Write checks that change nothing but their rows, all in one transaction, and release them.

        Rows that are no longer held by their outcome's worker are passed over.
        """
        ...

    def passed_over_feeds(self, claim: Claim) -> Sequence[PassedOver]:
        """What a claim of feeds leaves alone because of another worker, or of a wait that a host asked for."""
        ...

    def passed_over_articles(self, claim: Claim) -> Sequence[PassedOver]: ...
    def put_off_feed(self, feed_id: int, worker: str, now: datetime, error: str) -> None:
        """Give a feed back whose check could not be written, to be tried again later; nothing if it is not ours."""
        ...

    def put_off_article(self, article_id: int, worker: str, now: datetime, error: str) -> None: ...
    def bring_forward(self, now: datetime, *, due: timedelta, lease: timedelta) -> int:
        """Undo what a clock left that ran ahead; how many rows that were.

        What is due later than ``due`` from now falls due, and what is leased for longer than ``lease`` is free. Waits
        of hosts and alerts have bounds of their own.
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
        """Let those of these rows that this worker still holds be its own until then."""
        ...

    def release(self, worker: str) -> None:
        """Give back all that this worker has claimed and not finished."""
        ...

    def server_time(self) -> datetime | None:
        """The time of the database's clock, where that is not this machine's."""
        ...

    def next_due(self) -> datetime | None:
        """When the next feed, article or alert falls due."""
        ...


class Outbox(Protocol):
    """Alerts on their way."""

    def queue(self, drafts: Sequence[AlertDraft], now: datetime) -> tuple[int, ...]:
        """Queue alerts that belong to no version (samples, heartbeats)."""
        ...

    def claim(self, claim: Claim) -> tuple[tuple[AlertItem, ...], ...]:
        """Due alerts in batches, one a message to be sent.

        Alerts of a digest mode due for one recipient and subscription come together; an instant one comes alone.
        """
        ...

    def sent(self, alert_ids: Sequence[int], worker: str, now: datetime) -> None: ...
    def postpone(
        self, alert_ids: Sequence[int], worker: str, *, due_at: datetime, error: str | None, as_digest: bool = False
    ) -> None:
        """Not sent: again at ``due_at``. An error makes it an attempt; ``as_digest`` lets them go together."""
        ...

    def give_up(self, alert_ids: Sequence[int], worker: str, error: str) -> None: ...
    def cancel(self, alert_ids: Sequence[int], reason: str) -> None: ...
    def retry(self, alert_ids: Sequence[int], now: datetime) -> int: ...
    def get(self, alert_id: int) -> AlertItem: ...
    def together(self, alert_id: int) -> tuple[AlertItem, ...]:
        """The alerts of the message that this one was claimed in, or would be now; raises ``NotFound``."""
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
        """Newest first; ``before_id`` gives those next below it, ``after_id`` those next above it."""
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
        """Those of any of these subscriptions (by name) and recipients, newest first."""
        ...

    def last_sent(self) -> Mapping[str, Alert]:
        """The newest alert that was sent, by subscription."""
        ...

    def count(self, state: AlertState, most: int) -> int:
        """How many are in this state; no more than ``most`` are counted."""
        ...

    def late(self, before: datetime, most: int) -> Sequence[datetime]:
        """When those that still wait fell due, the longest ago first: before this time, no more than ``most``."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many of every state."""
        ...

    def sent_between(self, recipient: str, since: datetime, until: datetime) -> int:
        """How many messages this recipient was sent in that time (a digest is one)."""
        ...


class SubscriptionRepository(Protocol):
    """Who is alerted about what."""

    def list(self) -> tuple[Subscription, ...]: ...
    def revision(self) -> str | None:
        """What differs after each change of subscriptions, of who left them, or of a note; None before the first."""
        ...

    def put(self, subscription: Subscription) -> None: ...
    def remove(self, name: str) -> bool:
        """Forget it and cancel what is queued for it; whether there was one."""
        ...

    def unsubscribe(self, name: str, recipient: str, now: datetime) -> None:
        """This recipient gets no more alerts of this subscription; queued alerts are cancelled. Survives a sync."""
        ...

    def resubscribe(self, name: str, recipient: str) -> bool:
        """This recipient gets its alerts again; whether they had left."""
        ...

    def unsubscribed(self) -> frozenset[tuple[str, str]]: ...
    def sync(self, configured: Sequence[Subscription]) -> None:
        """Make the subscriptions of origin ``config`` exactly these."""
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
        """A small named value (a reader's place in `catchup`, a secret made once), or None."""
        ...

    def get_notes(self, prefix: str) -> Mapping[str, str]:
        """The values of all names that begin so, by the rest of the name."""
        ...

    def put_note(self, name: str, value: str) -> None: ...
    def keep_note(self, name: str, value: str) -> str:
        """The value of this name: this one, where it had none. Who asks at the same time gets the same."""
        ...

    def close(self) -> None: ...
