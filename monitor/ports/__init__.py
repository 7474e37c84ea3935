"""What the flow needs of the edges, as small protocols, one a consumer's need.

All calls are synchronous and safe to use from several threads. Times are arguments: no implementation reads a clock,
but for the one of ``Clock``.
"""

from monitor.ports.edges import Clock, Fetcher, Request, Sandbox, Sender, TextLimit
from monitor.ports.readers import Passwords, ReaderShelf, SessionShelf
from monitor.ports.readings import OpinionShelf, ReadShelf, SecondReader
from monitor.ports.sources import ArticleCounts, ArticleShelf, BookmarkShelf, FeedName, FeedShelf, PushShelf
from monitor.ports.store import Outbox, Store, SubscriptionShelf, WorkQueue
from monitor.ports.stories import StoryShelf
from monitor.ports.versions import LogQuery, LogRow, SearchHit, VersionShelf, VersionStep

# The highest number that a row can have: 64 bits with a sign, in both databases.
LARGEST_NUMBER = 2**63 - 1

__all__ = [
    "LARGEST_NUMBER",
    "ArticleCounts",
    "ArticleShelf",
    "BookmarkShelf",
    "Clock",
    "FeedName",
    "FeedShelf",
    "Fetcher",
    "LogQuery",
    "LogRow",
    "OpinionShelf",
    "Outbox",
    "Passwords",
    "PushShelf",
    "ReadShelf",
    "ReaderShelf",
    "Request",
    "Sandbox",
    "SearchHit",
    "SecondReader",
    "Sender",
    "SessionShelf",
    "Store",
    "StoryShelf",
    "SubscriptionShelf",
    "TextLimit",
    "VersionShelf",
    "VersionStep",
    "WorkQueue",
]
