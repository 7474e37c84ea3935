"""Alerts with what is needed to write them: articles, changes, titles, and who else reports what is new."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from monitor.errors import DatabaseCorrupt
from monitor.model import AlertItem, AlertKind, AlsoReported, Change
from monitor.store.also_in import read_also_in
from monitor.store.articles import articles_by_id
from monitor.store.rows import alert_of
from monitor.store.schema import changes, developments, versions, withdrawals
from monitor.store.texts import read_document
from monitor.store.versions import read_change
from monitor.store.withdrawals import withdrawal_of

log = logging.getLogger(__name__)

INSTANT = "instant"
# Of a version: its row, its change, when the outlet says that it was made, the highest number of its developments.
_Facts = tuple[Row[Any] | None, Change | None, datetime | None, int | None]


def items_of(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, AlertItem]:
    """Alerts with their articles, changes and titles, by number."""
    known = articles_by_id(connection, (row.article_id for row in rows if row.article_id is not None))
    found: dict[int, AlertItem] = {}
    facts: dict[tuple[int, int], _Facts] = {}
    for row in rows:
        article = known.get(row.article_id) if row.article_id is not None else None
        if article is None or row.to_version is None:
            found[row.id] = AlertItem(alert_of(row), article, _gone(connection, row))
            continue
        key = (row.article_id, row.to_version)
        if key not in facts:
            facts[key] = _facts(connection, *key)
        version, change, modified, newest = facts[key]
        found[row.id] = AlertItem(
            alert=alert_of(row),
            article=article,
            change=change,
            old_title=_title(connection, row.article_id, row.from_version),
            new_title=version.title if version else "",
            last_seen_at=version.seen_before_at if version else None,
            language=version.language if version else "",
            modified=modified,
            development=newest,
            also=_also(connection, row) if row.mode != INSTANT else (),
        )
    return found


def _also(connection: Connection, row: Row[Any]) -> tuple[AlsoReported, ...]:
    """Who else reports the developments that an alert is about."""
    here = (developments.c.article_id == row.article_id, developments.c.to_version == row.to_version)
    leads = {
        found.id: found.edit
        for found in connection.execute(select(developments.c.id, developments.c.edit).where(*here))
    }
    also = [item for items in read_also_in(connection, leads.keys()).values() for item in items]
    known = articles_by_id(connection, (item.article_id for item in also))
    return tuple(
        AlsoReported(
            edit=leads[item.development_id],
            article_id=item.article_id,
            outlet=known[item.article_id].feed_title or known[item.article_id].host,
            at=item.at,
            sentence=item.sentence,
            found_at=item.found_at,
            doubt=item.doubt,
        )
        for item in also
        if item.found_at is not None
    )


def _gone(connection: Connection, row: Row[Any]) -> Change | None:
    """That the article of an alert is gone or was replaced, which no version shows: written as the alert was queued."""
    if row.article_id is None or row.kind != AlertKind.REMOVAL.value:
        return None
    here = (withdrawals.c.article_id == row.article_id, withdrawals.c.detected_at == row.queued_at)
    found = connection.execute(select(withdrawals).where(*here, withdrawals.c.version_id.is_(None))).all()
    return Change((), withdrawals=tuple(map(withdrawal_of, found)))


def _facts(connection: Connection, article_id: int, number: int) -> _Facts:
    """What is stored of a version and of the change that led to it."""
    newest = select(func.max(developments.c.id)).where(developments.c.version_id == versions.c.id).scalar_subquery()
    columns = (versions.c.title, versions.c.seen_before_at, versions.c.language, changes.c.data, newest.label("newest"))
    query = select(*columns).outerjoin(changes, changes.c.version_id == versions.c.id)
    row = connection.execute(query.where(versions.c.article_id == article_id, versions.c.number == number)).first()
    if row is None:
        return None, None, None, None
    return row, read_change(row.data), _modified(connection, article_id, number), row.newest


def _modified(connection: Connection, article_id: int, number: int) -> datetime | None:
    """When the outlet says that it changed this version; None where it does not, or the text is not kept."""
    try:
        return read_document(connection, article_id, number).modified
    except DatabaseCorrupt:
        return None


def _title(connection: Connection, article_id: int, number: int | None) -> str:
    if number is None:
        return ""
    query = select(versions.c.title).where(versions.c.article_id == article_id, versions.c.number == number)
    return connection.execute(query).scalar() or ""
