"""Finds the feeds at an address that a person named: a feed, or a page that links to feeds. Nothing is followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from monitor.errors import FetchError, HttpStatus, NotAFeed, ParseError
from monitor.feeds import guess_feed_urls, sitemaps_in_robots
from monitor.model import Page, ParsedFeed
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.reading import read_feed, read_links
from monitor.ports import Request

# The first feeds that a page links to are the site's main ones; the others can be added by address.
MOST_FEEDS_OF_A_PAGE = 3
# How many of the feeds not read are listed: a page can link to thousands.
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was read: the number of its entries and the date of the newest, if they are dated."""

    url: str
    title: str = ""
    entries: int = 0
    newest: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundFeeds:
    """The feeds found for an address, the page that links to them, if any, and further links that were not read."""

    feeds: tuple[FoundFeed, ...]
    page_url: str | None = None
    unread: tuple[str, ...] = ()


def complete_address(text: str) -> str:
    """Turn an address as a person types it (``example.org/news``, ``feed:…``) into a URL; https by default."""
    text = text.strip()
    if text.lower().startswith("feed:"):
        text = text[5:].removeprefix("//")
    is_name = "." in text.partition("/")[0] and "://" not in text
    return f"https://{text}" if is_name else text


def discover(deps: Dependencies, url: str) -> FoundFeeds:
    """Return the feed at an address, or the first feeds that the page there links to.

    Raises FetchError when the address cannot be read, NotAFeed when it is neither a feed nor a page that links to one.
    """
    page = deps.fetcher.fetch(Request(url))
    if page.status >= 400:
        raise HttpStatus(
            f"{url} answered {page.status}",
            status=page.status,
            advice="check it in a browser; nothing was added",
        )
    try:
        return FoundFeeds((_found(url, _parsed(deps, page)),))
    except ParseError as error:
        return _of_page(deps, page, url, error)


def _of_page(deps: Dependencies, page: Page, url: str, error: ParseError) -> FoundFeeds:
    """Return the feeds that a page links to; else those at common feed addresses; else the site's news sitemaps.

    A feed of comments is read only if the page links to no other.
    """
    named = deps.sandbox.call(read_links, page.body, page.url)
    links = tuple(dict.fromkeys(link.url for link in named))
    of_comments = [link.url for link in named if link.is_of_comments]
    found, unread = _first_feeds(deps, [url for url in links if url not in of_comments])
    if found:
        unread = [*unread, *of_comments]
    else:
        found, unread = _first_feeds(deps, of_comments)
    if not found:
        # Guessed addresses are tried, but not listed as unread.
        found, _ = _first_feeds(deps, guess_feed_urls(page.url))
    if not found:
        found, _ = _first_feeds(deps, _news_sitemaps(deps, page.url))
    if found:
        return FoundFeeds(tuple(found), url, tuple(unread[:_MOST_LISTED]))
    links_to = f"links to none that can be read (such as {links[0]})" if links else "links to none"
    raise NotAFeed(
        f"{url} is no feed and {links_to}: {error}",
        advice="look there for RSS or a sitemap, and give its address; `monitor articles add` follows one article",
    ) from error


def _news_sitemaps(deps: Dependencies, url: str) -> Sequence[str]:
    """Return the news sitemaps in the site's robots.txt; other sitemaps list all that a site has ever published."""
    try:
        page = deps.fetcher.fetch(Request(urljoin(url, "/robots.txt")))
    except FetchError:
        return ()
    named = sitemaps_in_robots(page.body.decode(errors="replace")) if page.status == 200 else ()
    return [each for each in named if "news" in urlsplit(each).path.lower()]


def _first_feeds(deps: Dependencies, urls: Sequence[str]) -> tuple[list[FoundFeed], Sequence[str]]:
    """Return the first feeds among these addresses, and the addresses not tried."""
    found: list[FoundFeed] = []
    for at, url in enumerate(urls):
        if len(found) == MOST_FEEDS_OF_A_PAGE:
            return found, urls[at:]
        try:
            page = deps.fetcher.fetch(Request(url))
            if page.status == 200:
                found.append(_found(url, _parsed(deps, page)))
        except (FetchError, ParseError):
            continue
    return found, ()


def _parsed(deps: Dependencies, page: Page) -> ParsedFeed:
    return deps.sandbox.call(read_feed, page.body, page.url, page.header("content-type"))


def _found(url: str, feed: ParsedFeed) -> FoundFeed:
    dates = [date for entry in feed.entries if (date := entry.updated or entry.published)]
    return FoundFeed(url, feed.title, len(feed.entries), max(dates, default=None))
