"""Read marks of readers, and what they have not read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select

from monitor.model import Unread
from monitor.store.counts import numbers_between
from monitor.store.engine import Database
from monitor.store.schema import developments
from monitor.store.schema_readers import read_marks


class Reads:
    """Implements ``ports.ReadRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self, reader: str, articles: Collection[int]) -> dict[int, int]:
        """The marks of this reader by article: the number of the last development read."""
        query = select(read_marks.c.article_id, read_marks.c.up_to).where(
            read_marks.c.reader == reader, read_marks.c.article_id.in_(articles)
        )
        with self._database.read() as connection:
            return {row.article_id: row.up_to for row in connection.execute(query)}

    def mark(self, reader: str, article_id: int, up_to: int, now: datetime) -> None:
        """Mark an article as read up to a development; 0 removes the mark."""
        row = {"reader": reader, "article_id": article_id, "up_to": up_to, "at": now}
        with self._database.write() as connection:
            if up_to:
                self._database.upsert(connection, read_marks, [row])
            else:
                conditions = (read_marks.c.reader == reader, read_marks.c.article_id == article_id)
                connection.execute(delete(read_marks).where(*conditions))

    def forget(self, reader: str, up_to: int) -> None:
        """Remove this reader's marks at or below this number."""
        with self._database.write() as connection:
            connection.execute(delete(read_marks).where(read_marks.c.reader == reader, read_marks.c.up_to <= up_to))

    def unread(self, reader: str, above: int, limit: int) -> tuple[Unread, ...]:
        """Up to ``limit`` developments above this number that no mark covers, newest first."""
        columns = (developments.c.id, developments.c.article_id, developments.c.importance)
        query = select(*columns).where(developments.c.id > above, ~_covered(reader))
        with self._database.read() as connection:
            settled = self._database.numbers.settled(connection, developments)
            if settled is not None:
                query = query.where(developments.c.id <= settled)
            rows = connection.execute(query.order_by(developments.c.id.desc()).limit(limit)).all()
        return tuple(Unread(row.id, row.article_id, row.importance) for row in rows)

    def first_unread(self, reader: str, above: int, before: datetime) -> int | None:
        """The lowest development above this number that no mark set before that time covers."""
        old = read_marks.c.at < before
        query = select(developments.c.id).where(developments.c.id > above, ~_covered(reader, old))
        with self._database.read() as connection:
            return connection.execute(query.order_by(developments.c.id).limit(1)).scalar()

    def last_before(self, moment: datetime) -> int:
        """The number of the newest development detected before this time; 0 if there is none."""
        earlier = developments.c.detected_at < moment
        with self._database.read() as connection:
            # Begins at the highest number of that day: at most one day's rows are walked.
            _, highest = numbers_between(connection, developments.name, None, moment)
            query = select(developments.c.id).where(earlier, developments.c.id <= (highest or 0))
            return connection.execute(query.order_by(developments.c.id.desc()).limit(1)).scalar() or 0


def _covered(reader: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition: a mark of this reader, which also fulfils ``more``, covers the development."""
    return exists().where(
        read_marks.c.reader == reader,
        read_marks.c.article_id == developments.c.article_id,
        read_marks.c.up_to >= developments.c.id,
        *more,
    )
