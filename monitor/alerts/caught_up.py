"""Which alerts a reader has already read, on the web page or with ``catchup`` on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.alerts.matching_withdrawals import silent_edits, withdrawn_edits
from monitor.model import AlertItem, AlertKind, Change, Subscription


def is_read(item: AlertItem, subscription: Subscription, place: int) -> bool:
    """Whether everything that an alert reports is among the developments up to number ``place``.

    False for what ``catchup`` does not show: removals, withdrawals, first versions, changes without a comparison. Also
    false for a version of which only some developments were read: it is reported in full.
    """
    alert, change = item.alert, item.change
    if alert.kind is not AlertKind.UPDATE or change is None or item.development is None or item.development > place:
        return False
    return bool(alert.picks) and set(alert.picks) <= _shown_by_catchup(subscription, change)


def newest_development(items: Sequence[AlertItem]) -> int | None:
    """The highest development number in these alerts, up to which the message's reader has read; None if none."""
    return max((item.development for item in items if item.development is not None), default=None)


def _shown_by_catchup(subscription: Subscription, change: Change) -> set[int]:
    """The edits in passages, without those that the subscription selects as withdrawals or silent edits."""
    shown = {at for passage in change.passages for at in passage.edits}
    return shown - {*withdrawn_edits(subscription, change), *silent_edits(subscription, change)}
