"""Developments that several articles of a digest report: shown once, with the other outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.alerts.plain import clip, one_line
from monitor.alerts.wording import clock
from monitor.model import AlertItem, AlsoReported, Passage

_OUTLET_LENGTH = 60
# How many outlets are named; the rest is counted.
_MOST_NAMED = 5


def known_by(items: Sequence[AlertItem], date: datetime) -> list[AlertItem]:
    """The alerts with what was known at ``date``, so that a message composed again later is the same."""
    return [replace(item, also=tuple(one for one in item.also if one.found_at <= date)) for item in items]


def reported_once(items: Sequence[AlertItem]) -> list[AlertItem]:
    """Drop the passages that another article of the same message reports, if that article had them first.

    Of articles that had them in the same minute the one with the lowest number keeps them.
    """
    left = [_without(item, frozenset(_elsewhere(item, items))) for item in items]
    return [new for old, new in zip(items, left, strict=True) if new.alert.picks or not old.alert.picks]


def _without(item: AlertItem, elsewhere: frozenset[int]) -> AlertItem:
    if elsewhere.isdisjoint(item.alert.picks):
        return item
    picks = tuple(at for at in item.alert.picks if at not in elsewhere)
    return replace(item, alert=replace(item.alert, picks=picks), elsewhere=tuple(sorted(elsewhere)))


def _elsewhere(item: AlertItem, items: Sequence[AlertItem]) -> Iterator[int]:
    for passage in item.change.passages if item.change else ():
        if _is_reported_by_another(item, passage, items):
            yield from passage.edits


def _is_reported_by_another(item: AlertItem, passage: Passage, items: Sequence[AlertItem]) -> bool:
    return any(
        _had_it_before(one, item) and any(_reports(other, one) for other in items)
        for one in item.also
        if one.edit == passage.lead
    )


def _had_it_before(one: AlsoReported, item: AlertItem) -> bool:
    at = item.change.to.fetched_at if item.change else None
    if at is None or item.article is None:
        return False
    return (_minute(one.at), one.article_id) < (_minute(at), item.article.id)


def _reports(other: AlertItem, one: AlsoReported) -> bool:
    """Whether an alert reports what another article says."""
    if other.article is None or other.change is None or other.article.id != one.article_id:
        return False
    reported = (other.change.edits[at] for at in other.alert.picks if at < len(other.change.edits))
    return any(edit.development and edit.new and edit.new in one.sentence for edit in reported)


def also_in(items: Sequence[AlertItem], texts: Sequence[str], now: datetime, zone: ZoneInfo) -> str:
    """Other outlets that report a passage with these sentences: "Harbour Gazette (first, 09:12), Evening Courier"."""
    found: dict[int, str] = {}
    for item in items:
        own = item.change.to.fetched_at if item.change else None
        others = sorted(_reports_of(item, texts), key=lambda one: (one.at, one.article_id))
        for one in others:
            first = not found and own is not None and _minute(one.at) < _minute(own) and not _in_doubt(one, others)
            name = clip(one_line(one.outlet), _OUTLET_LENGTH)
            found.setdefault(one.article_id, f"{name} (first, {clock(one.at, now, zone)})" if first else name)
    named = list(dict.fromkeys(found.values()))
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]) + more


def _in_doubt(first: AlsoReported, others: Sequence[AlsoReported]) -> bool:
    """Whether some article may have had it as early as this one."""
    return any(one.doubt is not None and _minute(one.doubt) <= _minute(first.at) for one in others)


def _reports_of(item: AlertItem, texts: Sequence[str]) -> list[AlsoReported]:
    edits = item.change.edits if item.change else ()
    return [one for one in item.also if one.edit < len(edits) and edits[one.edit].new in texts]


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
