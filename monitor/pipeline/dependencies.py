"""The edges and rules a pipeline works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

from monitor.alerts import MailOptions
from monitor.cadence import CadenceLimits
from monitor.model import Channel, Subscription
from monitor.pipeline.moves import with_moved_feeds
from monitor.pipeline.recipients import KnownRecipients
from monitor.ports import Clock, Fetcher, Sandbox, Sender, Store

if TYPE_CHECKING:
    from monitor.pipeline.second_reading import SecondReading

# How long a job that nobody renews is kept from others. What a killed worker held is claimed by another within this and
# a tick, so that it is done again within 30 seconds. Renewed every 4 seconds: a worker that is merely slow keeps its
# jobs, also where the database cannot be reached for some 20 seconds.
LEASE = timedelta(seconds=24)


@dataclass(frozen=True, slots=True)
class PushOptions:
    """Where hubs reach the web page, and the key that their subscriptions' tokens and secrets are made of."""

    public_url: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dependencies:
    """All that jobs need. ``worker`` names this process in leases; a channel not set up has no sender.

    ``lease`` is how long a job that nobody renews is kept from others: see ``pipeline.leases``.
    ``halt``, once set, ends a delivery before its next message; what was claimed is then given back.
    Without ``second`` nobody is asked about uncertain sentences.
    Without ``push`` no hub is asked to push. Hosts under one of ``shared_hosts`` are visited as one.
    ``recipients`` are read again only when they changed.
    ``parsers`` is how many calls the sandbox runs at once: with one, a page that is slow to read holds up the others.
    """

    store: Store
    fetcher: Fetcher
    sandbox: Sandbox
    clock: Clock
    worker: str
    senders: Mapping[Channel, Sender] = field(default_factory=dict)
    cadence: CadenceLimits = field(default_factory=CadenceLimits)
    mail: MailOptions = field(default_factory=MailOptions)
    lease: timedelta = LEASE
    threads: int = 32
    parsers: int = 2
    halt: Event = field(default_factory=Event)
    push: PushOptions | None = None
    second: SecondReading | None = None
    shared_hosts: frozenset[str] = frozenset()
    recipients: KnownRecipients = field(default_factory=KnownRecipients)

    def subscriptions(self) -> tuple[Subscription, ...]:
        """All subscriptions, of file and command line; those that name a feed which moved name its new address too."""
        return with_moved_feeds(self.store, self.store.subscriptions.list())
