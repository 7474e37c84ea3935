"""One check of one feed: fetch, parse, and store its entries as articles to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256

from monitor.alerts import match_broken
from monitor.cadence import FeedObservation, next_feed_check
from monitor.errors import (
    EmptyBody,
    FetchError,
    HostBusy,
    HttpStatus,
    LeaseLost,
    MonitorError,
    ParseError,
)
from monitor.feeds import credible, header_hints
from monitor.model import (
    AlertDraft,
    Entry,
    Feed,
    FeedHints,
    FeedOutcome,
    FeedState,
    HostWait,
    Page,
    ParsedFeed,
    host_of,
)
from monitor.pipeline.boundary import check_and_write
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.gaps import gap_until
from monitor.pipeline.moves import announced_move, remember_move
from monitor.pipeline.reading import read_feed
from monitor.pipeline.reports import FeedReport, FeedResult
from monitor.pipeline.websub import follow_hub
from monitor.pipeline.write_buffer import WriteBuffer
from monitor.ports import Request

ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
# A permanent redirect replaces the feed's address once it has lasted this long: one set by mistake does not.
REDIRECT_HOLDS = timedelta(days=3)
MAX_ENTRIES = 1000
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
# How many of a sitemap index's sitemaps are read.
MAX_CHILDREN = 5
# After so many failures in a row the feed's subscribers get an alert that it is broken.
BROKEN_AFTER = 5


@dataclass(frozen=True, slots=True)
class _Check:
    """The result of a check before it is written.

    ``is_complete``: whether all parts of the document could be read, so that missing entries have left the feed.
    """

    feed: Feed
    seen: FeedObservation
    parsed: ParsedFeed | None = None
    entries: tuple[Entry, ...] = ()
    is_complete: bool = True
    wait: HostWait | None = None

    @property
    def failed(self) -> bool:
        return self.seen.outcome in ("failed", "gone")

    @property
    def result(self) -> FeedResult:
        if self.failed:
            return "failed"
        return "polled" if self.parsed else "not_modified"


def check_feed(deps: Dependencies, feed: Feed, buffer: WriteBuffer | None = None) -> FeedReport:
    """Check a claimed feed once and write the result; errors are recorded on the feed.

    With ``buffer``, the result of a check that found nothing new is added to it instead of being written at once.
    """
    now = deps.clock.now()

    def check() -> _Check:
        return _with_announced_move(deps, _check(deps, feed, now), feed, now)

    def write(check: _Check) -> FeedReport:
        return _finish(deps, check, now, buffer if check.feed.url == feed.url else None)

    def put_off(error: str) -> FeedReport:
        deps.store.work.put_off_feed(feed.id, deps.worker, now, error)
        return FeedReport(replace(feed, last_error=error), "failed")

    report = check_and_write(feed.url, check, partial(_failed, feed), write, put_off) or FeedReport(feed, "lost")
    if report.result != "lost" and report.feed.url != feed.url:
        remember_move(deps.store, feed.url, report.feed.url)
        if report.feed.id != feed.id:
            remember_move(deps.store, str(feed.id), report.feed.url)
    return report


def _with_announced_move(deps: Dependencies, check: _Check, before: Feed, now: datetime) -> _Check:
    """Follow a move that the feed announces: at once if its entries are found there, else after ``REDIRECT_HOLDS``."""
    new = check.seen.hints.new_url
    if new is None or new in (check.feed.url, before.url):
        return check
    try:
        move = announced_move(deps.fetcher, deps.sandbox, check.feed, new)
    except HostBusy:
        return check  # Tried again with the next check.
    feed = check.feed
    if not move.url:
        return replace(check, feed=replace(feed, last_result=f"{feed.last_result}; {move.problem}"))
    feed = replace(feed, redirect_url=before.redirect_url, redirect_since=before.redirect_since)
    moved = _moved_to(feed, move.url) if move.is_confirmed else _move_in_time(feed, move.url, now)
    return replace(check, feed=moved)


def _check(deps: Dependencies, feed: Feed, now: datetime) -> _Check:
    conditional = not _unconditional_due(feed, now)
    page = deps.fetcher.fetch(
        Request(
            feed.url,
            etag=feed.etag if conditional else None,
            last_modified=feed.last_modified if conditional else None,
            accept=ACCEPT,
        )
    )
    feed = _follow_redirect(replace(feed, last_status=page.status), page, now)
    hints = header_hints(feed.hints, page.headers, now)
    if page.status == 304:
        return _Check(replace(feed, last_result="not modified"), FeedObservation("unchanged", hints=hints))
    if page.status == 410:
        raise HttpStatus(f"{feed.url} answered 410 Gone", status=410, advice="the feed was closed; remove it")
    if page.status >= 400:
        raise HttpStatus(f"{feed.url} answered {page.status}", status=page.status, advice=_status_advice(page.status))
    if not page.body.strip():
        raise EmptyBody(f"{feed.url} answered {page.status} without content")
    digest = sha256(page.body).hexdigest()
    validators = replace(feed, etag=page.header("etag"), last_modified=page.header("last-modified"), body_digest=digest)
    if digest == feed.body_digest:
        return _Check(replace(validators, last_result="same document"), FeedObservation("unchanged", hints=hints))
    return _read(deps, validators, page, now)


def _read(deps: Dependencies, feed: Feed, page: Page, now: datetime) -> _Check:
    parsed = deps.sandbox.call(read_feed, page.body, page.url, page.header("content-type"))
    found, complaints = _with_children(deps, parsed)
    entries = _newest([_credibly_dated(entry, now) for entry in found])
    left_out = len(found) - len(entries)
    keys = tuple(entry.key for entry in entries)
    new = len(set(keys).difference(feed.entry_keys))
    seen = _observation(feed, entries, new, header_hints(parsed.hints, page.headers, now))
    result = f"{len(entries)} entries, {new} new"
    if left_out:
        result = f"{result}, {left_out} older left out"
    feed = replace(
        feed,
        title=feed.title or parsed.title,
        site_url=parsed.site_url or feed.site_url,
        entry_keys=keys,
        left_out=left_out,
        last_result="; ".join((result, *parsed.warnings, *complaints)),
    )
    # Entries without a page (an enclosure, a bare note) are not followed; their keys are still remembered.
    followed = tuple(entry for entry in entries if entry.url)
    return _Check(feed, seen, parsed, followed, is_complete=not complaints)


def _observation(feed: Feed, entries: Sequence[Entry], new: int, hints: FeedHints) -> FeedObservation:
    """Return what the entries show of the feed's rhythm; ``new`` is how many have keys not seen in it before."""
    keys = tuple(entry.key for entry in entries)
    known = bool(feed.entry_keys)
    return FeedObservation(
        "changed" if new or keys != feed.entry_keys else "unchanged",
        new_entries=new if known else 0,
        overlap=not known or not keys or new < len(keys),
        entry_times=tuple(time for entry in entries if (time := entry.published or entry.updated)),
        hints=hints,
    )


def _credibly_dated(entry: Entry, now: datetime) -> Entry:
    return replace(entry, published=credible(entry.published, now), updated=credible(entry.updated, now))


def _newest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the ``MAX_ENTRIES`` newest entries in document order.

    An entry without a date counts as dated like the one before it; without any dates the first entries are the newest.
    """
    if len(entries) <= MAX_ENTRIES:
        return tuple(entries)
    known = [max(filter(None, (entry.published, entry.updated)), default=None) for entry in entries]
    latest = next((date for date in known if date is not None), _NEVER)
    dates: list[datetime] = []
    for date in known:
        latest = date or latest
        dates.append(latest)
    newest = sorted(range(len(entries)), key=lambda at: dates[at], reverse=True)[:MAX_ENTRIES]
    return tuple(entries[at] for at in sorted(newest))


def _with_children(deps: Dependencies, parsed: ParsedFeed) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries, and messages about the sitemaps that could not be read.

    The entries include those of a sitemap index's first sitemaps (listed newest first). Of entries with the same key,
    the first is kept.
    """
    entries = list(parsed.entries)
    complaints: list[str] = []
    for child in parsed.children[:MAX_CHILDREN]:
        try:
            entries.extend(_child(deps, child))
        except HostBusy:
            raise
        except (FetchError, ParseError) as error:
            complaints.append(f"{child}: {error}")
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.key, entry)
    return tuple(first.values()), tuple(complaints)


def _child(deps: Dependencies, url: str) -> tuple[Entry, ...]:
    page = deps.fetcher.fetch(Request(url, accept=ACCEPT))
    if page.status != 200:
        raise HttpStatus(f"answered {page.status}", status=page.status)
    return deps.sandbox.call(read_feed, page.body, page.url, page.header("content-type")).entries


def _unconditional_due(feed: Feed, now: datetime) -> bool:
    due = feed.rhythm.unconditional_at
    return due is not None and due <= now


def _follow_redirect(feed: Feed, page: Page, now: datetime) -> Feed:
    """Remember a permanent redirect, and take over its address once it has lasted for ``REDIRECT_HOLDS``."""
    permanent = bool(page.redirects) and all(hop.status in (301, 308) for hop in page.redirects)
    if not permanent or page.status >= 400:
        if feed.redirect_url is None and feed.redirect_since is None:
            return feed
        return replace(feed, redirect_url=None, redirect_since=None)
    return _move_in_time(feed, page.url, now)


def _move_in_time(feed: Feed, url: str, now: datetime) -> Feed:
    """Remember another address of a feed, or take it over if it was remembered ``REDIRECT_HOLDS`` ago."""
    if feed.redirect_url != url or feed.redirect_since is None:
        return replace(feed, redirect_url=url, redirect_since=now)
    return feed if now - feed.redirect_since < REDIRECT_HOLDS else _moved_to(feed, url)


def _moved_to(feed: Feed, url: str) -> Feed:
    """Give a feed a new address, without the validators and digest of the old one's document."""
    return replace(
        feed,
        url=url,
        host=host_of(url),
        etag=None,
        last_modified=None,
        body_digest=None,
        redirect_url=None,
        redirect_since=None,
    )


def _failed(feed: Feed, error: MonitorError) -> _Check:
    if isinstance(error, HostBusy):
        return _busy(feed, error)
    status = error.status if isinstance(error, HttpStatus) else None
    gone = status == 410
    feed = replace(
        feed,
        last_status=status if isinstance(error, FetchError) else feed.last_status,
        last_error=error.describe(),
        last_result="failed",
        state=FeedState.GONE if gone else feed.state,
    )
    return _Check(feed, FeedObservation("gone" if gone else "failed", hints=feed.hints))


def _busy(feed: Feed, error: HostBusy) -> _Check:
    wait = HostWait(error.host or feed.host, error.until, str(error))
    feed = replace(feed, last_status=error.status, last_error=error.describe(), last_result="asked to wait")
    return _Check(feed, FeedObservation("failed", hints=feed.hints, not_before=error.until), wait=wait)


def _finish(deps: Dependencies, check: _Check, now: datetime, buffer: WriteBuffer | None) -> FeedReport:
    feed = follow_hub(deps, _scheduled(deps, check, now), check.seen, check.feed.last_checked_at, now)
    alerts = _broken_alerts(deps, feed, now) if check.failed and feed.rhythm.failures == BROKEN_AFTER else ()
    outcome = FeedOutcome(
        worker=deps.worker,
        feed=feed,
        now=now,
        entries=check.entries,
        absent_leave=bool(check.entries) and check.is_complete,
        wait=check.wait,
        alerts=alerts,
        gap_until=gap_until(deps, feed.host),
    )
    if buffer is not None and check.result == "not_modified":
        buffer.add_feed(outcome)
        return FeedReport(feed, "not_modified")
    try:
        receipt = deps.store.work.finish_feed(outcome)
    except LeaseLost:
        return FeedReport(feed, "lost")
    if receipt.merged_into is not None:
        feed = replace(feed, id=receipt.merged_into)
    return FeedReport(feed, check.result, receipt.new_articles, receipt.touched_articles, receipt.alerts)


def _scheduled(deps: Dependencies, check: _Check, now: datetime) -> Feed:
    """Return the feed's row after this check, with the time of the next one."""
    schedule = next_feed_check(check.feed, check.seen, now, deps.cadence)
    return replace(
        check.feed,
        due_at=schedule.due_at,
        rhythm=schedule.rhythm,
        hints=check.seen.hints,
        last_checked_at=now,
        last_error=check.feed.last_error if check.failed else None,
        state=check.feed.state if check.failed else FeedState.ACTIVE,
    )


def _broken_alerts(deps: Dependencies, feed: Feed, now: datetime) -> tuple[AlertDraft, ...]:
    left = deps.store.subscriptions.unsubscribed()
    return match_broken(feed, deps.subscriptions(), now, unsubscribed=left)


def _status_advice(status: int) -> str:
    if status in (401, 403):
        return "the site refuses us; ask it for access, or remove the feed"
    if status == 404:
        return "the address is wrong or the feed has moved; give the site's page to `monitor feeds add`"
    return "the site itself has a problem; the monitor tries again later"
