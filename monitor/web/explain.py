"""The states of feeds, articles, alerts and subscriptions, explained to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitor.history.sources import hints_in_words, pushes_in_words, rhythm_in_words
from monitor.history.words import ahead, counted, when
from monitor.model import (
    Alert,
    AlertState,
    Article,
    ArticleState,
    Feed,
    FeedState,
    FeedSummary,
    Push,
    Subscription,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One word for a state, how good it is, and what it means or what to do about it."""

    word: str
    tone: Literal["good", "quiet", "bad"]
    meaning: str


def feed_state(feed: Feed | FeedSummary) -> Said:
    """The state of a feed."""
    if feed.state is FeedState.PAUSED:
        return Said("paused", "quiet", "Not checked until it is resumed; its articles are followed on.")
    if feed.state is FeedState.GONE:
        return Said("gone", "bad", "The site removed it (410). It is still checked now and then.")
    if feed.last_error:
        times = f" {counted(feed.failures, 'time')} in a row" if feed.failures > 1 else ""
        return Said("failing", "bad", f"The last check failed{times}. It is tried again, less and less often.")
    if feed.last_checked_at is None:
        return Said("new", "quiet", "Not checked yet.")
    return Said("active", "good", "The last check went well.")


def article_state(article: Article) -> Said:
    """The state of an article."""
    if article.moved_to is not None:
        return Said("merged", "quiet", "It turned out to be another article, where its history goes on.")
    if article.state is ArticleState.GONE:
        return Said(
            "gone", "bad", "The page is no longer there; it is still checked, rarely. The stored versions are kept."
        )
    if article.state is ArticleState.BLOCKED:
        return Said("blocked", "bad", "The site shows a consent wall, bot check or paywall; tried again.")
    if article.state is ArticleState.NOT_ARTICLE:
        return Said("no article", "quiet", "A file, or a page that only forwards; checked again rarely.")
    if article.state is ArticleState.DORMANT:
        return Said("dormant", "quiet", "Quiet for so long that it is no longer checked, unless its feed names it.")
    if article.last_error:
        return Said("failing", "bad", "The last check failed; it is tried again by itself.")
    if article.last_checked_at is None:
        return Said("new", "quiet", "Not checked yet.")
    return Said("live", "good", "Checked regularly.")


def alert_state(alert: Alert) -> Said:
    """The state of an alert."""
    if alert.state is AlertState.FAILED:
        return Said("failed", "bad", "Given up; it can be tried again.")
    if alert.state is AlertState.CANCELLED:
        return Said("cancelled", "quiet", "Cancelled before it was sent.")
    if alert.state is AlertState.SENT:
        return Said("sent", "good", "Accepted by the mail server or webhook.")
    if alert.attempts:
        return Said("retrying", "bad", f"{counted(alert.attempts, 'attempt')} failed; tried again by itself.")
    return Said("queued", "quiet", "Waits for its time.")


def feed_facts(feed: Feed, pushes: Sequence[Push], now: datetime) -> Iterator[tuple[str, str]]:
    """What is known of a feed, as label and text."""
    if feed.last_status:
        yield "Last answer", f"HTTP {feed.last_status}"
    if feed.state is FeedState.PAUSED:
        yield "Next check", "when it is resumed"
    else:
        reason = f" ({feed.rhythm.reason})" if feed.rhythm.reason else ""
        yield "Next check", f"{ahead(feed.due_at, now)}{reason}"
    yield "So far", rhythm_in_words(feed.rhythm)
    if said := hints_in_words(feed.hints, now):
        yield "It asks for", said
    yield from (("Pushes", said) for said in pushes_in_words(feed.hints, pushes, now))
    if feed.redirect_url:
        yield "Moves to", f"{feed.redirect_url} (since {when(feed.redirect_since)}; taken over once that has held)"
    if feed.tags:
        yield "Tags", ", ".join(feed.tags)


def wishes(subscription: Subscription) -> Iterator[tuple[str, str]]:
    """What a subscription asks for, as label and text."""
    extra = ("new_articles", "removals", "broken_sources", "heartbeat")
    firsts = ", unless another outlet reported it earlier" if subscription.firsts_only else ""
    about = [f"what is new in updates{firsts}"] if subscription.updates else []
    about += [name.replace("_", " ") for name in extra if getattr(subscription, name)]
    yield "About", ", ".join(about)
    mode = {"instant": "at once", "hourly": "hourly digest", "daily": _daily(subscription)}
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
    if subscription.min_importance:
        yield "Importance", f"at least {subscription.min_importance:g}"


def _daily(subscription: Subscription) -> str:
    quiet = subscription.quiet_hours
    zone = subscription.daily_zone or (quiet.zone if quiet else "UTC")
    return f"daily at {_clock(subscription.daily_at)} {zone}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
