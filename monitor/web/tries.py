"""Rate limits on wrong tokens and passwords: for each address, and for all together.

Counts are kept in memory, within bounds, for the life of the process. Signed-in browsers are not limited: a cookie
cannot be guessed, so only tokens and passwords are counted.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from datetime import datetime, timedelta

# Ten wrong attempts at once, then two a minute: enough for a person, too few to guess a secret of 15 letters.
TRIES, EVERY = 10, timedelta(seconds=30)
# For all addresses together, so that using many addresses does not help.
TRIES_OF_ALL, EVERY_OF_ALL = 100, timedelta(seconds=1)
# Most addresses with a count, some megabytes, and most known ones. The oldest are forgotten first; the limit for all
# together still applies.
ADDRESSES = 10_000
KNOWN = 1_000


class Tries:
    """Counts the wrong tokens and passwords of addresses. Not thread-safe."""

    def __init__(self) -> None:
        # A leaky bucket for each address: the time at which it will be empty.
        self._spent: OrderedDict[str, datetime] = OrderedDict()
        self._spent_by_all: datetime | None = None
        self._known: OrderedDict[str, None] = OrderedDict()

    def wait(self, address: str, now: datetime) -> int:
        """Return the seconds until an address may try again; 0 if it may now.

        The limit for all together does not apply to an address that gave a right token or password before.
        """
        own = _wait(self._spent.get(address), TRIES, EVERY, now)
        if address in self._known:
            return own
        return max(own, _wait(self._spent_by_all, TRIES_OF_ALL, EVERY_OF_ALL, now))

    def wrong(self, address: str, now: datetime) -> None:
        """Count a wrong token or password."""
        self._spent[address] = max(self._spent.pop(address, now), now) + EVERY
        self._spent_by_all = max(self._spent_by_all or now, now) + EVERY_OF_ALL
        if len(self._spent) > ADDRESSES:
            self._spent.popitem(last=False)

    def right(self, address: str) -> None:
        """Record the right token: forget the wrong attempts of the address."""
        self._spent.pop(address, None)
        self._know(address)

    def take_back(self, address: str) -> None:
        """Take back the last count, because the password was right; unlike with the token, others are not forgotten.

        Otherwise a reader could guess other readers' passwords without limit, signing in between attempts.
        """
        if address in self._spent:
            self._spent[address] -= EVERY
        if self._spent_by_all is not None:
            self._spent_by_all -= EVERY_OF_ALL
        self._know(address)

    def _know(self, address: str) -> None:
        self._known[address] = None
        self._known.move_to_end(address)
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)


def _wait(spent: datetime | None, tries: int, every: timedelta, now: datetime) -> int:
    """Return the seconds until one more attempt fits into the bucket."""
    if spent is None:
        return 0
    return max(0, math.ceil((spent - now - (tries - 1) * every).total_seconds()))
