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
# Most outlets that are named; the others are counted.
_MAX_NAMED = 5


def known_at(items: Sequence[AlertItem], date: datetime) -> list[AlertItem]:
    """The alerts with only the reports known at ``date``, so that a message composed again later is the same."""
    return [replace(item, also=tuple(report for report in item.also if report.found_at <= date)) for item in items]


def reported_once(items: Sequence[AlertItem]) -> list[AlertItem]:
    """Drop each passage that another article of the same message reported first.

    Of articles that had it in the same minute the one with the lowest number keeps it. An alert that loses all its
    picks is dropped.
    """
    reduced = [_without(item, frozenset(_elsewhere(item, items))) for item in items]
    return [new for old, new in zip(items, reduced, strict=True) if new.alert.picks or not old.alert.picks]


def _without(item: AlertItem, elsewhere: frozenset[int]) -> AlertItem:
    """The alert without the picks in ``elsewhere``, which it notes as reported elsewhere."""
    if elsewhere.isdisjoint(item.alert.picks):
        return item
    picks = tuple(at for at in item.alert.picks if at not in elsewhere)
    return replace(item, alert=replace(item.alert, picks=picks), elsewhere=tuple(sorted(elsewhere)))


def _elsewhere(item: AlertItem, items: Sequence[AlertItem]) -> Iterator[int]:
    """The edits of the passages that another article of the message reported first."""
    for passage in item.change.passages if item.change else ():
        if _is_reported_by_another(item, passage, items):
            yield from passage.edits


def _is_reported_by_another(item: AlertItem, passage: Passage, items: Sequence[AlertItem]) -> bool:
    return any(
        _is_earlier(report, item) and any(_has_report(other, report) for other in items)
        for report in item.also
        if report.edit == passage.lead
    )


def _is_earlier(report: AlsoReported, item: AlertItem) -> bool:
    """Whether another article's report comes before that of the alert's article."""
    at = item.change.to.fetched_at if item.change else None
    if at is None or item.article is None:
        return False
    return (_minute(report.at), report.article_id) < (_minute(at), item.article.id)


def _has_report(alert: AlertItem, report: AlsoReported) -> bool:
    """Whether an alert is of the reporting article, and a picked sentence is part of the report."""
    if alert.article is None or alert.change is None or alert.article.id != report.article_id:
        return False
    picked = (alert.change.edits[at] for at in alert.alert.picks if at < len(alert.change.edits))
    return any(edit.development and edit.new and edit.new in report.sentence for edit in picked)


def also_in(items: Sequence[AlertItem], texts: Sequence[str], now: datetime, zone: ZoneInfo) -> str:
    """Other outlets that report a passage with these sentences: "Harbour Gazette (first, 09:12), Evening Courier"."""
    by_article: dict[int, str] = {}
    for item in items:
        own = item.change.to.fetched_at if item.change else None
        reports = sorted(_reports_of(item, texts), key=lambda report: (report.at, report.article_id))
        for report in reports:
            is_before_own = own is not None and _minute(report.at) < _minute(own)
            is_first = not by_article and is_before_own and not _in_doubt(report, reports)
            name = clip(one_line(report.outlet), _OUTLET_LENGTH)
            label = f"{name} (first, {clock(report.at, now, zone)})" if is_first else name
            by_article.setdefault(report.article_id, label)
    labels = list(dict.fromkeys(by_article.values()))
    more = f" and {len(labels) - _MAX_NAMED} more" if len(labels) > _MAX_NAMED else ""
    return ", ".join(labels[:_MAX_NAMED]) + more


def _in_doubt(first: AlsoReported, reports: Sequence[AlsoReported]) -> bool:
    """Whether another article may have had it as early as ``first``."""
    return any(report.doubt is not None and _minute(report.doubt) <= _minute(first.at) for report in reports)


def _reports_of(item: AlertItem, texts: Sequence[str]) -> list[AlsoReported]:
    edits = item.change.edits if item.change else ()
    return [report for report in item.also if report.edit < len(edits) and edits[report.edit].new in texts]


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
