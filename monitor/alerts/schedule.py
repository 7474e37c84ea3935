"""When an alert may leave: digests, quiet hours, retries and floods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monitor.errors import ConfigError, SendError
from monitor.model import QuietHours, Subscription

Mode = Literal["instant", "hourly", "daily"]

# Waits after the first, second, … failed attempt: three days in all.
_WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
    *[timedelta(hours=8)] * 8,
)


@dataclass(frozen=True, slots=True)
class TryAgain:
    """The alert stays queued until ``due_at``."""

    due_at: datetime
    error: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The alert is given up, with the reason; a person can retry it."""

    error: str


def due(subscription: Subscription, now: datetime) -> tuple[datetime, Mode]:
    """When an alert of this subscription may leave, in UTC, and in which mode it travels.

    Instant: now. Hourly: the next full hour. Daily: the next ``daily_at`` in the zone of the quiet hours (UTC without).
    All are held until quiet hours end; an instant alert that is held travels as a digest, so that a night's alerts
    arrive as one message. Raises ``ConfigError`` for an unknown time zone.
    """
    if subscription.mode == "hourly":
        at = digest_due_at(now)
    elif subscription.mode == "daily":
        at = _next_local(now, subscription.daily_at, zone_of(subscription.quiet_hours))
    else:
        at = now
    held = out_of_quiet(at, subscription.quiet_hours)
    if subscription.mode == "instant" and held > now:
        return held, "hourly"
    return held, subscription.mode


def digest_due_at(now: datetime, quiet: QuietHours | None = None) -> datetime:
    """When a digest of this hour leaves: the next full hour, or when quiet hours end."""
    return out_of_quiet(now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1), quiet)


def zone_of(quiet: QuietHours | None) -> ZoneInfo:
    """The time zone a subscription lives in; raises ``ConfigError`` for one that is not known."""
    name = quiet.zone if quiet else "UTC"
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ConfigError(
            f"unknown time zone {name!r} in quiet_hours", advice="use an IANA name such as Europe/Paris"
        ) from error


def out_of_quiet(at: datetime, quiet: QuietHours | None) -> datetime:
    """The first time from ``at`` on that is outside the quiet hours, by the wall clock of their zone, in UTC.

    Hours that start where they end are none: they only name the zone.
    """
    at = at.astimezone(UTC)
    if quiet is None or not _is_quiet(at, quiet):
        return at
    return _next_local(at, quiet.end, zone_of(quiet))


def _is_quiet(at: datetime, quiet: QuietHours) -> bool:
    local = at.astimezone(zone_of(quiet))
    minute = local.hour * 60 + local.minute
    if quiet.start <= quiet.end:
        return quiet.start <= minute < quiet.end
    return minute >= quiet.start or minute < quiet.end


def _next_local(after: datetime, minute: int, zone: ZoneInfo) -> datetime:
    # An hour that is skipped in spring is taken as the moment after the gap; one that comes twice in autumn counts
    # both times, so that a wait entered between the two ends at the second.
    day = after.astimezone(zone).date()
    wall = time(minute // 60 % 24, minute % 60)
    for ahead in range(3):
        for fold in (0, 1):
            local = datetime.combine(day + timedelta(days=ahead), wall, zone).replace(fold=fold)
            at = local.astimezone(UTC)
            if at > after and at.astimezone(zone).time() >= wall:
                return at
    raise AssertionError("a time of day recurs within two days")


def retry_at(attempts: int, now: datetime) -> datetime | None:
    """When to try again after this many failed attempts (1 = the first failed); None = give up, after three days."""
    if attempts > len(_WAITS):
        return None
    return now + _WAITS[max(attempts, 1) - 1]


def after_failure(error: SendError, attempts: int, now: datetime, quiet: QuietHours | None = None) -> TryAgain | GiveUp:
    """What becomes of an alert whose sending failed; ``attempts`` counts this failure. Quiet hours hold retries too."""
    if error.permanent:
        return GiveUp(error.describe())
    at = retry_at(attempts, now)
    if at is None:
        reason = f"given up after {attempts} attempts; `monitor alerts retry` tries again"
        return GiveUp(f"{error.name}: {error} ({reason})")
    return TryAgain(out_of_quiet(at, quiet), error.describe())


def as_digest(sent_last_hour: int, max_per_hour: int) -> bool:
    """Whether a recipient has had enough messages this hour, so that the rest is held and merged. 0 means no limit."""
    return 0 < max_per_hour <= sent_last_hour
