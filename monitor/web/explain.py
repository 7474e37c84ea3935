"""States of feeds, articles and alerts, and settings of subscriptions, explained in words."""

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
class StateText:
    """A state in one word, whether it is good or bad, and what it means or what happens next."""

    word: str
    tone: Literal["good", "quiet", "bad"]
    meaning: str


def feed_state(feed: Feed | FeedSummary) -> StateText:
    """Describe the state of a feed."""
    if feed.state is FeedState.PAUSED:
        return StateText("paused", "quiet", "Not checked until it is resumed; its articles are still followed.")
    if feed.state is FeedState.GONE:
        return StateText("gone", "bad", "The site removed it (410). It is still checked now and then.")
    if feed.last_error:
        times = f" {counted(feed.failures, 'time')} in a row" if feed.failures > 1 else ""
        return StateText("failing", "bad", f"The last check failed{times}. It is tried again, less and less often.")
    if feed.last_checked_at is None:
        return StateText("new", "quiet", "Not checked yet.")
    return StateText("active", "good", "The last check went well.")


def article_state(article: Article) -> StateText:
    """Describe the state of an article."""
    if article.moved_to is not None:
        return StateText(
            "merged", "quiet", "It turned out to be the same as another article, which continues its history."
        )
    if article.state is ArticleState.GONE:
        return StateText(
            "gone", "bad", "The page no longer exists; it is still checked, rarely. The stored versions are kept."
        )
    if article.state is ArticleState.BLOCKED:
        return StateText("blocked", "bad", "The site shows a consent wall, bot check or paywall; it is tried again.")
    if article.state is ArticleState.NOT_ARTICLE:
        return StateText("no article", "quiet", "A file, or a page that only forwards; checked again rarely.")
    if article.state is ArticleState.DORMANT:
        return StateText(
            "dormant", "quiet", "Unchanged for so long that it is no longer checked, unless its feed lists it."
        )
    if article.last_error:
        return StateText("failing", "bad", "The last check failed; it is tried again automatically.")
    if article.last_checked_at is None:
        return StateText("new", "quiet", "Not checked yet.")
    return StateText("live", "good", "Checked regularly.")


def alert_state(alert: Alert) -> StateText:
    """Describe the state of an alert."""
    if alert.state is AlertState.FAILED:
        return StateText("failed", "bad", "No more attempts are made; it can be tried again by hand.")
    if alert.state is AlertState.CANCELLED:
        return StateText("cancelled", "quiet", "Cancelled before it was sent.")
    if alert.state is AlertState.SENT:
        return StateText("sent", "good", "Accepted by the mail server or webhook.")
    if alert.attempts:
        return StateText(
            "retrying", "bad", f"{counted(alert.attempts, 'attempt')} failed; it is tried again automatically."
        )
    return StateText("queued", "quiet", "Waiting until it is due.")


def feed_facts(feed: Feed, pushes: Sequence[Push], now: datetime) -> Iterator[tuple[str, str]]:
    """Yield what is known about a feed, as pairs of label and text."""
    if feed.last_status:
        yield "Last answer", f"HTTP {feed.last_status}"
    if feed.state is FeedState.PAUSED:
        yield "Next check", "when it is resumed"
    else:
        reason = f" ({feed.rhythm.reason})" if feed.rhythm.reason else ""
        yield "Next check", f"{ahead(feed.due_at, now)}{reason}"
    yield "So far", rhythm_in_words(feed.rhythm)
    if hints := hints_in_words(feed.hints, now):
        yield "It asks for", hints
    yield from (("Pushes", text) for text in pushes_in_words(feed.hints, pushes, now))
    if feed.redirect_url:
        since = when(feed.redirect_since)
        yield "Redirects to", f"{feed.redirect_url} (since {since}; adopted as the new address if it lasts)"
    if feed.tags:
        yield "Tags", ", ".join(feed.tags)


def wishes(subscription: Subscription) -> Iterator[tuple[str, str]]:
    """Yield the settings of a subscription, as pairs of label and text."""
    extra = ("new_articles", "removals", "broken_sources", "heartbeat")
    firsts = ", unless another outlet reported it earlier" if subscription.firsts_only else ""
    about = [f"what is new in updates{firsts}"] if subscription.updates else []
    about += [name.replace("_", " ") for name in extra if getattr(subscription, name)]
    yield "About", ", ".join(about)
    mode = {"instant": "at once", "hourly": "hourly digest", "daily": _daily(subscription)}
    quiet = subscription.quiet_hours
    held = f", quiet {time_of_day(quiet.start)} to {time_of_day(quiet.end)} {quiet.zone}" if quiet else ""
    yield "When", mode[subscription.mode] + held
    filters = (
        ("Feeds", subscription.feeds),
        ("Tags", subscription.tags),
        ("Articles", subscription.articles),
        ("Kinds", subscription.kinds),
        ("Words", subscription.words),
    )
    yield from ((label, ", ".join(values)) for label, values in filters if values)
    if subscription.min_score:
        yield "Score", f"at least {subscription.min_score:g}"
    if subscription.min_importance:
        yield "Importance", f"at least {subscription.min_importance:g}"


def _daily(subscription: Subscription) -> str:
    quiet = subscription.quiet_hours
    zone = subscription.daily_zone or (quiet.zone if quiet else "UTC")
    return f"daily at {time_of_day(subscription.daily_at)} {zone}"


def time_of_day(minutes: int) -> str:
    """Format minutes after midnight as HH:MM."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
