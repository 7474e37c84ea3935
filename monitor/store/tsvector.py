"""The full-text index on PostgreSQL: a tsvector with GIN indexes of all words and of those of the headline.

A GIN index gives the rows of a word in no order, and each has to be visited to learn its number; the primary key gives
all rows in theirs. Left to itself the planner walks for nearly all words, as it expects those of which it knows nothing
in one row of two hundred: a word that nobody wrote took seconds. So it is asked for its estimate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, TextClause, text

from monitor.store.fulltext import IndexCheck, Sought, bound, bounded, differs
from monitor.store.search import terms
from monitor.words import Term, index_tokens

# A tsvector knows no place beyond: phrases are found before it.
_LAST_PLACE = 16383
# Headlines are indexed with the part of the table that they are in, so that of a frequent word the index gives those of
# the newest rows alone. So many rows are a part: of a word that every fifth headline has 3,000, read in some 15 ms.
_PART = 16_384
# Of words that fewer headlines are expected to have all are read at once, in as long.
_FEW = 5000
# So many times as many rows are walked for a word as it should take.
_SPARE = 4
_HEADLINE = "ts_filter(words, '{a}')"
_TITLE = f"({_HEADLINE} || array_to_tsvector(ARRAY['#' || CAST(version_id / {_PART} AS text)]))"
_ENDS = text("SELECT coalesce(min(version_id), 0), coalesce(max(version_id), 0) FROM search")


def _walk(searched: str) -> TextClause:
    """Row by row in the order of the primary key; OFFSET keeps the planner from another way.

    A statement that is made often is planned once for whatever words and numbers, of which it then knows nothing.
    """
    rows = "SELECT * FROM search WHERE version_id >= :least AND version_id < :below ORDER BY version_id DESC OFFSET 0"
    found = f"SELECT version_id FROM ({rows}) AS walked WHERE {searched} @@ CAST(:query AS tsquery)"  # noqa: S608 - constants
    return text(f"{found} LIMIT :limit")


def _sort(searched: str) -> TextClause:
    """All rows that a GIN index has, put in order; no index has this number."""
    within = "version_id + 0 >= :least AND version_id + 0 < :below"
    found = f"SELECT version_id FROM search WHERE {searched} @@ CAST(:query AS tsquery) AND {within}"  # noqa: S608 - constants
    return text(f"{found} ORDER BY version_id + 0 DESC LIMIT :limit")


_WALKED, _WALKED_TITLES = _walk("words"), _walk(_HEADLINE)
_SORTED, _SORTED_TITLES = _sort("words"), _sort(_TITLE)
_EXPECTED = [
    text(f"EXPLAIN (FORMAT JSON) SELECT 1 FROM search WHERE {part} @@ CAST(:query AS tsquery)")  # noqa: S608 - constants
    for part in ("words", _TITLE)
]


class _TsvectorCheck:
    """Compares row by row, as texts are named."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: list[str] = []

    def expect(self, version_id: int, title: str, body: str) -> None:
        """A text that is to be found."""
        query = text("SELECT words = CAST(:vector AS tsvector) FROM search WHERE version_id = :id")
        same = self._connection.execute(query, {"id": version_id, "vector": vector(title, body)}).scalar()
        if not same:
            self._found.append(differs(version_id))

    def unknown(self, version_id: int) -> None:
        """A text that cannot be read is not compared."""

    def problems(self) -> Iterator[str]:
        """Versions whose words differ; the foreign key forbids others."""
        yield from self._found


class TsvectorIndex:
    """PostgreSQL tsvector with a GIN index; made of our tokens, so that no parser or locale has a say."""

    def create(self, connection: Connection) -> None:
        """Make the table and its index."""
        connection.execute(
            text(
                "CREATE TABLE search (version_id BIGINT PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE, "
                "words TSVECTOR NOT NULL)"
            )
        )
        connection.execute(text("CREATE INDEX search_words ON search USING gin (words)"))
        self.create_headlines(connection)

    def create_headlines(self, connection: Connection) -> None:
        """Make the index of headlines; ``create`` makes it as well."""
        connection.execute(text(f"CREATE INDEX IF NOT EXISTS search_headlines ON search USING gin ({_TITLE})"))

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        connection.execute(
            text("INSERT INTO search (version_id, words) VALUES (:id, CAST(:vector AS tsvector))"),
            {"id": version_id, "vector": vector(title, body)},
        )

    def check(self, connection: Connection) -> IndexCheck:
        """Compare the index with what the texts say."""
        return _TsvectorCheck(connection)

    def drop(self, connection: Connection) -> None:
        """Remove the table and its index."""
        connection.execute(text("DROP TABLE search"))

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:  # noqa: ARG002
        """Forget a version."""
        connection.execute(text("DELETE FROM search WHERE version_id = :id"), {"id": version_id})

    def sought(self, connection: Connection, words: str) -> Sought:
        """The planner knows which words are frequent, also of those that begin as asked."""
        asked = " & ".join(map(_query, terms(words)))
        return Sought(asked, asked, *(_expected(connection, query, asked) for query in _EXPECTED))

    def find(
        self, connection: Connection, sought: Sought, *, title_only: bool, below: int | None, limit: int, least: int = 0
    ) -> Sequence[int]:
        """Ids, newest first."""
        lowest, newest = connection.execute(_ENDS).one()
        rows, below = newest + 1 - lowest, min(bound(below), newest + 1)
        asked = _Asked(connection, sought.anywhere, rows, max(least, lowest), below, limit)
        return asked.titles(sought.titles) if title_only else asked.texts(sought.hits)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for among ``rows``: from which number on and below which, and how many of them at most.

    Row by row where that takes fewer rows than the index would give.
    """

    connection: Connection
    query: str
    rows: int
    least: int
    below: int
    limit: int

    def texts(self, hits: float) -> Sequence[int]:
        """Those with it anywhere, of which so many are expected in all."""
        found = self._walked(_WALKED, hits, hits)
        return self._read(_SORTED) if found is None else found

    def titles(self, hits: float) -> Sequence[int]:
        """Those with it in their title, of which so many are expected in all."""
        if hits <= _FEW:
            return self._read(_SORTED_TITLES)
        found = self._walked(_WALKED_TITLES, hits, hits * _PART / self.rows)
        return self._in_parts() if found is None else found

    def _walked(self, query: TextClause, hits: float, otherwise: float) -> Sequence[int] | None:
        """Row by row from the newest on; None where the index gives fewer, or they are rarer here than elsewhere."""
        expected = min(self.below - self.least, self.limit * self.rows / max(hits, 1))
        if expected >= otherwise:
            return None
        least = max(self.least, self.below - int(_SPARE * expected) - 1)
        found = self._read(query, least=least)
        return found if len(found) == self.limit or least == self.least else None

    def _in_parts(self) -> Sequence[int]:
        """Part by part from the newest on: all that the index has of a part, put in order."""
        found: list[int] = []
        for part in range((self.below - 1) // _PART, self.least // _PART - 1, -1):
            if len(found) >= self.limit:
                break
            found += self._read(_SORTED_TITLES, query=f"({self.query}) & '#{part}'")
        return found[: self.limit]

    def _read(self, statement: TextClause, **other: Any) -> Sequence[int]:
        given = {"query": self.query, "least": self.least, "below": self.below, "limit": self.limit}
        return self.connection.execute(statement, given | other).scalars().all()


def _expected(connection: Connection, explain: TextClause, asked: str) -> float:
    """How many rows the planner expects to have it."""
    (explained,) = connection.execute(explain, {"query": asked}).scalar_one()
    rows: float = explained["Plan"]["Plan Rows"]
    return rows


def vector(title: str, body: str) -> str:
    """The words of a version with their places; those of the headline weigh A."""
    heading = index_tokens(title)
    # One place is left free between title and text, so that no phrase runs from one into the other.
    cut = [*enumerate(heading, 1), *enumerate(bounded(index_tokens(body)), len(heading) + 2)]
    return " ".join(f"'{token}':{min(at, _LAST_PLACE)}{'A' if at <= len(heading) else 'D'}" for at, token in cut)


def _query(wanted: Term) -> str:
    return f"({' | '.join(_tsquery(tokens, prefix=prefix) for tokens, prefix in wanted.lookups)})"


def _tsquery(cut: Sequence[str], *, prefix: bool) -> str:
    phrase = " <-> ".join(f"'{token}'" for token in cut)
    return f"({phrase}{':*' if prefix else ''})"
