"""Claims: leasing due feeds and articles, longest due first, and never rows of one host to two workers at once."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, func, or_, select, update

from monitor.model import LONGEST_WAIT, Claim, PassedOver, rate_limit_host
from monitor.store.engine import Database
from monitor.store.paging import chunks
from monitor.store.schema import articles, feeds, hosts

# Rows in the first page of candidates; each further page is twice as large, up to the largest.
_PAGE, _LARGEST_PAGE = 20, 2000
_LEASED = (feeds, articles)


@contextmanager
def claiming(
    database: Database, claim: Claim, timer: Callable[[], float] = time.monotonic
) -> Iterator[tuple[Connection, Claim]]:
    """A transaction that holds the lock of claims, and the claim with its lease extended by the wait for that lock.

    Without this, the leases of a claim that waited long would end before their jobs begin.
    """
    started = timer()
    with database.write() as connection:
        database.lock_claims(connection)
        yield connection, replace(claim, lease=claim.lease + timedelta(seconds=int(timer() - started)))


def lease_rows(connection: Connection, table: Table, claim: Claim, **changes: Any) -> list[int]:
    """Lease up to ``claim.limit`` rows of feeds or articles, within ``claiming``.

    ``changes`` are further columns to set in the leased rows. Returns their numbers, longest due first.
    """
    taken: list[int] = []
    per_host = Counter(claim.spent)
    # A paused service counts as used up, with all its hosts.
    per_host.update(dict.fromkeys(_paused_services(connection, claim), claim.per_host))
    for row in _candidates(connection, table, claim, per_host):
        if len(taken) >= claim.limit:
            break
        host = rate_limit_host(row.host, claim.shared_hosts)
        if per_host[host] < claim.per_host:
            per_host[host] += 1
            taken.append(row.id)
    lease = {"lease_until": claim.now + claim.lease, "leased_by": claim.worker, **changes}
    for part in chunks(taken):
        connection.execute(update(table).where(table.c.id.in_(part)).values(**lease))
    return taken


def passed_over(connection: Connection, table: Table, claim: Claim) -> list[PassedOver]:
    """The rows that a claim skips because of another worker, or of a pause that their host asked for."""
    held = _held_by_others(connection, claim)
    pauses = {row.host: row for row in connection.execute(_pauses(claim))}
    found: list[PassedOver] = []
    for host, count in _requested(connection, table, claim).items():
        pause = pauses.get(host) or pauses.get(rate_limit_host(host, claim.shared_hosts))
        if host in held:
            found.append(PassedOver(host, count, held_by=held[host]))
        elif pause is not None:
            found.append(PassedOver(host, count, until=pause.not_before, reason=pause.reason or ""))
    return found


def _requested(connection: Connection, table: Table, claim: Claim) -> Counter[str]:
    """The number of rows by host that a claim asks for and that its worker does not hold yet."""
    mine = and_(table.c.lease_until.is_not(None), table.c.lease_until > claim.now, table.c.leased_by == claim.worker)
    query = (
        select(table.c.host, func.count().label("number")).where(*_is_due(table, claim), ~mine).group_by(table.c.host)
    )
    parts = [None] if claim.only is None else chunks(sorted(set(claim.only)))
    found: Counter[str] = Counter()
    for part in parts:
        rows = connection.execute(query if part is None else query.where(table.c.id.in_(part)))
        found.update({row.host: row.number for row in rows})
    return found


def _held_by_others(connection: Connection, claim: Claim) -> dict[str, str]:
    """The hosts at which another worker holds any row, and that worker."""
    held: dict[str, str] = {}
    for table in _LEASED:
        query = select(table.c.host, func.max(table.c.leased_by).label("worker")).where(
            *_leased_to_others(table, claim)
        )
        held |= {row.host: row.worker for row in connection.execute(query.group_by(table.c.host))}
    return held


def _candidates(connection: Connection, table: Table, claim: Claim, per_host: Counter[str]) -> Iterator[Row[Any]]:
    """Claimable rows, longest due first; ``per_host`` is updated by the caller as it takes them."""
    if claim.only is None:
        yield from _pages(connection, table, claim, per_host)
        return
    found: list[Row[Any]] = []
    for part in chunks(sorted(set(claim.only))):
        found += connection.execute(_claimable(table, claim).where(table.c.id.in_(part)))
    yield from sorted(found, key=lambda row: (row.due_at, row.id))


def _pages(connection: Connection, table: Table, claim: Claim, per_host: Counter[str]) -> Iterator[Row[Any]]:
    """Claimable rows, longest due first; hosts whose share is used up are left out of further pages."""
    size = max(_PAGE, 2 * claim.limit)
    after: Row[Any] | None = None
    while True:
        query = _claimable(table, claim).order_by(table.c.due_at, table.c.id).limit(size)
        full = [host for host, count in per_host.items() if count >= claim.per_host]
        query = query.where(*_not_at(table, full, claim.shared_hosts))
        if after is not None:
            later = or_(table.c.due_at > after.due_at, table.c.id > after.id)
            query = query.where(table.c.due_at >= after.due_at, later)
        rows = connection.execute(query).all()
        yield from rows
        if len(rows) < size:
            return
        after, size = rows[-1], max(size, min(2 * size, _LARGEST_PAGE))


def _not_at(table: Table, full: Iterable[str], shared: Collection[str]) -> Iterator[ColumnElement[bool]]:
    """Conditions that leave out hosts, and services together with all their hosts."""
    names = set(full)
    if names:
        yield table.c.host.not_in(names)
    for service in names.intersection(shared):
        yield ~table.c.host.endswith(f".{service}", autoescape=True)


def _claimable(table: Table, claim: Claim) -> Select[Any]:
    query = select(table.c.id, table.c.host, table.c.due_at).where(
        *_is_due(table, claim),
        or_(table.c.lease_until.is_(None), table.c.lease_until <= claim.now),
        table.c.host.not_in(_pauses(claim).with_only_columns(hosts.c.host)),
        *(table.c.host.not_in(select(other.c.host).where(*_leased_to_others(other, claim))) for other in _LEASED),
    )
    return query.with_for_update(skip_locked=True, of=table)


def _is_due(table: Table, claim: Claim) -> Iterator[ColumnElement[bool]]:
    """The conditions for rows that a claim asks for: scheduled, and due unless it takes others too."""
    yield table.c.due_at.is_not(None)
    if claim.due_only:
        yield table.c.due_at <= (claim.due_by or claim.now)


def _leased_to_others(table: Table, claim: Claim) -> tuple[ColumnElement[bool], ...]:
    return table.c.lease_until > claim.now, table.c.leased_by != claim.worker


def _pauses(claim: Claim) -> Select[Any]:
    """The hosts that asked for a pause which has not ended; pauses longer than any valid one are ignored."""
    paused = (hosts.c.not_before > claim.now, hosts.c.not_before <= claim.now + LONGEST_WAIT)
    return select(hosts.c.host, hosts.c.not_before, hosts.c.reason).where(*paused)


def _paused_services(connection: Connection, claim: Claim) -> Iterable[str]:
    """The shared hosts that asked for a pause of the whole service."""
    if not claim.shared_hosts:
        return ()
    query = _pauses(claim).where(hosts.c.host.in_(claim.shared_hosts))
    return connection.execute(query).scalars().all()


def in_order(ids: Iterable[int], found: dict[int, Any]) -> tuple[Any, ...]:
    """The values of these numbers, in their order; missing ones are left out."""
    return tuple(found[number] for number in ids if number in found)
