"""Which subscriptions a change matches: one draft for each recipient and channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.alerts.match_withdrawn import silent_edits, withdrawn_edits
from monitor.alerts.plain import clip, one_line
from monitor.alerts.schedule import due
from monitor.alerts.words import matches_words
from monitor.model import (
    NEWS_KINDS,
    AlertDraft,
    AlertKind,
    Article,
    BlockKind,
    Change,
    Channel,
    Document,
    Edit,
    EditKind,
    ListingFeed,
    Op,
    Passage,
    Subscription,
)

_SUBJECT_LENGTH = 150
_TEASER_LENGTH = 600
_NO_NEWS = frozenset({EditKind.FURNITURE, EditKind.MOVED, EditKind.NOTE})


@dataclass(frozen=True, slots=True)
class _Selection:
    kind: AlertKind
    picks: tuple[int, ...] = ()
    detail: str = ""


def match(
    article: Article,
    change: Change | None,
    document: Document,
    subscriptions: Sequence[Subscription],
    unsubscribed: frozenset[tuple[str, str]],
    now: datetime,
    *,
    first_title: str = "",
    reported_before: frozenset[int] = frozenset(),
) -> tuple[AlertDraft, ...]:
    """The alerts that a stored version raises; ``change`` is None for an article's first version.

    ``reported_before`` are edits that another outlet of the same story reported earlier: subscriptions to firsts only
    do not get them.

    Nothing for a muted article or an empty selection. A recipient who is in several subscriptions is notified of each
    edit once, by the one that may speak first. ``first_title`` keeps the subject the same over an article's life, so
    that mail clients gather its alerts.
    """
    if article.muted:
        return ()
    subject = subject_of(first_title or article.title or document.title or article.url)
    drafts: list[AlertDraft] = []
    for subscription in subscriptions:
        if not covers(subscription, article):
            continue
        selection = _select(
            subscription, change, document, reported_before if subscription.firsts_only else frozenset()
        )
        if selection is None:
            continue
        due_at, mode = due(subscription, now, article.snoozed_until)
        drafts += [
            AlertDraft(
                subscription.name,
                channel,
                recipient,
                selection.kind,
                subject,
                due_at,
                selection.picks,
                selection.detail,
                mode,
            )
            for channel, recipient in recipients(subscription, unsubscribed)
        ]
    return _each_once(drafts)


def subject_of(title: str) -> str:
    """A title as a subject: one line, no control characters, not too long."""
    return clip(one_line(title), _SUBJECT_LENGTH) or "Untitled article"


def recipients(
    subscription: Subscription, unsubscribed: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[tuple[Channel, str]]:
    """Where a subscription's alerts go, without those who unsubscribed."""
    ways = [(Channel.MAIL, address) for address in subscription.to]
    if subscription.webhook:
        ways.append((Channel.WEBHOOK, subscription.webhook))
    ways += [(Channel.APPRISE, address) for address in subscription.apprise]
    for channel, recipient in dict.fromkeys(ways):
        if (subscription.name, recipient) not in unsubscribed:
            yield channel, recipient


def covers(subscription: Subscription, article: Article) -> bool:
    """Whether an article is among the feeds, tags and articles selected; empty selections take all.

    It is where any feed that lists it is selected, and where any of these has a tag that is.
    """
    return (
        (not subscription.feeds or any(covers_feed(subscription, *_identity(feed)) for feed in article.feeds))
        and covers_tags(subscription, article.tags)
        and (not subscription.articles or any(_names_article(name, article) for name in subscription.articles))
    )


def _identity(feed: ListingFeed) -> tuple[int, str, str]:
    return feed.id, feed.url, feed.name


def covers_feed(subscription: Subscription, feed_id: int | None, url: str, title: str) -> bool:
    """Whether a feed is selected: by number, by its whole address, or by a part of its title."""
    return not subscription.feeds or any(_names(name, feed_id, url, title) for name in subscription.feeds)


def covers_tags(subscription: Subscription, tags: Sequence[str]) -> bool:
    """Whether one of the tags is selected; a folder (``News``) selects those inside it (``News/Ports``) as well."""
    wanted = {tag.casefold() for tag in subscription.tags}
    return not wanted or any(not wanted.isdisjoint(_folders(tag.casefold())) for tag in tags)


def _folders(tag: str) -> set[str]:
    """A tag, the folders around it, and each folder by its own name."""
    parts = tag.split("/")
    return {tag, *parts, *("/".join(parts[:depth]) for depth in range(1, len(parts)))}


def _names_article(name: str, article: Article) -> bool:
    return _names(name, article.id, article.url, article.title)


def _names(name: str, number: int | None, url: str, title: str) -> bool:
    name = name.strip()
    if name.isdecimal():
        return number is not None and int(name) == number
    if "://" in name:
        return name.rstrip("/") == url.rstrip("/")
    return bool(name) and name.casefold() in title.casefold()


def _select(
    subscription: Subscription, change: Change | None, document: Document, reported_before: frozenset[int]
) -> _Selection | None:
    if change is None:
        return _select_new(subscription, document)
    if change.unjudged:
        return _select_unjudged(subscription, change, document)
    reported = _news(subscription, change) - reported_before if subscription.updates else set()
    reported |= set(silent_edits(subscription, change))
    removed = [at for at, edit in enumerate(change.edits) if _wants_removal(subscription, edit)]
    removed += withdrawn_edits(subscription, change)
    if not reported and not removed:
        return None
    kind = AlertKind.UPDATE if reported else AlertKind.REMOVAL
    return _Selection(kind, tuple(sorted({*reported, *removed})))


def _select_unjudged(subscription: Subscription, change: Change, document: Document) -> _Selection | None:
    """A change without a judgement may be wanted, whatever the kinds and the score."""
    if not subscription.updates or not matches_words(f"{document.title}\n{document.text}", subscription.words):
        return None
    return _Selection(AlertKind.UPDATE, detail=change.unjudged)


def _select_new(subscription: Subscription, document: Document) -> _Selection | None:
    if not subscription.new_articles or not matches_words(f"{document.title}\n{document.text}", subscription.words):
        return None
    texts = [block.text for block in document.content if not block.furniture and block.kind is not BlockKind.HEADING]
    return _Selection(AlertKind.NEW_ARTICLE, detail=clip(one_line(" ".join(texts[:3])), _TEASER_LENGTH))


def _news(subscription: Subscription, change: Change) -> set[int]:
    """All edits of the wanted passages, and the wanted edits that are in no passage."""
    passages = change.passages
    inside = {at for passage in passages for at in passage.edits}
    reported = {
        at
        for at, edit in enumerate(change.edits)
        if at not in inside and _wants_kind(subscription, edit) and matches_words(edit.new or "", subscription.words)
    }
    return reported.union(*(passage.edits for passage in passages if _wants(subscription, change, passage)))


def _wants(subscription: Subscription, change: Change, passage: Passage) -> bool:
    """One of its edits must be of a wanted kind and score; wanted and excluded words are matched against all of it."""
    if passage.importance < subscription.min_importance:
        return False
    edits = [change.edits[at] for at in passage.edits]
    text = "\n".join(edit.new or "" for edit in edits)
    return any(_wants_kind(subscription, edit) for edit in edits) and matches_words(text, subscription.words)


def _wants_kind(subscription: Subscription, edit: Edit) -> bool:
    """Named kinds are matched as they are, even those that are no news; without any, all developments."""
    if not edit.new:
        return False
    if subscription.kinds:
        if edit.kind not in subscription.kinds or (edit.kind in NEWS_KINDS and not edit.development):
            return False
    elif not edit.development:
        return False
    return edit.score >= subscription.min_score


def _wants_removal(subscription: Subscription, edit: Edit) -> bool:
    """Removed text has no new side: the words are matched against the old one."""
    if not subscription.removals or edit.op is not Op.REMOVED or edit.kind in _NO_NEWS or not edit.old:
        return False
    return matches_words(edit.old, subscription.words)


def _each_once(drafts: Sequence[AlertDraft]) -> tuple[AlertDraft, ...]:
    kept: list[AlertDraft] = []
    heard: dict[tuple[Channel, str], set[int]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.due_at):
        way = (draft.channel, draft.recipient)
        fresh = tuple(at for at in draft.picks if at not in heard.get(way, ()))
        if way in heard and not fresh:
            continue
        heard.setdefault(way, set()).update(draft.picks)
        twin = next((at for at, other in enumerate(kept) if _go_together(other, draft)), None)
        if twin is None:
            kept.append(replace(draft, picks=fresh))
        else:
            kept[twin] = _joined(kept[twin], fresh, draft.kind)
    return tuple(kept)


def _go_together(one: AlertDraft, other: AlertDraft) -> bool:
    return (one.channel, one.recipient, one.due_at, one.mode) == (
        other.channel,
        other.recipient,
        other.due_at,
        other.mode,
    )


def _joined(draft: AlertDraft, picks: tuple[int, ...], kind: AlertKind) -> AlertDraft:
    both = AlertKind.UPDATE if AlertKind.UPDATE in (draft.kind, kind) else draft.kind
    return replace(draft, picks=tuple(sorted({*draft.picks, *picks})), kind=both)
