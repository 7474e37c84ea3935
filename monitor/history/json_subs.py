"""Subscriptions and alerts as JSON, with what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from monitor.alerts import MailOptions
from monitor.history.json import alert, subscription
from monitor.history.why import Picked, Why
from monitor.model import AlertItem, Message, Subscription, recipient_name


def subscription_shown(value: Subscription, left: Sequence[str], mail: MailOptions) -> dict[str, Any]:
    """One subscription, with the addresses of those who left it by their names."""
    return subscription(value, mail) | {"left": [recipient_name(address, mail.secret) for address in left]}


def alert_shown(
    value: AlertItem, message: Message, together: Sequence[AlertItem], found: Why, mail: MailOptions
) -> dict[str, Any]:
    """One alert with its message, and why it was raised."""
    return alert(value.alert, mail) | {
        "text": message.text,
        "together": [item.alert.id for item in together],
        "why": {
            "reason": found.reason,
            "criteria": [{"label": one.label, "asked": one.asked, "had": one.had} for one in found.criteria],
            "passages": [_picked(one) for one in found.passages],
            "withdrawals": [one.to_dict() for one in found.withdrawals],
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
