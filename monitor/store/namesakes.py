"""Which articles have the names, the text or the headline of one that was just read: asked in one statement.

For nearly all articles the answer is that there is none, and nothing else needs to be read.
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

# A story has a handful of addresses. One that more pages name is in a site's template and says nothing of them.
_MOST_CLAIMS = 20
# Two of each: the article itself, and another one.
_ASKED = text(
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
    """Whether ``others`` have a name, the text or the headline of an article, and which names it still lacks.

    ``checked_at`` is when the article was checked before, where it has a version.
    """

    others: bool
    addresses: tuple[str, ...]
    claims: tuple[str, ...]
    checked_at: datetime | None


def find_namesakes(database: Database, connection: Connection, outcome: ArticleOutcome) -> Namesakes:
    """What the names of an article lead to, and the text and headline of its new version, if one.

    Of two transactions that write one name the later waits for the first: so of two articles that are one, and are
    written at the same time, the second is seen to have a namesake.
    """
    names = sorted({*outcome.addresses, *outcome.claims})
    asked = {"names": names, "own": outcome.article.id, "host": "", "digest": "", "title": ""}
    if outcome.version is not None:
        host = host_of(outcome.article.url) or outcome.article.host
        asked |= {"host": host, "digest": outcome.version.digest, "title": outcome.version.document.title}
        keys = [*names, f"text {host} {asked['digest']}", f"title {host} {asked['title']}"]
        database.names_turn(connection, [short_digest(key) for key in keys])
    return _namesakes(connection.execute(_ASKED, asked).all(), outcome)


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
    """Those names that an article does not claim yet and that few others do."""
    number = Counter(row.name for row in claims)
    made = {row.name for row in claims if row.article_id == own}
    return (name for name in names if name not in made and number[name] < _MOST_CLAIMS)
