"""By which terms articles are known, which articles share rare ones, and how rare each term is."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete, select, union_all

from monitor.errors import DatabaseCorrupt
from monitor.model import ArticleTerms, Placement, TermCounts
from monitor.store.articles import chunks
from monitor.store.codec import dump, load
from monitor.store.engine import Database
from monitor.store.lines import short_digest
from monitor.store.schema_stories import article_terms, term_articles, term_counts

# Terms are counted in so many buckets, some 30 MB at most: with a million articles and some millions of terms a rare
# one is taken for one that stands in some articles more, which is rare still.
BUCKETS = 1 << 20
ALL = -1
# Of each rare term so many of the newest articles: one that more have is not rare.
NEWEST = 50


def bucket_of(term: str) -> int:
    """Where a term is counted."""
    return short_digest(term) % BUCKETS


def pack(terms: ArticleTerms) -> bytes:
    """Terms as they are stored."""
    return zlib.compress(dump(terms).encode(), 6)


def unpack(data: bytes) -> ArticleTerms:
    """Stored terms; raises ``DatabaseCorrupt``."""
    try:
        return load(ArticleTerms, zlib.decompress(data))
    except zlib.error as error:
        raise DatabaseCorrupt(f"the terms of an article cannot be read ({error})") from error


def counts(connection: Connection, terms: Collection[str]) -> TermCounts:
    """In how many articles these terms stood; those in none are left out."""
    buckets = {term: bucket_of(term) for term in terms}
    found: dict[int, int] = {}
    for part in chunks(sorted({ALL, *buckets.values()})):
        rows = connection.execute(select(term_counts).where(term_counts.c.bucket.in_(part)))
        found |= {row.bucket: row.articles for row in rows}
    known = ((term, found[bucket]) for term, bucket in buckets.items() if bucket in found)
    return TermCounts(found.get(ALL, 0), tuple(known))


def sharing(connection: Connection, article_id: int, rare: Sequence[str], limit: int) -> list[int]:
    """Other articles that have most of these terms among their own rarest ones, the newest of equals first."""
    if not rare:
        return []
    newest = [
        select(
            select(term_articles.c.article_id)
            .where(term_articles.c.term == short_digest(term))
            .order_by(term_articles.c.article_id.desc())
            .limit(NEWEST)
            .subquery()
            .c.article_id
        )
        for term in rare
    ]
    shared = Counter(connection.execute(union_all(*newest)).scalars())
    shared.pop(article_id, None)
    return sorted(shared, key=lambda number: (-shared[number], -number))[:limit]


def read_terms(connection: Connection, ids: Iterable[int]) -> dict[int, ArticleTerms]:
    """The terms of articles that were placed."""
    found: dict[int, ArticleTerms] = {}
    for part in chunks(sorted(set(ids))):
        query = select(article_terms.c.article_id, article_terms.c.terms).where(article_terms.c.article_id.in_(part))
        found |= {row.article_id: unpack(row.terms) for row in connection.execute(query)}
    return found


def write_terms(database: Database, connection: Connection, placement: Placement) -> None:
    """Keep the terms of an article that is placed, count those that are new, and let its rarest lead to it."""
    article_id = placement.article_id
    known = connection.execute(select(article_terms.c.version).where(article_terms.c.article_id == article_id)).first()
    row = {"article_id": article_id, "version": placement.version, "terms": pack(placement.terms)}
    database.upsert(connection, article_terms, [row])
    more = Counter(map(bucket_of, placement.fresh))
    if known is None:
        more[ALL] = 1
    # In order: two programs that count at once then wait for each other, and never both.
    rows = [{"bucket": bucket, "articles": number} for bucket, number in sorted(more.items())]
    added = term_counts.c.articles + database.inserted(term_counts).articles
    database.upsert(connection, term_counts, rows, changes={"articles": added})
    wanted = {short_digest(term) for term in placement.rare}
    mine = term_articles.c.article_id == article_id
    there = set(connection.execute(select(term_articles.c.term).where(mine)).scalars())
    if there - wanted:
        connection.execute(delete(term_articles).where(mine, term_articles.c.term.in_(sorted(there - wanted))))
    new = [{"term": term, "article_id": article_id} for term in sorted(wanted - there)]
    database.insert_new(connection, term_articles, new)
