"""Subscriptions that are no table of the file: typed into a page or a command, or sent by a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from monitor.model import Subscription, recipient_name
from monitor.settings.problems import config_error
from monitor.settings.schema import SubscriptionSettings
from monitor.settings.tables import Mistakes, read


def read_subscription(values: Mapping[str, Any], kept: Subscription | None = None, secret: str = "") -> Subscription:
    """A subscription made by hand, under the rules of the file; ``ConfigError`` as ``load``, with its ``problems``.

    ``kept`` is the one whose recipients may be called by the names that they are shown by (``recipient_name`` under
    ``secret``): nobody has to know a secret address to keep it. Its ``webhook_secret`` stays with its webhook, where
    the values name none.
    """
    given = dict(values) if kept is None else _with_kept(values, kept, secret)
    try:
        return replace(read(SubscriptionSettings, given).subscription(), origin="cli")
    except Mistakes as error:
        raise config_error(error) from error


def _with_kept(values: Mapping[str, Any], kept: Subscription, secret: str) -> dict[str, Any]:
    hidden = [*kept.apprise, *filter(None, [kept.webhook])]
    addresses = {recipient_name(address, secret): address for address in hidden}
    given = dict(values)
    if isinstance(chats := given.get("apprise"), list | tuple):
        given["apprise"] = [addresses.get(one, one) if isinstance(one, str) else one for one in chats]
    if isinstance(webhook := given.get("webhook"), str):
        given["webhook"] = addresses.get(webhook, webhook)
    if kept.webhook and given.get("webhook") == kept.webhook and "webhook_secret" not in given:
        given["webhook_secret"] = kept.webhook_secret
    return given
