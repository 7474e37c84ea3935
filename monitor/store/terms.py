"""By which terms articles are known, which articles share rare ones, and how rare each term is."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, TextClause, delete, select, text

from monitor.errors import DatabaseCorrupt, SchemaMismatch
from monitor.model import ArticleVectors, Placement, TermCounts, TermWeights
from monitor.store.articles import chunks
from monitor.store.engine import Database
from monitor.store.lines import short_digest
from monitor.store.schema_stories import article_terms, term_articles

# Terms are counted in so many buckets, some 30 MB at most: with a million articles and some millions of terms a rare
# one is taken for one that stands in some articles more, which is rare still.
BUCKETS = 1 << 20
ALL = -1
# Of each rare term so many of the newest articles: one that more have is not rare.
NEWEST = 50
FORMAT = 1
# Weights are some units each: the third decimal changes a cosine by less than a thousandth.
_DECIMALS = 3
# Stands in no term: not in the folded form of any letter.
_BETWEEN = "\n"


def bucket_of(term: str) -> int:
    """Where a term is counted."""
    return short_digest(term) % BUCKETS


def pack(known: ArticleVectors) -> bytes:
    """Vectors as they are stored: compressed JSON lists, of each kind the terms in one text and the two lists."""
    kinds = [_packed(kind) for kind in (known.stems, known.names, known.numbers)]
    plain = [FORMAT, known.language, known.at.isoformat(), *kinds]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def _packed(kind: TermWeights) -> list[object]:
    numbers = ([round(number, _DECIMALS) for number in found.values()] for found in (kind.frequencies, kind.weights))
    return [_BETWEEN.join(kind.weights), *numbers]


def unpack(data: bytes) -> ArticleVectors:
    """Stored vectors; raises ``DatabaseCorrupt``, and ``SchemaMismatch`` for a later format."""
    try:
        written, *plain = json.loads(zlib.decompress(data))
        if written > FORMAT:
            raise SchemaMismatch(f"the terms of an article have format {written}; this program reads up to {FORMAT}")
        language, at, *kinds = plain
        stems, names, numbers = (_unpacked(*kind) for kind in kinds)
        return ArticleVectors(language, datetime.fromisoformat(at), stems, names, numbers)
    except (zlib.error, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DatabaseCorrupt(f"the terms of an article cannot be read ({error})") from error


def _unpacked(terms: str, frequencies: list[float], weights: list[float]) -> TermWeights:
    known = terms.split(_BETWEEN) if weights else []
    return TermWeights(
        dict(zip(known, map(float, frequencies), strict=True)), dict(zip(known, map(float, weights), strict=True))
    )


def counts(connection: Connection, terms: Collection[str]) -> TermCounts:
    """In how many articles these terms stood; those in none are left out."""
    buckets = {term: bucket_of(term) for term in terms}
    # Some hundred numbers written out: bound one by one they take ten times as long as the look-up.
    numbers = ",".join(map(str, sorted({ALL, *buckets.values()})))
    query = f"SELECT bucket, articles FROM term_counts WHERE bucket IN ({numbers})"  # noqa: S608 - numbers
    found = {int(bucket): int(articles) for bucket, articles in connection.exec_driver_sql(query)}
    known = ((term, found[bucket]) for term, bucket in buckets.items() if bucket in found)
    return TermCounts(found.get(ALL, 0), tuple(known))


def sharing(connection: Connection, article_id: int, rare: Sequence[str], limit: int) -> list[int]:
    """Other articles that have most of these terms among their own rarest ones, the newest of equals first."""
    if not rare:
        return []
    digests = {f"term{number}": short_digest(term) for number, term in enumerate(rare)}
    asked = {**digests, "newest": NEWEST, "own": article_id, "limit": limit}
    return list(connection.execute(_sharing(len(rare)), asked).scalars())


@lru_cache(maxsize=64)
def _sharing(terms: int) -> TextClause:
    """The statement for so many terms: made once, as building it takes longer than running it."""
    newest = " UNION ALL ".join(
        f"SELECT article_id FROM (SELECT article_id FROM term_articles WHERE term = :term{number}"  # noqa: S608 - numbers
        f" ORDER BY article_id DESC LIMIT :newest) AS anon_{number}"
        for number in range(terms)
    )
    return text(
        f"SELECT article_id FROM ({newest}) AS anon WHERE article_id <> :own"  # noqa: S608 - as above
        " GROUP BY article_id ORDER BY count(*) DESC, article_id DESC LIMIT :limit"
    )


def _count(connection: Connection, more: Mapping[int, int]) -> None:
    """Add to buckets, in order: two programs that count at once then wait for each other, and never both."""
    if more:
        rows = ",".join(f"({bucket},{number})" for bucket, number in sorted(more.items()))
        connection.exec_driver_sql(
            f"INSERT INTO term_counts (bucket, articles) VALUES {rows} ON CONFLICT (bucket)"  # noqa: S608 - numbers
            " DO UPDATE SET articles = term_counts.articles + excluded.articles"
        )


def read_vectors(connection: Connection, ids: Iterable[int]) -> dict[int, ArticleVectors]:
    """The vectors of articles that were placed."""
    found: dict[int, ArticleVectors] = {}
    for part in chunks(sorted(set(ids))):
        query = select(article_terms.c.article_id, article_terms.c.terms).where(article_terms.c.article_id.in_(part))
        found |= {row.article_id: unpack(row.terms) for row in connection.execute(query)}
    return found


def write_terms(database: Database, connection: Connection, placement: Placement) -> None:
    """Keep the vectors of an article that is placed, count new terms, and let its rarest lead to it."""
    article_id = placement.article_id
    known = connection.execute(select(article_terms.c.version).where(article_terms.c.article_id == article_id)).first()
    row = {"article_id": article_id, "version": placement.version, "terms": pack(placement.vectors)}
    database.upsert(connection, article_terms, [row])
    more = Counter(map(bucket_of, placement.fresh))
    if known is None:
        more[ALL] = 1
    _count(connection, more)
    wanted = {short_digest(term) for term in placement.rare}
    mine = term_articles.c.article_id == article_id
    there = set(connection.execute(select(term_articles.c.term).where(mine)).scalars())
    if there - wanted:
        connection.execute(delete(term_articles).where(mine, term_articles.c.term.in_(sorted(there - wanted))))
    new = [{"term": term, "article_id": article_id} for term in sorted(wanted - there)]
    database.insert_new(connection, term_articles, new)
