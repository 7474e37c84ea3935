"""Bookmarks: versions that readers named, to compare with later."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, select

from monitor.errors import NotFound
from monitor.model import Bookmark
from monitor.ports import LARGEST_NUMBER
from monitor.store.articles import articles_by_id
from monitor.store.engine import Database
from monitor.store.rows import is_storable
from monitor.store.schema import versions
from monitor.store.schema_readers import bookmarks


class Bookmarks:
    """Implements ``ports.BookmarkRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, reader: str, article_id: int, version: int, name: str, now: datetime) -> Bookmark:
        """Add a bookmark, replacing the reader's one of the same name in this article; raises ``NotFound``."""
        row = {"reader": reader, "article_id": article_id, "version": version, "name": name, "created_at": now}
        named = (bookmarks.c.reader == reader, bookmarks.c.article_id == article_id, bookmarks.c.name == name)
        with self._database.write() as connection:
            stored = (versions.c.article_id == article_id, versions.c.number == version)
            if connection.execute(select(versions.c.id).where(*stored)).first() is None:
                raise NotFound(f"article {article_id} has no version {version}")
            connection.execute(delete(bookmarks).where(*named))
            (number,) = connection.execute(bookmarks.insert().values(row).returning(bookmarks.c.id)).one()
            return _read(connection, (bookmarks.c.id == number,), None)[0]

    def list(
        self,
        reader: str,
        *,
        article_id: int | None = None,
        before_id: int | None = None,
        limit: int | None = None,
    ) -> tuple[Bookmark, ...]:
        """The bookmarks of a reader, newest first."""
        if not is_storable(reader):
            return ()
        which = [bookmarks.c.reader == reader]
        if article_id is not None:
            which.append(bookmarks.c.article_id == article_id)
        if before_id is not None:
            which.append(bookmarks.c.id < before_id)
        with self._database.read() as connection:
            return _read(connection, tuple(which), limit)

    def remove(self, reader: str, bookmark_id: int) -> bool:
        """Delete a bookmark of this reader; whether it existed."""
        if bookmark_id > LARGEST_NUMBER:
            return False
        own = (bookmarks.c.reader == reader, bookmarks.c.id == bookmark_id)
        with self._database.write() as connection:
            return connection.execute(delete(bookmarks).where(*own)).rowcount > 0


def _read(connection: Connection, which: tuple[ColumnElement[bool], ...], limit: int | None) -> tuple[Bookmark, ...]:
    its_version = and_(versions.c.article_id == bookmarks.c.article_id, versions.c.number == bookmarks.c.version)
    query = select(bookmarks, versions.c.id.is_not(None).label("kept")).outerjoin(versions, its_version).where(*which)
    rows = connection.execute(query.order_by(bookmarks.c.id.desc()).limit(limit)).all()
    known = articles_by_id(connection, (row.article_id for row in rows))
    return tuple(
        Bookmark(
            id=row.id,
            reader=row.reader,
            article=known[row.article_id],
            version=row.version,
            name=row.name,
            created_at=row.created_at,
            kept=bool(row.kept),
        )
        for row in rows
    )
