"""Adding, changing and removing subscriptions by hand, for commands, web page and API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from monitor.alerts import covers_feed, covers_tags, recipients
from monitor.errors import ConfigError, NotFound
from monitor.model import Subscription
from monitor.pipeline.moves import with_moved_feeds
from monitor.ports import Store

# As path segments these are removed from URLs (RFC 3986 5.2.4): such a subscription could have no page.
_NO_NAMES = frozenset({".", ".."})


def find_subscription(store: Store, name: str) -> Subscription:
    """Return the subscription of this name. Raises ``NotFound``."""
    found = _named(store, name)
    if found is None:
        raise _not_found(name)
    return found


def _named(store: Store, name: str) -> Subscription | None:
    return next((item for item in store.subscriptions.list() if item.name == name), None)


def _not_found(name: str) -> NotFound:
    return NotFound(f'no subscription is called "{name}"', advice="`monitor subscriptions list` shows them")


def put_subscription(
    store: Store, subscription: Subscription, *, new: bool = False, everybody: bool = False
) -> tuple[str, ...]:
    """Store a subscription, replacing the one of the same name (``new``: none may exist).

    Recipients who had unsubscribed from that name are subscribed again and returned, if they were not among its
    recipients before; with ``everybody``, also those that were. Raises ``ConfigError``.
    """
    before = _named(store, subscription.name)
    _check(subscription, before, new=new)
    named_before: set[str] = set()
    if before is not None and not everybody:
        named_before = {address for _, address in recipients(before)}
    store.subscriptions.put(subscription)
    addresses = [address for _, address in recipients(subscription) if address not in named_before]
    return tuple(address for address in addresses if store.subscriptions.resubscribe(subscription.name, address))


def unmatched_selections(store: Store, subscription: Subscription) -> Iterator[str]:
    """Yield the feeds and tags of a subscription that match no followed feed, such as ``feed "harbour"``.

    Articles are not checked: they may still be to come.
    """
    for name in subscription.feeds:
        (with_name,) = with_moved_feeds(store, [replace(subscription, feeds=(name,))])
        if not any(_is_followed(store, with_name, each) for each in with_name.feeds):
            yield f'feed "{name}"'
    known = tuple(store.feeds.tags()) if subscription.tags else ()
    for tag in subscription.tags:
        if not covers_tags(replace(subscription, tags=(tag,)), known):
            yield f'tag "{tag}"'


def _is_followed(store: Store, subscription: Subscription, name: str) -> bool:
    """Whether a followed feed has this name and is selected by the subscription."""
    known = {feed.id: (feed.url, feed.title or feed.url) for feed in store.feeds.find(name)}
    known |= {feed.id: (feed.url, feed.title or feed.url) for feed in store.feeds.list(text=name)}
    return any(covers_feed(subscription, number, *called) for number, called in known.items())


def remove_subscription(store: Store, name: str) -> None:
    """Remove a subscription and cancel its queued alerts.

    Raises ``NotFound``, and ``ConfigError`` if it comes from the configuration file.
    """
    known = _named(store, name)
    if known is not None and known.origin == "config":
        raise ConfigError(f'"{name}" is in the configuration file', advice="remove it there")
    if not store.subscriptions.remove(name):
        raise _not_found(name)


def let_back_in(store: Store, name: str, recipient: str, name_of: Callable[[str], str]) -> str:
    """Subscribe a recipient again who had unsubscribed; returns the recipient's address. Raises ``NotFound``.

    ``recipient`` is the address, or the name that ``name_of`` shows for it.
    """
    left = [address for subscription, address in sorted(store.subscriptions.unsubscribed()) if subscription == name]
    found = next((address for address in left if recipient in (address, name_of(address))), None)
    if found is None:
        shown = name_of(recipient) if "://" in recipient else recipient
        advice = f"who has left it: {', '.join(map(name_of, left)) or 'nobody'}"
        raise NotFound(f'{shown} has not left "{name}"', advice=advice)
    store.subscriptions.resubscribe(name, found)
    return found


def _check(subscription: Subscription, before: Subscription | None, *, new: bool) -> None:
    if before is not None and before.origin == "config":
        message = f'"{before.name}" is in the configuration file'
        raise ConfigError(message, advice="change it there", problems={"name": message})
    if before is not None and new:
        message = f'there is a subscription "{before.name}" already'
        raise ConfigError(message, advice="choose another name, or change that one", problems={"name": message})
    if subscription.name.strip() in _NO_NAMES:
        raise ConfigError("a name needs letters or digits", problems={"name": "it needs letters or digits"})
    if not (subscription.to or subscription.webhook or subscription.apprise):
        message = "a subscription needs someone to tell"
        where = f"{message}: a mail address, a webhook or a chat service"
        raise ConfigError(message, advice="give --to, --webhook or --apprise", problems={"to": where})
