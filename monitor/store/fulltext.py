"""The interface of the full-text index, and its implementation with SQLite FTS5; for PostgreSQL see ``tsvector``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Protocol

from sqlalchemy import Connection, text

from monitor.errors import TooBroad
from monitor.ports import LARGEST_NUMBER
from monitor.store.search import terms
from monitor.words import Term, index_tokens

# How much of a text is indexed: a tsvector has at most 1 MB, for its different tokens and 6 bytes a position.
_MOST_TOKENS = 40_000
_MOST_BYTES = 800_000
# The most words that a prefix may match on SQLite, where they are looked up first: FTS5's own prefix search merges the
# lists of all matching words, whatever part of the result is read. Finding and merging 2,000 takes about 50 ms.
MOST_WORDS = 2000
# Built once: building a statement costs several times as much as running it on one row.
_ADD_FTS5 = text("INSERT INTO search(rowid, title, body) VALUES (:id, :title, :body)")
_VOCABULARY = text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search, instance)")
# Steps from word to word: the vocabulary has a row for each position of a word, and each step skips these rows.
_WORDS_WITH_PREFIX = text(
    "WITH RECURSIVE found(term) AS (SELECT * FROM (SELECT term FROM temp.search_words "
    "WHERE term >= :first AND term < :past ORDER BY term LIMIT 1) UNION ALL "
    "SELECT (SELECT term FROM temp.search_words WHERE term >= found.term || char(1) AND term < :past "
    "ORDER BY term LIMIT 1) FROM found WHERE found.term IS NOT NULL) "
    "SELECT term FROM found WHERE term IS NOT NULL LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A search in the database's query language, for titles and texts, and for titles only.

    ``hits`` and ``titles``: the number of versions and titles expected to match (PostgreSQL only), to choose a plan.
    """

    anywhere: str
    in_title: str
    hits: float = 0
    titles: float = 0


class IndexCheck(Protocol):
    """Compares the index with the stored texts, which are passed to it one by one."""

    def expect(self, version_id: int, title: str, body: str) -> None:
        """Add a text that must be indexed."""
        ...

    def unknown(self, version_id: int) -> None:
        """Exclude a version whose text cannot be read."""
        ...

    def problems(self) -> Iterator[str]:
        """A message for each version that is indexed wrongly; called once, after all texts."""
        ...


class TextIndex(Protocol):
    """A full-text index of titles and texts by version."""

    def create(self, connection: Connection) -> None:
        """Create the index."""
        ...

    def create_headlines(self, connection: Connection) -> None:
        """Create the index of headlines, for databases older than it; ``create`` includes it."""
        ...

    def drop(self, connection: Connection) -> None:
        """Remove the index."""
        ...

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        ...

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Remove a version; title and text must be those it was indexed with."""
        ...

    def check(self, connection: Connection) -> IndexCheck:
        """Begin a comparison of the index with the texts."""
        ...

    def parse(self, connection: Connection, words: str) -> TextQuery:
        """The query for versions that have all these words; raises ``TooBroad``."""
        ...

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
        """The row numbers of matching versions, newest first, from ``least`` to below ``below``."""
        ...


class Fts5Index:
    """SQLite FTS5 without stored content, because the texts are in the versions already.

    We pass it tokens separated by spaces, and FTS5 only splits at these: its ``ascii`` tokenizer takes all characters
    beyond ASCII for letters, and ``tokenchars`` adds the signs that are tokens.
    """

    def create(self, connection: Connection) -> None:
        """Create the virtual table."""
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE search USING fts5(title, body, content='', "
                """tokenize="ascii tokenchars '+#$%&@'", columnsize=0)"""
            )
        )

    def create_headlines(self, connection: Connection) -> None:
        """Do nothing: headlines are a column of the virtual table."""

    def drop(self, connection: Connection) -> None:
        """Remove the virtual table."""
        connection.execute(text("DROP TABLE search"))

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        connection.execute(_ADD_FTS5, _words(version_id, title, body))

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Remove a version."""
        connection.execute(
            text("INSERT INTO search(search, rowid, title, body) VALUES ('delete', :id, :title, :body)"),
            _words(version_id, title, body),
        )

    def check(self, connection: Connection) -> IndexCheck:
        """Begin a comparison of the index with the texts."""
        return _Fts5Check(connection)

    def parse(self, connection: Connection, words: str) -> TextQuery:
        """The MATCH expression for these words; words for a prefix are looked up here, once for all pages."""
        expression = " AND ".join(_match(connection, term) for term in terms(words))
        return TextQuery(expression, f"title : ({expression})")

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
        # `rowid < :below` as a plain condition limits FTS5's own walk; within an OR it would filter its results.
        rows = connection.execute(
            text(
                "SELECT rowid FROM search WHERE search MATCH :query AND rowid < :below AND rowid >= :least "
                "ORDER BY rowid DESC LIMIT :limit"
            ),
            {
                "query": query.in_title if title_only else query.anywhere,
                "below": upper_bound(below),
                "least": least,
                "limit": limit,
            },
        )
        return rows.scalars().all()


class _Fts5Check:
    """Compares, by version, the sum of hashes of its tokens and positions in the text with that in the index.

    FTS5 lists its entries by token, not by version: so the sums of all versions are held, about 100 bytes each.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sums: dict[int, int] = {}
        self._unknown: set[int] = set()

    def expect(self, version_id: int, title: str, body: str) -> None:
        """Add the tokens of a text."""
        words = _words(version_id, title, body)
        for column in ("title", "body"):
            for position, token in enumerate(str(words[column]).split()):
                self._count(version_id, token, column, position, 1)

    def unknown(self, version_id: int) -> None:
        """Exclude a version whose text cannot be read."""
        self._unknown.add(version_id)

    def problems(self) -> Iterator[str]:
        """Subtract the tokens of the index; a message for each version with a rest."""
        self._connection.execute(text("CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, search, instance)"))
        try:
            for term, number, column, position in self._connection.execute(
                text("SELECT term, doc, col, offset FROM temp.search_terms").execution_options(yield_per=1000)
            ):
                self._count(number, term, column, position, -1)
        finally:
            self._connection.execute(text("DROP TABLE temp.search_terms"))
        for number in sorted(number for number, rest in self._sums.items() if rest and number not in self._unknown):
            yield mismatch(number)

    def _count(self, version_id: int, token: str, column: str, position: int, sign: int) -> None:
        # hash() is random by process, but both sides are summed in this one.
        self._sums[version_id] = self._sums.get(version_id, 0) + sign * hash((token, column, position))


def mismatch(version_id: int) -> str:
    """The message for a version that is indexed wrongly."""
    return f"version {version_id} is indexed with other words than its text has"


def upper_bound(below: int | None) -> int:
    """``below``, or the largest row number if there is no bound."""
    return LARGEST_NUMBER if below is None else below


def _words(version_id: int, title: str, body: str) -> dict[str, object]:
    return {"id": version_id, "title": " ".join(index_tokens(title)), "body": " ".join(truncated(index_tokens(body)))}


def truncated(tokens: Sequence[str]) -> Sequence[str]:
    """The first tokens of a text, as many as the index can hold."""
    first = tokens[:_MOST_TOKENS]
    # A character has at most four bytes in UTF-8, so most texts need not be encoded to be measured.
    if 4 * sum(map(len, first)) < _MOST_BYTES:
        return first
    size = accumulate(len(token.encode()) for token in first)
    return first[: sum(1 for _ in takewhile(lambda so_far: so_far < _MOST_BYTES, size))]


def _match(connection: Connection, term: Term) -> str:
    """The MATCH expression of a term."""
    phrases = (phrase for tokens, prefix in term.lookups for phrase in _phrases(connection, tokens, is_prefix=prefix))
    return f"({' OR '.join(phrases)})"


def _phrases(connection: Connection, tokens: Sequence[str], *, is_prefix: bool) -> Iterator[str]:
    """The phrases for a sequence of tokens: several if the last token is a prefix of several words."""
    *before, last = tokens
    words: Sequence[str] = [last]
    if is_prefix:
        words = _words_with_prefix(connection, last) or words
    for word in words:
        yield f'"{" ".join((*before, word))}"'


def _words_with_prefix(connection: Connection, prefix: str) -> Sequence[str]:
    """The indexed words that begin with ``prefix``; raises ``TooBroad``."""
    connection.execute(_VOCABULARY)
    # The last code point of Unicode sorts after all tokens, which are letters, digits and signs.
    bounds = {"first": prefix, "past": f"{prefix}\U0010ffff", "most": MOST_WORDS + 1}
    found = connection.execute(_WORDS_WITH_PREFIX, bounds).scalars().all()
    if len(found) > MOST_WORDS:
        raise TooBroad(f'more than {MOST_WORDS:,} words begin with "{prefix}"')
    return found
