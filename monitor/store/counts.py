"""Reading the counts in ``tallies``, and the range of row numbers of a range of days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, select

from monitor.ports import LARGEST_NUMBER
from monitor.store.schema_lists import tallies

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


def day_of(moment: datetime) -> int:
    """The day (UTC) of a time, as days since 1970-01-01."""
    return (moment - _EPOCH) // _DAY


def counts_of(connection: Connection, name: str, part: str | None = None) -> dict[str, int]:
    """The non-zero counts of a name by part, summed over all days.

    ``part`` reads one part only, of counts that are not kept by day.
    """
    query = select(tallies.c.part, func.sum(tallies.c.number)).where(tallies.c.name == name).group_by(tallies.c.part)
    if part is not None:
        query = query.where(tallies.c.day == 0, tallies.c.part == part)
    return {part: int(number) for part, number in connection.execute(query.order_by(tallies.c.part)) if number}


def counts_after(connection: Connection, name: str, since: datetime) -> dict[str, int]:
    """The non-zero counts by part of the days (UTC) after that of ``since``."""
    conditions = (tallies.c.name == name, tallies.c.day > day_of(since))
    query = select(tallies.c.part, func.sum(tallies.c.number)).where(*conditions).group_by(tallies.c.part)
    return {part: int(number) for part, number in connection.execute(query) if number}


def numbers_between(
    connection: Connection, name: str, since: datetime | None, until: datetime | None
) -> tuple[int | None, int | None]:
    """The lowest and highest row number of the days (UTC) from ``since`` to ``until``; None without that limit."""
    low = high = None
    condition = tallies.c.name == name
    if since is not None:
        lowest = select(func.min(tallies.c.lowest)).where(condition, tallies.c.day >= day_of(since))
        found = connection.execute(lowest).scalar()
        low = LARGEST_NUMBER if found is None else found
    if until is not None:
        highest = select(func.max(tallies.c.highest)).where(condition, tallies.c.day <= day_of(until))
        high = connection.execute(highest).scalar() or 0
    return low, high
