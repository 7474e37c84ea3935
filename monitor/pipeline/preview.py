"""What a subscription would have sent, computed from the stored changes: nothing is queued."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, repeat

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

# Whom a preview is addressed to, where a subscription names no mail address.
READER = "reader@example.org"
# What becomes of a page and no version shows.
_OF_PAGES = (str(WithdrawalKind.GONE), str(WithdrawalKind.REPLACED))
# As many versions as are read at once. A subscription to everything has its mails in the first of them, of which few
# are read; of those with a word in their text most say nothing new with it, and thirty mails are of some hundreds.
_FIRST_PAGE, _PAGE = 50, 200
# So many alerts a digest holds at most, as in the outbox.
_MOST_IN_DIGEST = 200
# What is asked for by these is text of an older version.
_OF_OLDER = frozenset((*map(str, WithdrawalKind), str(Unannounced.SILENT)))
_UNREAD = Document("", ())


@dataclass(frozen=True, slots=True)
class PreviewLimits:
    """How much is examined: so many versions, the newest; so many mails are written, the newest."""

    versions: int = 500
    mails: int = 30


@dataclass(frozen=True, slots=True)
class PreviewedMail:
    """One mail that would have left, and how many articles it is about."""

    message: Message
    articles: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The newest of the mails that would have left, newest first, and how many there are in all.

    ``cut``: what came before ``since`` was left aside, as it was too much.
    """

    mails: tuple[PreviewedMail, ...]
    total: int
    since: datetime
    cut: bool = False


def preview(
    store: Store, subscription: Subscription, options: MailOptions, since: datetime, now: datetime
) -> Iterator[Message]:
    """The mails that the versions stored since then would have raised, oldest first, as they would read.

    Each is addressed to one reader, as a mail, whatever channels the subscription names. Instant ones are sent alone,
    the others with those that fall due at the same time. Nobody has left or read anything elsewhere, no hour is too
    full, and no mail fails.
    """
    one = _for_one_reader(store, subscription)
    items = [item for row in _rows(store, one, since) for item in _items(store, row, one)][::-1]
    for due_at, batch in _batches([*items, *_gone_items(store, one, since)]):
        if whole := [item for item in (_whole(store, each) for each in batch) if item is not None]:
            yield compose(whole, options=options, now=max(now, due_at), subscription=one)


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
    """The newest mails of ``preview``; no further version is examined, or mail written, once ``enough`` says so.

    Nor is one examined where there are more mails than are written.
    Of ``opened``, counted from the newest (the newest itself where there are not so many), the message is as it would
    read; of the others their subject and date.
    """
    one = _for_one_reader(store, subscription)
    items, oldest = _newest_items(store, one, since, limits, enough)
    back_to = since if oldest is None else oldest
    batches = _batches([*items[::-1], *_gone_items(store, one, back_to, limits.versions)])
    opened = opened if opened < min(len(batches), limits.mails) else 0
    mails: list[PreviewedMail] = []
    for at, (due_at, batch) in enumerate(batches[::-1][: limits.mails]):
        if at > opened and enough():
            break
        is_whole = at == opened
        needs_titles = is_whole or one.subjects == "constant"
        reported = [_whole(store, each) or each for each in batch] if needs_titles else batch
        message = compose(reported, options=options, now=max(now, due_at), subscription=one, is_whole=is_whole)
        mails.append(PreviewedMail(message, len({item.alert.article_id for item in batch})))
    return Preview(tuple(mails), len(batches), back_to, cut=oldest is not None)


def _newest_items(
    store: Store, subscription: Subscription, since: datetime, limits: PreviewLimits, enough: Callable[[], bool]
) -> tuple[list[AlertItem], datetime | None]:
    """What the newest versions would have raised, newest first, within the limits.

    And the time of the oldest version examined, where not all were: None where all were.
    """
    items: list[AlertItem] = []
    mails: set[tuple[datetime, int]] = set()
    oldest = since
    for number, row in enumerate(_rows(store, subscription, since)):
        if number == limits.versions or len(mails) > limits.mails or (number > 0 and enough()):
            return items, oldest
        raised = list(_items(store, row, subscription))
        items += raised
        mails |= set(map(_mail_of, raised))
        oldest = row.mark.fetched_at
    return items, None


def _batches(items: Sequence[AlertItem]) -> list[tuple[datetime, list[AlertItem]]]:
    """What each mail would contain, by when it falls due; of the items the oldest come first."""
    found: dict[tuple[datetime, int], list[AlertItem]] = {}
    for item in items:
        found.setdefault(_mail_of(item), []).append(item)
    return [
        (due_at, batch[at : at + _MOST_IN_DIGEST])
        for (due_at, _), batch in sorted(found.items(), key=lambda pair: pair[0])
        for at in range(0, len(batch), _MOST_IN_DIGEST)
    ]


def _mail_of(item: AlertItem) -> tuple[datetime, int]:
    """What distinguishes one mail from another: when it falls due, and the number of an alert that is sent alone."""
    return item.alert.due_at, item.alert.id if item.alert.mode == "instant" else 0


def _for_one_reader(store: Store, subscription: Subscription) -> Subscription:
    (subscription,) = with_moved_feeds(store, [subscription])
    return replace(subscription, to=subscription.to[:1] or (READER,), webhook=None, apprise=())


def _rows(store: Store, subscription: Subscription, since: datetime) -> Iterator[LogRow]:
    """The versions stored since then that a subscription may be about, newest first."""
    tags = tuple(tag for tag in store.feeds.tags() if covers_tags(subscription, (tag,))) if subscription.tags else ()
    if subscription.tags and not tags:
        return
    words, before = _words(subscription), None
    for size in repeat(_PAGE) if words else chain((_FIRST_PAGE,), repeat(_PAGE)):
        page = store.versions.log(LogQuery(since=since, tags=tags, words=words, limit=size, before_id=before))
        yield from page
        if len(page) < size:
            return
        before = page[-1].id


def _words(subscription: Subscription) -> tuple[str, ...]:
    """Words of which a version has one in its text, or raises nothing; none where the text before it counts as well."""
    if subscription.removals or not _OF_OLDER.isdisjoint(map(str, subscription.kinds)):
        return ()
    return asked_for(subscription.words)


def _gone_items(
    store: Store, subscription: Subscription, since: datetime, limit: int | None = None
) -> Iterator[AlertItem]:
    """What the pages that went, or were replaced by another story, would have raised; the newest so many."""
    for taken in store.versions.withdrawals(since=since, kinds=_OF_PAGES, limit=limit):
        if taken.to_version is not None:
            continue
        withdrawal = Withdrawal(taken.kind, taken.text, now=taken.now, silent=taken.silent, reason=taken.reason)
        article = replace(taken.article, snoozed_until=None)
        for draft in match_gone(article, withdrawal, [subscription], frozenset(), taken.detected_at):
            alert = _alert(draft, taken.article.id, taken.detected_at, taken.from_version, None, -taken.id)
            yield AlertItem(alert, taken.article, Change((), withdrawals=(withdrawal,)))


def _items(store: Store, row: LogRow, subscription: Subscription) -> Iterator[AlertItem]:
    """What this version would have raised, as far as its row shows; ``_whole`` adds the rest."""
    article, mark, change = row.article, row.mark, row.change
    if article.muted or (change is None and (mark.number != 1 or not subscription.new_articles)):
        return
    # As it was found: a snooze is of today.
    article = replace(article, snoozed_until=None)
    document = _UNREAD
    if change is None or change.unjudged:
        # Of what was judged, the text decides nothing.
        try:
            document = store.versions.get(article.id, mark.number).document
        except (NotFound, DatabaseCorrupt):
            return
    before = change.from_ if change else NO_VERSION
    for draft in match(article, change, document, [subscription], frozenset(), mark.fetched_at):
        alert = _alert(draft, article.id, mark.fetched_at, before.version, mark.number, row.id)
        yield AlertItem(alert, article, change, new_title=mark.title, last_seen_at=before.fetched_at)


def _whole(store: Store, item: AlertItem) -> AlertItem | None:
    """With the headlines, language and time that its versions have; None where the text is not kept or readable."""
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
