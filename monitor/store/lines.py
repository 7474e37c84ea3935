"""Which lines recur on a host: how many of its articles had them, lately.

Counts are of distinct articles. When a host has contributed ``WINDOW`` articles all its counts are halved and lines
that fall to nothing are forgotten: so old layouts fade, and a host takes a bounded room.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from monitor.store.articles import chunks
from monitor.store.engine import Database
from monitor.store.schema import article_lines, hosts, lines

WINDOW = 200
FEWEST_OTHERS = 3
SMALLEST_SHARE = 0.05
_MOST_LINES = 400
_LONGEST = 600


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


def count(database: Database, connection: Connection, host: str, article_id: int, texts: Sequence[str]) -> None:
    """Count the lines of an article that it has not contributed before."""
    row = lock_host(database, connection, host)
    before = _contributed(connection, article_id)
    wanted = {short_digest(text): text for text in texts[:_MOST_LINES] if len(text) <= _LONGEST}
    fresh = {digest: text for digest, text in wanted.items() if digest not in before}
    if not fresh:
        return
    known = _known(connection, row.id, sorted(fresh))
    new = [{"host_id": row.id, "digest": digest, "articles": 1} for digest in sorted(fresh) if digest not in known]
    again = [{"of": row.id, "at": digest, "text": fresh[digest]} for digest in sorted(known)]
    if new:
        connection.execute(insert(lines), new)
    if again:
        here = (lines.c.host_id == bindparam("of"), lines.c.digest == bindparam("at"))
        more = update(lines).where(*here).values(articles=lines.c.articles + 1, line=bindparam("text"))
        connection.execute(more, again)
    # An article contributes again and again while it grows; what it may remember is bounded too.
    kept = array("q", sorted(before | set(fresh))[: 4 * _MOST_LINES]).tobytes()
    database.upsert(connection, article_lines, [{"article_id": article_id, "digests": kept}])
    if not before:
        _count_article(connection, row.id, row.articles + 1)


def recurring(connection: Connection, host: str, article_id: int) -> frozenset[str]:
    """The lines that stand on enough other articles of the host to be its furniture."""
    row = connection.execute(select(hosts.c.id, hosts.c.articles).where(hosts.c.host == host)).first()
    if row is None:
        return frozenset()
    fewest = max(FEWEST_OTHERS, SMALLEST_SHARE * row.articles)
    query = select(lines.c.digest, lines.c.articles, lines.c.line).where(
        lines.c.host_id == row.id, lines.c.line.is_not(None), lines.c.articles >= fewest
    )
    found = connection.execute(query).all()
    mine = _contributed(connection, article_id) if found else frozenset()
    return frozenset(line.line for line in found if line.articles - (line.digest in mine) >= fewest)


def _contributed(connection: Connection, article_id: int) -> frozenset[int]:
    query = select(article_lines.c.digests).where(article_lines.c.article_id == article_id)
    found = array("q")
    found.frombytes(connection.execute(query).scalar() or b"")
    return frozenset(found)


def _known(connection: Connection, host_id: int, digests: Sequence[int]) -> set[int]:
    known: set[int] = set()
    for part in chunks(digests):
        query = select(lines.c.digest).where(lines.c.host_id == host_id, lines.c.digest.in_(part))
        known |= set(connection.execute(query).scalars())
    return known


def _count_article(connection: Connection, host_id: int, total: int) -> None:
    if total >= WINDOW:
        total //= 2
        connection.execute(delete(lines).where(lines.c.host_id == host_id, lines.c.articles < 2))
        halved = update(lines).where(lines.c.host_id == host_id).values(articles=lines.c.articles // 2)
        connection.execute(halved)
    connection.execute(update(hosts).where(hosts.c.id == host_id).values(articles=total))
