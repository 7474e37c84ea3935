"""Alerts: drafts of who is alerted to a change, and the messages made from queued alerts. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.alerts.caught_up import is_read
    from monitor.alerts.composing import compose
    from monitor.alerts.feed import developments_feed
    from monitor.alerts.headers import message_id
    from monitor.alerts.links import (
        MailOptions,
        article_url,
        caught_up_link,
        check_caught_up,
        check_link,
        diff_url,
        mute_url,
        sign_link,
        unsubscribe_url,
        who_leaves,
    )
    from monitor.alerts.matching import covers, covers_feed, covers_tags, match, recipients, subject_of
    from monitor.alerts.matching_gone import match_gone
    from monitor.alerts.merge import picked
    from monitor.alerts.schedule import (
        GiveUp,
        TryAgain,
        after_failure,
        as_digest,
        digest_due_at,
        due,
        out_of_quiet,
        retry_at,
    )
    from monitor.alerts.sources import match_broken, match_heartbeat, sample_drafts
    from monitor.alerts.words import asked_for, matches_words
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.alerts.caught_up": "is_read",
            "monitor.alerts.composing": "compose",
            "monitor.alerts.feed": "developments_feed",
            "monitor.alerts.headers": "message_id",
            "monitor.alerts.links": (
                "MailOptions article_url caught_up_link check_caught_up check_link diff_url mute_url "
                "sign_link unsubscribe_url who_leaves"
            ),
            "monitor.alerts.matching": "covers covers_feed covers_tags match recipients subject_of",
            "monitor.alerts.matching_gone": "match_gone",
            "monitor.alerts.merge": "picked",
            "monitor.alerts.schedule": (
                "GiveUp TryAgain after_failure as_digest digest_due_at due out_of_quiet retry_at"
            ),
            "monitor.alerts.sources": "match_broken match_heartbeat sample_drafts",
            "monitor.alerts.words": "asked_for matches_words",
        },
    )

__all__ = [
    "GiveUp",
    "MailOptions",
    "TryAgain",
    "after_failure",
    "article_url",
    "as_digest",
    "asked_for",
    "caught_up_link",
    "check_caught_up",
    "check_link",
    "compose",
    "covers",
    "covers_feed",
    "covers_tags",
    "developments_feed",
    "diff_url",
    "digest_due_at",
    "due",
    "is_read",
    "match",
    "match_broken",
    "match_gone",
    "match_heartbeat",
    "matches_words",
    "message_id",
    "mute_url",
    "out_of_quiet",
    "picked",
    "recipients",
    "retry_at",
    "sample_drafts",
    "sign_link",
    "subject_of",
    "unsubscribe_url",
    "who_leaves",
]
