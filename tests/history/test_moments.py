"""Times as people write them, and the versions that were the newest then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import NotFound
from monitor.history import History
from monitor.history.moments import Calendar, Day, read_moment
from monitor.testing import InlineSandbox
from tests.history.archive import Archive

BERLIN = ZoneInfo("Europe/Berlin")
AUCKLAND = ZoneInfo("Pacific/Auckland")
# A Monday, 13 minutes past noon.
NOW = datetime(2026, 3, 2, 12, 13, tzinfo=UTC)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("text", "zone", "begins", "ends"),
    [
        ("today", UTC, utc(2026, 3, 2), utc(2026, 3, 3)),
        ("today", BERLIN, utc(2026, 3, 1, 23), utc(2026, 3, 2, 23)),
        ("today", AUCKLAND, utc(2026, 3, 2, 11), utc(2026, 3, 3, 11)),
        ("Yesterday", BERLIN, utc(2026, 2, 28, 23), utc(2026, 3, 1, 23)),
        ("monday", UTC, utc(2026, 3, 2), utc(2026, 3, 3)),
        ("sun", UTC, utc(2026, 3, 1), utc(2026, 3, 2)),
        ("tuesday", UTC, utc(2026, 2, 24), utc(2026, 2, 25)),
        ("2026-02-20", BERLIN, utc(2026, 2, 19, 23), utc(2026, 2, 20, 23)),
        # Clocks go forward that night: the day has 23 hours.
        ("2026-03-29", BERLIN, utc(2026, 3, 28, 23), utc(2026, 3, 29, 22)),
        ("2026-02-20T14:00", BERLIN, utc(2026, 2, 20, 14), utc(2026, 2, 20, 14)),
        ("2026-02-20T14:00+01:00", UTC, utc(2026, 2, 20, 13), utc(2026, 2, 20, 13)),
        ("90m", BERLIN, utc(2026, 3, 2, 10, 43), utc(2026, 3, 2, 10, 43)),
        (" 2d ", BERLIN, utc(2026, 2, 28, 12, 13), utc(2026, 2, 28, 12, 13)),
        ("900000d", UTC, datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)),
        ("0001-01-01", BERLIN, utc(1, 1, 1), utc(1, 1, 1, 23, 6, 32)),
    ],
)
def test_when_a_time_begins_and_ends(text: str, zone: tzinfo, begins: datetime, ends: datetime):
    calendar = Calendar(NOW, zone)
    assert (calendar.begin(read_moment(text)), calendar.end(read_moment(text))) == (begins, ends)


@pytest.mark.parametrize("text", ["", "soon", "2", "h", "-2h", "2 months", "2026-13-01", "moon", "montag"])
def test_other_texts_are_errors(text: str):
    with pytest.raises(ValueError, match="is neither a span such as 2h"):
        read_moment(text)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001 - put in UTC below
def test_days_follow_each_other(now: datetime, hours: int):
    calendar = Calendar(now.replace(tzinfo=UTC), timezone(timedelta(hours=hours)))
    today, yesterday = Day(), Day(back=1)
    assert calendar.begin(today) <= calendar.now < calendar.end(today)
    assert calendar.end(yesterday) == calendar.begin(today)
    weekdays = [calendar.begin(Day(weekday=number)) for number in range(7)]
    assert max(weekdays) == calendar.begin(today)
    assert len(set(weekdays)) == 7


def test_the_default_zone_is_this_machines():
    begin = Calendar(NOW).begin(Day(on=date(2026, 2, 20)))
    assert begin.astimezone().hour == 0
    assert begin.astimezone().date() == date(2026, 2, 20)


@pytest.fixture
def days(archive: Archive) -> History:
    """Versions of Monday at 10, 11 and 12 o'clock, and of Tuesday at 13 o'clock, two hours before now."""
    article = archive.story()
    archive.clock.advance(days=1)
    archive.version(article, archive.store.versions.get(article.id, 1).document)
    archive.clock.advance(hours=2)
    return History(archive.store, InlineSandbox, calendar=lambda: Calendar(archive.clock.now(), UTC))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("1", 4), ("1@2", 2), ("1@v2", 2), ("1@-0", 4), ("1@-1", 3), ("1@-3", 1), ("1@yesterday", 3), ("1@monday", 3),
        ("1@today", 4), ("1@1h", 4), ("1@3h", 3), ("1@2026-03-02", 3), ("1@2026-03-02T11:30", 2),
        ("1@2026-03-02T11:00Z", 2), ("storm@yesterday", 3), ("https://news.example/storm@-1", 3),
    ],
)  # fmt: skip
def test_a_version_is_named_by_its_place_or_time(days: History, name: str, number: int):
    assert days.show(name)[1].number == number


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("1@-1", 2, 3), ("1@-2..-1", 2, 3), ("1@yesterday..", 3, 4), ("1@..yesterday", 1, 3), ("1@-3..monday", 1, 3),
        ("1@2026-03-02T10:30..1h", 1, 4), ("1@yesterday", 2, 3), ("1@..", 1, 4), ("1@4..1", 4, 1),
    ],
)  # fmt: skip
def test_the_ends_of_a_range_are_named_by_place_or_time(days: History, name: str, old: int, new: int):
    found = days.diff(name)
    assert (found.old.number, found.new.number) == (old, new)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("1@-4", "article 1 has 4 versions: there is none 4 before the newest"),
        (
            "1@3d",
            "article 1 has no version of 2026-02-28 15:00 UTC or before: the first was fetched 2026-03-02 10:00 UTC",
        ),
        ("1@2026-03-01", "no version of 2026-03-02 00:00 UTC or before"),
        ("1@soon", 'no article is called "1@soon"'),
    ],
)
def test_a_place_or_time_without_a_version_is_not_found(days: History, name: str, says: str):
    with pytest.raises(NotFound) as raised:
        days.show(name)
    assert says in str(raised.value)


def test_an_address_that_ends_like_a_time_is_an_address(days: History, archive: Archive):
    odd = archive.story(url="https://social.example/@monday", title="Monday")
    assert days.show("https://social.example/@monday")[0].id == odd.id
