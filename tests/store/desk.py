"""Writes feeds, articles and versions for the store's tests, as the pipeline does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from monitor.model import (
    AlertDraft,
    AlertKind,
    Article,
    ArticleOutcome,
    ArticleReceipt,
    Change,
    Channel,
    Claim,
    Document,
    Edit,
    EditKind,
    Entry,
    Evidence,
    Feed,
    FeedOutcome,
    FeedReceipt,
    Op,
    Passage,
    Placement,
    Story,
    StoryCandidate,
    TermCounts,
    Version,
    VersionRef,
    Withdrawal,
)
from monitor.ports import Store

NOW = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
LEASE = timedelta(minutes=10)
# Names that no row can have: numbers above the largest row number, and characters that no stored text has.
NO_NAMES = (str(2**63), "9" * 5000, "²", "a\0b", "\0", "\ud800", "https://a.example/\udcff")


def claim(worker: str = "w1", now: datetime = NOW, limit: int = 100, **changes: Any) -> Claim:
    return Claim(worker, now, limit, LEASE, **changes)


def entry(name: str, host: str = "news.example", **changes: Any) -> Entry:
    url = f"https://{host}/{name}"
    return replace(Entry(f"key:{name}", url, url, f"Title of {name}"), **changes)


def draft(recipient: str = "desk@example.org", **changes: Any) -> AlertDraft:
    given = AlertDraft("storms", Channel.MAIL, recipient, AlertKind.UPDATE, "News of the storm", NOW, (0,))
    return replace(given, **changes)


def added(text: str, kind: EditKind = EditKind.EVENT, **changes: Any) -> Edit:
    given = Edit(Op.ADDED, kind, None, text, development=True, score=0.9, evidence=(Evidence("new sentence", text),))
    return replace(given, **changes)


@dataclass
class Desk:
    """Writes into a store through its public calls."""

    store: Store
    worker: str = "w1"

    def feed(self, url: str = "https://news.example/feed", now: datetime = NOW) -> Feed:
        return self.store.feeds.add(url, title="", tags=(), now=now)

    def poll(
        self,
        feed: Feed,
        entries: Sequence[Entry] = (),
        *,
        now: datetime = NOW,
        outcome: dict[str, Any] | None = None,
        **changes: Any,
    ) -> FeedReceipt:
        """Check a feed, from the claim to the outcome."""
        (held,) = self.store.work.claim_feeds(claim(self.worker, now, only=(feed.id,), due_only=False))
        keys = tuple(item.key for item in entries) or held.entry_keys
        row = replace(held, due_at=now + HOUR, last_checked_at=now, entry_keys=keys)
        done = FeedOutcome(self.worker, replace(row, **changes), now, tuple(entries), absent_leave=bool(entries))
        return self.store.work.finish_feed(replace(done, **(outcome or {})))

    def article(self, name: str = "storm", host: str = "news.example") -> Article:
        return self.store.articles.add(f"https://{host}/{name}", f"https://{host}/{name}", title=name, now=NOW)

    def check(self, article: Article, *, now: datetime = NOW, row: Any = None, **outcome: Any) -> ArticleReceipt:
        """Check an article, from the claim to the outcome."""
        (held,) = self.store.work.claim_articles(claim(self.worker, now, only=(article.id,), due_only=False))
        changed = replace(held, due_at=now + HOUR, last_checked_at=now, **(row or {}))
        return self.store.work.finish_article(ArticleOutcome(self.worker, changed, now, **outcome))

    def version(
        self,
        article: Article,
        text: str,
        *,
        title: str = "Storm",
        now: datetime = NOW,
        raw: bytes | None = None,
        edits: tuple[Edit, ...] = (),
        grouped: tuple[Passage, ...] = (),
        withdrawals: tuple[Withdrawal, ...] = (),
        **outcome: Any,
    ) -> ArticleReceipt:
        """Check an article and find its next version."""
        known = self.store.articles.get(article.id).versions
        made = version_of(article, known + 1, text, title=title, now=now)
        before = VersionRef(known, now - HOUR) if known else None
        change = Change(edits, before, made.ref, grouped=grouped, withdrawals=withdrawals) if before else None
        page = f"<html>{text}</html>".encode() if raw is None else raw
        return self.check(article, now=now, version=made, raw=page, change=change, row={"title": title}, **outcome)


def version_of(article: Article, number: int, text: str, *, title: str = "Storm", now: datetime = NOW) -> Version:
    document = replace(Document.from_text(text, title), language="en")
    digest, body = (sha256(part.encode()).hexdigest() for part in (title + text, text))
    return Version(article.id, number, now, digest, body, document, article.url)


def place(store: Store, placement: Placement) -> Story | None:
    """Place an article automatically; returns its story."""
    with store.stories.placing() as turn:
        turn.place(placement, NOW)
    return store.stories.of_article(placement.article_id)


def counts(store: Store, terms: Collection[str]) -> TermCounts:
    """In how many articles each of these terms occurs."""
    with store.stories.placing() as turn:
        return turn.counts(terms)


def candidates(store: Store, article_id: int, rare: Sequence[str], limit: int) -> tuple[StoryCandidate, ...]:
    """The articles to compare an article with."""
    with store.stories.placing() as turn:
        return turn.candidates(article_id, rare, limit)
