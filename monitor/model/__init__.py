"""The nouns of the monitor: frozen values that travel between its rooms.

Times are aware and in UTC, text is Unicode NFC. No dict travels between modules; a value is changed by
``dataclasses.replace``. Enumerations are ``StrEnum``: their values are what JSON and the database hold.
"""

from monitor.model.addresses import host_of, visited_as
from monitor.model.alerts import (
    Alert,
    AlertDraft,
    AlertItem,
    AlertKind,
    AlertState,
    Channel,
    Message,
    QuietHours,
    Subscription,
)
from monitor.model.articles import (
    NO_VERSION,
    Article,
    ArticleState,
    Block,
    BlockKind,
    Document,
    ListingFeed,
    Page,
    Redirect,
    Version,
    VersionMark,
    VersionRef,
)
from monitor.model.changes import NEWS_KINDS, Change, Development, Edit, EditKind, Evidence, Op, WordTag
from monitor.model.feeds import (
    NO_HINTS,
    NO_RHYTHM,
    Entry,
    Feed,
    FeedHints,
    FeedState,
    ParsedFeed,
    Push,
    PushState,
    Rhythm,
)
from monitor.model.wellformed import well_formed
from monitor.model.work import ArticleMemory, ArticleOutcome, ArticleReceipt, Claim, FeedOutcome, FeedReceipt, HostWait

__all__ = [
    "NEWS_KINDS",
    "NO_HINTS",
    "NO_RHYTHM",
    "NO_VERSION",
    "Alert",
    "AlertDraft",
    "AlertItem",
    "AlertKind",
    "AlertState",
    "Article",
    "ArticleMemory",
    "ArticleOutcome",
    "ArticleReceipt",
    "ArticleState",
    "Block",
    "BlockKind",
    "Change",
    "Channel",
    "Claim",
    "Development",
    "Document",
    "Edit",
    "EditKind",
    "Entry",
    "Evidence",
    "Feed",
    "FeedHints",
    "FeedOutcome",
    "FeedReceipt",
    "FeedState",
    "HostWait",
    "ListingFeed",
    "Message",
    "Op",
    "Page",
    "ParsedFeed",
    "Push",
    "PushState",
    "QuietHours",
    "Redirect",
    "Rhythm",
    "Subscription",
    "Version",
    "VersionMark",
    "VersionRef",
    "WordTag",
    "host_of",
    "visited_as",
    "well_formed",
]
