"""Explains why an alert was raised: what its subscription asks for, and which passages match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.alerts import covers, covers_feed, covers_tags, match, matches_words, picked
from monitor.history.labels import Label, label_of
from monitor.model import (
    AlertItem,
    AlertKind,
    Article,
    Change,
    Document,
    Edit,
    Evidence,
    Passage,
    Subscription,
    Unannounced,
    Withdrawal,
)

_OF_KIND = {
    AlertKind.UPDATE: "a new version brought something that this subscription asks for",
    AlertKind.REMOVAL: "something was removed that this subscription asks for",
    AlertKind.NEW_ARTICLE: "it was the first version of an article, and the subscription asks for new articles",
    AlertKind.BROKEN_SOURCE: "a feed stopped working, and the subscription asks for broken sources",
    AlertKind.HEARTBEAT: "nothing was new for a day, and the subscription asks for a message then",
    AlertKind.SAMPLE: "somebody asked for a sample",
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a subscription (``asked``) and what in the alert matches it (``had``; "" if nothing does)."""

    label: str
    asked: str
    had: str


@dataclass(frozen=True, slots=True)
class Picked:
    """One passage that an alert reports. ``words``: the subscription's words that occur in it."""

    label: Label
    kind: str
    text: str
    old: str
    score: float
    importance: float
    importance_reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why an alert was raised: one sentence, the subscription's criteria, and the passages and withdrawals that match.

    ``still``: whether the subscription in its present form would raise the alert again; None if that cannot be decided
    (the subscription or the change no longer exists, the change is unjudged, or no version shows it).
    """

    reason: str
    criteria: tuple[Criterion, ...]
    passages: tuple[Picked, ...]
    withdrawals: tuple[Withdrawal, ...]
    still: bool | None


def why(item: AlertItem, subscription: Subscription | None) -> Why:
    """Explain an alert by its subscription in its present form."""
    change, words = item.change, subscription.words if subscription else ()
    passages = tuple(_picked(change, passage, words) for passage in picked(change, item.alert.picks)) if change else ()
    return Why(
        reason=_OF_KIND[item.alert.kind],
        criteria=tuple(_criteria(item, subscription, passages)) if subscription else (),
        passages=passages,
        withdrawals=_withdrawals(item),
        still=_still(item, subscription) if subscription else None,
    )


def _criteria(item: AlertItem, subscription: Subscription, passages: Sequence[Picked]) -> Iterator[Criterion]:
    if item.article is not None:
        yield from _sources(item.article, subscription)
    if subscription.kinds:
        yield _kinds(item, subscription, passages)
    if subscription.words:
        found = dict.fromkeys(word for passage in passages for word in passage.words)
        yield Criterion("Words", ", ".join(subscription.words), ", ".join(found))
    if passages:
        yield from _least("Sure that it is new", subscription.min_score, [passage.score for passage in passages])
        yield from _least("Importance", subscription.min_importance, [passage.importance for passage in passages])


def _kinds(item: AlertItem, subscription: Subscription, passages: Sequence[Picked]) -> Criterion:
    asked = tuple(map(str, subscription.kinds))
    withdrawals = _withdrawals(item)
    found = {passage.kind for passage in passages} | {str(withdrawal.kind) for withdrawal in withdrawals}
    if _has_silent(item, withdrawals):
        found.add(str(Unannounced.SILENT))
    return Criterion("Kinds", ", ".join(asked), ", ".join(kind for kind in asked if kind in found))


def _least(label: str, least: float, values: Sequence[float]) -> Iterator[Criterion]:
    """Yield the criterion of a minimum value, if the subscription sets one."""
    if least:
        yield Criterion(label, f"at least {least:g}", f"{max(values):.2f}")


def _sources(article: Article, subscription: Subscription) -> Iterator[Criterion]:
    if subscription.feeds:
        named = [feed.name for feed in article.feeds if covers_feed(subscription, feed.id, feed.url, feed.name)]
        yield Criterion("Feeds", ", ".join(subscription.feeds), ", ".join(named))
    if subscription.tags:
        tags = [tag for tag in article.tags if covers_tags(subscription, [tag])]
        yield Criterion("Tags", ", ".join(subscription.tags), ", ".join(tags))
    if subscription.articles:
        had = article.title or article.url
        yield Criterion("Articles", ", ".join(subscription.articles), had if covers(subscription, article) else "")


def _picked(change: Change, passage: Passage, words: Sequence[str]) -> Picked:
    edits = [change.edits[at] for at in passage.edits]
    lead = change.edits[passage.lead]
    news = [edit for edit in edits if edit.development] or edits
    return Picked(
        label=label_of(lead),
        kind=str(lead.kind),
        text=" ".join(edit.new or "" for edit in news).strip(),
        old=lead.old or passage.previous,
        score=max(edit.score for edit in news),
        importance=passage.importance,
        importance_reasons=passage.importance_reasons,
        evidence=tuple(dict.fromkeys(found for edit in news for found in edit.evidence)),
        words=_words_in(edits, words),
    )


def _words_in(edits: Sequence[Edit], words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that occur in these edits, without excluded ones (``-word``)."""
    text = "\n".join(edit.new or edit.old or "" for edit in edits)
    wanted = (word for word in words if not word.strip().startswith("-"))
    return tuple(word for word in wanted if matches_words(text, [word]))


def _withdrawals(item: AlertItem) -> tuple[Withdrawal, ...]:
    """Return the withdrawals that the alert picked; all of them if the article itself is gone."""
    if item.change is None:
        return ()
    if item.alert.to_version is None:
        return item.change.withdrawals
    picks = set(item.alert.picks)
    return tuple(withdrawal for withdrawal in item.change.withdrawals if not picks.isdisjoint(withdrawal.edits))


def _has_silent(item: AlertItem, withdrawals: Sequence[Withdrawal]) -> bool:
    """Whether one of these withdrawals or of the picked edits is not mentioned in a note on the page."""
    if any(withdrawal.silent for withdrawal in withdrawals):
        return True
    return item.change is not None and not set(item.alert.picks).isdisjoint(item.change.silent)


def _still(item: AlertItem, subscription: Subscription) -> bool | None:
    alert, article, change = item.alert, item.article, item.change
    if article is None or change is None or change.unjudged or alert.to_version is None:
        return None
    document = Document(item.new_title, ())
    drafts = match(replace(article, muted=False), change, document, [subscription], frozenset(), alert.queued_at)
    return any(not set(draft.picks).isdisjoint(alert.picks) for draft in drafts)
