"""Subscriptions, alerts and messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from monitor.model.articles import Article
from monitor.model.changes import Change, EditKind
from monitor.model.withdrawals import Unannounced, WithdrawalKind

# The kinds that a subscription may select: of edits, of withdrawals, and facts changed or withdrawn without a note.
SubscribedKind = EditKind | WithdrawalKind | Unannounced


class Channel(StrEnum):
    """How an alert is sent."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    APPRISE = "apprise"


class AlertKind(StrEnum):
    """What an alert is about. ``removal`` is sent only to subscriptions with ``removals``."""

    UPDATE = "update"
    REMOVAL = "removal"
    NEW_ARTICLE = "new_article"
    BROKEN_SOURCE = "broken_source"
    HEARTBEAT = "heartbeat"
    SAMPLE = "sample"


class AlertState(StrEnum):
    """The state of an alert in the outbox.

    ``queued`` waits for its due time or a retry; ``failed`` was given up and can be retried by hand; ``cancelled`` was
    withdrawn before it was sent (unsubscribed, muted).
    """

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours without messages: from ``start`` to ``end`` in minutes after midnight (may wrap), in an IANA time zone."""

    start: int
    end: int
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is alerted to what. An empty selection (of feeds, tags, articles, kinds, words) means everything.

    ``words`` are words or phrases matched against the new text only; ``-word`` excludes. ``max_per_hour``: further
    alerts to a recipient become a digest. ``updates`` False: only what is enabled by its own field (new_articles,
    removals, broken_sources, heartbeat). ``daily_at``: minutes after midnight in ``daily_zone``, else in the zone of
    ``quiet_hours``, else in UTC. ``time_zone`` (IANA): of the times in its mails; None is that of the monitor.
    ``subjects``: a mail's subject is the news, or stays the same for each article. ``reader`` (a name, "" for none):
    whose catch-up place it shares; digests leave out what that reader has read, and mails have a link to mark as read.
    ``firsts_only`` leaves out what another outlet of the same story reported earlier. ``origin``: created by the
    configuration file or on the command line.
    """

    name: str
    to: tuple[str, ...] = ()
    webhook: str | None = None
    webhook_secret: str | None = field(default=None, repr=False)
    apprise: tuple[str, ...] = ()
    new_articles: bool = False
    removals: bool = False
    broken_sources: bool = False
    heartbeat: bool = False
    mode: Literal["instant", "hourly", "daily"] = "instant"
    feeds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    kinds: tuple[SubscribedKind, ...] = ()
    words: tuple[str, ...] = ()
    min_score: float = 0.0
    min_importance: float = 0.0
    quiet_hours: QuietHours | None = None
    daily_at: int = 7 * 60
    max_per_hour: int = 20
    origin: Literal["config", "cli"] = "cli"
    updates: bool = True
    daily_zone: str | None = None
    time_zone: str | None = None
    subjects: Literal["news", "constant"] = "news"
    reader: str = ""
    firsts_only: bool = False


@dataclass(frozen=True, slots=True)
class AlertDraft:
    """An alert to queue. ``picks``: positions in the edits of the change. ``due_at``: the earliest time to send."""

    subscription: str
    channel: Channel
    recipient: str
    kind: AlertKind
    subject: str
    due_at: datetime
    picks: tuple[int, ...] = ()
    detail: str = ""
    mode: Literal["instant", "hourly", "daily"] = "instant"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message to one recipient, as stored in the outbox.

    ``batch`` is the number of the first alert in the message with which it was sent, None before that.
    """

    id: int
    subscription: str
    channel: Channel
    recipient: str
    kind: AlertKind
    subject: str
    state: AlertState
    queued_at: datetime
    due_at: datetime
    message_id: str
    article_id: int | None = None
    from_version: int | None = None
    to_version: int | None = None
    picks: tuple[int, ...] = ()
    detail: str = ""
    mode: Literal["instant", "hourly", "daily"] = "instant"
    attempts: int = 0
    last_error: str | None = None
    sent_at: datetime | None = None
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """When the waiting alerts of a subscription about an article may be sent; ``was``: until when they were held."""

    subscription: str
    due_at: datetime
    was: datetime | None = None


@dataclass(frozen=True, slots=True)
class AlsoReported:
    """Another article of the story that also reports a development of an alert.

    ``edit``: the position of the development's leading edit. ``at``: when the other report was fetched; ``sentence``:
    its text; ``found_at``: when the match was found. ``doubt``: the earliest time at which some article may have
    reported it, where that is uncertain.
    """

    edit: int
    article_id: int
    outlet: str
    at: datetime
    sentence: str
    found_at: datetime
    doubt: datetime | None = None


@dataclass(frozen=True, slots=True)
class AlertItem:
    """An alert with the data to write it: the article and its change (None for alerts about a source).

    ``last_seen_at``: the check before the one that found the change. ``language`` of the newer version; ``modified``:
    when the outlet says it was changed. ``development``: the highest number of the newer version's developments, None
    where it has none. ``also`` (in digests only): the other articles that report the same; ``elsewhere``: the edits
    that another article in the same message reports.
    """

    alert: Alert
    article: Article | None = None
    change: Change | None = None
    old_title: str = ""
    new_title: str = ""
    last_seen_at: datetime | None = None
    language: str = ""
    modified: datetime | None = None
    development: int | None = None
    also: tuple[AlsoReported, ...] = ()
    elsewhere: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """An HTML file attached to a mail."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to send. ``headers`` are in addition to From, To, Subject, Date and Message-ID."""

    channel: Channel
    recipient: str
    subject: str
    text: str
    html: str
    message_id: str
    date: datetime
    headers: tuple[tuple[str, str], ...] = ()
    payload: Mapping[str, Any] | None = None
    attachment: Attachment | None = None
