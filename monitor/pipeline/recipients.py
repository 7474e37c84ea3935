"""The subscriptions that versions are matched with, kept in memory until one of them changes."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Subscription
from monitor.pipeline.moves import with_moved_feeds
from monitor.ports import Store


@dataclass(frozen=True, slots=True)
class Recipients:
    """All subscriptions as they were at a revision, and who left which of them (name and recipient)."""

    revision: str | None
    subscriptions: tuple[Subscription, ...]
    unsubscribed: frozenset[tuple[str, str]]


class KnownRecipients:
    """The recipients that were read last. Safe to use from several threads."""

    def __init__(self) -> None:
        self._known: Recipients | None = None

    def at(self, store: Store, revision: str | None) -> Recipients:
        """The recipients of this revision, or of a later one: read only where other ones are in hand."""
        known = self._known
        if known is None or known.revision != revision:
            # The revision first: what changes meanwhile has a later one, and is read anew then.
            revision = store.subscriptions.revision()
            subscriptions = with_moved_feeds(store, store.subscriptions.list())
            known = Recipients(revision, subscriptions, store.subscriptions.unsubscribed())
            self._known = known
        return known
