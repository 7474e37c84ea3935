"""The states of feeds, articles, alerts and subscriptions, explained to a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from monitor.model import (
    Alert,
    AlertState,
    Article,
    ArticleState,
    Feed,
    FeedHints,
    FeedState,
    Push,
    PushState,
    Subscription,
)
from monitor.web.words import ago, ahead, counted, span, when

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Said:
    """One word for a state, how good it is, and what it means or what to do about it."""

    word: str
    tone: Literal["good", "quiet", "bad"]
    meaning: str


def feed_state(feed: Feed) -> Said:
    """How a feed does."""
    if feed.state is FeedState.PAUSED:
        return Said("paused", "quiet", "Not looked at until it is resumed; its articles are followed on.")
    if feed.state is FeedState.GONE:
        return Said("gone", "bad", "The site took it away (410). It is still asked now and then.")
    if feed.last_error:
        times = f" {counted(feed.rhythm.failures, 'time')} in a row" if feed.rhythm.failures > 1 else ""
        return Said("failing", "bad", f"The last look failed{times}. It is tried again by itself, ever more rarely.")
    if feed.last_checked_at is None:
        return Said("new", "quiet", "Not looked at yet.")
    return Said("active", "good", "The last look went well.")


def article_state(article: Article) -> Said:
    """How an article does."""
    if article.moved_to is not None:
        return Said("merged", "quiet", "It turned out to be another article, where its history goes on.")
    if article.state is ArticleState.GONE:
        return Said("gone", "bad", "The page answers that it is not there; it is still asked, rarely. Nothing is lost.")
    if article.state is ArticleState.BLOCKED:
        return Said("blocked", "bad", "A consent wall, bot check or paywall stands where the text was; tried again.")
    if article.state is ArticleState.DORMANT:
        return Said("dormant", "quiet", "Quiet for so long that it is no longer looked at, unless its feed names it.")
    if article.last_error:
        return Said("failing", "bad", "The last look failed; it is tried again by itself.")
    if article.last_checked_at is None:
        return Said("new", "quiet", "Not looked at yet.")
    return Said("live", "good", "Looked at again and again.")


def alert_state(alert: Alert) -> Said:
    """How an alert does."""
    if alert.state is AlertState.FAILED:
        return Said("failed", "bad", "Given up; it can be tried again.")
    if alert.state is AlertState.CANCELLED:
        return Said("cancelled", "quiet", "Taken back before it left.")
    if alert.state is AlertState.SENT:
        return Said("sent", "good", "Accepted by the mail server or webhook.")
    if alert.attempts:
        return Said("retrying", "bad", f"{counted(alert.attempts, 'attempt')} failed; tried again by itself.")
    return Said("queued", "quiet", "Waits for its time.")


def feed_facts(feed: Feed, now: datetime) -> Iterator[tuple[str, str]]:
    """What is known of a feed, as label and text."""
    status = f", HTTP {feed.last_status}" if feed.last_status else ""
    result = f": {feed.last_result}" if feed.last_result else ""
    yield "Last look", f"{ago(feed.last_checked_at, now)}{status}{result}"
    reason = f" ({feed.rhythm.reason})" if feed.rhythm.reason else ""
    yield "Next look", f"{ahead(feed.due_at, now)}{reason}"
    yield "So far", ", ".join(_rhythm(feed))
    if said := "; ".join(_hints(feed.hints)):
        yield "It asks for", said
    if feed.redirect_url:
        yield "Moves to", f"{feed.redirect_url} (since {when(feed.redirect_since)}; taken over once that has held)"
    if feed.tags:
        yield "Tags", ", ".join(feed.tags)
    yield "Added", when(feed.added_at)


def _rhythm(feed: Feed) -> Iterator[str]:
    rhythm = feed.rhythm
    yield counted(rhythm.checks, "look")
    if rhythm.failures:
        yield f"the last {rhythm.failures} failed"
    if rhythm.observed_seconds > 0 and rhythm.arrivals:
        yield f"about {rhythm.arrivals / rhythm.observed_seconds * 86400:.3g} new entries a day"
    if rhythm.missed:
        yield f"entries were probably missed {counted(rhythm.missed, 'time')}"


def _hints(hints: FeedHints) -> Iterator[str]:
    named = (("ttl", hints.ttl_seconds), ("update period", hints.update_seconds), ("max-age", hints.max_age_seconds))
    yield from (f"{name} {span(timedelta(seconds=seconds))}" for name, seconds in named if seconds)
    if hints.skip_hours:
        yield f"not at {', '.join(map(str, hints.skip_hours))} h UTC"
    if hints.skip_days:
        yield f"not on {', '.join(DAYS[day] for day in hints.skip_days)}"
    if hints.hub_url:
        yield f"pushes by {hints.hub_url}"


def push_state(push: Push, now: datetime) -> str:
    """How a subscription at a hub does."""
    said = {
        PushState.WANTED: f"to be asked for at {push.hub} {ahead(push.due_at, now)}",
        PushState.ASKED: f"asked for at {push.hub}, which has not confirmed it yet",
        PushState.ACTIVE: f"by {push.hub} until {when(push.lease_until)}, renewed before",
        PushState.LEAVING: f"no longer wanted from {push.hub}",
    }[push.state]
    last = f"; the last one came {ago(push.pushed_at, now)}" if push.pushed_at else ""
    return f"{said}{last}" + (f"; {push.last_error}" if push.last_error else "")


def wishes(subscription: Subscription) -> Iterator[tuple[str, str]]:
    """What a subscription asks for, as label and text."""
    extra = ("new_articles", "removals", "broken_sources", "heartbeat")
    about = ["what is new in updates"] if subscription.updates else []
    about += [name.replace("_", " ") for name in extra if getattr(subscription, name)]
    yield "About", ", ".join(about)
    mode = {"instant": "at once", "hourly": "hourly digest", "daily": f"daily at {_clock(subscription.daily_at)}"}
    quiet = subscription.quiet_hours
    held = f", quiet {_clock(quiet.start)} to {_clock(quiet.end)} {quiet.zone}" if quiet else ""
    yield "When", mode[subscription.mode] + held
    chosen = (
        ("Feeds", subscription.feeds),
        ("Tags", subscription.tags),
        ("Articles", subscription.articles),
        ("Kinds", subscription.kinds),
        ("Words", subscription.words),
    )
    yield from ((label, ", ".join(values)) for label, values in chosen if values)
    if subscription.min_score:
        yield "Score", f"at least {subscription.min_score:g}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
