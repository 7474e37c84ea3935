"""Reading and writing while an article is placed in a story, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from monitor.model import ArticleVectors, Placement, StoryCandidate, TermCounts
from monitor.store import terms
from monitor.store.candidates import read_candidates
from monitor.store.engine import Database
from monitor.store.placements import write_placement
from monitor.store.schema import articles
from monitor.store.schema_stories import story_members

# Statements are built once: building one takes longer than running it.
_HERE = (
    select(articles.c.moved_to, story_members.c.story_id)
    .outerjoin(story_members, story_members.c.article_id == articles.c.id)
    .where(articles.c.id == bindparam("article"))
)
_PLACED = (
    update(articles)
    .where(articles.c.id == bindparam("article"), articles.c.versions == bindparam("version"))
    .values(unplaced=False)
)


class Placing:
    """Implements ``ports.StoryPlacing`` in an open transaction of ``Database.write_stories``.

    ``written``: the article's row with its terms, if its version was written, and marked as placed, in the same
    transaction.
    """

    def __init__(self, database: Database, connection: Connection, written: Row[Any] | None = None) -> None:
        self._database = database
        self._connection = connection
        self._written = written

    def vectors(self, article_id: int) -> ArticleVectors | None:
        """The stored term vectors of an article; None if it was never placed."""
        if self._written is None:
            return terms.read_vectors(self._connection, article_id)
        return None if self._written.terms is None else terms.unpack(self._written.terms)

    def counts(self, terms_: Collection[str]) -> TermCounts:
        """In how many articles each of these terms occurs."""
        return terms.counts(self._connection, terms_)

    def candidates(self, article_id: int, rare: Sequence[str], limit: int) -> tuple[StoryCandidate, ...]:
        """The articles to compare an article with, and first the article itself, if it was placed before."""
        return read_candidates(self._connection, article_id, rare, limit)

    def place(self, placement: Placement, now: datetime) -> None:
        """Write the automatic decision and the article's terms."""
        article = {"article": placement.article_id}
        row = self._connection.execute(_HERE, article).first() if self._written is None else self._written
        if row is None:
            return
        if row.moved_to is None:
            write_placement(self._database, self._connection, placement, row.story_id, now)
        if self._written is None:
            self._connection.execute(_PLACED, {**article, "version": placement.version})
