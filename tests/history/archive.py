"""Publishes articles into a store as the pipeline does: real sentences and changes, and a frozen clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from monitor.diff import Difference, RawEdit, align
from monitor.model import (
    AlertDraft,
    Article,
    ArticleOutcome,
    Change,
    Claim,
    Document,
    Edit,
    EditKind,
    Entry,
    Evidence,
    Feed,
    FeedOutcome,
    Op,
    Passage,
    Version,
)
from monitor.ports import Store
from monitor.testing import FrozenClock

LEASE = timedelta(minutes=5)
WORKER = "test"

STORM = (
    (
        "A storm hit the harbour of Vellmar on Monday night. "
        "At least 15 people were injured, the fire brigade said.\n\n"
        "The ferry to Ostrand was cancelled. Schools in the old town remain open.\n\n"
        "The mayor, Ida Holm, will visit the harbour on Tuesday."
    ),
    (
        "A storm hit the harbour of Vellmar on Monday night. "
        "At least 22 people were injured, the fire brigade said.\n\n"
        "The ferry to Ostrand was cancelled. Schools in the old town remain open.\n\n"
        "Two warehouses collapsed shortly before midnight.\n\n"
        "The mayor, Ida Holm, will visit the harbour on Tuesday."
    ),
    (
        "The mayor, Ida Holm, will visit the harbour on Tuesday.\n\n"
        "A storm hit the harbor of Vellmar on Monday night. At least 22 people were injured, the fire brigade said.\n\n"
        "The ferry to Ostrand was cancelled.\n\n"
        "Two warehouses collapsed shortly before midnight."
    ),
)


def by_the_letter(old: Document, new: Document) -> Change:
    """Compare two documents with a predictable judgement: only additions and changed digits are news."""
    difference = align(old, new)
    return Change(tuple(_judged(difference, edit) for edit in difference.edits))


def _judged(difference: Difference, raw: RawEdit) -> Edit:
    before, after = difference.old_text(raw), difference.new_text(raw)
    digits = [text for tag, text in raw.words if tag == "insert" and any(char.isdigit() for char in text)]
    kind, evidence = EditKind.WORDING, ()
    if "updated" in (after or ""):
        kind = EditKind.NOTE
    elif raw.op is Op.ADDED:
        kind, evidence = EditKind.EVENT, (Evidence("a new sentence", after or ""),)
    elif raw.op is Op.CHANGED and digits and raw.place == "body":
        kind, evidence = EditKind.FIGURE, (Evidence("a figure changed", digits[0].strip()),)
    elif raw.op is Op.MOVED:
        kind = EditKind.MOVED
    news = bool(evidence)
    return Edit(
        raw.op, kind, before, after, news, 0.9 if news else 0.1, raw.words, evidence, raw.old_at, raw.new_at, raw.place
    )


def weighed(weights: dict[str, float]) -> Callable[[Document, Document], Change]:
    """Return a judge like ``by_the_letter`` in which words give passages their importance (by default 0.1)."""

    def judge(old: Document, new: Document) -> Change:
        change = by_the_letter(old, new)
        passages = (replace(passage, importance=importance(change, passage)) for passage in change.passages)
        return replace(change, grouped=tuple(passages))

    def importance(change: Change, passage: Passage) -> float:
        text = " ".join(change.edits[at].new or "" for at in passage.edits)
        return next((weight for word, weight in weights.items() if word in text), 0.1)

    return judge


class Archive:
    """Publishes into a store; each version is fetched an hour after the previous one."""

    def __init__(
        self,
        store: Store,
        clock: FrozenClock | None = None,
        judge: Callable[[Document, Document], Change] = by_the_letter,
    ) -> None:
        self.store = store
        self.clock = clock or FrozenClock()
        self.judge = judge

    def feed(self, url: str = "https://news.example/feed.xml", title: str = "Example News") -> Feed:
        return self.store.feeds.add(url, title=title, tags=("local",), now=self.clock.now())

    def article(self, url: str, title: str, feed: Feed | None = None) -> Article:
        feed = feed or self.feed()
        now = self.clock.now()
        (held,) = self.store.work.claim_feeds(Claim(WORKER, now, 1, LEASE, (feed.id,), due_only=False))
        row = replace(held, due_at=now + timedelta(minutes=30), last_checked_at=now, last_status=200)
        entry = Entry(url, url, url, title)
        receipt = self.store.work.finish_feed(FeedOutcome(WORKER, row, now, (entry,)))
        return self.store.articles.get(receipt.new_articles[0])

    def version(self, article: Article, document: Document, alerts: tuple[AlertDraft, ...] = ()) -> Version:
        now = self.clock.advance(hours=1)
        (held,) = self.store.work.claim_articles(Claim(WORKER, now, 1, LEASE, (article.id,), due_only=False))
        latest = self.store.work.recall(article.id).latest
        digest, body = (sha256(text.encode()).hexdigest() for text in (document.title + document.text, document.text))
        number = latest.number + 1 if latest else 1
        version = Version(article.id, number, now, digest, body, document, article.url)
        change = replace(self.judge(latest.document, document), from_=latest.ref, to=version.ref) if latest else None
        page = f"<html><title>{document.title}</title><p>{document.text}</p></html>".encode()
        row = replace(held, title=document.title, due_at=now + timedelta(minutes=10), last_checked_at=now)
        self.store.work.finish_article(
            ArticleOutcome(WORKER, row, now, version=version, raw=page, change=change, alerts=alerts)
        )
        return version

    def story(
        self, *texts: str, url: str = "https://news.example/storm", title: str = "Storm hits Vellmar harbour"
    ) -> Article:
        """Publish an article with one version per text."""
        article = self.article(url, title)
        for text in texts or STORM:
            self.version(article, replace(Document.from_text(text, title), language="en"))
        return self.store.articles.get(article.id)
