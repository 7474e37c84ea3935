"""Taking articles and versions out for good, and out of the full-text index, which is given the text they had."""

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
    """Remove articles with all that is stored of them; how many versions those were.

    What is queued about them is cancelled; alerts that were sent stay in the outbox.
    """
    removed = forget_texts(database, connection, versions.c.article_id.in_(ids))
    waiting = (alerts.c.article_id.in_(ids), alerts.c.state == AlertState.QUEUED.value)
    cancelled = {"state": AlertState.CANCELLED.value, "last_error": "the article was removed"}
    connection.execute(update(alerts).where(*waiting).values(**cancelled, lease_until=None, leased_by=None))
    left = stories_of(connection, ids)
    connection.execute(delete(articles).where(articles.c.id.in_(ids)))
    for story in left:
        refresh(connection, story)
    return removed


def forget_texts(database: Database, connection: Connection, *which: ColumnElement[bool]) -> int:
    """Take versions out of the full-text index; how many those were."""
    query = select(versions.c.id, versions.c.article_id, versions.c.number).where(*which)
    rows = connection.execute(query).all()
    for row in rows:
        # What a damaged text was indexed with is not known: its entries lead to no version, and are passed over.
        with suppress(DatabaseCorrupt):
            document = read_document(connection, row.article_id, row.number)
            database.texts.remove(connection, row.id, document.title, document.text)
    return len(rows)
