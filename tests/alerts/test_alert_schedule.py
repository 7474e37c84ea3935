"""When alerts are due: digests, quiet hours through clock changes, retries."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts import GiveUp, TryAgain, after_failure, as_digest, digest_due_at, due, retry_at
from monitor.errors import RecipientRefused, ServerUnavailable
from monitor.model import QuietHours, Subscription

TOKYO = QuietHours(600, 600, "Asia/Tokyo")
TWICE = QuietHours(120, 150, "Europe/Berlin")
NEVER = QuietHours(60, 150, "Europe/Berlin")
NIGHT = QuietHours(22 * 60, 7 * 60, "Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("subscription", "now", "expected", "mode"),
    [
        (Subscription("a"), "2026-03-10T14:02", "2026-03-10T14:02", "instant"),
        (Subscription("a", mode="hourly"), "2026-03-10T14:02", "2026-03-10T15:00", "hourly"),
        (Subscription("a", mode="hourly"), "2026-03-10T14:00", "2026-03-10T15:00", "hourly"),
        (Subscription("a", mode="daily"), "2026-03-10T06:59", "2026-03-10T07:00", "daily"),
        (Subscription("a", mode="daily"), "2026-03-10T07:00", "2026-03-11T07:00", "daily"),
        # Berlin is an hour ahead of UTC in winter, two in summer (from 29 March 2026 on).
        (Subscription("a", mode="daily", quiet_hours=NIGHT), "2026-03-10T12:00", "2026-03-11T06:00", "daily"),
        (Subscription("a", mode="daily", quiet_hours=NIGHT), "2026-03-28T12:00", "2026-03-29T05:00", "daily"),
        (Subscription("a", quiet_hours=NIGHT), "2026-03-10T20:59", "2026-03-10T20:59", "instant"),
        (Subscription("a", quiet_hours=NIGHT), "2026-03-10T21:00", "2026-03-11T06:00", "hourly"),
        (Subscription("a", quiet_hours=NIGHT), "2026-03-11T05:59", "2026-03-11T06:00", "hourly"),
        (Subscription("a", quiet_hours=NIGHT), "2026-03-28T23:30", "2026-03-29T05:00", "hourly"),
        (Subscription("a", mode="hourly", quiet_hours=NIGHT), "2026-03-10T20:30", "2026-03-11T06:00", "hourly"),
        (Subscription("a", quiet_hours=TOKYO), "2026-03-10T01:00", "2026-03-10T01:00", "instant"),
        # The clock goes back at 03:00 on 25 October 2026: 02:10 occurs twice, and quiet hours end twice.
        (Subscription("a", quiet_hours=TWICE), "2026-10-25T01:10", "2026-10-25T01:30", "hourly"),
        # 02:30 does not exist on 29 March 2026: the wait ends after the gap.
        (Subscription("a", quiet_hours=NEVER), "2026-03-29T00:30", "2026-03-29T01:30", "hourly"),
    ],
)  # fmt: skip
def test_due(subscription: Subscription, now: str, expected: str, mode: str) -> None:
    assert due(subscription, at(now)) == (at(expected), mode)


ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca")


@given(
    st.datetimes(at("2025-01-01").replace(tzinfo=None), at("2027-12-31").replace(tzinfo=None)),
    st.integers(0, 1439),
    st.integers(0, 1439),
    st.sampled_from(ZONES),
    st.sampled_from(["instant", "hourly", "daily"]),
    st.integers(0, 1439),
)
def test_no_alert_is_due_in_quiet_hours_or_waits_for_ever(
    now: datetime, start: int, end: int, zone: str, mode: str, daily_at: int
) -> None:
    quiet = QuietHours(start, end, zone)
    moment = now.replace(tzinfo=UTC)
    due_at, _ = due(Subscription("a", quiet_hours=quiet, mode=mode, daily_at=daily_at), moment)  # type: ignore[arg-type]
    local = due_at.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    assert moment <= due_at <= moment + timedelta(hours=50)
    assert not (start <= minute < end if start <= end else minute >= start or minute < end)


def test_an_unknown_zone_counts_as_utc() -> None:
    quiet = Subscription("a", quiet_hours=QuietHours(11 * 60, 13 * 60, "Mars/Olympus"))
    assert due(quiet, at("2026-03-10T12:00")) == (at("2026-03-10T13:00"), "hourly")


def test_retries_last_three_days_at_growing_intervals() -> None:
    now = at("2026-03-10T12:00")
    waits: list[timedelta] = []
    while (again := retry_at(len(waits) + 1, now)) is not None:
        waits.append(again - now)
    assert waits[0] == timedelta(minutes=1)
    assert waits == sorted(waits)
    assert timedelta(days=2.5) <= sum(waits, timedelta()) <= timedelta(days=3.5)


def test_the_step_after_a_failure() -> None:
    now = at("2026-03-10T12:00")
    down = ServerUnavailable("mail.example: refused")
    assert after_failure(down, 2, now) == TryAgain(now + timedelta(minutes=5), down.describe())
    assert isinstance(after_failure(down, 99, now), GiveUp)
    assert after_failure(down, 2, at("2026-03-10T20:58"), NIGHT) == TryAgain(at("2026-03-11T06:00"), down.describe())
    gone = RecipientRefused("550 no such user", permanent=True)
    assert after_failure(gone, 1, now) == GiveUp(gone.describe())


def test_a_flood_becomes_a_digest() -> None:
    assert not as_digest(19, 20)
    assert as_digest(20, 20)
    assert not as_digest(1000, 0)
    assert digest_due_at(at("2026-03-10T12:59:59")) == at("2026-03-10T13:00")
    assert digest_due_at(at("2026-03-10T20:30"), NIGHT) == at("2026-03-11T06:00")


@pytest.mark.parametrize(
    ("minute", "zone", "now", "expected"),
    [
        (7 * 60, "Europe/Berlin", "2026-03-10T05:59", "2026-03-10T06:00"),
        (7 * 60, "Europe/Berlin", "2026-07-10T05:00", "2026-07-11T05:00"),
        (7 * 60, "America/New_York", "2026-03-10T05:59", "2026-03-10T11:00"),
        # 02:30 occurs twice on 25 October 2026, at 00:30 and 01:30 UTC: the first counts.
        (150, "Europe/Berlin", "2026-10-24T12:00", "2026-10-25T00:30"),
        (150, "Europe/Berlin", "2026-10-25T00:30", "2026-10-26T01:30"),
        (150, "Europe/Berlin", "2026-10-25T01:00", "2026-10-26T01:30"),
        # It is skipped on 29 March 2026, when the clock goes from 02:00 to 03:00: 03:30 replaces it.
        (150, "Europe/Berlin", "2026-03-28T12:00", "2026-03-29T01:30"),
        (150, "Europe/Berlin", "2026-03-29T01:30", "2026-03-30T00:30"),
    ],
)
def test_daily_digests_are_due_in_local_time(minute: int, zone: str, now: str, expected: str) -> None:
    daily = Subscription("a", mode="daily", daily_at=minute, daily_zone=zone)
    assert due(daily, at(now)) == (at(expected), "daily")


def test_daily_at_has_its_own_zone() -> None:
    both = Subscription("a", mode="daily", quiet_hours=TOKYO, daily_zone="Europe/Berlin")
    assert due(both, at("2026-03-10T00:00"))[0] == at("2026-03-10T06:00")
    assert due(replace(both, daily_zone=None), at("2026-03-10T00:00"))[0] == at("2026-03-10T22:00")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minute", [0, 30, 90, 120, 150, 180])
def test_one_digest_a_day(minute: int, zone: str) -> None:
    daily = Subscription("a", mode="daily", daily_at=minute, daily_zone=zone)
    now, days = at("2026-01-01T12:00"), []
    while now < at("2027-01-01T12:00"):
        now, _ = due(daily, now)
        days.append(now.astimezone(ZoneInfo(zone)).date())
    assert len(set(days)) == len(days)
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=1)}
