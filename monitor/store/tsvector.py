"""The full-text index on PostgreSQL: a tsvector with GIN indexes over all words and over those of the headline.

A search for the newest rows can either read the rows of a word from a GIN index, unordered, and sort them, or walk all
rows by the primary key and test each. Left alone, the planner walks for nearly all words, because it assumes that an
unknown word is in one of 200 rows: searching a word that never occurs took seconds. So this module asks the planner for
its estimate (EXPLAIN) and chooses itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, TextClause, text

from monitor.store.fulltext import IndexCheck, TextQuery, mismatch, truncated, upper_bound
from monitor.store.search import terms
from monitor.words import Term, index_tokens

# The highest position in a tsvector: phrases are only found up to it.
_LAST_POSITION = 16383
# Headlines are indexed together with the number of their part of the table, so that the newest rows of a frequent word
# can be read part by part. A part has this many rows: 3,000 of a word in every fifth headline, read in about 15 ms.
_PART = 16_384
# If fewer headlines are expected to match, all of them are read at once, which takes as long.
_FEW = 5000
# A walk gives up after this many times the expected number of rows.
_SPARE = 4
_HEADLINE = "ts_filter(words, '{a}')"
_TITLE = f"({_HEADLINE} || array_to_tsvector(ARRAY['#' || CAST(version_id / {_PART} AS text)]))"
_ENDS = text("SELECT coalesce(min(version_id), 0), coalesce(max(version_id), 0) FROM search")


def _walk_query(searched: str) -> TextClause:
    """A query that walks the rows by the primary key, newest first.

    OFFSET 0 keeps the planner from any other plan, also when it makes one generic plan for all parameters.
    """
    rows = "SELECT * FROM search WHERE version_id >= :least AND version_id < :below ORDER BY version_id DESC OFFSET 0"
    found = f"SELECT version_id FROM ({rows}) AS walked WHERE {searched} @@ CAST(:query AS tsquery)"  # noqa: S608 - constants
    return text(f"{found} LIMIT :limit")


def _sort_query(searched: str) -> TextClause:
    """A query that reads all matching rows from a GIN index and sorts them; ``+ 0`` prevents a walk by primary key."""
    within = "version_id + 0 >= :least AND version_id + 0 < :below"
    found = f"SELECT version_id FROM search WHERE {searched} @@ CAST(:query AS tsquery) AND {within}"  # noqa: S608 - constants
    return text(f"{found} ORDER BY version_id + 0 DESC LIMIT :limit")


_WALK, _WALK_TITLES = _walk_query("words"), _walk_query(_HEADLINE)
_SORT, _SORT_TITLES = _sort_query("words"), _sort_query(_TITLE)
_EXPLAIN = [
    text(f"EXPLAIN (FORMAT JSON) SELECT 1 FROM search WHERE {part} @@ CAST(:query AS tsquery)")  # noqa: S608 - constants
    for part in ("words", _TITLE)
]


class _TsvectorCheck:
    """Compares the row of each text as it is passed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: list[str] = []

    def expect(self, version_id: int, title: str, body: str) -> None:
        """Compare the row of a version with its text."""
        query = text("SELECT words = CAST(:vector AS tsvector) FROM search WHERE version_id = :id")
        same = self._connection.execute(query, {"id": version_id, "vector": vector(title, body)}).scalar()
        if not same:
            self._found.append(mismatch(version_id))

    def unknown(self, version_id: int) -> None:
        """Do nothing: a text that cannot be read is not compared."""

    def problems(self) -> Iterator[str]:
        """A message for each version that differs; a foreign key prevents rows without a version."""
        yield from self._found


class TsvectorIndex:
    """A PostgreSQL tsvector with GIN indexes. It is made of our own tokens, independent of its parsers and locales."""

    def create(self, connection: Connection) -> None:
        """Create the table and its indexes."""
        connection.execute(
            text(
                "CREATE TABLE search (version_id BIGINT PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE, "
                "words TSVECTOR NOT NULL)"
            )
        )
        connection.execute(text("CREATE INDEX search_words ON search USING gin (words)"))
        self.create_headlines(connection)

    def create_headlines(self, connection: Connection) -> None:
        """Create the index of headlines, if it does not exist."""
        connection.execute(text(f"CREATE INDEX IF NOT EXISTS search_headlines ON search USING gin ({_TITLE})"))

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        connection.execute(
            text("INSERT INTO search (version_id, words) VALUES (:id, CAST(:vector AS tsvector))"),
            {"id": version_id, "vector": vector(title, body)},
        )

    def check(self, connection: Connection) -> IndexCheck:
        """Begin a comparison of the index with the texts."""
        return _TsvectorCheck(connection)

    def drop(self, connection: Connection) -> None:
        """Remove the table and its indexes."""
        connection.execute(text("DROP TABLE search"))

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:  # noqa: ARG002
        """Remove a version."""
        connection.execute(text("DELETE FROM search WHERE version_id = :id"), {"id": version_id})

    def parse(self, connection: Connection, words: str) -> TextQuery:
        """The tsquery for these words, with the planner's estimates of the rows that match."""
        tsquery = " & ".join(map(_query, terms(words)))
        return TextQuery(tsquery, tsquery, *(_expected(connection, explain, tsquery) for explain in _EXPLAIN))

    def find(
        self,
        connection: Connection,
        query: TextQuery,
        *,
        title_only: bool,
        below: int | None,
        limit: int,
        least: int = 0,
    ) -> Sequence[int]:
        """Row numbers, newest first."""
        lowest, newest = connection.execute(_ENDS).one()
        rows, below = newest + 1 - lowest, min(upper_bound(below), newest + 1)
        search = _Search(connection, query.anywhere, rows, max(least, lowest), below, limit)
        return search.titles(query.titles) if title_only else search.texts(query.hits)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for at most ``limit`` matches of a tsquery, numbered from ``least`` to below ``below``.

    ``rows`` is about the number of all rows. It walks if that reads fewer rows than the GIN index would give.
    """

    connection: Connection
    query: str
    rows: int
    least: int
    below: int
    limit: int

    def texts(self, hits: float) -> Sequence[int]:
        """Matches in title or text; ``hits`` is the number expected in the whole table."""
        found = self._walk(_WALK, hits, hits)
        return self._read(_SORT) if found is None else found

    def titles(self, hits: float) -> Sequence[int]:
        """Matches in the title; ``hits`` is the number expected in the whole table."""
        if hits <= _FEW:
            return self._read(_SORT_TITLES)
        found = self._walk(_WALK_TITLES, hits, hits * _PART / self.rows)
        return self._in_parts() if found is None else found

    def _walk(self, query: TextClause, hits: float, index_rows: float) -> Sequence[int] | None:
        """Walk the rows from the newest down.

        None if that is expected to read more than ``index_rows``, or if it gives up because the matches are rarer in
        this range than in the whole table.
        """
        expected = min(self.below - self.least, self.limit * self.rows / max(hits, 1))
        if expected >= index_rows:
            return None
        least = max(self.least, self.below - int(_SPARE * expected) - 1)
        found = self._read(query, least=least)
        return found if len(found) == self.limit or least == self.least else None

    def _in_parts(self) -> Sequence[int]:
        """Read the matches of one part after the other from the index, newest first, each sorted."""
        found: list[int] = []
        for part in range((self.below - 1) // _PART, self.least // _PART - 1, -1):
            if len(found) >= self.limit:
                break
            found += self._read(_SORT_TITLES, query=f"({self.query}) & '#{part}'")
        return found[: self.limit]

    def _read(self, statement: TextClause, **changed: Any) -> Sequence[int]:
        parameters = {"query": self.query, "least": self.least, "below": self.below, "limit": self.limit}
        return self.connection.execute(statement, parameters | changed).scalars().all()


def _expected(connection: Connection, explain: TextClause, tsquery: str) -> float:
    """The planner's estimate of the rows that match."""
    (plan,) = connection.execute(explain, {"query": tsquery}).scalar_one()
    rows: float = plan["Plan"]["Plan Rows"]
    return rows


def vector(title: str, body: str) -> str:
    """The tsvector of a version, as text; words of the headline have weight A, others D."""
    heading = index_tokens(title)
    # One position is left free between title and text, so that no phrase matches across them.
    positions = [*enumerate(heading, 1), *enumerate(truncated(index_tokens(body)), len(heading) + 2)]
    lexemes = []
    for position, token in positions:
        weight = "A" if position <= len(heading) else "D"
        lexemes.append(f"'{token}':{min(position, _LAST_POSITION)}{weight}")
    return " ".join(lexemes)


def _query(term: Term) -> str:
    """The tsquery of a term."""
    return f"({' | '.join(_phrase(tokens, is_prefix=prefix) for tokens, prefix in term.lookups)})"


def _phrase(tokens: Sequence[str], *, is_prefix: bool) -> str:
    phrase = " <-> ".join(f"'{token}'" for token in tokens)
    return f"({phrase}{':*' if is_prefix else ''})"
