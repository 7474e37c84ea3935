"""Converts rows to dataclasses of ``monitor.model`` and back."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Row, Select, case, select

from monitor.errors import MonitorError
from monitor.model import (
    Alert,
    AlertKind,
    AlertState,
    Article,
    ArticleState,
    Channel,
    Feed,
    FeedHints,
    FeedState,
    FeedSummary,
    ListingFeed,
    Rhythm,
    host_of,
)
from monitor.ports import LARGEST_NUMBER
from monitor.store.codec import dump, dump_list, load, load_list
from monitor.store.schema import feed_keys, feeds

# Errors that reading a damaged row may raise.
UNREADABLE = (MonitorError, ValueError, TypeError, LookupError, AttributeError)


def number_in(name: str) -> int | None:
    """The name as a row number; None if it is not one."""
    # The length first: int() refuses thousands of digits.
    number = int(name) if name.isdecimal() and len(name) <= len(str(LARGEST_NUMBER)) else None
    return number if number is not None and number <= LARGEST_NUMBER else None


def is_storable(text: str) -> bool:
    """Whether this can be part of a stored text: without U+0000 (PostgreSQL) and surrogates (UTF-8)."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def select_feeds() -> Select[Any]:
    """A query for feeds with the entry keys of their last document."""
    return select(feeds, feed_keys.c.names).outerjoin(feed_keys, feed_keys.c.feed_id == feeds.c.id)


def feed_of(row: Row[Any]) -> Feed:
    """A row of ``select_feeds`` as a Feed."""
    return Feed(
        id=row.id,
        url=row.url,
        added_at=row.added_at,
        title=row.title,
        tags=load_list(str, row.tags),
        state=FeedState(row.state),
        host=row.host,
        site_url=row.site_url,
        due_at=row.due_at,
        etag=row.etag,
        last_modified=row.last_modified,
        body_digest=row.body_digest,
        entry_keys=load_list(str, row.names or "[]"),
        left_out=row.left_out,
        hints=load(FeedHints, row.hints),
        rhythm=load(Rhythm, row.rhythm),
        last_checked_at=row.last_checked_at,
        last_status=row.last_status,
        last_error=row.last_error,
        last_result=row.last_result,
        redirect_url=row.redirect_url,
        redirect_since=row.redirect_since,
    )


# In the order of the fields of a FeedSummary.
_SUMMARY_COLUMNS: tuple[Column[Any], ...] = (
    feeds.c.id,
    feeds.c.url,
    feeds.c.title,
    feeds.c.tags,
    feeds.c.state,
    feeds.c.site_url,
    feeds.c.due_at,
    feeds.c.last_checked_at,
    feeds.c.last_status,
    feeds.c.last_error,
    feeds.c.last_result,
)
# A summary needs only the number of failures from the rhythm: it is not read for feeds without an error.
_RHYTHM_IF_FAILING = case((feeds.c.last_error.is_not(None), feeds.c.rhythm)).label("rhythm")


def select_summaries() -> Select[Any]:
    """A query for feeds with the columns of a FeedSummary."""
    return select(*_SUMMARY_COLUMNS, _RHYTHM_IF_FAILING)


def summary_of(row: Row[Any]) -> FeedSummary:
    """A row of ``select_summaries`` as a FeedSummary."""
    number, url, title, tags, state, *others, rhythm = row
    failures = load(Rhythm, rhythm).failures if rhythm else 0
    values: tuple[Any, ...] = (number, url, title, _tags(tags), FeedState(state), *others, failures)
    return FeedSummary(*values)


@lru_cache(maxsize=1000)
def _tags(listed: str) -> tuple[str, ...]:
    """Decode stored tags; cached, as many feeds have the same."""
    return load_list(str, listed)


def feed_values(feed: Feed) -> dict[str, Any]:
    """The columns that a check of a feed may change, except title and state, which the caller sets."""
    return {
        "url": feed.url,
        "host": feed.host or host_of(feed.url),
        "site_url": feed.site_url,
        "due_at": feed.due_at,
        "etag": feed.etag,
        "last_modified": feed.last_modified,
        "body_digest": feed.body_digest,
        "left_out": feed.left_out,
        "hints": dump(feed.hints),
        "rhythm": dump(feed.rhythm),
        "last_checked_at": feed.last_checked_at,
        "last_status": feed.last_status,
        "last_error": feed.last_error,
        "last_result": feed.last_result,
        "redirect_url": feed.redirect_url,
        "redirect_since": feed.redirect_since,
    }


def article_of(row: Row[Any], listed_in: tuple[ListingFeed, ...]) -> Article:
    """A row of ``articles`` as an Article, under the feed that it came from, or another one if that was removed."""
    shown = next((feed for feed in listed_in if feed.id == row.feed_id), listed_in[0] if listed_in else None)
    return Article(
        id=row.id,
        url=row.url,
        first_seen_at=row.first_seen_at,
        title=row.title,
        host=row.host,
        feed_id=shown.id if shown else None,
        feed_title=shown.name if shown else "",
        feeds=listed_in,
        tags=tuple(dict.fromkeys(tag for feed in listed_in for tag in feed.tags)),
        state=ArticleState(row.state),
        due_at=row.due_at,
        published=row.published,
        entry_updated=row.entry_updated,
        in_feed=row.in_feed,
        muted=row.muted,
        versions=row.versions,
        etag=row.etag,
        last_modified=row.last_modified,
        page_digest=row.page_digest,
        text_digest=row.text_digest,
        rhythm=load(Rhythm, row.rhythm),
        last_checked_at=row.last_checked_at,
        last_status=row.last_status,
        last_error=row.last_error,
        last_result=row.last_result,
        fingerprint=row.trace,
        moved_to=row.moved_to,
        snoozed_until=row.snoozed_until,
    )


def article_values(article: Article) -> dict[str, Any]:
    """The columns that a check of an article may change."""
    followed = article.state is not ArticleState.DORMANT
    return {
        "url": article.url,
        "host": host_of(article.url) or article.host,
        "title": article.title,
        "state": article.state.value,
        "due_at": article.due_at if followed else None,
        "published": article.published,
        "etag": article.etag,
        "last_modified": article.last_modified,
        "page_digest": article.page_digest,
        "text_digest": article.text_digest,
        "rhythm": dump(article.rhythm),
        "last_checked_at": article.last_checked_at,
        "last_status": article.last_status,
        "last_error": article.last_error,
        "last_result": article.last_result,
        "trace": article.fingerprint,
    }


def alert_of(row: Row[Any]) -> Alert:
    """A row of ``alerts`` as an Alert."""
    return Alert(
        id=row.id,
        subscription=row.subscription,
        channel=Channel(row.channel),
        recipient=row.recipient,
        kind=AlertKind(row.kind),
        subject=row.subject,
        state=AlertState(row.state),
        queued_at=row.queued_at,
        due_at=row.due_at,
        message_id=row.message_id,
        article_id=row.article_id,
        from_version=row.from_version,
        to_version=row.to_version,
        picks=load_list(int, row.picks),
        detail=row.detail,
        mode=row.mode,
        attempts=row.attempts,
        last_error=row.last_error,
        sent_at=row.sent_at,
        batch=row.batch,
    )


def unreadable(error: BaseException) -> str:
    """The message for a row that cannot be read."""
    return f"DatabaseCorrupt: its row cannot be read ({type(error).__name__}: {error}); run `monitor db check`"


def strings(values: tuple[str, ...]) -> str:
    """Encode strings, without repetitions, in their order."""
    return dump_list(tuple(dict.fromkeys(values)))
