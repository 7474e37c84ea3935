"""Claims, and what a finished job leaves: the values between the pipeline and the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.model.alerts import AlertDraft
    from monitor.model.articles import Article, Document, Version, VersionSummary
    from monitor.model.changes import Change
    from monitor.model.feeds import Entry, Feed
    from monitor.model.withdrawals import Withdrawal

# No wait that a host asks for is believed to be longer: one that lies further off was set by a clock that ran ahead.
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A request for work. ``only`` names rows by id; ``due_only`` False includes rows that are not due yet.

    ``due_by`` is when the rows must have fallen due, where that is not ``now``. ``per_host`` bounds how many rows of
    one host a batch may hold, all under one of ``shared_hosts`` being one; ``spent`` is how much of its share a host
    has had already. Rows leased by another live worker, rows of a host that asked us to wait, and articles of a host
    another worker is busy with are never handed out.
    """

    worker: str
    now: datetime
    limit: int
    lease: timedelta
    only: tuple[int, ...] | None = None
    due_only: bool = True
    per_host: int = 50
    shared_hosts: frozenset[str] = frozenset()
    due_by: datetime | None = None
    spent: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Rows of one host that a claim skipped, and why.

    ``held_by`` is the worker who has them, or anything of their host, in hand; ``until`` is how long the host asked to
    be left alone, with the ``reason``. Neither: there is nothing against them.
    """

    host: str
    count: int
    held_by: str | None = None
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HostWait:
    """A host that asked for no requests until a time (Retry-After)."""

    host: str
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class HostGap:
    """The gap after a request: no worker asks this host for anything before ``until``."""

    host: str
    until: datetime


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """The result of checking a feed: the new values of its row, the entries to follow, alerts about the source.

    ``entries`` are those of the document just read (empty: nothing was read); ``absent_leave`` says that articles of
    this feed that are not among them have left it. A new article is due at ``now``. ``gap_until`` is when the gap after
    the last request to its host ends; None where none is kept.
    """

    worker: str
    feed: Feed
    now: datetime
    entries: tuple[Entry, ...] = ()
    absent_leave: bool = False
    wait: HostWait | None = None
    alerts: tuple[AlertDraft, ...] = ()
    gap_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedReceipt:
    """The effect of a FeedOutcome: the new articles, and those whose entry was updated.

    ``merged_into`` is the feed that was known by the address to which this one moved, and now is both.
    """

    new_articles: tuple[int, ...] = ()
    touched_articles: tuple[int, ...] = ()
    alerts: int = 0
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleMemory:
    """The stored state of an article, read once before a job computes.

    ``marks`` are its newest versions (at most 32), newest first. ``site_lines`` are the normalised lines that recur on
    other articles of its host. ``reading`` is the latest version's text as a newer program reads it, where that was
    kept. ``subscriptions`` is the revision that the subscriptions had then (``SubscriptionRepository.revision``).
    """

    article: Article
    latest: Version | None
    marks: tuple[VersionSummary, ...] = ()
    site_lines: frozenset[str] = frozenset()
    reading: Document | None = None
    subscriptions: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleOutcome:
    """The result of checking an article, written in one transaction.

    ``article`` holds the new values of the row. ``version`` (with ``raw``, the page's bytes) is stored when given, with
    its ``change`` against the version before and the ``alerts`` it raises. ``addresses`` are further normal forms under
    which the article is known from now on; ``claims`` are those it may have besides: that its page names. ``reading``
    is the latest stored version's text as this program reads it, kept where it cannot be read again. ``lines`` are the
    normalised lines of the document, counted per host; ``sentence_digests`` are of the version's sentences, by which it
    is known what the article has said before. ``withdrawal`` says that the article itself is gone, without a version.
    ``gap_until`` is as in ``FeedOutcome``.
    With ``unless_others`` nothing is written where another article has one of its names, its text or its headline.
    """

    worker: str
    article: Article
    now: datetime
    version: Version | None = None
    raw: bytes | None = None
    change: Change | None = None
    alerts: tuple[AlertDraft, ...] = ()
    addresses: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    reading: Document | None = None
    lines: tuple[str, ...] = ()
    wait: HostWait | None = None
    sentence_digests: tuple[str, ...] = ()
    withdrawal: Withdrawal | None = None
    gap_until: datetime | None = None
    unless_others: bool = False


@dataclass(frozen=True, slots=True)
class ArticleReceipt:
    """The effect of an ArticleOutcome: the number of the stored version, and how many alerts were queued.

    ``others`` says that other articles have one of its names, its text or its headline.
    """

    version: int | None = None
    developments: int = 0
    alerts: int = 0
    others: bool = False
