"""What a subscription would have sent, computed from the stored changes: nothing is queued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.alerts import MailOptions, compose, match, match_gone
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
    Withdrawal,
    WithdrawalKind,
)
from monitor.ports import LogQuery, LogRow, Store

# Whom a preview is addressed to, where a subscription names no mail address.
READER = "reader@example.org"
# What becomes of a page and no version shows.
_OF_PAGES = (str(WithdrawalKind.GONE), str(WithdrawalKind.REPLACED))
# As many versions as are read at once.
_PAGE = 200
# So many alerts a digest holds at most, as in the outbox.
_MOST_IN_DIGEST = 200


def preview(
    store: Store, subscription: Subscription, options: MailOptions, since: datetime, now: datetime
) -> Iterator[Message]:
    """The mails that the versions stored since then would have raised, oldest first, as they would read.

    Each is addressed to one reader, as a mail, whatever channels the subscription names. Instant ones travel alone,
    the others with those that fall due at the same time. Nobody has left, no hour is too full, and no mail fails.
    """
    one = _for_one_reader(subscription)
    batches: dict[tuple[datetime, int], list[AlertItem]] = {}
    for number, row in enumerate(_rows(store, since)):
        for item in _items(store, row, one, number):
            apart = number if item.alert.mode == "instant" else -1
            batches.setdefault((item.alert.due_at, apart), []).append(item)
    for item in _gone_items(store, one, since):
        apart = -2 - item.alert.id if item.alert.mode == "instant" else -1
        batches.setdefault((item.alert.due_at, apart), []).append(item)
    for (due_at, _), batch in sorted(batches.items(), key=lambda found: found[0]):
        for at in range(0, len(batch), _MOST_IN_DIGEST):
            some = batch[at : at + _MOST_IN_DIGEST]
            yield compose(some, options=options, now=max(now, due_at), subscription=one)


def _for_one_reader(subscription: Subscription) -> Subscription:
    return replace(subscription, to=subscription.to[:1] or (READER,), webhook=None, apprise=())


def _rows(store: Store, since: datetime) -> Sequence[LogRow]:
    """The versions stored since then, oldest first."""
    found: list[LogRow] = []
    before: int | None = None
    while True:
        page = store.versions.log(LogQuery(since=since, limit=_PAGE, before_id=before))
        found += page
        if len(page) < _PAGE:
            return found[::-1]
        before = page[-1].id


def _gone_items(store: Store, subscription: Subscription, since: datetime) -> Iterator[AlertItem]:
    """What the pages that went, or were replaced by another story, would have raised."""
    for taken in store.versions.withdrawals(since=since, kinds=_OF_PAGES):
        if taken.to_version is not None:
            continue
        withdrawal = Withdrawal(taken.kind, taken.text, now=taken.now, silent=taken.silent, reason=taken.reason)
        article = replace(taken.article, snoozed_until=None)
        for draft in match_gone(article, withdrawal, [subscription], frozenset(), taken.detected_at):
            alert = _alert(draft, taken.article.id, taken.detected_at, taken.from_version, None, taken.id)
            yield AlertItem(alert, taken.article, Change((), withdrawals=(withdrawal,)))


def _items(store: Store, row: LogRow, subscription: Subscription, number: int) -> Iterator[AlertItem]:
    """What this version would have raised: nothing, where its text is no longer kept or cannot be read."""
    article, mark = row.article, row.mark
    if article.muted:
        return
    # As it was found: a snooze is of today.
    article = replace(article, snoozed_until=None)
    if row.change is None and (mark.number != 1 or not subscription.new_articles):
        return
    try:
        document = store.versions.get(article.id, mark.number).document
    except (NotFound, DatabaseCorrupt):
        return
    titles = {mark.number: mark.title for mark in store.versions.marks(article.id)}
    first = titles[min(titles)] if titles else ""
    drafts = match(article, row.change, document, [subscription], frozenset(), mark.fetched_at, first_title=first)
    for draft in drafts:
        yield _item(row, document, draft, number, titles)


def _item(row: LogRow, document: Document, draft: AlertDraft, number: int, titles: Mapping[int, str]) -> AlertItem:
    article, mark = row.article, row.mark
    before = row.change.from_ if row.change else NO_VERSION
    alert = _alert(draft, article.id, mark.fetched_at, before.version, mark.number, number + 1)
    return AlertItem(
        alert,
        article,
        row.change,
        old_title=titles.get(before.version, "") if before.version is not None else "",
        new_title=document.title,
        last_seen_at=before.fetched_at,
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
