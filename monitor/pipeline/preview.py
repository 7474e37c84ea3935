"""Previews the mails that a subscription would have sent, from the stored changes; nothing is queued."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.alerts import MailOptions, asked_for, compose, covers_tags, match, match_gone, subject_of
from monitor.errors import DatabaseCorrupt, NotFound
from monitor.model import (
    NO_VERSION,
    Alert,
    AlertDraft,
    AlertItem,
    AlertState,
    Change,
    Channel,
    Document,
    Message,
    Subscription,
    Unannounced,
    Withdrawal,
    WithdrawalKind,
)
from monitor.pipeline.moves import with_moved_feeds
from monitor.ports import LogQuery, LogRow, Store

# The recipient of a preview if the subscription names no mail address.
RECIPIENT = "reader@example.org"
# Withdrawals that no version shows.
_PAGE_WITHDRAWALS = (str(WithdrawalKind.GONE), str(WithdrawalKind.REPLACED))
# How many versions one query reads. A subscription to everything fills its mails from the first few versions. For one
# with search words, most versions that contain them say nothing new about them: thirty mails take some hundreds.
_FIRST_PAGE, _PAGE = 50, 200
# The most alerts in one digest, as in the outbox.
_MOST_IN_DIGEST = 200
# Alerts of these kinds are matched with text of the older version.
_OLDER_TEXT_KINDS = frozenset((*map(str, WithdrawalKind), str(Unannounced.SILENT)))
_UNREAD = Document("", ())


@dataclass(frozen=True, slots=True)
class PreviewLimits:
    """The most versions examined and the most mails written; the newest are taken."""

    versions: int = 500
    mails: int = 30


@dataclass(frozen=True, slots=True)
class PreviewedMail:
    """A mail that would have been sent, and the number of articles it is about."""

    message: Message
    articles: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The newest mails that would have been sent, newest first, and how many there are in total since ``since``.

    ``cut``: a limit was reached, so that ``since`` is later than requested.
    """

    mails: tuple[PreviewedMail, ...]
    total: int
    since: datetime
    cut: bool = False


def preview(
    store: Store, subscription: Subscription, options: MailOptions, since: datetime, now: datetime
) -> Iterator[Message]:
    """Yield the mails that the versions stored since a time would have caused, oldest first.

    Each is a mail to a single recipient, whatever channels the subscription names. Instant alerts are sent alone,
    others together with those due at the same time. Unsubscriptions, read marks, hourly limits and failures are not
    simulated.
    """
    subscription = _for_one_recipient(store, subscription)
    rows = _rows(store, subscription, since)
    items = [item for row in rows for item in _items(store, row, subscription)][::-1]
    for due_at, batch in _batches([*items, *_gone_items(store, subscription, since)]):
        complete = [item for item in (_completed(store, each) for each in batch) if item is not None]
        if complete:
            yield compose(complete, options=options, now=max(now, due_at), subscription=subscription)


def short_preview(
    store: Store,
    subscription: Subscription,
    options: MailOptions,
    since: datetime,
    now: datetime,
    *,
    enough: Callable[[], bool],
    opened: int = 0,
    limits: PreviewLimits = PreviewLimits(),
) -> Preview:
    """Return the newest mails of ``preview`` within the limits.

    No further version is examined and no further mail is written once ``enough()`` is true. Only the mail ``opened``
    (an index from the newest; 0 if there are not as many) is complete; the others have a subject and a date.
    """
    subscription = _for_one_recipient(store, subscription)
    items, oldest = _newest_items(store, subscription, since, limits, enough)
    back_to = since if oldest is None else oldest
    batches = _batches([*items[::-1], *_gone_items(store, subscription, back_to, limits.versions)])
    opened = opened if opened < min(len(batches), limits.mails) else 0
    mails: list[PreviewedMail] = []
    for at, (due_at, batch) in enumerate(batches[::-1][: limits.mails]):
        if at > opened and enough():
            break
        is_whole = at == opened
        needs_titles = is_whole or subscription.subjects == "constant"
        reported = [_completed(store, each) or each for each in batch] if needs_titles else batch
        message = compose(reported, options=options, now=max(now, due_at), subscription=subscription, is_whole=is_whole)
        mails.append(PreviewedMail(message, len({item.alert.article_id for item in batch})))
    return Preview(tuple(mails), len(batches), back_to, cut=oldest is not None)


def _newest_items(
    store: Store, subscription: Subscription, since: datetime, limits: PreviewLimits, enough: Callable[[], bool]
) -> tuple[list[AlertItem], datetime | None]:
    """Return the alerts that the newest versions would have raised, newest first, within the limits.

    Also returns the time of the oldest version examined, or None if all were examined.
    """
    items: list[AlertItem] = []
    mails: set[tuple[datetime, int]] = set()
    oldest = since
    for number, row in enumerate(_rows(store, subscription, since)):
        at_limit = number == limits.versions or len(mails) > limits.mails
        if at_limit or (number > 0 and enough()):
            return items, oldest
        raised = list(_items(store, row, subscription))
        items += raised
        mails |= set(map(_mail_of, raised))
        oldest = row.mark.fetched_at
    return items, None


def _batches(items: Sequence[AlertItem]) -> list[tuple[datetime, list[AlertItem]]]:
    """Group alerts (oldest first) into mails, each with the time it is due, in that order."""
    found: dict[tuple[datetime, int], list[AlertItem]] = {}
    for item in items:
        found.setdefault(_mail_of(item), []).append(item)
    return [
        (due_at, batch[at : at + _MOST_IN_DIGEST])
        for (due_at, _), batch in sorted(found.items(), key=lambda pair: pair[0])
        for at in range(0, len(batch), _MOST_IN_DIGEST)
    ]


def _mail_of(item: AlertItem) -> tuple[datetime, int]:
    """Return the key of the mail that an alert is part of: its due time and, if it is sent alone, its id."""
    return item.alert.due_at, item.alert.id if item.alert.mode == "instant" else 0


def _for_one_recipient(store: Store, subscription: Subscription) -> Subscription:
    (subscription,) = with_moved_feeds(store, [subscription])
    return replace(subscription, to=subscription.to[:1] or (RECIPIENT,), webhook=None, apprise=())


def _rows(store: Store, subscription: Subscription, since: datetime) -> Iterator[LogRow]:
    """Yield the versions stored since a time that may match a subscription, newest first."""
    tags: tuple[str, ...] = ()
    if subscription.tags:
        tags = tuple(tag for tag in store.feeds.tags() if covers_tags(subscription, (tag,)))
        if not tags:
            return
    words, before = _words(subscription), None
    size = _PAGE if words else _FIRST_PAGE
    while True:
        page = store.versions.log(LogQuery(since=since, tags=tags, words=words, limit=size, before_id=before))
        yield from page
        if len(page) < size:
            return
        before, size = page[-1].id, _PAGE


def _words(subscription: Subscription) -> tuple[str, ...]:
    """Return words of which a version's text must contain one to raise an alert; empty if older texts count too."""
    if subscription.removals or not _OLDER_TEXT_KINDS.isdisjoint(map(str, subscription.kinds)):
        return ()
    return asked_for(subscription.words)


def _gone_items(
    store: Store, subscription: Subscription, since: datetime, limit: int | None = None
) -> Iterator[AlertItem]:
    """Yield the alerts that pages gone or replaced by another story would have raised, at most ``limit`` pages."""
    for stored in store.versions.withdrawals(since=since, kinds=_PAGE_WITHDRAWALS, limit=limit):
        if stored.to_version is not None:
            continue
        withdrawal = Withdrawal(stored.kind, stored.text, now=stored.now, silent=stored.silent, reason=stored.reason)
        article = replace(stored.article, snoozed_until=None)
        for draft in match_gone(article, withdrawal, [subscription], frozenset(), stored.detected_at):
            alert = _alert(draft, stored.article.id, stored.detected_at, stored.from_version, None, -stored.id)
            yield AlertItem(alert, stored.article, Change((), withdrawals=(withdrawal,)))


def _items(store: Store, row: LogRow, subscription: Subscription) -> Iterator[AlertItem]:
    """Yield the alerts that a version would have raised, from its log row; ``_completed`` adds the rest."""
    article, mark, change = row.article, row.mark, row.change
    if article.muted:
        return
    if change is None and (mark.number != 1 or not subscription.new_articles):
        return
    # A present snooze did not hold alerts then.
    article = replace(article, snoozed_until=None)
    document = _UNREAD
    if change is None or change.unjudged:
        # Only then does matching need the text.
        try:
            document = store.versions.get(article.id, mark.number).document
        except (NotFound, DatabaseCorrupt):
            return
    before = change.from_ if change else NO_VERSION
    for draft in match(article, change, document, [subscription], frozenset(), mark.fetched_at):
        alert = _alert(draft, article.id, mark.fetched_at, before.version, mark.number, row.id)
        yield AlertItem(alert, article, change, new_title=mark.title, last_seen_at=before.fetched_at)


def _completed(store: Store, item: AlertItem) -> AlertItem | None:
    """Add the headlines, language and time from the article's versions; None if the text is not kept or readable."""
    article, alert = item.article, item.alert
    if article is None or alert.to_version is None:
        return item
    try:
        document = store.versions.get(article.id, alert.to_version).document
    except (NotFound, DatabaseCorrupt):
        return None
    repository, before = store.versions, alert.from_version
    first = repository.summaries(article.id, limit=1)
    older = repository.summaries(article.id, above=before - 1, limit=1) if before is not None else ()
    title = first[0].title if first else ""
    return replace(
        item,
        alert=replace(alert, subject=subject_of(title or article.title or document.title or article.url)),
        old_title=older[0].title if older and older[0].number == before else "",
        new_title=document.title,
        language=document.language,
        modified=document.modified,
    )


def _alert(
    draft: AlertDraft, article_id: int, found_at: datetime, before: int | None, version: int | None, number: int
) -> Alert:
    return Alert(
        id=number,
        subscription=draft.subscription,
        channel=Channel.MAIL,
        recipient=draft.recipient,
        kind=draft.kind,
        subject=draft.subject,
        state=AlertState.QUEUED,
        queued_at=found_at,
        due_at=draft.due_at,
        message_id=f"<preview.{article_id}.{version or 'gone'}@monitor.invalid>",
        article_id=article_id,
        from_version=before,
        to_version=version,
        picks=draft.picks,
        detail=draft.detail,
        mode=draft.mode,
    )
