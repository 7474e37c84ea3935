"""When alerts are sent: digests, quiet hours, retries and rate limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.errors import SendError
from monitor.model import Alert, AlertKind, QuietHours, Subscription

Mode = Literal["instant", "hourly", "daily"]

# Waits after the first, second, … failed attempt: three days in total.
_WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
    *[timedelta(hours=8)] * 8,
)

# Which of the two occurrences of a repeated hour count, as values of `fold` (PEP 495).
_FIRST, _BOTH = (0,), (0, 1)


@dataclass(frozen=True, slots=True)
class TryAgain:
    """The alert stays queued and is tried again at ``due_at``."""

    due_at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The alert is given up, with the reason; a person can retry it."""

    error: str


def due(subscription: Subscription, now: datetime, held_until: datetime | None = None) -> tuple[datetime, Mode]:
    """When an alert of this subscription is due, in UTC, and in which mode.

    Instant: now. Hourly: the next full hour. Daily: the next ``daily_at`` in ``daily_zone``, once a day even if the
    clock change repeats or skips that time. All alerts are held until quiet hours end, and until ``held_until``, the
    end of an article's snooze. An instant alert that is held becomes part of an hourly digest, so that the alerts of a
    night arrive as one message.
    """
    start = max(now, held_until or now)
    if subscription.mode == "hourly":
        at = max(digest_due_at(now), start)
    elif subscription.mode == "daily":
        at = _next_local(start, subscription.daily_at, daily_zone(subscription), _FIRST)
    else:
        at = start
    held = out_of_quiet(at, subscription.quiet_hours)
    if subscription.mode == "instant" and held > now:
        return held, "hourly"
    return held, subscription.mode


def digest_due_at(now: datetime, quiet: QuietHours | None = None) -> datetime:
    """When a digest of this hour is due: at the next full hour, or when quiet hours end."""
    return out_of_quiet(now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1), quiet)


def first_due(
    alerts: Sequence[Alert], subscription: Subscription | None, now: datetime, held_until: datetime | None = None
) -> datetime:
    """When a message of these alerts was first due, however often it was postponed; never later than ``now``.

    By the subscription as it is now and by ``held_until``, the end of the last snooze of their articles. Without a
    subscription: when the last of them was queued.
    """
    queued = max(alert.queued_at for alert in alerts)
    if subscription is None or alerts[0].kind is AlertKind.SAMPLE:
        return queued
    at = max(due(subscription, alert.queued_at, held_until)[0] for alert in alerts)
    return at if at <= now else queued


def daily_zone(subscription: Subscription) -> ZoneInfo:
    """The time zone of ``daily_at``."""
    if subscription.daily_zone is not None:
        return zone_named(subscription.daily_zone)
    quiet = subscription.quiet_hours
    return zone_named(quiet.zone) if quiet else ZoneInfo("UTC")


def zone_named(name: str) -> ZoneInfo:
    """The zone of this name; UTC for an unknown one, as an alert at an odd hour is better than none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def out_of_quiet(at: datetime, quiet: QuietHours | None) -> datetime:
    """The first time from ``at`` on that is outside the quiet hours, in UTC; they are in the local time of their zone.

    Equal start and end mean no quiet hours: they only name the zone.
    """
    at = at.astimezone(UTC)
    if quiet is None or not _is_quiet(at, quiet):
        return at
    return _next_local(at, quiet.end, zone_named(quiet.zone), _BOTH)


def _is_quiet(at: datetime, quiet: QuietHours) -> bool:
    local = at.astimezone(zone_named(quiet.zone))
    minute = local.hour * 60 + local.minute
    if quiet.start <= quiet.end:
        return quiet.start <= minute < quiet.end
    return minute >= quiet.start or minute < quiet.end


def _next_local(after: datetime, minute: int, zone: ZoneInfo, folds: Sequence[int]) -> datetime:
    """The next time, in UTC, at which the clock of a zone shows ``minute`` minutes after midnight.

    A time that the clock skips in spring is shifted by the length of the gap. Of a time that it repeats in autumn
    ``folds`` says which occurrences count: the first, or both, so that a wait that starts between the two ends at the
    second.
    """
    day = after.astimezone(zone).date()
    wall = time(minute // 60 % 24, minute % 60)
    for ahead in range(3):
        for fold in folds:
            local = datetime.combine(day + timedelta(days=ahead), wall, zone).replace(fold=fold)
            at = local.astimezone(UTC)
            if at > after and at.astimezone(zone).time() >= wall:
                return at
    raise AssertionError("a time of day recurs within two days")


def retry_at(attempts: int, now: datetime) -> datetime | None:
    """When to try again after ``attempts`` failed attempts; None to give up, after three days."""
    if attempts > len(_WAITS):
        return None
    return now + _WAITS[max(attempts, 1) - 1]


def after_failure(error: SendError, attempts: int, now: datetime, quiet: QuietHours | None = None) -> TryAgain | GiveUp:
    """The next step after a failed attempt, which ``attempts`` includes. Retries are held in quiet hours too."""
    if error.permanent:
        return GiveUp(error.describe())
    at = retry_at(attempts, now)
    if at is None:
        reason = f"given up after {attempts} attempts; `monitor alerts retry` tries again"
        return GiveUp(f"{error.name}: {error} ({reason})")
    return TryAgain(out_of_quiet(at, quiet), error.describe())


def as_digest(sent_last_hour: int, max_per_hour: int) -> bool:
    """Whether a recipient reached the hourly limit, so that further alerts become a digest. 0 means no limit."""
    return 0 < max_per_hour <= sent_last_hour
