"""The data model of the monitor: frozen dataclasses that are passed between its packages.

Times are aware and in UTC, text is Unicode NFC. No dicts are passed; a changed copy is made with
``dataclasses.replace``. Enumerations are ``StrEnum``: JSON and the database hold their values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.model.addresses import host_of, normal_spelling, rate_limit_host, without_password
    from monitor.model.alerts import (
        Alert,
        AlertDraft,
        AlertItem,
        AlertKind,
        AlertState,
        AlsoReported,
        Attachment,
        Channel,
        Hold,
        Message,
        QuietHours,
        SubscribedKind,
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
        VersionRef,
        VersionSummary,
    )
    from monitor.model.bookmarks import LONGEST_BOOKMARK, Bookmark
    from monitor.model.changes import (
        NEWS_KINDS,
        UNWEIGHED,
        WITH_HEADLINE,
        Change,
        Development,
        Edit,
        EditKind,
        Evidence,
        Op,
        Part,
        Passage,
        WordTag,
        parts_of,
    )
    from monitor.model.feeds import (
        NO_HINTS,
        Entry,
        Feed,
        FeedHints,
        FeedState,
        FeedSummary,
        ParsedFeed,
        Push,
        PushState,
    )
    from monitor.model.outlines import ChangeOutline, EditOutline, PassageOutline, VersionOutline
    from monitor.model.questions import AskedSentence, Opinion, Prompt, Question, ReaderOutcome, ReaderRules
    from monitor.model.readers import DEFAULT_READER, PLACE_NOTE, Reader, Role, Session, Unread, Viewer
    from monitor.model.recipients import recipient_name, service_of, without_secrets
    from monitor.model.rhythms import NO_RHYTHM, Rhythm
    from monitor.model.stories import (
        AlsoIn,
        Placement,
        Story,
        StoryCandidate,
        StoryMember,
        StoryMove,
        StoryOrder,
    )
    from monitor.model.terms import ArticleTerms, ArticleVectors, TermCounts, TermWeights, WeightedTerm
    from monitor.model.wellformed import well_formed
    from monitor.model.withdrawals import StoredWithdrawal, Unannounced, Withdrawal, WithdrawalKind
    from monitor.model.work import (
        LONGEST_WAIT,
        ArticleMemory,
        ArticleOutcome,
        ArticleReceipt,
        Claim,
        FeedOutcome,
        FeedReceipt,
        HostGap,
        HostWait,
        PassedOver,
    )
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.model.addresses": "host_of normal_spelling rate_limit_host without_password",
            "monitor.model.alerts": (
                "Alert AlertDraft AlertItem AlertKind AlertState AlsoReported Attachment Channel Hold "
                "Message QuietHours SubscribedKind Subscription"
            ),
            "monitor.model.articles": (
                "NO_VERSION Article ArticleState Block BlockKind Document ListingFeed Page Redirect Version "
                "VersionRef VersionSummary"
            ),
            "monitor.model.bookmarks": "LONGEST_BOOKMARK Bookmark",
            "monitor.model.changes": (
                "NEWS_KINDS UNWEIGHED WITH_HEADLINE Change Development Edit EditKind Evidence Op Part Passage WordTag "
                "parts_of"
            ),
            "monitor.model.feeds": "NO_HINTS Entry Feed FeedHints FeedState FeedSummary ParsedFeed Push PushState",
            "monitor.model.outlines": "ChangeOutline EditOutline PassageOutline VersionOutline",
            "monitor.model.questions": "AskedSentence Opinion Prompt Question ReaderOutcome ReaderRules",
            "monitor.model.readers": "DEFAULT_READER PLACE_NOTE Reader Role Session Unread Viewer",
            "monitor.model.recipients": "recipient_name service_of without_secrets",
            "monitor.model.rhythms": "NO_RHYTHM Rhythm",
            "monitor.model.stories": "AlsoIn Placement Story StoryCandidate StoryMember StoryMove StoryOrder",
            "monitor.model.terms": "ArticleTerms ArticleVectors TermCounts TermWeights WeightedTerm",
            "monitor.model.wellformed": "well_formed",
            "monitor.model.withdrawals": "StoredWithdrawal Unannounced Withdrawal WithdrawalKind",
            "monitor.model.work": (
                "LONGEST_WAIT ArticleMemory ArticleOutcome ArticleReceipt Claim FeedOutcome FeedReceipt "
                "HostGap HostWait PassedOver"
            ),
        },
    )

__all__ = [
    "DEFAULT_READER",
    "LONGEST_BOOKMARK",
    "LONGEST_WAIT",
    "NEWS_KINDS",
    "NO_HINTS",
    "NO_RHYTHM",
    "NO_VERSION",
    "PLACE_NOTE",
    "UNWEIGHED",
    "WITH_HEADLINE",
    "Alert",
    "AlertDraft",
    "AlertItem",
    "AlertKind",
    "AlertState",
    "AlsoIn",
    "AlsoReported",
    "Article",
    "ArticleMemory",
    "ArticleOutcome",
    "ArticleReceipt",
    "ArticleState",
    "ArticleTerms",
    "ArticleVectors",
    "AskedSentence",
    "Attachment",
    "Block",
    "BlockKind",
    "Bookmark",
    "Change",
    "ChangeOutline",
    "Channel",
    "Claim",
    "Development",
    "Document",
    "Edit",
    "EditKind",
    "EditOutline",
    "Entry",
    "Evidence",
    "Feed",
    "FeedHints",
    "FeedOutcome",
    "FeedReceipt",
    "FeedState",
    "FeedSummary",
    "Hold",
    "HostGap",
    "HostWait",
    "ListingFeed",
    "Message",
    "Op",
    "Opinion",
    "Page",
    "ParsedFeed",
    "Part",
    "Passage",
    "PassageOutline",
    "PassedOver",
    "Placement",
    "Prompt",
    "Push",
    "PushState",
    "Question",
    "QuietHours",
    "Reader",
    "ReaderOutcome",
    "ReaderRules",
    "Redirect",
    "Rhythm",
    "Role",
    "Session",
    "StoredWithdrawal",
    "Story",
    "StoryCandidate",
    "StoryMember",
    "StoryMove",
    "StoryOrder",
    "SubscribedKind",
    "Subscription",
    "TermCounts",
    "TermWeights",
    "Unannounced",
    "Unread",
    "Version",
    "VersionOutline",
    "VersionRef",
    "VersionSummary",
    "Viewer",
    "WeightedTerm",
    "Withdrawal",
    "WithdrawalKind",
    "WordTag",
    "host_of",
    "normal_spelling",
    "parts_of",
    "rate_limit_host",
    "recipient_name",
    "service_of",
    "well_formed",
    "without_password",
    "without_secrets",
]
