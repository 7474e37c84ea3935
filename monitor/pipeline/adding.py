"""What a person names by hand: a feed, a page that has feeds, or a single article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.errors import NotFound
from monitor.feeds import normal_address, unwrapped
from monitor.model import Article, Claim, Feed, host_of, normal_spelling
from monitor.pipeline.articles import check_article
from monitor.pipeline.by_hand import ByHand
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.discovering import FoundFeeds, complete_address, discover
from monitor.pipeline.feeds import check_feed
from monitor.pipeline.gaps import keep_gaps
from monitor.pipeline.leases import LeaseKeeper
from monitor.pipeline.moves import current_url
from monitor.pipeline.reports import AddedFeeds, ArticleReport, FeedReport


def add_feed(deps: Dependencies, url: str, *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
    """Follow the feed at an address, or the feeds that the page there names, and check them at once.

    This once, robots.txt keeps none of them from being read; a report says where it would have (``robots``).
    Raises FetchError when the address cannot be read, NotAFeed when there is neither a feed nor a page that names one.
    """
    hand = ByHand(deps.fetcher)
    by_hand = replace(deps, fetcher=hand)
    found = discover(by_hand, normal_spelling(complete_address(url)))
    reports = _followed(by_hand, hand, [feed.url for feed in found.feeds], title, tags)
    return AddedFeeds(reports, discovered_from=found.page_url)


def find_feeds(deps: Dependencies, url: str) -> FoundFeeds:
    """The feeds at an address, read as ``add_feed`` reads them; none is followed. Raises as ``discover`` does."""
    return discover(replace(deps, fetcher=ByHand(deps.fetcher)), normal_spelling(complete_address(url)))


def add_only_feed(
    deps: Dependencies, url: str, *, title: str = "", tags: Sequence[str] = ()
) -> AddedFeeds | FoundFeeds:
    """Follow the feed at an address, where there is but one; else what was found, for somebody to choose from."""
    found = find_feeds(deps, url)
    if len(found.feeds) > 1 or found.unread:
        return found
    return follow_feeds(deps, [feed.url for feed in found.feeds], title=title, tags=tags)


def follow_feeds(deps: Dependencies, urls: Sequence[str], *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
    """Follow feeds that ``find_feeds`` named, and check each at once; the title is for one alone."""
    hand = ByHand(deps.fetcher)
    return AddedFeeds(_followed(replace(deps, fetcher=hand), hand, urls, title if len(urls) == 1 else "", tags))


def _followed(
    deps: Dependencies, hand: ByHand, urls: Sequence[str], title: str, tags: Sequence[str]
) -> tuple[FeedReport, ...]:
    reports = [_follow(deps, url, title, tags) for url in urls]
    return tuple(replace(report, robots=_objection(hand, report.feed)) for report in reports)


def _follow(deps: Dependencies, url: str, title: str, tags: Sequence[str]) -> FeedReport:
    now = deps.clock.now()
    feed = deps.store.feeds.add(current_url(deps.store, url), title=title, tags=tags, now=now)
    return check_now(deps, feed)


def check_now(deps: Dependencies, feed: Feed) -> FeedReport:
    """Check one feed, due or not; ``lost`` when another worker has it in hand."""
    claim = Claim(deps.worker, deps.clock.now(), 1, deps.lease, (feed.id,), due_only=False)
    for claimed in deps.store.work.claim_feeds(claim):
        keep_gaps(deps, [claimed])
        with LeaseKeeper(deps, [claimed]):
            return check_feed(deps, claimed)
    return FeedReport(feed, "lost")


def add_article(deps: Dependencies, url: str) -> ArticleReport:
    """Follow one article without a feed and check it at once, this once whatever robots.txt says (``robots``).

    An address that shows no article now is not followed (``kept``), unless a feed lists it or a version is stored.
    Raises NotFound when another worker is busy with its host; it is followed all the same.
    """
    url = unwrapped(complete_address(url))
    article = deps.store.articles.add(url, normal_address(url), title="", now=deps.clock.now())
    hand = ByHand(deps.fetcher)
    claim = Claim(deps.worker, deps.clock.now(), 1, deps.lease, (article.id,), due_only=False)
    for claimed in deps.store.work.claim_articles(claim):
        keep_gaps(deps, [claimed])
        with LeaseKeeper(deps, [claimed]):
            report = check_article(replace(deps, fetcher=hand), claimed)
            report = replace(report, robots=_objection(hand, claimed))
        shows_none = report.result in ("failed", "gone")
        return replace(report, kept=not (shows_none and deps.store.articles.discard(article.id)))
    raise NotFound(
        f"{host_of(url)} is being visited by another worker", advice="it is followed; its turn comes by itself"
    )


def _objection(hand: ByHand, source: Feed | Article) -> str:
    """What robots.txt has against a source that was read all the same, and what comes of that."""
    said = hand.forbidden.get(source.url)
    return f"{said}: it was read this once, because you named it; later checks obey robots.txt" if said else ""
