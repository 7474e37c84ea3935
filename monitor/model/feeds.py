"""Feeds and their entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from monitor.model.rhythms import NO_RHYTHM, Rhythm


class FeedState(StrEnum):
    """Whether a feed is polled. ``gone`` (410) is polled rarely, ``paused`` never."""

    ACTIVE = "active"
    PAUSED = "paused"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FeedHints:
    """What a feed or its response headers state about its update times and push hub.

    Durations are in seconds, hours are 0-23 UTC, days are 0 = Monday. ``new_url``: where the feed says it has moved.
    None or empty: not stated.
    """

    ttl_seconds: int | None = None
    update_seconds: int | None = None
    max_age_seconds: int | None = None
    expires_at: datetime | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    hub_url: str | None = None
    self_url: str | None = None
    new_url: str | None = None


NO_HINTS = FeedHints()


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed as it was at one poll.

    ``key`` identifies it within the feed (the guid where that can be trusted, else ``address``). ``url`` is the
    published link; ``address`` is its normal form, by which the same article is recognised elsewhere.
    """

    key: str
    url: str
    address: str
    title: str = ""
    summary: str = ""
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A parsed feed. ``children`` are addresses of further feeds (the sitemaps of a sitemap index)."""

    kind: Literal["rss", "atom", "rdf", "json", "sitemap", "sitemap-index"]
    title: str
    entries: tuple[Entry, ...]
    site_url: str | None = None
    language: str = ""
    hints: FeedHints = NO_HINTS
    children: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A source of entries, with its polling state.

    ``redirect_*``: a permanent redirect that is not trusted yet. ``left_out``: how many entries of the last document
    are not followed, in favour of newer ones.
    """

    id: int
    url: str
    added_at: datetime
    title: str = ""
    tags: tuple[str, ...] = ()
    state: FeedState = FeedState.ACTIVE
    host: str = ""
    site_url: str | None = None
    due_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_digest: str | None = None
    entry_keys: tuple[str, ...] = ()
    left_out: int = 0
    hints: FeedHints = NO_HINTS
    rhythm: Rhythm = NO_RHYTHM
    last_checked_at: datetime | None = None
    last_status: int | None = None
    last_error: str | None = None
    last_result: str = ""
    redirect_url: str | None = None
    redirect_since: datetime | None = None

    @property
    def failures(self) -> int:
        """How many checks in a row have failed."""
        return self.rhythm.failures


@dataclass(frozen=True, slots=True)
class FeedSummary:
    """A feed as shown in lists, without the data for its next check (hints, rhythm, entry keys).

    ``failures``: how many checks in a row have failed.
    """

    id: int
    url: str
    title: str
    tags: tuple[str, ...]
    state: FeedState
    site_url: str | None
    due_at: datetime | None
    last_checked_at: datetime | None
    last_status: int | None
    last_error: str | None
    last_result: str
    failures: int


class PushState(StrEnum):
    """The state of a push subscription.

    ``wanted``: not requested yet. ``asked``: the hub has to verify it. ``leaving``: to be unsubscribed.
    """

    WANTED = "wanted"
    ASKED = "asked"
    ACTIVE = "active"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Push:
    """A subscription to a feed at its hub (WebSub). ``token`` identifies it in the callback address.

    ``due_at``: when the next request is due. ``lease_until``: when an active subscription expires. ``attempts``:
    requests since the last answer of the hub. ``pushed_at``: the last push, None before the first.
    """

    token: str
    feed_id: int
    hub: str
    topic: str
    due_at: datetime
    state: PushState = PushState.WANTED
    lease_until: datetime | None = None
    attempts: int = 0
    last_error: str | None = None
    pushed_at: datetime | None = None
