"""When to look again, for feeds and for articles.

Pure: the same memory, observation and time give the same schedule. The interval falls with the square root of the rate
of change, which is what minimises the mean delay over many sources at a given number of requests; jitter is a hash of
what is looked at and how often it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from math import sqrt
from typing import Literal

from monitor.model import NO_HINTS, Article, ArticleState, Feed, FeedHints, Rhythm

_HOUR = 3600.0
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class CadenceLimits:
    """Bounds of the intervals, in seconds, and the quiet time after which an article is no longer looked at."""

    feed_min_seconds: float = 300.0
    feed_max_seconds: float = _DAY
    article_min_seconds: float = 300.0
    article_max_seconds: float = 7 * _DAY
    stop_after_seconds: float = 60 * _DAY


DEFAULT_LIMITS = CadenceLimits()


@dataclass(frozen=True, slots=True)
class FeedObservation:
    """What a look at a feed showed. ``overlap`` False: no entry of the document before was in this one.

    ``not_before`` is when the host allows the next request (Retry-After).
    """

    outcome: Literal["unchanged", "changed", "failed", "gone"]
    new_entries: int = 0
    overlap: bool = True
    entry_times: tuple[datetime, ...] = ()
    hints: FeedHints = NO_HINTS
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class ArticleObservation:
    """What a look at an article showed. ``not_before`` is when the host allows the next request (Retry-After)."""

    outcome: Literal["unchanged", "updated", "alternating", "failed", "gone", "blocked"]
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When to look next (None: not any more), the memory to keep, and why, in words."""

    due_at: datetime | None
    rhythm: Rhythm
    reason: str


def next_feed_check(
    feed: Feed, seen: FeedObservation, now: datetime, limits: CadenceLimits = DEFAULT_LIMITS
) -> Schedule:
    """When to look at a feed again, given what this look showed."""
    rhythm = feed.rhythm
    elapsed = _elapsed(rhythm, now)
    failed = seen.outcome in ("failed", "gone")
    fade = 0.5 ** (elapsed / (14 * _DAY))
    rhythm = replace(
        rhythm,
        checks=rhythm.checks + 1,
        failures=rhythm.failures + 1 if failed else 0,
        arrivals=rhythm.arrivals if failed else rhythm.arrivals * fade + (seen.new_entries if rhythm.checks else 0),
        observed_seconds=rhythm.observed_seconds if failed else rhythm.observed_seconds * fade + elapsed,
        last_check_at=now,
        last_change_at=now if seen.outcome == "changed" else rhythm.last_change_at,
        missed=rhythm.missed + (0 if seen.overlap else 1),
    )
    if failed:
        interval = min(30 * _DAY, limits.feed_min_seconds * 2.0 ** min(rhythm.failures, 20))
        reason = f"failed {rhythm.failures} times"
    else:
        per_hour = (rhythm.arrivals + 1) / (rhythm.observed_seconds / _HOUR + 4)
        interval = min(limits.feed_max_seconds, max(limits.feed_min_seconds, 1200 / sqrt(per_hour)))
        reason = f"{per_hour:.1f} new entries an hour"
    return _schedule(replace(rhythm, reason=reason), interval, seen.not_before, f"feed {feed.id}")


def first_article_check(now: datetime) -> datetime:
    """When to look at an article that just appeared: at once."""
    return now


def next_article_check(
    article: Article, seen: ArticleObservation, now: datetime, limits: CadenceLimits = DEFAULT_LIMITS
) -> Schedule:
    """When to look at an article again, given what this look showed; never again (None) once it is quiet for long."""
    rhythm = article.rhythm
    updated = seen.outcome == "updated"
    failed = seen.outcome in ("failed", "gone", "blocked")
    changes = (*rhythm.changes, now)[-32:] if updated else rhythm.changes
    rhythm = replace(
        rhythm,
        checks=rhythm.checks + 1,
        failures=rhythm.failures + 1 if failed else 0,
        last_check_at=now,
        last_change_at=now if updated else rhythm.last_change_at,
        changes=changes,
    )
    born = min(article.published or article.first_seen_at, article.first_seen_at)
    quiet = (now - (rhythm.last_change_at or born)).total_seconds()
    # An old article that was found today has been watched for a day: it fades by what we saw, not by its date, and
    # never while its feed still names it.
    watched = (now - max(rhythm.last_change_at or article.first_seen_at, article.first_seen_at)).total_seconds()
    faded = watched > limits.stop_after_seconds and not article.in_feed
    if faded and not failed and article.state is not ArticleState.GONE:
        return Schedule(None, replace(rhythm, reason="quiet for too long"), "quiet for too long")
    interval = min(limits.article_max_seconds, max(limits.article_min_seconds, 0.1 * quiet))
    if failed:
        interval = min(30 * _DAY, max(interval, limits.article_min_seconds * 2.0 ** min(rhythm.failures, 20)))
    return _schedule(replace(rhythm, reason=seen.outcome), interval, seen.not_before, f"article {article.id}")


def entry_touched(article: Article, now: datetime) -> datetime:
    """When to look at an article whose feed says that it was updated: at once."""
    return now if article.due_at is None else min(article.due_at, now)


def _elapsed(rhythm: Rhythm, now: datetime) -> float:
    return max(0.0, (now - rhythm.last_check_at).total_seconds()) if rhythm.last_check_at else 0.0


def _schedule(rhythm: Rhythm, interval: float, not_before: datetime | None, what: str) -> Schedule:
    """``rhythm`` carries the reason and the time of this look."""
    assert rhythm.last_check_at is not None
    digest = blake2b(f"{what} {rhythm.checks}".encode(), digest_size=4).digest()
    interval *= 0.9 + 0.2 * int.from_bytes(digest) / 2**32
    due = rhythm.last_check_at + timedelta(seconds=interval)
    if not_before is not None and not_before > due:
        due = not_before
    return Schedule(due, replace(rhythm, interval_seconds=interval), rhythm.reason)
