"""The values passed between the pipeline and the store: claims of work, and the outcomes of finished jobs."""

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

# The longest wait for a host that is respected; a later time comes from a clock that ran ahead.
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A request for work. ``only``: ids of the rows to choose from; ``due_only`` False: also rows that are not due yet.

    ``due_by``: when the rows must have been due, None for ``now``. ``per_host``: the most rows of one host in a batch,
    where all hosts under one of ``shared_hosts`` count as one; ``spent``: how many of these a host already had. Never
    handed out: rows of a host that asked us to wait, and rows of a host of which another live worker has leased any.
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

    ``held_by``: the worker that has leased them, or other rows of their host. ``until``: how long the host asked us to
    wait, with the ``reason``. Neither: nothing prevents a claim.
    """

    host: str
    count: int
    held_by: str | None = None
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HostWait:
    """A host that asked us to wait until a time (Retry-After)."""

    host: str
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class HostGap:
    """The gap after a request: no worker sends another to this host before ``until``."""

    host: str
    until: datetime


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """The result of checking a feed: the new values of its row, the entries to follow, alerts about the source.

    ``entries``: those of the document just read; empty if none was read. ``absent_leave``: articles of this feed that
    are not among them have left it. New articles are due at ``now``. ``gap_until``: when the gap after the last request
    to its host ends; None without a gap.
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

    ``merged_into``: the feed that already had the address to which this one moved, and with which it was merged.
    """

    new_articles: tuple[int, ...] = ()
    touched_articles: tuple[int, ...] = ()
    alerts: int = 0
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleMemory:
    """The stored state of an article, read once before a job computes.

    ``marks``: its newest versions (at most 32), newest first. ``site_lines``: the normalised lines that recur on other
    articles of its host. ``reading``: the latest version's text as reread by a newer program, where that was stored.
    ``subscriptions``: the revision of the subscriptions at that time (``SubscriptionRepository.revision``).
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

    ``article``: the new values of the row. ``version``: a new version to store, with ``raw`` (the page's bytes), its
    ``change`` from the previous version and the ``alerts`` it raises. ``addresses``: further normal addresses by which
    the article is known from now on; ``claims``: addresses that its page names as its own, unverified. ``reading``: the
    latest version's text as this program reads it, stored where it cannot be read again. ``lines``: the normalised
    lines of the document, counted per host. ``sentence_digests``: of the version's sentences, to recognise what the
    article said before. ``withdrawal``: the article itself is gone, without a new version. ``gap_until``: as in
    ``FeedOutcome``. ``unless_others``: nothing is written if another article has one of its addresses, its text or its
    headline.
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
    """The effect of an ArticleOutcome: the stored version's number, and the counts of developments and queued alerts.

    ``others``: other articles have one of its addresses, its text or its headline.
    """

    version: int | None = None
    developments: int = 0
    alerts: int = 0
    others: bool = False
