"""Finds articles that share an address, the text or the headline with an article that was just checked.

One statement: nearly always it finds none, and nothing else needs to be read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from monitor.model import ArticleOutcome, host_of
from monitor.store.engine import Database, Moment, String
from monitor.store.lines import short_digest

# An article has a handful of canonical addresses. One that more articles name comes from a site's template.
_MOST_CLAIMS = 20
# LIMIT 2: the article itself, and another one.
_LOOK_UP = text(
    "SELECT 'address' AS how, address AS name, article_id FROM addresses WHERE address IN :names"
    " UNION ALL SELECT 'claim', address, article_id FROM canonicals WHERE address IN :names"
    " UNION ALL SELECT * FROM (SELECT 'text' AS how, '' AS name, id FROM articles"
    " WHERE host = :host AND version_digest = :digest AND moved_to IS NULL LIMIT 2) AS same_text"
    " UNION ALL SELECT 'checked', '', last_checked_at FROM articles WHERE id = :own AND versions > 0"
    " UNION ALL SELECT * FROM (SELECT 'title' AS how, '' AS name, id FROM articles"
    " WHERE host = :host AND version_title = :title AND moved_to IS NULL LIMIT 2) AS same_title"
).bindparams(bindparam("names", expanding=True, type_=String))


@dataclass(frozen=True, slots=True)
class Namesakes:
    """``others``: whether other articles share an address, the text or the headline with the article.

    ``addresses`` and ``claims`` (canonical addresses) are those still to be stored for it. ``checked_at``: when it was
    last checked, if it has a version.
    """

    others: bool
    addresses: tuple[str, ...]
    claims: tuple[str, ...]
    checked_at: datetime | None


def find_namesakes(database: Database, connection: Connection, outcome: ArticleOutcome) -> Namesakes:
    """Look up the addresses of an article, and the text and headline of its new version, if there is one.

    With a new version the names are locked: of two articles that are the same and are written at the same time, the
    second transaction waits for the first, and finds its article.
    """
    names = sorted({*outcome.addresses, *outcome.claims})
    parameters = {"names": names, "own": outcome.article.id, "host": "", "digest": "", "title": ""}
    if outcome.version is not None:
        host = host_of(outcome.article.url) or outcome.article.host
        digest, title = outcome.version.digest, outcome.version.document.title
        parameters |= {"host": host, "digest": digest, "title": title}
        keys = [*names, f"text {host} {digest}", f"title {host} {title}"]
        database.lock_names(connection, [short_digest(key) for key in keys])
    return _namesakes(connection.execute(_LOOK_UP, parameters).all(), outcome)


def _namesakes(rows: Sequence[Row[Any]], outcome: ArticleOutcome) -> Namesakes:
    own = outcome.article.id
    by_source: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_source[row.how].append(row)
    checked = next((row.article_id for row in by_source.pop("checked", ())), None)
    taken = {row.name for row in by_source["address"]}
    return Namesakes(
        others=any(row.article_id != own for found in by_source.values() for row in found),
        addresses=tuple(name for name in outcome.addresses if name not in taken),
        claims=tuple(_new_claims(outcome.claims, by_source["claim"], own)),
        checked_at=None if checked is None else Moment.of_number(checked),
    )


def _new_claims(names: Sequence[str], claims: Sequence[Row[Any]], own: int) -> Iterator[str]:
    """Those canonical addresses that the article does not claim yet, and that few others claim."""
    number = Counter(row.name for row in claims)
    claimed = {row.name for row in claims if row.article_id == own}
    return (name for name in names if name not in claimed and number[name] < _MOST_CLAIMS)
