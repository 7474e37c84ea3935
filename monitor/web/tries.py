"""How often a wrong token or password may be tried: by each address, and by all together.

Counts are kept in memory, within bounds, for the life of the process. Signed-in browsers are not limited: a cookie
cannot be guessed, so only forms and programs that give a token or a password are counted.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from datetime import datetime, timedelta

# Ten wrong tries at once, then two a minute: enough for a person, too few to find a secret of 15 letters.
TRIES, EVERY = 10, timedelta(seconds=30)
# Of all addresses together, so that many addresses have no more tries.
TRIES_OF_ALL, EVERY_OF_ALL = 100, timedelta(seconds=1)
# Some megabytes at most. The oldest are forgotten first; the bound for all holds even so.
ADDRESSES = 10_000
KNOWN = 1_000


class Tries:
    """Counts the wrong tokens and passwords of addresses; not for use from several threads."""

    def __init__(self) -> None:
        # By address, when its bucket is empty again (a leaky bucket).
        self._spent: OrderedDict[str, datetime] = OrderedDict()
        self._spent_by_all: datetime | None = None
        self._known: OrderedDict[str, None] = OrderedDict()

    def wait(self, address: str, now: datetime) -> int:
        """How many seconds an address has to wait until it may try again; 0 where it may.

        The limit of all does not apply to an address that gave a right one before.
        """
        own = _wait(self._spent.get(address), TRIES, EVERY, now)
        if address in self._known:
            return own
        return max(own, _wait(self._spent_by_all, TRIES_OF_ALL, EVERY_OF_ALL, now))

    def wrong(self, address: str, now: datetime) -> None:
        """An address gave a wrong token or password."""
        self._spent[address] = max(self._spent.pop(address, now), now) + EVERY
        self._spent_by_all = max(self._spent_by_all or now, now) + EVERY_OF_ALL
        if len(self._spent) > ADDRESSES:
            self._spent.popitem(last=False)

    def right(self, address: str) -> None:
        """An address gave the right token: what it tried before is forgotten."""
        self._spent.pop(address, None)
        self._know(address)

    def was_right(self, address: str) -> None:
        """What was counted as wrong just now was a right password. Others are not forgotten, unlike with the token:

        whoever has a password could otherwise guess another one's without end.
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
    """Seconds until one more try fits into the bucket."""
    if spent is None:
        return 0
    return max(0, math.ceil((spent - now - (tries - 1) * every).total_seconds()))
