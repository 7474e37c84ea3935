"""By which terms articles are known, which articles share rare ones, and how rare each term is."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, bindparam, delete, select

from monitor.errors import DatabaseCorrupt, SchemaMismatch
from monitor.model import ArticleVectors, Placement, TermCounts, TermWeights
from monitor.store.engine import Database
from monitor.store.lines import short_digest
from monitor.store.schema_stories import article_terms, term_articles

# Terms are counted in so many buckets, some 30 MB at most: with a million articles and some millions of terms a rare
# one is taken for one that occurs in some articles more, which is rare still.
BUCKETS = 1 << 20
ALL = -1
# Of each rare term so many of the newest articles: one that more have is not rare.
NEWEST = 50
FORMAT = 1
# Weights are some units each: the third decimal changes a cosine by less than a thousandth.
_DECIMALS = 3
# Made once: to make a statement costs several times what it costs to run it on one row.
_VECTORS = select(article_terms.c.terms).where(article_terms.c.article_id == bindparam("article"))
_FORGET = delete(term_articles).where(
    term_articles.c.article_id == bindparam("article"), term_articles.c.term.not_in(bindparam("terms", expanding=True))
)
# Occurs in no term: not in the folded form of any letter.
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


# Articles that arrive together are compared with the same others: some 5 MB.
@lru_cache(maxsize=128)
def unpack(data: bytes) -> ArticleVectors:
    """Stored vectors, shared and unchanged; raises ``DatabaseCorrupt``, or ``SchemaMismatch`` for a later format."""
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
    """In how many articles these terms occurred; those in none are left out."""
    buckets = {term: bucket_of(term) for term in terms}
    # Some hundred numbers written out: bound one by one they take ten times as long as the look-up.
    numbers = ",".join(map(str, sorted({ALL, *buckets.values()})))
    query = f"SELECT bucket, articles FROM term_counts WHERE bucket IN ({numbers})"  # noqa: S608 - numbers
    found = {int(bucket): int(articles) for bucket, articles in connection.exec_driver_sql(query)}
    known = ((term, found[bucket]) for term, bucket in buckets.items() if bucket in found)
    return TermCounts(found.get(ALL, 0), tuple(known))


def _count(connection: Connection, more: Mapping[int, int]) -> None:
    """Add to buckets, in order: two programs that count at once then wait for each other, and never both."""
    if more:
        rows = ",".join(f"({bucket},{number})" for bucket, number in sorted(more.items()))
        connection.exec_driver_sql(
            f"INSERT INTO term_counts (bucket, articles) VALUES {rows} ON CONFLICT (bucket)"  # noqa: S608 - numbers
            " DO UPDATE SET articles = term_counts.articles + excluded.articles"
        )


def read_vectors(connection: Connection, article_id: int) -> ArticleVectors | None:
    """The vectors of an article, if it was placed."""
    row = connection.execute(_VECTORS, {"article": article_id}).first()
    return None if row is None else unpack(row.terms)


def write_terms(database: Database, connection: Connection, placement: Placement) -> None:
    """Keep the vectors of an article that is placed, count new terms, and let its rarest lead to it."""
    article_id = placement.article_id
    row = {"article_id": article_id, "version": placement.version, "terms": pack(placement.vectors)}
    database.upsert(connection, article_terms, [row])
    more = Counter(map(bucket_of, placement.fresh))
    if not placement.was_placed:
        more[ALL] = 1
    _count(connection, more)
    rare = sorted(map(short_digest, set(placement.rare)))
    if placement.was_placed:
        connection.execute(_FORGET, {"article": article_id, "terms": rare})
    database.insert_new(connection, term_articles, [{"term": term, "article_id": article_id} for term in rare])
