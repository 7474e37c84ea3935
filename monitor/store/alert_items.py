"""Alerts with the data their messages need: articles, changes, titles, and other articles that report the same."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from monitor.errors import DatabaseCorrupt
from monitor.model import AlertItem, AlertKind, AlsoReported, Change, Document
from monitor.store import contents
from monitor.store.also_in import read_also_in
from monitor.store.articles import articles_by_id
from monitor.store.codec import load
from monitor.store.keyed import Key, read_keyed
from monitor.store.paging import chunks
from monitor.store.rows import alert_of
from monitor.store.schema import changes, developments, versions, withdrawals
from monitor.store.versions import read_change
from monitor.store.withdrawals import withdrawal_of

log = logging.getLogger(__name__)

INSTANT = "instant"
# How many texts are read at once.
_TEXTS = 50
_NEWEST = select(func.max(developments.c.id)).where(developments.c.version_id == versions.c.id).scalar_subquery()
_VERSIONS = (
    select(
        versions.c.article_id,
        versions.c.number,
        versions.c.title,
        versions.c.seen_before_at,
        versions.c.language,
        changes.c.data,
        _NEWEST.label("newest"),
    )
    .outerjoin(changes, changes.c.version_id == versions.c.id)
    .where(versions.c.id.in_(bindparam("ids", expanding=True)))
)


@dataclass(frozen=True, slots=True)
class _Facts:
    """The row of a version, its change, and when the outlet says that it modified the page."""

    row: Row[Any]
    change: Change | None
    modified: datetime | None


def items_of(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, AlertItem]:
    """Rows of ``alerts`` as AlertItems, by alert number."""
    known = articles_by_id(connection, (row.article_id for row in rows if row.article_id is not None))
    with_version = [row for row in rows if row.article_id in known and row.to_version is not None]
    all_facts = _facts(connection, {(row.article_id, row.to_version) for row in with_version})
    titles = _titles(connection, {(row.article_id, row.from_version) for row in with_version if row.from_version})
    items: dict[int, AlertItem] = {}
    for row in rows:
        article, facts = known.get(row.article_id), all_facts.get((row.article_id, row.to_version))
        if article is None or row.to_version is None:
            items[row.id] = AlertItem(alert_of(row), article, _removal(connection, row))
        else:
            old_title = titles.get((row.article_id, row.from_version), "")
            item = AlertItem(alert_of(row), article, old_title=old_title, also=_also(connection, row))
            items[row.id] = item if facts is None else _with_facts(item, facts)
    return items


def _with_facts(item: AlertItem, facts: _Facts) -> AlertItem:
    return replace(
        item,
        change=facts.change,
        new_title=facts.row.title,
        last_seen_at=facts.row.seen_before_at,
        language=facts.row.language,
        modified=facts.modified,
        development=facts.row.newest,
    )


def _facts(connection: Connection, keys: Collection[Key]) -> dict[Key, _Facts]:
    """The stored versions of these keys and the changes that led to them."""
    ids = [row.id for row in read_keyed(connection, (versions.c.id,), keys)]
    found = [row for part in chunks(ids) for row in connection.execute(_VERSIONS, {"ids": part}).all()]
    rows = {(row.article_id, row.number): row for row in found}
    modified: dict[Key, datetime | None] = {}
    for some in chunks(sorted(rows), _TEXTS):
        modified |= _modified(connection, some)
    return {key: _Facts(row, read_change(row.data), modified.get(key)) for key, row in rows.items()}


def _titles(connection: Connection, keys: Collection[Key]) -> dict[Key, str]:
    rows = read_keyed(connection, (versions.c.article_id, versions.c.number, versions.c.title), keys)
    return {(row.article_id, row.number): row.title for row in rows}


def _also(connection: Connection, row: Row[Any]) -> tuple[AlsoReported, ...]:
    """Which other articles report the developments of an alert; none for an instant alert, sent before the search."""
    if row.mode == INSTANT:
        return ()
    conditions = (developments.c.article_id == row.article_id, developments.c.to_version == row.to_version)
    leads = {
        development.id: development.edit
        for development in connection.execute(select(developments.c.id, developments.c.edit).where(*conditions))
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


def _removal(connection: Connection, row: Row[Any]) -> Change | None:
    """The withdrawal of a removal alert: the article is gone or was replaced, which has no version.

    Found by its time: it was written in the transaction that queued the alert.
    """
    if row.article_id is None or row.kind != AlertKind.REMOVAL.value:
        return None
    conditions = (withdrawals.c.article_id == row.article_id, withdrawals.c.detected_at == row.queued_at)
    found = connection.execute(select(withdrawals).where(*conditions, withdrawals.c.version_id.is_(None))).all()
    return Change((), withdrawals=tuple(map(withdrawal_of, found)))


def _modified(connection: Connection, keys: Sequence[Key]) -> dict[Key, datetime | None]:
    """The modification times stated in versions, without those whose texts cannot be read."""
    try:
        read = contents.read_several(connection, contents.DOCUMENT, frozenset(keys))
        return {key: load(Document, text).modified for key, text in read}
    except DatabaseCorrupt:
        if len(keys) == 1:
            return {}
    return {key: modified for one in keys for key, modified in _modified(connection, (one,)).items()}
