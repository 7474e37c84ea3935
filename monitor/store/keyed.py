"""Rows by article and version number, for many articles in one statement.

SQLite reads the whole table for ``(article_id, number) IN (…)`` with more than one pair, so the pairs are joined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, text

from monitor.store.paging import chunks

# An article and the number of one of its versions.
Key = tuple[int, int]
_KEYS = ("article_id", "number", "kind")
# Each statement is compiled once and differs from all others: it would only fill SQLAlchemy's cache.
_UNCACHED: dict[str, Any] = {"compiled_cache": None}


def read_keyed(
    connection: Connection, columns: Sequence[Column[Any]], keys: Collection[Key], *, kind: str = ""
) -> Iterator[Row[Any]]:
    """The rows of a table with these keys, in any order; ``columns`` are those to return, all of that table.

    ``kind``: only rows of this kind, of a table that has kinds.
    """
    table = columns[0].table.name
    names = ", ".join(f"{table}.{column.name}" for column in columns)
    # Each pair has the kind too: for a condition on the table alone SQLite builds a Bloom filter of all its rows.
    on = " AND ".join(f"{table}.{name} = anon_wanted.{name}" for name in _KEYS[: 3 if kind else 2])
    for part in chunks(sorted(keys)):
        # Written into the statement: as parameters these numbers would take longer than the query.
        pairs = ",".join(f"({article_id:d},{number:d},'{kind}')" for article_id, number in part)
        query = text(
            f"WITH anon_wanted ({', '.join(_KEYS)}) AS (VALUES {pairs})"  # noqa: S608 - names and numbers
            f" SELECT {names} FROM anon_wanted JOIN {table} ON {on}"
        )
        yield from connection.execute(query.columns(*columns), execution_options=_UNCACHED).all()
