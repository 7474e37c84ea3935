"""Builders of alerts and edits for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.alerts import MailOptions
from monitor.diff import word_pieces
from monitor.model import (
    NEWS_KINDS,
    Alert,
    AlertItem,
    AlertKind,
    AlertState,
    Article,
    Change,
    Channel,
    Edit,
    EditKind,
    Evidence,
    ListingFeed,
    Op,
    VersionRef,
    Withdrawal,
)

NOW = datetime(2026, 3, 14, 14, 5, tzinfo=UTC)
SEEN = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)
ONLINE = MailOptions("monitor@desk.example", "https://news.example.org", "a secret of the tests")
OFFLINE = MailOptions("monitor@desk.example")


def article(number: int = 12, title: str = "Dam at Ostrava under strain", **more: Any) -> Article:
    facts = {
        "url": f"https://courier.example/news/{number}",
        "feed_title": "The Northhaven Courier",
        "feed_id": 3,
        "feeds": (ListingFeed(3, "https://courier.example/rss", "The Northhaven Courier"),),
    }
    return Article(number, first_seen_at=SEEN - timedelta(days=1), title=title, **{**facts, **more})


def added(text: str, reason: str = "", words: str = "", kind: EditKind = EditKind.EVENT, score: float = 0.9) -> Edit:
    evidence = (Evidence(reason, words),) if reason else ()
    return Edit(Op.ADDED, kind, None, text, kind in NEWS_KINDS, score, evidence=evidence)


def changed(
    old: str, new: str, kind: EditKind = EditKind.FIGURE, reason: str = "", words: str = "", score: float = 0.95
) -> Edit:
    evidence = (Evidence(reason, words),) if reason else ()
    return Edit(Op.CHANGED, kind, old, new, kind in NEWS_KINDS, score, word_pieces(old, new), evidence)


def removed(text: str, kind: EditKind = EditKind.WORDING) -> Edit:
    return Edit(Op.REMOVED, kind, text, None)


def moved(text: str) -> Edit:
    return Edit(Op.MOVED, EditKind.MOVED, text, text)


def headline(old: str, new: str, *, development: bool = False) -> Edit:
    kind = EditKind.EVENT if development else EditKind.WORDING
    return Edit(Op.CHANGED, kind, old, new, development, 0.6, word_pieces(old, new), place="title")


def alert(number: int = 1, **more: Any) -> Alert:
    facts: dict[str, Any] = {
        "subscription": "Flood desk",
        "channel": Channel.MAIL,
        "recipient": "reader@desk.example",
        "kind": AlertKind.UPDATE,
        "subject": "Dam at Ostrava under strain",
        "state": AlertState.QUEUED,
        "queued_at": SEEN,
        "due_at": SEEN,
        "message_id": f"<alert.{number}.0123456789abcdef@news-update-monitor>",
    }
    return Alert(number, **{**facts, **more})


def gone(withdrawal: Withdrawal, *, about: Article | None = None, number: int = 1, **more: Any) -> AlertItem:
    """An alert that an article is gone or replaced."""
    about = about or article()
    facts = {"kind": AlertKind.REMOVAL, "subject": about.title, "article_id": about.id, "detail": withdrawal.reason}
    change = Change((), withdrawals=(withdrawal,))
    return AlertItem(alert(number, **{**facts, **more}), about, change)


def item(
    edits: Sequence[Edit],
    *,
    about: Article | None = None,
    number: int = 1,
    versions: tuple[int, int] = (4, 5),
    old_title: str | None = None,
    language: str = "en",
    **more: Any,
) -> AlertItem:
    about = about or article()
    picks = more.pop("picks", tuple(at for at, edit in enumerate(edits) if edit.development))
    first, last = versions
    grouped = tuple(more.pop("grouped", ()))
    modified = more.pop("modified", None)
    refs = VersionRef(first, SEEN - timedelta(hours=2)), VersionRef(last, SEEN)
    withdrawals, silent = tuple(more.pop("withdrawals", ())), tuple(more.pop("silent", ()))
    change = Change(tuple(edits), *refs, grouped=grouped, withdrawals=withdrawals, silent=silent)
    facts: dict[str, Any] = {
        "subject": about.title,
        "article_id": about.id,
        "from_version": first,
        "to_version": last,
        "picks": picks,
    }
    return AlertItem(
        alert=alert(number, **{**facts, **more}),
        article=about,
        change=change,
        old_title=about.title if old_title is None else old_title,
        new_title=about.title,
        last_seen_at=SEEN - timedelta(minutes=4),
        language=language,
        modified=modified,
    )
