"""The two full-text indexes behind ``search``: FTS5 and tsvector. Which of them is used, the engine decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Protocol

from sqlalchemy import Connection, TextClause, text

from monitor.errors import TooBroad
from monitor.ports import LARGEST_NUMBER
from monitor.store.search import terms
from monitor.words import Term, index_tokens

# As much of a text as is indexed: a tsvector holds at most 1 MB of different tokens, and 6 bytes for each place.
_MOST_TOKENS = 40_000
_MOST_BYTES = 800_000
# SQLite looks up the words that begin as asked, at most so many: its own search for a beginning joins the lists of all
# of them first, whatever part of the result is read. Finding two thousand and joining them takes some 50 ms.
MOST_WORDS = 2000
# Made once: to make a statement costs several times what it costs to run it on one row.
_ADD_FTS5 = text("INSERT INTO search(rowid, title, body) VALUES (:id, :title, :body)")
_VOCABULARY = text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search, instance)")
# From word to word: the vocabulary has a row for each place, and is asked for the first one beyond all of a word's.
_BEGINNING = text(
    "WITH RECURSIVE found(term) AS (SELECT * FROM (SELECT term FROM temp.search_words "
    "WHERE term >= :first AND term < :past ORDER BY term LIMIT 1) UNION ALL "
    "SELECT (SELECT term FROM temp.search_words WHERE term >= found.term || char(1) AND term < :past "
    "ORDER BY term LIMIT 1) FROM found WHERE found.term IS NOT NULL) "
    "SELECT term FROM found WHERE term IS NOT NULL LIMIT :most"
)
# On PostgreSQL the table is walked from its newest row on for words that one row in so many, or more, is expected to
# have: a list is then full after some hundreds of times as many rows as it shows. Of rarer words the index gives all
# rows, and these are put in order: of a million versions within some 20 ms. Left to itself the planner walks for
# nearly all words, as it expects those of which it knows nothing in one row of two hundred: a word that nobody wrote
# took seconds.
_ONE_IN = 100
# A word may have been frequent long ago and be rare since: so many rows are walked, in some 30 ms, and no more.
_WALKED = 20_000
# What is searched: all words, or those of the headline.
_ANYWHERE, _HEADLINE = "words", "ts_filter(words, '{a}')"
_ROWS = text("SELECT reltuples FROM pg_class WHERE oid = CAST('search' AS regclass)")
_NEWEST = text("SELECT coalesce(max(version_id), 0) FROM search")
# A tsvector knows no place beyond: phrases are found before it.
_LAST_PLACE = 16383


def _hits(searched: str, order: str, more: str = "") -> TextClause:
    found = f"{searched} @@ CAST(:asked AS tsquery) AND version_id < :below {more}"
    return text(f"SELECT version_id FROM search WHERE {found} ORDER BY {order} DESC LIMIT :limit")  # noqa: S608 - constants


_WALK = {part: _hits(part, "version_id", "AND version_id >= :above") for part in (_ANYWHERE, _HEADLINE)}
# No index has this order: rows are found first, and then put in order.
_SORT = {part: _hits(part, "version_id + 0") for part in (_ANYWHERE, _HEADLINE)}
_EXPECTED = {
    part: text(f"EXPLAIN (FORMAT JSON) SELECT 1 FROM search WHERE {part} @@ CAST(:asked AS tsquery)")  # noqa: S608 - constants
    for part in (_ANYWHERE, _HEADLINE)
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search asks for, as the database is asked: of titles and texts, and of titles alone.

    ``frequent``: so many versions, or titles, are expected to have it that a list soon fills.
    """

    anywhere: str
    in_title: str
    frequent: bool = False
    frequent_in_title: bool = False


class IndexCheck(Protocol):
    """Hears of every text that is stored, and says then in which versions the index differs."""

    def expect(self, version_id: int, title: str, body: str) -> None:
        """A text that is to be found."""
        ...

    def unknown(self, version_id: int) -> None:
        """A text that cannot be read: what the index has of it is of no use."""
        ...

    def problems(self) -> Iterator[str]:
        """What is wrong, in words; asked once, at the end."""
        ...


class TextIndex(Protocol):
    """An index of titles and texts by version."""

    def create(self, connection: Connection) -> None:
        """Make the index."""
        ...

    def create_headlines(self, connection: Connection) -> None:
        """Make what finds headlines; ``create`` makes it as well."""
        ...

    def drop(self, connection: Connection) -> None:
        """Remove the index."""
        ...

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        ...

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Forget a version; title and text are those it was indexed with."""
        ...

    def check(self, connection: Connection) -> IndexCheck:
        """Compare the index with what the texts say."""
        ...

    def sought(self, connection: Connection, words: str) -> Sought:
        """What these words ask for, all of which a version has to have; raises ``TooBroad``."""
        ...

    def find(
        self, connection: Connection, sought: Sought, *, title_only: bool, below: int | None, limit: int
    ) -> Sequence[int]:
        """Ids of versions that have it, newest first; with ``below`` only smaller ids."""
        ...


class Fts5Index:
    """SQLite FTS5 without stored content: the texts are in the versions already.

    Its own tokenizer only parts at white space: to ``ascii`` all characters beyond ASCII are letters.
    """

    def create(self, connection: Connection) -> None:
        """Make the virtual table."""
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE search USING fts5(title, body, content='', "
                """tokenize="ascii tokenchars '+#$%&@'", columnsize=0)"""
            )
        )

    def create_headlines(self, connection: Connection) -> None:
        """Headlines are a column of the virtual table."""

    def drop(self, connection: Connection) -> None:
        """Remove the virtual table."""
        connection.execute(text("DROP TABLE search"))

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        connection.execute(_ADD_FTS5, _words(version_id, title, body))

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Forget a version."""
        connection.execute(
            text("INSERT INTO search(search, rowid, title, body) VALUES ('delete', :id, :title, :body)"),
            _words(version_id, title, body),
        )

    def check(self, connection: Connection) -> IndexCheck:
        """Compare the index with what the texts say."""
        return _Fts5Check(connection)

    def sought(self, connection: Connection, words: str) -> Sought:
        """Words that begin as asked are looked up here, once for all parts of a result."""
        asked = " AND ".join(_match(connection, wanted) for wanted in terms(words))
        return Sought(asked, f"title : ({asked})")

    def find(
        self, connection: Connection, sought: Sought, *, title_only: bool, below: int | None, limit: int
    ) -> Sequence[int]:
        """Ids, newest first."""
        asked = sought.in_title if title_only else sought.anywhere
        # Said by itself, the bound is one of the index's own walk; within an OR it would be of what was walked.
        rows = connection.execute(
            text(
                "SELECT rowid FROM search WHERE search MATCH :asked AND rowid < :below ORDER BY rowid DESC LIMIT :limit"
            ),
            {"asked": asked, "below": _bound(below), "limit": limit},
        )
        return rows.scalars().all()


class _Fts5Check:
    """Sums up the digests of a version's tokens and places, once as its text has them and once as the index has them.

    The index lists tokens, not versions: all sums are held, some 100 bytes a version.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sums: dict[int, int] = {}
        self._unknown: set[int] = set()

    def expect(self, version_id: int, title: str, body: str) -> None:
        """A text that is to be found."""
        words = _words(version_id, title, body)
        for column in ("title", "body"):
            for place, token in enumerate(str(words[column]).split()):
                self._count(version_id, token, column, place, 1)

    def unknown(self, version_id: int) -> None:
        """A text that cannot be read."""
        self._unknown.add(version_id)

    def problems(self) -> Iterator[str]:
        """Versions whose sums differ."""
        self._connection.execute(text("CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, search, instance)"))
        try:
            for term, number, column, place in self._connection.execute(
                text("SELECT term, doc, col, offset FROM temp.search_terms").execution_options(yield_per=1000)
            ):
                self._count(number, term, column, place, -1)
        finally:
            self._connection.execute(text("DROP TABLE temp.search_terms"))
        for number in sorted(number for number, left in self._sums.items() if left and number not in self._unknown):
            yield _differs(number)

    def _count(self, version_id: int, token: str, column: str, place: int, sign: int) -> None:
        # The program's own digests of strings: both sides are summed up in one process.
        self._sums[version_id] = self._sums.get(version_id, 0) + sign * hash((token, column, place))


def _differs(version_id: int) -> str:
    return f"version {version_id} is indexed with other words than its text has"


class _TsvectorCheck:
    """Compares row by row, as texts are named."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: list[str] = []

    def expect(self, version_id: int, title: str, body: str) -> None:
        """A text that is to be found."""
        query = text("SELECT words = CAST(:vector AS tsvector) FROM search WHERE version_id = :id")
        same = self._connection.execute(query, {"id": version_id, "vector": _vector(title, body)}).scalar()
        if not same:
            self._found.append(_differs(version_id))

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
        connection.execute(text(f"CREATE INDEX IF NOT EXISTS search_headlines ON search USING gin ({_HEADLINE})"))

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        connection.execute(
            text("INSERT INTO search (version_id, words) VALUES (:id, CAST(:vector AS tsvector))"),
            {"id": version_id, "vector": _vector(title, body)},
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
        enough = connection.execute(_ROWS).scalar_one() / _ONE_IN
        frequent = (_expected(connection, part, asked) > enough for part in (_ANYWHERE, _HEADLINE))
        return Sought(asked, asked, *frequent)

    def find(
        self, connection: Connection, sought: Sought, *, title_only: bool, below: int | None, limit: int
    ) -> Sequence[int]:
        """Ids, newest first."""
        part, frequent = (_HEADLINE, sought.frequent_in_title) if title_only else (_ANYWHERE, sought.frequent)
        first = _bound(below)
        given = {"asked": sought.anywhere, "below": first, "limit": limit}
        if frequent:
            above = min(connection.execute(_NEWEST).scalar_one(), first) - _WALKED
            found = connection.execute(_WALK[part], given | {"above": above}).scalars().all()
            if len(found) == limit:
                return found
        return connection.execute(_SORT[part], given).scalars().all()


def _expected(connection: Connection, part: str, asked: str) -> float:
    """How many rows the planner expects to have it."""
    (explained,) = connection.execute(_EXPECTED[part], {"asked": asked}).scalar_one()
    rows: float = explained["Plan"]["Plan Rows"]
    return rows


def _bound(below: int | None) -> int:
    return LARGEST_NUMBER if below is None else below


def _vector(title: str, body: str) -> str:
    heading = index_tokens(title)
    # One place is left free between title and text, so that no phrase runs from one into the other.
    cut = [*enumerate(heading, 1), *enumerate(_bounded(index_tokens(body)), len(heading) + 2)]
    return " ".join(f"'{token}':{min(at, _LAST_PLACE)}{'A' if at <= len(heading) else 'D'}" for at, token in cut)


def _words(version_id: int, title: str, body: str) -> dict[str, object]:
    return {"id": version_id, "title": " ".join(index_tokens(title)), "body": " ".join(_bounded(index_tokens(body)))}


def _bounded(tokens: Sequence[str]) -> Sequence[str]:
    """As many of the first tokens as an index can hold."""
    first = tokens[:_MOST_TOKENS]
    # A character has four bytes at most: few texts need to be counted.
    if 4 * sum(map(len, first)) < _MOST_BYTES:
        return first
    size = accumulate(len(token.encode()) for token in first)
    return first[: sum(1 for _ in takewhile(lambda so_far: so_far < _MOST_BYTES, size))]


def _match(connection: Connection, wanted: Term) -> str:
    ways = (way for tokens, prefix in wanted.lookups for way in _phrases(connection, tokens, prefix=prefix))
    return f"({' OR '.join(ways)})"


def _phrases(connection: Connection, tokens: Sequence[str], *, prefix: bool) -> Iterator[str]:
    """The phrases that a row of tokens means: several where the last is a beginning."""
    *before, last = tokens
    for word in (_words_like(connection, last) or [last]) if prefix else [last]:
        yield f'"{" ".join((*before, word))}"'


def _words_like(connection: Connection, beginning: str) -> Sequence[str]:
    """The words in the index that begin so; raises ``TooBroad``."""
    connection.execute(_VOCABULARY)
    # Tokens are letters, digits and signs: none has the last character of Unicode.
    bounds = {"first": beginning, "past": f"{beginning}\U0010ffff", "most": MOST_WORDS + 1}
    found = connection.execute(_BEGINNING, bounds).scalars().all()
    if len(found) > MOST_WORDS:
        raise TooBroad(f'more than {MOST_WORDS:,} words begin with "{beginning}"')
    return found


def _query(wanted: Term) -> str:
    return f"({' | '.join(_tsquery(tokens, prefix=prefix) for tokens, prefix in wanted.lookups)})"


def _tsquery(cut: Sequence[str], *, prefix: bool) -> str:
    phrase = " <-> ".join(f"'{token}'" for token in cut)
    return f"({phrase}{':*' if prefix else ''})"
