"""Subscriptions from outside the configuration file: from the web page, the command line or the API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from monitor.model import Subscription, recipient_name
from monitor.settings.problems import config_error
from monitor.settings.schema import SubscriptionSettings
from monitor.settings.tables import Mistakes, read


def read_subscription(values: Mapping[str, Any], kept: Subscription | None = None, secret: str = "") -> Subscription:
    """Read a subscription by the rules of the configuration file. Raises ``ConfigError`` with ``problems`` by key.

    ``kept`` is the stored subscription that is changed. In ``values`` its secret addresses may be given by their
    displayed names (``recipient_name`` under ``secret``), so that nobody has to know an address to keep it. Its
    ``webhook_secret`` is kept with its webhook unless ``values`` has one.
    """
    given = dict(values) if kept is None else _with_kept(values, kept, secret)
    try:
        return replace(read(SubscriptionSettings, given).subscription(), origin="cli")
    except Mistakes as error:
        raise config_error(error) from error


def _with_kept(values: Mapping[str, Any], kept: Subscription, secret: str) -> dict[str, Any]:
    """The values with the displayed names of secret addresses replaced by the addresses."""
    hidden = [*kept.apprise, *filter(None, [kept.webhook])]
    addresses = {recipient_name(address, secret): address for address in hidden}
    given = dict(values)
    if isinstance(chats := given.get("apprise"), list | tuple):
        given["apprise"] = [addresses.get(chat, chat) if isinstance(chat, str) else chat for chat in chats]
    if isinstance(webhook := given.get("webhook"), str):
        given["webhook"] = addresses.get(webhook, webhook)
    if kept.webhook and given.get("webhook") == kept.webhook and "webhook_secret" not in given:
        given["webhook_secret"] = kept.webhook_secret
    return given
