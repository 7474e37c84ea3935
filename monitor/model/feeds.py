"""Feeds and their entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from monitor.model.rhythms import NO_RHYTHM, Rhythm


class FeedState(StrEnum):
    """Whether a feed is polled. ``gone`` (410) is still probed, slowly; ``paused`` never."""

    ACTIVE = "active"
    PAUSED = "paused"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FeedHints:
    """What a feed (or its response headers) says about its update times, and its push hub.

    Durations are seconds, hours are 0-23 UTC, days are 0 = Monday. ``new_url`` is where the feed says it has moved.
    ``None`` or empty: not said.
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

    ``key`` is its identity within the feed (the guid where that can be trusted, else ``address``);
    ``url`` is as published; ``address`` is the normal form used to recognise the same article elsewhere.
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
    """A feed document as read. ``children`` are further feed addresses (a sitemap index names sitemaps)."""

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
    """A source of entries, with its poll state. ``redirect_*`` remember a permanent redirect until it is trusted.

    ``left_out`` is how many entries of its last document are not followed because newer ones are.
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
        """How many checks in a row failed."""
        return self.rhythm.failures


@dataclass(frozen=True, slots=True)
class FeedSummary:
    """A feed as lists show it, without what its next check rests on (its hints, rhythm and entry keys).

    ``failures`` is how many checks in a row failed.
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
    """``wanted`` is not requested yet, ``asked`` waits for the hub to verify it, ``leaving`` is being ended."""

    WANTED = "wanted"
    ASKED = "asked"
    ACTIVE = "active"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Push:
    """A subscription to a feed's pushes at a hub (WebSub). ``token`` names it in the address the hub calls.

    ``due_at`` is when something is to be done next, ``lease_until`` when an active one ends by itself. ``attempts``
    counts requests since the last answer. ``pushed_at`` is the last push, None until the hub has shown that it pushes.
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
