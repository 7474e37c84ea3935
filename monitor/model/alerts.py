"""Subscriptions, alerts and the messages that are sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from monitor.model.articles import Article
from monitor.model.changes import Change, EditKind
from monitor.model.withdrawals import Unannounced, WithdrawalKind

# What a subscription may name: kinds of edits, kinds of withdrawals, and facts changed or withdrawn without a note.
SubscribedKind = EditKind | WithdrawalKind | Unannounced


class Channel(StrEnum):
    """How an alert is sent."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    APPRISE = "apprise"


class AlertKind(StrEnum):
    """What an alert is about. ``removal`` is sent only where a subscription asks for removals."""

    UPDATE = "update"
    REMOVAL = "removal"
    NEW_ARTICLE = "new_article"
    BROKEN_SOURCE = "broken_source"
    HEARTBEAT = "heartbeat"
    SAMPLE = "sample"


class AlertState(StrEnum):
    """``queued`` waits for its due time or a retry; ``failed`` was given up and can be retried by hand;
    ``cancelled`` was withdrawn before it was sent (unsubscribed, muted).
    """

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Nothing is sent from ``start`` to ``end`` (minutes after midnight, may wrap) in an IANA time zone."""

    start: int
    end: int
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is alerted to what. Empty selections mean everything.

    ``words`` are matched against the new text only: phrases of several words, ``-word`` excludes. ``max_per_hour``
    turns a flood for one recipient into a digest. ``updates`` False leaves only what is asked for by itself
    (new_articles, removals, broken_sources, heartbeat). ``daily_at`` is in minutes after midnight by the clock of
    ``daily_zone``; without one, of the zone of ``quiet_hours``, else UTC. ``time_zone`` (IANA) is that of the times in
    its mails; None: that of the monitor. ``subjects``: whether a mail's subject is the news, or the same for an
    article's whole life. ``reader`` (a name, "" for none) shares a catch-up place: digests leave out what was marked as
    read there, and mails carry a link that marks.
    ``firsts_only`` leaves out what another outlet of the same story reported earlier.
    ``origin`` says whether the file or the command line made it.
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
    """An alert to queue: recipient, channel, edits (positions in the change's edits), earliest time to send it."""

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
    """One message to one recipient, as it is stored in the outbox. ``batch`` is the number of the
    first alert of the message it was handed out in, None before that.
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
    """When the waiting alerts of one subscription about one article may be sent, and until when they were held."""

    subscription: str
    due_at: datetime
    was: datetime | None = None


@dataclass(frozen=True, slots=True)
class AlsoReported:
    """Another article of the story that reports a development of an alert, with ``edit`` leading its passage.

    ``at``: when it was fetched there; ``sentence``: its text there; ``found_at``: when the match was found. ``doubt``:
    since when some article may have reported it, where that is not sure.
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
    """An alert with what is needed to write it: the article and its change (None for alerts about a source).

    ``last_seen_at`` is the check before the one that found the change; ``language`` is that of the newer version, and
    ``modified`` is when the outlet says it was changed. ``development`` is the highest number among those that the
    newer version brought, None where it brought none.
    ``also``, of alerts that go into a digest, is who else reports what is new; ``elsewhere`` are the edits that another
    article of the same message reports.
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
    """A message ready to send. ``headers`` are those besides From, To, Subject, Date and Message-ID."""

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
