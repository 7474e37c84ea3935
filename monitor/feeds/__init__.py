"""Parses feeds of all formats: bytes in, entries and hints out.

Cheap to import: the parsers are loaded when the first document is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.feeds.address import normal_address
    from monitor.feeds.dates import credible
    from monitor.feeds.discover import FeedLink, discover_feeds, guess_feed_urls
    from monitor.feeds.forwarding import unwrapped
    from monitor.feeds.hints import header_hints
    from monitor.feeds.opml import FeedList, FeedSource, read_opml, write_opml
    from monitor.feeds.parse import parse_feed
    from monitor.feeds.sitemap import sitemaps_in_robots
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.feeds.address": "normal_address",
            "monitor.feeds.dates": "credible",
            "monitor.feeds.discover": "FeedLink discover_feeds guess_feed_urls",
            "monitor.feeds.forwarding": "unwrapped",
            "monitor.feeds.hints": "header_hints",
            "monitor.feeds.opml": "FeedList FeedSource read_opml write_opml",
            "monitor.feeds.parse": "parse_feed",
            "monitor.feeds.sitemap": "sitemaps_in_robots",
        },
    )

__all__ = [
    "FeedLink",
    "FeedList",
    "FeedSource",
    "credible",
    "discover_feeds",
    "guess_feed_urls",
    "header_hints",
    "normal_address",
    "parse_feed",
    "read_opml",
    "sitemaps_in_robots",
    "unwrapped",
    "write_opml",
]
