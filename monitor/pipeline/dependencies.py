"""The edges (store, fetcher, sandbox, senders, clock) and settings that the jobs of a pipeline use."""

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

# How long a lease lasts without renewal. Another worker claims a killed worker's jobs after at most this time and one
# tick, so that they are repeated within 30 seconds. Leases are renewed every 4 seconds, so that a slow worker keeps its
# jobs even while the database is unreachable for some 20 seconds.
LEASE = timedelta(seconds=24)


@dataclass(frozen=True, slots=True)
class PushOptions:
    """The public address at which hubs call us, and the key from which their tokens and secrets are derived."""

    public_url: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What the jobs need. ``worker`` names this process in leases; a channel that is not set up has no sender.

    ``lease``: how long a lease lasts without renewal, see ``pipeline.leases``.
    ``threads``: how many jobs run at once.
    ``parsers``: how many calls the sandbox runs at once; with only one, a page that is slow to read blocks all others.
    ``halt``: once set, deliveries stop before their next message and jobs that have not begun are not run.
    ``push``: None: no hub is asked to push. ``second``: None: no second reader is asked about uncertain sentences.
    ``shared_hosts``: all hosts under one of these names count as a single host.
    ``recipients``: a cache, read again only when the subscriptions changed.
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
        """All subscriptions; those that name a moved feed by its old address name the new address as well."""
        return with_moved_feeds(self.store, self.store.subscriptions.list())
