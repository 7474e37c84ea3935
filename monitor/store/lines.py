"""Which lines recur on a host: how many of its articles had them, lately.

Counts are of distinct articles. When a host has contributed ``WINDOW`` articles all its counts are halved and lines
that fall to nothing are forgotten: so old layouts fade, and a host takes a bounded room.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, select, text, update

from monitor.store.engine import Database
from monitor.store.schema import article_lines, hosts, lines

WINDOW = 200
FEWEST_OTHERS = 3
SMALLEST_SHARE = 0.05
_MOST_LINES = 400
_LONGEST = 600
# The name under which the revision of the subscriptions is kept (``subscriptions.py``).
REVISION = "subscriptions-revision"
_ONE_MORE_ARTICLE = text(
    "INSERT INTO hosts (host, articles) VALUES (:host, :more) ON CONFLICT (host)"
    " DO UPDATE SET articles = hosts.articles + excluded.articles RETURNING id, articles"
)
# A line that is met again is kept as a text, too.
_ONE_MORE_LINE = text(
    "INSERT INTO lines (host_id, digest, articles) VALUES (:host, :digest, 1) ON CONFLICT (host_id, digest)"
    " DO UPDATE SET articles = lines.articles + 1, line = :line"
)
# The revision of the subscriptions comes along: a statement less for each version.
_SITE = text(
    "SELECT l.digest, l.articles, l.line, h.articles AS host_articles FROM hosts AS h JOIN lines AS l"
    " ON l.host_id = h.id AND l.line IS NOT NULL AND l.articles >= :fewest AND l.articles >= :fraction * h.articles"
    " WHERE h.host = :host UNION ALL SELECT NULL, NULL, value, NULL FROM notes WHERE name = :revision"
)


def short_digest(text: str) -> int:
    """64 bits of a text's digest, as the signed number a database holds."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def lock_host(database: Database, connection: Connection, host: str) -> Any:
    """The host's row, made if needed and held until the transaction ends."""
    query = select(hosts).where(hosts.c.host == host).with_for_update()
    row = connection.execute(query).first()
    if row is None:
        database.insert_new(connection, hosts, [{"host": host, "articles": 0}])
        row = connection.execute(query).one()
    return row


def count(
    database: Database,
    connection: Connection,
    host: str,
    article_id: int,
    texts: Sequence[str],
    *,
    is_first: bool = False,
) -> None:
    """Count the lines of an article that it has not contributed before; with ``is_first`` it contributed none."""
    before = frozenset() if is_first else _contributed(connection, article_id)
    wanted = {short_digest(text): text for text in texts[:_MOST_LINES] if len(text) <= _LONGEST}
    fresh = {digest: text for digest, text in wanted.items() if digest not in before}
    if not fresh:
        return
    # The host's row is held from here on, so that counts of one host follow each other.
    row = connection.execute(_ONE_MORE_ARTICLE, {"host": host, "more": 0 if before else 1}).one()
    counted = [{"host": row.id, "digest": digest, "line": text} for digest, text in sorted(fresh.items())]
    connection.execute(_ONE_MORE_LINE, counted)
    # An article contributes again and again while it grows; what it may remember is bounded too.
    kept = array("q", sorted(before | set(fresh))[: 4 * _MOST_LINES]).tobytes()
    database.upsert(connection, article_lines, [{"article_id": article_id, "digests": kept}])
    if not before and row.articles >= WINDOW:
        _halve(connection, row.id, row.articles // 2)


@dataclass(frozen=True, slots=True)
class Site:
    """The lines that recur on a host, and the revision of the subscriptions, read with them."""

    lines: frozenset[str]
    subscriptions: str | None


def read_site(connection: Connection, host: str, article_id: int) -> Site:
    """The lines that are on enough other articles of the host to be its furniture."""
    asked = {"host": host, "fewest": FEWEST_OTHERS, "fraction": SMALLEST_SHARE, "revision": REVISION}
    rows = connection.execute(_SITE, asked).all()
    found = [row for row in rows if row.digest is not None]
    mine = _contributed(connection, article_id) if found else frozenset()
    recurring = frozenset(
        row.line
        for row in found
        if row.articles - (row.digest in mine) >= max(FEWEST_OTHERS, SMALLEST_SHARE * row.host_articles)
    )
    return Site(recurring, next((row.line for row in rows if row.digest is None), None))


def _contributed(connection: Connection, article_id: int) -> frozenset[int]:
    query = select(article_lines.c.digests).where(article_lines.c.article_id == article_id)
    found = array("q")
    found.frombytes(connection.execute(query).scalar() or b"")
    return frozenset(found)


def _halve(connection: Connection, host_id: int, total: int) -> None:
    connection.execute(delete(lines).where(lines.c.host_id == host_id, lines.c.articles < 2))
    halved = update(lines).where(lines.c.host_id == host_id).values(articles=lines.c.articles // 2)
    connection.execute(halved)
    connection.execute(update(hosts).where(hosts.c.id == host_id).values(articles=total))
