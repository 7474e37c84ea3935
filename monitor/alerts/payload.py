"""The body of a webhook request, by the Standard Webhooks specification (type, timestamp, data).

``type`` is one of ``article.updated``, ``article.published``, ``article.text_removed``, ``source.broken``,
``monitor.heartbeat``, ``monitor.sample``, or ``digest`` with the others under ``data.items``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from monitor.alerts.headers import message_id
from monitor.alerts.links import MailOptions, article_url, diff_url
from monitor.alerts.withdrawals import selected_withdrawals
from monitor.model import AlertItem, AlertKind, Article, Withdrawal

_TYPES = {
    AlertKind.UPDATE: "article.updated",
    AlertKind.NEW_ARTICLE: "article.published",
    AlertKind.REMOVAL: "article.text_removed",
    AlertKind.BROKEN_SOURCE: "source.broken",
    AlertKind.HEARTBEAT: "monitor.heartbeat",
    AlertKind.SAMPLE: "monitor.sample",
}


def payload(
    items: Sequence[AlertItem], options: MailOptions, date: datetime, kinds: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The JSON of one alert, or of a digest of several.

    ``date``: when it was first due. ``kinds``: those that the subscription selects.
    """
    if len(items) == 1:
        event = _TYPES[items[0].alert.kind]
        return {"type": event, "timestamp": date.isoformat(), "data": _data(items[0], options, kinds)}
    entries = [{"type": _TYPES[item.alert.kind], **_data(item, options, kinds)} for item in items]
    return {"type": "digest", "timestamp": date.isoformat(), "data": {"items": entries}}


def _data(item: AlertItem, options: MailOptions, kinds: frozenset[str]) -> dict[str, Any]:
    alert = item.alert
    data: dict[str, Any] = {
        "alert": message_id(alert, options).strip("<>"),
        "subscription": alert.subscription,
        "detail": alert.detail,
        "article": _article(item.article, options) if item.article else None,
    }
    if item.change is None:
        return data
    change = item.change.to_dict()
    data |= {
        "headline": {"old": item.old_title, "new": item.new_title},
        "from": change["from"],
        "to": change["to"],
        "summary": change["summary"],
        "edits": [change["edits"][at] for at in alert.picks if at < len(change["edits"])],
        "withdrawals": [_withdrawal(withdrawal) for withdrawal in selected_withdrawals(item, kinds)],
    }
    if item.article and alert.from_version is not None and alert.to_version is not None:
        data["diff_url"] = diff_url(options, item.article.id, alert.from_version, alert.to_version)
    return data


def _withdrawal(withdrawal: Withdrawal) -> dict[str, Any]:
    """A withdrawal without the positions of its edits, as the payload has only the selected edits."""
    return {name: value for name, value in withdrawal.to_dict().items() if name != "edits"}


def _article(article: Article, options: MailOptions) -> dict[str, Any]:
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "feed": article.feed_title,
        "feeds": [feed.name for feed in article.feeds],
        "tags": list(article.tags),
        "history_url": article_url(options, article.id),
    }
