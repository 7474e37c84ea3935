"""Alerts: who gets which, as drafts from a change; and their messages, from queued alerts. Pure."""

from monitor.alerts.caught_up import is_read
from monitor.alerts.compose import compose
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
from monitor.alerts.match import covers, covers_feed, covers_tags, match, recipients, subject_of
from monitor.alerts.match_gone import match_gone
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
from monitor.alerts.words import matches_words

__all__ = [
    "GiveUp",
    "MailOptions",
    "TryAgain",
    "after_failure",
    "article_url",
    "as_digest",
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
