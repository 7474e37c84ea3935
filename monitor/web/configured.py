"""Which feeds are in the configuration, and what the page can therefore not change of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request

from monitor.model import Feed, FeedSummary
from monitor.pipeline.tending import configured_tags
from monitor.web.render import app_of


@dataclass(frozen=True, slots=True)
class Configured:
    """The file that names a feed, and the tags it gives it there."""

    file: str
    tags: tuple[str, ...]


def configured(request: Request, feed: Feed) -> Configured | None:
    """What the configuration says of a feed; None for one that was added by hand."""
    return configured_among(request, (feed,)).get(feed.id)


def configured_among(request: Request, feeds: Sequence[Feed | FeedSummary]) -> dict[int, Configured]:
    """Those of the feeds that the configuration names, by their numbers."""
    app = app_of(request)
    named = configured_tags(app.store, [(feed.url, feed.tags) for feed in app.settings.feeds])
    file = config_file(request)
    return {feed.id: Configured(file, named[feed.url]) for feed in feeds if feed.url in named}


def config_file(request: Request) -> str:
    """Where the configuration is, as people call it."""
    file = app_of(request).settings.file
    return str(file) if file is not None else "the environment"
