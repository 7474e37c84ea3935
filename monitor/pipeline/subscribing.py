"""Subscriptions made, changed and taken back by hand: the same for commands, pages and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from monitor.alerts import covers_feed, covers_tags, recipients
from monitor.errors import ConfigError, NotFound
from monitor.model import Subscription
from monitor.pipeline.moves import with_moved_feeds
from monitor.ports import Store

# As steps of a path these lead elsewhere (RFC 3986 5.2.4): such a subscription would have no page.
_NO_NAMES = frozenset({".", ".."})


def find_subscription(store: Store, name: str) -> Subscription:
    """The subscription of this name; raises ``NotFound``."""
    found = next((item for item in store.subscriptions.list() if item.name == name), None)
    if found is None:
        raise NotFound(f'no subscription is called "{name}"', advice="`monitor subscriptions list` shows them")
    return found


def put_subscription(
    store: Store, subscription: Subscription, *, new: bool = False, everybody: bool = False
) -> tuple[str, ...]:
    """Keep it, in place of the one of its name (none may be there if ``new``); who of its recipients is let back in.

    These had left a subscription of this name and are named anew; with ``everybody`` also those that it named before.
    Raises ``ConfigError``.
    """
    before = next((item for item in store.subscriptions.list() if item.name == subscription.name), None)
    _check(subscription, before, new=new)
    named = {address for _, address in recipients(before)} if before is not None and not everybody else set()
    store.subscriptions.put(subscription)
    addresses = [address for _, address in recipients(subscription) if address not in named]
    return tuple(address for address in addresses if store.subscriptions.resubscribe(subscription.name, address))


def unmatched_selections(store: Store, subscription: Subscription) -> Iterator[str]:
    """The feeds and tags it names of which none is followed, such as ``feed "harbour"``: nothing is sent for them.

    An article it names may be one that is still to come.
    """
    for name in subscription.feeds:
        (one,) = with_moved_feeds(store, [replace(subscription, feeds=(name,))])
        if not any(_is_followed(store, one, each) for each in one.feeds):
            yield f'feed "{name}"'
    known = tuple(store.feeds.tags()) if subscription.tags else ()
    for tag in subscription.tags:
        if not covers_tags(replace(subscription, tags=(tag,)), known):
            yield f'tag "{tag}"'


def _is_followed(store: Store, subscription: Subscription, name: str) -> bool:
    """Whether a feed of this name is one that the subscription selects."""
    known = {feed.id: (feed.url, feed.title or feed.url) for feed in store.feeds.find(name)}
    known |= {feed.id: (feed.url, feed.title or feed.url) for feed in store.feeds.list(text=name)}
    return any(covers_feed(subscription, number, *called) for number, called in known.items())


def remove_subscription(store: Store, name: str) -> None:
    """Take it back, and what is queued for it. Raises ``NotFound``, and ``ConfigError`` if it is in the file."""
    if any(item.name == name and item.origin == "config" for item in store.subscriptions.list()):
        raise ConfigError(f'"{name}" is in the configuration file', advice="take it out there")
    if not store.subscriptions.remove(name):
        raise NotFound(f'no subscription is called "{name}"', advice="`monitor subscriptions list` shows them")


def let_back_in(store: Store, name: str, recipient: str, name_of: Callable[[str], str]) -> str:
    """Tell somebody again who had left it: an address, or the name it is shown by; the address. Raises ``NotFound``."""
    left = [who for subscription, who in sorted(store.subscriptions.unsubscribed()) if subscription == name]
    found = next((who for who in left if recipient in (who, name_of(who))), None)
    if found is None:
        said = name_of(recipient) if "://" in recipient else recipient
        advice = f"who has left it: {', '.join(map(name_of, left)) or 'nobody'}"
        raise NotFound(f'{said} has not left "{name}"', advice=advice)
    store.subscriptions.resubscribe(name, found)
    return found


def _check(subscription: Subscription, before: Subscription | None, *, new: bool) -> None:
    if before is not None and before.origin == "config":
        said = f'"{before.name}" is in the configuration file'
        raise ConfigError(said, advice="change it there", problems={"name": said})
    if before is not None and new:
        said = f'there is a subscription "{before.name}" already'
        raise ConfigError(said, advice="choose another name, or change that one", problems={"name": said})
    if subscription.name.strip() in _NO_NAMES:
        raise ConfigError("a name needs letters or digits", problems={"name": "it needs letters or digits"})
    if not (subscription.to or subscription.webhook or subscription.apprise):
        said = "a subscription needs someone to tell"
        advice = "give --to, --webhook or --apprise"
        raise ConfigError(said, advice=advice, problems={"to": f"{said}: a mail address, a webhook or a chat service"})
