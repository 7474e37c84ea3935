"""When feeds and articles are looked at again, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.cadence import (
    ArticleObservation,
    CadenceLimits,
    FeedObservation,
    Schedule,
    longest_wait,
    next_article_check,
    next_feed_check,
)
from monitor.model import Article, Feed, FeedHints, Rhythm

NOW = datetime(2024, 3, 15, 12, tzinfo=UTC)
FEED = Feed(id=1, url="https://example.com/feed", added_at=NOW)
ARTICLE = Article(id=1, url="https://example.com/a", first_seen_at=NOW)


def minutes(schedule: Schedule, now: datetime = NOW) -> float:
    assert schedule.due_at is not None
    return (schedule.due_at - now).total_seconds() / 60


def polled(feed: Feed, seen: FeedObservation, times: int, every: timedelta) -> tuple[Feed, Schedule, datetime]:
    now = NOW
    for _ in range(times):
        schedule = next_feed_check(feed, seen, now)
        feed = replace(feed, rhythm=schedule.rhythm)
        now += every
    return feed, schedule, now - every


@pytest.mark.parametrize(
    ("new", "every", "low", "high"),
    [(1, 1, 17, 24), (10, 1, 5, 8), (100, 1, 4.5, 5.5), (1, 24, 80, 130), (1, 24 * 30, 350, 700)],
)
def test_feed_interval_falls_with_the_root_of_the_rate(new: int, every: int, low: float, high: float) -> None:
    _, schedule, now = polled(FEED, FeedObservation("changed", new_entries=new), 60, timedelta(hours=every))
    assert low < minutes(schedule, now) < high
    assert schedule.reason.startswith("every ")
    assert "new entr" in schedule.reason


def test_silent_feed_is_asked_ever_more_rarely_up_to_the_limit() -> None:
    _, schedule, now = polled(FEED, FeedObservation("unchanged"), 300, timedelta(days=1))
    assert 2 * 60 < minutes(schedule, now) <= 24 * 60 * 1.1
    assert "less than one new entry a week" in schedule.reason


def test_first_document_is_judged_by_its_dates() -> None:
    busy = FeedObservation("changed", entry_times=tuple(NOW - timedelta(minutes=6 * at) for at in range(1, 51)))
    quiet = FeedObservation("changed", entry_times=tuple(NOW - timedelta(days=9 * at) for at in range(1, 51)))
    assert minutes(next_feed_check(FEED, busy, NOW)) < 15 < 120 < minutes(next_feed_check(FEED, quiet, NOW))


def test_changes_that_are_not_counted_still_count() -> None:
    _, counted, now = polled(FEED, FeedObservation("changed", new_entries=None), 40, timedelta(hours=1))
    _, silent, _ = polled(FEED, FeedObservation("unchanged"), 40, timedelta(hours=1))
    assert minutes(counted, now) < 24 < minutes(silent, now)


@pytest.mark.parametrize(
    "hints",
    [
        FeedHints(ttl_seconds=7200),
        FeedHints(max_age_seconds=7200),
        FeedHints(expires_at=NOW + timedelta(hours=2 + 59)),
    ],
)
def test_hints_are_honoured_also_when_nothing_changed(hints: FeedHints) -> None:
    feed, _, now = polled(FEED, FeedObservation("changed", new_entries=4), 60, timedelta(hours=1))
    schedule = next_feed_check(feed, FeedObservation("unchanged", hints=hints), now)
    assert 108 <= minutes(schedule, now) <= 132
    assert "publisher" in schedule.reason


def test_a_hint_cannot_silence_a_feed() -> None:
    hints = FeedHints(ttl_seconds=366 * 86400)
    assert minutes(next_feed_check(FEED, FeedObservation("changed", hints=hints), NOW)) <= 6.6 * 60


def test_own_update_period_is_the_first_guess() -> None:
    hourly = next_feed_check(FEED, FeedObservation("unchanged", hints=FeedHints(update_seconds=3600)), NOW)
    weekly = next_feed_check(FEED, FeedObservation("unchanged", hints=FeedHints(update_seconds=604800)), NOW)
    assert minutes(hourly) < 30 < 120 < minutes(weekly)


def test_no_overlap_means_sooner_and_is_recorded() -> None:
    feed, before, now = polled(FEED, FeedObservation("changed", new_entries=1), 30, timedelta(hours=2))
    schedule = next_feed_check(feed, FeedObservation("changed", new_entries=1, overlap=False), now)
    assert minutes(schedule, now) < 0.7 * minutes(before, now)
    assert schedule.rhythm.missed == 1
    assert "missed" in schedule.reason


def test_skip_hours_and_days() -> None:
    night = FeedHints(skip_hours=tuple(range(12, 24)))
    friday = FeedHints(skip_days=(4, 5))
    due = next_feed_check(FEED, FeedObservation("unchanged", hints=night), NOW).due_at
    assert due is not None
    assert (due.day, due.hour) == (16, 0)
    due = next_feed_check(FEED, FeedObservation("unchanged", hints=friday), NOW).due_at
    assert due is not None
    assert due.weekday() == 6


def test_failures_back_off_up_to_30_days_and_never_for_ever() -> None:
    feed, waits = FEED, []
    for _ in range(40):
        schedule = next_feed_check(feed, FeedObservation("failed"), NOW)
        feed = replace(feed, rhythm=schedule.rhythm)
        waits.append(minutes(schedule))
    assert waits[0] <= 5.5
    assert all(later > 1.5 * sooner for sooner, later in pairwise(waits[:11]))
    assert 27 * 1440 <= waits[-1] <= 33 * 1440
    assert "failed, 40 times in a row" in schedule.reason
    recovered = next_feed_check(feed, FeedObservation("unchanged"), NOW)
    assert recovered.rhythm.failures == 0
    assert minutes(recovered) < 24 * 60


def test_gone_is_probed_slowly() -> None:
    schedule = next_feed_check(FEED, FeedObservation("gone"), NOW)
    assert minutes(schedule) >= 0.9 * 1440
    assert "gone" in schedule.reason


def test_the_host_has_the_last_word() -> None:
    until = NOW + timedelta(hours=9)
    assert next_feed_check(FEED, FeedObservation("failed", not_before=until), NOW).due_at == until
    assert next_article_check(ARTICLE, ArticleObservation("failed", not_before=until), NOW).due_at == until


def test_an_unconditional_request_now_and_then() -> None:
    feed, _, _ = polled(FEED, FeedObservation("unchanged"), 1, timedelta())
    first = feed.rhythm.unconditional_at
    assert first == NOW + timedelta(days=7)
    feed, _, _ = polled(feed, FeedObservation("unchanged"), 9, timedelta(days=1))
    assert feed.rhythm.unconditional_at == NOW + timedelta(days=14)


def test_article_is_checked_ever_more_rarely() -> None:
    article, now, ages = replace(ARTICLE, in_feed=False), NOW, []
    while (schedule := next_article_check(article, ArticleObservation("unchanged"), now)).due_at is not None:
        article, now = replace(article, rhythm=schedule.rhythm), schedule.due_at
        ages.append(now - NOW)
    intervals = [later - sooner for sooner, later in pairwise(ages)]
    assert ages[0] < timedelta(minutes=15)
    assert all(later > 0.8 * sooner for sooner, later in pairwise(intervals))
    assert timedelta(days=60) < ages[-1] < timedelta(days=62)
    assert 50 < sum(age < timedelta(days=1) for age in ages) < 65
    assert len(ages) < 170
    assert schedule.reason == f"not any more: unchanged for {round(ages[-1] / timedelta(days=1))} days"


def test_an_update_makes_the_next_likelier() -> None:
    quiet = replace(ARTICLE, first_seen_at=NOW - timedelta(days=9))
    still = next_article_check(quiet, ArticleObservation("unchanged"), NOW)
    updated = next_article_check(quiet, ArticleObservation("updated"), NOW)
    assert minutes(updated) < 30 < 300 < minutes(still)
    assert still.reason.endswith("h: unchanged for 9 days")
    assert updated.rhythm.changes == (NOW,)
    assert updated.rhythm.last_change_at == NOW


@pytest.mark.parametrize(
    ("edits", "low", "high"),
    [
        ([20 * 2**fold for fold in range(10)], 120, 300),  # ever rarer as the article ages: the next is days away
        ([10, 20, 35, 50, 4300, 4310, 4325, 10200, 10215, 10240], 4, 20),  # in bursts: the next is near
    ],
)
def test_what_an_edit_of_an_old_article_tells_depends_on_its_record(edits: list[int], low: float, high: float) -> None:
    *before, now = (NOW + timedelta(minutes=at) for at in edits)
    article = replace(ARTICLE, rhythm=Rhythm(changes=tuple(before), last_change_at=before[-1]))
    assert low < minutes(next_article_check(article, ArticleObservation("updated"), now), now) < high


def test_memory_of_changes_is_bounded() -> None:
    article = replace(ARTICLE, rhythm=Rhythm(changes=(NOW,) * 32))
    assert len(next_article_check(article, ArticleObservation("updated"), NOW).rhythm.changes) == 32


@pytest.mark.parametrize("days", [-900, 900])
def test_an_article_of_any_date_found_today_is_followed_as_new(days: int) -> None:
    found = replace(ARTICLE, published=NOW + timedelta(days=days))
    assert minutes(next_article_check(found, ArticleObservation("first"), NOW)) < 15


def followed(updates: list[timedelta], until: timedelta) -> list[tuple[datetime, Schedule]]:
    """Every look at an article that is updated at these times after it appears, and what it led to."""
    article, now, looks, left = ARTICLE, NOW, [], sorted(updates)
    while now < NOW + until:
        due = [at for at in left if NOW + at <= now]
        left = left[len(due) :]
        schedule = next_article_check(article, ArticleObservation("updated" if due else "unchanged"), now)
        looks.append((now, schedule))
        assert schedule.due_at is not None
        article, now = replace(article, rhythm=schedule.rhythm), schedule.due_at
    return looks


def test_breaking_news_is_looked_at_every_few_minutes() -> None:
    looks = followed([timedelta(minutes=12 * at) for at in range(1, 15)], timedelta(hours=3))
    waits = [later[0] - sooner[0] for sooner, later in pairwise(looks)]
    assert max(waits) < timedelta(minutes=9)
    assert min(waits) > timedelta(minutes=4)


def test_a_page_edited_daily_is_looked_at_several_times_a_day() -> None:
    looks = followed([timedelta(days=at) for at in range(1, 90)], timedelta(days=90))
    late = [(now, schedule) for now, schedule in looks if now > NOW + timedelta(days=10)]
    assert max(later[0] - sooner[0] for sooner, later in pairwise(late)) < timedelta(hours=5)
    assert len(late) < 80 * 24
    assert any("updated about every 24 h" in schedule.reason for _, schedule in late)


def test_an_article_that_stays_in_its_feed_is_looked_at_for_ever_but_rarely() -> None:
    old = replace(ARTICLE, first_seen_at=NOW - timedelta(days=900))
    schedule = next_article_check(old, ArticleObservation("unchanged"), NOW)
    assert 0.9 * 7 * 1440 <= minutes(schedule) <= 1.1 * 7 * 1440
    assert schedule.reason == "in 7 days: unchanged for 900 days, still in its feed"
    assert next_article_check(replace(old, in_feed=False), ArticleObservation("unchanged"), NOW).due_at is None


@pytest.mark.parametrize(("outcome", "least"), [("gone", 1440), ("blocked", 360), ("failed", 5)])
def test_article_without_text_is_tried_again_later(outcome: str, least: float) -> None:
    first = next_article_check(ARTICLE, ArticleObservation(outcome), NOW)  # type: ignore[arg-type]
    again = next_article_check(replace(ARTICLE, rhythm=first.rhythm), ArticleObservation(outcome), NOW)  # type: ignore[arg-type]
    assert 0.9 * least <= minutes(first)
    assert minutes(again) > minutes(first) * 0.8
    assert again.rhythm.failures == 2


@given(
    st.sampled_from(["unchanged", "changed", "failed", "gone"]),
    st.integers(0, 10_000) | st.none(),
    st.booleans(),
    st.lists(st.timedeltas(timedelta(days=-4000), timedelta(days=4000)).map(lambda delta: NOW + delta), max_size=5),
    st.builds(
        Rhythm,
        checks=st.integers(0, 10**6),
        failures=st.integers(0, 10**6),
        arrivals=st.floats(0, 1e6),
        observed_seconds=st.floats(0, 1e9),
        last_check_at=st.none() | st.timedeltas(timedelta(days=-900), timedelta(days=9)).map(lambda delta: NOW + delta),
    ),
)
def test_a_feed_is_always_due_again_within_bounds(
    outcome: str, new: int | None, overlap: bool, times: list[datetime], rhythm: Rhythm
) -> None:
    limits = CadenceLimits()
    feed = replace(FEED, rhythm=rhythm)
    seen = FeedObservation(outcome, new_entries=new, overlap=overlap, entry_times=tuple(times))  # type: ignore[arg-type]
    schedule = next_feed_check(feed, seen, NOW, limits)
    assert 0.9 * limits.feed_min_seconds / 60 <= minutes(schedule) <= 33 * 1440
    assert schedule == next_feed_check(feed, seen, NOW, limits)
    assert schedule.rhythm.reason == schedule.reason != ""


def test_no_schedule_lies_further_off_than_the_longest() -> None:
    broken = replace(FEED, rhythm=Rhythm(failures=40))
    skips = FeedHints(skip_days=(0, 1, 2, 3, 4, 5), skip_hours=tuple(range(23)))
    due = next_feed_check(broken, FeedObservation("gone", hints=skips), NOW).due_at
    assert due is not None
    assert timedelta(days=27) < due - NOW <= longest_wait()
    limits = CadenceLimits(feed_max_seconds=1, article_max_seconds=90 * 86400, stop_after_seconds=1e9)
    assert timedelta(days=90) < longest_wait(limits) < timedelta(days=120)


def test_an_edit_of_the_time_to_come_is_taken_for_one_of_now() -> None:
    then = NOW + timedelta(days=365)
    known = replace(ARTICLE, first_seen_at=NOW - timedelta(days=3))
    ahead = next_article_check(known, ArticleObservation("updated"), then)
    right = next_article_check(replace(known, rhythm=ahead.rhythm), ArticleObservation("unchanged"), NOW)
    assert right.rhythm.last_change_at == NOW
    assert right.rhythm.changes == (NOW,)
    assert right.rhythm.unconditional_at == NOW + timedelta(days=7)
    week = NOW + timedelta(days=7)
    later = next_article_check(replace(known, rhythm=right.rhythm), ArticleObservation("unchanged"), week)
    assert minutes(later, week) > 60
