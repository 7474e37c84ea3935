"""The state of feeds and articles, explained to a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from monitor.cli.output import Output, Role
from monitor.cli.summary import counted
from monitor.cli.times import ago, ahead, span, stamp
from monitor.model import Article, ArticleState, Feed, FeedHints, FeedState

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def feed_state(feed: Feed) -> tuple[str, Role]:
    """One word, and its colour."""
    if feed.state is not FeedState.ACTIVE:
        return str(feed.state), "quiet"
    if feed.last_error:
        return "failing", "bad"
    return ("active", "good") if feed.last_checked_at else ("new", "quiet")


def article_state(article: Article) -> tuple[str, Role]:
    """One word, and its colour."""
    if article.state is not ArticleState.LIVE:
        return str(article.state), "quiet"
    if article.last_error:
        return "failing", "bad"
    return ("muted", "quiet") if article.muted else ("live", "good")


def describe_feed(out: Output, feed: Feed, articles: int, now: datetime) -> Iterator[str]:
    """All that is known of a feed, line by line."""
    yield f"{out.ink(f'feed {feed.id}', 'id')}  {out.ink(feed.title or feed.url, 'title')}"
    for label, text in _feed_facts(feed, articles, now):
        yield from out.wrap(out.ink(text, "bad" if label == "error" else None), " " * 14, f"  {label:<12}")


def _feed_facts(feed: Feed, articles: int, now: datetime) -> Iterator[tuple[str, str]]:
    yield "address", feed.url
    if feed.site_url:
        yield "site", feed.site_url
    if feed.tags:
        yield "tags", " ".join(feed.tags)
    yield "state", feed_state(feed)[0]
    yield "articles", str(articles)
    status = f", HTTP {feed.last_status}" if feed.last_status else ""
    result = f": {feed.last_result}" if feed.last_result else ""
    yield "last look", f"{ago(feed.last_checked_at, now)}{status}{result}"
    if feed.last_error:
        yield "error", feed.last_error
    if feed.state is FeedState.PAUSED:
        yield "next look", f"not until `monitor feeds resume {feed.id}`"
    else:
        reason = f", because {feed.rhythm.reason}" if feed.rhythm.reason else ""
        yield "next look", f"{ahead(feed.due_at, now)}{reason}"
    yield "so far", _rhythm(feed)
    if said := "; ".join(_hints(feed.hints)):
        yield "it asks for", said
    if feed.redirect_url:
        since = f" since {stamp(feed.redirect_since)}" if feed.redirect_since else ""
        yield "moves to", f"{feed.redirect_url}{since}; taken over once that has held for days"


def _rhythm(feed: Feed) -> str:
    rhythm = feed.rhythm
    parts = [counted(rhythm.checks, "look")]
    if rhythm.failures:
        parts.append(f"the last {rhythm.failures} failed")
    if rhythm.observed_seconds > 0 and rhythm.arrivals:
        parts.append(f"about {rhythm.arrivals / rhythm.observed_seconds * 86400:.3g} new entries a day")
    if rhythm.missed:
        parts.append(f"entries were probably missed {counted(rhythm.missed, 'time')}")
    return ", ".join(parts)


def _hints(hints: FeedHints) -> Iterator[str]:
    named = (
        ("ttl", hints.ttl_seconds),
        ("update period", hints.update_seconds),
        ("max-age", hints.max_age_seconds),
    )
    for name, seconds in named:
        if seconds:
            yield f"{name} {span(timedelta(seconds=seconds))}"
    if hints.skip_hours:
        yield f"not at {', '.join(str(hour) for hour in hints.skip_hours)} h UTC"
    if hints.skip_days:
        yield f"not on {', '.join(_DAYS[day] for day in hints.skip_days)}"
    if hints.hub_url:
        yield f"pushes by {hints.hub_url}"
