"""Handing out due rows: leased, oldest first, and no host to two workers at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, or_, select, update

from monitor.model import Claim, visited_as
from monitor.store.articles import chunks
from monitor.store.engine import Database
from monitor.store.schema import articles, feeds, hosts

# The first page of candidates; each further one is twice as large, up to the last.
_PAGE, _LARGEST_PAGE = 20, 2000


def take(database: Database, connection: Connection, table: Table, claim: Claim, **changes: Any) -> list[int]:
    """Lease up to ``claim.limit`` rows of feeds or articles; their numbers, the longest due first."""
    database.claim_turn(connection)
    taken: list[int] = []
    per_host: Counter[str] = Counter()
    for row in _candidates(connection, table, claim, per_host):
        if len(taken) >= claim.limit:
            break
        host = visited_as(row.host, claim.shared_hosts)
        if per_host[host] < claim.per_host:
            per_host[host] += 1
            taken.append(row.id)
    lease = {"lease_until": claim.now + claim.lease, "leased_by": claim.worker, **changes}
    for part in chunks(taken):
        connection.execute(update(table).where(table.c.id.in_(part)).values(**lease))
    return taken


def _candidates(connection: Connection, table: Table, claim: Claim, per_host: Counter[str]) -> Iterator[Row[Any]]:
    if claim.only is None:
        yield from _pages(connection, table, claim, per_host)
        return
    found: list[Row[Any]] = []
    for part in chunks(sorted(set(claim.only))):
        found += connection.execute(_claimable(table, claim).where(table.c.id.in_(part)))
    yield from sorted(found, key=lambda row: (row.due_at, row.id))


def _pages(connection: Connection, table: Table, claim: Claim, per_host: Counter[str]) -> Iterator[Row[Any]]:
    """Claimable rows by the time they fell due; hosts that have had their share are left out of further pages."""
    size = max(_PAGE, 2 * claim.limit)
    after: Row[Any] | None = None
    while True:
        query = _claimable(table, claim).order_by(table.c.due_at, table.c.id).limit(size)
        full = [host for host, count in per_host.items() if count >= claim.per_host]
        if full:
            query = query.where(table.c.host.not_in(full))
        if after is not None:
            later = or_(table.c.due_at > after.due_at, table.c.id > after.id)
            query = query.where(table.c.due_at >= after.due_at, later)
        rows = connection.execute(query).all()
        yield from rows
        if len(rows) < size:
            return
        after, size = rows[-1], max(size, min(2 * size, _LARGEST_PAGE))


def _claimable(table: Table, claim: Claim) -> Select[Any]:
    query = select(table.c.id, table.c.host, table.c.due_at).where(
        table.c.due_at.is_not(None),
        or_(table.c.lease_until.is_(None), table.c.lease_until <= claim.now),
        table.c.host.not_in(select(hosts.c.host).where(hosts.c.not_before > claim.now)),
        *(table.c.host.not_in(_busy(other, claim)) for other in (feeds, articles)),
    )
    if claim.due_only:
        query = query.where(table.c.due_at <= claim.now)
    return query.with_for_update(skip_locked=True, of=table)


def _busy(table: Table, claim: Claim) -> Select[Any]:
    return select(table.c.host).where(table.c.lease_until > claim.now, table.c.leased_by != claim.worker)


def in_order(ids: Iterable[int], found: dict[int, Any]) -> tuple[Any, ...]:
    """The values of these numbers, in the order of the numbers."""
    return tuple(found[number] for number in ids if number in found)
