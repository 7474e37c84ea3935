"""Alerts as they are read: found by who they go to, and written as they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from monitor.alerts import MailOptions, compose, recipients
from monitor.model import Alert, AlertItem, AlertState, Message, Subscription
from monitor.ports import Store, TextLimit

# So many subscriptions and recipients with the words sought are read.
_MOST_NAMES = 10


def message_of(
    store: Store, items: Sequence[AlertItem], options: MailOptions, now: datetime, limit: TextLimit | None = None
) -> Message:
    """The message of these alerts as delivery writes it: what it says first may hang on what its subscription asks."""
    named = items[0].alert.subscription
    subscription = next((one for one in store.subscriptions.list() if one.name == named), None)
    return compose(items, options=options, now=now, subscription=subscription, limit=limit)


def found_alerts(
    store: Store,
    who: str,
    name_of: Callable[[str], str],
    state: AlertState | None = None,
    before: int | None = None,
    limit: int = 50,
) -> tuple[Alert, ...]:
    """Alerts, newest first, of subscriptions and recipients whose name has these words in it; "" for all.

    Of what is no subscription (any more) the whole name has to be given.
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
    fitting = [name for name in known if who.casefold() in name.casefold()]
    return list(dict.fromkeys([who, *fitting]))[:_MOST_NAMES]


def _addresses(
    who: str, known: Iterable[Subscription], left: Iterable[tuple[str, str]], name_of: Callable[[str], str]
) -> list[str]:
    addresses = dict.fromkeys(address for item in known for _, address in recipients(item))
    addresses.update(dict.fromkeys(address for _, address in sorted(left)))
    fitting = [address for address in addresses if who.casefold() in name_of(address).casefold()]
    # What is no mail address is a secret: nobody finds one by guessing it.
    typed = [who] if "@" in who and "://" not in who else []
    return list(dict.fromkeys([*typed, *fitting]))[:_MOST_NAMES]
