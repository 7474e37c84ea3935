"""Feeds and articles described in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from monitor.cli.output import Output, Role
from monitor.history.sources import hints_in_words, pushes_in_words, rhythm_in_words
from monitor.history.words import ago, ahead, stamp
from monitor.model import Article, ArticleState, Feed, FeedState, FeedSummary, Push


def feed_state(feed: Feed | FeedSummary) -> tuple[str, Role]:
    """The state of a feed in one word, and its colour."""
    if feed.state is not FeedState.ACTIVE:
        return str(feed.state), "quiet"
    if feed.last_error:
        return "failing", "bad"
    return ("active", "good") if feed.last_checked_at else ("new", "quiet")


def article_state(article: Article) -> tuple[str, Role]:
    """The state of an article in one word, and its colour."""
    if article.state is not ArticleState.LIVE:
        return str(article.state), "quiet"
    if article.last_error:
        return "failing", "bad"
    return ("muted", "quiet") if article.muted else ("live", "good")


def robots_objection(out: Output, objection: str) -> Iterator[str]:
    """A warning that robots.txt disallows a source that was read because a person named it; nothing if it allows it."""
    if objection:
        advice = "ask the site for permission; with permission, set fetch.obey_robots = false"
        yield from out.wrap(out.ink(f"{objection} ({advice})", "bad"), "  ")


def describe_feed(out: Output, feed: Feed, articles: int, pushes: Sequence[Push], now: datetime) -> Iterator[str]:
    """All facts about a feed, line by line."""
    yield f"{out.ink(f'feed {feed.id}', 'id')}  {out.ink(feed.title or feed.url, 'title')}"
    for label, text in _feed_facts(feed, articles, pushes, now):
        yield from out.wrap(out.ink(text, "bad" if label == "error" else None), " " * 14, f"  {label:<12}")


def _feed_facts(feed: Feed, articles: int, pushes: Sequence[Push], now: datetime) -> Iterator[tuple[str, str]]:
    yield "address", feed.url
    if feed.site_url:
        yield "site", feed.site_url
    if feed.tags:
        yield "tags", " ".join(feed.tags)
    yield "state", feed_state(feed)[0]
    yield "articles", str(articles)
    if feed.left_out:
        yield "left out", f"{feed.left_out} older entries of the last document; only the newest are followed"
    yield "last check", _last_check(feed, now)
    if feed.last_error:
        yield "error", feed.last_error
    yield "next check", _next_check(feed, now)
    yield "so far", rhythm_in_words(feed.rhythm)
    if hints := hints_in_words(feed.hints, now):
        yield "it asks for", hints
    yield from (("pushes", text) for text in pushes_in_words(feed.hints, pushes, now))
    if feed.redirect_url:
        since = f" since {stamp(feed.redirect_since)}" if feed.redirect_since else ""
        yield "moves to", f"{feed.redirect_url}{since}; taken over once that has held for days"


def _last_check(feed: Feed, now: datetime) -> str:
    status = f", HTTP {feed.last_status}" if feed.last_status else ""
    result = f": {feed.last_result}" if feed.last_result else ""
    return f"{ago(feed.last_checked_at, now)}{status}{result}"


def _next_check(feed: Feed, now: datetime) -> str:
    if feed.state is FeedState.PAUSED:
        return f"not until `monitor feeds resume {feed.id}`"
    reason = f", because {feed.rhythm.reason}" if feed.rhythm.reason else ""
    return f"{ahead(feed.due_at, now)}{reason}"
