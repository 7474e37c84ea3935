"""Which alerts somebody has already read, on the web page or with ``catchup`` on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.alerts.match_withdrawn import silent_edits, withdrawn_edits
from monitor.model import AlertItem, AlertKind, Change, Subscription


def is_read(item: AlertItem, subscription: Subscription, place: int) -> bool:
    """Whether everything an alert reports is among the developments up to this number.

    Never covered is what ``catchup`` does not show: removals, withdrawals, first versions, what could not be compared.
    So is a version of which only some developments are: it is reported in full.
    """
    alert, change = item.alert, item.change
    if alert.kind is not AlertKind.UPDATE or change is None or item.development is None or item.development > place:
        return False
    return bool(alert.picks) and set(alert.picks) <= _shown_by_catching_up(subscription, change)


def newest_development(items: Sequence[AlertItem]) -> int | None:
    """The highest development number in these alerts: a reader of the message has read up to it; None if none."""
    return max((item.development for item in items if item.development is not None), default=None)


def _shown_by_catching_up(subscription: Subscription, change: Change) -> set[int]:
    """The edits of passages, without those that this subscription asks for other than as news."""
    shown = {at for passage in change.passages for at in passage.edits}
    return shown - {*withdrawn_edits(subscription, change), *silent_edits(subscription, change)}
