"""A cache of the subscriptions that versions are matched with, valid until one of them changes."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Subscription
from monitor.pipeline.moves import with_moved_feeds
from monitor.ports import Store


@dataclass(frozen=True, slots=True)
class Recipients:
    """All subscriptions at a revision, and who has unsubscribed: pairs of subscription name and recipient."""

    revision: str | None
    subscriptions: tuple[Subscription, ...]
    unsubscribed: frozenset[tuple[str, str]]


class KnownRecipients:
    """Caches the recipients read last. Safe to use from several threads."""

    def __init__(self) -> None:
        self._known: Recipients | None = None

    def at(self, store: Store, revision: str | None) -> Recipients:
        """Return the recipients at this revision or a later one; reads them only if another revision is cached."""
        known = self._known
        if known is None or known.revision != revision:
            # The revision is read first: a change meanwhile gets a later one, which makes this cache stale.
            revision = store.subscriptions.revision()
            subscriptions = with_moved_feeds(store, store.subscriptions.list())
            known = Recipients(revision, subscriptions, store.subscriptions.unsubscribed())
            self._known = known
        return known
