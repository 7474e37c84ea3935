"""Lines that recur on a host: in how many of its recent articles each line occurred.

Each article counts once a line. When ``WINDOW`` articles of a host are counted, all its counts are halved, and lines
that reach 0 are deleted: so old layouts fade, and a host takes bounded space.
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
# A line recurs if at least so many other articles of the host have it, and at least this share of those counted.
FEWEST_OTHERS = 3
SMALLEST_SHARE = 0.05
# The most lines of an article that are counted, and the longest line, in characters.
_MOST_LINES = 400
_LONGEST = 600
# The note that has the revision of the subscriptions (``subscriptions.py``).
REVISION = "subscriptions-revision"
_ONE_MORE_ARTICLE = text(
    "INSERT INTO hosts (host, articles) VALUES (:host, :more) ON CONFLICT (host)"
    " DO UPDATE SET articles = hosts.articles + excluded.articles RETURNING id, articles"
)
# The text of a line is stored from its second article on.
_ONE_MORE_LINE = text(
    "INSERT INTO lines (host_id, digest, articles) VALUES (:host, :digest, 1) ON CONFLICT (host_id, digest)"
    " DO UPDATE SET articles = lines.articles + 1, line = :line"
)
# Also reads the revision of the subscriptions, to save a statement for each check.
_SITE = text(
    "SELECT l.digest, l.articles, l.line, h.articles AS host_articles FROM hosts AS h JOIN lines AS l"
    " ON l.host_id = h.id AND l.line IS NOT NULL AND l.articles >= :fewest AND l.articles >= :fraction * h.articles"
    " WHERE h.host = :host UNION ALL SELECT NULL, NULL, value, NULL FROM notes WHERE name = :revision"
)


def short_digest(text: str) -> int:
    """The first 64 bits of a text's digest, as a signed number for the database."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def lock_host(database: Database, connection: Connection, host: str) -> Any:
    """Lock and return the row of a host, inserting it if needed."""
    query = select(hosts).where(hosts.c.host == host).with_for_update()
    row = connection.execute(query).first()
    if row is None:
        database.insert_new(connection, hosts, [{"host": host, "articles": 0}])
        row = connection.execute(query).one()
    return row


def count_lines(
    database: Database,
    connection: Connection,
    host: str,
    article_id: int,
    texts: Sequence[str],
    *,
    is_first: bool = False,
) -> None:
    """Count those lines of an article that were not counted for it before; with ``is_first`` none were."""
    before = frozenset() if is_first else _contributed(connection, article_id)
    wanted = {short_digest(text): text for text in texts[:_MOST_LINES] if len(text) <= _LONGEST}
    fresh = {digest: text for digest, text in wanted.items() if digest not in before}
    if not fresh:
        return
    # This locks the host's row, so that transactions that count lines of one host wait for each other.
    row = connection.execute(_ONE_MORE_ARTICLE, {"host": host, "more": 0 if before else 1}).one()
    counted = [{"host": row.id, "digest": digest, "line": text} for digest, text in sorted(fresh.items())]
    connection.execute(_ONE_MORE_LINE, counted)
    # An article that grows contributes again and again: the digests stored for it are limited too.
    kept = array("q", sorted(before | set(fresh))[: 4 * _MOST_LINES]).tobytes()
    database.upsert(connection, article_lines, [{"article_id": article_id, "digests": kept}])
    if not before and row.articles >= WINDOW:
        _halve(connection, row.id, row.articles // 2)


@dataclass(frozen=True, slots=True)
class Site:
    """The lines that recur on a host, and the revision of the subscriptions, which is read together with them."""

    lines: frozenset[str]
    subscriptions: str | None


def read_site(connection: Connection, host: str, article_id: int) -> Site:
    """The lines that enough other articles of the host have to be page furniture."""
    parameters = {"host": host, "fewest": FEWEST_OTHERS, "fraction": SMALLEST_SHARE, "revision": REVISION}
    rows = connection.execute(_SITE, parameters).all()
    found = [row for row in rows if row.digest is not None]
    own = _contributed(connection, article_id) if found else frozenset()
    recurring = frozenset(
        row.line
        for row in found
        if row.articles - (row.digest in own) >= max(FEWEST_OTHERS, SMALLEST_SHARE * row.host_articles)
    )
    return Site(recurring, next((row.line for row in rows if row.digest is None), None))


def _contributed(connection: Connection, article_id: int) -> frozenset[int]:
    """The digests of the lines that were counted for an article."""
    query = select(article_lines.c.digests).where(article_lines.c.article_id == article_id)
    found = array("q")
    found.frombytes(connection.execute(query).scalar() or b"")
    return frozenset(found)


def _halve(connection: Connection, host_id: int, total: int) -> None:
    """Halve the counts of a host's lines, and set the number of its articles to ``total``."""
    connection.execute(delete(lines).where(lines.c.host_id == host_id, lines.c.articles < 2))
    halved = update(lines).where(lines.c.host_id == host_id).values(articles=lines.c.articles // 2)
    connection.execute(halved)
    connection.execute(update(hosts).where(hosts.c.id == host_id).values(articles=total))
