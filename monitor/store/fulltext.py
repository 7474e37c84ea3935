"""The two full-text indexes behind ``search``: FTS5 and tsvector. Which of them is used, the engine decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, text

from monitor.store.search import phrases, tokens

# As many words of a text as are indexed: a tsvector holds at most 1 MB.
_MOST_TOKENS = 40_000


class TextIndex(Protocol):
    """An index of titles and texts by version."""

    def create(self, connection: Connection) -> None:
        """Make the index."""
        ...

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        ...

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Forget a version; title and text are those it was indexed with."""
        ...

    def find(
        self, connection: Connection, words: str, *, title_only: bool, below: int | None, limit: int
    ) -> Sequence[int]:
        """Ids of versions that have all the words, newest first; with ``below`` only smaller ids."""
        ...


class Fts5Index:
    """SQLite FTS5 without stored content: the texts are in the versions already."""

    def create(self, connection: Connection) -> None:
        """Make the virtual table."""
        connection.execute(
            text("CREATE VIRTUAL TABLE search USING fts5(title, body, content='', tokenize='unicode61', columnsize=0)")
        )

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        connection.execute(
            text("INSERT INTO search(rowid, title, body) VALUES (:id, :title, :body)"), _words(version_id, title, body)
        )

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Forget a version."""
        connection.execute(
            text("INSERT INTO search(search, rowid, title, body) VALUES ('delete', :id, :title, :body)"),
            _words(version_id, title, body),
        )

    def find(
        self, connection: Connection, words: str, *, title_only: bool, below: int | None, limit: int
    ) -> Sequence[int]:
        """Ids, newest first."""
        asked = " AND ".join(f'"{" ".join(cut)}"{" *" if prefix else ""}' for cut, prefix in phrases(words))
        rows = connection.execute(
            text(
                "SELECT rowid FROM search WHERE search MATCH :asked AND (:below IS NULL OR rowid < :below) "
                "ORDER BY rowid DESC LIMIT :limit"
            ),
            {"asked": f"title : ({asked})" if title_only else asked, "below": below, "limit": limit},
        )
        return rows.scalars().all()


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

    def add(self, connection: Connection, version_id: int, title: str, body: str) -> None:
        """Index a version."""
        cut = [(token, "A") for token in tokens(title)] + [(token, "D") for token in tokens(body)]
        vector = " ".join(f"'{token}':{min(at, 16383)}{mark}" for at, (token, mark) in enumerate(cut[:_MOST_TOKENS], 1))
        connection.execute(
            text("INSERT INTO search (version_id, words) VALUES (:id, CAST(:vector AS tsvector))"),
            {"id": version_id, "vector": vector},
        )

    def remove(self, connection: Connection, version_id: int, title: str, body: str) -> None:  # noqa: ARG002
        """Forget a version."""
        connection.execute(text("DELETE FROM search WHERE version_id = :id"), {"id": version_id})

    def find(
        self, connection: Connection, words: str, *, title_only: bool, below: int | None, limit: int
    ) -> Sequence[int]:
        """Ids, newest first."""
        asked = " & ".join(
            _tsquery(cut, prefix=prefix, mark="A" if title_only else "") for cut, prefix in phrases(words)
        )
        rows = connection.execute(
            text(
                "SELECT version_id FROM search WHERE words @@ CAST(:asked AS tsquery) "
                "AND (CAST(:below AS bigint) IS NULL OR version_id < :below) ORDER BY version_id DESC LIMIT :limit"
            ),
            {"asked": asked, "below": below, "limit": limit},
        )
        return rows.scalars().all()


def _words(version_id: int, title: str, body: str) -> dict[str, object]:
    return {"id": version_id, "title": " ".join(tokens(title)), "body": " ".join(tokens(body)[:_MOST_TOKENS])}


def _tsquery(cut: list[str], *, prefix: bool, mark: str) -> str:
    marks = [mark] * len(cut)
    marks[-1] += "*" if prefix else ""
    parts = (f"'{token}'" + (f":{flags}" if flags else "") for token, flags in zip(cut, marks, strict=True))
    return "(" + " <-> ".join(parts) + ")"
