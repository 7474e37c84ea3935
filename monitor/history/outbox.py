"""Finds alerts by recipient or subscription, and composes their messages for display."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from monitor.alerts import MailOptions, compose, recipients
from monitor.model import Alert, AlertItem, AlertState, Message, Subscription
from monitor.ports import Store, TextLimit

# The most subscriptions, and the most recipients, that one search covers.
_MOST_NAMES = 10


def message_of(
    store: Store, items: Sequence[AlertItem], options: MailOptions, now: datetime, limit: TextLimit | None = None
) -> Message:
    """Compose the message of these alerts as delivery does, with the subscription's preferences."""
    name = items[0].alert.subscription
    subscription = next((item for item in store.subscriptions.list() if item.name == name), None)
    return compose(items, options=options, now=now, subscription=subscription, limit=limit)


def found_alerts(
    store: Store,
    who: str,
    name_of: Callable[[str], str],
    state: AlertState | None = None,
    before: int | None = None,
    limit: int = 50,
) -> tuple[Alert, ...]:
    """Return alerts, newest first, of subscriptions and recipients whose name contains ``who`` ("" for all).

    Alerts of a subscription that no longer exists are found only by its whole name.
    """
    outbox = store.outbox
    if not who:
        return outbox.list(state=state, before_id=before, limit=limit)
    states = tuple(AlertState) if state is None else (state,)
    known = store.subscriptions.list()
    names = _names(who, (item.name for item in known))
    addresses = _addresses(who, known, store.subscriptions.unsubscribed(), name_of)
    return outbox.of(names, addresses, states=states, before_id=before, limit=limit)


def _names(who: str, known: Iterable[str]) -> list[str]:
    matching = [name for name in known if who.casefold() in name.casefold()]
    return list(dict.fromkeys([who, *matching]))[:_MOST_NAMES]


def _addresses(
    who: str, known: Iterable[Subscription], left: Iterable[tuple[str, str]], name_of: Callable[[str], str]
) -> list[str]:
    addresses = dict.fromkeys(address for item in known for _, address in recipients(item))
    addresses.update(dict.fromkeys(address for _, address in sorted(left)))
    matching = [address for address in addresses if who.casefold() in name_of(address).casefold()]
    # Only mail addresses are searched for as typed: other addresses are secrets, which guessing must not confirm.
    typed = [who] if "@" in who and "://" not in who else []
    return list(dict.fromkeys([*typed, *matching]))[:_MOST_NAMES]
