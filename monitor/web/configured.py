"""Which feeds are in the configuration, so that the page cannot remove their configured tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request

from monitor.model import Feed, FeedSummary
from monitor.pipeline.tending import configured_tags
from monitor.web.render import app_of


@dataclass(frozen=True, slots=True)
class Configured:
    """The configuration file that lists a feed, and the feed's tags in it."""

    file: str
    tags: tuple[str, ...]


def configured(request: Request, feed: Feed) -> Configured | None:
    """Return what the configuration says about a feed; None if it is not in it."""
    return configured_among(request, (feed,)).get(feed.id)


def configured_among(request: Request, feeds: Sequence[Feed | FeedSummary]) -> dict[int, Configured]:
    """Return which of the feeds are in the configuration, by feed number."""
    app = app_of(request)
    named = configured_tags(app.store, [(feed.url, feed.tags) for feed in app.settings.feeds])
    file = config_file(request)
    return {feed.id: Configured(file, named[feed.url]) for feed in feeds if feed.url in named}


def config_file(request: Request) -> str:
    """Return the path of the configuration file, or "the environment" if there is none."""
    file = app_of(request).settings.file
    return str(file) if file is not None else "the environment"
