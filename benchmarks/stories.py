"""What placing one arriving article costs when few and when many articles were placed before it.

    python benchmarks/stories.py [--sizes 1000 100000] [--database URL]

Fills a new database with postings, counts and terms as so many articles leave them, then places 50 articles. Prints
the median milliseconds for each size, and their ratio.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from monitor.model import ArticleTerms, WeightedTerm
from monitor.store import SqlStore, open_store
from monitor.store.articles import insert_articles
from monitor.store.lines import short_digest
from monitor.store.schema_stories import article_terms, term_articles, term_counts
from monitor.store.terms import ALL, bucket_of, pack
from monitor.stories import joining
from monitor.stories.likeness import RAREST, keys_of, rarest

NOW = datetime(2026, 3, 1, tzinfo=UTC)
STEMS, NAMES, AT_ONCE, PLACED = 20_000, 200_000, 500, 50


def made(chance: random.Random) -> ArticleTerms:
    """An article of 250 stems and 40 names, the usual ones far more often than the others (Zipf)."""
    stems = {f"stem{int(STEMS ** chance.random())}" for _ in range(250)}
    names = {f"name{int(NAMES ** chance.random())}" for _ in range(40)}
    kinds = (tuple(WeightedTerm(term, 1.0) for term in sorted(found)) for found in (stems, names))
    return ArticleTerms("en", NOW, *kinds)


def fill(store: SqlStore, chance: random.Random, size: int) -> None:
    """As ``size`` placed articles leave the database."""
    counted: Counter[int] = Counter({ALL: size})
    for start in range(0, size, AT_ONCE):
        texts = [made(chance) for _ in range(AT_ONCE)]
        rows = [{"url": f"https://news.example/{start + at}", "title": "x", "in_feed": False} for at in range(AT_ONCE)]
        with store.database.write() as connection:
            ids = insert_articles(connection, rows, NOW)
            pairs = list(zip(ids, texts, strict=True))
            values = [{"article_id": number, "version": 1, "terms": pack(terms)} for number, terms in pairs]
            connection.execute(insert(article_terms), values)
            found = []
            for number, terms in pairs:
                keys = keys_of(terms)
                counted.update(map(bucket_of, keys))
                # The last names are the rarest, as a rule.
                rare = sorted({short_digest(key) for key in keys[-RAREST:]})
                found += [{"term": term, "article_id": number} for term in rare]
            connection.execute(insert(term_articles), found)
    with store.database.write() as connection:
        rows = [{"bucket": bucket, "articles": number} for bucket, number in counted.items()]
        for start in range(0, len(rows), AT_ONCE):
            connection.execute(insert(term_counts), rows[start : start + AT_ONCE])


def place(store: SqlStore, chance: random.Random) -> float:
    """Milliseconds to place one article, as the pipeline does."""
    terms = made(chance)
    address = f"https://other.example/{chance.random()}"
    number = store.articles.add(address, address, title="x", now=NOW).id
    began = time.perf_counter()
    counts = store.stories.counts(keys_of(terms))
    candidates = store.stories.candidates(number, rarest(terms, counts), 30)
    keys = {key for found in (terms, *(item.terms for item in candidates)) for key in keys_of(found)}
    counts = store.stories.counts(keys)
    store.stories.place(joining.place(number, 1, terms, candidates, counts), NOW)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Fill, place, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--database", help="an empty database; with it, one size only")
    given = parser.parse_args()
    found = []
    for size in given.sizes:
        chance = random.Random(1)
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(given.database or f"sqlite:///{Path(folder) / 'stories.db'}")
            fill(store, chance, size)
            found.append(median(place(store, chance) for _ in range(PLACED)))
            store.close()
        print(f"{size} articles: {found[-1]:.1f} ms an arrival", flush=True)
    print(f"ratio {found[-1] / found[0]:.2f}")


if __name__ == "__main__":
    main()
