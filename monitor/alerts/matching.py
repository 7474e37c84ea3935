"""Which subscriptions a change matches: one alert draft for each recipient and channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.alerts.matching_withdrawals import silent_edits, withdrawn_edits
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
    Op,
    Passage,
    Subscription,
)

_SUBJECT_LENGTH = 150
_TEASER_LENGTH = 600
_NO_NEWS = frozenset({EditKind.FURNITURE, EditKind.MOVED, EditKind.NOTE})


@dataclass(frozen=True, slots=True)
class _Selection:
    """What of a change a subscription is alerted to. ``picks``: positions of edits."""

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
    """The alerts that a stored version raises; none for a muted article or an empty selection.

    ``change``: None for an article's first version. ``first_title``: keeps the subject the same over an article's life,
    so that mail programs group its alerts. ``reported_before``: edits that another outlet of the same story reported
    earlier; subscriptions with ``firsts_only`` do not get them. A recipient in several subscriptions is alerted to each
    edit once, by the subscription whose alert is due first.
    """
    if article.muted:
        return ()
    subject = subject_of(first_title or article.title or document.title or article.url)
    drafts: list[AlertDraft] = []
    for subscription in subscriptions:
        if not covers(subscription, article):
            continue
        skipped = reported_before if subscription.firsts_only else frozenset()
        selection = _select(subscription, change, document, skipped)
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
    """The channels and recipients of a subscription, each once, without those who unsubscribed."""
    pairs = [(Channel.MAIL, address) for address in subscription.to]
    if subscription.webhook:
        pairs.append((Channel.WEBHOOK, subscription.webhook))
    pairs += [(Channel.APPRISE, address) for address in subscription.apprise]
    for channel, recipient in dict.fromkeys(pairs):
        if (subscription.name, recipient) not in unsubscribed:
            yield channel, recipient


def one_per_recipient(drafts: Iterable[AlertDraft]) -> tuple[AlertDraft, ...]:
    """The draft that is due first for each channel and recipient, by due time."""
    first: dict[tuple[Channel, str], AlertDraft] = {}
    for draft in sorted(drafts, key=lambda draft: draft.due_at):
        first.setdefault((draft.channel, draft.recipient), draft)
    return tuple(first.values())


def covers(subscription: Subscription, article: Article) -> bool:
    """Whether an article matches the selected feeds, tags and articles; an empty selection matches everything.

    An article matches by any of the feeds that list it, and by any of its tags.
    """
    if subscription.feeds and not any(covers_feed(subscription, f.id, f.url, f.name) for f in article.feeds):
        return False
    if not covers_tags(subscription, article.tags):
        return False
    names = subscription.articles
    return not names or any(_matches(name, article.id, article.url, article.title) for name in names)


def covers_feed(subscription: Subscription, feed_id: int | None, url: str, title: str) -> bool:
    """Whether a feed is selected: by number, whole address, or part of its title. All are if none is named."""
    return not subscription.feeds or any(_matches(name, feed_id, url, title) for name in subscription.feeds)


def covers_tags(subscription: Subscription, tags: Sequence[str]) -> bool:
    """Whether one of the tags is selected; a folder (``News``) also selects the tags in it (``News/Ports``)."""
    selected = {tag.casefold() for tag in subscription.tags}
    return not selected or any(not selected.isdisjoint(_folders(tag.casefold())) for tag in tags)


def _folders(tag: str) -> set[str]:
    """For ``a/b/c``: the tag itself, each part (``a``, ``b``, ``c``), and the folders around it (``a``, ``a/b``)."""
    parts = tag.split("/")
    return {tag, *parts, *("/".join(parts[:depth]) for depth in range(1, len(parts)))}


def _matches(name: str, number: int | None, url: str, title: str) -> bool:
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
    """Select an unjudged change, which has neither kinds nor scores, by its words alone."""
    if not subscription.updates or not matches_words(f"{document.title}\n{document.text}", subscription.words):
        return None
    return _Selection(AlertKind.UPDATE, detail=change.unjudged)


def _select_new(subscription: Subscription, document: Document) -> _Selection | None:
    if not subscription.new_articles or not matches_words(f"{document.title}\n{document.text}", subscription.words):
        return None
    texts = [block.text for block in document.content if not block.furniture and block.kind is not BlockKind.HEADING]
    return _Selection(AlertKind.NEW_ARTICLE, detail=clip(one_line(" ".join(texts[:3])), _TEASER_LENGTH))


def _news(subscription: Subscription, change: Change) -> set[int]:
    """All edits of the selected passages, and the selected edits outside passages."""
    passages = change.passages
    in_passages = {at for passage in passages for at in passage.edits}
    reported = {
        at
        for at, edit in enumerate(change.edits)
        if at not in in_passages
        and _wants_kind(subscription, edit)
        and matches_words(edit.new or "", subscription.words)
    }
    return reported.union(*(passage.edits for passage in passages if _wants(subscription, change, passage)))


def _wants(subscription: Subscription, change: Change, passage: Passage) -> bool:
    """Whether one edit of a passage has a selected kind and score, and the words match the whole passage."""
    if passage.importance < subscription.min_importance:
        return False
    edits = [change.edits[at] for at in passage.edits]
    text = "\n".join(edit.new or "" for edit in edits)
    return any(_wants_kind(subscription, edit) for edit in edits) and matches_words(text, subscription.words)


def _wants_kind(subscription: Subscription, edit: Edit) -> bool:
    """Whether kind and score of an edit are selected. Without selected kinds every development is."""
    if not edit.new:
        return False
    if subscription.kinds:
        if edit.kind not in subscription.kinds or (edit.kind in NEWS_KINDS and not edit.development):
            return False
    elif not edit.development:
        return False
    return edit.score >= subscription.min_score


def _wants_removal(subscription: Subscription, edit: Edit) -> bool:
    """Whether removals are selected and this is one of article text; words are matched against the removed text."""
    if not subscription.removals or edit.op is not Op.REMOVED or edit.kind in _NO_NEWS or not edit.old:
        return False
    return matches_words(edit.old, subscription.words)


def _each_once(drafts: Sequence[AlertDraft]) -> tuple[AlertDraft, ...]:
    """Drafts by due time, with each edit once per recipient; drafts due together for a recipient are joined."""
    kept: dict[tuple[Channel, str, datetime, str], AlertDraft] = {}
    reported: dict[tuple[Channel, str], set[int]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.due_at):
        recipient = (draft.channel, draft.recipient)
        fresh = tuple(at for at in draft.picks if at not in reported.get(recipient, ()))
        if recipient in reported and not fresh:
            continue
        reported.setdefault(recipient, set()).update(draft.picks)
        key = (*recipient, draft.due_at, draft.mode)
        earlier = kept.get(key)
        kept[key] = _joined(earlier, fresh, draft.kind) if earlier else replace(draft, picks=fresh)
    return tuple(kept.values())


def _joined(draft: AlertDraft, picks: tuple[int, ...], kind: AlertKind) -> AlertDraft:
    joined = AlertKind.UPDATE if AlertKind.UPDATE in (draft.kind, kind) else draft.kind
    return replace(draft, picks=tuple(sorted({*draft.picks, *picks})), kind=joined)
