"""Descriptions of a feed's state in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.history.sources import hints_in_words, pushes_in_words, rhythm_in_words
from monitor.history.words import ago, ahead, counted, span, stamp, when
from monitor.model import NO_HINTS, FeedHints, Push, PushState, Rhythm

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
HUB = FeedHints(hub_url="https://hub.example/")
PUSH = Push("t", 1, "https://hub.example/", "https://news.example/feed", NOW + timedelta(minutes=5))


def test_what_a_feed_asks_for():
    hints = FeedHints(1200, 3600, 300, NOW + timedelta(hours=1), (2, 3), (5, 6))
    assert hints_in_words(hints, NOW).split("; ") == [
        "20 min between checks (ttl)",
        "60 min between checks (update period)",
        "5 min between checks (max-age)",
        "no check before 1 Mar 2026, 13:30 UTC (Expires)",
        "no check at 2, 3 h UTC",
        "no check on Saturday, Sunday",
    ]
    assert "Expires" not in hints_in_words(hints, NOW + timedelta(hours=2))
    assert hints_in_words(NO_HINTS, NOW) == ""


def test_the_observed_rhythm():
    assert rhythm_in_words(Rhythm(checks=1)) == "1 check"
    learned = Rhythm(checks=40, failures=2, arrivals=12.0, observed_seconds=86400.0, missed=1)
    words = "40 checks, the last 2 failed, about 12 new entries a day, entries were probably missed 1 time"
    assert rhythm_in_words(learned) == words


@pytest.mark.parametrize(
    ("push", "said"),
    [
        (PUSH, "to be asked for at https://hub.example/ in 5 min"),
        (replace(PUSH, state=PushState.ASKED), "asked for at https://hub.example/, which has not confirmed it yet"),
        (
            replace(PUSH, state=PushState.ACTIVE, lease_until=NOW + timedelta(days=1), pushed_at=NOW),
            "by https://hub.example/ until 2 Mar 2026, 12:30 UTC, renewed before; the last one came just now",
        ),
        (
            replace(PUSH, state=PushState.LEAVING, last_error="answered 500"),
            "no longer wanted from https://hub.example/; answered 500",
        ),
    ],
)
def test_pushes(push: Push, said: str):
    assert list(pushes_in_words(HUB, (push,), NOW)) == [said]


def test_a_hub_that_is_not_used_is_named():
    (said,) = pushes_in_words(HUB, (), NOW)
    assert said == "offered by https://hub.example/; asked for where web.public_url is set"
    assert list(pushes_in_words(NO_HINTS, (), NOW)) == []


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=59), "59 s"),
        (timedelta(minutes=89), "89 min"),
        (timedelta(minutes=90), "2 h"),
        (timedelta(hours=35), "35 h"),
        (timedelta(hours=-72), "3 days"),
    ],
)
def test_a_span_in_its_largest_sensible_unit(length: timedelta, said: str):
    assert span(length) == said


def test_times():
    assert (ago(None, NOW), ago(NOW, NOW), ago(NOW - timedelta(hours=3), NOW)) == ("never", "just now", "3 h ago")
    assert (ahead(None, NOW), ahead(NOW, NOW), ahead(NOW + timedelta(hours=3), NOW)) == ("not again", "now", "in 3 h")
    assert (stamp(NOW), when(NOW), when(None)) == ("2026-03-01 12:30 UTC", "1 Mar 2026, 12:30 UTC", "")
    assert (counted(1, "story", "stories"), counted(2, "story", "stories")) == ("1 story", "2 stories")
