"""What the flow needs of the edges, as small protocols, one a consumer's need.

All calls are synchronous and safe to use from several threads. Times are arguments: no implementation reads a clock,
but for the one of ``Clock``.
"""

from monitor.ports.edges import Clock, Fetcher, Request, Sandbox, Sender, TextLimit
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
from monitor.ports.stories import StoryRepository
from monitor.ports.versions import LogQuery, LogRow, SearchHit, VersionRepository, VersionStep

# The highest number that a row can have: 64 bits with a sign, in both databases.
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
    "StoryRepository",
    "SubscriptionRepository",
    "TextLimit",
    "VersionRepository",
    "VersionStep",
    "WorkQueue",
]
