"""Dates in the forms that feeds use, and what is no date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds import parse_feed
from monitor.feeds.dates import credible, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 02 Jan 2023 10:00:00 +0100", "2023-01-02T09:00:00"),
        ("2 Jan 23 10:00 EST", "2023-01-02T15:00:00"),
        ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21"),
        ("Wednesday, 19 Aug 2026 12:12:12 UTC", "2026-08-19T12:12:12"),
        ("Mi, 05 Mär 2025 08:00:00 CET", "2025-03-05T07:00:00"),
        ("mar., 05 févr. 2025 08:00:00 +0200", "2025-02-05T06:00:00"),
        ("1 de marzo de 2024 10:00", "2024-03-01T10:00:00"),
        ("January 5, 2024 3:04 pm EST", "2024-01-05T20:04:00"),
        ("January 5, 2024 12:04 AM", "2024-01-05T00:04:00"),
        ("Sun Jan  4 16:29:06 PST 2004", "2004-01-05T00:29:06"),
        ("Fri, 15 Mar 2024 14:30:00 GMT+02:00", "2024-03-15T12:30:00"),
        ("Fri, 15 Mar 2024 14:30:00 CEST", "2024-03-15T12:30:00"),
        ("Fri, 15 Mar 2024 14:30:00 BST", "2024-03-15T13:30:00"),
        ("Fri, 15 Mar 2024", "2024-03-15T00:00:00"),
        ("Thu, 05 Sep 2024 7:08:09 Etc/GMT", "2024-09-05T07:08:09"),
        ("Tue, 30 Jun 2015 23:59:60 Z", "2015-07-01T00:00:00"),
        ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55"),
        ("2003-12-31T10:14:55.94-05:00", "2003-12-31T15:14:55"),
        ("2003-12-31 10:14:55 -0800", "2003-12-31T18:14:55"),
        ("2003-12-31T24:00:00Z", "2004-01-01T00:00:00"),
        ("20240315T101112Z", "2024-03-15T10:11:12"),
        ("2003-12", "2003-12-01T00:00:00"),
        ("2003", "2003-01-01T00:00:00"),
        (" 2024-03-15T10:11 \n", "2024-03-15T10:11:00"),
        ("2026/03/02", "2026-03-02T00:00:00"),
        ("2026/3/2 9:05:00 +0900", "2026-03-02T00:05:00"),
        ("2026-3-2 9:05", "2026-03-02T09:05:00"),
        ("2026. 3. 2. 15:05", "2026-03-02T15:05:00"),
        ("2026年3月2日", "2026-03-02T00:00:00"),
        ("２０２６年３月２日 10:00", "2026-03-02T10:00:00"),
        ("2026年3月2日(月) 午後3時05分", "2026-03-02T15:05:00"),
        ("2026年3月2日 上午10:00", "2026-03-02T10:00:00"),
        ("2026년 3월 2일 오후 3:05", "2026-03-02T15:05:00"),
        ("Mon,02 Mar 2026", "2026-03-02T00:00:00"),
        ("Mon,02 Mar 2026 10:00:00 GMT", "2026-03-02T10:00:00"),
        ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53"),
        ("2026-03-02T10:00:00−05:00", "2026-03-02T15:00:00"),
        ("2026-03-02T10:00:00+00:00[UTC]", "2026-03-02T10:00:00"),
        ("2026-07-02T10:00:00 Europe/Berlin", "2026-07-02T08:00:00"),
        ("Mon, 02 Mar 2026 10:00:00 America/New_York", "2026-03-02T15:00:00"),
        ("Mon, 02 Mar 2026 10:00:00 EST5EDT", "2026-03-02T15:00:00"),
        ("Mon Mar 02 2026 10:00:00 GMT+0100 (CET)", "2026-03-02T09:00:00"),
        ("1772445600", "2026-03-02T10:00:00"),
        ("1772445600123", "2026-03-02T10:00:00"),
        ("20260302100000", "2026-03-02T10:00:00"),
        ("202603021000", "2026-03-02T10:00:00"),
        ("25/12/2026 10:00", "2026-12-25T10:00:00"),
        ("12/25/2026", "2026-12-25T00:00:00"),
        ("03/03/2026", "2026-03-03T00:00:00"),
        ("02.03.2026 10:00", "2026-03-02T10:00:00"),
        ("2 Mar 2026 10.00", "2026-03-02T10:00:00"),
        ("2. März 2026, 10:00 Uhr", "2026-03-02T10:00:00"),
        ("1er mars 2026 à 10h30", "2026-03-01T10:30:00"),
        ("lunedì 2 marzo 2026 ore 10:00", "2026-03-02T10:00:00"),
        ("2. maaliskuuta 2026", "2026-03-02T00:00:00"),
        ("2. marraskuuta 2026", "2026-11-02T00:00:00"),
        ("Δευ, 02 Μαρ 2026 10:00:00 +0200", "2026-03-02T08:00:00"),
        ("2 Ağustos 2026", "2026-08-02T00:00:00"),
        ("2 марта 2026 г. 10:00", "2026-03-02T10:00:00"),
        ("2 березня 2026 р.", "2026-03-02T00:00:00"),
        ("2. července 2026", "2026-07-02T00:00:00"),
        ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00"),
    ],
)
def test_reads(text: str, expected: str) -> None:
    assert parse_date(text) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2024-02-30",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "31 Foo 2024",
        "2024-01-01T99:00Z",
        "Mon, 02 Jan 2923 10:00:00 GMT",
        "x" * 1_000_000,
        "1" * 1_000_000,
        "02/03/2026 10:00",
        "02-03-2026",
        "2026030210",
        "Mon, 02 Mar 2026 25:00:00 GMT",
        "2026/13/02",
        "2026年13月2日",
        "1772-03-02",
        "2206/03/02",
        "2 May 0026",
        "2026-03-02T10:00:00 Moon/Tranquility",
        "2026-03-02T10:00:00 America/Indiana",
        "2 Marvember 2026 twice",
    ],
    ids=range(22),
)
def test_refuses(text: str) -> None:
    assert parse_date(text) is None


def test_dates_years_ahead_are_not_credible() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    near = (now - timedelta(days=9000), now, now + timedelta(days=300))
    assert [credible(date, now) for date in near] == list(near)
    assert credible(now + timedelta(days=800), now) is None
    assert credible(None, now) is None


def test_an_unreadable_date_is_not_replaced_by_a_guess() -> None:
    items = "".join(
        f"<item><title>{text}</title><link>/{number}</link><pubDate>{text}</pubDate></item>"
        for number, text in enumerate(("02/03/2026 10:00", "2026030210", "20261399999999", "soon", "2026"))
    )
    feed = parse_feed(f"<rss><channel>{items}</channel></rss>".encode(), url="https://a.example/feed")
    assert [entry.published for entry in feed.entries] == [None, None, None, None, datetime(2026, 1, 1, tzinfo=UTC)]


@given(st.integers(63_072_000, 4_000_000_000), st.integers(-14 * 60, 14 * 60))
def test_reads_every_iso_moment(seconds: int, minutes: int) -> None:
    date = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    assert parse_date(date.isoformat()) == date


@given(st.text(max_size=90))
def test_never_fails(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is UTC
