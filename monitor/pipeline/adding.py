"""Adding a feed, the feeds of a page, or a single article by hand."""

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
    """Follow the feed at an address, or the feeds that the page there links to, and check them now.

    This first check ignores robots.txt; a report's ``robots`` says where robots.txt forbids it. Raises FetchError and
    NotAFeed as ``discover`` does.
    """
    fetcher = ByHand(deps.fetcher)
    by_hand = replace(deps, fetcher=fetcher)
    found = discover(by_hand, normal_spelling(complete_address(url)))
    reports = _follow_all(by_hand, fetcher, [feed.url for feed in found.feeds], title, tags)
    return AddedFeeds(reports, discovered_from=found.page_url)


def find_feeds(deps: Dependencies, url: str) -> FoundFeeds:
    """Return the feeds that ``add_feed`` would follow, without following them. Raises as ``discover`` does."""
    return discover(replace(deps, fetcher=ByHand(deps.fetcher)), normal_spelling(complete_address(url)))


def add_only_feed(
    deps: Dependencies, url: str, *, title: str = "", tags: Sequence[str] = ()
) -> AddedFeeds | FoundFeeds:
    """Follow the feed at an address if it is the only one; otherwise return the feeds found, to choose from."""
    found = find_feeds(deps, url)
    if len(found.feeds) > 1 or found.unread:
        return found
    return follow_feeds(deps, [feed.url for feed in found.feeds], title=title, tags=tags)


def follow_feeds(deps: Dependencies, urls: Sequence[str], *, title: str = "", tags: Sequence[str] = ()) -> AddedFeeds:
    """Follow the feeds that ``find_feeds`` found and check each now; ``title`` is used only for a single one."""
    fetcher = ByHand(deps.fetcher)
    by_hand = replace(deps, fetcher=fetcher)
    return AddedFeeds(_follow_all(by_hand, fetcher, urls, title if len(urls) == 1 else "", tags))


def _follow_all(
    deps: Dependencies, fetcher: ByHand, urls: Sequence[str], title: str, tags: Sequence[str]
) -> tuple[FeedReport, ...]:
    reports = [_follow(deps, url, title, tags) for url in urls]
    return tuple(replace(report, robots=_robots_note(fetcher, report.feed)) for report in reports)


def _follow(deps: Dependencies, url: str, title: str, tags: Sequence[str]) -> FeedReport:
    now = deps.clock.now()
    feed = deps.store.feeds.add(current_url(deps.store, url), title=title, tags=tags, now=now)
    return _check_now(deps, feed)


def _check_now(deps: Dependencies, feed: Feed) -> FeedReport:
    """Check one feed, due or not; the report is ``lost`` if another worker is checking it."""
    claim = Claim(deps.worker, deps.clock.now(), 1, deps.lease, (feed.id,), due_only=False)
    for claimed in deps.store.work.claim_feeds(claim):
        keep_gaps(deps, [claimed])
        with LeaseKeeper(deps, [claimed]):
            return check_feed(deps, claimed)
    return FeedReport(feed, "lost")


def add_article(deps: Dependencies, url: str) -> ArticleReport:
    """Follow one article without a feed and check it now.

    This first check ignores robots.txt; the report's ``robots`` says if robots.txt forbids it. An address that shows no
    article is not followed (``kept`` is False), unless a feed lists it or a version is stored. Raises NotFound when
    another worker is busy with the host; the article is followed nevertheless.
    """
    url = unwrapped(complete_address(url))
    article = deps.store.articles.add(url, normal_address(url), title="", now=deps.clock.now())
    fetcher = ByHand(deps.fetcher)
    claim = Claim(deps.worker, deps.clock.now(), 1, deps.lease, (article.id,), due_only=False)
    for claimed in deps.store.work.claim_articles(claim):
        keep_gaps(deps, [claimed])
        with LeaseKeeper(deps, [claimed]):
            report = check_article(replace(deps, fetcher=fetcher), claimed)
            report = replace(report, robots=_robots_note(fetcher, claimed))
        shows_no_article = report.result in ("failed", "gone")
        return replace(report, kept=not (shows_no_article and deps.store.articles.discard(article.id)))
    raise NotFound(
        f"another worker is sending requests to {host_of(url)}",
        advice="the article is followed and will be checked when its turn comes",
    )


def _robots_note(fetcher: ByHand, source: Feed | Article) -> str:
    """Return a note that a source was read although robots.txt forbids it; "" if it does not."""
    error = fetcher.forbidden.get(source.url)
    return f"{error}: it was read this once, because you named it; later checks obey robots.txt" if error else ""
