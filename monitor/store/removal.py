"""Deletes articles, and removes versions from the full-text index, which needs their text for that."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import ColumnElement, Connection, delete, select, update

from monitor.errors import DatabaseCorrupt
from monitor.model import AlertState
from monitor.store.engine import Database
from monitor.store.schema import alerts, articles, versions
from monitor.store.story_rows import refresh, stories_of
from monitor.store.texts import read_document


def remove_articles(database: Database, connection: Connection, ids: Sequence[int]) -> int:
    """Delete articles with everything stored about them; returns the number of versions.

    Queued alerts about them are cancelled; sent alerts stay in the outbox.
    """
    removed = remove_from_index(database, connection, versions.c.article_id.in_(ids))
    waiting = (alerts.c.article_id.in_(ids), alerts.c.state == AlertState.QUEUED.value)
    cancelled = {"state": AlertState.CANCELLED.value, "last_error": "the article was removed"}
    connection.execute(update(alerts).where(*waiting).values(**cancelled, lease_until=None, leased_by=None))
    left = stories_of(connection, ids)
    connection.execute(delete(articles).where(articles.c.id.in_(ids)))
    for story in left:
        refresh(connection, story)
    return removed


def remove_from_index(database: Database, connection: Connection, *which: ColumnElement[bool]) -> int:
    """Remove versions from the full-text index; returns their number."""
    query = select(versions.c.id, versions.c.article_id, versions.c.number).where(*which)
    rows = connection.execute(query).all()
    for row in rows:
        # The words of a damaged text are unknown: its entries stay, and lead to no version, which a search skips.
        with suppress(DatabaseCorrupt):
            document = read_document(connection, row.article_id, row.number)
            database.texts.remove(connection, row.id, document.title, document.text)
    return len(rows)
