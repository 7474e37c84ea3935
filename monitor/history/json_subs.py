"""Subscriptions and alerts as JSON, with details."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from monitor.alerts import MailOptions
from monitor.history.json import alert, subscription
from monitor.history.why import Picked, Why
from monitor.model import AlertItem, Message, Subscription, recipient_name


def subscription_shown(value: Subscription, left: Sequence[str], mail: MailOptions) -> dict[str, Any]:
    """One subscription, with the names of the recipients who have unsubscribed."""
    return subscription(value, mail) | {"left": [recipient_name(address, mail.secret) for address in left]}


def alert_shown(
    value: AlertItem, message: Message, together: Sequence[AlertItem], found: Why, mail: MailOptions
) -> dict[str, Any]:
    """One alert with its message, the alerts sent together with it, and why it was raised."""
    return alert(value.alert, mail) | {
        "text": message.text,
        "together": [item.alert.id for item in together],
        "why": {
            "reason": found.reason,
            "criteria": [{"label": item.label, "asked": item.asked, "had": item.had} for item in found.criteria],
            "passages": [_picked(item) for item in found.passages],
            "withdrawals": [item.to_dict() for item in found.withdrawals],
            "still": found.still,
        },
    }


def _picked(value: Picked) -> dict[str, Any]:
    return {
        "label": value.label,
        "kind": value.kind,
        "text": value.text,
        "previous": value.old or None,
        "score": value.score,
        "importance": value.importance,
        "importance_reasons": list(value.importance_reasons),
        "evidence": [{"reason": item.reason, "text": item.text} for item in value.evidence],
        "words": list(value.words),
    }
