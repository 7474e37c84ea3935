"""Stored term vectors of articles, the articles that share a rare term, and the counts of articles with each term."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select

from monitor.errors import DatabaseCorrupt, SchemaMismatch
from monitor.model import ArticleVectors, Placement, TermCounts, TermWeights
from monitor.store.engine import Database
from monitor.store.lines import short_digest
from monitor.store.schema_stories import article_terms

# Terms are counted by hash bucket, in about 30 MB at most. With a million articles and millions of terms, collisions
# make a rare term seem to occur in a few more articles, which is still rare.
BUCKETS = 1 << 20
# The bucket that counts all articles.
ALL = -1
# Only so many of the newest articles with a term are candidates: a term that more articles have is not rare.
NEWEST = 50
FORMAT = 1
# Weights are a few units each: rounding to three decimals changes a cosine by less than 0.001.
_DECIMALS = 3
# Built once: building a statement costs several times as much as running it on one row.
_VECTORS = select(article_terms.c.terms).where(article_terms.c.article_id == bindparam("article"))
# Occurs in no term.
_SEPARATOR = "\n"


def bucket_of(term: str) -> int:
    """The bucket in which a term is counted."""
    return short_digest(term) % BUCKETS


def pack(known: ArticleVectors) -> bytes:
    """Encode vectors as compressed JSON: format, language, time, and for each kind of terms a list.

    That list has the terms, joined, their frequencies and their weights.
    """
    kinds = [_packed(kind) for kind in (known.stems, known.names, known.numbers)]
    plain = [FORMAT, known.language, known.at.isoformat(), *kinds]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def _packed(kind: TermWeights) -> list[object]:
    numbers = ([round(number, _DECIMALS) for number in values.values()] for values in (kind.frequencies, kind.weights))
    return [_SEPARATOR.join(kind.weights), *numbers]


# Cached, because articles that arrive together are compared with the same others; about 5 MB.
@lru_cache(maxsize=128)
def unpack(data: bytes) -> ArticleVectors:
    """Decode vectors; the result is shared and must not be changed.

    Raises ``DatabaseCorrupt``, and ``SchemaMismatch`` for a later format.
    """
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
    names = terms.split(_SEPARATOR) if weights else []
    return TermWeights(
        dict(zip(names, map(float, frequencies), strict=True)), dict(zip(names, map(float, weights), strict=True))
    )


def counts(connection: Connection, terms: Collection[str]) -> TermCounts:
    """In how many articles each of these terms occurred; terms that occurred in none are left out."""
    buckets = {term: bucket_of(term) for term in terms}
    # Hundreds of numbers, written into the statement: as parameters they take ten times as long as the query.
    numbers = ",".join(map(str, sorted({ALL, *buckets.values()})))
    query = f"SELECT bucket, articles FROM term_counts WHERE bucket IN ({numbers})"  # noqa: S608 - numbers
    found = {int(bucket): int(articles) for bucket, articles in connection.exec_driver_sql(query)}
    counted = ((term, found[bucket]) for term, bucket in buckets.items() if bucket in found)
    return TermCounts(found.get(ALL, 0), tuple(counted))


def _count(connection: Connection, more: Mapping[int, int]) -> None:
    """Add to the counts of buckets; sorted, so that two programs cannot deadlock."""
    if more:
        rows = ",".join(f"({bucket},{number})" for bucket, number in sorted(more.items()))
        connection.exec_driver_sql(
            f"INSERT INTO term_counts (bucket, articles) VALUES {rows} ON CONFLICT (bucket)"  # noqa: S608 - numbers
            " DO UPDATE SET articles = term_counts.articles + excluded.articles"
        )


def read_vectors(connection: Connection, article_id: int) -> ArticleVectors | None:
    """The stored vectors of an article; None if it was never placed."""
    row = connection.execute(_VECTORS, {"article": article_id}).first()
    return None if row is None else unpack(row.terms)


def write_terms(database: Database, connection: Connection, placement: Placement) -> None:
    """Store the vectors of a placed article, count its new terms, and index it by its rarest terms."""
    article_id = placement.article_id
    row = {"article_id": article_id, "version": placement.version, "terms": pack(placement.vectors)}
    database.upsert(connection, article_terms, [row])
    more = Counter(map(bucket_of, placement.fresh))
    if not placement.was_placed:
        more[ALL] = 1
    _count(connection, more)
    _index(connection, article_id, sorted(map(short_digest, set(placement.rare))), is_new=not placement.was_placed)


def _index(connection: Connection, article_id: int, rare: Sequence[int], *, is_new: bool) -> None:
    """Index an article by exactly these terms; the numbers are written into the statements, as in ``counts``."""
    if not is_new:
        others = f" AND term NOT IN ({','.join(map(str, rare))})" if rare else ""
        connection.exec_driver_sql(f"DELETE FROM term_articles WHERE article_id = {article_id:d}{others}")  # noqa: S608 - numbers
    if rare:
        rows = ",".join(f"({term:d},{article_id:d})" for term in rare)
        connection.exec_driver_sql(
            f"INSERT INTO term_articles (term, article_id) VALUES {rows} ON CONFLICT DO NOTHING"  # noqa: S608 - numbers
        )
