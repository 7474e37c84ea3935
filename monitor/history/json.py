"""The promised JSON, in one place for the command line and the web page.

Times are ISO 8601 in UTC. Fields may be added, but never removed or renamed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from monitor.history.blame import BlamedSentence
from monitor.history.figures import plain
from monitor.history.values import Difference, Kept, Record, Statistics
from monitor.model import (
    Alert,
    Article,
    Bookmark,
    Change,
    Development,
    Edit,
    Feed,
    FeedSummary,
    Push,
    StoredWithdrawal,
    Subscription,
    Version,
    recipient_name,
)
from monitor.ports import LogRow, SearchHit

if TYPE_CHECKING:
    from monitor.alerts import MailOptions
    from monitor.developments.courses import Course


def time(moment: datetime | None) -> str | None:
    """Format a time as ISO 8601 in UTC; None for None."""
    return moment.astimezone(UTC).isoformat() if moment else None


def article(value: Article) -> dict[str, Any]:
    """The fields that identify an article in all other values."""
    return {
        "id": value.id,
        "url": value.url,
        "title": value.title,
        "feed": value.feed_title or None,
        "feeds": [feed.name for feed in value.feeds],
    }


def article_row(value: Article) -> dict[str, Any]:
    """One row of ``articles list``."""
    return article(value) | {
        "state": str(value.state),
        "versions": value.versions,
        "next_check": time(value.due_at),
        "last_check": time(value.last_checked_at),
        "last_error": value.last_error,
        "muted": value.muted,
        "snoozed_until": time(value.snoozed_until),
        "tags": list(value.tags),
    }


def bookmark(value: Bookmark) -> dict[str, Any]:
    """A version that a reader named."""
    return {
        "id": value.id,
        "article": article(value.article),
        "version": value.version,
        "kept": value.kept,
        "name": value.name,
        "created_at": time(value.created_at),
    }


def feed_row(value: Feed | FeedSummary) -> dict[str, Any]:
    """One row of ``feeds list``."""
    return {
        "id": value.id,
        "url": value.url,
        "title": value.title,
        "state": str(value.state),
        "next_check": time(value.due_at),
        "last_error": value.last_error,
        "last_check": time(value.last_checked_at),
        "tags": list(value.tags),
    }


def feed(value: Feed, articles: int, pushes: Sequence[Push]) -> dict[str, Any]:
    """All of ``feeds show``."""
    hints, rhythm = value.hints, value.rhythm
    return feed_row(value) | {
        "articles": articles,
        "left_out": value.left_out,
        "added_at": time(value.added_at),
        "site_url": value.site_url,
        "last_status": value.last_status,
        "last_result": value.last_result,
        "reason": rhythm.reason,
        "checks": rhythm.checks,
        "failures": rhythm.failures,
        "missed": rhythm.missed,
        "hints": {
            "ttl_seconds": hints.ttl_seconds,
            "update_seconds": hints.update_seconds,
            "max_age_seconds": hints.max_age_seconds,
            "expires_at": time(hints.expires_at),
            "skip_hours": list(hints.skip_hours),
            "skip_days": list(hints.skip_days),
            "hub_url": hints.hub_url,
        },
        "pushes": [
            {
                "hub": push.hub,
                "state": str(push.state),
                "until": time(push.lease_until),
                "last_push": time(push.pushed_at),
                "last_error": push.last_error,
            }
            for push in pushes
        ],
        "redirect": {"url": value.redirect_url, "since": time(value.redirect_since)} if value.redirect_url else None,
    }


def log_row(row: LogRow) -> dict[str, Any]:
    """One row of ``log``."""
    change = row.change
    return {
        "id": row.id,
        "article": article(row.article),
        "version": row.mark.number,
        "fetched_at": time(row.mark.fetched_at),
        "digest": row.mark.digest,
        "title": row.mark.title,
        "edits": edit_counts(change),
        "developments": len(change.passages) if change else 0,
        "silent": silent(change) if change else 0,
        "from_version": change.from_.version if change else None,
        "from_kept": row.from_kept,
        "new": [news(edit) for edit in change.developments] if change else [],
        "notes": list(change.notes) if change else [],
        "withdrawals": [item.to_dict() for item in change.withdrawals] if change else [],
    }


def edit_counts(change: Change | None) -> dict[str, int]:
    """The numbers of edits of a change by operation; zeros for None."""
    return change.counts() if change else dict.fromkeys(("added", "removed", "changed", "moved"), 0)


def silent(change: Change) -> int:
    """How many facts were replaced or withdrawn without a new note on the page about it."""
    return len(change.silent) + sum(item.silent for item in change.withdrawals)


def news(edit: Edit) -> dict[str, Any]:
    """A development in short."""
    return {"kind": str(edit.kind), "text": edit.new or edit.old, "previous": edit.old if edit.new else None}


def version(value: Version, of: Article) -> dict[str, Any]:
    """All of ``show``."""
    document = value.document
    return {
        "article": article(of),
        "version": value.number,
        "fetched_at": time(value.fetched_at),
        "url": value.url,
        "title": document.title,
        "byline": document.byline,
        "published": time(document.published),
        "modified": time(document.modified),
        "language": document.language,
        "blocks": [{"kind": str(block.kind), "text": block.text} for block in document.content],
        "notes": list(document.notes),
        "digest": value.digest,
        "reverted_to": value.reverted_to,
        "extractor": document.extractor,
    }


def difference(value: Difference) -> dict[str, Any]:
    """All of ``diff``."""
    found = value.change.to_dict()
    return {"article": article(value.article), **found, "from": {**found["from"], "kept": value.old_kept}}


def record(value: Record) -> dict[str, Any]:
    """All of ``export``: every version as in ``show``, with its change as in ``diff``."""
    versions = [kept(item, value.article) for item in value.versions]
    pruned = {"versions": list(value.pruned_versions), "pages": list(value.pruned_pages)}
    return {"article": article(value.article), "versions": versions, "pruned": pruned}


def kept(value: Kept, of: Article) -> dict[str, Any]:
    """One version of ``export``."""
    return version(value.version, of) | {"change": value.change.to_dict() if value.change else None}


def blame(sentences: Sequence[BlamedSentence]) -> list[dict[str, Any]]:
    """All of ``blame``."""
    return [
        {
            "sentence": item.sentence,
            "version": item.version,
            "since": time(item.since),
            "or_earlier": item.or_earlier,
        }
        for item in sentences
    ]


def development(value: Development) -> dict[str, Any]:
    """One row of ``developments`` and ``catchup``."""
    return {
        "id": value.id,
        "article": article(value.article),
        "from_version": value.from_version,
        "from_kept": value.from_kept,
        "to_version": value.to_version,
        "detected_at": time(value.detected_at),
        "kind": str(value.kind),
        "text": value.text,
        "previous": value.previous,
        "score": value.score,
        "importance": value.importance,
        "importance_reasons": list(value.importance_reasons),
        "evidence": [{"reason": item.reason, "text": item.text} for item in value.evidence],
        "passage": value.passage,
        "sentences": [edit.to_dict() for edit in value.edits],
        "context": {
            "heading": value.heading or None,
            "before": value.before or None,
            "after": value.after or None,
        },
    }


def figures(courses: Sequence[Course]) -> list[dict[str, Any]]:
    """All of ``figures``; ``number`` is the numeric value in the course's unit."""
    return [
        {
            "counts": course.counts,
            "unit": course.unit,
            "points": [
                {
                    "version": point.version,
                    "fetched_at": time(point.fetched_at),
                    "value": point.value,
                    "number": plain(point.number),
                    "sentence": point.sentence,
                }
                for point in course.points
            ],
        }
        for course in courses
    ]


def withdrawal(value: StoredWithdrawal) -> dict[str, Any]:
    """One row of ``withdrawals``."""
    return {
        "id": value.id,
        "article": article(value.article),
        "from_version": value.from_version,
        "from_kept": value.from_kept,
        "to_version": value.to_version,
        "detected_at": time(value.detected_at),
        "kind": str(value.kind),
        "text": value.text,
        "now": value.now or None,
        "silent": value.silent,
        "reason": value.reason,
    }


def hit(value: SearchHit) -> dict[str, Any]:
    """One row of ``search``."""
    return {
        "article": article(value.article),
        "version": value.version,
        "fetched_at": time(value.fetched_at),
        "snippet": value.snippet,
        "matches": [list(match) for match in value.matches],
    }


def alert(value: Alert, mail: MailOptions) -> dict[str, Any]:
    """One row of ``alerts list``; ``to`` is a name where the recipient's address contains a secret."""
    from monitor.alerts import message_id  # here, not above: most commands write no mail

    return {
        "id": value.id,
        "to": recipient_name(value.recipient, mail.secret),
        "subject": value.subject,
        "state": str(value.state),
        "attempts": value.attempts,
        "last_error": value.last_error,
        "channel": str(value.channel),
        "kind": str(value.kind),
        "subscription": value.subscription,
        "queued_at": time(value.queued_at),
        "due_at": time(value.due_at),
        "sent_at": time(value.sent_at),
        "article_id": value.article_id,
        "from_version": value.from_version,
        "to_version": value.to_version,
        "message_id": message_id(value, mail),
    }


def subscription(value: Subscription, mail: MailOptions) -> dict[str, Any]:
    """One row of ``subscriptions list``; recipients whose address contains a secret are shown by a name."""
    quiet = value.quiet_hours
    return {
        "name": value.name,
        "to": list(value.to),
        "webhook": recipient_name(value.webhook, mail.secret) if value.webhook else None,
        "apprise": len(value.apprise),
        "chats": [recipient_name(address, mail.secret) for address in value.apprise],
        "mode": value.mode,
        "updates": value.updates,
        "new_articles": value.new_articles,
        "removals": value.removals,
        "broken_sources": value.broken_sources,
        "heartbeat": value.heartbeat,
        "feeds": list(value.feeds),
        "tags": list(value.tags),
        "articles": list(value.articles),
        "kinds": [str(kind) for kind in value.kinds],
        "words": list(value.words),
        "min_score": value.min_score,
        "min_importance": value.min_importance,
        "quiet_hours": {"start": quiet.start, "end": quiet.end, "zone": quiet.zone} if quiet else None,
        "daily_at": value.daily_at,
        "daily_zone": value.daily_zone,
        "time_zone": value.time_zone,
        "subjects": value.subjects,
        "firsts_only": value.firsts_only,
        "max_per_hour": value.max_per_hour,
        "reader": value.reader or None,
        "origin": value.origin,
    }


def statistics(value: Statistics) -> dict[str, Any]:
    """All of ``stats``."""
    return {
        "feeds": dict(value.feeds),
        "articles": dict(value.articles),
        "versions": value.versions,
        "updated_articles": value.updated_articles,
        "developments": {"day": value.developments_day, "week": value.developments_week, "kinds": dict(value.kinds)},
        "alerts": dict(value.alerts),
        "next_due": time(value.next_due),
        "reader": dict(value.reader),
        "most_updated": [article(item) | {"versions": item.versions} for item in value.most_updated],
    }
