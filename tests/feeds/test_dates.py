"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.feeds.dates import parse_date


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
    ],
    ids=range(10),
)
def test_refuses(text: str) -> None:
    assert parse_date(text) is None


@given(st.integers(63_072_000, 4_000_000_000), st.integers(-14 * 60, 14 * 60))
def test_reads_every_iso_moment(seconds: int, minutes: int) -> None:
    date = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    assert parse_date(date.isoformat()) == date


@given(st.text(max_size=90))
def test_never_fails(text: str) -> None:
    found = parse_date(text)
    assert found is None or found.tzinfo is UTC
