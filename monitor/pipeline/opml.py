"""Importing and exporting the followed feeds as OPML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.feeds import FeedSource, write_opml
from monitor.model import Feed
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.moves import current_url
from monitor.pipeline.reading import read_feed_list
from monitor.ports import Store


@dataclass(frozen=True, slots=True)
class ImportedFeeds:
    """The result of importing an OPML list: new feeds, feeds already followed, and addresses that cannot be feeds."""

    added: tuple[Feed, ...]
    known: tuple[Feed, ...]
    refused: tuple[str, ...] = ()


def import_opml(deps: Dependencies, body: bytes) -> ImportedFeeds:
    """Follow the feeds of an OPML list; they are due at once. Known feeds gain the list's tags.

    Raises ParseError if the list is no OPML; nothing is followed then.
    """
    listed = deps.sandbox.call(read_feed_list, body)
    repository, now = deps.store.feeds, deps.clock.now()
    urls = [current_url(deps.store, source.url) for source in listed.sources]
    before = repository.tags_of(urls)
    added: dict[int, Feed] = {}
    known: dict[int, Feed] = {}
    for url, source in zip(urls, listed.sources, strict=True):
        feed = repository.add(url, title=source.title, tags=source.tags, now=now)
        (known if url in before else added)[feed.id] = feed
    return ImportedFeeds(tuple(added.values()), tuple(known.values()), listed.refused)


def export_opml(store: Store, now: datetime) -> bytes:
    """Return all feeds as OPML, with their tags as folders."""
    sources = (FeedSource(feed.url, feed.title, feed.tags, feed.site_url or "") for feed in store.feeds.list())
    return write_opml(sources, "Feeds of the news update monitor", now)
