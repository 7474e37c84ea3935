"""What a person names by hand: a feed, a page that has feeds, or a single article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.errors import FetchError, HttpStatus, NotAFeed, NotFound, ParseError
from monitor.feeds import guess_feed_urls, normal_address, unwrapped
from monitor.model import Article, Claim, Feed, host_of
from monitor.pipeline.articles import check_article
from monitor.pipeline.by_hand import ByHand
from monitor.pipeline.feeds import check_feed
from monitor.pipeline.leases import LeaseKeeper
from monitor.pipeline.moves import current_url
from monitor.pipeline.parts import Parts
from monitor.pipeline.reading import read_feed, read_links
from monitor.pipeline.reports import AddedFeeds, ArticleReport, FeedReport
from monitor.ports import Request

# Of a page that names many feeds, its own list's first few are the site's main ones; the rest can be added by address.
MOST_FEEDS_OF_A_PAGE = 3


def add_feed(parts: Parts, url: str, *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
    """Follow the feed at an address, or the feeds that the page there names, and look at them at once.

    This once, robots.txt keeps none of them from being read; a report says where it would have (``robots``).
    Raises FetchError when the address cannot be read, NotAFeed when there is neither a feed nor a page that names one.
    """
    hand = ByHand(parts.fetcher)
    reports, page_url = _added(replace(parts, fetcher=hand), url, title, tags)
    told = tuple(replace(report, robots=_objection(hand, report.feed)) for report in reports)
    return AddedFeeds(told, discovered_from=page_url)


def _added(parts: Parts, url: str, title: str, tags: Sequence[str]) -> tuple[list[FeedReport], str | None]:
    """The feeds of an address, followed, and the page that named them, if one did."""
    page = parts.fetcher.fetch(Request(url))
    if page.status >= 400:
        raise HttpStatus(
            f"{url} answered {page.status}",
            status=page.status,
            advice="check it in a browser; nothing was added",
        )
    try:
        parts.sandbox.call(read_feed, page.body, page.url, page.header("content-type"))
    except ParseError as error:
        links = tuple(link.url for link in parts.sandbox.call(read_links, page.body, page.url))
        feeds = _first_feeds(parts, links or guess_feed_urls(page.url))
        if not feeds:
            raise NotAFeed(f"{url} is no feed and names none: {error}") from error
        return [_follow(parts, feed, title, tags) for feed in feeds], url
    return [_follow(parts, url, title, tags)], None


def _first_feeds(parts: Parts, urls: Sequence[str]) -> list[str]:
    """The first of these addresses that are feeds; when the site names comment feeds too, they come last."""
    found: list[str] = []
    for url in dict.fromkeys(urls):
        if len(found) == MOST_FEEDS_OF_A_PAGE:
            break
        try:
            page = parts.fetcher.fetch(Request(url))
            if page.status == 200:
                parts.sandbox.call(read_feed, page.body, page.url, page.header("content-type"))
                found.append(url)
        except (FetchError, ParseError):
            continue
    return found


def _follow(parts: Parts, url: str, title: str, tags: Sequence[str]) -> FeedReport:
    now = parts.clock.now()
    feed = parts.store.feeds.add(current_url(parts.store, url), title=title, tags=tags, now=now)
    return look_now(parts, feed)


def look_now(parts: Parts, feed: Feed) -> FeedReport:
    """Look at one feed, due or not; ``lost`` when another worker has it in hand."""
    claim = Claim(parts.worker, parts.clock.now(), 1, parts.lease, (feed.id,), due_only=False)
    for claimed in parts.store.work.claim_feeds(claim):
        with LeaseKeeper(parts, [claimed]):
            return check_feed(parts, claimed)
    return FeedReport(feed, "lost")


def add_article(parts: Parts, url: str) -> ArticleReport:
    """Follow one article without a feed and look at it at once, this once whatever robots.txt says (``robots``).

    An address that shows no article now is not followed (``kept``), unless a feed lists it or a version is stored.
    Raises NotFound when another worker is busy with its host; it is followed all the same.
    """
    url = unwrapped(url)
    article = parts.store.articles.add(url, normal_address(url), title="", now=parts.clock.now())
    hand = ByHand(parts.fetcher)
    claim = Claim(parts.worker, parts.clock.now(), 1, parts.lease, (article.id,), due_only=False)
    for claimed in parts.store.work.claim_articles(claim):
        with LeaseKeeper(parts, [claimed]):
            report = check_article(replace(parts, fetcher=hand), claimed)
            report = replace(report, robots=_objection(hand, claimed))
        shows_none = report.result in ("failed", "gone")
        return replace(report, kept=not (shows_none and parts.store.articles.discard(article.id)))
    raise NotFound(
        f"{host_of(url)} is being visited by another worker", advice="it is followed; its turn comes by itself"
    )


def _objection(hand: ByHand, source: Feed | Article) -> str:
    """What robots.txt has against a source that was read all the same, and what comes of that."""
    said = hand.forbidden.get(source.url)
    return f"{said}: it was read this once, because you named it; later checks obey robots.txt" if said else ""
