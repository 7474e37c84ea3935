"""The full-text index behind ``search``, and FTS5, which it is on SQLite; for PostgreSQL see ``tsvector``."""

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


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search asks for, as the database is asked: of titles and texts, and of titles alone.

    How many versions and how many titles are expected to have it, where the database has to be told how to read them.
    """

    anywhere: str
    in_title: str
    hits: float = 0
    titles: float = 0


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
        self, connection: Connection, sought: Sought, *, title_only: bool, below: int | None, limit: int, least: int = 0
    ) -> Sequence[int]:
        """Ids of versions that have it, newest first: from ``least`` on, with ``below`` only smaller ones."""
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
        self, connection: Connection, sought: Sought, *, title_only: bool, below: int | None, limit: int, least: int = 0
    ) -> Sequence[int]:
        """Ids, newest first."""
        asked = sought.in_title if title_only else sought.anywhere
        # Said by itself, the bound is one of the index's own walk; within an OR it would be of what was walked.
        rows = connection.execute(
            text(
                "SELECT rowid FROM search WHERE search MATCH :asked AND rowid < :below AND rowid >= :least "
                "ORDER BY rowid DESC LIMIT :limit"
            ),
            {"asked": asked, "below": bound(below), "least": least, "limit": limit},
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
            yield differs(number)

    def _count(self, version_id: int, token: str, column: str, place: int, sign: int) -> None:
        # The program's own digests of strings: both sides are summed up in one process.
        self._sums[version_id] = self._sums.get(version_id, 0) + sign * hash((token, column, place))


def differs(version_id: int) -> str:
    """What a check says of a version."""
    return f"version {version_id} is indexed with other words than its text has"


def bound(below: int | None) -> int:
    """The number below which is looked, also where there is none."""
    return LARGEST_NUMBER if below is None else below


def _words(version_id: int, title: str, body: str) -> dict[str, object]:
    return {"id": version_id, "title": " ".join(index_tokens(title)), "body": " ".join(bounded(index_tokens(body)))}


def bounded(tokens: Sequence[str]) -> Sequence[str]:
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
