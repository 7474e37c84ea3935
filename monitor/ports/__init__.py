"""Protocols that the edges (database, network, clock, channels) implement, each as small as its callers need.

All calls are synchronous and thread-safe. Times are arguments: only an implementation of ``Clock`` reads a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.ports.edges import Clock, Fetcher, Request, Sandbox, Sender, TextLimit
    from monitor.ports.loading import loads
    from monitor.ports.readers import Passwords, ReaderRepository, SessionRepository
    from monitor.ports.readings import OpinionRepository, ReadRepository, SecondReader
    from monitor.ports.sources import (
        ArticleCounts,
        ArticleRepository,
        BookmarkRepository,
        FeedName,
        FeedRepository,
        PushRepository,
    )
    from monitor.ports.store import Outbox, Store, SubscriptionRepository, WorkQueue
    from monitor.ports.stories import Place, StoryPlacing, StoryRepository
    from monitor.ports.versions import LogQuery, LogRow, SearchHit, VersionRepository, VersionStep
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.ports.edges": "Clock Fetcher Request Sandbox Sender TextLimit",
            "monitor.ports.loading": "loads",
            "monitor.ports.readers": "Passwords ReaderRepository SessionRepository",
            "monitor.ports.readings": "OpinionRepository ReadRepository SecondReader",
            "monitor.ports.sources": (
                "ArticleCounts ArticleRepository BookmarkRepository FeedName FeedRepository PushRepository"
            ),
            "monitor.ports.store": "Outbox Store SubscriptionRepository WorkQueue",
            "monitor.ports.stories": "Place StoryPlacing StoryRepository",
            "monitor.ports.versions": "LogQuery LogRow SearchHit VersionRepository VersionStep",
        },
    )

# The highest row number: a signed 64-bit integer in both databases.
LARGEST_NUMBER = 2**63 - 1

__all__ = [
    "LARGEST_NUMBER",
    "ArticleCounts",
    "ArticleRepository",
    "BookmarkRepository",
    "Clock",
    "FeedName",
    "FeedRepository",
    "Fetcher",
    "LogQuery",
    "LogRow",
    "OpinionRepository",
    "Outbox",
    "Passwords",
    "Place",
    "PushRepository",
    "ReadRepository",
    "ReaderRepository",
    "Request",
    "Sandbox",
    "SearchHit",
    "SecondReader",
    "Sender",
    "SessionRepository",
    "Store",
    "StoryPlacing",
    "StoryRepository",
    "SubscriptionRepository",
    "TextLimit",
    "VersionRepository",
    "VersionStep",
    "WorkQueue",
    "loads",
]
